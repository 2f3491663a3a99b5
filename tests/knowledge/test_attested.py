"""What edited news prints: sorted tables that hold no misspellings, and pairs that are found again."""

import re
import zlib

import pytest

from mt_qa.arabic.letters import LETTERS
from mt_qa.arabic.variants import variants
from mt_qa.knowledge import attested
from mt_qa.knowledge.attested import attested_words, is_attested_pair, pair_checksum
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.tables import Row, read_table
from mt_qa.training.attested import LEAST_WORD, PERMITTED

CHECKSUM = zlib.crc32("مجلس الأمن".encode())
"""What the shipped file was written with: another function would need another file."""

WORDS = read_table("attested_words.tsv", ("word", "count"), key=("word",))
PLACES = read_table("gazetteer_words.tsv", ("word", "kind", "source", "licence"), key=("word",))


@pytest.mark.parametrize("rows", [WORDS, PLACES], ids=["words", "places"])
def test_rows_are_sorted_words_of_standard_letters(rows: tuple[Row, ...]) -> None:
    words = [row["word"] for row in rows]
    assert words == sorted(words)
    assert all(re.fullmatch(f"[{LETTERS}]{{3,}}", word) for word in words)


def test_the_dictionary_has_none_of_them() -> None:
    known = [row["word"] for row in WORDS + PLACES if lexicon().knows(row["word"])]
    assert known == []


def test_a_sample_is_no_respelling_of_a_dictionary_word() -> None:
    for row in WORDS[::97]:
        assert not any(lexicon().knows(variant.text) for variant in variants(row["word"])), row["word"]


def test_counts_and_licences() -> None:
    assert all(int(row["count"]) >= LEAST_WORD for row in WORDS)
    assert {row["licence"] for row in PLACES} <= PERMITTED


@pytest.mark.parametrize("word", ["ترامب", "رويترز", "داعش", "يوفنتوس", "صفاقس", "زوكربيرغ", "بيونغيانغ"])
def test_names_of_the_news_are_there(word: str) -> None:
    assert word in attested_words()


@pytest.mark.parametrize("word", ["الذى", "المسؤوليين", "الممكلة", "السيارت", "لايزال", "أكثرمن", "الاربعاء"])
def test_misspellings_are_not(word: str) -> None:
    assert word not in attested_words()


@pytest.mark.parametrize(
    ("first", "second"), [("مجلس", "الأمن"), ("وزير", "الخارجية"), ("ووزير", "الخارجية"), ("في", "محاولة")]
)
def test_a_common_pair_is_attested(first: str, second: str) -> None:
    assert is_attested_pair(first, second)


@pytest.mark.parametrize(("first", "second"), [("الأمن", "مجلس"), ("وزير", "الحارجية"), ("خشب", "الكهرمان")])
def test_other_pairs_are_not(first: str, second: str) -> None:
    assert not is_attested_pair(first, second)


def test_checksums_are_ascending_and_stay_what_they_are() -> None:
    checksums = attested._pairs()
    assert list(checksums) == sorted(set(checksums))
    assert len(checksums) > 200_000
    assert pair_checksum("مجلس", "الأمن") == CHECKSUM
