"""What a word may be in a name is never less than what those who look closer find."""

import pytest

from mt_qa.arabic.words import runs
from mt_qa.core import Document, Segment
from mt_qa.entities.names import countries, gazetteer
from mt_qa.entities.phrases import body_phrases
from mt_qa.entities.sightings import scene
from mt_qa.entities.term_forms import term_gazetteer
from mt_qa.entities.word_roles import BODY, COUNTRY, CUE, FOREIGN, GIVEN, NAME, TERM, Roles, word_reader
from mt_qa.knowledge.lexicon import lexicon

TEXT = (
    "وقال وزير الخارجية الفنلندي في مدينة هلسنكي إن منظمة الأمن والتعاون في أوروبا أرسلت بعثة إلى كازاخستان.\n"
    "والتقى محمود ياكوبو رئيس لجنة الانتخابات المستقلة، وأُصدرت مذكرة توقيف بحق أربعة من قادة الجيش."
)


def roles(word: str) -> int:
    return word_reader(lexicon())(word)[1]


def test_a_word_is_read_without_its_marks() -> None:
    assert word_reader(lexicon())("مُحَمَّد")[0] == "محمد"


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("محمد", GIVEN),
        ("ياكوبو", FOREIGN),
        ("مدينة", CUE),
        ("وفي", CUE),
        ("فنلندا", COUNTRY.alone),
        ("لجنة", BODY.alone),
    ],
)
def test_a_word_has_its_role(word: str, role: int) -> None:
    assert roles(word) & role


def test_a_verb_of_the_dictionary_has_none_of_a_name() -> None:
    assert not roles("أرسلت") & (NAME.alone | COUNTRY.alone | TERM.alone | BODY.alone | FOREIGN | GIVEN | CUE)


def test_places_and_beginnings_come_in_order() -> None:
    each = Roles([NAME.first, NAME.second, NAME.first, NAME.alone, NAME.first | NAME.alone])
    assert each.places(NAME.first) == [0, 2, 4]
    assert each.beginnings(NAME) == [0, 3, 4]
    assert not Roles([NAME.first]).beginnings(NAME)


def test_nothing_is_missed_where_only_beginnings_are_looked_at() -> None:
    document = Document(tuple(Segment(line) for line in TEXT.split("\n")))
    rows = scene(document, lexicon()).rows
    assert [row.tokens for row in rows] == [row for line in TEXT.split("\n") for row in runs(line)]
    found = 0
    for row in rows:
        for names, role in ((gazetteer(), NAME), (countries(), COUNTRY), (term_gazetteer(), TERM)):
            everywhere = list(names.matches(row.tokens, row.words))
            assert list(names.matches(row.tokens, row.words, row.roles.beginnings(role))) == everywhere
            found += len(everywhere)
        shapes = list(body_phrases(row.tokens, row.words))
        assert list(body_phrases(row.tokens, row.words, row.roles.beginnings(BODY))) == shapes
        found += len(shapes)
    assert found > 5
