"""How sure a difference is: confidence intervals, paired bootstrap and approximate randomisation, as sacrebleu draws.

The draws are sacrebleu's to the number for the same seed (`numpy.random.default_rng`), and its metrics are tested by
its rule, so its command line gives the same p-values. One thing is added: with k segments that differ, two of 2^k
ways to change sides are as extreme as the real one, so no p-value is below 2 / 2^k. Two outputs that differ in one
segment are not significantly different, of which sacrebleu says p = 0.0001. For counts, in which trials are often
exactly as large as the real difference, these count against it (Noreen 1989).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from mt_qa.compare.statistics import Rows, Statistic

SEED = 12345
RESAMPLES = 1_000
TRIALS = 10_000
"""sacrebleu's defaults."""

AT_ONCE = 1024
"""Rows of draws in memory together; a multiple of 32, so that draws do not depend on it."""

TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference between two systems in one statistic (a less b), with two p-values, not yet corrected."""

    a: str
    b: str
    statistic: str
    difference: float
    p_randomisation: float
    p_bootstrap: float


class _Stacked:
    """The rows of all statistics and systems side by side: one product of matrices sums them all."""

    def __init__(self, statistics: Sequence[Statistic]) -> None:
        self.rows = np.hstack([rows for s in statistics for rows in s.rows.values()])
        self.places: dict[tuple[str, str], slice] = {}
        start = 0
        for statistic in statistics:
            for name, rows in statistic.rows.items():
                self.places[statistic.name, name] = slice(start, start + rows.shape[1])
                start += rows.shape[1]

    def sums(self, weights: NDArray[np.float64]) -> Mapping[tuple[str, str], Rows]:
        """By statistic and system: for each row of weights (one a segment), the weighted sum."""
        found = weights @ self.rows
        return {key: found[:, place] for key, place in self.places.items()}


def bootstrapped(
    statistics: Sequence[Statistic], segments: int, seed: int, resamples: int
) -> dict[str, dict[str, Rows]]:
    """The score of each statistic and system on each of `resamples` draws of segments."""
    stacked = _Stacked(statistics)
    drawn = [stacked.sums(counts) for counts in _drawn(segments, seed, resamples)]
    return {
        s.name: {name: s.formula(np.vstack([sums[s.name, name] for sums in drawn])) for name in s.rows}
        for s in statistics
    }


def _drawn(segments: int, seed: int, resamples: int) -> Iterator[NDArray[np.float64]]:
    """How often each segment was drawn, some resamples at a time."""
    draws = np.random.default_rng(seed)
    for first in range(0, resamples, AT_ONCE):
        rows = min(AT_ONCE, resamples - first)
        drawn = draws.choice(segments, size=(rows, segments), replace=True)
        offsets = np.arange(rows)[:, None] * segments
        counted = np.bincount((drawn + offsets).ravel(), minlength=rows * segments)
        yield counted.reshape(rows, segments).astype(np.float64)


def interval(samples: Rows) -> tuple[float, float]:
    """The middle 95 % of the samples: sacrebleu's bounds, of which it prints half the distance."""
    ordered = np.sort(samples)
    cut = len(ordered) // 40
    return float(ordered[cut]), float(ordered[len(ordered) - cut - 1])


def paired_tests(
    statistics: Sequence[Statistic],
    names: Sequence[str],
    segments: int,
    samples: Mapping[str, Mapping[str, Rows]],
    seed: int,
    trials: int,
    progress: Callable[[int, int], None] | None = None,
) -> list[Difference]:
    """Every pair of systems in every statistic that both have. `samples` are those of `bootstrapped`.

    `progress` is called with the number of trials done and of all.
    """
    pairs = [_Pair(s, a, b) for s in statistics for a, b in combinations([n for n in names if n in s.rows], 2)]
    _randomise(pairs, statistics, segments, seed, trials, progress)
    return [pair.result(samples[pair.statistic.name], trials) for pair in pairs]


class _Pair:
    """Two systems in one statistic, and how many trials differed at least as much as they do."""

    def __init__(self, statistic: Statistic, a: str, b: str) -> None:
        self.statistic, self.a, self.b = statistic, a, b
        self.difference = statistic.score(a) - statistic.score(b)
        self.differing = int(np.count_nonzero((statistic.rows[a] != statistic.rows[b]).any(axis=1)))
        self.beyond = 0

    def result(self, samples: Mapping[str, Rows], trials: int) -> Difference:
        drawn = np.abs(samples[self.a] - samples[self.b])
        beyond = self._beyond(drawn - drawn.mean())
        least = 2.0 ** (1 - self.differing)
        p_randomisation, p_bootstrap = (self.beyond + 1) / (trials + 1), (beyond + 1) / (len(drawn) + 1)
        return Difference(
            self.a,
            self.b,
            self.statistic.name,
            self.difference,
            min(1.0, max(least, p_randomisation)),
            min(1.0, max(least, p_bootstrap)),
        )

    def _beyond(self, differences: NDArray[np.float64]) -> int:
        real = abs(self.difference)
        larger = differences > real if self.statistic.strict else differences >= real - TOLERANCE
        return int(np.count_nonzero(larger))

    def count(self, halves: Mapping[tuple[str, str], Rows], wholes: Mapping[tuple[str, str], Rows]) -> None:
        """`halves` are the sums over the segments that stay in place, `wholes` those over all."""
        a, b, formula = (self.statistic.name, self.a), (self.statistic.name, self.b), self.statistic.formula
        mixed = formula(halves[a] + wholes[b] - halves[b]) - formula(halves[b] + wholes[a] - halves[a])
        self.beyond += self._beyond(np.abs(mixed))


def _randomise(
    pairs: Sequence[_Pair],
    statistics: Sequence[Statistic],
    segments: int,
    seed: int,
    trials: int,
    progress: Callable[[int, int], None] | None,
) -> None:
    """Trials in which the outputs of each segment change sides or stay, by lot: the same lots for all pairs."""
    draws = np.random.default_rng(seed)
    stacked = _Stacked(statistics)
    wholes = stacked.sums(np.ones((1, segments)))
    for first in range(0, trials, AT_ONCE):
        kept = draws.integers(2, size=(min(AT_ONCE, trials - first), segments), dtype=bool).astype(np.float64)
        halves = stacked.sums(kept)
        for pair in pairs:
            pair.count(halves, wholes)
        if progress is not None:
            progress(min(first + AT_ONCE, trials), trials)
