"""What counts as a word, a respelling, or neither; and which words are near."""

import pytest

from mt_qa.arabic.edits import Typo
from mt_qa.knowledge.impossible_letters import is_impossible, repairs
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.near_words import COMMON, near_words
from mt_qa.knowledge.vocabulary import vocabulary

KNOWN = vocabulary(lexicon())


@pytest.mark.parametrize("word", ["المدينة", "وبالمدينة", "ترامب", "ولترامب", "لرويترز", "بالحوثيين", "صفاقس"])
def test_dictionary_and_news_words_are_words(word: str) -> None:
    assert KNOWN.is_word(word)


@pytest.mark.parametrize("word", ["المجمتع", "غنابريكا", "ستولتنبرخ"])
def test_what_nobody_has_is_unknown(word: str) -> None:
    assert KNOWN.is_unknown(word)


@pytest.mark.parametrize("word", ["الاربعاء", "الذى", "المدينه", "إجتماع", "اسهاماتي"])
def test_a_respelling_is_not_unknown(word: str) -> None:
    assert KNOWN.is_respelling(word)
    assert not KNOWN.is_unknown(word)


def test_foreign_letters_are_never_unknown() -> None:
    assert not KNOWN.is_unknown("ظریف")
    assert not KNOWN.is_unknown("ﻣﺤﺎﻓﻈﺔ")


def test_near_words_come_commonest_first() -> None:
    found = near_words("المجمتع", lexicon())
    assert found[0].text == "المجتمع"
    assert found[0].typo is Typo.SWAPPED
    assert [near.zipf for near in found] == sorted((near.zipf for near in found), reverse=True)
    assert all(near.zipf >= COMMON for near in found)


def test_a_hamza_alone_makes_no_near_word() -> None:
    assert "الأربعاء" not in [near.text for near in near_words("الاربعاء", lexicon())]


@pytest.mark.parametrize(
    ("word", "first"),
    [
        ("وتصدىوا", "وتصدوا"),
        ("لدىها", "لديها"),
        ("السورىات", "السوريات"),
        ("الرئىيس", "الرئيس"),
        ("المؤسسسة", "المؤسسة"),
        ("االحكومة", "الحكومة"),
        ("لللاجئين", "للاجئين"),
        ("اإلقامة", "الإقامة"),
        ("الضربةن", "الضربة"),
        ("المشكةل", "المشكلة"),
        ("إحىد", "إحدى"),
        ("أوباماة", ""),
    ],
)
def test_impossible_letters_are_repaired(word: str, first: str) -> None:
    assert is_impossible(word, lexicon()) is bool(first)
    assert (repairs(word, lexicon()) or ("",))[0] == first


@pytest.mark.parametrize(
    "word", ["أؤكد", "أئمة", "مبدإ", "تتتابع", "هاآرتس", "يااااه", "طويييل", "الطوارىء", "اللاإنسانية", "ىي"]
)
def test_possible_letters_are_not(word: str) -> None:
    assert not is_impossible(word, lexicon())
