"""Words that Arabic doubles on purpose: جدا جدا, خطوة خطوة, ولي ولي العهد, أحمد أحمد."""

from __future__ import annotations

from functools import cache

from mt_qa.knowledge.tables import read_table

REASONS = frozenset(("distribution", "emphasis", "foreign", "idiom", "name"))


@cache
def doubled_words() -> dict[str, str]:
    """Every word in data/doubled_words.tsv with its reason, one of `REASONS`."""
    return {row["word"]: row["why"] for row in read_table("doubled_words.tsv", ("word", "why"), key=("word",))}
