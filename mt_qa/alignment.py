"""Which paragraphs of a source belong to which of its translation, where the two have different numbers of them.

Dynamic programming over beads of one or two paragraphs a side, after Gale and Church, "A program for aligning sentences
in bilingual corpora" (Computational Linguistics 19, 1993): the lengths of paragraphs that belong together are alike.
Signs count besides, for a paragraph that was left out has others: numbers, Latin words, and names, whose consonants
Arabic letters keep (Nairobi, نيروبي). A long document is first parted where neighbours share signs that none else has,
and each part is looked through in a band around its diagonal.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mt_qa.arabic.letters import ARABIC_DIGITS, LATIN_DIGITS
from mt_qa.entities.transliteration import sounds

VARIANCE = 8.0
"""Variance of the length of a translation, a letter of the source. Gale and Church found 6.8 for sentences; more makes
the lengths count less beside the signs, which on paragraphs of XQuAD missed and invented fewer omissions.
"""

PRIORS = {(1, 1): 0.89, (1, 0): 0.02, (0, 1): 0.02, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}
"""How often so many source paragraphs are so many of the translation (Gale and Church)."""

USUAL_RATIO, USUAL_LETTERS = 0.9, 2000
"""How long an Arabic translation is, a letter of the source, and how many letters this expectation weighs: of a short
article the lengths alone tell little, for a paragraph may be missing.
"""

FOR_SHARED, FOR_STRANGE, MOST_SIGNS = 2.0, 0.7, 4
"""What a shared sign and an unshared number are worth, in the logarithm of odds, and how many count."""

COMMON_FROM, COMMON_SHARE = 2, 0.1
"""A sign in more paragraphs than this, and than this share of them, tells none from another."""

NARROWEST_BAND = 12
"""Paragraphs to either side of the diagonal that are looked at first, besides the difference in number; twice as many
where the row of beads comes near the edge.
"""

LONGEST_PART = 60
"""Longer documents are parted where they surely may be."""

_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9&-]+")
_NAME = re.compile(r"(?<!\w)[^\W\d_a-zа-яёà-öø-ÿ\u0600-\u06ff][^\W\d_\u0600-\u06ff]{2,}")
_ARABIC_WORD = re.compile(r"[\u0621-\u0652]{3,}")
_ARTICLE = re.compile(r"^[وفبلك]{0,2}ال|^[وفبلك](?=[\u0621-\u064a]{4})")
_FEWEST_CONSONANTS = 4
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
    """A length and signs; in an int each sign of the document is one bit."""

    length: int
    numbers: int
    signs: int

    def with_next(self, following: _Paragraph) -> _Paragraph:
        return _Paragraph(
            self.length + following.length, self.numbers | following.numbers, self.signs | following.signs
        )


def align(sources: Sequence[str], targets: Sequence[str]) -> tuple[Bead, ...]:
    """The beads of two rows of non-blank paragraphs, in order; each paragraph is in one bead.

    Of equal rows each paragraph belongs to its fellow. Time and memory grow with the longer row, not with its square.
    """
    if len(sources) == len(targets):
        return tuple(Bead(i, i + 1, i, i + 1) for i in range(len(sources)))
    source, target = _read(sources, targets)
    said, written = sum(p.length for p in source), sum(p.length for p in target)
    ratio = (written + USUAL_RATIO * USUAL_LETTERS) / (said + USUAL_LETTERS)
    beads: list[Bead] = []
    for (i, j), (end_i, end_j) in pairwise(_borders(source, target)):
        for bead in _Part(source[i:end_i], target[j:end_j], ratio).beads():
            beads.append(Bead(bead.source_start + i, bead.source_end + i, bead.target_start + j, bead.target_end + j))
    return tuple(beads)


# Signs ----------------------------------------------------------------------------------------------------------------


def _read(sources: Sequence[str], targets: Sequence[str]) -> tuple[list[_Paragraph], list[_Paragraph]]:
    """Lengths and signs of both sides, without the signs that are everywhere."""
    numbers = [[_numbers(text) for text in side] for side in (sources, targets)]
    names = [[_source_names(text) for text in sources], [_target_names(text) for text in targets]]
    counts = [Counter(name for of in side for name in of) for side in names]
    most = max(COMMON_FROM, COMMON_SHARE * min(len(sources), len(targets)))
    shared = {name for name, count in counts[0].items() if 0 < counts[1][name] <= most and count <= most}
    bits: defaultdict[str, int] = defaultdict(lambda: 1 << len(bits))
    sides = []
    for texts, numbers_of, names_of in zip((sources, targets), numbers, names, strict=True):
        side = []
        for text, said, named in zip(texts, numbers_of, names_of, strict=True):
            in_numbers = sum(bits[number] for number in said)
            side.append(_Paragraph(len(text.strip()), in_numbers, in_numbers | sum(bits[n] for n in named & shared)))
        sides.append(side)
    return sides[0], sides[1]


def _numbers(text: str) -> set[str]:
    return {re.sub("[,٬]", "", number) for number in _NUMBER.findall(text.translate(_TO_LATIN))}


def _source_names(text: str) -> set[str]:
    heard = {sounds(word) for word in _NAME.findall(text)}
    return {word.lower() for word in _LATIN.findall(text)} | {f"~{s}" for s in heard if len(s) >= _FEWEST_CONSONANTS}


def _target_names(text: str) -> set[str]:
    heard = {sounds(form) for word in _ARABIC_WORD.findall(text) for form in (word, _ARTICLE.sub("", word))}
    return {word.lower() for word in _LATIN.findall(text)} | {f"~{s}" for s in heard if len(s) >= _FEWEST_CONSONANTS}


# Parts ----------------------------------------------------------------------------------------------------------------


def _borders(source: Sequence[_Paragraph], target: Sequence[_Paragraph]) -> Iterator[tuple[int, int]]:
    """Where a bead surely begins, from the beginning of both sides to their ends, at least `LONGEST_PART` apart."""
    yield 0, 0
    last = 0
    if len(source) > LONGEST_PART:
        twins = _twins(source, target)
        for (i, j), (next_i, next_j) in pairwise(twins):
            if next_i == i + 1 and next_j == j + 1 and next_i - last >= LONGEST_PART:
                last = next_i
                yield next_i, next_j
    yield len(source), len(target)


def _twins(source: Sequence[_Paragraph], target: Sequence[_Paragraph]) -> list[tuple[int, int]]:
    """Pairs that share two signs and more that no other paragraph has, in the longest row without a crossing."""
    alone, where = _met_once(source), {bit: j for j, p in enumerate(target) for bit in _bits(p.signs)}
    alone &= _met_once(target)
    pairs = []
    for i, paragraph in enumerate(source):
        votes = Counter(where[bit] for bit in _bits(paragraph.signs & alone))
        if votes and (best := votes.most_common(1)[0])[1] >= 2:
            pairs.append((i, best[0]))
    return _longest_rising(pairs)


def _met_once(side: Iterable[_Paragraph]) -> int:
    once = twice = 0
    for paragraph in side:
        twice |= once & paragraph.signs
        once |= paragraph.signs
    return once & ~twice


def _bits(signs: int) -> Iterator[int]:
    while signs:
        bit = signs & -signs
        yield bit
        signs ^= bit


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(places[length - 1] if length else -1)
        ends[length:], places[length:] = [j, *ends[length + 1 :]], [place, *places[length + 1 :]]
    row: list[tuple[int, int]] = []
    place = places[-1] if places else -1
    while place >= 0:
        row.append(pairs[place])
        place = before[place]
    return row[::-1]


# Beads ----------------------------------------------------------------------------------------------------------------

_PRIOR_COST = {step: -math.log(prior) for step, prior in PRIORS.items()}
_STEPS = tuple(step for step in PRIORS if 0 not in step)
_PER_SPREAD, _WIDEST = 20, 8
_LENGTH_COST = tuple(
    -math.log(max(math.erfc(place / _PER_SPREAD / math.sqrt(2)), 1e-12)) for place in range(_PER_SPREAD * _WIDEST)
)
_LEFT_OUT, _ADDED = (1, 0), (0, 1)
_TOO_NEAR = 3


class _Part:
    """A stretch of both sides that begins and ends with a bead."""

    def __init__(self, source: Sequence[_Paragraph], target: Sequence[_Paragraph], ratio: float) -> None:
        self._rows, self._columns, self._ratio = len(source), len(target), ratio
        self._one_or_two = [
            [None, side, [first.with_next(second) for first, second in pairwise(side)]] for side in (source, target)
        ]

    def beads(self) -> list[Bead]:
        """The cheapest row of beads."""
        band = NARROWEST_BAND + abs(self._rows - self._columns)
        beads = self._within(band)
        while band < self._columns and any(
            abs(bead.target_end - self._centre(bead.source_end)) > band - _TOO_NEAR for bead in beads
        ):
            band *= 2
            beads = self._within(band)
        return beads

    def _centre(self, i: int) -> int:
        return round(i * self._columns / max(self._rows, 1))

    def _within(self, band: int) -> list[Bead]:
        steps = self._cheapest_steps(band)
        beads: list[Bead] = []
        i, j = self._rows, self._columns
        while i or j:
            a, b = steps[i][j]
            beads.append(Bead(i - a, i, j - b, j))
            i, j = i - a, j - b
        return beads[::-1]

    def _cheapest_steps(self, band: int) -> list[dict[int, tuple[int, int]]]:
        """For each pair of borders in the band, the step that leads there at the least cost."""
        steps: list[dict[int, tuple[int, int]]] = []
        costs: list[dict[int, float]] = []
        for i in range(self._rows + 1):
            centre = self._centre(i)
            row: dict[int, float] = {}
            taken: dict[int, tuple[int, int]] = {}
            costs.append(row)
            steps.append(taken)
            for j in range(max(0, centre - band), min(self._columns, centre + band) + 1):
                best, step = self._best(costs, i, j)
                if best < math.inf:
                    row[j], taken[j] = best, step
        return steps

    def _best(self, costs: Sequence[dict[int, float]], i: int, j: int) -> tuple[float, tuple[int, int]]:
        if not i and not j:
            return 0.0, (0, 0)
        best, step = math.inf, _LEFT_OUT
        if i and (cost := costs[i - 1].get(j)) is not None:
            best = cost + _PRIOR_COST[_LEFT_OUT]
        if (cost := costs[i].get(j - 1)) is not None and cost + _PRIOR_COST[_ADDED] < best:
            best, step = cost + _PRIOR_COST[_ADDED], _ADDED
        for a, b in _STEPS:
            if a > i or (before := costs[i - a].get(j - b)) is None or before > best + _MOST_GAINED:
                continue
            cost = before + self._cost(i, j, a, b)
            if cost < best:
                best, step = cost, (a, b)
        return best, step

    def _cost(self, i: int, j: int, a: int, b: int) -> float:
        """The negative logarithm of how likely the `a` paragraphs before `i` are the `b` before `j`."""
        said, written = self._one_or_two[0][a][i - a], self._one_or_two[1][b][j - b]  # type: ignore[index]
        spread = math.sqrt((said.length or 1) * VARIANCE)
        apart = int(abs(written.length - said.length * self._ratio) / spread * _PER_SPREAD)
        cost = _PRIOR_COST[a, b] + _LENGTH_COST[min(apart, len(_LENGTH_COST) - 1)]
        if shared := said.signs & written.signs:
            cost -= FOR_SHARED * min(shared.bit_count(), MOST_SIGNS)
        if strange := said.numbers ^ written.numbers:
            cost += FOR_STRANGE * min(strange.bit_count(), MOST_SIGNS)
        return cost


_MOST_GAINED = FOR_SHARED * MOST_SIGNS
"""How much cheaper a bead can make a row of beads."""
