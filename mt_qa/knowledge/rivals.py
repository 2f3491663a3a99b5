"""What else could have been meant by a word: the usual word for an English one, or a word one slip away.

A measure of words chooses between them. The first kind turns round data/name_senses.tsv: عادات is an odd rendering of
the English word that جمارك is usual for. The second takes only slips that change a letter: letters left out and put in
make too many other words (قيمة, قديمة; كتابه, كتاب).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from mt_qa.arabic.clitics import splits
from mt_qa.arabic.edits import Typo
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_senses import sense_rows
from mt_qa.knowledge.near_words import near_words
from mt_qa.knowledge.stems import SPELLING, stem

SLIPS = frozenset((Typo.SOUND, Typo.LOOK, Typo.SWAPPED, Typo.KEYBOARD))

COMMON = 4.0
"""A spelling rival is met ten times in a million words."""

PERSONS, ENDINGS = frozenset("أنيت"), frozenset("اتنهةويى")
"""First letters of verbs in the present, and last letters that tell gender, number and whose."""

SHORTEST = 4
"""Shorter words have too many neighbours."""


class Rival(NamedTuple):
    """A word in the form that would stand in the text; `english` is what it is usual for, empty for a slip."""

    text: str
    english: str = ""


@cache
def _senses(lexicon: Lexicon) -> dict[str, tuple[tuple[str, str], ...]]:
    """Stem of an odd word -> the usual words for the same English word, each with that word; single words only."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in sense_rows():
        for odd in row.odd:
            for usual in row.usual:
                if " " not in odd + usual and _is_nisba(odd) == _is_nisba(usual):
                    found[stem(odd, lexicon)].setdefault(usual, row.english)
    return {odd: tuple(usual.items()) for odd, usual in found.items()}


def _is_nisba(word: str) -> bool:
    return word.endswith(("ي", "ية"))


@lru_cache(maxsize=8_000)
def sense_rivals(word: str, lexicon: Lexicon) -> tuple[Rival, ...]:
    """The usual words for what `word` (bare of marks) is an odd rendering of, with its clitics."""
    form = stem(word, lexicon)
    usual = _senses(lexicon).get(form)
    if usual is None:
        return ()
    reading = next((each for each in splits(word) if each.stem.translate(SPELLING) == form), None)
    return tuple(Rival(reading.with_stem(text), english) for text, english in usual) if reading else ()


@lru_cache(maxsize=8_000)
def spelling_rivals(word: str, lexicon: Lexicon) -> tuple[Rival, ...]:
    """The common words that one slip may have turned into `word` (bare of marks), but for inflections of it."""
    if len(word) < SHORTEST:
        return ()
    return tuple(_slips(word, lexicon))


def _slips(word: str, lexicon: Lexicon) -> Iterator[Rival]:
    form = stem(word, lexicon)
    for near in near_words(word, lexicon, COMMON):
        if near.typo in SLIPS and stem(near.text, lexicon) != form and not _is_inflection(word, near.text):
            yield Rival(near.text)


def _is_inflection(word: str, other: str) -> bool:
    """True where the letters that tell person, gender or number part the two: يعادل, تعادل; قدما, قدمت."""
    return (word[1:] == other[1:] and {word[0], other[0]} <= PERSONS) or (
        word[:-1] == other[:-1] and {word[-1], other[-1]} <= ENDINGS
    )
