"""The table of bodies: sorted, clean, no rendering right and wrong at once, ambiguous acronyms told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations

import pytest

from mt_qa.arabic.letters import HARAKAT, TATWEEL
from mt_qa.entities.gazetteer import folded
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.organisations import COLUMNS, Organisation, organisations
from mt_qa.knowledge.places import nationalities, places
from mt_qa.knowledge.tables import read_table

BODIES = organisations()
ROWS = read_table("organisations.tsv", COLUMNS)
LANGUAGES = frozenset(
    "az bg ca cs da de el en es et fa fi fr hi hr hu hy id is it ja ko ku "
    "lt lv ms nl no pl pt ro ru sk sq sr sv tr uk".split()
)
"""Codes of `other_names`; ``en`` is for other English names."""

SHARED = {
    "اللجنة الانتخابية الوطنية المستقلة": "the electoral commissions of DR Congo and Nigeria",
    "اللجنة الوطنية المستقلة للانتخابات": "the same two",
    "العدالة والتنمية": "a party of Turkey and one of Morocco",
    "حزب العدالة والتنمية": "the same two",
    "حزب المؤتمر": "a party of India and one of Nepal",
    "حكومة الوحدة الوطنية": "that of Libya and that of Myanmar in exile",
    "مجلس الأمة": "the parliament of Kuwait and the upper house of Algeria",
    "منظمة كير": "CARE the charity and CAIR the Muslim advocates: one spelling for both",
}
"""Right names of two bodies, as the news has them: only region and topic tell which is meant."""


def key(name: str) -> str:
    """A name as the gazetteer compares it: spelling differences of hamza, ya and ta marbuta do not count."""
    return " ".join(folded(word) for word in name.split())


RIGHT: dict[str, list[Organisation]] = defaultdict(list)
for _body in BODIES:
    for _name in dict.fromkeys(map(key, _body.accepted)):
        RIGHT[_name].append(_body)

AMBIGUOUS: dict[str, list[Organisation]] = defaultdict(list)
for _body in BODIES:
    for _acronym in _body.acronyms:
        AMBIGUOUS[_acronym].append(_body)
AMBIGUOUS = {acronym: bodies for acronym, bodies in AMBIGUOUS.items() if len(bodies) > 1}


def test_the_table_is_as_large_as_promised() -> None:
    assert len(BODIES) >= 1700
    assert sum(bool(body.mistaken) for body in BODIES) >= 0.7 * len(BODIES)


def test_rows_are_sorted() -> None:
    names = [body.english for body in BODIES]
    assert names == sorted(names)


def test_every_row_says_where_it_is_from() -> None:
    assert {(row["origin"], row["licence"]) for row in ROWS} == {("mt_qa", "Apache-2.0")}


def test_names_are_written_as_newspapers_write_them() -> None:
    marks = re.compile(rf"[{HARAKAT}{TATWEEL}]|  ")
    for body in BODIES:
        for name in (*body.accepted, *body.topics, *body.mistaken):
            assert not marks.search(name), (body.english, name)


def test_no_rendering_is_right_and_wrong_for_one_body() -> None:
    for body in BODIES:
        both = set(map(key, body.accepted)) & set(map(key, body.mistaken))
        assert not both, (body.english, both)


def test_no_rendering_stands_twice_in_a_row() -> None:
    for body in BODIES:
        assert len(set(body.accepted)) == len(body.accepted), body.english
        assert len(set(body.mistaken)) == len(body.mistaken), body.english


def test_two_bodies_share_a_name_only_where_the_news_does_so_too() -> None:
    shared = {name for name, bodies in RIGHT.items() if len(bodies) > 1}
    assert shared == set(map(key, SHARED))


def test_bodies_of_one_name_are_told_apart_by_region_or_topic() -> None:
    for name in SHARED:
        for first, second in combinations(RIGHT[key(name)], 2):
            assert set(first.regions) != set(second.regions), name
            assert not set(first.regions) & set(second.regions) or not set(first.topics) & set(second.topics), name


def test_a_wrong_name_that_is_right_elsewhere_is_right_in_other_regions() -> None:
    for body in BODIES:
        for rendering in body.mistaken:
            for other in RIGHT.get(key(rendering), ()):
                assert not set(body.regions) & set(other.regions) - {"international"}, (body.english, other.english)


def test_a_wrong_name_of_one_word_is_no_arabic_word() -> None:
    """An ordinary word in the list would flag every article that uses it."""
    for body in BODIES:
        for rendering in body.mistaken:
            assert " " in rendering or not lexicon().knows(rendering), (body.english, rendering)


def test_acronyms_are_upper_case_latin() -> None:
    for body in BODIES:
        for acronym in body.acronyms:
            assert re.fullmatch(r"[A-ZÄÖÜÇĞİŞ0-9][A-ZÄÖÜÇĞİŞ0-9&+/ -]*", acronym), (body.english, acronym)


@pytest.mark.parametrize("acronym", sorted(AMBIGUOUS))
def test_bodies_of_one_acronym_are_told_apart_by_region_or_topic(acronym: str) -> None:
    for first, second in combinations(AMBIGUOUS[acronym], 2):
        regions = set(first.regions) & set(second.regions)
        topics = set(first.topics) & set(second.topics)
        assert set(first.regions) != set(second.regions), (first.english, second.english)
        assert not regions or not topics, (first.english, second.english, regions, topics)


def test_regions_are_countries_of_the_gazetteer_or_the_world() -> None:
    """The linker compares a region with the country of a place or nationality: they must be spelled alike."""
    known = {place.english if place.kind == "country" else place.country for place in places()}
    known |= {nationality.country for nationality in nationalities()} | {"international"}
    for body in BODIES:
        assert body.regions, body.english
        assert set(body.regions) <= known, (body.english, set(body.regions) - known)


def test_topics_are_a_few_single_words() -> None:
    for body in BODIES:
        assert 2 <= len(body.topics) <= 8, body.english
        assert len(set(body.topics)) == len(body.topics), body.english
        assert not any(re.search(r"\s", topic) for topic in body.topics), body.english


def test_other_names_have_a_known_language() -> None:
    for body in BODIES:
        assert {code for code, _ in body.other_names} <= LANGUAGES, body.english


@pytest.mark.parametrize(
    ("english", "right", "wrong"),
    [
        ("Corruption Eradication Commission (Indonesia)", "هيئة مكافحة الفساد الإندونيسية", "الحزب الشيوعي الكوري"),
        ("Collective Security Treaty Organization", "منظمة معاهدة الأمن الجماعي", "منظمة معاهدة أمن الدولة"),
        ("House of Councillors (Japan)", "مجلس الشيوخ الياباني", "بيت المستشارين"),
        ("National Intelligence Organization (Turkey)", "المخابرات التركية", "معهد ماساتشوستس"),
        ("Rapid Support Forces", "قوات الدعم السريع", "مراسلون بلا حدود"),
        ("Reporters Without Borders", "مراسلون بلا حدود", "قوات الدعم السريع"),
        ("Doctors Without Borders", "أطباء بلا حدود", "الأطباء بدون حدود"),
        ("Shin Bet", "الشاباك", "شين رهان"),
        ("White House", "البيت الأبيض", "المنزل الأبيض"),
        ("US Federal Reserve", "الاحتياطي الفدرالي", "المحمية الفيدرالية الأميركية"),
    ],
)
def test_what_machines_make_of_a_name(english: str, right: str, wrong: str) -> None:
    (body,) = [body for body in BODIES if body.english == english]
    assert right in body.accepted
    assert wrong in body.mistaken
