"""Two outputs laid beside each other word by word, and how far the outputs of a segment are apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations

from mt_qa.arabic.folding import fold
from mt_qa.arabic.words import tokens


class Change(StrEnum):
    """What a stretch of the second text is to the first."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of both texts as written, with the blanks behind it; one of them is empty where words are missing."""

    change: Change
    first: str
    second: str


_CHANGES = {
    "equal": Change.SAME,
    "replace": Change.CHANGED,
    "insert": Change.ADDED,
    "delete": Change.LEFT_OUT,
}


def word_difference(first: str, second: str) -> tuple[Stretch, ...]:
    """`second` against `first`: all of both, in order. Marks and tatweel make no difference."""
    from rapidfuzz.distance import Levenshtein

    ours, theirs = _keys(first), _keys(second)
    return tuple(
        Stretch(
            _CHANGES[operation.tag],
            _written(first, operation.src_start, operation.src_end),
            _written(second, operation.dest_start, operation.dest_end),
        )
        for operation in Levenshtein.opcodes(ours, theirs)
    )


def _written(text: str, start: int, end: int) -> str:
    """The tokens of that range as written, with the blanks behind them."""
    if start == end:
        return ""
    row = tokens(text)
    begin = row[start].start if start else 0
    return text[begin : row[end].start if end < len(row) else len(text)]


@lru_cache(maxsize=50_000)
def _keys(text: str) -> tuple[str, ...]:
    """Every token without its marks; a letter that is spelt otherwise (ه for ة) is a difference that a reader sees."""
    return tuple(fold(t.text, hamza=False, ya=False, ta_marbuta=False) or t.text for t in tokens(text))


def distance(first: str, second: str) -> float:
    """The share of words that differ, 0 to 1."""
    from rapidfuzz.distance import Levenshtein

    return float(Levenshtein.normalized_distance(_keys(first), _keys(second)))


def disagreement(outputs: Sequence[str]) -> float:
    """How far the outputs of a segment are apart: the mean distance of its pairs."""
    pairs = list(combinations(outputs, 2))
    return sum(distance(a, b) for a, b in pairs) / len(pairs)
