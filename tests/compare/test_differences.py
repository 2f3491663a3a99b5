"""Words laid beside words: nothing of either text is lost, and marks alone make no difference."""

from hypothesis import given
from hypothesis import strategies as st

from mt_qa.compare.differences import Change, disagreement, distance, word_difference

ALPHABET = "ابتل وَّـ .،12a\u200f"


def test_changed_added_and_left_out_words_are_told_apart() -> None:
    stretches = word_difference("وصل الوزير إلى العاصمة أمس.", "وصل الرئيس إلى العاصمة الجديدة.")
    assert [(s.change, s.first.strip(), s.second.strip()) for s in stretches] == [
        (Change.SAME, "وصل", "وصل"),
        (Change.CHANGED, "الوزير", "الرئيس"),
        (Change.SAME, "إلى العاصمة", "إلى العاصمة"),
        (Change.CHANGED, "أمس", "الجديدة"),
        (Change.SAME, ".", "."),
    ]
    assert [s.change for s in word_difference("وصل أمس", "وصل الوزير أمس")] == [
        Change.SAME,
        Change.ADDED,
        Change.SAME,
    ]
    assert [s.change for s in word_difference("وصل الوزير أمس", "وصل أمس")] == [
        Change.SAME,
        Change.LEFT_OUT,
        Change.SAME,
    ]


def test_marks_make_no_difference_but_letters_do() -> None:
    assert [s.change for s in word_difference("وَصَلَ الأميـر", "وصل الأمير")] == [Change.SAME]
    assert distance("وَصَلَ الأميـر", "وصل الأمير") == 0
    assert distance("الخطة جاهزة", "الخطة جاهزه") == 0.5


@given(st.text(ALPHABET, max_size=40), st.text(ALPHABET, max_size=40))
def test_both_texts_can_be_read_off_the_difference(first: str, second: str) -> None:
    stretches = word_difference(first, second)
    assert "".join(s.first for s in stretches).split() == first.split()
    assert "".join(s.second for s in stretches).split() == second.split()
    assert 0 <= distance(first, second) <= 1


def test_disagreement_is_the_mean_over_pairs() -> None:
    assert disagreement(["أ ب", "أ ب", "أ ب"]) == 0
    assert disagreement(["وصل الوزير", "غادر الرئيس"]) == 1
    assert disagreement(["وصل الوزير", "وصل الوزير", "غادر الرئيس"]) == 2 / 3
