"""Units of measure and of time: their names in Arabic and in the languages of sources, and what they convert to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mt_qa.arabic.letters import has_arabic
from mt_qa.core import DataError
from mt_qa.knowledge.amounts import LANGUAGES, Amount, Measure, MeasureNames
from mt_qa.knowledge.tables import Row, read_table

COLUMNS = (
    "code", "head", "dimension", "factor", "arabic", "plural", "english", "indonesian", "russian", "french", "signs",
    "origin", "licence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a measure; `factor` is how much of the SI unit of its dimension it is, None where nothing converts."""

    measure: Measure
    dimension: str
    factor: float | None


@cache
def units() -> Mapping[str, Unit]:
    """The units by code. Raises DataError for a factor that is no positive number and a name not in Arabic."""
    rows = read_table("units.tsv", COLUMNS, key=("code",), required=("head", "dimension", "arabic", "english"))
    found = {row["code"]: _unit(row) for row in rows}
    for row in rows:
        if row["head"] not in found:
            raise DataError(f"units.tsv:{row.line}: head {row['head']!r} is no code of this table")
    return found


def _unit(row: Row) -> Unit:
    for name in (*row.listed("arabic"), *row.listed("plural")):
        if not has_arabic(name):
            raise DataError(f"units.tsv:{row.line}: {name!r} is not in Arabic script")
    names = {language: row.listed(column) for language, column in LANGUAGES.items()}
    measure = Measure(row["code"], row["head"], row.listed("arabic"), row.listed("plural"), names, row.listed("signs"))
    return Unit(measure, row["dimension"], _factor(row))


def _factor(row: Row) -> float | None:
    if not row["factor"]:
        return None
    try:
        factor = float(row["factor"])
    except ValueError:
        factor = 0.0
    if not factor > 0:
        raise DataError(f"units.tsv:{row.line}: factor {row['factor']!r} is no positive number")
    return factor


CONVERTED = frozenset({"length", "area", "volume", "mass", "speed", "temperature"})
"""Dimensions in which translators convert."""


def dimensions(amount: Amount) -> frozenset[str]:
    return frozenset(units()[code].dimension for code in amount.codes)


def converted_among(amounts: Sequence[Amount], others: Sequence[Amount]) -> Iterator[Amount]:
    """Those of `amounts` in a unit that `others` lack, where these have another unit for the same."""
    known = unit_names().heads(code for other in others for code in other.codes)
    measured = frozenset[str]().union(*(dimensions(other) for other in others)) & CONVERTED
    for amount in amounts:
        if known.isdisjoint(unit_names().heads(amount.codes)) and not measured.isdisjoint(dimensions(amount)):
            yield amount


@cache
def unit_names() -> MeasureNames:
    return MeasureNames(unit.measure for unit in units().values())
