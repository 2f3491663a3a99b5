"""The engine: a bad check does not stop a review, one fault is one finding, suggestions are verified."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mt_qa.arabic.words import pairs
from mt_qa.backends import WordMeasure, models_signature, word_measure
from mt_qa.backends.association import shipped
from mt_qa.core import Category, Document, Evidence, Finding, Hit, Segment, Severity, Span, Suggestion
from mt_qa.engine import merged, run
from mt_qa.registry import Check, find_check


def doubled(segment: Segment) -> Iterator[Hit]:
    """A check small enough to reason about: the same word twice in a row."""
    for first, second in pairs(segment.target):
        if first.text == second.text:
            yield Hit(Span(first.start, second.end), "twice", "مكرر", (first.text,))


DOUBLED = replace(find_check("doubled-word"), run=doubled, needs=frozenset(), whole_document=False)


def check(name: str, function: object, *needs: str) -> Check:
    return replace(DOUBLED, name=name, run=function, needs=frozenset(needs))  # type: ignore[arg-type]


def document(*targets: str) -> Document:
    return Document(tuple(Segment(target) for target in targets))


def test_a_check_that_raises_is_listed_and_the_others_go_on() -> None:
    def broken(segment: Segment) -> Iterator[Hit]:
        raise RuntimeError("out of order")
        yield

    findings, skipped = run(document("وصل إلى إلى البيت."), [check("broken", broken), DOUBLED])
    assert [finding.check for finding in findings] == ["doubled-word"]
    assert [(s.check, s.reason) for s in skipped] == [("broken", "raised RuntimeError('out of order') in segment 0")]


def test_a_span_outside_its_segment_is_a_fault_of_the_check() -> None:
    def outside(segment: Segment) -> Iterator[Hit]:
        yield Hit(Span(0, len(segment.target) + 1), "", "")

    findings, skipped = run(document("نص"), [check("outside", outside)])
    assert not findings
    assert "ends outside segment 0" in skipped[0].reason


def test_a_check_whose_need_nothing_provides_is_skipped_with_the_reason() -> None:
    def judged(segment: Segment, *, fluency: float) -> Iterator[Hit]:
        raise AssertionError("must not run")
        yield

    _, skipped = run(document("نص"), [check("judged", judged, "fluency")])
    assert [(s.check, s.reason) for s in skipped] == [("judged", "nothing provides 'fluency'")]


def test_a_check_may_ask_for_the_measure_and_is_skipped_where_its_weights_are_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def weighed(segment: Segment, *, measure: WordMeasure) -> Iterator[Hit]:
        assert measure.signature == models_signature()
        yield Hit(Span(0, len(segment.target)), "", "")

    findings, skipped = run(document("نص"), [check("weighed", weighed, "measure")])
    assert ([finding.check for finding in findings], skipped) == (["weighed"], ())
    monkeypatch.setattr("mt_qa.backends.models_folder", lambda: tmp_path)
    monkeypatch.setattr("mt_qa.backends.association.models_folder", lambda: tmp_path)
    for cached in (word_measure, shipped):
        cached.cache_clear()
    findings, (left_out,) = run(document("نص"), [check("weighed", weighed, "measure")])
    assert not findings
    assert left_out.reason.startswith("measure: ")
    assert "no weights" in left_out.reason


def test_a_source_check_runs_only_where_there_is_a_source() -> None:
    def sourced(segment: Segment, *, source: str) -> Iterator[Hit]:
        yield Hit(Span(0, 2), source, source)

    one = check("sourced", sourced, "source")
    findings, skipped = run(Document((Segment("نص"), Segment("خبر", "news"))), [one])
    assert [(f.segment, f.message) for f in findings] == [(1, "news")]
    assert not skipped
    findings, skipped = run(document("نص"), [one])
    assert not findings
    assert skipped[0].reason == "no source"


def test_offsets_of_later_segments_count_in_the_document() -> None:
    text = document("الأول.", "", "عاد إلى إلى البيت.")
    findings, _ = run(text, [DOUBLED])
    assert [(f.segment, text.text[f.span.start : f.span.end]) for f in findings] == [(2, "إلى إلى")]


def finding(start: int, end: int, **changes: object) -> Finding:
    base = Finding(
        check="one",
        category=Category.SPELLING,
        severity=Severity.MINOR,
        confidence=0.9,
        evidence=Evidence.RULE,
        segment=0,
        span=Span(start, end),
        text="",
        message="",
        message_ar="",
        suggestions=(Suggestion("أ"),),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def test_the_same_span_is_one_finding_with_the_suggestions_of_both() -> None:
    weaker = finding(0, 4, check="two", confidence=0.6, category=Category.GRAMMAR, suggestions=(Suggestion("ب"),))
    (kept,) = merged([weaker, finding(0, 4)])
    assert kept.check == "one"
    assert [s.text for s in kept.suggestions] == ["أ", "ب"]


def test_overlaps_of_one_category_leave_the_more_severe() -> None:
    worse = finding(2, 8, check="two", severity=Severity.MAJOR)
    assert merged([finding(0, 4), worse]) == (worse,)


def test_a_slip_inside_a_fault_of_another_kind_stays() -> None:
    outer = finding(0, 20, check="two", category=Category.GRAMMAR, severity=Severity.MAJOR)
    assert merged([finding(3, 6), outer]) == (outer, finding(3, 6))


def test_a_non_translation_hides_all_else_in_its_segment() -> None:
    whole = finding(0, 30, category=Category.NON_TRANSLATION, severity=Severity.CRITICAL)
    elsewhere = finding(40, 44, segment=1)
    assert merged([finding(3, 6), whole, elsewhere]) == (whole, elsewhere)


@pytest.mark.parametrize(
    ("suggestion", "kept"), [("إلى", ["إلى"]), ("إلى إلى", []), ("من من", []), ("البيت البيت", [])]
)
def test_a_suggestion_that_does_not_mend_is_not_shown(suggestion: str, kept: list[str]) -> None:
    def proposing(segment: Segment) -> Iterator[Hit]:
        for hit in DOUBLED.run(segment):
            yield replace(hit, suggestions=(suggestion,))

    findings, _ = run(document("عاد إلى إلى البيت."), [check("doubled-word", proposing)])
    assert [[s.text for s in f.suggestions] for f in findings] == [kept]
