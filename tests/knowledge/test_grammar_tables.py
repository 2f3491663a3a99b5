"""The tables that the checks of grammar read: sorted, attested by the dictionary, and inflected as Arabic does."""

import re

import pytest

from mt_qa.arabic.letters import LETTERS
from mt_qa.knowledge.counted_nouns import by_plural, by_singular
from mt_qa.knowledge.doubled_words import REASONS, doubled_words
from mt_qa.knowledge.fixed_idafas import fixed_idafas
from mt_qa.knowledge.genitive_nouns import genitive_nouns
from mt_qa.knowledge.institution_heads import institution_heads
from mt_qa.knowledge.letter_names import letter_names
from mt_qa.knowledge.lettered_nouns import lettered_nouns
from mt_qa.knowledge.lexicon import begins_with_clitic, lexicon
from mt_qa.knowledge.occasions import occasions
from mt_qa.knowledge.particles import KINDS, is_particle, particle_kind
from mt_qa.knowledge.prepositions import KINDS as GOVERNOR_KINDS
from mt_qa.knowledge.prepositions import governors, is_preposition
from mt_qa.knowledge.tables import Row, read_table
from mt_qa.knowledge.verbal_nouns import PREFIXES, verbal_noun

PREPOSITIONS = read_table(
    "prepositions.tsv",
    ("governor", "kind", "past", "takes", "alone", "forms"),
    key=("governor", "kind"),
)
VERBAL_NOUNS = read_table("verbal_nouns.tsv", ("noun", "past", "present"), key=("noun",))
COUNTED = read_table("counted_nouns.tsv", ("singular", "plural", "gender"), key=("singular",))
TABLES = {
    "counted_nouns": (COUNTED, 200),
    "doubled_words": (read_table("doubled_words.tsv", ("word", "why"), key=("word",)), 250),
    "fixed_idafas": (read_table("fixed_idafas.tsv", ("noun", "genitive"), key=("noun", "genitive")), 300),
    "genitive_nouns": (read_table("genitive_nouns.tsv", ("noun",), key=("noun",)), 40),
    "institution_heads": (read_table("institution_heads.tsv", ("noun",), key=("noun",)), 100),
    "letter_names": (read_table("letter_names.tsv", ("name", "letter"), key=("name",)), 60),
    "lettered_nouns": (read_table("lettered_nouns.tsv", ("noun",), key=("noun",)), 60),
    "occasions": (read_table("occasions.tsv", ("noun",), key=("noun",)), 100),
    "particles": (read_table("particles.tsv", ("word", "kind"), key=("word",)), 200),
    "prepositions": (PREPOSITIONS, 120),
    "verbal_nouns": (VERBAL_NOUNS, 300),
}


@pytest.mark.parametrize(("rows", "least"), TABLES.values(), ids=TABLES)
def test_rows_are_many_sorted_and_arabic(rows: tuple[Row, ...], least: int) -> None:
    first = next(iter(rows[0].columns))
    keys = [row[first] for row in rows]
    assert len(rows) >= least
    assert keys == sorted(keys)
    assert all(re.fullmatch(f"[{LETTERS}ڤ]+", key) for key in keys)


def test_verbal_nouns_and_their_verbs_are_in_the_dictionary() -> None:
    parts = lexicon().parts_of_speech
    for row in VERBAL_NOUNS:
        assert "noun" in parts(row["noun"]), row["noun"]
        assert "past" in parts(row["past"]), row["past"]
        assert "present" in parts(row["present"]), row["present"]


@pytest.mark.parametrize(
    ("noun", "prefix", "present"),
    [
        ("إجراء", "أ", "أجري"),
        ("إجراء", "ن", "نجري"),
        ("اتخاذ", "ت", "تتخذ"),
        ("دعم", "أ", "أدعم"),
        ("أخذ", "أ", "آخذ"),
        ("تأكيد", "أ", "أؤكد"),
    ],
)
def test_a_verb_is_put_into_a_person(noun: str, prefix: str, present: str) -> None:
    entry = verbal_noun(noun)
    assert entry is not None
    assert prefix in PREFIXES
    assert entry.present_of(prefix) == present


@pytest.mark.parametrize(
    ("noun", "present"),
    [("إجراء", "يجرون"), ("دعوة", "يدعون"), ("رعاية", "يرعون"), ("إعلان", "يعلنون")],
)
def test_a_verb_is_put_into_the_plural(noun: str, present: str) -> None:
    entry = verbal_noun(noun)
    assert entry is not None
    assert entry.present_of_many == present


