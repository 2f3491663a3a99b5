"""Arabic names of Latin letters, out of which acronyms are spelt: سي إن إن, بي بي سي."""

from __future__ import annotations

from functools import cache

from mt_qa.knowledge.tables import read_table


@cache
def letter_names() -> dict[str, str]:
    """Every spelling in data/letter_names.tsv with its Latin letter; some are Arabic words too (إن, في, أي)."""
    return {row["name"]: row["letter"] for row in read_table("letter_names.tsv", ("name", "letter"), key=("name",))}
