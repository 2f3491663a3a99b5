"""Verbs that news puts right before their subject, each with its form for a subject of the other gender.

Counted: the noun after أعلن or تراجعت is its subject, the one after استقبل may be its object (data/verb_genders.tsv).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mt_qa.core import DataError
from mt_qa.knowledge.tables import data_folder, read_table


class VerbGender(NamedTuple):
    """Whether a form is feminine, and the same verb for a subject of the other gender."""

    is_feminine: bool
    other: str


@cache
def verb_genders() -> dict[str, VerbGender]:
    """The rows of data/verb_genders.tsv by form."""
    name, columns = "verb_genders.tsv", ("form", "gender", "other", "origin", "licence")
    found: dict[str, VerbGender] = {}
    for row in read_table(name, columns, key=("form",), required=columns, arabic=("form", "other")):
        if row["gender"] not in ("m", "f"):
            raise DataError(f"{data_folder() / name}:{row.line}: gender is {row['gender']!r}, expected m or f")
        found[row["form"]] = VerbGender(row["gender"] == "f", row["other"])
    return found


def verb_gender(word: str) -> tuple[str, VerbGender] | None:
    """The entry of `word` and the conjunction written onto it; None for a word that the table lacks."""
    if (found := verb_genders().get(word)) is not None:
        return "", found
    if word[:1] in ("و", "ف") and (found := verb_genders().get(word[1:])) is not None:
        return word[0], found
    return None
