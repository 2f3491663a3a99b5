"""A suggestion is re-checked before it is shown, or it is not shown: "no safe fix" is an answer, and it is said.

Three judges, each with a veto. A suggestion is dropped if

- it changes a number, a negation or a name that it was not asked to change (`mt_qa.suggest.guard`),
- the checks find something new at that place once it is in its sentence, or the same fault still,
- a measure of words says that it fits clearly worse than what is written, or than another suggestion
  (`mt_qa.suggest.weighing`, which also brings the better one forward).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mt_qa.arabic.sentences import sentences
from mt_qa.core import Document, Finding, Hit, Span, Suggestion, WordMeasure
from mt_qa.core.ledger import NO_NAMES, Ledger, Mention, NameStatus
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.suggest.candidates import filled, may_be_filled
from mt_qa.suggest.guard import changes_unasked, is_misgoverned, loses_name
from mt_qa.suggest.weighing import as_printed, is_matter_of_words, weighed

MOST_SUGGESTIONS = 5

WINDOW = 300
"""How many code points on either side of a finding are looked at where its sentence is longer: time stays linear."""

LONGEST_NAME = 300
"""Code points that no name is longer than."""

HitsIn = Callable[[str], Sequence[tuple[str, Hit]]]
"""What the checks find in a text: check name and hit."""


NO_FIX, NO_FIX_AR = " No safe correction is known.", " ولا يُعرف تصحيح مأمون."


def no_measure() -> None:
    """What is asked for a measure where there is none."""


@dataclass(frozen=True, slots=True)
class _Judges:
    hits_before: HitsIn
    hits_in: HitsIn
    measure: Callable[[], WordMeasure | None]


def verified(
    document: Document,
    findings: Sequence[Finding],
    hits_in: HitsIn,
    *,
    ledger: Ledger = NO_NAMES,
    measure: Callable[[], WordMeasure | None] = no_measure,
) -> tuple[Finding, ...]:
    """The findings with only those suggestions that survive, best first; where none does, the message says so.

    `hits_in` are the checks, `ledger` the names of the article, and `measure` is called when a measure is needed.
    """
    names = _right_names(ledger)
    judges = _Judges(lru_cache(maxsize=16)(hits_in), hits_in, measure)  # findings of one sentence follow each other
    with_candidates = (_with_candidates(document, finding, measure) for finding in findings)
    return tuple(
        _verified(document, finding, names.get(finding.segment, ()), judges) if finding.suggestions else finding
        for finding in with_candidates
    )


def _with_candidates(document: Document, finding: Finding, measure: Callable[[], WordMeasure | None]) -> Finding:
    if not may_be_filled(finding):
        return finding
    weights = measure()
    if weights is None:
        return finding
    start = document.starts[finding.segment]
    return filled(finding, document.segments[finding.segment].target, start, lexicon(), weights)


def _right_names(ledger: Ledger) -> Mapping[int, Sequence[Mention]]:
    """The mentions that are as they should be, by segment, in the order of the text."""
    found: defaultdict[int, list[Mention]] = defaultdict(list)
    for entry in ledger.entries:
        for mention in entry.mentions:
            if mention.status is NameStatus.ACCEPTED:
                found[mention.segment].append(mention)
    return {segment: sorted(mentions, key=lambda mention: mention.span) for segment, mentions in found.items()}


def _verified(document: Document, finding: Finding, names: Sequence[Mention], judges: _Judges) -> Finding:
    target, start = document.segments[finding.segment].target, document.starts[finding.segment]
    place = finding.span.shifted(-start)
    beside = [mention.form for mention in _near(names, finding.span) if mention.span.overlaps(finding.span)]
    kept = as_printed(target, place, _surviving(target, place, finding, beside, judges))
    if is_matter_of_words(replace(finding, suggestions=kept)):
        measure = judges.measure()
        kept = kept if measure is None else weighed(target, place, finding, kept, measure)
    if kept:
        return replace(finding, suggestions=kept)
    return replace(finding, suggestions=(), message=finding.message + NO_FIX, message_ar=finding.message_ar + NO_FIX_AR)


def _near(names: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """Those of the names, sorted by where they start, that may reach into `span`."""
    first, last = (bisect_left(names, at, key=_start) for at in (span.start - LONGEST_NAME, span.end))
    return names[first:last]


def _start(mention: Mention) -> int:
    return mention.span.start


def _surviving(
    target: str, place: Span, finding: Finding, names: Sequence[str], judges: _Judges
) -> tuple[Suggestion, ...]:
    around = context(target, place)
    sentence, place = around.of(target), place.shifted(-around.start)
    before = {name for name, hit in judges.hits_before(sentence) if hit.span.overlaps(_touched(place))}
    kept = []
    for suggestion in finding.suggestions[:MOST_SUGGESTIONS]:
        repaired = place.replaced(sentence, suggestion.text)
        now = Span(place.start, place.start + max(len(suggestion.text), 1))
        vetoes = (
            repaired == sentence,
            changes_unasked(finding, finding.text, suggestion.text),
            bool(suggestion.text) and loses_name(finding, names, sentence, repaired),
            is_misgoverned(sentence, place, suggestion.text),
        )
        if not any(vetoes) and not _harms(repaired, now, finding.check, before, judges.hits_in):
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
