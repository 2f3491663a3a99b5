"""Runs the checks over a document and stamps what they yield.

Segments outside, checks inside: all checks of one segment share its cached tokens. A check that raises is a bug of
ours, not the reader's: it is listed in `skipped` and the review goes on.
"""

from __future__ import annotations

import gc
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, Protocol, cast

from mt_qa.arabic.words import words
from mt_qa.backends import word_measure
from mt_qa.core import Category, Document, Finding, Hit, Segment, Skipped, Span, Suggestion, WordMeasure
from mt_qa.core.errors import MtQaError
from mt_qa.core.ledger import NO_NAMES, Ledger
from mt_qa.corroboration import corroborated
from mt_qa.entities.article import Entities, read_entities
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.source_language import source_language
from mt_qa.knowledge.termbase import Termbase
from mt_qa.registry import Check
from mt_qa.suggest.verifier import verified

PROVIDERS: Mapping[str, Callable[[], object]] = {"lexicon": lexicon, "measure": word_measure}
"""What a check can ask for by naming a keyword-only parameter. `source` is the segment's own, and for a check of whole
documents those of all segments; `termbase` is what the caller gave."""

DOCUMENT_PROVIDERS: Mapping[str, Callable[[Document], object]] = {
    "entities": lambda document: read_entities(document, lexicon()),
    "source_language": source_language,
}
"""What is made anew for each document, once for all checks that ask."""


NEEDED_AGAIN = frozenset({"lexicon"})
"""Checks that ask for no more than this judge a suggestion in its sentence, which has no source and names too few."""

OF_ONE_SEGMENT = frozenset({"lexicon", "measure", "source", "termbase"})
"""Checks of single segments that ask for no more than this find the same in the same segment of any article."""

OF_WORDS = frozenset({Category.SPELLING, Category.GRAMMAR})


class Memory(Protocol):
    """What checks found in single segments before, by check; those that found nothing are left out."""

    def recall(self, segment: Segment) -> Mapping[str, Sequence[Hit]] | None: ...

    def keep(self, segment: Segment, hits: Mapping[str, Sequence[Hit]]) -> None: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gives: findings in the order of the text, checks that did not run, and the names of the article.

    The ledger is empty where no check asked for names.
    """

    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    ledger: Ledger = NO_NAMES


@dataclass(slots=True)
class _Run:
    """One run over one document: what was provided, found and skipped so far."""

    document: Document
    starts: tuple[int, ...]
    findings: list[Finding] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)


def run(
    document: Document,
    checks: Sequence[Check],
    *,
    verify: bool = True,
    termbase: Termbase | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[tuple[Finding, ...], tuple[Skipped, ...]]:
    """The findings and the checks that did not run, as `examine` gives them."""
    outcome = examine(document, checks, verify=verify, termbase=termbase, progress=progress)
    return outcome.findings, outcome.skipped


def examine(
    document: Document,
    checks: Sequence[Check],
    *,
    verify: bool = True,
    least: float = 0.0,
    termbase: Termbase | None = None,
    progress: Callable[[int, int], None] | None = None,
    memory: Memory | None = None,
) -> Outcome:
    """All findings of at least so much confidence, merged and their suggestions verified, with what was learnt.

    Where `memory` has a segment, checks that look at it alone are not run on it again: it must be of the same checks.
    `progress` is called after each segment with the number of segments done and of all.
    """
    with _without_collection():
        return _examined(document, checks, verify, least, termbase, progress, memory)


@contextmanager
def _without_collection() -> Iterator[None]:
    """No garbage collection meanwhile: what a review makes has no cycles, and each pass walks all tables again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        _leave_tables_out()
        if enabled:
            gc.enable()


@cache
def _leave_tables_out() -> None:
    """Let no later collection, nor the one at exit, walk what the first review has loaded: that takes 0.4 s."""
    gc.freeze()


