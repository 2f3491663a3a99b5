"""Which Arabic words exist, and how common each is.

Existence comes from the Ayaspell dictionary (vendored, read by hunspell), frequency from wordfreq's list (Zipf scale, 0
to 8), which holds misspellings too: use it to *order* candidates, never to accept a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Protocol, cast

from mt_qa.core import DataError
from mt_qa.knowledge.frequencies import Frequencies, frequencies
from mt_qa.knowledge.tables import data_folder

LONGEST_WORD = 40
"""Longer runs of letters are no words; the dictionary is not asked about them."""


class _Speller(Protocol):
    def spell(self, word: str) -> bool: ...

    def analyze(self, word: str) -> tuple[str, ...]: ...


class Lexicon:
    """Dictionary and frequencies behind two questions; answers are cached for the life of the process."""

    def __init__(self, speller: _Speller, frequencies: Frequencies) -> None:
        self.zipf = lru_cache(maxsize=8_000)(frequencies.zipf)
        """Zipf frequency of a word (bare of marks); 0.0 for a word never seen."""
        self.knows = lru_cache(maxsize=30_000)(self._knows)
        self.stems = lru_cache(maxsize=8_000)(self._stems)
        self.parts_of_speech = lru_cache(maxsize=30_000)(self._parts_of_speech)
        self._spell = speller.spell
        self._analyze = speller.analyze

    def _knows(self, word: str) -> bool:
        """True where the dictionary has `word` (bare of marks) with its clitics and inflection."""
        return 0 < len(word) <= LONGEST_WORD and "\0" not in word and self._spell(word)

    def _parts_of_speech(self, word: str) -> frozenset[str]:
        """What `word` (bare of marks, clitics allowed) can be: ``past``, ``present``, ``noun``; empty where unknown.

        A noun is whatever is not a verb: adjectives, particles and names too. Commands, and verbs that only a rare
        clitic would make (interrogative أ, لـ before a past), are left out: they are readings on paper. About 0.1 ms.
        """
        if not 0 < len(word) <= LONGEST_WORD or "\0" in word:
            return frozenset()
        return frozenset(part for reading in self._analyze(word) for part in _parts(reading))

    def _stems(self, word: str) -> frozenset[str]:
        """The words of the dictionary that `word` (bare of marks) is a form of: مسؤول for المسؤولون."""
        if not 0 < len(word) <= LONGEST_WORD or "\0" in word:
            return frozenset()
        return frozenset(
            field[3:] for reading in self._analyze(word) for field in reading.split() if field[:3] == "st:"
        )


def _parts(reading: str) -> Iterator[str]:
    """What one reading of the dictionary says: ``"و is:prst st:كتب po:verb"`` is a present with و before it."""
    if "po:verb" not in reading:
        yield "noun"
        return
    clitic = reading.partition(" ")[0]
    if "is:pst" in reading and not clitic.endswith(("أ", "ل", "س")):
        yield "past"
    if "is:prst" in reading and not clitic.endswith("أ"):
        yield "present"


def begins_with_clitic(word: str, lexicon: Lexicon) -> bool:
    """True where a first و ف ب ل ك is rather a word of its own (لثقافة) than the word's first letter (بيان, وزراء)."""
    if word.startswith("لل") or len(word) == 1:
        return True
    return word[0] in "وفبلك" and lexicon.knows(word[1:]) and lexicon.zipf(word[1:]) > lexicon.zipf(word) - 1


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon; takes half a second and 50 MB the first time."""
    from hunspell import Hunspell

    folder = data_folder() / "dictionaries"
    for name in ("ar.aff", "ar.dic"):
        if not (folder / name).is_file():
            raise DataError(f"{folder / name}: the Arabic dictionary is missing")
    speller = cast(_Speller, Hunspell("ar", hunspell_data_dir=str(folder)))
    return Lexicon(speller, frequencies())
