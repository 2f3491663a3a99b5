"""Names in a source text: what is found, what it may mean, and what a translation must render."""

from __future__ import annotations

import pytest

from mt_qa.core.ledger import EntityKind
from mt_qa.entities.name_trie import NameTrie, source_words, word_key
from mt_qa.entities.source_names import SourceName, source_names


def named(source: str) -> dict[str, set[str]]:
    return {name.text: {meaning.english for meaning in name.meanings} for name in source_names(source).names}


def the_name(source: str, text: str) -> SourceName:
    return next(name for name in source_names(source).names if name.text == text)


def test_the_longest_name_wins_and_spans_are_of_the_source() -> None:
    source = "The Collective Security Treaty Organization sent troops to South Sudan, not to Sudan."
    names = source_names(source).names
    assert [name.text for name in names] == ["Collective Security Treaty Organization", "South Sudan", "Sudan"]
    assert all(name.span.of(source) == name.text for name in names)


@pytest.mark.parametrize(
    "source",
    [
        "They told us that they were the people who won.",
        "We ate turkey and used china for the meal.",
        "Who was it? It is not known what they wanted.",
    ],
)
def test_ordinary_words_are_no_names(source: str) -> None:
    assert source_names(source).names == ()


def test_acronyms_stand_in_capitals_with_or_without_dots() -> None:
    source = "The WHO said that the U.S. and the UN would pay."
    assert named(source) == {
        "WHO": {"World Health Organization"},
        "U.S": {"United States"},
        "UN": {"United Nations"},
    }


def test_in_a_line_of_capitals_nothing_is_certain() -> None:
    names = source_names("WHO IS RUSSIA TO TELL US WHAT TO DO").names
    assert names
    assert not any(name.certain for name in names)


def test_a_body_of_many_countries_is_the_one_of_the_country_that_is_named() -> None:
    source = "The Ministry of Defence in Moscow said that Russia will not leave."
    assert named(source)["Ministry of Defence"] == {"Ministry of Defence (Russia)"}
    assert not the_name("The Ministry of Defence said that the ship was late.", "Ministry of Defence").certain


@pytest.mark.parametrize(
    ("written", "english"),
    [
        ("Defence Ministry", "Ministry of Defence (Russia)"),
        ("Ministry of Defense", "Ministry of Defence (Russia)"),
    ],
)
def test_other_orders_and_spellings_of_a_ministry(written: str, english: str) -> None:
    assert english in named(f"The {written} of Russia said that the ship was late.")[written]


def test_peoples_are_known_by_adjective_and_noun() -> None:
    source = "The Danes, two Frenchmen and many Algerians spoke about the Polish law."
    assert {english for meant in named(source).values() for english in meant} == {
        "Denmark",
        "France",
        "Algeria",
        "Poland",
    }


def test_a_place_beside_an_unknown_name_may_be_part_of_it() -> None:
    assert not the_name("They said that Chad Kroeger sang.", "Chad").certain
    assert the_name("They said that Chad has a new law.", "Chad").certain


def test_a_family_name_is_certain_only_where_one_person_bears_it() -> None:
    assert the_name("They said that Zelensky would speak.", "Zelensky").certain
    assert not the_name("They said that Johnson would speak.", "Johnson").certain


def test_names_in_other_languages() -> None:
    indonesian = "Komisi Pemberantasan Korupsi menangkap bupati itu setelah tiba dari Belanda."
    assert named(indonesian) == {
        "Komisi Pemberantasan Korupsi": {"Corruption Eradication Commission (Indonesia)"},
        "Belanda": {"Netherlands"},
    }
    russian = "Владимир Путин прибыл с визитом в столицу Казахстана."
    assert {"Vladimir Putin"} in named(russian).values()
    assert named(russian)["Казахстана"] == {"Kazakhstan"}
    assert named("Le ministre est arrivé en Allemagne.") == {"Allemagne": {"Germany"}}


def test_foreign_names_are_not_looked_for_in_english() -> None:
    assert "Belanda" not in named("The man from Belanda said that he would not leave the town.")


def test_nations_come_from_cities_people_and_bodies_too() -> None:
    assert {"Kazakhstan", "Russia"} <= source_names("In Almaty, Vladimir Putin said that he would stay.").nations


def test_words_know_their_places_and_have_keys_without_accents_and_case_endings() -> None:
    words = source_words("Côte-d’Ivoire's")
    assert [(word.text, word.start, word.end) for word in words] == [
        ("Côte", 0, 4), ("d", 5, 6), ("Ivoire", 7, 13), ("s", 14, 15),
    ]  # fmt: skip
    assert word_key("Côte") == "cote"
    assert word_key("Россию") == word_key("Россия") == word_key("России")


def test_a_trie_takes_several_entities_for_one_name() -> None:
    trie: NameTrie[str] = NameTrie()
    trie.add("Georgia", "country")
    trie.add("Georgia", "state")
    trie.add("Sea of Georgia", "water")
    matches = list(trie.matches(source_words("Georgia on the Sea of Georgia, georgia")))
    assert [match.entities for match in matches] == [("country", "state"), ("water",)]


@pytest.mark.parametrize("source", ["", " ", "...", "\0", "🙂 ﷺ", "A" * 5000, "U.S." * 3000, "Al " * 3000])
def test_rough_sources_do_no_harm(source: str) -> None:
    assert all(name.span.of(source) == name.text for name in source_names(source).names)


def test_every_kind_is_found() -> None:
    source = "NATO chief Jens Stoltenberg spoke in Kyiv."
    assert {meaning.kind for name in source_names(source).names for meaning in name.meanings} >= {
        EntityKind.ORGANISATION,
        EntityKind.PERSON,
        EntityKind.PLACE,
    }
