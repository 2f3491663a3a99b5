"""From corpora to tables and weights: what data/ and models/ ship is made here, so that it can be made again."""
