"""Which paragraphs of a source belong to which of its translation, where the two have different numbers of them.

Dynamic programming over beads of one or two paragraphs a side, after Gale and Church, "A program for aligning sentences
in bilingual corpora" (Computational Linguistics 19, 1993): the lengths of paragraphs that belong together are alike.
Shared numbers and Latin words count besides, for a paragraph that was left out has others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mt_qa.arabic.letters import ARABIC_DIGITS, LATIN_DIGITS

VARIANCE = 6.8
"""Variance of the length of a translation, a letter of the source (Gale and Church)."""

PRIORS = {(1, 1): 0.89, (1, 0): 0.02, (0, 1): 0.02, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}
"""How often so many source paragraphs are so many of the translation (Gale and Church)."""

USUAL_RATIO, USUAL_LETTERS = 0.9, 2000
"""How long an Arabic translation is, a letter of the source, and how many letters this expectation weighs: of a short
article the lengths alone tell little, for a paragraph may be missing.
"""

FOR_SHARED, FOR_STRANGE, MOST_SIGNS = 2.0, 0.7, 4
"""What a shared and an unshared number or Latin word are worth, in the logarithm of odds, and how many count."""

NARROWEST_BAND = 40
"""Paragraphs to either side of the diagonal that are looked at, besides the difference in number."""

_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&-]+")
_TO_LATIN = str.maketrans(ARABIC_DIGITS + "۰۱۲۳۴۵۶۷۸۹", LATIN_DIGITS * 2)


@dataclass(frozen=True, slots=True)
class Bead:
    """Neighbours that belong together: ``sources[source_start:source_end]`` and the same of the targets."""

    source_start: int
    source_end: int
    target_start: int
    target_end: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    length: int
    numbers: frozenset[str]
    latin: frozenset[str]


def align(sources: Sequence[str], targets: Sequence[str]) -> tuple[Bead, ...]:
    """The beads of two rows of non-blank paragraphs, in order; each paragraph is in one bead.

    Of equal rows each paragraph belongs to its fellow. Time and memory grow with the longer row, not with its square.
    """
    if len(sources) == len(targets):
        return tuple(Bead(i, i + 1, i, i + 1) for i in range(len(sources)))
    source, target = [_read(text) for text in sources], [_read(text) for text in targets]
    said, written = sum(p.length for p in source), sum(p.length for p in target)
    return tuple(_path(source, target, (written + USUAL_RATIO * USUAL_LETTERS) / (said + USUAL_LETTERS)))


def _read(text: str) -> _Paragraph:
    numbers = frozenset(re.sub("[,٬]", "", number) for number in _NUMBER.findall(text.translate(_TO_LATIN)))
    return _Paragraph(len(text.strip()), numbers, frozenset(word.lower() for word in _LATIN.findall(text)))


def _path(source: Sequence[_Paragraph], target: Sequence[_Paragraph], ratio: float) -> Iterator[Bead]:
    """The cheapest row of beads from the beginning of both to their ends."""
    steps = {(0, 0): (0.0, (0, 0))}
    slope = len(target) / max(len(source), 1)
    band = NARROWEST_BAND + abs(len(source) - len(target))
    for i in range(len(source) + 1):
        centre = round(i * slope)
        for j in range(max(0, centre - band), min(len(target), centre + band) + 1):
            found = [
                (steps[i - a, j - b][0] + _cost(source[i - a : i], target[j - b : j], ratio), (a, b))
                for a, b in PRIORS
                if (i - a, j - b) in steps and (a, b) != (0, 0)
            ]
            if found:
                steps[i, j] = min(found)
    return reversed(list(_backwards(steps, len(source), len(target))))


def _backwards(steps: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int) -> Iterator[Bead]:
    while (i, j) != (0, 0):
        a, b = steps[i, j][1]
        yield Bead(i - a, i, j - b, j)
        i, j = i - a, j - b


def _cost(source: Sequence[_Paragraph], target: Sequence[_Paragraph], ratio: float) -> float:
    """The negative logarithm of how likely these belong together."""
    prior = -math.log(PRIORS[len(source), len(target)])
    said, written = sum(p.length for p in source), sum(p.length for p in target)
    if not source or not target:
        return prior
    spread = math.sqrt(max(said, 1) * VARIANCE)
    apart = abs(written - said * ratio) / spread
    length = -math.log(max(math.erfc(apart / math.sqrt(2)), 1e-12))
    numbers = _all(p.numbers for p in source), _all(p.numbers for p in target)
    latin = _all(p.latin for p in source), _all(p.latin for p in target)
    shared = len(numbers[0] & numbers[1]) + len(latin[0] & latin[1])
    strange = len(numbers[0] ^ numbers[1]) + len(latin[1] - latin[0])
    return prior + length - FOR_SHARED * min(shared, MOST_SIGNS) + FOR_STRANGE * min(strange, MOST_SIGNS)


def _all(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*sets)
