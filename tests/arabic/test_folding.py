"""Folding is idempotent and knows its way back."""

import unicodedata

import pytest
from generated_texts import bare_words, texts
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.arabic.folding import fold, fold_with_offsets
from mt_qa.core import Span

switches = st.fixed_dictionaries({name: st.booleans() for name in ("hamza", "ya", "ta_marbuta")})


@given(texts, switches)
def test_both_ways_of_folding_agree(text: str, how: dict[str, bool]) -> None:
    assert fold_with_offsets(text, **how).text == fold(text, **how)


@given(texts, switches)
def test_folding_twice_changes_nothing(text: str, how: dict[str, bool]) -> None:
    once = fold(text, **how)
    assert fold(once, **how) == once


@given(texts)
def test_origins_never_fall_and_end_at_the_end(text: str) -> None:
    folded = fold_with_offsets(text)
    assert len(folded.origins) == len(folded.text) + 1
    assert list(folded.origins) == sorted(folded.origins)
    assert folded.origins[-1] == len(text)


@given(texts, st.data())
def test_a_folded_span_maps_into_the_stretch_it_came_from(text: str, data: st.DataObject) -> None:
    folded = fold_with_offsets(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    original = folded.original(Span(start, end))
    assert original.end <= len(text)
    back = fold(original.of(text))
    piece = folded.text[start:end]
    if back != piece:  # a ligature at an edge belongs to the stretch as a whole
        assert piece in back
        assert {folded.origins[start - 1] if start else -1, folded.origins[end]} & {*folded.origins[start:end]}


@given(bare_words)
def test_decomposed_letters_fold_like_composed_ones(word: str) -> None:
    assert fold(unicodedata.normalize("NFD", word), hamza=False) == fold(word, hamza=False)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("أَحْمَدُ إلى آخِرِهِ", "احمد الي اخره"),
        ("مُؤتمَر شَيْء مسائل", "موتمر شي مسايل"),
        ("المدرســـة", "المدرسه"),
        ("ﻣﺪﺭﺳﺔ ﻻ", "مدرسه لا"),
        ("کتاب یک", "كتاب يك"),
        ("\u200fنعم\u200e", "نعم"),
        ("محمد ﷺ", "محمد صلي الله عليه وسلم"),
        ("1,250 ٣٫٥ USA", "1,250 ٣٫٥ USA"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_each_switch_keeps_its_difference() -> None:
    word = "أولى مدرسة"
    assert fold(word, hamza=False) == "أولي مدرسه"
    assert fold(word, ya=False) == "اولى مدرسه"
    assert fold(word, ta_marbuta=False) == "اولي مدرسة"


def test_the_marks_of_the_last_letter_come_along_and_a_ligature_stays_whole() -> None:
    folded = fold_with_offsets("قالَتْ ﻻ")
    assert folded.original(Span(0, 4)) == Span(0, len("قالَتْ"))
    assert folded.text[5:] == "لا"
    assert folded.original(Span(5, 6)) == folded.original(Span(6, 7)) == Span(7, 8)
