"""A number for a whole system that is made from sums over its segments: a metric, a score, a count of findings.

Resampling draws segments again and again; with sums, a thousand scores are one product of matrices.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
"""Segments x what each contributes; or, summed, samples x the same."""

Formula = Callable[[Rows], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Statistic:
    """One number a system. `formula` makes scores of sums (samples x contributions); `rows` are by system.

    A system without rows has its reason in `absent`. `shown` limits what a reader sees (a score is never below 0);
    tests look at the number itself. `strict` tests count only trials that are larger than the real difference.
    """

    name: str
    formula: Formula
    rows: Mapping[str, Rows]
    signature: str = ""
    higher_is_better: bool = True
    absent: Mapping[str, str] = field(default_factory=dict)
    shown: Callable[[float], float] = float
    strict: bool = False

    def score(self, system: str) -> float:
        """The system's number over all segments."""
        return float(self.formula(self.rows[system].sum(axis=0, keepdims=True))[0])

    def by_segment(self, system: str) -> NDArray[np.float64]:
        """The same of each segment alone."""
        return self.formula(self.rows[system])

    def over(self, system: str, segments: NDArray[np.bool_]) -> float:
        """The same of some segments."""
        return float(self.formula(self.rows[system][segments].sum(axis=0, keepdims=True))[0])


def mean(sums: Rows) -> NDArray[np.float64]:
    """The formula of a mean: contributions are a value and 1."""
    return np.asarray(sums[:, 0] / np.maximum(sums[:, 1], 1), dtype=np.float64)


def with_ones(values: NDArray[np.float64]) -> Rows:
    """The rows that `mean` takes."""
    return np.column_stack((values, np.ones(len(values))))
