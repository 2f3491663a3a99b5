"""Arabic read with the wrong encoding is read again, and other text is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.arabic.decoding import ARABIC_AS_WESTERN, UTF8_AS_WESTERN, UTF8_AS_WINDOWS_ARABIC, repaired

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء"
words = st.text(alphabet=LETTERS, min_size=4, max_size=10)
texts = st.lists(words, min_size=1, max_size=6).map(" ".join)


@given(texts)
def test_utf8_read_as_latin_1_is_read_again(text: str) -> None:
    damaged = text.encode().decode("latin-1")
    assert UTF8_AS_WESTERN.fullmatch(damaged)
    assert repaired(damaged) == text


@given(texts)
def test_utf8_read_as_windows_arabic_is_read_again(text: str) -> None:
    damaged = text.encode().decode("cp1256")
    assert UTF8_AS_WINDOWS_ARABIC.fullmatch(damaged)
    assert repaired(damaged) == text


@pytest.mark.parametrize(("written", "read"), [("cp1256", "cp1252"), ("iso8859-6", "latin-1"), ("utf-8", "cp1252")])
def test_a_sentence_is_read_again(written: str, read: str) -> None:
    text = "وصل الوزير إلى القاهرة"
    assert repaired(text.encode(written).decode(read)) == text


@pytest.mark.parametrize("text", ["Élysée", "façade naïve", "Ångström", "ÀÉÎ", "ظلم وطغيان", "Ø 5", "Ù", "£5 §7"])
def test_other_text_is_not_taken_for_damage(text: str) -> None:
    patterns = (UTF8_AS_WESTERN, UTF8_AS_WINDOWS_ARABIC, ARABIC_AS_WESTERN)
    assert [match.group() for pattern in patterns for match in pattern.finditer(text) if repaired(match.group())] == []
