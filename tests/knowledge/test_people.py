"""People and titles: enough of them, and no right name that is called wrong."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from mt_qa.arabic.letters import bare
from mt_qa.entities.gazetteer import folded, lightly_folded
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.people import COLUMNS, TITLE_COLUMNS, people, titles
from mt_qa.knowledge.places import places
from mt_qa.knowledge.tables import read_table

PEOPLE = people()
TITLES = titles()

SAME_PERSON_TWICE = {("Abu Mohammed al-Jolani", "Ahmed al-Sharaa")}
"""One man under two names, each with a row."""


def _key(name: str) -> str:
    """What the gazetteer looks a name up by."""
    words = name.split()
    return lightly_folded(name) if len(words) == 1 else " ".join(folded(word) for word in words)


def test_there_are_enough_people_of_many_countries() -> None:
    assert len(PEOPLE) >= 650
    countries = Counter(person.country for person in PEOPLE)
    assert len(countries) >= 120
    for country in ("Indonesia", "Malaysia", "Kazakhstan", "Turkey", "Iran", "Egypt", "Iraq", "Saudi Arabia", "Syria"):
        assert countries[country] >= 10, country
    assert sum(1 for person in PEOPLE if person.misspellings) >= 650
    assert sum(1 for person in PEOPLE if person.sex == "f") >= 150


def test_rows_are_sorted() -> None:
    assert [person.english for person in PEOPLE] == sorted(person.english for person in PEOPLE)
    assert [title.arabic for title in TITLES] == sorted(title.arabic for title in TITLES)


def test_every_row_says_where_it_comes_from() -> None:
    for name, columns in (("people.tsv", COLUMNS), ("titles.tsv", TITLE_COLUMNS)):
        assert {(row["origin"], row["licence"]) for row in read_table(name, columns)} == {("mt_qa", "Apache-2.0")}


def test_a_country_is_one_of_the_table_of_places() -> None:
    assert {person.country for person in PEOPLE} - {""} <= {place.english for place in places()}


def test_names_are_bare_and_stand_once_and_have_a_role() -> None:
    for person in PEOPLE:
        names = (*person.accepted, *person.misspellings)
        assert [name for name in names if bare(name) != name] == []
        assert len(set(names)) == len(names), person.english
        assert person.role, person.english


def test_a_woman_has_a_feminine_role() -> None:
    """``عضو`` serves both; the first word of all other roles of women ends in ta marbuta."""
    masculine = [
        (person.english, person.role)
        for person in PEOPLE
        if person.sex == "f" and person.role.split()[0] != "عضو" and not person.role.split()[0].endswith("ة")
    ]
    assert masculine == []


def test_no_right_name_is_called_a_misspelling() -> None:
    right = {_key(name) for person in PEOPLE for name in person.accepted}
    right |= {_key(name) for place in places() for name in place.accepted}
    wrong = [(person.english, name) for person in PEOPLE for name in person.misspellings if _key(name) in right]
    assert wrong == []


def test_no_misspelling_is_a_part_of_a_right_name() -> None:
    parts = {part for person in PEOPLE for name in person.accepted for part in _parts(name)}
    wrong = [
        (person.english, name)
        for person in PEOPLE
        for name in person.misspellings
        if tuple(folded(word) for word in name.split()) in parts
    ]
    assert wrong == []


def _parts(name: str) -> list[tuple[str, ...]]:
    words = tuple(folded(word) for word in name.split())
    every = range(len(words))
    return [words[first : last + 1] for first in every for last in every[first:] if last + 1 - first < len(words)]


def test_a_misspelling_of_one_word_is_no_everyday_word() -> None:
    known = lexicon()
    single = [name for person in PEOPLE for name in person.misspellings if " " not in name]
    assert [name for name in single if known.knows(name) or known.zipf(name) >= 2.8] == []


def test_a_name_that_stands_alone_is_no_everyday_word() -> None:
    """``الأسد``, ``الشرع``, ``لولا`` and ``كول`` are left out, however often papers use them for a person."""
    alone = {_key(name) for person in PEOPLE for name in person.variants if " " not in name}
    everyday = "الأسد الشرع البرهان الصدر السراج ظريف محرز لولا كول ميلي تراس باول ماني عصفورة فيتو كومباني كين".split()
    assert alone.isdisjoint(map(_key, everyday))


def test_one_misspelling_belongs_to_one_person() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for person in PEOPLE:
        for name in person.misspellings:
            owners[_key(name)].add(person.english)
    assert {name: sorted(english) for name, english in owners.items() if len(english) > 1} == {}


def test_two_people_share_a_family_name_and_nothing_more() -> None:
    """``كاسترو`` is two brothers; a full name that stands in two rows would be a slip."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for person in PEOPLE:
        for name in person.accepted:
            owners[name].add(person.english)
    full = {
        tuple(sorted(english)): name
        for name, english in owners.items()
        if len(english) > 1 and len(name.split()) > 1 and tuple(sorted(english)) not in SAME_PERSON_TWICE
    }
    assert full == FULL_NAMES_OF_TWO


