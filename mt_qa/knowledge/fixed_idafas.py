"""Fixed genitive constructions (رئيس الوزراء): the first noun has neither article nor pronoun before the second."""

from __future__ import annotations

from functools import cache

from mt_qa.knowledge.tables import read_table


@cache
def fixed_idafas() -> dict[str, frozenset[str]]:
    """Each first noun of data/fixed_idafas.tsv with its genitives, article and all."""
    genitives: dict[str, set[str]] = {}
    for row in read_table("fixed_idafas.tsv", ("noun", "genitive"), key=("noun", "genitive")):
        genitives.setdefault(row["noun"], set()).add(row["genitive"])
    return {noun: frozenset(found) for noun, found in genitives.items()}
