"""What becomes of a finding when the text beside it is corrected: its paragraph is read again as it is now.

A finding expires where the check that made it finds it in the paragraph alone as it was, and no longer as it is now.
One that rests on more than its paragraph cannot be judged so and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mt_qa.core import Document, Finding, Report, Segment, Span
from mt_qa.decisions import Decision, Decisions, finding_key
from mt_qa.service import review


def gone(report: Report, decisions: Decisions, segments: Iterable[int]) -> frozenset[str]:
    """The keys of the undecided findings in those segments that no longer hold."""
    wanted = frozenset(segments)
    standing = [d for d in decisions.standing() if d.finding.segment in wanted]
    corrected = {decision.finding.segment for decision in standing}
    settled = decisions.settled(report.findings) if corrected else frozenset()
    found = (f for f in report.findings if f.segment in corrected and finding_key(f) not in settled)
    return frozenset(finding_key(finding) for finding in found if _is_gone(report, standing, finding))


def new_findings(report: Report, decisions: Decisions, decision: Decision) -> tuple[Finding, ...]:
    """What the checks say to the letters of a correction; offsets are of its paragraph as corrected."""
    number = decision.finding.segment
    here = [d for d in decisions.standing() if d.finding.segment == number]
    if decision not in here or not decision.replacement:
        return ()
    segment, start = report.document.segments[number], report.document.starts[number]
    begin = decision.finding.span.start - start + _growth(here, decision.finding.span)
    span = Span(begin, begin + len(decision.replacement))
    now = _alone(_corrected(segment.target, start, here), segment.source)
    before = {(f.check, f.text) for f in _alone(segment.target, segment.source)}
    return tuple(f for f in now if f.span.overlaps(span) and (f.check, f.text) not in before)


def _is_gone(report: Report, standing: Sequence[Decision], finding: Finding) -> bool:
    segment, start = report.document.segments[finding.segment], report.document.starts[finding.segment]
    here = [decision for decision in standing if decision.finding.segment == finding.segment]
    if any(decision.finding.span.overlaps(finding.span) for decision in here):
        return False  # partly rewritten: for the editor to say
    was = finding.span.shifted(-start)
    if not any(f.check == finding.check and f.span == was for f in _alone(segment.target, segment.source)):
        return False
    now = was.shifted(_growth(here, finding.span))
    after = _alone(_corrected(segment.target, start, here), segment.source)
    return not any(f.check == finding.check and f.span.overlaps(now) for f in after)


def _growth(here: Iterable[Decision], span: Span) -> int:
    """How many code points the corrections before `span` have added."""
    return sum(len(d.replacement) - len(d.finding.span) for d in here if d.finding.span.end <= span.start)


def _corrected(target: str, start: int, here: Iterable[Decision]) -> str:
    return "".join(_pieces(target, start, here))


def _pieces(target: str, start: int, here: Iterable[Decision]) -> Iterator[str]:
    end = 0
    for decision in here:  # in the order of the text
        yield target[end : decision.finding.span.start - start]
        yield decision.replacement
        end = decision.finding.span.end - start
    yield target[end:]


@lru_cache(maxsize=256)
def _alone(target: str, source: str | None) -> tuple[Finding, ...]:
    """The findings of a paragraph by itself, unsure ones too: that their company was corrected is no reason to go."""
    document = Document((Segment(target, source),))
    return review(document, min_confidence=0.0, max_findings_per_1000_words=0.0).findings
