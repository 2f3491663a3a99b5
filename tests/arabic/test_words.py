"""Tokens cover the text, and neighbours are neighbours."""

from itertools import pairwise

import pytest
from generated_texts import texts
from hypothesis import given

from mt_qa.arabic.words import ARABIC, LATIN, NUMBER, OTHER, PUNCTUATION, pairs, runs, tokens, words

DASH_19 = [(PUNCTUATION, "-"), (NUMBER, "19")]


@given(texts)
def test_tokens_cover_every_visible_character_exactly_once(text: str) -> None:
    covered = [position for token in tokens(text) for position in range(token.start, token.end)]
    assert covered == [position for position, character in enumerate(text) if not character.isspace()]


@given(texts)
def test_a_token_is_the_text_under_it(text: str) -> None:
    assert all(token.text == text[token.start : token.end] == token.span.of(text) for token in tokens(text))


@given(texts)
def test_rows_of_words_hold_every_word_once_and_pairs_are_their_neighbours(text: str) -> None:
    rows = list(runs(text))
    assert [word for row in rows for word in row] == list(words(text))
    assert list(pairs(text)) == [pair for row in rows for pair in pairwise(row)]


def test_a_long_text_is_cut_like_a_short_one() -> None:
    line = "قال الوزير إن 1,250 طنا وصلت. "
    one, many = tokens(line), tokens(line * 400)
    assert len(many) == 400 * len(one)
    assert [token.text for token in many[-len(one) :]] == [token.text for token in one]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مُدَرِّسَـــة", [(ARABIC, "مُدَرِّسَـــة")]),
        ("ﷺ ﻻ", [(ARABIC, "ﷺ"), (ARABIC, "ﻻ")]),
        ("لە پەیڤ", [(ARABIC, "لە"), (ARABIC, "پەیڤ")]),
        ("بِسۡمِ ٱللَّهِ", [(ARABIC, "بِسۡمِ"), (ARABIC, "ٱللَّهِ")]),
        ("الـ20", [(ARABIC, "الـ"), (NUMBER, "20")]),
        ("1,250 ١٬٢٥٠ 10:30", [(NUMBER, "1,250"), (NUMBER, "١٬٢٥٠"), (NUMBER, "10:30")]),
        ("في 2.", [(ARABIC, "في"), (NUMBER, "2"), (PUNCTUATION, ".")]),
        ("F-16 COVID-19", [(LATIN, "F"), (PUNCTUATION, "-"), (NUMBER, "16"), (LATIN, "COVID"), *DASH_19]),
        ("Jean-Paul O'Neill", [(LATIN, "Jean-Paul"), (LATIN, "O'Neill")]),
        ("cafe\u0301 Москва", [(LATIN, "cafe\u0301"), (LATIN, "Москва")]),
        ("7th", [(NUMBER, "7"), (LATIN, "th")]),
        ("\u200fنعم_", [(OTHER, "\u200f"), (ARABIC, "نعم"), (OTHER, "_")]),
        ("﴾نعم﴿ 5﷼", [(PUNCTUATION, "﴾"), (ARABIC, "نعم"), (PUNCTUATION, "﴿"), (NUMBER, "5"), (PUNCTUATION, "﷼")]),
    ],
)  # fmt: skip
def test_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(token.kind, token.text) for token in tokens(text)] == expected


def test_bare_takes_marks_and_tatweel_off() -> None:
    assert tokens("مُدَرِّسَـــة")[0].bare == "مدرسة"


def test_neighbours_are_parted_by_blanks_alone() -> None:
    assert [(a.text, b.text) for a, b in pairs("قال الوزير، ثم\nغادر القاعة")] == [
        ("قال", "الوزير"),
        ("غادر", "القاعة"),
    ]
