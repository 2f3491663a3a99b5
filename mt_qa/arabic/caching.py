"""Remembering what was found in a paragraph, for several checks ask the same of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

SHORT = 4096
"""Texts up to this many code points are paragraphs: whole articles of them are kept. Of longer ones, the last two."""

Found = TypeVar("Found")


def per_paragraph(find: Callable[[str], Found]) -> Callable[[str], Found]:
    """`find`, a pure function of a text, with its results kept."""
    in_short, in_long = lru_cache(maxsize=1024)(find), lru_cache(maxsize=2)(find)

    @wraps(find)
    def cached(text: str) -> Found:
        return in_short(text) if len(text) <= SHORT else in_long(text)

    return cached
