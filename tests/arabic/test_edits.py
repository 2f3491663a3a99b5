"""One slip of the hand: every kind is found, the likeliest wins, nothing else is generated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.arabic.edits import LETTERS, Typo, one_typo_away


@pytest.mark.parametrize(
    ("written", "meant", "typo"),
    [
        ("مشتترك", "مشترك", Typo.DOUBLED),
        ("المجمتع", "المجتمع", Typo.SWAPPED),
        ("النضام", "النظام", Typo.SOUND),
        ("الحارجية", "الخارجية", Typo.LOOK),
        ("المبخ", "المطبخ", Typo.MISSING),
        ("مخزم", "مخزن", Typo.KEYBOARD),
        ("حزيمة", "هزيمة", Typo.ACCENT),
        ("المملمكة", "المملكة", Typo.EXTRA),
    ],
)
def test_a_slip_is_undone(written: str, meant: str, typo: Typo) -> None:
    assert one_typo_away(written)[meant] is typo


def test_the_likelier_of_two_slips_is_named() -> None:
    assert one_typo_away("دلك")["ذلك"] is Typo.SOUND, "د and ذ look alike, too"
    assert one_typo_away("كتتب")["كتب"] is Typo.DOUBLED


def test_a_letter_is_never_taken_for_an_unrelated_one() -> None:
    assert "كتاب" not in one_typo_away("وتاب")


@given(st.text(LETTERS, min_size=1, max_size=12))
def test_a_slip_changes_one_letter_or_two_neighbours(word: str) -> None:
    found = one_typo_away(word)
    assert word not in found
    assert {len(text) - len(word) for text in found} <= {-1, 0, 1}
    assert all(sorted(text) == sorted(word) for text, typo in found.items() if typo is Typo.SWAPPED)
