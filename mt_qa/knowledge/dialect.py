"""Words that give a passage away as spoken Arabic: the rules of written Arabic are not for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from mt_qa.knowledge.tables import read_table

ENOUGH = 2
"""So many dialect words make a passage dialect; one may be quoted."""


@cache
def dialect_words() -> frozenset[str]:
    """The words of data/dialect_words.tsv, bare of marks."""
    return frozenset(row["word"] for row in read_table("dialect_words.tsv", ("word", "region"), key=("word",)))


def is_dialect(words: Iterable[str]) -> bool:
    """True where at least `ENOUGH` of `words` are dialect."""
    known = dialect_words()
    return sum(word in known for word in words) >= ENOUGH
