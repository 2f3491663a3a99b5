"""Which part of the article to show: the sentences that findings touch, cut where a finding begins or ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mt_qa.arabic.sentences import sentences
from mt_qa.core import Finding, Report, Span


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number in the report, from 1 in the order of the text."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Passage:
    """Neighbouring sentences of one segment and the findings in them. `span` counts in the document's text."""

    segment: int
    span: Span
    findings: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that the same findings cover from end to end; none of them where nothing was found."""

    start: int
    end: int
    findings: tuple[Numbered, ...]


def numbered(report: Report) -> tuple[Numbered, ...]:
    return tuple(Numbered(number, finding) for number, finding in enumerate(report.findings, start=1))


def by_segment(report: Report) -> dict[int, list[Numbered]]:
    """The numbered findings of each segment that has any, in the order of the text."""
    groups: dict[int, list[Numbered]] = {}
    for item in numbered(report):
        groups.setdefault(item.finding.segment, []).append(item)
    return groups


def passages(report: Report) -> Iterator[Passage]:
    """The flagged sentences, in order. A finding over several sentences makes one passage of them."""
    starts = report.document.starts
    for segment, items in by_segment(report).items():
        whole = [span.shifted(starts[segment]) for span in sentences(report.document.segments[segment].target)]
        yield from _passages(segment, items, whole)


def _passages(segment: int, items: Sequence[Numbered], whole: Sequence[Span]) -> Iterator[Passage]:
    current: Span | None = None
    held: list[Numbered] = []
    for item in items:
        around = _around(item.finding.span, whole)
        if current is not None and not current.overlaps(around):
            yield Passage(segment, current, tuple(held))
            current, held = None, []
        current = around if current is None else Span(min(current.start, around.start), max(current.end, around.end))
        held.append(item)
    if current is not None:
        yield Passage(segment, current, tuple(held))


def _around(span: Span, whole: Sequence[Span]) -> Span:
    """The sentences that `span` touches; the one before it, or the first, where it lies in the blanks between them."""
    if not whole:
        return span
    first = bisect_right(whole, span.start, key=lambda sentence: sentence.start) - 1
    last = bisect_right(whole, span.end - 1, key=lambda sentence: sentence.start) - 1
    return Span(min(span.start, whole[max(first, 0)].start), max(span.end, whole[max(last, 0)].end))


def pieces(span: Span, findings: Sequence[Numbered]) -> Iterator[Piece]:
    """`span` cut into pieces, from its start to its end, each with the findings that cover it, the worst first."""
    begin: dict[int, list[Numbered]] = {}
    stop: dict[int, list[Numbered]] = {}
    for item in findings:
        begin.setdefault(max(item.finding.span.start, span.start), []).append(item)
        stop.setdefault(min(item.finding.span.end, span.end), []).append(item)
    active: list[Numbered] = []
    position = span.start
    for place in sorted({*begin, *stop, span.end}):
        if place > position:
            yield Piece(position, place, tuple(sorted(active, key=_worst_first)))
            position = place
        active = [item for item in active if item not in stop.get(place, ())] + begin.get(place, [])


def _worst_first(item: Numbered) -> tuple[int, int, int]:
    return -item.finding.severity, len(item.finding.span), item.number
