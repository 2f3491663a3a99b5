"""A suggestion is re-checked before it is shown, or it is not shown: "no safe fix" is an answer.

Issue C adds a second judge, the language measures; this one asks the other checks. A suggestion is dropped if, once it
is in its sentence, the checks find something new at that place, or the same fault still.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from mt_qa.arabic.sentences import sentences
from mt_qa.core import Document, Finding, Hit, Span, Suggestion

MOST_SUGGESTIONS = 5


def verified(
    document: Document, findings: Sequence[Finding], hits_in: Callable[[str], Sequence[tuple[str, Hit]]]
) -> tuple[Finding, ...]:
    """The findings with only those suggestions that survive the checks in `hits_in`, in their order."""
    starts = document.starts
    return tuple(
        replace(
            finding,
            suggestions=_surviving(
                document.segments[finding.segment].target, starts[finding.segment], finding, hits_in
            ),
        )
        if finding.suggestions
        else finding
        for finding in findings
    )


def _surviving(
    target: str, start: int, finding: Finding, hits_in: Callable[[str], Sequence[tuple[str, Hit]]]
) -> tuple[Suggestion, ...]:
    local = finding.span.shifted(-start)
    around = next((s for s in sentences(target) if s.contains(local)), Span(0, len(target)))
    sentence, place = around.of(target), local.shifted(-around.start)
    before = {(name, hit.span.of(sentence)) for name, hit in hits_in(sentence)}
    kept = []
    for suggestion in finding.suggestions[:MOST_SUGGESTIONS]:
        repaired = place.replaced(sentence, suggestion.text)
        if repaired != sentence and not _harms(repaired, place, suggestion.text, finding.check, before, hits_in):
            kept.append(suggestion)
    return tuple(kept)


def _harms(
    repaired: str,
    place: Span,
    text: str,
    check: str,
    before: set[tuple[str, str]],
    hits_in: Callable[[str], Sequence[tuple[str, Hit]]],
) -> bool:
    """True where `repaired` has, at the repaired place, the same fault still or one that was not there before."""
    if not repaired.strip():
        return False
    touched = Span(max(place.start - 1, 0), place.start + len(text) + 1)
    return any(
        hit.span.overlaps(touched) and (name == check or (name, hit.span.of(repaired)) not in before)
        for name, hit in hits_in(repaired)
    )
