"""What was lost or left in English: one candidate that fits clearly, or none."""

import pytest

from mt_qa.backends import word_measure
from mt_qa.core import Category, Evidence, Finding, Severity, Span
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.suggest.candidates import filled, may_be_filled

LOST, LEFT = Category.CHARACTER_ENCODING, Category.UNTRANSLATED


def offered(text: str, part: str, category: Category) -> list[str]:
    start = text.index(part)
    span = Span(start + 7, start + 7 + len(part))  # the segment begins at 7 of its document
    finding = Finding("one", category, Severity.MINOR, 0.9, Evidence.RULE, 0, span, part, "", "")
    assert may_be_filled(finding)
    return [each.text for each in filled(finding, text, 7, lexicon(), word_measure()).suggestions]


@pytest.mark.parametrize(
    ("text", "part", "right"),
    [
        ("وقعت الحكومة اتفا\ufffdية مع صندوق النقد الدولي بشأن القرض", "اتفا\ufffdية", "اتفاقية"),
        ("وصل وزير الخار\ufffd\ufffdية إلى العاصمة لإجراء محادثات مع نظيره", "الخار\ufffd\ufffdية", "الخارجية"),
    ],
)
def test_letters_lost_in_a_conversion_are_filled_in(text: str, part: str, right: str) -> None:
    assert offered(text, part, LOST) == [right]


def test_one_english_word_is_rendered_where_one_rendering_fits() -> None:
    assert offered("أصدرت the court حكما بسجن المتهم ثلاث سنوات", "the court", LEFT) == ["المحكمة"]


@pytest.mark.parametrize(
    ("text", "part", "category"),
    [
        ("قال \ufffd\ufffd\ufffd\ufffd\ufffd في بيان", "\ufffd\ufffd\ufffd\ufffd\ufffd", LOST),
        ("في م\ufffd\ufffd\ufffd\ufffd\ufffdن", "م\ufffd\ufffd\ufffd\ufffd\ufffdن", LOST),
        ("قال the quick fox في بيان", "the quick fox", LEFT),
        ("وذكرت zzz في بيان", "zzz", LEFT),
    ],
)
def test_where_too_much_is_lost_there_is_no_safe_fix(text: str, part: str, category: Category) -> None:
    assert offered(text, part, category) == []


def test_other_findings_are_left_to_their_checks() -> None:
    finding = Finding("one", Category.SPELLING, Severity.MINOR, 0.9, Evidence.RULE, 0, Span(0, 3), "كلم", "", "")
    assert not may_be_filled(finding)
