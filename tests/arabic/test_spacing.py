"""Blanks beside punctuation: what is a slip, what is meant, and what it should read."""

import pytest

from mt_qa.arabic.spacing import BRACKET, COLON, COMMA, QUOTE, STOP, enclosures, joined, marks


def slips(text: str) -> list[tuple[str, str]]:
    return [(text[slip.start : slip.end], slip.right) for slip in marks(text).slips]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل ، ثم غادر .", [(" ،", "،"), (" .", ".")]),
        ('قال "نعم " .', [(' " .', '".')]),
        ("قال «نعم » ، ثم", [(" » ،", "»،")]),
        ("وصل  \u00a0، ثم", [("  \u00a0،", "،")]),
        ("وصل ،ثم غادر", [(" ،", "، ")]),
        ("وصل .ثم غادر", [(" .", ". ")]),
        ("ماذا ؟!", [(" ؟!", "؟!")]),
        ("وصلَ ، ثم", [(" ،", "،")]),
        ("بنسبة 5% ، ثم", [(" ،", "،")]),
        ("ثم ... غاب", []),
        ("ثم .. غاب", []),
        ("بنسبة .5", []),
        ("إطار .NET", []),
        ("سعيد :)", []),
        ("الساعة 20 :30", []),
        ("12 . افتتاح", []),
        ("أ . افتتاح", []),
        ("يقول Elle !", []),
        ("وسم #كأس_العرب ، أطلق", []),
        ("حساب @user ، أطلق", []),
        (" ، في أول السطر", []),
    ],
)
def test_detached_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert slips(text) == expected


def test_right_and_wrong_places_are_counted_by_family() -> None:
    assert marks("نعم، لا ، كلا؛ ثم. متى؟ قال: زال .").opportunities == {COMMA: 3, STOP: 3, COLON: 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال " نعم "', [('" ', '"'), (' "', '"')]),
        ("( 343 )", [("( ", "("), (" )", ")")]),
        ('وأضاف" نعم"', [('" ', ' "')]),
        ('"نعم "وقال', [(' "', '" ')]),
        ('"نعم " .', []),
        ("« نعم\u00a0»", [("« ", "«")]),
        ("( )", []),
        ('قال " نعم', []),
    ],
)
def test_blanks_inside_quotations_and_brackets(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(text[slip.start : slip.end], slip.right) for slip in enclosures(text).slips] == expected


def test_both_sides_of_a_pair_are_places() -> None:
    assert enclosures('قال "نعم" (مرتين) و"لا".').opportunities == {QUOTE: 4, BRACKET: 2}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال،ثم", ["،"]),
        ("انتهى.وقال", ["."]),
        ("«نعم».وقال", ["."]),
        ("متى؟!لا", ["؟!"]),
        ("قال:نعم", [":"]),
        ("الخميس،15", ["،"]),
        ("2،5", []),
        ("3.5", []),
        ("10:30", []),
        ("د.أحمد", []),
        ("ص.ب", []),
        ("العربية.نت", []),
        ("إن.إكس.بي لأشباه", []),
        ("انتهى..وقال", []),
        ('"نعم."ثم', []),
        ("البقرة:255", []),
    ],
)
def test_missing_blanks(text: str, expected: list[str]) -> None:
    assert [text[slip.start : slip.end] for slip in joined(text).slips] == expected
    assert all(slip.right == text[slip.start : slip.end] + " " for slip in joined(text).slips)
