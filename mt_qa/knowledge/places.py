"""Countries, cities, regions and waters with their Arabic names, and the adjectives of nationality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mt_qa.knowledge.organisations import other_names
from mt_qa.knowledge.tables import read_table

COLUMNS = (
    "english",
    "kind",
    "country",
    "arabic",
    "variants",
    "misspellings",
    "other_names",
    "origin",
    "licence",
)
NATIONALITY_COLUMNS = (
    "english",
    "country",
    "male",
    "female",
    "males",
    "females",
    "the_male",
    "the_female",
    "variants",
    "misspellings",
    "origin",
    "licence",
)


@dataclass(frozen=True, slots=True)
class Place:
    """One place; `kind` is country, capital, city, region, water or other; `country` its English name."""

    english: str
    kind: str
    country: str
    arabic: str
    variants: tuple[str, ...]
    misspellings: tuple[str, ...]
    other_names: tuple[tuple[str, str], ...]

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every accepted Arabic name, the canonical first."""
        return (self.arabic, *self.variants)


@dataclass(frozen=True, slots=True)
class Nationality:
    """The adjective of a country in all its forms; `variants` are other accepted masculine stems."""

    english: str
    country: str
    forms: tuple[str, ...]
    variants: tuple[str, ...]
    misspellings: tuple[str, ...]


@cache
def places() -> tuple[Place, ...]:
    """All places, by English name. Raises DataError for a broken row."""
    rows = read_table(
        "places.tsv",
        COLUMNS,
        key=("english", "kind"),
        required=("english", "kind", "arabic", "origin", "licence"),
        arabic=("arabic", "variants", "misspellings"),
    )
    return tuple(
        Place(
            english=row["english"],
            kind=row["kind"],
            country=row["country"],
            arabic=row["arabic"],
            variants=row.listed("variants"),
            misspellings=row.listed("misspellings"),
            other_names=other_names(row),
        )
        for row in rows
    )


@cache
def nationalities() -> tuple[Nationality, ...]:
    """All nationalities, by English adjective. Raises DataError for a broken row."""
    forms = ("male", "female", "males", "females", "the_male", "the_female")
    rows = read_table(
        "nationalities.tsv",
        NATIONALITY_COLUMNS,
        key=("english",),
        required=("english", "country", *forms, "origin", "licence"),
        arabic=(*forms, "variants", "misspellings"),
    )
    return tuple(
        Nationality(
            english=row["english"],
            country=row["country"],
            forms=tuple(row[form] for form in forms),
            variants=row.listed("variants"),
            misspellings=row.listed("misspellings"),
        )
        for row in rows
    )
