"""Faults marked inside a text become spans, and a clean twin."""

import pytest

from mt_qa.core import DataError
from mt_qa.evaluation.marked import article, articles, faults


def test_a_mark_becomes_a_span_and_a_correction() -> None:
    result = article("x", "وصل {الى=>إلى|لدى#hamza} مصر.")
    assert result.target == "وصل الى مصر."
    assert result.twin == "وصل إلى مصر."
    assert result.gold == [
        {
            "start": 4,
            "end": 7,
            "text": "الى",
            "category": "linguistic-conventions/spelling",
            "severity": "minor",
            "suggestions": ["إلى", "لدى"],
            "why": "hamza missing, added or misplaced",
            "tier": "must",
        }
    ]


def test_marks_nest() -> None:
    result = article("x", "{في مصر {الى=>إلى#hamza} غد.=>#fragment~اجتمعوا في مصر.}")
    assert result.target == "في مصر الى غد."
    assert result.twin == "اجتمعوا في مصر."
    assert [(g["start"], g["end"], g["suggestions"]) for g in result.gold] == [(0, 14, []), (7, 10, ["إلى"])]


def test_what_stands_in_the_twin_only() -> None:
    result = article("x", 'قال: {"نعم=>#quote} سنعود{+"}.')
    assert (result.target, result.twin) == ('قال: "نعم سنعود.', 'قال: "نعم سنعود".')


def test_a_deletion_leaves_neither_two_blanks_nor_an_empty_paragraph() -> None:
    result = article("x", "أول. {مكرر.=>-#repeat} ثان.\n\n{تابعونا=>-#furniture}\n\nثالث.")
    assert result.twin == "أول. ثان.\n\nثالث."
    assert [g["suggestions"] for g in result.gold] == [[""], [""]]


def test_severity_can_be_said_and_code_points_written_as_escapes() -> None:
    result = article("x", r"{قيا\u200fس=>قياس#invisible:major}")
    assert (result.target, result.gold[0]["severity"]) == ("قيا\u200fس", "major")


def test_articles_of_a_file() -> None:
    assert [each.id for each in articles("# remark\n\n@@ one\nنص.\n\n@@ two\nآخر.\n")] == ["one", "two"]


@pytest.mark.parametrize("marked", ["{ا=>ب#unknown}", "{ا=>ب#hamza", "ا}", "{ا}", "=>ب#hamza}", "{=>ب#hamza}"])
def test_a_mark_that_cannot_be_read(marked: str) -> None:
    with pytest.raises(DataError, match=r"^x: "):
        article("x", marked)


def test_faults_are_sorted() -> None:
    assert list(faults()) == sorted(faults())
