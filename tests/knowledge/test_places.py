"""Places and nationalities: enough of them, and no right name that is called wrong."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from mt_qa.arabic.letters import bare
from mt_qa.entities.gazetteer import folded, lightly_folded
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.places import COLUMNS, NATIONALITY_COLUMNS, nationalities, places
from mt_qa.knowledge.tables import read_table

PLACES = places()
NATIONALITIES = nationalities()
KINDS = {"country", "capital", "city", "region", "water", "other"}
ARAB_WORLD = "Arab world"

SHARED = {
    ("الكونغو", "Congo", "DR Congo"),
    ("جورجيا", "Georgia", "Georgia"),
    ("عمان", "Amman", "Oman"),
    ("بولونيا", "Bologna", "Poland"),
    ("جورج تاون", "George Town", "Georgetown"),
    ("سان خوسيه", "San Jose", "San Jose, California"),
    ("طرابلس", "Tripoli", "Tripoli"),
    ("مدينة البيضاء", "Al Bayda", "Al Bayda, Yemen"),
    ("القنيطرة", "Kenitra", "Quneitra"),
    ("زنجبار", "Zanzibar", "Zinjibar"),
    ("غزة", "Gaza City", "Gaza Strip"),
    ("سانت لويس", "Saint Louis", "Saint-Louis"),
    ("حيدر آباد", "Hyderabad", "Hyderabad, Pakistan"),
    ("جلال آباد", "Jalal-Abad", "Jalalabad"),
    ("غوانغجو", "Guangzhou", "Gwangju"),
    ("قوانغجو", "Guangzhou", "Gwangju"),
    ("برمنغهام", "Birmingham", "Birmingham, Alabama"),
    ("برمنجهام", "Birmingham", "Birmingham, Alabama"),
    ("بيرمنغهام", "Birmingham", "Birmingham, Alabama"),
    ("نيوكاسل", "Newcastle", "Newcastle, Australia"),
    ("سان دوني", "Saint-Denis", "Saint-Denis, Reunion"),
    ("بريست", "Brest", "Brest, Belarus"),
    ("فالنسيا", "Valencia", "Valencia, Venezuela"),
    ("أوكلاند", "Auckland", "Oakland"),
    ("مدينة هاميلتون", "Hamilton", "Hamilton, Bermuda"),
    ("غاليسيا", "Galicia", "Galicia, Ukraine"),
    ("سانت مارتن", "Saint Martin", "Sint Maarten"),
}
"""Names that two places share in print; any other shared name is a slip."""


def _key(name: str) -> str:
    """What the gazetteer looks a name up by."""
    words = name.split()
    return lightly_folded(name) if len(words) == 1 else " ".join(folded(word) for word in words)


def test_there_are_enough_of_every_kind() -> None:
    kinds = Counter(place.kind for place in PLACES)
    assert set(kinds) == KINDS
    assert kinds["country"] >= 195
    assert kinds["capital"] >= 195
    assert kinds["city"] >= 700
    assert kinds["region"] >= 250
    assert kinds["water"] >= 100
    assert kinds["other"] >= 100
    assert sum(1 for place in PLACES if place.misspellings) >= 350
    assert len(NATIONALITIES) >= 200


def test_rows_are_sorted() -> None:
    keys = [(place.english, place.kind) for place in PLACES]
    assert keys == sorted(keys)
    adjectives = [nationality.english for nationality in NATIONALITIES]
    assert adjectives == sorted(adjectives)


def test_every_row_says_where_it_comes_from() -> None:
    for name, columns in (("places.tsv", COLUMNS), ("nationalities.tsv", NATIONALITY_COLUMNS)):
        assert {(row["origin"], row["licence"]) for row in read_table(name, columns)} == {("mt_qa", "Apache-2.0")}


def test_a_place_lies_in_a_country_of_the_table() -> None:
    countries = {place.english for place in PLACES if place.kind == "country"}
    assert {place.country for place in PLACES} - {""} == countries
    assert [place.english for place in PLACES if place.kind == "country" and place.country != place.english] == []


def test_every_country_has_a_capital_or_is_known_to_be_without() -> None:
    seats = {place.country for place in PLACES if place.kind == "capital"}
    without = {place.english for place in PLACES if place.kind == "country"} - seats
    assert without == {"Israel", "Vatican City"}  # one disputed, one a city


def test_names_are_bare_and_stand_once() -> None:
    for place in PLACES:
        names = (*place.accepted, *place.misspellings)
        assert [name for name in names if bare(name) != name] == []
        assert len(set(names)) == len(names), place.english


def test_no_right_name_is_called_a_misspelling() -> None:
    right = {_key(name) for place in PLACES for name in place.accepted}
    right |= {_key(form) for nationality in NATIONALITIES for form in (*nationality.forms, *nationality.variants)}
    wrong = [(place.english, name) for place in PLACES for name in place.misspellings if _key(name) in right]
    assert wrong == []


def test_no_misspelling_is_an_accusative_adjective() -> None:
    """``مولدوفيا`` looks like a country and is "Moldovan" in the accusative."""
    accusatives = {_key(stem + "ا") for n in NATIONALITIES for stem in (n.forms[0], *n.variants)}
    assert [(p.english, name) for p in PLACES for name in p.misspellings if _key(name) in accusatives] == []


def test_no_misspelling_is_a_part_of_a_right_name() -> None:
    """``مدينة كيب`` would be found in ``مدينة كيب تاون``, and ``شمال كوريا`` in ``شمال كوريا الجنوبية``."""
    parts = {part for place in PLACES for name in place.accepted for part in _parts(name)}
    beginnings = {part for place in PLACES for name in place.accepted for part in _beginnings(name)}
    for place in PLACES:
        for name in place.misspellings:
            words = tuple(folded(word) for word in name.split())
            assert words not in parts, (place.english, name)
            overlaps = [words[start:] for start in range(1, len(words) - 1) if words[start:] in beginnings]
            assert overlaps == [], (place.english, name)


def _beginnings(name: str) -> list[tuple[str, ...]]:
    words = tuple(folded(word) for word in name.split())
    return [words[:end] for end in range(1, len(words))]


def _parts(name: str) -> list[tuple[str, ...]]:
    words = tuple(folded(word) for word in name.split())
    every = range(len(words))
    return [words[first : last + 1] for first in every for last in every[first:] if last + 1 - first < len(words)]


def test_a_misspelling_of_one_word_is_no_everyday_word() -> None:
    """Nice as لطيف and Reading as القراءة are left out: an article that says so is right."""
    known = lexicon()
    common = [
        (place.english, name)
        for place in PLACES
        for name in place.misspellings
        if " " not in name and known.zipf(name) >= 2.8
    ]
    assert common == []


def test_one_misspelling_belongs_to_one_place() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for place in PLACES:
        for name in place.misspellings:
            owners[_key(name)].add(place.english)
    assert {name: sorted(english) for name, english in owners.items() if len(english) > 1} == {}


def test_shared_names_are_truly_shared() -> None:
    owners: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for place in PLACES:
        for name in place.accepted:
            owners[_key(name)].add((place.english, place.kind))
    shared = {(key, *sorted(english for english, _ in named)) for key, named in owners.items() if len(named) > 1}
    assert shared == {(_key(name), *owners) for name, *owners in SHARED}


@pytest.mark.parametrize(
    ("english", "kind", "accepted", "misspelt"),
    [
        ("Almaty", "city", "ألماتي", "المااتا"),
        ("Almaty", "city", "ألما آتا", "ألماتا"),
        ("Central African Republic", "country", "أفريقيا الوسطى", "جمهورية أفريقيا المركزية"),
        ("United States", "country", "أميركا", "الدول المتحدة الأمريكية"),
        ("Turkey", "country", "تركيا", "توركيا"),
        ("Timor-Leste", "country", "تيمور الشرقية", "تيمور ليست"),
        ("Cape Town", "city", "كيب تاون", "مدينة الرأس"),
        ("Taiz", "city", "تعز", "طعز"),
        ("West Bank", "region", "الضفة الغربية", "البنك الغربي"),
        ("Zaporizhzhia plant", "other", "محطة زابوريجيا", "نبات زابوريجيا"),
    ],
)
def test_some_names_and_what_a_machine_makes_of_them(english: str, kind: str, accepted: str, misspelt: str) -> None:
    (place,) = (place for place in PLACES if (place.english, place.kind) == (english, kind))
    assert accepted in place.accepted
    assert misspelt in place.misspellings


def test_a_nationality_has_its_six_forms() -> None:
    for nationality in NATIONALITIES:
        male, female, _, females, the_male, the_female = nationality.forms
        assert male.endswith("ي"), nationality.english
        assert female == f"{male}ة" or " " in male, nationality.english
        assert female.endswith("ة"), nationality.english
        assert females.endswith("ات"), nationality.english
        assert the_male != male, nationality.english
        assert the_male.removeprefix("ال").replace(" ال", " ") == male, nationality.english
        assert the_female.removeprefix("ال").replace(" ال", " ") == female, nationality.english
        assert [form for form in nationality.forms if bare(form) != form] == []


def test_a_nationality_belongs_to_a_place_of_the_table() -> None:
    english = {place.english for place in PLACES}
    assert {nationality.country for nationality in NATIONALITIES} - english == {ARAB_WORLD}


def test_no_right_form_of_a_nationality_is_called_a_misspelling() -> None:
    right = {_key(form) for n in NATIONALITIES for form in (*n.forms, *n.variants)}
    right |= {_key(name) for place in PLACES for name in place.accepted}
    assert [(n.english, stem) for n in NATIONALITIES for stem in n.misspellings if _key(stem) in right] == []


@pytest.mark.parametrize(
    ("english", "plural"),
    [("Turkish", "أتراك"), ("Russian", "روس"), ("German", "ألمان"), ("Kurdish", "أكراد"), ("Moroccan", "مغاربة")],
)
def test_plurals_are_those_of_the_newsroom(english: str, plural: str) -> None:
    (nationality,) = (n for n in NATIONALITIES if n.english == english)
    assert nationality.forms[2] == plural
