"""What the words of the names of bodies stand for in English, and what a machine makes of those English words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table

TABLE = "name_senses.tsv"


@dataclass(frozen=True, slots=True)
class NameSenses:
    """The English words that an Arabic word is usual for, and those that it is an odd rendering of."""

    usual: frozenset[str] = frozenset()
    odd: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SenseRow:
    """One English word with its usual and its odd Arabic words."""

    english: str
    usual: tuple[str, ...]
    odd: tuple[str, ...]


@cache
def sense_rows() -> tuple[SenseRow, ...]:
    """All rows, by English word. Raises DataError for a broken row or a word that is usual and odd in one row."""
    rows = read_table(
        TABLE,
        ("english", "usual", "odd", "origin", "licence"),
        key=("english",),
        required=("english", "usual", "origin", "licence"),
        arabic=("usual", "odd"),
    )
    for row in rows:
        both = set(row.listed("usual")) & set(row.listed("odd"))
        if both:
            raise DataError(f"{TABLE}:{row.line}: {', '.join(sorted(both))} cannot be usual and odd")
    return tuple(SenseRow(row["english"], row.listed("usual"), row.listed("odd")) for row in rows)


def senses_by_stem(stem: Callable[[str], str]) -> dict[str, NameSenses]:
    """The table turned round: senses by the stem of each Arabic word; phrases count by each of their long words."""
    usual: defaultdict[str, set[str]] = defaultdict(set)
    odd: defaultdict[str, set[str]] = defaultdict(set)
    for row in sense_rows():
        for words, senses in ((row.usual, usual), (row.odd, odd)):
            for word in (part for phrase in words for part in phrase.split() if len(part) > 2):
                senses[stem(word)].add(row.english)
    return {word: NameSenses(frozenset(usual[word]), frozenset(odd[word])) for word in {*usual, *odd}}
