"""How long an editor will sit over an article, estimated from its findings: the order of a queue needs no more.

The figures are those of a person who reads on a screen, not of a study of this program: silent reading of Arabic, 138
words a minute (IReST, Trauzettel-Klosinski and Dietz 2012); a key pressed for a correction that is offered; a clause
looked at, understood and typed anew where none is, the longer the worse the fault.
"""

from __future__ import annotations

from collections.abc import Mapping

from mt_qa.arabic.words import words
from mt_qa.core import Finding, Report, Severity, Verdict

READ_A_MINUTE = 138
ACCEPT_SECONDS = 4
WRITE_SECONDS: Mapping[Severity, float] = {
    Severity.NEUTRAL: 2,
    Severity.MINOR: 10,
    Severity.MAJOR: 30,
    Severity.CRITICAL: 60,
}


def editing_minutes(report: Report) -> float:
    """Minutes to bring the article into print, one decimal: flagged segments are read, findings seen to.

    An article to publish takes none, where nothing was found.
    """
    flagged = {finding.segment for finding in report.findings}
    to_read = sum(len(words(report.document.segments[index].target)) for index in flagged)
    if report.verdict is not Verdict.PUBLISH:  # somebody reads all of it
        to_read = sum(len(words(segment.target)) for segment in report.document.segments)
    return round(to_read / READ_A_MINUTE + sum(map(_seconds, report.findings)) / 60, 1)


def _seconds(finding: Finding) -> float:
    return ACCEPT_SECONDS if finding.suggestions else WRITE_SECONDS[finding.severity]
