"""A slip is weighed by its surroundings, and habits are told once."""

from collections import Counter

import pytest

from mt_qa.arabic.practice import (
    AS_A_HABIT,
    IN_A_CAREFUL_ARTICLE,
    IN_A_SENTENCE,
    IN_PATCHWORK,
    UNSETTLED,
    Count,
    Practice,
    Slip,
    confidence,
    reported,
)


def paragraph(slips: int, places: int, family: str = "comma") -> Practice:
    return Practice(tuple(Slip(family, 3 * n, 3 * n + 2, "،") for n in range(slips)), Counter({family: places}))


def counts(*pairs: tuple[int, int]) -> list[Count]:
    return [Count(*pair) for pair in pairs]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (counts((1, 4)), IN_A_SENTENCE),
        (counts((1, 20)), UNSETTLED),
        (counts((3, 3), (0, 10), (0, 12)), IN_PATCHWORK),
        (counts((1, 1), (1, 1), (0, 10), (0, 12)), IN_PATCHWORK),
        (counts((3, 3), (4, 5), (0, 8)), IN_PATCHWORK),
        (counts((3, 3), (2, 10), (2, 12)), UNSETTLED),
        (counts((3, 3), (0, 1)), UNSETTLED),
        (counts((1, 10), (0, 30)), IN_A_CAREFUL_ARTICLE),
        (counts((1, 10), (0, 10)), UNSETTLED),
        (counts((1, 20), (1, 20), (1, 20)), UNSETTLED),
        (counts((0, 5)), UNSETTLED),
        ([], UNSETTLED),
    ],
)
def test_the_weight_of_a_slip(paragraphs: list[Count], expected: float) -> None:
    if not paragraphs or paragraphs == counts((0, 5)):
        assert list(reported([Practice((), Counter())] * len(paragraphs))) == []
    else:
        assert confidence(paragraphs) == expected


def test_a_mixed_article_has_every_slip_reported() -> None:
    places = list(reported([paragraph(2, 2), paragraph(0, 9), paragraph(2, 2)]))
    assert [place.paragraph for place in places] == [0, 0, 2, 2]
    assert {(place.confidence, place.note) for place in places} == {(IN_PATCHWORK, "")}


def test_a_habit_is_told_once_and_says_how_often() -> None:
    (place,) = reported([paragraph(3, 3), paragraph(4, 4)])
    assert (place.paragraph, place.slip.start, place.confidence) == (0, 0, AS_A_HABIT)
    assert "7" in place.note
    assert "7" in place.note_ar


def test_habits_of_several_families_are_told_together() -> None:
    (place,) = reported([paragraph(3, 3), paragraph(4, 5, "stop")])
    assert "7" in place.note


def test_a_house_that_is_wrong_in_half_of_its_places_has_a_style() -> None:
    (place,) = reported([paragraph(4, 5), paragraph(3, 6)])
    assert place.confidence == UNSETTLED


def test_what_stands_beside_weighs_but_is_not_reported() -> None:
    slips, kindred = [paragraph(1, 1), paragraph(0, 9)], [paragraph(1, 2, "quote"), paragraph(0, 4, "quote")]
    (alone,) = reported(slips)
    (place,) = reported(slips, kindred)
    assert (alone.confidence, place.confidence) == (UNSETTLED, IN_PATCHWORK)


def test_a_habit_of_one_paragraph_is_told_once_where_asked() -> None:
    practices = [paragraph(4, 4), paragraph(0, 20), paragraph(2, 2)]
    assert [place.paragraph for place in reported(practices)] == [0, 0, 0, 0, 2, 2]
    assert [place.paragraph for place in reported(practices, once_a_paragraph=True)] == [0, 2, 2]
