"""From findings and decisions to what is drawn: plain data, no Streamlit.

The browser counts in UTF-16 units, this program in code points. So no offset leaves this module: the text goes out in
pieces, each with the findings that cover it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from mt_qa.core import Document, Finding, Severity, Span
from mt_qa.decisions import Decisions, finding_key

CONTEXT = 16
"""Letters shown on each side of a short span."""


class Look(StrEnum):
    """How a piece of the text appears. `OPEN` waits for a decision and shows its severity."""

    PLAIN = "plain"
    OPEN = "open"
    SETTLED = "settled"
    DELETED = "deleted"
    INSERTED = "inserted"


class State(StrEnum):
    """Where a finding stands with the editor."""

    UNDECIDED = "undecided"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    COVERED = "covered"
    """Nobody decided on it, but all its letters were replaced by the correction of something wider."""
    EXPIRED = "expired"
    """Nobody decided on it, but since the text beside it was corrected the check no longer finds it."""


class Order(StrEnum):
    """The order of the list, and of stepping through it."""

    WORST = "worst"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the editor wants to see. No severity and no kind mean all; a kind is a category or a check's name.

    `most` is the precision budget: only so many are shown, the surest; 0 is all.
    """

    severities: frozenset[Severity] = frozenset()
    kind: str = ""
    undecided_only: bool = False
    order: Order = Order.WORST
    most: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one segment; `keys` are the findings that cover it, the shortest first."""

    text: str
    look: Look = Look.PLAIN
    keys: tuple[str, ...] = ()
    severity: Severity = Severity.NEUTRAL
    spot: int = 0
    """Which of the places to point out this is, from 1; 0 for none."""


def states_of(
    findings: Iterable[Finding], decisions: Decisions, expired: frozenset[str] = frozenset()
) -> dict[str, State]:
    """Where each finding stands, by key."""
    findings = tuple(findings)
    decided, superseded, settled = decisions.by_key(), decisions.superseded(), decisions.settled(findings)

    def state(key: str) -> State:
        if key in superseded:
            return State.SUPERSEDED
        if key in decided:
            return State(decided[key].outcome.value)
        if key in settled:
            return State.COVERED
        return State.EXPIRED if key in expired else State.UNDECIDED

    return {key: state(key) for key in map(finding_key, findings)}


def shown(findings: Iterable[Finding], settled: frozenset[str], filters: Filters) -> tuple[Finding, ...]:
    """The findings that the filters let through, in the order asked for. `settled` are the keys of those done with."""
    kept = [
        finding
        for finding in _surest(findings, filters.most)
        if (not filters.severities or finding.severity in filters.severities)
        and (not filters.kind or filters.kind in (finding.category.value, finding.check))
        and not (filters.undecided_only and finding_key(finding) in settled)
    ]
    if filters.order is Order.WORST:
        kept.sort(key=lambda finding: (-finding.severity, -finding.confidence, finding.span))
    return tuple(kept)


def _surest(findings: Iterable[Finding], most: int) -> tuple[Finding, ...]:
    """The `most` surest, the worse of two equally sure ones first, in the order of the text."""
    findings = tuple(findings)
    if not most or len(findings) <= most:
        return findings
    ranked = sorted(findings, key=lambda finding: (-finding.confidence, -finding.severity, finding.span))
    kept = frozenset(map(finding_key, ranked[:most]))
    return tuple(finding for finding in findings if finding_key(finding) in kept)


def segment_pieces(
    document: Document,
    findings: Sequence[Finding],
    decisions: Decisions,
    spots: Sequence[Span] = (),
    expired: frozenset[str] = frozenset(),
) -> Iterator[tuple[Piece, ...]]:
    """Each segment of `document` cut where a finding begins or ends, with the standing corrections written in.

    The originals of all pieces that are not `INSERTED` joined give the segment again. Findings need no order; `spots`,
    the places to point out, are in the order of the text.
    """
    standing = decisions.standing()
    marks = sorted({finding_key(f): f for f in (*findings, *(d.finding for d in standing))}.values(), key=_by_start)
    cuts = sorted({cut for span in (*(f.span for f in marks), *spots) for cut in (span.start, span.end)})
    decided = frozenset(decisions.by_key()) | expired
    deleting = {finding_key(decision.finding) for decision in standing}
    inserting = {decision.finding.span.end: decision for decision in standing}
    opened = 0
    covering: list[Finding] = []
    for start, segment in zip(document.starts, document.segments, strict=True):
        end = start + len(segment.target)
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        pieces: list[Piece] = []
        for left, right in pairwise((start, *inner, end)):
            while opened < len(marks) and marks[opened].span.start <= left:
                covering.append(marks[opened])
                opened += 1
            covering = [finding for finding in covering if finding.span.end > left]
            piece = _piece(segment.target[left - start : right - start], covering, decided, deleting)
            pieces.append(replace(piece, spot=_spot(spots, left, right)) if spots else piece)
            if right in inserting and inserting[right].replacement:
                correction = inserting[right]
                keys, spot = (finding_key(correction.finding),), _spot(spots, correction.finding.span.start, right)
                pieces.append(Piece(correction.replacement, Look.INSERTED, keys, correction.finding.severity, spot))
        yield tuple(pieces)


def _spot(spots: Sequence[Span], start: int, end: int) -> int:
    """The number of the first of the spots that shares a letter with this stretch, from 1; 0 where none does."""
    place = bisect_right(spots, start, key=lambda spot: spot.end)
    return place + 1 if place < len(spots) and spots[place].start < end else 0


def _by_start(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, -finding.span.end, finding.check


def _piece(text: str, covering: Sequence[Finding], decided: frozenset[str], deleting: set[str]) -> Piece:
    if not covering:
        return Piece(text)
    inward = sorted(covering, key=lambda finding: (len(finding.span), finding.check))
    keys = tuple(finding_key(finding) for finding in inward)
    if any(key in deleting for key in keys):
        return Piece(text, Look.DELETED, keys, max(finding.severity for finding in covering))
    undecided = [finding.severity for finding in covering if finding_key(finding) not in decided]
    if undecided:
        return Piece(text, Look.OPEN, keys, max(undecided))
    return Piece(text, Look.SETTLED, keys, max(finding.severity for finding in covering))


def around(text: str, span: Span) -> tuple[str, str]:
    """A word or two before and after a span too short to be recognised alone; two empty strings for a longer one."""
    if len(span) >= 4:
        return "", ""
    before = text[max(span.start - CONTEXT, 0) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + CONTEXT].partition("\n")[0]
    if len(before) == CONTEXT:
        before = before[before.find(" ") + 1 :]
    if len(after) == CONTEXT:
        after = after[: after.rfind(" ") + 1]
    return before, after


def visible(text: str, nothing: str) -> str:
    """`text` so that an editor sees all of it: blanks at its edges as ␣, invisible letters by number.

    An empty text is called `nothing`.
    """
    if not text:
        return nothing
    if text.isprintable() and text[0] != " " != text[-1]:
        return text
    core = text.strip(" ")
    left = len(text) - len(text.lstrip(" "))
    right = 0 if not core else len(text) - len(text.rstrip(" "))
    return "␣" * left + "".join(_visible_letter(letter) for letter in core) + "␣" * right


def _visible_letter(letter: str) -> str:
    if letter == "\n":
        return "↵"
    return letter if letter.isprintable() or letter in "\u200c\u200d" else f"⟨U+{ord(letter):04X}⟩"


CONTEXT_OF_PREVIEW = 70
"""Letters shown on each side in the preview of a correction."""


def sentence_around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after a span in its line, cut at a word where it is long."""
    before = text[: span.start].rpartition("\n")[2]
    after = text[span.end :].partition("\n")[0]
    if len(before) > CONTEXT_OF_PREVIEW:
        before = "… " + before[-CONTEXT_OF_PREVIEW:].partition(" ")[2]
    if len(after) > CONTEXT_OF_PREVIEW:
        after = after[:CONTEXT_OF_PREVIEW].rpartition(" ")[0] + " …"
    return before, after
