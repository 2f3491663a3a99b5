"""Names that are ordinary words too (تدمر: Palmyra, "it destroys"): on their own they prove nothing."""

from __future__ import annotations

from functools import cache

from mt_qa.knowledge.tables import read_table


@cache
def everyday_names() -> frozenset[str]:
    """The forms of data/everyday_names.tsv, as written there."""
    columns = ("form", "meaning", "origin", "licence")
    rows = read_table("everyday_names.tsv", columns, key=("form",), required=columns, arabic=("form",))
    return frozenset(row["form"] for row in rows)
