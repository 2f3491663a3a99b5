"""Acronyms that Arabic keeps in Latin letters, or that mean something else more often than a body: DNA, ISO, BBC."""

from __future__ import annotations

from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table

COLUMNS = ("acronym", "sort", "origin", "licence")
SORTS = frozenset("company movement press science sport standard technology word".split())


@cache
def kept_acronyms() -> frozenset[str]:
    """All of them. Raises DataError for a sort of another name."""
    rows = read_table("kept_acronyms.tsv", COLUMNS, key=("acronym",), required=COLUMNS)
    for row in rows:
        if row["sort"] not in SORTS:
            raise DataError(f"kept_acronyms.tsv:{row.line}: sort is one of {', '.join(sorted(SORTS))}")
    return frozenset(row["acronym"] for row in rows)
