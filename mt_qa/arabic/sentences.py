"""Sentences with offsets. Arabic prose runs on with commas, so only final marks and line feeds end a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from mt_qa.core import Span

_CLOSERS = r"[\"”»’')\]]*"
_END = re.compile(
    rf"""(?:[!؟?…]|\.{{2,}}|
           (?<![\s.][^\W\d_])      # not the stop of an initial: "ج. بايدن"
           \.(?!\d))               # not a decimal point
        \s?{_CLOSERS}(?=\s|$)|\n""",
    re.VERBOSE,
)


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, final mark and closing quotes included, white space around them left out."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Span(begin, begin + len(stripped)))
