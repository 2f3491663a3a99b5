"""Remembering what was found in a paragraph, for several checks ask the same of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

SHORT = 4096
"""Texts up to this many code points are paragraphs: whole articles of them are kept. Of longer ones, the last two."""

MOST = 1_000_000
"""Code points of all paragraphs that are kept: a book, so that no check of a long article has to begin anew."""

Found = TypeVar("Found")

_CLEARS: list[Callable[[], None]] = []


class _Kept(dict[str, Found]):
    """What was found in paragraphs; once there are too many, all are forgotten."""

    def __init__(self, find: Callable[[str], Found]) -> None:
        super().__init__()
        self._find = find
        self._size = 0

    def forget(self) -> None:
        self.clear()
        self._size = 0

    def __missing__(self, text: str) -> Found:
        found = self._find(text)
        if self._size + len(text) > MOST:
            self.forget()
        self._size += len(text)
        self[text] = found
        return found


def per_paragraph(find: Callable[[str], Found]) -> Callable[[str], Found]:
    """`find`, a pure function of a text, with its results kept."""
    in_short, in_long = _Kept(find), lru_cache(maxsize=2)(find)
    _CLEARS.extend((in_short.forget, in_long.cache_clear))

    @wraps(find)
    def cached(text: str) -> Found:
        return in_short[text] if len(text) <= SHORT else in_long(text)

    return cached


def forget_paragraphs() -> None:
    """Forget what was found in all paragraphs: one who reviews article after article does not meet them again."""
    for clear in _CLEARS:
        clear()
