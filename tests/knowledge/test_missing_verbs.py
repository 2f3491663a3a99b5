"""The tables of particles, of words with أن and of negation: sorted, inflected as Arabic does, broken rows named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mt_qa.arabic.conjugation import Person
from mt_qa.arabic.words import words
from mt_qa.core import DataError
from mt_qa.knowledge import polarity, subjects, subjunctive_governors, verb_particles
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.tables import read_table
from mt_qa.knowledge.verbal_nouns import action, inflected, is_never_a_verb, presents

TABLES = {
    "double_negations.tsv": (polarity.PAIR_COLUMNS, 80),
    "negated_actions.tsv": (polarity.ACTION_COLUMNS, 150),
    "negative_governors.tsv": (polarity.GOVERNOR_COLUMNS, 150),
    "noun_agreement.tsv": (subjects.COLUMNS, 250),
    "subjunctive_governors.tsv": (subjunctive_governors.COLUMNS, 150),
    "verb_particles.tsv": (verb_particles.COLUMNS, 50),
}


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_many_sorted_and_licensed(name: str) -> None:
    columns, least = TABLES[name]
    rows = read_table(name, columns, required=columns)
    firsts = [row[columns[0]] for row in rows]
    assert len(rows) >= least
    assert firsts == sorted(firsts)
    assert {(row["origin"], row["licence"]) for row in rows} == {("mt_qa", "Apache-2.0")}


def test_verbs_of_the_tables_are_in_the_dictionary() -> None:
    parts = lexicon().parts_of_speech
    for name, columns in (
        ("negative_governors.tsv", polarity.GOVERNOR_COLUMNS),
        ("subjunctive_governors.tsv", subjunctive_governors.COLUMNS),
    ):
        for row in read_table(name, columns):
            if row["kind"] == "verb":
                assert "present" in parts(row["governor"]), row["governor"]
                assert "past" in parts(row["past"]), row["past"]


@pytest.mark.parametrize(
    ("read", "name", "line"),
    [
        (verb_particles.verb_particles, "verb_particles.tsv", "لن\tnothing\t-\tany\tو\t-\tx\ty"),
        (subjunctive_governors.subjunctive_governors, "subjunctive_governors.tsv", "يجب\t-\tverb\t-\tnext\tno\tx\ty"),
        (subjects.noun_agreement, "noun_agreement.tsv", "الدول\tit\tx\ty"),
        (polarity.negative_governors, "negative_governors.tsv", "يمنع\t-\tverb\t-\tany\tx\ty"),
        (polarity.negated_actions, "negated_actions.tsv", "سفر\tpraised\t-\tx\ty"),
    ],
)
def test_a_broken_row_is_named(read: Callable[[Path], object], name: str, line: str, tmp_path: Path) -> None:
    header = "\t".join(TABLES[name][0])
    (tmp_path / name).write_text(f"{header}\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"{name}:2"):
        read(tmp_path)


def test_particles_know_their_verb_and_their_conjunctions() -> None:
    particles = verb_particles.verb_particles()
    assert particles["ولن"].wants_present
    assert "فقد" not in particles
    assert particles["وإننا"].person is Person.WE
    assert "الشمل" in particles["لم"].accepted


def test_governors_of_an_are_found_in_every_person() -> None:
    known = subjunctive_governors.subjunctive_governors()
    assert known["حاولت"].links == {"": True}
    assert known["ويريدون"].person is Person.THEY
    assert known["يجب"].bare
    assert "في" not in known["أمل"].links


def test_negative_words_are_found_with_their_pronouns() -> None:
    for word, link in (("منعهم", "من"), ("امتناعه", "عن"), ("وحذرت", "من"), ("ينفي", ""), ("بالتحذير", "من")):
        links = polarity.negative_governor(word)
        assert links is not None, word
        assert link in links
    assert polarity.negative_governor("أنس") is None


@pytest.mark.parametrize(
    ("noun", "person"),
    [
        ("الحكومة", Person.SHE),
        ("القوات", Person.SHE),
        ("المسؤولون", Person.THEY),
        ("العلماء", Person.THEY),
        ("وروسيا", Person.SHE),
        ("الوزير", Person.HE),
    ],
)
def test_a_noun_tells_how_its_verb_agrees(noun: str, person: Person) -> None:
    assert subjects.agreement(noun) is person


@pytest.mark.parametrize(
    ("clause", "person"),
    [
        ("إن وزير الخارجية لن", Person.HE),
        ("قالت إنها سوف", Person.SHE),
        ("أكد أن اللجنة العليا لم", Person.SHE),
        ("سوف", None),
    ],
)
def test_the_subject_before_a_particle_is_the_head_of_its_clause(clause: str, person: Person | None) -> None:
    row = words(clause)
    assert subjects.subject_before(row, len(row) - 1, lexicon()) is person


def test_verbal_nouns_are_found_under_their_clitics() -> None:
    for word, noun, pronoun in (("الهبوط", "هبوط", ""), ("إعلانها", "إعلان", "ها"), ("زيارته", "زيارة", "ه")):
        found = inflected(word)
        assert found is not None
        assert (found[0].noun, found[1]) == (noun, pronoun)
    assert presents()["وصلت"].present == "يصل"
    past = action("حضروا")
    assert past is not None
    assert past[0].present == "يحضر"
    assert is_never_a_verb("تحسين")
    assert not is_never_a_verb("تزايد")
