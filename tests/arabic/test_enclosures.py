"""Quotation marks and brackets find their partners, within a paragraph and across the article."""

import pytest

from mt_qa.arabic.enclosures import CLOSING, EITHER, OPENING, brackets, leans, quotations
from mt_qa.arabic.lost_marks import crossed, is_own_practice, lost, mismatched, with_its_word


@pytest.mark.parametrize(
    ("text", "pairs", "unclosed", "unopened"),
    [
        ('قال "نعم".', [(4, 8)], [], []),
        ("«نعم «لا» ثم»", [(0, 12), (5, 8)], [], []),
        ("»نعم« ثم", [(0, 4)], [], []),
        ("”نعم“ ثم", [(0, 4)], [], []),
        ('و"نعم"و"لا"', [(1, 5), (7, 10)], [], []),
        ('لـ"نعم" ثم', [(2, 6)], [], []),
        ('""نعم"" ثم', [(0, 5)], [], []),
        ('قال "نعم', [], [4], []),
        ("نعم» ثم", [], [], [3]),
        ('قال "نعم ثم "لا" وغاب', [(12, 15)], [4], []),
        ("قال «نعم ثم «لا", [], [4, 12], []),
        ('شاشة 55" جديدة', [], [], []),
        ('"عام 2015" ثم', [(0, 9)], [], []),
        ("المدة 9 â€“18 شهرا", [], [], []),
        ("بلا علامات", [], [], []),
    ],
)
def test_quotations(text: str, pairs: list[tuple[int, int]], unclosed: list[int], unopened: list[int]) -> None:
    assert quotations(text) == (tuple(pairs), tuple(unclosed), tuple(unopened))


@pytest.mark.parametrize(
    ("text", "pairs", "unclosed", "unopened"),
    [
        ("(نعم [لا])", [(0, 9), (5, 8)], [], []),
        ("(نعم ثم", [], [0], []),
        ("نعم) ثم", [], [], [3]),
        ("1) أولا 12) ثانيا أ) ثالثا", [], [], []),
        ("شكرا :) جزيلا :( حزين", [], [], []),
        ("الذرية:(1000)", [(7, 12)], [], []),
        ("(نعم]", [], [0], [4]),
    ],
)
def test_brackets(text: str, pairs: list[tuple[int, int]], unclosed: list[int], unopened: list[int]) -> None:
    assert brackets(text) == (tuple(pairs), tuple(unclosed), tuple(unopened))


def test_a_mark_leans_to_the_word_it_touches() -> None:
    text = 'قال "نعم" ثم " لا " . و"هنا"'
    sides = [leans(text, place) for place, character in enumerate(text) if character == '"']
    assert sides == [OPENING, CLOSING, EITHER, EITHER, EITHER, CLOSING]
    assert leans("نعم \u200f«", 5) == EITHER


def alone(*paragraphs: str) -> list[tuple[int, str, bool]]:
    found = lost(paragraphs, [quotations(paragraph) for paragraph in paragraphs])
    return [(mark.paragraph, paragraphs[mark.paragraph][mark.place], mark.opens) for mark in found]


def test_a_quotation_may_run_over_paragraphs() -> None:
    assert alone('قال "نعم.', "ثم لا.", 'وغاب".') == []
    assert alone('قال "نعم.', '"ثم لا.', '"وغاب".') == []


def test_the_last_paragraph_of_a_quotation_must_close_it() -> None:
    assert alone('قال "نعم.', '"ثم لا.', '"وغاب.', "انتهى.") == [(2, '"', True)]


def test_a_quotation_is_not_closed_from_far_away() -> None:
    assert alone("قال «نعم.", *["كلام."] * 9, "وغاب».") == [(0, "«", True), (10, "»", False)]


def test_marks_used_in_their_own_way_are_told_from_lost_ones() -> None:
    same = lost(["«أ «ب «ج"], [quotations("«أ «ب «ج")])
    apart = lost(["«أ", "ب", "«ج", "د", "«هـ"], [quotations(text) for text in ("«أ", "ب", "«ج", "د", "«هـ")])
    assert (len(same), len(apart)) == (3, 3)
    assert is_own_practice(same)
    assert not is_own_practice(apart)
    assert not is_own_practice(())


@pytest.mark.parametrize(
    ("text", "place", "opens", "expected"),
    [
        ('قال "غدا ثم', 4, True, '"غدا'),
        ('قال " غدا ثم', 4, True, '" غدا'),
        ("قال « ، ثم", 4, True, "«"),
        ("نعم غدا» ثم", 7, False, "غدا»"),
        ("نعم غدا.» ثم", 8, False, "غدا.»"),
        ("» ثم", 0, False, "»"),
    ],
)
def test_a_lone_mark_is_shown_with_its_word(text: str, place: int, opens: bool, expected: str) -> None:
    start, end = with_its_word(text, place, opens=opens)
    assert text[start:end] == expected


def test_systems_of_marks_do_not_mix() -> None:
    assert mismatched('سمته «النسر" أمس') == ((5, 11, "»"),)
    assert mismatched("سمته “النسر” و”الصقر“") == ()
    assert mismatched('سمته «النسر" و«الصقر" أمس') == ()


def test_a_quotation_and_a_bracket_do_not_cross() -> None:
    assert crossed("«نص (آخر» هنا)") == (8,)
    assert crossed("(نص «آخر) هنا»") == (8,)
    assert crossed("«نص (آخر) هنا» (و«غيره»)") == ()
