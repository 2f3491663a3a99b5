"""What the articles of a project took: from a few finished ones on, the estimate (`mt_qa.effort`) follows its pace."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

LEAST_ARTICLES = 5
"""Finished articles from which a project's own pace counts."""

FASTEST, SLOWEST = 0.2, 5.0


def pace(finished: Sequence[tuple[float, float]]) -> float:
    """What the estimate is multiplied by: the median of (minutes spent / estimated) over finished articles, 1 where
    there are too few to tell."""
    ratios = [spent / estimated for estimated, spent in finished if estimated > 0 and spent > 0]
    return min(max(median(ratios), FASTEST), SLOWEST) if len(ratios) >= LEAST_ARTICLES else 1.0
