"""Institutional terms that an article must render one way: emergency operations centre, arrest warrant …"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mt_qa.knowledge.tables import read_table

COLUMNS = ("english", "arabic", "variants", "mistaken", "topics", "origin", "licence")


@dataclass(frozen=True, slots=True)
class Term:
    """One term: accepted renderings (mixing them is a fault of consistency) and renderings that are wrong."""

    english: str
    arabic: str
    variants: tuple[str, ...]
    mistaken: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every accepted rendering, the canonical first."""
        return (self.arabic, *self.variants)


@cache
def terms() -> tuple[Term, ...]:
    """All terms, by English name. Raises DataError for a broken row."""
    rows = read_table(
        "terms.tsv",
        COLUMNS,
        key=("english",),
        required=("english", "arabic", "origin", "licence"),
        arabic=("arabic", "variants", "mistaken", "topics"),
    )
    return tuple(
        Term(row["english"], row["arabic"], row.listed("variants"), row.listed("mistaken"), row.listed("topics"))
        for row in rows
    )
