"""The table of literal idioms: enough of them, over all sections of the news, and no pattern in two rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge import literal_idioms, tables
from mt_qa.knowledge.literal_idioms import (
    COLUMNS,
    TOPICS_COLUMNS,
    TOPICS_TABLE,
    idioms,
    openers,
    spelling,
    topic_cues,
)
from mt_qa.knowledge.tables import read_table

ROWS = read_table("literal_idioms.tsv", COLUMNS)
DOMAINS = frozenset(
    "politics courts diplomacy economy business war disaster health science tech transport sport culture media "
    "general".split()
)


def test_there_are_a_thousand_and_they_are_sorted() -> None:
    english = [row["english"] for row in ROWS]
    assert len(english) >= 1000
    assert english == sorted(english)
    assert len(idioms()) >= 5000


def test_every_section_of_the_news_has_idioms() -> None:
    assert {row["domain"] for row in ROWS} == DOMAINS


def test_rows_say_where_they_are_from() -> None:
    both = (*ROWS, *read_table(TOPICS_TABLE, TOPICS_COLUMNS))
    assert {(row["origin"], row["licence"]) for row in both} == {("mt_qa", "Apache-2.0")}


@pytest.mark.parametrize("column", ["literal", "idiomatic", "topics", "cues", "unless"])
def test_listed_fields_hold_no_value_twice(column: str) -> None:
    assert [row["english"] for row in ROWS if len(set(row.listed(column))) < len(row.listed(column))] == []


def test_no_literal_pattern_stands_in_two_rows_and_none_is_idiomatic() -> None:
    literal = [pattern for row in ROWS for pattern in row.listed("literal")]
    assert len(set(literal)) == len(literal)
    assert [row["english"] for row in ROWS if set(row.listed("literal")) & set(row.listed("idiomatic"))] == []


def test_topics_are_sorted_and_their_cues_are_beginnings_of_words() -> None:
    assert list(topic_cues()) == sorted(topic_cues())
    assert all(len(cue) >= 2 and " " not in cue for cues in topic_cues().values() for cue in cues)


def test_verbs_open_idioms_in_their_persons_and_with_clitics() -> None:
    for word in ("ركض", "ركضت", "يركضون", "وسيركض", "ليركضوا", "الركض", "بالركض"):
        opening = openers()[word]
        assert opening is not None, word
        assert any(idiom.english == "run for office" for idiom, _ in opening.candidates), word
    assert openers()["حول"] is None


def test_a_word_is_read_with_its_pronoun() -> None:
    idiom = next(idiom for idiom in idioms() if idiom.literal[-1].pronoun)
    form = spelling(next(idiom.literal[-1].forms())[0])
    assert idiom.readings[-1][form + "هم"].pronoun == "هم"
    assert form not in idiom.readings[-1]


def test_spelling_forgives_marks_and_the_seat_of_alef() -> None:
    assert spelling("أُلقِى") == spelling("القي")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a\tكلب\tقط\tnowhere\t\t\tmajor\tgeneral", "no topic 'nowhere'"),
        ("a\tكلب\tقط\t\t\t\tfatal\tgeneral", "neither minor nor major"),
        ("a\tكلب …\tقط\t\t\t\tmajor\tgeneral", "begins or ends with a gap"),
        ("a\tكلب\t<ذهب,يذهب>\t\t\t\tmajor\tgeneral", "lacks a verb"),
        ("a\t<ذهب>\tقط\t\t\t\tmajor\tgeneral", "<past,present,noun>"),
        ("a\tكل<ب\tقط\t\t\t\tmajor\tgeneral", "no element"),
    ],
)
def test_a_broken_row_is_named(row: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "literal_idioms.tsv").write_text("\t".join(COLUMNS) + f"\n{row}\tmt_qa\tApache-2.0\n", encoding="utf-8")
    (tmp_path / TOPICS_TABLE).write_text(
        "\t".join(TOPICS_COLUMNS) + "\nsport\tكرة\tmt_qa\tApache-2.0\n", encoding="utf-8"
    )
    monkeypatch.setattr(tables, "data_folder", lambda: tmp_path)
    literal_idioms.topic_cues.cache_clear()
    try:
        with pytest.raises(DataError, match=r"literal_idioms\.tsv:2") as failure:
            idioms.__wrapped__()
        assert reason in str(failure.value)
    finally:
        literal_idioms.topic_cues.cache_clear()
