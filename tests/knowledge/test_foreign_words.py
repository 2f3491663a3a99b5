"""The tables of English, Indonesian, French and Turkish words: sorted, lower case, no word of a name or the web."""

import pytest

from mt_qa.knowledge.english_words import english_words
from mt_qa.knowledge.foreign_words import LANGUAGES, foreign_words, telling_words

ENGLISH = english_words()


def test_english_is_large_sorted_and_lower_case() -> None:
    words = list(ENGLISH)
    assert len(words) >= 3000
    assert words == sorted(words)
    assert all(word.isalpha() and word.isascii() and word.islower() for word in words if "'" not in word)


@pytest.mark.parametrize("word", ["the", "of", "said", "government", "sanctions", "ceasefire", "water", "kidney"])
def test_ordinary_words_are_there(word: str) -> None:
    assert word in ENGLISH


@pytest.mark.parametrize(
    "word",
    [
        "app",
        "chat",
        "online",
        "google",
        "apple",
        "km",
        "kg",
        "john",
        "london",
        "nato",
        "sms",
        "iphone",
        "bin",
        "van",
        "px",
    ],
)
def test_names_units_and_words_of_the_web_are_not(word: str) -> None:
    assert word not in ENGLISH


def test_kinds() -> None:
    assert ENGLISH["the"].function
    assert not ENGLISH["water"].function
    assert ENGLISH["however"].capital
    assert not ENGLISH["times"].capital


def test_every_language_has_its_hundreds() -> None:
    for language in LANGUAGES:
        assert sum(language in of for of in foreign_words().values()) >= 300


def test_a_telling_word_is_of_one_language_and_not_english() -> None:
    for word in telling_words():
        assert len(foreign_words()[word]) == 1
        assert word not in ENGLISH
        assert len(word) > 2 or word in ("ve",)
