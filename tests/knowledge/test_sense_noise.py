"""The senses that noise mixes up: a clean table, with no pair of the gold set in it."""

from pathlib import Path

import pytest

from mt_qa.evaluation.sense_choice import pairs
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.sense_noise import noise_senses
from mt_qa.knowledge.stems import stem
from mt_qa.knowledge.tables import data_folder


def test_rows_are_sorted_and_many() -> None:
    english = [row.english for row in noise_senses()]
    assert len(english) >= 150
    assert english == sorted(english)


@pytest.mark.parametrize("name", ["dev", "test"])
def test_no_pair_of_the_gold_set_is_noise(name: str) -> None:
    known = lexicon()

    def of(word: str) -> str:
        return stem(word, known)

    noise = {frozenset((of(a), of(b))) for row in noise_senses() for a in row.news for b in row.other}
    gold: Path = data_folder() / f"gold/senses/{name}.jsonl"
    assert not [pair for pair in pairs(gold) if frozenset((of(pair.right), of(pair.wrong))) in noise]