def test_a_verbal_noun_is_found_without_its_hamza_and_a_verb_is_none() -> None:
    assert verbal_noun("اجراء") == verbal_noun("إجراء")
    assert verbal_noun("أنشأ") is None
    assert verbal_noun("أبدأ") is None


def test_governors_name_their_kind_and_prepositions_that_are_words() -> None:
    for row in PREPOSITIONS:
        assert row["kind"] in GOVERNOR_KINDS
        assert row["alone"] in {"never", "seldom", "often", "result", "object"}
        assert row.listed("takes")
        assert set(row["forms"].split("|")) <= {"all", "f", "m", "pl"}
        assert len(row.listed("takes")[0]) == 1 or is_particle(row.listed("takes")[0]), row["governor"]


@pytest.mark.parametrize(
    ("word", "preposition"),
    [
        ("التابعة", "ل"),
        ("التابعتين", "ل"),
        ("المنتمين", "إلى"),
        ("المنتمية", "إلى"),
        ("القادرون", "على"),
        ("ينتمي", "إلى"),
        ("انتمت", "إلى"),
        ("سيهدفون", "إلى"),
        ("حظوا", "ب"),
        ("نظرا", "ل"),
        ("للتوصل", "إلى"),
    ],
)
def test_every_form_of_a_governor_knows_its_preposition(word: str, preposition: str) -> None:
    assert governors()[word].usual == preposition


def test_words_of_another_meaning_are_no_governors() -> None:
    assert not {"قائمة", "تسعون", "المطالبات", "يصلون", "تحالف"} & set(governors())


@pytest.mark.parametrize(
    ("word", "preposition", "expected"),
    [
        ("اليها", "إلى", True),
        ("والي", "إلى", True),
        ("فيها", "في", True),
        ("للامن", "ل", True),
        ("وبالامن", "ب", True),
        ("عنده", "عن", False),
        ("منظمه", "من", False),
    ],
)
def test_prepositions_are_recognised_with_pronoun_and_conjunction(
    word: str, preposition: str, *, expected: bool
) -> None:
    assert is_preposition(word, preposition) is expected


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("فى", "preposition"),
        ("الى", "preposition"),
        ("وفي", "preposition"),
        ("التى", "relative"),
        ("هنأ", ""),
        ("محمد", ""),
    ],
)
def test_particles_are_found_without_hamza_and_dots(word: str, kind: str) -> None:
    assert particle_kind(word) == kind
    assert particle_kind("في") in KINDS


def test_counted_nouns_are_in_the_dictionary_and_have_one_gender() -> None:
    for row in COUNTED:
        assert row["gender"] in {"f", "m"}
        assert "noun" in lexicon().parts_of_speech(row["singular"]), row["singular"]
        assert lexicon().knows(row["plural"]), row["plural"]
    genders = {row["plural"]: row["gender"] for row in COUNTED}
    assert all(genders[row["plural"]] == row["gender"] for row in COUNTED), "a plural of both genders decides nothing"


def test_counted_nouns_stand_in_the_accusative() -> None:
    assert by_singular()["كتاب"].accusative == "كتابا"
    assert by_singular()["مدينة"].accusative == "مدينة"
    assert by_plural()["لاعبون"] == by_plural()["لاعبين"]


def test_fixed_idafas_have_a_bare_first_and_a_definite_second_noun() -> None:
    for noun, genitives in fixed_idafas().items():
        assert not noun.startswith("ال")
        assert all(genitive.startswith("ال") or genitive == "رمضان" for genitive in genitives), noun


def test_smaller_tables_read_as_their_readers_say() -> None:
    assert set(doubled_words().values()) == REASONS
    assert letter_names()["بي"] == "B"
    assert all(re.fullmatch("[A-Z]", letter) for letter in letter_names().values())
    assert {"مجموعة", "المجموعة", "والمجموعة"} <= lettered_nouns()
    assert "منظمة" in institution_heads()
    assert {"اجتماع", "الاجتماع"} <= occasions()
    assert "وجود" in genitive_nouns()
    assert "خروج" not in genitive_nouns()


@pytest.mark.parametrize(
    ("word", "parts"),
    [("يشير", {"present"}), ("الرئيس", {"noun"}), ("ذكره", {"noun", "past"}), ("ترامب", set())],
)
def test_the_dictionary_tells_verbs_from_nouns(word: str, parts: set[str]) -> None:
    assert lexicon().parts_of_speech(word) == parts


@pytest.mark.parametrize(("word", "expected"), [("لثقافة", True), ("للأمن", True), ("بيان", False), ("وزراء", False)])
def test_a_first_letter_is_told_from_a_clitic(word: str, *, expected: bool) -> None:
    assert begins_with_clitic(word, lexicon()) is expected
