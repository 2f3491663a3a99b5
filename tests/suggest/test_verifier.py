"""The verifier: what it lets through, what it stops, and how far it looks."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.core import Category, Document, Evidence, Finding, Hit, Segment, Severity, Span, Suggestion
from mt_qa.suggest.verifier import WINDOW, HitsIn, context, verified


def hits(*faults: tuple[str, str]) -> HitsIn:
    """Checks that find fixed strings: ``(check, text)``."""

    def hits_in(text: str) -> Sequence[tuple[str, Hit]]:
        def found() -> Iterator[tuple[str, Hit]]:
            for check, fault in faults:
                start = text.find(fault)
                if start >= 0:
                    yield check, Hit(Span(start, start + len(fault)), "", "")

        return list(found())

    return hits_in


def surviving(
    text: str, part: str, suggestions: Sequence[str], *faults: tuple[str, str], check: str = "one"
) -> list[str]:
    span = Span(text.index(part), text.index(part) + len(part))
    finding = Finding(
        check,
        Category.SPELLING,
        Severity.MINOR,
        0.9,
        Evidence.RULE,
        0,
        span,
        part,
        "",
        "",
        tuple(Suggestion(s) for s in suggestions),
    )
    (result,) = verified(Document((Segment(text),)), [finding], hits(*faults))
    return [s.text for s in result.suggestions]


def test_a_suggestion_that_mends_stays() -> None:
    assert surviving("عاد الى البيت.", "الى", ["إلى"], ("one", "الى")) == ["إلى"]


def test_the_same_fault_still_is_not_mended() -> None:
    assert surviving("عاد الى البيت.", "الى", ["الي", "إلى"], ("one", "الى"), ("one", "الي")) == ["إلى"]


def test_a_new_fault_at_the_place_is_not_a_repair() -> None:
    assert surviving("عاد الى البيت.", "الى", ["إلى إلى", "إلى"], ("one", "الى"), ("two", "إلى إلى")) == ["إلى"]


def test_a_fault_elsewhere_in_the_sentence_does_not_count() -> None:
    assert surviving("عاد الى البيت فى المساء.", "الى", ["إلى"], ("one", "الى"), ("one", "فى")) == ["إلى"]


def test_a_fault_of_the_whole_sentence_is_no_news_though_it_reads_differently_after_the_repair() -> None:
    def whole(text: str) -> Sequence[tuple[str, Hit]]:
        return [("fragment", Hit(Span(0, len(text)), "", ""))]

    finding = Finding(
        "one",
        Category.SPELLING,
        Severity.MINOR,
        0.9,
        Evidence.RULE,
        0,
        Span(0, 2),
        "فى",
        "",
        "",
        (Suggestion("في"),),
    )
    (result,) = verified(Document((Segment("فى اجتماع أمس."),)), [finding], whole)
    assert [s.text for s in result.suggestions] == ["في"]


def test_what_changes_nothing_is_no_suggestion() -> None:
    assert surviving("عاد الى البيت.", "الى", ["الى", "إلى"]) == ["إلى"]


def test_only_the_first_five_are_tried() -> None:
    assert surviving("عاد الى البيت.", "الى", list("ابتثجح")) == list("ابتثج")


def test_a_deletion_is_checked_where_the_two_ends_meet() -> None:
    assert surviving("عاد إلى ثم إلى البيت.", "ثم ", [""], ("two", "إلى إلى")) == []


def test_a_segment_that_is_deleted_whole_cannot_be_faulty() -> None:
    assert surviving("تابعونا", "تابعونا", [""], ("one", "تابعونا")) == [""]


def test_only_the_sentence_is_looked_at() -> None:
    text = "سقط المطر. عاد الى البيت. نام."
    assert context(text, Span(15, 18)).of(text) == "عاد الى البيت."


def test_a_place_over_two_sentences_is_seen_with_both() -> None:
    text = "سقط المطر. عاد الى البيت. نام."
    assert context(text, Span(4, 14)).of(text) == "سقط المطر. عاد الى البيت."


def test_a_sentence_without_end_is_cut_at_blanks() -> None:
    text = "كلمة " * 1000
    around = context(text, Span(2500, 2504))
    assert len(around) <= 2 * WINDOW + 4
    assert around.of(text).startswith("كلمة ")
    assert around.of(text).endswith(" كلمة")


@given(st.text(alphabet="اب .\n؟\u200f", min_size=1, max_size=2000), st.data())
def test_the_context_holds_the_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    around = context(text, Span(start, end))
    assert around.contains(Span(start, end))
    assert around.end <= len(text)
    assert len(around) <= end - start + 2 * WINDOW


@pytest.mark.parametrize("text", ["الى", "\u200f" * 700 + "الى" + "\u0651" * 700])
def test_a_text_without_blanks(text: str) -> None:
    assert surviving(text, "الى", ["إلى"]) == ["إلى"]
