"""Events and utterances that news open a sentence with: في اجتماع, خلال مؤتمر."""

from __future__ import annotations

from functools import cache

from mt_qa.knowledge.tables import read_table


@cache
def occasions() -> frozenset[str]:
    """The nouns of data/occasions.tsv, as they stand after a preposition, and the same with the article."""
    nouns = {row["noun"] for row in read_table("occasions.tsv", ("noun",), key=("noun",))}
    return frozenset(nouns | {"ال" + noun for noun in nouns})
