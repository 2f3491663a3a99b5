import pytest

from mt_qa.entities.gender import is_feminine_verb, with_gender
from mt_qa.knowledge.lexicon import lexicon


@pytest.mark.parametrize(
    ("masculine", "feminine"),
    [("وقال", "وقالت"), ("سيستمر", "ستستمر"), ("الرئاسي", "الرئاسية"), ("يعلن", "تعلن")],
)
def test_verbs_and_adjectives_change_their_gender(masculine: str, feminine: str) -> None:
    assert with_gender(masculine, feminine=True, lexicon=lexicon()) == feminine
    assert with_gender(feminine, feminine=False, lexicon=lexicon()) == masculine
    assert with_gender(feminine, feminine=True, lexicon=lexicon()) == feminine


@pytest.mark.parametrize("word", ["مدينة", "ألماتي", "الززز"])
def test_nothing_is_made_of_other_words(word: str) -> None:
    assert with_gender(word, feminine=True, lexicon=lexicon()) is None


@pytest.mark.parametrize(("verb", "feminine"), [("قالت", True), ("تستمر", True), ("أعلن", False), ("يستمر", False)])
def test_the_gender_of_a_verb(verb: str, feminine: bool) -> None:
    assert is_feminine_verb(verb, lexicon()) is feminine
