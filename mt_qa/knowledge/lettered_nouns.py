"""Nouns that a single letter may label: المجموعة أ, فيتامين ب, الخطة ب."""

from __future__ import annotations

from functools import cache

from mt_qa.knowledge.tables import read_table


@cache
def lettered_nouns() -> frozenset[str]:
    """The nouns of data/lettered_nouns.tsv, each bare and with ال, and with و before it."""
    nouns = {row["noun"] for row in read_table("lettered_nouns.tsv", ("noun",), key=("noun",))}
    with_article = nouns | {"ال" + noun for noun in nouns} | {"لل" + noun for noun in nouns}
    return frozenset(with_article | {"و" + noun for noun in with_article})
