"""Words and other tokens, each knowing where it stands in the text as given."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from sys import intern
from typing import NamedTuple

from mt_qa.arabic.caching import per_paragraph
from mt_qa.arabic.letters import ARABIC_WORD, INVISIBLE, bare
from mt_qa.core import Span

ARABIC, LATIN, NUMBER, PUNCTUATION, OTHER = "arabic", "latin", "number", "punctuation", "other"

_NOT_LATIN = r"\W_\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_ACCENTS = r"\u0300-\u036f"

_TOKEN = re.compile(
    rf"""(?P<arabic>{ARABIC_WORD})
       | (?P<latin>[^{_NOT_LATIN}\d](?:[^{_NOT_LATIN}]|[{_ACCENTS}]|['’&.-](?=[^{_NOT_LATIN}\d]))*)
       | (?P<number>\d(?:[٬٫.,:/](?=\d)|\d)*)
       | (?P<punctuation>[^\w\s{INVISIBLE}])
       | (?P<other>\S)""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A stretch of text without white space.

    `kind` is ``arabic``; ``latin`` (a word of any other script, letter first, digits allowed after it); ``number``
    (digits of any system with the separators between them: 1,250 and 10:30 and 7/1/2022 are one token);
    ``punctuation`` (one code point, symbols and emoji too); or ``other`` (one invisible control, stray underscore …).
    """

    kind: str
    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def bare(self) -> str:
        """The text without harakat and tatweel: what tables and dictionaries are asked for."""
        return bare(self.text)


@per_paragraph
def tokens(text: str) -> tuple[Token, ...]:
    """All tokens of `text` in order: white space is left out, everything else is in exactly one token.

    Cached, because every check of a segment asks again, and checks of the whole article ask for all its segments. Equal
    words are one string: a long text has few, and every cache of words hashes them once.
    """
    return tuple(
        [Token(each.lastgroup or OTHER, intern(each[0]), each.start(), each.end()) for each in _TOKEN.finditer(text)]
    )


@per_paragraph
def words(text: str) -> tuple[Token, ...]:
    """The Arabic words of `text`, harakat and all."""
    return tuple([token for token in tokens(text) if token.kind == ARABIC])


def word_at(row: Sequence[Token], offset: int) -> int:
    """The index in a row of tokens of the one that holds the letter at `offset`, or of the nearest before it."""
    return bisect_right(row, offset, key=lambda token: token.start) - 1


def adjacent(text: str, first: Token, second: Token) -> bool:
    """True where nothing but blanks on one line stands between the two: no punctuation, no line feed."""
    gap = text[first.end : second.start]
    return bool(gap) and gap.isspace() and "\n" not in gap


def pairs(text: str) -> Iterator[tuple[Token, Token]]:
    """Neighbouring Arabic words with nothing but blanks between them."""
    previous: Token | None = None
    for token in tokens(text):
        if token.kind != ARABIC:
            previous = None
            continue
        if previous is not None and adjacent(text, previous, token):
            yield previous, token
        previous = token


@per_paragraph
def runs(text: str) -> tuple[tuple[Token, ...], ...]:
    """Maximal rows of Arabic words with nothing but blanks between them."""
    return tuple(_runs(text))


def _runs(text: str) -> Iterator[tuple[Token, ...]]:
    row: list[Token] = []
    for token in tokens(text):
        if token.kind == ARABIC and (not row or adjacent(text, row[-1], token)):
            row.append(token)
            continue
        if row:
            yield tuple(row)
        row = [token] if token.kind == ARABIC else []
    if row:
        yield tuple(row)
