"""From p-values to words: Holm's correction over everything that was tested, winners, and clusters of systems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mt_qa.compare.resampling import Difference

ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class Pair:
    """Two systems in one metric: `difference` is a's score less b's; `winner` is empty where none is better for sure.

    `p_value` is that of approximate randomisation, `p_adjusted` the same after Holm's correction, `p_bootstrap` the
    other test's, not corrected.
    """

    a: str
    b: str
    metric: str
    difference: float
    p_value: float
    p_adjusted: float
    p_bootstrap: float
    winner: str

    def to_dict(self) -> dict[str, Any]:
        return {
            "a": self.a,
            "b": self.b,
            "metric": self.metric,
            "difference": round(self.difference, 4),
            "p_value": round(self.p_value, 6),
            "p_adjusted": round(self.p_adjusted, 6),
            "p_bootstrap": round(self.p_bootstrap, 6),
            "winner": self.winner or None,
        }


def adjusted(p_values: Sequence[float]) -> list[float]:
    """Holm's step-down correction: the chance of a single false claim among all of them stays below the level."""
    order = sorted(range(len(p_values)), key=lambda place: p_values[place])
    found = [0.0] * len(p_values)
    least = 0.0
    for done, place in enumerate(order):
        least = max(least, min(1.0, (len(p_values) - done) * p_values[place]))
        found[place] = least
    return found


def judged(tests: Sequence[Difference], higher_is_better: Mapping[str, bool], alpha: float) -> tuple[Pair, ...]:
    """The pairs with corrected p-values and winners."""
    corrected = adjusted([test.p_randomisation for test in tests])
    return tuple(
        Pair(
            test.a,
            test.b,
            test.statistic,
            test.difference,
            test.p_randomisation,
            p_adjusted,
            test.p_bootstrap,
            _winner(test, higher_is_better[test.statistic]) if p_adjusted < alpha else "",
        )
        for test, p_adjusted in zip(tests, corrected, strict=True)
    )


def _winner(test: Difference, higher_is_better: bool) -> str:
    if not test.difference:
        return ""
    return test.a if (test.difference > 0) is higher_is_better else test.b


def clusters(ordered: Sequence[str], pairs: Sequence[Pair], metric: str) -> dict[str, int]:
    """By system, the number of its cluster, from 1: as WMT prints them.

    `ordered` are the systems, the best first. A line is drawn where every system above is significantly better than
    every system below; systems between two lines cannot be told apart.
    """
    won = {(pair.winner, pair.b if pair.winner == pair.a else pair.a) for pair in pairs if pair.metric == metric}
    found: dict[str, int] = {}
    cluster = 1
    for place, name in enumerate(ordered):
        above, below = ordered[:place], ordered[place:]
        if place and all((better, worse) in won for better in above for worse in below):
            cluster += 1
        found[name] = cluster
    return found
