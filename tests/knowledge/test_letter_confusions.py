"""The table of confused letters: right words, one letter apart, certain where it gives no context."""

import pytest

from mt_qa.arabic.folding import fold
from mt_qa.knowledge.letter_confusions import COLUMNS, confused_words, letter_confusion
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.tables import Row, read_table

ROWS = read_table("letter_confusions.tsv", COLUMNS, key=("wrong",), required=("wrong", "right"))
RATIO = 1.5
"""The least difference of Zipf frequency between what is meant and a dictionary word that is written for it."""


def differing(first: str, second: str) -> int:
    return sum(a != b for a, b in zip(first, second, strict=True)) if len(first) == len(second) else 99


def test_there_are_hundreds_and_they_are_sorted() -> None:
    wrong = [row["wrong"] for row in ROWS]
    assert len(wrong) > 1000
    assert wrong == sorted(wrong)


@pytest.mark.parametrize("column", ["right", "before", "after", "unless_next"])
def test_listed_fields_hold_no_word_twice(column: str) -> None:
    assert [row["wrong"] for row in ROWS if len(set(row.listed(column))) != len(row.listed(column))] == []


def test_right_words_are_words_and_not_wrong_ones() -> None:
    for row in ROWS:
        for right in row.listed("right"):
            assert lexicon().knows(right), row
            assert right not in confused_words(), row


def far_apart(row: Row) -> bool:
    return all(differing(fold(row["wrong"]), fold(right)) > 1 for right in row.listed("right"))


def test_one_letter_parts_wrong_from_right_beside_hamza() -> None:
    assert {row["wrong"] for row in ROWS if far_apart(row)} <= {"شدوذ", "لديذ", "لديذة", "ضوظاء", "اللدي", "كدالك"}


def test_a_form_without_context_is_rarer_than_what_is_meant_and_a_word_far_rarer() -> None:
    zipf, knows = lexicon().zipf, lexicon().knows
    doubtful = [
        row["wrong"]
        for row in ROWS
        if not row["before"] and not row["after"]
        if zipf(row.listed("right")[0]) - zipf(row["wrong"]) < (RATIO if knows(row["wrong"]) else 0.1)
    ]
    assert doubtful == []


@pytest.mark.parametrize(
    ("word", "right"),
    [("هدا", "هذا"), ("دلك", "ذلك"), ("ولدلك", "لذلك"), ("النضام", "نظام"), ("للنضام", "نظام"), ("الظروري", "ضروري")],
)
def test_a_confusion_is_found_behind_proclitics(word: str, right: str) -> None:
    found = letter_confusion(word, lexicon())
    assert found is not None
    assert found[1].right[0] == right


@pytest.mark.parametrize("word", ["والدي", "كالدي", "وادا", "دهب", "ودهب", "نضري", "حدائق", "الذي", "إد", "بدات"])
def test_words_and_names_are_none(word: str) -> None:
    assert letter_confusion(word, lexicon()) is None


def test_context_decides_between_two_words() -> None:
    found = letter_confusion("حضر", lexicon())
    assert found is not None
    assert found[1].holds("", "التجول")
    assert found[1].holds("بفرض", "")
    assert not found[1].holds("", "الوزير")
