"""How often edited news names a body: what is attested is real, whether a table has it or not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table


@cache
def attested_bodies() -> Mapping[str, int]:
    """Counts by folded phrase (`fold` of each word, no proclitics). Raises DataError for a count that is no number."""
    counts: dict[str, int] = {}
    for row in read_table("attested_bodies.tsv", ("phrase", "count")):
        if not row["count"].isdecimal():
            raise DataError(f"attested_bodies.tsv:{row.line}: count {row['count']!r} is not a number")
        counts[row["phrase"]] = int(row["count"])
    return counts
