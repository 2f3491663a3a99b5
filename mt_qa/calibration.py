"""Confidences that mean what they say: a finding shown with .8 is right about four times in five.

Checks give confidences that order their findings. How often findings of a check with that confidence were right on
judged and on clean text is a table (data/calibration.tsv, made by mt_qa.training.calibration); between its points lie
straight lines. The map of a check never falls, and what is shown stays shown: not what an editor sees is changed, only
how sure it is said to be.

Below the limit nothing is changed. A confidence there is no probability but a choice not to bother an editor: most
lone slips of spelling in good papers are real (see data/judged_alarms.tsv), and mark no garbled passage.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from mt_qa.core import Finding
from mt_qa.knowledge.calibration import ANY_CHECK, Points, calibration_points

LIMIT = 0.5
"""The default limit from which findings are shown."""


def calibrated(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with calibrated confidences; a suggestion is no surer than its finding."""
    return tuple(_calibrated(finding) for finding in findings)


def _calibrated(finding: Finding) -> Finding:
    sure = confidence(finding.check, finding.confidence)
    suggestions = tuple(
        replace(each, confidence=min(sure, confidence(finding.check, each.confidence))) for each in finding.suggestions
    )
    return replace(finding, confidence=sure, suggestions=suggestions)


def confidence(check: str, raw: float) -> float:
    """What a confidence of `raw` is worth that `check` gave, rounded to three decimals."""
    if raw < LIMIT:
        return raw
    points = calibration_points()
    return round(max(_between(points.get(check, points[ANY_CHECK]), raw), LIMIT), 3)


def _between(points: Points, raw: float) -> float:
    """Linear between the points, level beyond them."""
    if raw <= points[0][0]:
        return points[0][1]
    for (low, at_low), (high, at_high) in pairwise(points):
        if raw <= high:
            return at_low + (at_high - at_low) * (raw - low) / (high - low)
    return points[-1][1]
