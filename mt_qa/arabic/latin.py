"""Words of other scripts inside Arabic text, in rows: what was left in another language, or stands there by right.

A row holds the words between two Arabic words; digits and punctuation between them do not end it. Left out is what a
text is entitled to: web and mail addresses, hashtags, handles and code, and whatever stands in brackets or quotation
marks, where Arabic puts originals and titles of works.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from mt_qa.arabic.enclosures import quotations
from mt_qa.arabic.words import ARABIC, LATIN, Token, tokens
from mt_qa.core import Span

LATIN_LETTERS = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
"""The letters of the Latin script (a regular expression range)."""

_OTHER_LETTER = re.compile(r"[^\W\d_\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_LATIN_WORD = re.compile(f"[{LATIN_LETTERS}]")
_ENTITLED = re.compile(
    r"""(?:https?://|www\.)\S+ | (?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,64} | [@\#]\w+ | (?<!\S)\S*[\\_={}<>|~]\S*
      | (?<![\w-])[\w-]{1,64}(?:\.[\w-]+){0,4}\.(?:com|net|org|info|co|io|gov|edu|tv|me|ly|[a-z]{2})\b(?:/\S*)?
      | \([^()\n]{1,300}\) | \[[^\]\n]{1,300}\]""",
    re.VERBOSE,
)


class Row(NamedTuple):
    """Neighbouring words of other scripts, in order."""

    words: tuple[Token, ...]

    @property
    def span(self) -> Span:
        return Span(self.words[0].start, self.words[-1].end)


def is_latin(word: str) -> bool:
    """True where the first letter of `word` is of the Latin script."""
    return _LATIN_WORD.match(word) is not None


def foreign_rows(text: str) -> Iterator[Row]:
    """The rows of words in other scripts in `text`, in order."""
    if _OTHER_LETTER.search(text) is None:
        return
    entitled = _entitled(text)
    starts = [start for start, _ in entitled]
    row: list[Token] = []
    end = 0
    for token in tokens(text):
        before = bisect_right(starts, token.start) - 1
        barred = token.kind == ARABIC or (before >= 0 and token.start < entitled[before][1])
        if (barred or "\n" in text[end : token.start]) and row:
            yield Row(tuple(row))
            row = []
        if token.kind == LATIN and not barred:
            row.append(token)
        end = token.end
    if row:
        yield Row(tuple(row))


def _entitled(text: str) -> list[tuple[int, int]]:
    """The stretches where other scripts may stand, sorted and merged."""
    found = [match.span() for match in _ENTITLED.finditer(text)]
    found += [(opening, closing + 1) for opening, closing in quotations(text).pairs]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
