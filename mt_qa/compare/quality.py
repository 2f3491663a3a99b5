"""Quality without a reference: what a review found in each output, as scores and counts that can be tested.

The score of a system is that of `mt_qa.scoring` over all its words, so for one article it is the score that
``mt-qa review`` gives. An output that is empty where another, or a reference, has text counts as one critical fault
(`MISSING`): a review of nothing finds nothing wrong.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from mt_qa.arabic.words import words
from mt_qa.compare.outputs import Outputs, OutputSegment
from mt_qa.compare.statistics import Rows, Statistic, mean, with_ones
from mt_qa.core import Category, Finding, Report, Severity
from mt_qa.scoring import Profile, score

SCORE, FINDINGS = "score", "findings"
"""Names of the statistics; ``findings:CATEGORY`` counts one category."""

MISSING = Severity.CRITICAL, Category.MISSING_TEXT


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was found in one system's outputs, by segment; spans count in the segment's output.

    `words` are those that the penalties are shared over, `written` says where any system has text, `missing` where
    this one has none although it should.
    """

    findings: tuple[tuple[Finding, ...], ...]
    scores: tuple[float, ...]
    words: tuple[float, ...]
    written: tuple[bool, ...]
    missing: tuple[bool, ...]

    @property
    def faults(self) -> tuple[tuple[tuple[Severity, Category], ...], ...]:
        """How bad and of what kind each fault of each segment is, missing outputs among them."""
        return tuple(
            (MISSING,) if gone else tuple((finding.severity, finding.category) for finding in row)
            for row, gone in zip(self.findings, self.missing, strict=True)
        )

    @property
    def counts(self) -> Counter[Category]:
        return Counter(category for row in self.faults for _, category in row)

    @property
    def severities(self) -> Counter[Severity]:
        return Counter(severity for row in self.faults for severity, _ in row)

    @property
    def critical_rate(self) -> float:
        """The share of written segments with a critical fault."""
        return self._share([any(severity is Severity.CRITICAL for severity, _ in row) for row in self.faults])

    @property
    def error_free_rate(self) -> float:
        """The share of written segments in which nothing was found."""
        return self._share([not row for row in self.faults])

    def _share(self, holds: Sequence[bool]) -> float:
        judged = [each for each, written in zip(holds, self.written, strict=True) if written]
        return sum(judged) / len(judged) if judged else 0.0


def reviewed(outputs: Outputs, system: int, reports: Sequence[Report], profile: Profile) -> Reviewed:
    """The findings of the system's reports, an article a report, laid out by segment."""
    findings: list[tuple[Finding, ...]] = []
    for report in reports:
        starts = report.document.starts
        by_segment: list[list[Finding]] = [[] for _ in starts]
        for finding in report.findings:
            local = finding.span.shifted(-starts[finding.segment])
            by_segment[finding.segment].append(replace(finding, segment=len(findings) + finding.segment, span=local))
        findings += [tuple(row) for row in by_segment]
    segments = outputs.segments
    texts = outputs.of(system)
    missing = tuple(not t.strip() and _should_be_written(s) for t, s in zip(texts, segments, strict=True))
    counts = [
        _usual_length(segment) if gone else float(len(words(text)))
        for text, segment, gone in zip(texts, segments, missing, strict=True)
    ]
    scores = tuple(
        0.0 if gone else score(row, int(count), profile)
        for row, count, gone in zip(findings, counts, missing, strict=True)
    )
    written = tuple(_should_be_written(segment) for segment in segments)
    return Reviewed(tuple(findings), scores, tuple(counts), written, missing)


def _should_be_written(segment: OutputSegment) -> bool:
    return segment.is_written or any(reference.strip() for reference in segment.references)


def _usual_length(segment: OutputSegment) -> float:
    """How many words an output of the segment has: those of the others, else of the references."""
    texts = [text for text in segment.outputs if text.strip()] or segment.references
    return sum(len(words(text)) for text in texts) / len(texts)


def statistics(names: Sequence[str], all_reviewed: Sequence[Reviewed], profile: Profile) -> list[Statistic]:
    """The score, the number of findings a segment, and the same of each category that any system has."""
    by_name = dict(zip(names, all_reviewed, strict=True))

    def scores(sums: Rows) -> NDArray[np.float64]:
        # Not cut off at 0 as a shown score is: below it, worse is still worse.
        return np.asarray(100 - 100 * sums[:, 0] / np.maximum(sums[:, 1], profile.least_words), dtype=np.float64)

    found = [
        Statistic(SCORE, scores, {n: _penalties(r, profile) for n, r in by_name.items()}, shown=lambda s: max(0.0, s)),
        _counted(FINDINGS, by_name, None),
    ]
    present = sorted({category for each in all_reviewed for category in each.counts})
    return found + [_counted(f"{FINDINGS}:{category.value}", by_name, category) for category in present]


def _penalties(found: Reviewed, profile: Profile) -> Rows:
    penalties = [sum(profile.weight(severity, category) for severity, category in row) for row in found.faults]
    return np.column_stack((np.array(penalties, dtype=np.float64), np.array(found.words, dtype=np.float64)))


def _counted(name: str, by_name: dict[str, Reviewed], category: Category | None) -> Statistic:
    rows = {
        system: with_ones(
            np.array([sum(category in (None, own) for _, own in row) for row in each.faults], dtype=np.float64)
        )
        for system, each in by_name.items()
    }
    return Statistic(name, mean, rows, higher_is_better=False)
