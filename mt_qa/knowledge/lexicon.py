"""Which Arabic words exist, and how common each is.

Existence comes from the Ayaspell dictionary (vendored, read by hunspell), frequency from wordfreq (Zipf scale, 0 to 8).
wordfreq's list holds misspellings too: use it to *order* candidates, never to accept a word.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import Protocol, cast

from mt_qa.core import DataError
from mt_qa.knowledge.tables import data_folder

LONGEST_WORD = 40
"""Longer runs of letters are no words; the dictionary is not asked about them."""


class _Speller(Protocol):
    def spell(self, word: str) -> bool: ...


class Lexicon:
    """Dictionary and frequencies behind two questions; answers are cached for the life of the process."""

    def __init__(self, speller: _Speller, frequencies: dict[str, float]) -> None:
        self._frequencies = frequencies
        self.knows = lru_cache(maxsize=200_000)(self._knows)
        self._spell = speller.spell

    def _knows(self, word: str) -> bool:
        """True where the dictionary has `word` (bare of marks) with its clitics and inflection."""
        return 0 < len(word) <= LONGEST_WORD and "\0" not in word and self._spell(word)

    def zipf(self, word: str) -> float:
        """Zipf frequency: log10 of occurrences in a billion words; 0.0 for a word never seen."""
        frequency = self._frequencies.get(word)
        return math.log10(frequency) + 9 if frequency else 0.0


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon; takes half a second and 120 MB the first time."""
    from hunspell import Hunspell
    from wordfreq import get_frequency_dict

    folder = data_folder() / "dictionaries"
    for name in ("ar.aff", "ar.dic"):
        if not (folder / name).is_file():
            raise DataError(f"{folder / name}: the Arabic dictionary is missing")
    speller = cast(_Speller, Hunspell("ar", hunspell_data_dir=str(folder)))
    return Lexicon(speller, get_frequency_dict("ar", wordlist="large"))
