from collections.abc import Iterator
from dataclasses import replace

import pytest

from mt_qa.core import Alignment, Document, ProfileError, Report, Segment, Verdict
from mt_qa.registry import all_checks
from mt_qa.scoring import load_profile
from mt_qa.service import chosen_checks, document_of, review, review_many

GARBLED = "وصل الوزير إلى إلى العاصمة."


def test_the_text_of_a_document_is_the_text_as_given() -> None:
    for text in ("سطر\n\nآخر\n", "سطر\r\nآخر", "", "\n"):
        assert document_of(text).text == text


def test_a_source_of_as_many_lines_is_aligned_line_by_line() -> None:
    document = document_of("خبر\n\nنص\n", "news\n\ntext\n")
    assert [(s.target, s.source) for s in document.segments[:3]] == [("خبر", "news"), ("", ""), ("نص", "text")]
    assert document.text == "خبر\n\nنص\n"


def test_blank_lines_on_one_side_shift_nothing() -> None:
    document = document_of("خبر\n\nنص\n", "news\ntext")
    pairs = [(segment.target, segment.source) for segment in document.segments]
    assert pairs == [("خبر", "news"), ("", None), ("نص", "text"), ("", None)]
    assert document.alignment is None


def test_a_source_of_another_number_of_paragraphs_is_aligned_and_that_is_said() -> None:
    target = (
        "وصل الوزير إلى نيروبي يوم الاثنين مع وفد من 12 خبيرا.\n\n"
        "وينتظر السكان الجسر منذ فيضانات عام 1998 التي دمرت الجسر القديم.\n"
    )
    sources = [
        "The minister arrived in Nairobi on Monday with a delegation of 12 experts.",
        "He said that the bridge would cost $45 million and be finished in 2027.",
        "Residents have waited for the bridge since the floods of 1998, which destroyed the old one.",
    ]
    document = document_of(target, "\n".join(sources))
    assert document.text == target
    assert [segment.source for segment in document.segments] == [sources[0], None, sources[2], None]
    assert document.alignment == Alignment(3, 2, missing=((1, sources[1]),))
    report = review(document)
    assert report.coverage.paragraphs == (3, 2)
    assert [f.text for f in report.findings if f.check == "missing-paragraph"] == ["خبيرا."]


def test_paragraphs_put_together_make_one_segment_with_both_sources() -> None:
    document = document_of("خبر عاجل من العاصمة\nنص الخبر كما ورد", "breaking news from the capital, as it came")
    assert [segment.target for segment in document.segments] == ["خبر عاجل من العاصمة\nنص الخبر كما ورد"]
    assert document.text == "خبر عاجل من العاصمة\nنص الخبر كما ورد"


def test_a_clean_text_may_be_published() -> None:
    report = review("وصل الوزير إلى العاصمة مساء الثلاثاء في زيارة تستغرق يومين.")
    assert (report.score, report.verdict, report.findings) == (100.0, Verdict.PUBLISH, ())


def test_limits_given_by_the_caller_override_the_profile() -> None:
    assert review(GARBLED).findings
    assert not review(GARBLED, min_confidence=0.999).findings


def test_the_budget_shortens_the_list_and_leaves_the_score() -> None:
    text = f"{GARBLED} وغادر الوفد من من المطار."
    every, worst = review(text), review(text, max_findings_per_1000_words=1)
    assert (len(every.findings), len(worst.findings)) == (2, 1)
    assert (worst.score, worst.verdict, worst.segments) == (every.score, every.verdict, every.segments)


def test_many_documents_come_back_in_order_and_are_read_lazily() -> None:
    def documents() -> Iterator[Document]:
        yield Document((Segment(GARBLED),), id="a")
        yield Document((Segment("نص"),), id="b")
        raise AssertionError("read further than asked")

    reports = review_many(documents())
    first, second = next(reports), next(reports)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert [first.document.id, second.document.id] == ["a", "b"]


def test_the_signature_names_everything_that_made_the_score() -> None:
    names = [part.partition(":")[0] for part in review(GARBLED).signature.split("|")]
    assert names == ["mt_qa", "profile", "checks", "data", "models"]


def test_a_profile_chooses_checks_by_pattern() -> None:
    profile = replace(load_profile(), checks=("*", "!doubled-*"))
    names = {check.name for check in chosen_checks(profile)}
    assert "doubled-word" not in names
    assert names < {check.name for check in all_checks()}
    with pytest.raises(ProfileError, match="unknown check 'nonsense'"):
        chosen_checks(replace(profile, checks=("nonsense",)))


def test_the_same_text_gives_the_same_report_twice() -> None:
    assert review(GARBLED).to_dict() == review(GARBLED).to_dict()
