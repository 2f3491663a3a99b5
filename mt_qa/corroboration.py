"""Doubtful findings in company: what is no news in a clean article is one of many signs in a garbled one.

People slip now and then, and in kind: edited papers print a dropped hamza here and a detached stop there. Garbled
machine translation is wrong in many ways at once. So a finding just below the default limit, such as a lone slip of
spelling in an article that is otherwise right, is raised above it where enough *different* checks have found
something, closely enough.

Measured when this was written: of 1,192 articles of ANT that are not held out, 9 are raised (they are careless indeed),
of 4,000 paragraphs of SaudiNewsNet none; of the 12 garbled articles of data/gold/form/dev, 10.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mt_qa.core import Finding

DOUBTFUL, RAISED = 0.4, 0.6
"""Findings of at least the first confidence and below the second count as signs, and are raised to the second."""

LEAST_CHECKS = 6
LEAST_IN_100_WORDS = 3.0
"""An article is garbled where so many different checks have found something, and so often."""


def corroborated(findings: Sequence[Finding], words: int) -> tuple[Finding, ...]:
    """The findings of one article of so many words, the doubtful ones raised where many checks bear each other out."""
    signs = [finding for finding in findings if finding.confidence >= DOUBTFUL]
    if len({finding.check for finding in signs}) < LEAST_CHECKS or 100 * len(signs) < LEAST_IN_100_WORDS * words:
        return tuple(findings)
    return tuple(
        replace(finding, confidence=RAISED) if DOUBTFUL <= finding.confidence < RAISED else finding
        for finding in findings
    )
