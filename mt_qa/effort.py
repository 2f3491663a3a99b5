"""How long an article will take to edit: an estimate from its length and its findings.

Reading: adults read Arabic at 138 words a minute (Trauzettel-Klosinski and Dietz 2012, IReST). The seconds of a finding
are our own guess; what a project took for its own articles corrects it (`mt_qa.store.effort.pace`).
"""

from __future__ import annotations

from mt_qa.arabic.words import words
from mt_qa.core import Report, Severity

WORDS_A_MINUTE = 138
SECONDS = {Severity.NEUTRAL: 0, Severity.MINOR: 8, Severity.MAJOR: 25, Severity.CRITICAL: 60}
"""A minor slip is accepted at sight; a wrong name is looked up."""


def estimated_minutes(report: Report) -> float:
    """Minutes of reading the article and deciding on its findings, one decimal."""
    seconds = sum(SECONDS[finding.severity] for finding in report.findings)
    return round(word_count(report) / WORDS_A_MINUTE + seconds / 60, 1)


def word_count(report: Report) -> int:
    """The Arabic words of the article."""
    return sum(len(words(segment.target)) for segment in report.document.segments)
