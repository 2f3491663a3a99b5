"""Frequent words of Indonesian, French and Turkish, by which a phrase left in one of these languages is known."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import Row, read_table

LANGUAGES = ("fr", "id", "tr")


@cache
def foreign_words() -> Mapping[str, frozenset[str]]:
    """Word, in lower case -> the languages it is frequent in."""
    languages: dict[str, set[str]] = {}
    for row in _rows():
        languages.setdefault(row["word"], set()).add(row["language"])
    return {word: frozenset(of) for word, of in languages.items()}


@cache
def telling_words() -> frozenset[str]:
    """Those of which one in lower case is evidence enough."""
    return frozenset(row["word"] for row in _rows() if row["alone"])


@cache
def _rows() -> tuple[Row, ...]:
    columns = ("word", "language", "alone")
    rows = read_table("foreign_words.tsv", columns, key=("word", "language"), required=("word", "language"))
    for row in rows:
        if row["language"] not in LANGUAGES or row["alone"] not in ("", "yes"):
            raise DataError(f"foreign_words.tsv:{row.line}: {row['language']!r} or {row['alone']!r} is not known")
    return rows
