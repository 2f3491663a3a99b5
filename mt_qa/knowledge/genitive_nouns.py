"""Nouns whose complement is a plain genitive, never من: وجود, دور, مصير."""

from __future__ import annotations

from functools import cache

from mt_qa.knowledge.tables import read_table


@cache
def genitive_nouns() -> frozenset[str]:
    """The nouns of data/genitive_nouns.tsv, bare of article and pronoun."""
    return frozenset(row["noun"] for row in read_table("genitive_nouns.tsv", ("noun",), key=("noun",)))
