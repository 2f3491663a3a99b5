"""Suggestions counted with and without the verifier."""

from mt_qa.core import Category, Document, ErrorSpan, Evidence, Finding, Segment, Severity, Span, Suggestion
from mt_qa.evaluation.corrections import Counts, compared, counted, main

TEXT = "قال الوزير ان الخطة جاهزة."
FAULT = ErrorSpan(Span(11, 13), Category.SPELLING, Severity.MINOR, "ان", ("إن",))


def found(start: int, end: int, *suggestions: str) -> Finding:
    span = Span(start, end)
    return Finding(
        "one", Category.SPELLING, Severity.MINOR, 0.9, Evidence.RULE, 0, span, span.of(TEXT), "", "",
        tuple(map(Suggestion, suggestions)),
    )  # fmt: skip


def test_right_and_wrong_suggestions_are_counted() -> None:
    assert counted(TEXT, [FAULT], [found(11, 13, "أن", "إن")]) == Counts(1, 1, 0, 1, 1, 1)
    assert counted(TEXT, [FAULT], [found(11, 13)]) == Counts(1)


def test_findings_elsewhere_do_not_count() -> None:
    assert counted(TEXT, [FAULT], [found(0, 3, "قالت")]) == Counts()


def test_the_verifier_drops_the_rival_that_the_governor_forbids() -> None:
    before, after = compared([(Document((Segment(TEXT),)), (FAULT,))])
    assert (before.top_1, after.top_1) == (1, 1)
    assert before.wrong > after.wrong == 0


def test_a_set_without_corpus_is_passed_over(monkeypatch, capsys) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("mt_qa.evaluation.corrections.corpora_folder", lambda: None)
    assert main(["fasih", "slips"]) == 0
    assert "no corpora" in capsys.readouterr().err
