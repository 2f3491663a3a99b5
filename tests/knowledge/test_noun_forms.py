"""How nouns agree, the tables that say so, and where a noun begins its phrase."""

from pathlib import Path

import pytest

from mt_qa.arabic.words import runs
from mt_qa.core import DataError
from mt_qa.knowledge import noun_forms
from mt_qa.knowledge.adjectives import adjectives, definite_adjectives
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.noun_forms import Agreement, agreement, definite, people_nouns
from mt_qa.knowledge.noun_places import Opening, opening, possible_heads
from mt_qa.knowledge.subject_verbs import FORMS, subject_verbs
from mt_qa.knowledge.tables import Row, read_table

ORIGIN = ("origin", "licence")
PLURALS = read_table("broken_plurals.tsv", ("plural", "singular", "gender", "kind", *ORIGIN), key=("plural",))
TABLES = {
    "adjectives": (read_table("adjectives.tsv", ("masculine", "feminine", "people", *ORIGIN)), 450),
    "broken_plurals": (PLURALS, 800),
    "human_nouns": (read_table("human_nouns.tsv", ("masculine", "feminine", *ORIGIN)), 350),
    "named_nouns": (read_table("named_nouns.tsv", ("noun", *ORIGIN)), 60),
    "noun_classes": (read_table("noun_classes.tsv", ("noun", "agrees", *ORIGIN)), 750),
    "noun_genders": (read_table("noun_genders.tsv", ("noun", "gender", *ORIGIN)), 200),
    "subject_verbs": (read_table("subject_verbs.tsv", (*FORMS, "person_object", "looks_like", *ORIGIN)), 120),
}


@pytest.mark.parametrize(("rows", "least"), TABLES.values(), ids=TABLES)
def test_rows_are_many_sorted_and_licensed(rows: tuple[Row, ...], least: int) -> None:
    first = next(iter(rows[0].columns))
    keys = [row[first] for row in rows]
    assert len(rows) >= least
    assert keys == sorted(set(keys))
    assert {row["licence"] for row in rows} <= {"Apache-2.0", "CC-BY-SA-3.0"}


@pytest.mark.parametrize(
    ("noun", "agrees"),
    [
        ("حكومة", Agreement.FEMININE),
        ("حرب", Agreement.FEMININE),
        ("مستشفى", Agreement.MASCULINE),
        ("خليفة", Agreement.MASCULINE),
        ("قرار", Agreement.MASCULINE),
        ("أحزاب", Agreement.FEMININE),
        ("جنود", Agreement.MEN),
        ("مسؤولين", Agreement.MEN),
        ("وزيرات", Agreement.WOMEN),
        ("شركات", Agreement.FEMININE),
        ("طرفان", Agreement.TWO_MASCULINE),
        ("دولتين", Agreement.TWO_FEMININE),
        ("إثبات", Agreement.MASCULINE),
        ("طريق", None),
        ("مزارع", None),
        ("قاهرة", None),
        ("زخرفوش", None),
    ],
)
def test_nouns_agree_as_their_form_or_a_table_says(noun: str, agrees: Agreement | None) -> None:
    assert agreement(noun) is agrees


def test_plurals_are_in_the_dictionary_but_for_a_few() -> None:
    unknown = [row["plural"] for row in PLURALS if not lexicon().knows(row["plural"])]
    assert len(unknown) <= 8, unknown


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("الحكومة", ("", "حكومة")),
        ("وبالقرار", ("وب", "قرار")),
        ("للحكومة", ("ل", "حكومة")),
        ("للاعبين", ("ل", "لاعبين")),
        ("حكومة", ("", "")),
    ],
)
def test_the_article_is_parted_from_its_noun(word: str, parts: tuple[str, str]) -> None:
    assert definite(word) == parts


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("الحكومة الجديدة", Opening.SENTENCE),
        ("إن الحكومة الجديدة", Opening.CLAUSE),
        ("استقالت الحكومة الجديدة", Opening.VERB),
        ("في الحكومة الجديدة", Opening.PREPOSITION),
        ("بالحكومة الجديدة", Opening.PREPOSITION),
        ("وزير الحكومة الجديد", Opening.GOVERNED),
        ("قال، الحكومة الجديدة", Opening.GOVERNED),
    ],
)
def test_a_phrase_opens_where_nothing_governs_its_noun(text: str, how: Opening) -> None:
    row = runs(text)[-1]
    place = next(index for index, token in enumerate(row) if token.text.endswith("الحكومة"))
    assert opening(text, row, place, definite(row[place].bare)[0], lexicon()) is how


def test_an_idafa_gives_the_agreement_of_all_its_nouns() -> None:
    text = "في نتائج الدراسة الجديدة"
    (row,) = runs(text)
    assert possible_heads(text, row, 2, "", lexicon()) == (Agreement.FEMININE, Agreement.FEMININE)
    text = "في زخرفوش الدراسة الجديدة"
    (row,) = runs(text)
    assert possible_heads(text, row, 2, "", lexicon()) is None


def test_adjectives_stand_in_the_form_that_a_noun_asks_for() -> None:
    new, _ = definite_adjectives()["الجديد"]
    assert [new.agreeing(wanted, "") for wanted in Agreement] == ["جديد", "جديدة", "جدد", "", "جديدان", "جديدتان"]
    russian = next(adjective for adjective in adjectives() if adjective.masculine == "روسي")
    assert russian.is_noun
    assert not new.is_noun


def test_verbs_know_their_siblings() -> None:
    said = subject_verbs()["قالت"]
    assert (said.masculine(), said.feminine(), said.plural()) == ("قال", "قالت", "قالوا")
    assert said.is_feminine
    assert not said.takes_person
    assert subject_verbs()["رفض"].looks_like_noun
    assert not subject_verbs()["رفضت"].looks_like_noun
    assert "وزير" in people_nouns()


def test_a_broken_row_is_told_with_file_and_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "noun_genders.tsv").write_text("noun\tgender\torigin\tlicence\nحرب\tx\tmt_qa\tApache-2.0\n", "utf-8")
    monkeypatch.setattr(noun_forms, "read_table", lambda name, *a, **k: read_table(name, *a, **k, folder=tmp_path))
    with pytest.raises(DataError, match=r"noun_genders\.tsv:2: gender is 'x'"):
        noun_forms.noun_genders.__wrapped__()
