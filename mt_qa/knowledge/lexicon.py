"""Which Arabic words exist, and how common each is.

Existence comes from the Ayaspell dictionary (vendored, read by hunspell), frequency from wordfreq (Zipf scale, 0 to 8).
wordfreq's list holds misspellings too: use it to *order* candidates, never to accept a word.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import chain, repeat
from pathlib import Path
from typing import Protocol, cast

from mt_qa.core import DataError
from mt_qa.knowledge.tables import data_folder

LONGEST_WORD = 40
"""Longer runs of letters are no words; the dictionary is not asked about them."""


class _Speller(Protocol):
    def spell(self, word: str) -> bool: ...

    def analyze(self, word: str) -> tuple[str, ...]: ...


class Lexicon:
    """Dictionary and frequencies behind two questions; answers are cached for the life of the process."""

    def __init__(self, speller: _Speller, frequencies: dict[str, float]) -> None:
        self._frequencies = frequencies
        self.knows = lru_cache(maxsize=200_000)(self._knows)
        self.stems = lru_cache(maxsize=20_000)(self._stems)
        self.parts_of_speech = lru_cache(maxsize=200_000)(self._parts_of_speech)
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

    def zipf(self, word: str) -> float:
        """Zipf frequency: log10 of occurrences in a billion words; 0.0 for a word never seen."""
        frequency = self._frequencies.get(word)
        return math.log10(frequency) + 9 if frequency else 0.0


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
    """The shipped lexicon; takes half a second and 120 MB the first time."""
    from hunspell import Hunspell

    folder = data_folder() / "dictionaries"
    for name in ("ar.aff", "ar.dic"):
        if not (folder / name).is_file():
            raise DataError(f"{folder / name}: the Arabic dictionary is missing")
    speller = cast(_Speller, Hunspell("ar", hunspell_data_dir=str(folder)))
    return Lexicon(speller, _frequencies())


def _frequencies() -> dict[str, float]:
    """wordfreq's Arabic words, each with its share of all words.

    Read from the package's file, buckets of words by falling hundredths of a power of ten: importing the package costs
    a quarter of a second for languages that are not ours.
    """
    import gzip

    import msgpack

    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        raise DataError("the package wordfreq is not installed")
    path = Path(package.origin).parent / "data" / "large_ar.msgpack.gz"
    try:
        header, *buckets = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from error
    if header.get("format") != "cB":
        raise DataError(f"{path}: unknown format {header}")
    shares = (zip(bucket, repeat(10 ** (-index / 100))) for index, bucket in enumerate(buckets))
    return dict(chain.from_iterable(shares))  # one insertion a word: there are 600,000
