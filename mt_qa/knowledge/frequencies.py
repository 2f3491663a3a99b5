"""How common each Arabic word is: 600,000 words of the package wordfreq in a trie that is mapped, not read.

Importing the package costs a quarter of a second for languages that are not ours, and a dictionary of its words as much
again and 70 MB. ``python -m mt_qa.training.frequencies`` writes both files from the package's.
"""

from __future__ import annotations

import mmap
import struct
from functools import cache
from pathlib import Path

from mt_qa.core import DataError
from mt_qa.knowledge.tables import data_folder

FOLDER = "frequencies"
WORDS, RARITIES = "ar.marisa", "ar.rarities.bin"
"""The words by number, and by a word's number how rare it is (`RARITY`)."""

RARITY = struct.Struct("<H")
"""Hundredths of a power of ten below all words: 250 is one word in 316, Zipf 6.5."""


class Frequencies:
    """Zipf frequencies from the two files in a folder. Raises DataError where one is missing or they do not fit."""

    def __init__(self, folder: Path) -> None:
        import marisa_trie

        words = marisa_trie.Trie()
        try:
            words.mmap(str(folder / WORDS))  # a broken file is a RuntimeError
            with (folder / RARITIES).open("rb") as file:
                self._rarities = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, RuntimeError, ValueError) as error:
            raise DataError(f"{folder}: word frequencies cannot be read: {error}") from error
        if len(self._rarities) != len(words) * RARITY.size:
            raise DataError(f"{folder}: {WORDS} and {RARITIES} are not of the same words")
        self._number = words.get

    def zipf(self, word: str) -> float:
        """log10 of occurrences in a billion words; 0.0 for a word never seen."""
        number = self._number(word)
        if number is None:
            return 0.0
        rarity: int = RARITY.unpack_from(self._rarities, number * RARITY.size)[0]
        return 9 - rarity / 100


@cache
def frequencies() -> Frequencies:
    """The shipped frequencies."""
    return Frequencies(data_folder() / FOLDER)
