"""A habit is at least three slips and at least half of the opportunities."""

import pytest

from mt_qa.arabic.habits import habit_note, is_habit, places_to_report


@pytest.mark.parametrize(
    ("slips", "opportunities", "expected"),
    [(0, 0, False), (1, 1, False), (2, 2, False), (3, 3, True), (3, 6, True), (3, 7, False), (60, 100, True)],
)
def test_a_habit_needs_three_slips_and_half_of_the_places(slips: int, opportunities: int, expected: bool) -> None:
    assert is_habit(slips, opportunities) is expected
    assert bool(habit_note(slips, opportunities)[0]) is expected
    assert bool(habit_note(slips, opportunities)[1]) is expected


def test_a_habit_is_reported_once_and_slips_each() -> None:
    assert places_to_report(("a", "b", "c"), 4) == ("a",)
    assert places_to_report(("a", "b", "c"), 40) == ("a", "b", "c")
    assert places_to_report((), 0) == ()


def test_the_note_says_in_how_many_places() -> None:
    english, arabic = habit_note(7, 9)
    assert "7" in english
    assert "7" in arabic
