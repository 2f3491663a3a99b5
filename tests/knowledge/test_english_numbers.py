from decimal import Decimal

import pytest

from mt_qa.knowledge.english_numbers import find_digit_numbers, find_english_numbers, is_english


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("about 1,250 people", [1250]),
        ("2.5 million tonnes", [2_500_000]),
        ("a £3.2bn deal", [3_200_000_000]),
        ("twenty-five students", [25]),
        ("one hundred and five days", [105]),
        ("two million three hundred thousand and six", [2_300_006]),
        ("three hundred and fifty thousand votes", [350_000]),
        ("five thousand and ten million", [5_000, 10_000_000]),
        ("one hundred and two hundred", [100, 200]),
        ("one million and two million", [1_000_000, 2_000_000]),
        ("7.3 percent", [Decimal("7.3")]),
        ("see https://example.org/2020 and 45 more", [45]),
        ("10 000 soldiers", [10_000]),
        ("Super Bowl XXXIII", [33]),
        ("no number at all", []),
    ],
)
def test_values(text: str, values: list[object]) -> None:
    assert [number.readings[0] for number in find_english_numbers(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "an F-16 jet",
        "at 15:30",
        "won 31-17",
        "on 12/05/2020",
        "the 21st century",
        "the 1980s",
        "13½ knots",
        "thirteen and a half",
        "at 11 pm",
        "five men",
        "2 men",
        "a hundred ways",
        "twenty-first",
    ],
)
def test_what_a_translation_may_say_otherwise_is_not_certain(text: str) -> None:
    numbers = find_english_numbers(text)
    assert not any(number.certain for number in numbers)


@pytest.mark.parametrize("text", ["15 people", "a 15-year-old boy", "in 1985.", "$40 fine", "(120)", "30% of them"])
def test_what_a_translation_must_say_is_certain(text: str) -> None:
    assert [number.certain for number in find_english_numbers(text)] == [True]


def test_other_languages_have_digits_only() -> None:
    numbers = find_digit_numbers("Добыча составила 2,5 млн тонн, twenty")
    assert [(number.readings[0], number.exact) for number in numbers] == [(Decimal("2.5"), False)]


def test_english_is_told_from_its_neighbours() -> None:
    assert is_english("The minister said that the talks will go on.")
    assert not is_english("Le ministre a annoncé que les écoles seraient fermées dans tout le pays.")
    assert not is_english("Warga diminta untuk tetap tenang dan tidak keluar dari rumah mereka.")
