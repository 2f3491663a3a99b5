"""Whether a suggestion is right: it must leave the same text as a correction that the judge gave.

The two may stand on different spans: ``منظمة`` → ``لمنظمة`` repairs the same fault as ``التابعة منظمة`` →
``التابعة لمنظمة``. So both are applied to the text around them and the results are compared, with runs of blanks taken
as one blank and vowel signs left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mt_qa.arabic.letters import HARAKAT
from mt_qa.core import ErrorSpan, Finding, Span
from mt_qa.evaluation.scorers import GradedSpan, matched

_BLANKS = re.compile(r"\s+")
_VOWELS = re.compile(f"[{HARAKAT}]")


@dataclass(frozen=True, slots=True)
class SuggestionCounts:
    """Over judged faults that have a correction and are matched by a finding: how many findings offer a suggestion,
    how many are right with the first, and with one of the first three."""

    matched: int = 0
    offered: int = 0
    top_1: int = 0
    top_3: int = 0

    def __add__(self, other: SuggestionCounts) -> SuggestionCounts:
        return SuggestionCounts(
            self.matched + other.matched,
            self.offered + other.offered,
            self.top_1 + other.top_1,
            self.top_3 + other.top_3,
        )

    def to_dict(self) -> dict[str, float]:
        return {
            "matched": self.matched,
            "offered": self.offered,
            "top_1": round(self.top_1 / self.matched, 4) if self.matched else 0.0,
            "top_3": round(self.top_3 / self.matched, 4) if self.matched else 0.0,
        }


def suggestion_counts(text: str, gold: Sequence[ErrorSpan], findings: Sequence[Finding]) -> SuggestionCounts:
    """Match findings to judged faults one to one, best overlap first, and judge the suggestions of those matched."""
    result = SuggestionCounts()
    for i, j in matched(
        [GradedSpan(e.span.start, e.span.end, e.severity) for e in gold],
        [GradedSpan(f.span.start, f.span.end, f.severity) for f in findings],
    ):
        if gold[i].suggestions:
            right = [is_right(text, findings[j].span, s.text, gold[i]) for s in findings[j].suggestions[:3]]
            result += SuggestionCounts(1, bool(right), any(right[:1]), any(right))
    return result


def is_right(text: str, span: Span, suggestion: str, error: ErrorSpan) -> bool:
    """True where `suggestion` over `span` leaves the same text as one of the judge's corrections over `error.span`,
    or is that correction to the letter. A suggestion that changes nothing is never right."""
    if suggestion == span.of(text):
        return False
    around = _around(text, (span, error.span))

    def repaired(place: Span, replacement: str) -> str:
        return _plain(place.shifted(-around.start).replaced(around.of(text), replacement))

    ours = repaired(span, suggestion)
    return any(
        ours == repaired(error.span, correction) or (correction and _plain(suggestion) == _plain(correction))
        for correction in error.suggestions
    )


def _around(text: str, spans: Sequence[Span]) -> Span:
    """From the last non-blank before all `spans` to the first non-blank behind, so that blanks at an edge count."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    while start > 0 and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return Span(max(start - 1, 0), min(end + 1, len(text)))


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", _VOWELS.sub("", text)).strip()
