"""Bodies that the news names: their accepted Arabic names, and what MT makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mt_qa.knowledge.tables import Row, read_table

COLUMNS = (
    "english",
    "acronyms",
    "arabic",
    "variants",
    "regions",
    "topics",
    "mistaken",
    "other_names",
    "origin",
    "licence",
)


@dataclass(frozen=True, slots=True)
class Organisation:
    """One body. `regions` are English names of where its news comes from, `topics` Arabic words that stand near it.

    `mistaken` are Arabic renderings that are wrong for it, though one may be the right name of another body;
    `other_names` are names in other languages, by language code.
    """

    english: str
    acronyms: tuple[str, ...]
    arabic: str
    variants: tuple[str, ...]
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    mistaken: tuple[str, ...]
    other_names: tuple[tuple[str, str], ...]

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every accepted Arabic name, the canonical first."""
        return (self.arabic, *self.variants)


def other_names(row: Row) -> tuple[tuple[str, str], ...]:
    """``id:Komisi Pemberantasan Korupsi|ru:ОДКБ`` as pairs of language code and name."""
    pairs = (value.partition(":") for value in row.listed("other_names"))
    return tuple((code, name) for code, _, name in pairs if name)


@cache
def organisations() -> tuple[Organisation, ...]:
    """All bodies, by English name. Raises DataError for a broken row."""
    rows = read_table(
        "organisations.tsv",
        COLUMNS,
        key=("english",),
        required=("english", "arabic", "origin", "licence"),
        arabic=("arabic", "variants", "topics", "mistaken"),
    )
    return tuple(
        Organisation(
            english=row["english"],
            acronyms=row.listed("acronyms"),
            arabic=row["arabic"],
            variants=row.listed("variants"),
            regions=row.listed("regions"),
            topics=row.listed("topics"),
            mistaken=row.listed("mistaken"),
            other_names=other_names(row),
        )
        for row in rows
    )
