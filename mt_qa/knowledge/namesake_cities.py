"""Cities of different countries that Arabic writes alike: ملقا is Málaga and Malacca."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.places import places
from mt_qa.knowledge.tables import read_table

COLUMNS = ("arabic", "countries", "origin", "licence")


@cache
def namesake_cities() -> Mapping[str, frozenset[str]]:
    """The countries of each name. Raises DataError for a country that data/places.tsv does not have."""
    known = {place.english for place in places() if place.kind == "country"}
    found: dict[str, frozenset[str]] = {}
    for row in read_table("namesake_cities.tsv", COLUMNS, key=("arabic",), required=COLUMNS, arabic=("arabic",)):
        for country in row.listed("countries"):
            if country not in known:
                raise DataError(f"namesake_cities.tsv:{row.line}: {country!r} is no country of places.tsv")
        found[row["arabic"]] = frozenset(row.listed("countries"))
    return found
