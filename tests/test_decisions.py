"""Corrections land where they belong, whatever was decided, in whatever order."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.core import Category, Evidence, Finding, Severity, Span
from mt_qa.decisions import Decision, Decisions, Outcome, finding_key

TEXT = "انسحبت القوات القوات من المدينة ، ثم عادت."
LETTERS = st.text("ابتثمن ،.\n\u064b😀x", min_size=2, max_size=60)


def finding(text: str, span: Span, check: str = "doubled-word") -> Finding:
    return Finding(
        check=check,
        category=Category.GRAMMAR,
        severity=Severity.MINOR,
        confidence=0.9,
        evidence=Evidence.RULE,
        segment=0,
        span=span,
        text=span.of(text),
        message="reason",
        message_ar="سبب",
    )


def accepted(text: str, span: Span, replacement: str, check: str = "doubled-word") -> Decision:
    return Decision(finding(text, span, check), Outcome.ACCEPTED, replacement)


@st.composite
def apart(draw: st.DrawFn) -> tuple[str, list[Decision]]:
    """A text and corrections of it that share no letter, in any order."""
    text = draw(LETTERS)
    cuts = draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=10, unique=True).map(sorted))
    spans = [Span(left, right) for left, right in pairwise(cuts)]
    chosen = draw(st.lists(st.sampled_from(spans), unique=True))
    return text, [accepted(text, span, draw(st.text("دهو ", max_size=4))) for span in chosen]


@st.composite
def anyhow(draw: st.DrawFn) -> tuple[str, list[Decision]]:
    """A text and decisions about it that may well overlap, some of them rejections."""
    text = draw(LETTERS)
    made = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        outcome = draw(st.sampled_from(Outcome))
        replacement = "" if outcome is Outcome.REJECTED else draw(st.text("دهو ", max_size=4))
        made.append(Decision(finding(text, span, f"check-{number}"), outcome, replacement))
    return text, made


def put_in(text: str, decisions: list[Decision]) -> str:
    """The plain way, from the end of the text to its beginning, so that no offset moves."""
    for decision in sorted(decisions, key=lambda d: d.finding.span, reverse=True):
        text = decision.finding.span.replaced(text, decision.replacement)
    return text


@given(apart())
def test_any_choice_of_corrections_apart_gives_the_expected_text(case: tuple[str, list[Decision]]) -> None:
    text, made = case
    decisions = Decisions(tuple(made))
    assert decisions.corrected(text) == put_in(text, made)
    assert decisions.superseded() == frozenset()


@given(anyhow())
def test_what_stands_never_overlaps_and_nothing_gives_way_without_a_later_one(case: tuple[str, list[Decision]]) -> None:
    text, made = case
    decisions = Decisions(tuple(made))
    standing = decisions.standing()
    assert all(a.finding.span.end <= b.finding.span.start for a, b in pairwise(standing))
    assert decisions.corrected(text) == put_in(text, list(standing))
    superseded = decisions.superseded()
    for place, decision in enumerate(made):
        later = [d for d in made[place + 1 :] if d in standing and d.finding.span.overlaps(decision.finding.span)]
        assert (finding_key(decision.finding) in superseded) == (decision.changes_text and bool(later))


@given(anyhow())
def test_the_last_correction_always_stands(case: tuple[str, list[Decision]]) -> None:
    text, made = case
    last = accepted(text, Span(0, 1), "ى", "last")
    assert last in Decisions(tuple(made)).with_(last).standing()


@given(anyhow())
def test_decisions_survive_json(case: tuple[str, list[Decision]]) -> None:
    decisions = Decisions(tuple(case[1]))
    assert Decisions.from_dict(json.loads(json.dumps(decisions.to_dict("an-article")))) == decisions


def test_a_correction_stands_again_once_what_replaced_it_is_replaced_itself() -> None:
    first = accepted(TEXT, Span(0, 6), "خرجت", "first")
    second = accepted(TEXT, Span(3, 13), "…", "second")
    third = accepted(TEXT, Span(8, 13), "الوحدات", "third")
    two = Decisions((first, second))
    assert two.standing() == (second,)
    assert two.superseded() == {finding_key(first.finding)}
    three = two.with_(third)
    assert three.standing() == (first, third)
    assert three.superseded() == {finding_key(second.finding)}


def test_deciding_again_replaces_the_earlier_decision_and_counts_as_later() -> None:
    span, wider = Span(14, 20), Span(7, 20)
    first, other = accepted(TEXT, span, "", "doubled"), accepted(TEXT, wider, "القوات", "phrase")
    decisions = Decisions().with_(first).with_(other).with_(Decision(first.finding, Outcome.EDITED, "كلها"))
    assert len(decisions) == 2
    assert decisions.corrected(TEXT) == TEXT[:14] + "كلها" + TEXT[20:]
    assert decisions.superseded() == {finding_key(other.finding)}


def test_a_rejection_changes_nothing_and_supersedes_nothing() -> None:
    kept = accepted(TEXT, Span(14, 21), "", "doubled")
    rejected = Decision(finding(TEXT, Span(7, 20), "phrase"), Outcome.REJECTED)
    decisions = Decisions((kept, rejected))
    assert decisions.corrected(TEXT) == "انسحبت القوات من المدينة ، ثم عادت."
    assert decisions.to_dict("a")["decisions"][1]["replacement"] is None


def test_two_corrections_that_touch_both_stand() -> None:
    decisions = Decisions((accepted(TEXT, Span(0, 6), "أ"), accepted(TEXT, Span(6, 13), "ب")))
    assert decisions.corrected(TEXT) == "أب" + TEXT[13:]


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="mt-qa/decisions/1"):
        Decisions.from_dict({"schema": "mt-qa/report/1", "decisions": []})


def test_what_lies_in_a_corrected_span_is_settled_and_what_sticks_out_is_not() -> None:
    wide, inside = finding(TEXT, Span(8, 29)), finding(TEXT, Span(15, 22), "inside")
    across, other = finding(TEXT, Span(20, 33), "across"), finding(TEXT, Span(30, 32), "other")
    decisions = Decisions((Decision(wide, Outcome.EDITED, "القوات"), Decision(other, Outcome.REJECTED)))
    settled = decisions.settled((wide, inside, across, other))
    assert settled == {finding_key(wide), finding_key(inside), finding_key(other)}


def test_a_rejected_finding_settles_nothing_else() -> None:
    wide, inside = finding(TEXT, Span(8, 29)), finding(TEXT, Span(15, 22), "inside")
    assert Decisions((Decision(wide, Outcome.REJECTED),)).settled((wide, inside)) == {finding_key(wide)}


@given(anyhow())
def test_the_replaced_span_around_another_is_the_one_that_holds_it(case: tuple[str, list[Decision]]) -> None:
    decisions = Decisions(tuple(case[1]))
    standing = [decision.finding.span for decision in decisions.standing()]
    for start in range(len(case[0])):
        holding = [span for span in standing if span.start <= start and start + 1 <= span.end]
        assert decisions.replaced().around(Span(start, start + 1)) == (holding[0] if holding else None)
