"""Proclitics come off and go back on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.arabic.heads import heads, joined


@pytest.mark.parametrize(
    ("word", "head", "rest"),
    [
        ("والمدينة", "وال", "مدينة"),
        ("والمدينة", "و", "المدينة"),
        ("بالمدينة", "بال", "مدينة"),
        ("للمدينة", "لل", "مدينة"),
        ("للمدينة", "ل", "المدينة"),
        ("وللمدينة", "ول", "المدينة"),
        ("لمدينة", "ل", "مدينة"),
        ("سيبدأ", "س", "يبدأ"),
        ("ولرويترز", "ول", "رويترز"),
    ],
)
def test_a_head_comes_off(word: str, head: str, rest: str) -> None:
    assert (head, rest) in heads(word)


def test_the_whole_word_comes_first() -> None:
    assert heads("ولد")[0] == ("", "ولد")
    assert heads("ب") == ()


@given(st.text("والبكسفلمدينة", min_size=2, max_size=9))
def test_joined_writes_the_word_again(word: str) -> None:
    assert all(joined(head, rest) == word for head, rest in heads(word))
