"""What each trace weighs that a word renders another sense than the sentence speaks of (data/sense_weights.tsv)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table

TABLE = "sense_weights.tsv"
COLUMNS = ("trace", "weight", "meaning", "origin", "licence")
BIAS = "bias"


@cache
def sense_weights() -> Mapping[str, float]:
    """Log-odds by the names of the traces. Raises DataError for a weight that is no number, and without a bias."""
    found: dict[str, float] = {}
    for row in read_table(TABLE, COLUMNS, key=("trace",), required=COLUMNS):
        try:
            found[row["trace"]] = float(row["weight"])
        except ValueError:
            raise DataError(f"{TABLE}:{row.line}: the weight {row['weight']!r} is no number") from None
    if BIAS not in found:
        raise DataError(f"{TABLE}: no row of the trace {BIAS!r}")
    return found
