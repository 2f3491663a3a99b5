"""Cues for names: sorted, bare words of known kinds, with the article where news writes it."""

import re

import pytest

from mt_qa.arabic.letters import LETTERS
from mt_qa.knowledge.name_cues import KINDS, announces_name, name_cue, name_cues


def test_cues_are_sorted_bare_words() -> None:
    words = list(name_cues())
    assert words == sorted(words)
    assert len(words) > 500
    assert all(re.fullmatch(f"[{LETTERS}]+", word) for word in words)
    assert set(name_cues().values()) == KINDS


@pytest.mark.parametrize(
    ("word", "following"),
    [("السيد", "غوتيريس"), ("محمد", "الصقير"), ("وقرية", "المنطار"), ("بمدينة", "مركة"), ("رئيس", "ستولتنبرغ")],
)
def test_a_name_is_announced(word: str, following: str) -> None:
    assert announces_name(word, following)


@pytest.mark.parametrize(
    ("word", "following"), [("وزير", "الحارجية"), ("أعلن", "ستولتنبرغ"), ("نور", "الحارجية"), ("", "")]
)
def test_no_name_is_announced(word: str, following: str) -> None:
    assert announces_name(word, following) is (name_cue(word) == "given-name")
