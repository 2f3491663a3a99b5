"""An article with what was found in it and what an editor made of that: what every export is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from mt_qa.core import Finding, Report, Span
from mt_qa.decisions import Decision, Decisions, Outcome, finding_key


@dataclass(frozen=True)
class Reviewed:
    """A report and the decisions on it. `reviewer` is the editor's name, empty where nobody has looked yet."""

    report: Report
    decisions: Decisions = field(default_factory=Decisions)
    language: str = "en"
    reviewer: str = ""
    when: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))

    @cached_property
    def text(self) -> str:
        """The text that was reviewed: all offsets point into it."""
        return self.report.document.text

    @cached_property
    def corrected(self) -> str:
        """The text with every correction that stands."""
        return self.decisions.corrected(self.text)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """In the order of the text: the report's, and those that the editor added or other limits had brought up."""
        added = [d.finding for d in self.decisions.made if finding_key(d.finding) not in self._reported]
        return tuple(sorted((*self.report.findings, *added), key=lambda f: (f.span.start, -f.span.end, f.check)))

    @cached_property
    def upheld(self) -> tuple[Finding, ...]:
        """The findings that nobody rejected: those that are the article's faults as far as is known."""
        return tuple(finding for finding in self.findings if not self._is_rejected(finding))

    @cached_property
    def settled(self) -> frozenset[str]:
        """The keys of the findings about which nothing is left to decide."""
        return self.decisions.settled(self.findings)

    def decision(self, finding: Finding) -> Decision | None:
        """What was decided about the finding, None where nothing was."""
        return self._decided.get(finding_key(finding))

    def is_reported(self, finding: Finding) -> bool:
        """True where the machine found it, False where the editor added it."""
        return finding_key(finding) in self._reported

    def reason(self, finding: Finding) -> str:
        """Why the finding was made, in the language of the export."""
        return finding.message_ar if self.language == "ar" else finding.message

    def _is_rejected(self, finding: Finding) -> bool:
        decision = self.decision(finding)
        return decision is not None and decision.outcome is Outcome.REJECTED

    @cached_property
    def _decided(self) -> Mapping[str, Decision]:
        return self.decisions.by_key()

    @cached_property
    def _reported(self) -> frozenset[str]:
        return frozenset(map(finding_key, self.report.findings))


class Change(StrEnum):
    """What happens to a stretch of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Stretch(NamedTuple):
    """A stretch of a segment, with the numbers of the findings that begin before it and end after it."""

    text: str
    change: Change
    opened: tuple[int, ...] = ()
    closed: tuple[int, ...] = ()


def segments_of(reviewed: Reviewed, findings: Sequence[Finding]) -> Iterator[tuple[Stretch, ...]]:
    """Each segment in stretches: those not `INSERTED` joined are the segment as it was, those not `DELETED` as it is.

    A finding is opened and closed once each; its number is its place in `findings`. Where its last letter is corrected,
    it is closed after the correction.
    """
    document = reviewed.report.document
    numbered: list[list[int]] = [[] for _ in document.segments]
    corrections: list[list[Decision]] = [[] for _ in document.segments]
    for number, finding in enumerate(findings):
        numbered[finding.segment].append(number)
    for decision in reviewed.decisions.standing():
        corrections[decision.finding.segment].append(decision)
    for place, (start, segment) in enumerate(zip(document.starts, document.segments, strict=True)):
        spans = {number: findings[number].span for number in numbered[place]}
        whole = (start, start + len(segment.target))
        yield tuple(_stretches(reviewed.text, whole, spans, corrections[place]))


def _stretches(
    text: str, whole: tuple[int, int], spans: Mapping[int, Span], corrections: Sequence[Decision]
) -> Iterator[Stretch]:
    corrected = {decision.finding.span: decision.replacement for decision in corrections}
    inserted = {span.end: replacement for span, replacement in corrected.items()}
    cuts = sorted({*whole, *(cut for span in (*spans.values(), *corrected) for cut in (span.start, span.end))})
    for left, right in pairwise(cuts):
        opened = tuple(number for number, span in spans.items() if span.start == left)
        closed = tuple(number for number, span in spans.items() if span.end == right)
        is_deleted = any(span.start <= left and right <= span.end for span in corrected)
        change = Change.DELETED if is_deleted else Change.KEPT
        if inserted.get(right):
            yield Stretch(text[left:right], change, opened)
            yield Stretch(inserted[right], Change.INSERTED, (), closed)
        else:
            yield Stretch(text[left:right], change, opened, closed)


def span_of(reviewed: Reviewed, finding: Finding) -> Span:
    """The finding's span in its own segment."""
    return finding.span.shifted(-reviewed.report.document.starts[finding.segment])
