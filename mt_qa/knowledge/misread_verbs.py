"""Verbs of a wrong sense before the name of a body, and what was meant (data/misread_verbs.tsv)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mt_qa.knowledge.tables import read_table

COLUMNS = ("form", "meant", "cues", "english", "origin", "licence")


@cache
def misread_verbs() -> Mapping[str, tuple[str, frozenset[str]]]:
    """By the form that stands there: the verb that was meant, and the words of which one must stand in the sentence."""
    rows = read_table("misread_verbs.tsv", COLUMNS, key=("form",), required=COLUMNS, arabic=("form", "meant", "cues"))
    return {row["form"]: (row["meant"], frozenset(row.listed("cues"))) for row in rows}
