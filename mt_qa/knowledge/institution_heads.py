"""First nouns of the names of bodies, forces, media and places: منظمة, وزارة, قوات."""

from __future__ import annotations

from functools import cache

from mt_qa.knowledge.tables import read_table


@cache
def institution_heads() -> frozenset[str]:
    """The nouns of data/institution_heads.tsv: bare of the article they open an idafa (منظمة الصحة العالمية)."""
    return frozenset(row["noun"] for row in read_table("institution_heads.tsv", ("noun",), key=("noun",)))