def _examined(
    document: Document,
    checks: Sequence[Check],
    verify: bool,
    least: float,
    termbase: Termbase | None,
    progress: Callable[[int, int], None] | None,
    memory: Memory | None,
) -> Outcome:
    state = _Run(document, document.starts)
    ready = _provided(document, checks, termbase, state.skipped)
    by_segment = [(check, given) for check, given in ready if not check.whole_document]
    for index, segment in enumerate(document.segments):
        if segment.target.strip():
            _run_segment(state, index, segment, by_segment, memory)
        if progress is not None:
            progress(index + 1, len(document.segments))
    for check, given in ready:
        if check.whole_document:
            _run_document(state, check, given)
    weighed = corroborated(merged(state.findings), sum(len(words(s.target)) for s in document.segments))
    findings = tuple(finding for finding in weighed if finding.confidence >= least)
    if verify:
        rerun = [(check, given) for check, given in ready if _judges_repairs(check)]
        findings = verified(
            document, findings, lambda text: hits_in(text, rerun), ledger=_ledger(ready), measure=_measure
        )
    skipped = tuple(Skipped(name, reason) for name, reason in sorted(state.skipped.items()))
    return Outcome(findings, skipped, _ledger(ready))


def _judges_repairs(check: Check) -> bool:
    """True for a check that has something to say of a sentence alone: any of single segments, and of whole articles
    those that look at words."""
    return check.needs <= NEEDED_AGAIN and (not check.whole_document or check.category in OF_WORDS)


def _ledger(ready: Iterable[tuple[Check, Mapping[str, Any]]]) -> Ledger:
    """The names that were read for the first check that asked; all were given the same."""
    entities = next((given["entities"] for _, given in ready if "entities" in given), None)
    return NO_NAMES if entities is None else cast(Entities, entities).ledger


def _measure() -> WordMeasure | None:
    """The measure that weighs suggestions; without its weights, suggestions stay in the order of their checks."""
    try:
        return word_measure()
    except (MtQaError, ImportError):
        return None


def hits_in(text: str, ready: Sequence[tuple[Check, Mapping[str, Any]]]) -> list[tuple[str, Hit]]:
    """What the given checks find in a text of its own, a sentence; a check that raises finds nothing."""
    found: list[tuple[str, Hit]] = []
    segment = Segment(text)
    document = Document((segment,))
    for check, given in ready:
        try:
            if check.whole_document:
                found.extend((check.name, hit) for _, hit in check.run(document, **given))
            else:
                found.extend((check.name, hit) for hit in check.run(segment, **given))
        except Exception:  # already listed in `skipped` by the run itself
            continue
    return found


class _MissingError(Exception):
    """Why a check cannot run."""


def _provided(
    document: Document, checks: Iterable[Check], termbase: Termbase | None, skipped: dict[str, str]
) -> list[tuple[Check, Mapping[str, Any]]]:
    """The checks that can run, each with what it asked for; the others are entered in `skipped`."""
    ready: list[tuple[Check, Mapping[str, Any]]] = []
    provide = lru_cache(maxsize=None)(lambda need: _provide(document, need))
    for check in checks:
        try:
            ready.append((check, _given(check, document, termbase, provide)))
        except _MissingError as why:
            skipped[check.name] = str(why)
    return ready


def _given(
    check: Check, document: Document, termbase: Termbase | None, provide: Callable[[str], object]
) -> Mapping[str, Any]:
    """What `check` asked for. Raises _MissingError where something is not there, before anything else is made."""
    if "source" in check.needs and not document.has_source:
        raise _MissingError("no source")
    if "termbase" in check.needs and termbase is None:
        raise _MissingError("no termbase")
    given: dict[str, Any] = {need: provide(need) for need in sorted(check.needs - {"source", "termbase"})}
    if "termbase" in check.needs:
        given["termbase"] = termbase
    if "source" in check.needs and check.whole_document:
        given["source"] = tuple(segment.source for segment in document.segments)
    return given


def _provide(document: Document, need: str) -> object:
    if need not in PROVIDERS and need not in DOCUMENT_PROVIDERS:
        raise _MissingError(f"nothing provides {need!r}")
    try:
        return PROVIDERS[need]() if need in PROVIDERS else DOCUMENT_PROVIDERS[need](document)
    except (MtQaError, ImportError) as error:
        raise _MissingError(f"{need}: {error}") from error


