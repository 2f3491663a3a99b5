"""What a stretch of news is about: words that show it, by domain."""

from __future__ import annotations

from functools import cache

from mt_qa.knowledge.tables import read_table

TABLE = "domain_words.tsv"


@cache
def domain_words() -> dict[str, tuple[str, ...]]:
    """The words of each domain, without clitics. Raises DataError for a broken row."""
    rows = read_table(
        TABLE,
        ("domain", "words", "origin", "licence"),
        key=("domain",),
        required=("domain", "words", "origin", "licence"),
        arabic=("words",),
    )
    return {row["domain"]: row.listed("words") for row in rows}
