"""Countries in other languages: CLDR's names joined to the table's."""

from mt_qa.knowledge.foreign_countries import LANGUAGES, foreign_countries, foreign_stems
from mt_qa.knowledge.places import places


def test_nearly_every_country_has_a_name_in_every_language() -> None:
    countries = {place.english for place in places() if place.kind == "country"}
    named = {english for english, _ in foreign_countries()}
    assert named <= countries
    assert len(named) >= 180
    assert len(foreign_countries()) >= 3 * len(named)


def test_names_of_four_languages() -> None:
    assert {
        ("Germany", "Jerman"),
        ("Germany", "Allemagne"),
        ("Germany", "Германия"),
        ("Germany", "Deutschland"),
    } <= set(foreign_countries())
    assert "id" in LANGUAGES


def test_stems_begin_adjectives() -> None:
    assert "китайский".startswith(foreign_stems()["China"])
    assert "chinois".startswith(foreign_stems()["China"])
