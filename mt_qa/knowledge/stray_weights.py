"""What each trace weighs that a phrase strays from the name of a body, and how it is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table

TABLE = "stray_weights.tsv"
COLUMNS = ("trace", "weight", "english", "arabic", "origin", "licence")
BIAS = "bias"


@dataclass(frozen=True, slots=True)
class StrayWeight:
    """A weight in log-odds, and the trace in words where it speaks for straying; empty where it speaks against."""

    weight: float
    english: str
    arabic: str


@cache
def stray_weights() -> Mapping[str, StrayWeight]:
    """The weights by the names of the traces. Raises DataError for a weight that is no number, and without a bias."""
    found: dict[str, StrayWeight] = {}
    for row in read_table(TABLE, COLUMNS, key=("trace",), required=("trace", "weight", "origin", "licence")):
        try:
            weight = float(row["weight"])
        except ValueError:
            raise DataError(f"{TABLE}:{row.line}: the weight {row['weight']!r} is no number") from None
        found[row["trace"]] = StrayWeight(weight, row["english"], row["arabic"])
    if BIAS not in found:
        raise DataError(f"{TABLE}: no row of the trace {BIAS!r}")
    return found
