"""A suggestion is re-checked before it is shown, or it is not shown: "no safe fix" is an answer.

Issue C adds a second judge, the language measures; this one asks the other checks. A suggestion is dropped if, once it
is in its sentence, the checks find something new at that place, or the same fault still.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from mt_qa.arabic.sentences import sentences
from mt_qa.core import Document, Finding, Hit, Span, Suggestion

MOST_SUGGESTIONS = 5

WINDOW = 300
"""How many code points on either side of a finding are looked at where its sentence is longer: time stays linear."""

HitsIn = Callable[[str], Sequence[tuple[str, Hit]]]
"""What the checks find in a text: check name and hit."""


def verified(document: Document, findings: Sequence[Finding], hits_in: HitsIn) -> tuple[Finding, ...]:
    """The findings with only those suggestions that survive the checks in `hits_in`, in their order."""
    starts = document.starts
    hits_before = lru_cache(maxsize=16)(hits_in)  # findings of one sentence follow each other
    return tuple(
        replace(
            finding,
            suggestions=_surviving(
                document.segments[finding.segment].target,
                finding.span.shifted(-starts[finding.segment]),
                finding,
                hits_before,
                hits_in,
            ),
        )
        if finding.suggestions
        else finding
        for finding in findings
    )


def _surviving(
    target: str, local: Span, finding: Finding, hits_before: HitsIn, hits_in: HitsIn
) -> tuple[Suggestion, ...]:
    around = context(target, local)
    sentence, place = around.of(target), local.shifted(-around.start)
    before = {name for name, hit in hits_before(sentence) if hit.span.overlaps(_touched(place))}
    kept = []
    for suggestion in finding.suggestions[:MOST_SUGGESTIONS]:
        repaired = place.replaced(sentence, suggestion.text)
        now = Span(place.start, place.start + max(len(suggestion.text), 1))
        if repaired != sentence and not _harms(repaired, now, finding.check, before, hits_in):
            kept.append(suggestion)
    return tuple(kept)


def context(target: str, place: Span) -> Span:
    """The sentence or sentences that `place` lies in, cut at a blank where they reach further than `WINDOW`."""
    every = sentences(target)
    first = bisect_right(every, place.start, key=lambda sentence: sentence.start) - 1
    last = bisect_right(every, place.end - 1, key=lambda sentence: sentence.start) - 1
    start = min(every[first].start, place.start) if first >= 0 else 0
    end = max(every[last].end, place.end) if last >= 0 else len(target)
    if start < place.start - WINDOW:
        blank = target.find(" ", place.start - WINDOW, place.start)
        start = place.start - WINDOW if blank < 0 else blank + 1
    if end > place.end + WINDOW:
        blank = target.rfind(" ", place.end, place.end + WINDOW)
        end = place.end + WINDOW if blank < 0 else blank
    return Span(start, end)


def _touched(place: Span) -> Span:
    """The place and one code point on either side: where a repair can cause a new fault."""
    return Span(max(place.start - 1, 0), place.end + 1)


def _harms(repaired: str, place: Span, check: str, before: set[str], hits_in: HitsIn) -> bool:
    """True where `repaired` has, at the repaired place, the same fault still, or one of a check that was silent there.

    Checks are compared by name: a fault of the whole sentence is there before and after, though it reads differently.
    """
    return bool(repaired.strip()) and any(
        hit.span.overlaps(_touched(place)) and (name == check or name not in before) for name, hit in hits_in(repaired)
    )
