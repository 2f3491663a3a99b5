"""How long an article will take to edit: an estimate from its length and its findings, then from what its project took.

Reading: adults read Arabic at 138 words a minute (Trauzettel-Klosinski and Dietz 2012, IReST). The seconds of a finding
are our own guess until a project has finished articles of its own: from then on its `pace` corrects it.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from mt_qa.arabic.words import words
from mt_qa.core import Report, Severity

WORDS_A_MINUTE = 138
SECONDS = {Severity.NEUTRAL: 0, Severity.MINOR: 8, Severity.MAJOR: 25, Severity.CRITICAL: 60}
"""A minor slip is accepted at sight; a wrong name is looked up."""

LEAST_ARTICLES = 5
"""Finished articles from which a project's own pace counts."""

FASTEST, SLOWEST = 0.2, 5.0


def estimated_minutes(report: Report) -> float:
    """Minutes of reading the article and deciding on its findings, one decimal."""
    seconds = sum(SECONDS[finding.severity] for finding in report.findings)
    return round(word_count(report) / WORDS_A_MINUTE + seconds / 60, 1)


def word_count(report: Report) -> int:
    """The Arabic words of the article."""
    return sum(len(words(segment.target)) for segment in report.document.segments)


def pace(finished: Sequence[tuple[float, float]]) -> float:
    """What the estimate is multiplied by: the median of (minutes spent / estimated) over finished articles, 1 where
    there are too few to tell."""
    ratios = [spent / estimated for estimated, spent in finished if estimated > 0 and spent > 0]
    return min(max(median(ratios), FASTEST), SLOWEST) if len(ratios) >= LEAST_ARTICLES else 1.0
