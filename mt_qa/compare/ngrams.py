"""What a system says too often: rows of words that it writes more often than the others, or than the reference.

Compared are counts against all other outputs (and references), by the log-likelihood ratio (Dunning 1993), so that
neither rare accidents nor small differences of frequent words come first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from mt_qa.arabic.words import runs

LONGEST = 4
FEWEST = 3
LEAST_RATIO = 6.63
"""The ratio that chance reaches once in a hundred (chi-square, one degree of freedom)."""

MOST = 10
MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Overused:
    """A row of words, how often the system has it, and how often the others have it on average."""

    text: str
    count: int
    others: float
    ratio: float

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "count": self.count,
            "others": round(self.others, 2),
            "ratio": round(self.ratio, 2),
        }


def overused(texts: Sequence[Iterable[str]], system: int, systems: int) -> tuple[Overused, ...]:
    """The n-grams that `texts[system]` has too often; `texts` beyond `systems` are references."""
    return _overused([_counted(each) for each in texts], system, systems)


def all_overused(texts: Sequence[Iterable[str]], systems: int) -> list[tuple[Overused, ...]]:
    """The same for every system."""
    counts = [_counted(each) for each in texts]
    return [_overused(counts, system, systems) for system in range(systems)]


def _overused(counts: Sequence[Counter[tuple[str, ...]]], system: int, systems: int) -> tuple[Overused, ...]:
    own = counts[system]
    # Against the reference where there is one: what all systems say too often is theirs, not the language's.
    others = counts[systems:] or [each for place, each in enumerate(counts) if place != system]
    size, other_size = _unigrams(own), sum(_unigrams(each) for each in others)
    found: dict[tuple[str, ...], Overused] = {}
    for row, count in own.items():
        if count < FEWEST:
            continue
        elsewhere = sum(each[row] for each in others)
        if count * other_size > elsewhere * size:
            ratio = _likelihood_ratio(count, size, elsewhere, other_size)
            if ratio >= LEAST_RATIO:
                found[row] = Overused(" ".join(row), count, elsewhere / len(others), ratio)
    # Where a longer row has nearly all occurrences of a shorter one, it says more.
    inside = {
        shorter
        for row, each in found.items()
        for shorter in (row[:-1], row[1:])
        if shorter in found and each.count >= MOSTLY * found[shorter].count
    }
    longest = [each for row, each in found.items() if row not in inside]
    return tuple(sorted(longest, key=lambda each: (-each.ratio, each.text))[:MOST])


def _unigrams(counts: Counter[tuple[str, ...]]) -> int:
    return sum(count for row, count in counts.items() if len(row) == 1)


def _counted(texts: Iterable[str]) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        for run in runs(text):
            row = [word.bare for word in run]
            for length in range(1, LONGEST + 1):
                found.update(tuple(row[start : start + length]) for start in range(len(row) - length + 1))
    return found


def _likelihood_ratio(count: int, size: int, others: int, other_size: int) -> float:
    share = (count + others) / (size + other_size)
    expected, expected_others = size * share, other_size * share
    found = count * log(count / expected)
    if others:
        found += others * log(others / expected_others)
    return 2 * found
