"""Whether a written form is a word at all: the dictionary, edited news and the gazetteer asked together.

A form is unknown only if no reading of it, with or without proclitics, is known to any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from mt_qa.arabic.heads import heads
from mt_qa.arabic.letters import LETTERS
from mt_qa.arabic.variants import alef_variants, final_variants, variants
from mt_qa.knowledge.attested import attested_words
from mt_qa.knowledge.lexicon import Lexicon

_STANDARD = re.compile(rf"[{LETTERS}]+")

SHORTEST_STEM = 3
"""What is left when proclitics are taken off proves nothing below this length."""


class Vocabulary:
    """Answers of one lexicon, cached for the life of the process. All words are bare of marks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.is_word = lru_cache(maxsize=20_000)(self._is_word)

    def _is_word(self, word: str) -> bool:
        """True where `word` is in the dictionary, or it or what follows its proclitics is attested."""
        if self.lexicon.knows(word):
            return True
        return any(
            rest in attested_words() or (head and self.lexicon.knows(rest))
            for head, rest in heads(word)
            if len(rest) >= SHORTEST_STEM
        )

    def is_respelling(self, word: str) -> bool:
        """True where only a hamza, ya, ta marbuta or madda parts `word` from a word: a matter of other checks."""
        return any(self.is_word(text) for text in _respellings(word))

    def is_unknown(self, word: str) -> bool:
        """True where `word`, of standard letters only, is neither a word nor the respelling of one."""
        return _STANDARD.fullmatch(word) is not None and not self.is_word(word) and not self.is_respelling(word)

    def is_common(self, word: str, least: float) -> bool:
        """True for a dictionary word of at least this Zipf frequency."""
        return self.lexicon.zipf(word) >= least and self.lexicon.knows(word)


def _respellings(word: str) -> Iterator[str]:
    """`word` with one slip of hamza, ya or ta marbuta mended, or with an alef and the last letter."""
    for variant in variants(word):
        yield variant.text
    for variant in alef_variants(word):
        yield from (text for text, _ in final_variants(variant.text))


@cache
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary on top of `lexicon`, one for the life of the process."""
    return Vocabulary(lexicon)
