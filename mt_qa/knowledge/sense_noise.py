"""Renderings of English words in another sense, for training noise: a check must never read this table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table

TABLE = "sense_noise.tsv"


@dataclass(frozen=True, slots=True)
class NoiseSenses:
    """One English word: the Arabic words that news mostly wants for it, and those of its other senses."""

    english: str
    news: tuple[str, ...]
    other: tuple[str, ...]


@cache
def noise_senses() -> tuple[NoiseSenses, ...]:
    """All rows, by English word. Raises DataError for a broken row or a word on both sides of one row."""
    rows = read_table(
        TABLE,
        ("english", "news", "other", "origin", "licence"),
        key=("english",),
        required=("english", "news", "other", "origin", "licence"),
        arabic=("news", "other"),
    )
    for row in rows:
        both = set(row.listed("news")) & set(row.listed("other"))
        if both:
            raise DataError(f"{TABLE}:{row.line}: {', '.join(sorted(both))} cannot be of both senses")
    return tuple(NoiseSenses(row["english"], row.listed("news"), row.listed("other")) for row in rows)
