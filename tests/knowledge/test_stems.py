"""Stems: clitics off where the rest is a word and not rarer, alef and ya in one spelling."""

import pytest

from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.stems import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("والمحكمة", "محكمة"),
        ("للمحكمة", "محكمة"),
        ("ومحكمته", "محكمة"),
        ("لترامب", "ترامب"),
        ("سيعقد", "يعقد"),
        ("الأمم", "امم"),
        ("قواتها", "قوات"),
        ("بأنها", "ان"),
        ("إلى", "الي"),
    ],
)
def test_clitics_are_taken_off(word: str, expected: str) -> None:
    assert stem(word, lexicon()) == expected


@pytest.mark.parametrize(
    "word", ["وزير", "وكالة", "بنك", "كتلة", "لجنة", "لقاء", "سنة", "فريق", "وجه", "التزام", "الله"]
)
def test_first_letters_of_the_root_stay(word: str) -> None:
    assert stem(word, lexicon()) == word
