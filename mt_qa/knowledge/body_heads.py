"""Nouns that head the name of a body (منظمة, وزارة, لجنة …), and the words that decide where the name ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table

COLUMNS = ("form", "gender", "scope", "english", "origin", "licence")


@dataclass(frozen=True, slots=True)
class BodyHead:
    """`gender` is m or f; `strict` heads nearly always begin a proper name, others are ordinary nouns too."""

    form: str
    gender: str
    strict: bool
    english: str


@cache
def body_heads() -> Mapping[str, BodyHead]:
    """The heads by their form without the article. Raises DataError for a gender or scope of another name."""
    heads: dict[str, BodyHead] = {}
    for row in read_table("body_heads.tsv", COLUMNS, key=("form",)):
        if row["gender"] not in ("m", "f") or row["scope"] not in ("strict", "loose"):
            raise DataError(f"body_heads.tsv:{row.line}: gender is m or f, scope is strict or loose")
        heads[row["form"]] = BodyHead(row["form"], row["gender"], row["scope"] == "strict", row["english"])
    return heads


@cache
def name_words(kind: str) -> frozenset[str]:
    """The words of one kind in data/name_words.tsv: stop, adjective or closed."""
    rows = read_table("name_words.tsv", ("form", "kind", "origin", "licence"), key=("form", "kind"))
    return frozenset(row["form"] for row in rows if row["kind"] == kind)
