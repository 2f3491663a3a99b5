"""What else may have been meant: in the form that would stand in the text, and no inflection of what does."""

import pytest

from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.rivals import Rival, sense_rivals, spelling_rivals


@pytest.mark.parametrize(
    ("word", "rival"),
    [
        ("بلاط", Rival("محكمة", "court")),
        ("العادات", Rival("الجمارك", "customs")),
        ("وللعادات", Rival("وللجمارك", "customs")),
        ("فراغ", Rival("فضاء", "space")),
    ],
)
def test_the_usual_word_takes_the_clitics_of_the_odd_one(word: str, rival: Rival) -> None:
    assert rival in sense_rivals(word, lexicon())


def test_adjectives_rival_adjectives_and_nouns_nouns() -> None:
    for word in ("الطقس", "العادات", "السلطة"):
        assert not any(rival.text.endswith(("ي", "ية")) for rival in sense_rivals(word, lexicon()))


@pytest.mark.parametrize("word", ["في", "الجمارك", "قرطاس", ""])
def test_most_words_are_no_odd_rendering(word: str) -> None:
    assert sense_rivals(word, lexicon()) == ()


def test_a_letter_for_another_makes_rivals() -> None:
    assert Rival("أستاذ") in spelling_rivals("أستاد", lexicon())


@pytest.mark.parametrize("word", ["تعادل", "قدما", "من", "كتابه"])
def test_other_forms_of_the_word_and_short_words_are_none(word: str) -> None:
    texts = {rival.text for rival in spelling_rivals(word, lexicon())}
    assert texts.isdisjoint({"يعادل", "قدمت", "كتاب", "مت"})
