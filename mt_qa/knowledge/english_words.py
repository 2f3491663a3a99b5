"""Frequent English words that Arabic text has no reason to hold: no names, units, brands or words of the web."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table

KINDS = ("function", "ordinary")


@dataclass(frozen=True, slots=True)
class EnglishWord:
    """`function`: grammatical, or a verb of saying. `capital`: no name even when written with a capital, alone."""

    word: str
    function: bool
    capital: bool


@cache
def english_words() -> Mapping[str, EnglishWord]:
    """data/english_words.tsv by word, in lower case."""
    rows = read_table("english_words.tsv", ("word", "kind", "capital"), key=("word",), required=("word", "kind"))
    for row in rows:
        if row["kind"] not in KINDS or row["capital"] not in ("", "yes"):
            raise DataError(f"english_words.tsv:{row.line}: {row['kind']!r} or {row['capital']!r} is not known")
    return {row["word"]: EnglishWord(row["word"], row["kind"] == "function", row["capital"] == "yes") for row in rows}
