"""Whether an Arabic name could be what a machine made of an acronym: its English words begin with the letters.

"CAS" is the Court of Arbitration for Sport, and the Chinese Academy of Sciences: الأكاديمية الصينية للعلوم.
"""

from __future__ import annotations

from functools import lru_cache

from mt_qa.entities.name_words import content, country_of, head_stem, senses

SHORTEST_ACRONYM = 3


@lru_cache(maxsize=20_000)
def spells(name: str, acronym: str) -> bool:
    """True where each word of `name` renders an English word that begins with a letter of `acronym` of its own."""
    stems = [head_stem(name.split()[0]), *content(name)]
    letters = acronym.lower()
    if len(letters) < SHORTEST_ACRONYM or len(stems) != len(letters) or not letters.isascii() or not letters.isalpha():
        return False
    return _assigned(tuple(_initials(stem) for stem in stems), letters)


def _initials(stem: str) -> frozenset[str]:
    """The first letters of the English words that a stem is usual for."""
    country = country_of(stem)
    english = senses(stem).usual | ({country.lower()} if country else set())
    return frozenset(word[0] for word in english)


def _assigned(options: tuple[frozenset[str], ...], letters: str) -> bool:
    """True where each set can take a letter of its own."""
    if not options:
        return not letters
    first, *rest = options
    return any(_assigned(tuple(rest), letters.replace(letter, "", 1)) for letter in first if letter in letters)
