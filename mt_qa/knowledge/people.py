"""Much-named people with their accepted Arabic spellings, and titles and ranks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.organisations import other_names
from mt_qa.knowledge.tables import read_table

COLUMNS = (
    "english",
    "arabic",
    "variants",
    "misspellings",
    "sex",
    "country",
    "role",
    "other_names",
    "origin",
    "licence",
)
TITLE_COLUMNS = ("arabic", "feminine", "plural", "english", "kind", "origin", "licence")


@dataclass(frozen=True, slots=True)
class Person:
    """One person; `variants` are accepted spellings and short forms that name them alone; `sex` is m or f."""

    english: str
    arabic: str
    variants: tuple[str, ...]
    misspellings: tuple[str, ...]
    sex: str
    country: str
    role: str
    other_names: tuple[tuple[str, str], ...]

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every accepted Arabic name, the canonical first."""
        return (self.arabic, *self.variants)


@dataclass(frozen=True, slots=True)
class Title:
    """A title or rank: masculine indefinite, feminine, plural; `kind` is office, rank, honorific or profession."""

    arabic: str
    feminine: str
    plural: str
    english: str
    kind: str


@cache
def people() -> tuple[Person, ...]:
    """All people, by English name. Raises DataError for a broken row."""
    rows = read_table(
        "people.tsv",
        COLUMNS,
        key=("english",),
        required=("english", "arabic", "sex", "origin", "licence"),
        arabic=("arabic", "variants", "misspellings", "role"),
    )
    for row in rows:
        if row["sex"] not in ("m", "f"):
            raise DataError(f"people.tsv:{row.line}: sex is m or f, not {row['sex']!r}")
    return tuple(
        Person(
            english=row["english"],
            arabic=row["arabic"],
            variants=row.listed("variants"),
            misspellings=row.listed("misspellings"),
            sex=row["sex"],
            country=row["country"],
            role=row["role"],
            other_names=other_names(row),
        )
        for row in rows
    )


@cache
def titles() -> tuple[Title, ...]:
    """All titles, by their masculine. Raises DataError for a broken row."""
    rows = read_table(
        "titles.tsv",
        TITLE_COLUMNS,
        key=("arabic",),
        required=("arabic", "english", "kind", "origin", "licence"),
        arabic=("arabic", "feminine", "plural"),
    )
    return tuple(Title(row["arabic"], row["feminine"], row["plural"], row["english"], row["kind"]) for row in rows)