FULL_NAMES_OF_TWO = {
    ("George H. W. Bush", "George W. Bush"): "جورج بوش",
    ("Gurbanguly Berdimuhamedow", "Serdar Berdimuhamedow"): "بردي محمدوف",
}
"""Father and son."""


@pytest.mark.parametrize(
    ("english", "accepted", "misspelt"),
    [
        ("Kassym-Jomart Tokayev", "توكاييف", "قاسم جومارت توكاجيف"),
        ("Prabowo Subianto", "برابوو", "برابوا سوبيانتو"),
        ("Recep Tayyip Erdogan", "إردوغان", "رجب طيب أردوقان"),
        ("Xi Jinping", "شي جين بينغ", "الحادي عشر جين بينغ"),
        ("Marine Le Pen", "لوبان", "مارين القلم"),
        ("Anwar Ibrahim", "أنور إبراهيم", "أنوار إبراهيم"),
        ("Jamal Khashoggi", "خاشقجي", "جمال كاشوجي"),
        ("George W. Bush", "بوش", "جورج شجيرة"),
    ],
)
def test_some_names_and_what_a_machine_makes_of_them(english: str, accepted: str, misspelt: str) -> None:
    (person,) = (person for person in PEOPLE if person.english == english)
    assert accepted in person.accepted
    assert misspelt in person.misspellings


def test_there_are_enough_titles_of_every_kind() -> None:
    kinds = Counter(title.kind for title in TITLES)
    assert len(TITLES) >= 180
    assert set(kinds) == {"office", "rank", "honorific", "profession"}
    assert all(count >= 20 for count in kinds.values())


def test_a_title_is_bare_and_its_feminine_has_as_many_words() -> None:
    for title in TITLES:
        forms = [form for form in (title.arabic, title.feminine, title.plural) if form]
        assert [form for form in forms if bare(form) != form] == []
        assert title.feminine == "" or len(title.feminine.split()) == len(title.arabic.split()), title.arabic


@pytest.mark.parametrize(
    ("arabic", "feminine", "plural"),
    [
        ("رئيس الوزراء", "رئيسة الوزراء", "رؤساء الوزراء"),
        ("عضو", "عضو", "أعضاء"),
        ("مدع عام", "مدعية عامة", "مدعون عامون"),
        ("حارس مرمى", "حارسة مرمى", "حراس مرمى"),
        ("فريق أول", "فريق أول", "فرقاء أول"),
        ("لواء", "لواء", "ألوية"),
    ],
)
def test_some_titles(arabic: str, feminine: str, plural: str) -> None:
    (title,) = (title for title in TITLES if title.arabic == arabic)
    assert (title.feminine, title.plural) == (feminine, plural)