def _run_segment(
    state: _Run,
    index: int,
    segment: Segment,
    ready: Iterable[tuple[Check, Mapping[str, Any]]],
    memory: Memory | None,
) -> None:
    known = None if memory is None else memory.recall(segment)
    found: dict[str, Sequence[Hit]] = {}
    sound = True
    for check, given in ready:
        if "source" in check.needs:
            if not segment.source:
                continue
            given = {**given, "source": segment.source}
        alone = check.needs <= OF_ONE_SEGMENT
        try:
            hits = list(check.run(segment, **given)) if known is None or not alone else known.get(check.name, ())
            state.findings.extend(_stamped(state, check, index, hit) for hit in hits)
        except Exception as error:  # one bad check must not stop a review
            state.skipped.setdefault(check.name, f"raised {error!r} in segment {index}")
            sound = False
            continue
        if alone and hits:
            found[check.name] = hits
    if memory is not None and known is None and sound:
        memory.keep(segment, found)


def _run_document(state: _Run, check: Check, given: Mapping[str, Any]) -> None:
    try:
        hits = list(check.run(state.document, **given))
        state.findings.extend(_stamped(state, check, index, hit) for index, hit in hits)
    except Exception as error:  # one bad check must not stop a review
        state.skipped.setdefault(check.name, f"raised {error!r}")


def _stamped(state: _Run, check: Check, index: int, hit: Hit) -> Finding:
    target = state.document.segments[index].target
    if hit.span.end > len(target):
        raise ValueError(f"span [{hit.span.start}, {hit.span.end}) ends outside segment {index}")
    confidence = check.confidence if hit.confidence is None else hit.confidence
    return Finding(
        check=check.name,
        category=check.category,
        severity=check.severity if hit.severity is None else hit.severity,
        confidence=confidence,
        evidence=check.evidence if hit.evidence is None else hit.evidence,
        segment=index,
        span=hit.span.shifted(state.starts[index]),
        text=hit.span.of(target),
        message=hit.message,
        message_ar=hit.message_ar,
        suggestions=tuple(
            suggestion if isinstance(suggestion, Suggestion) else Suggestion(suggestion, confidence, check.name)
            for suggestion in hit.suggestions
        ),
    )


def _strength(finding: Finding) -> tuple[int, float, int, str]:
    return finding.severity, finding.confidence, len(finding.span), finding.check


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for one fault, in the order of the text.

    Of findings on the very same span, and of overlapping ones of the same category, the strongest stays (severity, then
    confidence, then length); a non-translation hides all else in its segment. Suggestions of a dropped finding on the
    same span are kept behind the winner's own.
    """
    kept: list[Finding] = []
    for _, group in groupby(sorted(findings, key=lambda f: (f.segment, f.span)), key=lambda f: f.segment):
        kept.extend(_merged_segment(list(group)))
    return tuple(sorted(kept, key=lambda f: (f.span.start, -f.span.end, f.check)))


def _merged_segment(findings: list[Finding]) -> list[Finding]:
    whole = [f for f in findings if f.category is Category.NON_TRANSLATION]
    if whole:
        return [max(whole, key=_strength)]
    kept: list[Finding] = []
    by_span: dict[Span, int] = {}
    taken: defaultdict[Category, _Disjoint] = defaultdict(_Disjoint)
    for finding in sorted(findings, key=_strength, reverse=True):
        rival = by_span.get(finding.span)
        if rival is not None:
            known = {s.text for s in kept[rival].suggestions}
            extra = tuple(s for s in finding.suggestions if s.text not in known)
            kept[rival] = replace(kept[rival], suggestions=kept[rival].suggestions + extra)
        elif taken[finding.category].add(finding.span):
            by_span[finding.span] = len(kept)
            kept.append(finding)
    return kept


@dataclass(slots=True)
class _Disjoint:
    """Spans that do not overlap: a line of 10 MB may hold a hundred thousand findings, so none is compared with all."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def add(self, span: Span) -> bool:
        """Take the span in, or return False where it overlaps one that is there."""
        place = bisect_right(self.ends, span.start)
        if place < len(self.starts) and self.starts[place] < span.end:
            return False
        self.starts.insert(place, span.start)
        self.ends.insert(place, span.end)
        return True
