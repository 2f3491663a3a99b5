"""How often findings have been right, by check and by the confidence that the check gave them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from mt_qa.core import DataError
from mt_qa.knowledge.tables import Row, read_table

TABLE = "calibration.tsv"
COLUMNS = ("check", "raw", "calibrated", "findings", "right", "origin", "licence")
ANY_CHECK = "*"

Points = tuple[tuple[float, float], ...]
"""Raw confidence and the share that was right, both rising."""


@cache
def calibration_points() -> Mapping[str, Points]:
    """The fitted points of each check; those under `ANY_CHECK` hold for the others.

    Raises DataError for a row that is no pair of probabilities, for points that do not rise, and where `ANY_CHECK` is
    missing.
    """
    found: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in read_table(TABLE, COLUMNS, key=("check", "raw"), required=COLUMNS):
        point = _point(row)
        earlier = found[row["check"]]
        if earlier and (point[0] <= earlier[-1][0] or point[1] < earlier[-1][1]):
            raise DataError(f"{TABLE}:{row.line}: the points of {row['check']} do not rise")
        earlier.append(point)
    if ANY_CHECK not in found:
        raise DataError(f"{TABLE}: no row for {ANY_CHECK}")
    return MappingProxyType({check: tuple(points) for check, points in found.items()})


def _point(row: Row) -> tuple[float, float]:
    try:
        point = float(row["raw"]), float(row["calibrated"])
    except ValueError:
        point = (-1.0, -1.0)
    if not all(0 <= value <= 1 for value in point):
        raise DataError(f"{TABLE}:{row.line}: {row['raw']!r} and {row['calibrated']!r} are no two probabilities")
    return point
