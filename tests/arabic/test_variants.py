"""Directed variants: which spellings are one slip away, which slip parts two spellings, and marks that stay."""

import pytest

from mt_qa.arabic.variants import (
    Slip,
    is_vowelled,
    proclitic_lengths,
    slip_between,
    variants,
    with_marks_of,
)


@pytest.mark.parametrize(
    ("written", "right", "slip"),
    [
        ("الاربعاء", "الأربعاء", Slip.HAMZA),
        ("بارسال", "بإرسال", Slip.HAMZA),
        ("تاثير", "تأثير", Slip.HAMZA),
        ("للاعلام", "للإعلام", Slip.HAMZA),
        ("الان", "الآن", Slip.MADDA),
        ("منشات", "منشآت", Slip.MADDA),
        ("الأن", "الآن", Slip.MADDA),
        ("إجتماع", "اجتماع", Slip.WASL),
        ("الإنتخابات", "الانتخابات", Slip.WASL),
        ("الطوارىء", "الطوارئ", Slip.SEAT),
        ("شئ", "شيء", Slip.SEAT),
        ("المسؤل", "المسؤول", Slip.SEAT),
        ("أرهاب", "إرهاب", Slip.SEAT),
        ("فى", "في", Slip.YA),
        ("علي", "على", Slip.YA),
        ("المدينه", "المدينة", Slip.TA),
        ("هذة", "هذه", Slip.TA),
        ("ذهبو", "ذهبوا", Slip.WAW),
        ("ندعوا", "ندعو", Slip.WAW),
    ],
)
def test_a_slip_is_mended_and_named(written: str, right: str, slip: Slip) -> None:
    assert (right, slip) in [(variant.text, variant.slip) for variant in variants(written)]
    assert slip_between(written, right) is slip


def test_variants_differ_from_the_word() -> None:
    for word in ("الإرهابيون", "شيء", "سؤال", "آلاف", "كتابه", "على", "مسؤولو"):
        assert word not in [variant.text for variant in variants(word)]


@pytest.mark.parametrize("word", ["وزير", "من", "ب", "حكم"])
def test_a_word_without_a_doubtful_letter_has_none(word: str) -> None:
    assert list(variants(word)) == []


@pytest.mark.parametrize("word", ["يقرؤها", "جزاءه", "أصدقائهم"])
def test_the_seat_before_a_pronoun_is_left_to_the_case(word: str) -> None:
    """The vowel of the case ending decides: أصدقاؤهم, أصدقائهم and أصدقاءهم are all right somewhere."""
    ends = [variant.text for variant in variants(word) if variant.slip is Slip.SEAT and variant.text[0] == word[0]]
    assert ends == []


@pytest.mark.parametrize(
    ("word", "lengths"),
    [("الاسلام", (0, 2)), ("وبالاسلام", (2, 4)), ("ارسال", (0,)), ("بارسال", (1,)), ("للاعلام", (2,)), ("كتاب", ())],
)
def test_where_a_stem_may_begin(word: str, lengths: tuple[int, ...]) -> None:
    assert proclitic_lengths(word) == lengths


@pytest.mark.parametrize(
    ("marked", "right", "expected"),
    [
        ("ايضاً", "أيضا", "أيضاً"),
        ("الاســلام", "الإسلام", "الإســلام"),
        ("الى", "إلى", "إلى"),
        ("شُئ", "شيء", "شيء"),
    ],
)
def test_marks_stay_where_the_letters_do(marked: str, right: str, expected: str) -> None:
    assert with_marks_of(marked, right) == expected


@pytest.mark.parametrize(
    ("marked", "right", "expected"),
    [
        ("عليّ", "على", True),
        ("إليَّ", "إلى", True),
        ("فتاهَ", "فتاة", True),
        ("ايضاً", "أيضا", False),
        ("علي", "على", False),
    ],
)
def test_a_vowelled_letter_was_meant(marked: str, right: str, expected: bool) -> None:
    assert is_vowelled(marked, right) is expected
