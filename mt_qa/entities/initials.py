"""Whether an Arabic name could be what a machine made of an acronym: its English words begin with the letters.

"CAS" is the Court of Arbitration for Sport, and the Chinese Academy of Sciences: الأكاديمية الصينية للعلوم.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from mt_qa.entities.name_words import content, country_of, head_stem, name_stem, senses
from mt_qa.knowledge.name_senses import sense_rows

SHORTEST_ACRONYM = 3
LONGEST_PHRASE = 3
TELLING_LETTERS = 14
"""The words of names of bodies begin with about so many letters evenly."""


Letters = tuple[frozenset[str], ...]
"""For each word of a name the letters that its English may begin with."""


@lru_cache(maxsize=20_000)
def spells(name: str, acronym: str) -> bool:
    """True where each word of `name` renders an English word that begins with a letter of `acronym` of its own."""
    letters = acronym.lower()
    if len(letters) < SHORTEST_ACRONYM or not letters.isascii() or not letters.isalpha():
        return False
    wanted = tuple(frozenset(letter) for letter in letters)
    return any(_matched(words, wanted) for words in _readings(name))


@lru_cache(maxsize=20_000)
def initials_in_common(first: str, second: str) -> float:
    """How surprising it is, in natural logarithms, that the English of both names may have one acronym.

    0 where it may not, or where the acronym has less than three letters. A word that both have surprises nobody.
    """
    shared = {head_stem(first.split()[0]), *content(first)} & {head_stem(second.split()[0]), *content(second)}
    trivial = sum(bool(_initials(stem)) for stem in shared)
    best = 0.0
    for one in _readings(first):
        for other in _readings(second):
            if SHORTEST_ACRONYM <= len(one) == len(other) and _matched(one, other):
                chances = sorted(min(1.0, len(a) * _mean(other) / TELLING_LETTERS) for a in one)[trivial:]
                orders = math.log(math.factorial(len(chances)))
                best = max(best, -sum(math.log(chance) for chance in chances) - orders)
    return best


def _mean(letters: Letters) -> float:
    return sum(map(len, letters)) / len(letters)


@lru_cache(maxsize=20_000)
def _readings(name: str) -> tuple[Letters, ...]:
    """The letters of a name word by word, and with the words that are one in English (كرة القدم) taken as one.

    Empty where the English of a word is not known.
    """
    stems = (head_stem(name.split()[0]), *content(name))
    readings = {_letters(stems, 1), _letters(stems, LONGEST_PHRASE)}
    return tuple(sorted((reading for reading in readings if all(reading)), key=len))


def _letters(stems: tuple[str, ...], longest: int) -> Letters:
    found: list[frozenset[str]] = []
    place = 0
    while place < len(stems):
        length = next((n for n in range(longest, 1, -1) if stems[place : place + n] in _phrases()), 1)
        found.append(_initials(stems[place]) if length == 1 else _phrases()[stems[place : place + length]])
        place += length
    return tuple(found)


def _initials(stem: str) -> frozenset[str]:
    """The first letters of the English words that a stem is usual for."""
    country = country_of(stem)
    english = senses(stem).usual | set(country.lower().split())
    return frozenset(word[0] for word in english)


@cache
def _phrases() -> dict[tuple[str, ...], frozenset[str]]:
    """The first letters of the English words that Arabic ones of several words are usual for, by their stems."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for row in sense_rows():
        for phrase in row.usual:
            stems = tuple(name_stem(word) for word in phrase.split())
            if 1 < len(stems) <= LONGEST_PHRASE:
                found[stems] = found.get(stems, frozenset()) | {row.english[0]}
    return found


def _matched(first: Letters, second: Letters) -> bool:
    """True where each set of either can be given one of the other with a letter in common."""
    if len(first) != len(second):
        return False
    if not first:
        return True
    head, *rest = first
    return any(
        _matched(tuple(rest), second[:place] + second[place + 1 :])
        for place, letters in enumerate(second)
        if not head.isdisjoint(letters)
    )
