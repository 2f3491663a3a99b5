"""Bodies whose bare name tells their state: الكنيست is Israel's, البنتاغون is America's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.places import places
from mt_qa.knowledge.tables import read_table

COLUMNS = ("arabic", "gender", "country", "origin", "licence")


@dataclass(frozen=True, slots=True)
class NationalBody:
    """One spelling of a body's name, its gender (m or f), and the English name of its state."""

    arabic: str
    gender: str
    country: str


@cache
def national_bodies() -> tuple[NationalBody, ...]:
    """All of them, by their Arabic name. Raises DataError for an unknown country or gender."""
    rows = read_table("national_bodies.tsv", COLUMNS, key=("arabic",), required=COLUMNS, arabic=("arabic",))
    countries = {place.english for place in places() if place.kind == "country"}
    for row in rows:
        if row["country"] not in countries:
            raise DataError(f"national_bodies.tsv:{row.line}: {row['country']!r} is no country of places.tsv")
        if row["gender"] not in ("m", "f"):
            raise DataError(f"national_bodies.tsv:{row.line}: gender is m or f, not {row['gender']!r}")
    return tuple(NationalBody(row["arabic"], row["gender"], row["country"]) for row in rows)
