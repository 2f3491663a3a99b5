"""Dictionary words that one slip of the hand could have turned into a non-word, commonest first."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mt_qa.arabic.edits import Typo, one_typo_away
from mt_qa.arabic.folding import fold
from mt_qa.knowledge.lexicon import Lexicon

COMMON = 3.5
"""A near word is taken for the intended one only if it is met three times in a million words (Zipf 3.5)."""


class NearWord(NamedTuple):
    """A dictionary word, the slip that parts it from what is written, and its Zipf frequency."""

    text: str
    typo: Typo
    zipf: float


@lru_cache(maxsize=8_000)
def near_words(word: str, lexicon: Lexicon, least: float = COMMON) -> tuple[NearWord, ...]:
    """The dictionary words near `word` (bare of marks) with a Zipf frequency of at least `least`; about 0.2 ms.

    Forms that differ in nothing but hamza, ya or ta marbuta are left out: other checks mend those.
    """
    folded = fold(word)
    found = [
        NearWord(text, typo, zipf)
        for text, typo in one_typo_away(word).items()
        if (zipf := lexicon.zipf(text)) >= least and lexicon.knows(text) and fold(text) != folded
    ]
    return tuple(sorted(found, key=lambda near: (-near.zipf, near.text)))
