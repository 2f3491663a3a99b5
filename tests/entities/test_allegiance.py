"""Who and what belongs to which country, and what is too doubtful to accuse."""

import pytest

from mt_qa.arabic.words import Token, runs
from mt_qa.entities.allegiance import (
    CONTESTED,
    EVERYDAY,
    KIN,
    adjectives,
    capital_of,
    cities,
    may_be_one,
    nationality_in_form,
    persons,
    states,
)
from mt_qa.knowledge.places import places


def row(text: str) -> tuple[Token, ...]:
    return runs(text)[0]


def test_every_state_and_city_named_here_is_in_the_tables() -> None:
    assert {state for group in KIN for state in group} <= states()
    assert states() >= EVERYDAY
    assert {place.english for place in places()} >= CONTESTED


@pytest.mark.parametrize(
    ("one", "others", "expected"),
    [
        (["Ghana"], ["Nigeria"], False),
        (["Ghana"], ["Ghana", "Togo"], True),
        (["South Korea"], ["North Korea"], True),
        (["Mali"], ["France"], True),
        ([""], ["France"], True),
    ],
)
def test_states_that_may_be_meant_by_one_another(one: list[str], others: list[str], expected: bool) -> None:
    assert may_be_one(one, others) is expected


@pytest.mark.parametrize(
    ("city", "countries"),
    [("كمبالا", {"Uganda"}), ("ملقا", {"Spain", "Malaysia"}), ("سبتة", None), ("القدس", None), ("سيفاستوبول", None)],
)
def test_cities_know_all_their_countries(city: str, countries: set[str] | None) -> None:
    found = [match.entities[0] for match in cities().matches(row(city))]
    assert found == ([frozenset(countries)] if countries else [])


def test_language_and_everyday_adjectives_are_told_apart() -> None:
    assert [m.entities[0].country for m in adjectives().matches(row("الشرطة الغانية"))] == ["Ghana"]
    assert not list(adjectives().matches(row("الثقافة الفارسية والكردية")))


def test_family_names_name_nobody() -> None:
    assert [m.entities for m in persons().matches(row("قال سيرغي لافروف"))] == [("Russia",)]
    assert not list(persons().matches(row("قال بن علي يلديريم")))


def test_forms_and_capitals() -> None:
    assert nationality_in_form("Uganda", "the_female") == "الأوغندية"
    assert nationality_in_form("Ruritania", "the_female") == ""
    assert capital_of("Uganda") == "Kampala"
    assert capital_of("Ruritania") == ""


@pytest.mark.parametrize(
    ("country", "adjective"),
    [("Germany", "الألماني"), ("South Korea", "الكوري الجنوبي"), ("United States", "الأمريكي"), ("Iran", "الإيراني")],
)
def test_the_people_called_like_their_country_are_chosen(country: str, adjective: str) -> None:
    assert nationality_in_form(country, "the_male") == adjective


def test_the_full_name_of_a_korea_is_read_whole() -> None:
    assert [m.form for m in adjectives().matches(row("الرئيس الكوري الجنوبي"))] == ["الكوري الجنوبي"]
