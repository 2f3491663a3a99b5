"""Terms read word by word in other senses, and phrases that only resemble them."""

import pytest

from mt_qa.arabic.words import runs
from mt_qa.entities.term_rereadings import odd_words, rereadings, stems_of


def readings(english: str, text: str) -> list[str]:
    rows = [(row, [token.bare for token in row]) for row in runs(text)]
    found = [reading for row, words in rows for reading in rereadings(row, words, range(len(words)))]
    return [reading.form for reading in found if reading.term.english == english]


@pytest.mark.parametrize(
    ("english", "text", "form"),
    [
        ("emergency room", "ازدحمت حجرة المستعجلات أمس", "حجرة المستعجلات"),
        ("emergency services", "وصلت إلى خدمات الظهور", "خدمات الظهور"),
        ("search warrant", "وقع القاضي على ضمان التفتيش", "ضمان التفتيش"),
    ],
)
def test_words_are_misread_alike_in_all_terms(english: str, text: str, form: str) -> None:
    assert set(readings(english, text)) == {form}


@pytest.mark.parametrize(
    ("english", "text"),
    [
        ("emergency room", "ازدحمت غرفة المدير"),
        ("state of emergency", "دفع صندوق الطوارئ"),
        ("emergency room", "ازدحمت حجرة مستعجلات صغيرة"),
        ("prime minister", "أتاح للرئيس الحكم"),
    ],
)
def test_other_phrases_are_no_rereadings(english: str, text: str) -> None:
    assert readings(english, text) == []


def test_odd_words_know_the_english_that_they_misread() -> None:
    mistaken, right = stems_of(["الضمان", "الاعتقال"])[0], stems_of(["المذكرة", "الاعتقال"])[0]
    assert "warrant" in odd_words()[mistaken, right]
