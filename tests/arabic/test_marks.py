"""Vowel signs out of place are found where they stand, and mended."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.arabic.marks import Fault, misplaced_marks


def mended(text: str) -> str:
    for found in reversed(list(misplaced_marks(text))):
        text = found.span.replaced(text, found.text)
    return text


@pytest.mark.parametrize(
    ("wrong", "right", "fault"),
    [
        ("قدم شكرا ً للجميع", "قدم شكراً للجميع", Fault.STRAY),
        ("جدلا ًواسعا", "جدلاً واسعا", Fault.STRAY),
        ("قال َالوزير", "قال الوزير", Fault.STRAY),
        ("ُقتل جندي", "قتل جندي", Fault.STRAY),
        ("جملةًً وتفصيلا", "جملةً وتفصيلا", Fault.DOUBLED),
        ("كٌتب على الجدار", "كتب على الجدار", Fault.INSIDE),
        ("الاٍرهاب", "الارهاب", Fault.INSIDE),
        ("مساًء", "مساءً", Fault.INSIDE),
    ],
)
def test_a_fault_is_mended(wrong: str, right: str, fault: Fault) -> None:
    assert [found.fault for found in misplaced_marks(wrong)] == [fault]
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    ["شكرًا جزيلًا", "شكراً جزيلاً", "هدًى ورحمةً", "إنّه سيحضُرُ الحفلَ", "اللهُ أكبرُ", "جزءًا", "ـَ", "مدرسةٌ", "عدّةً"],
)
def test_marks_in_their_place_are_silent(text: str) -> None:
    assert list(misplaced_marks(text)) == []


def test_a_word_run_into_the_next_is_parted_after_its_tanwin() -> None:
    assert [found.broken for found in misplaced_marks("شكراًجزيلا وأهلًابكم")] == ["شكراً جزيلا", "وأهلًا بكم"]


@given(st.text("اتىءةبو \u064b\u064d\u064e\u0651\u0640\n", max_size=40))
def test_spans_are_in_order_and_inside(text: str) -> None:
    spans = [found.span for found in misplaced_marks(text)]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
