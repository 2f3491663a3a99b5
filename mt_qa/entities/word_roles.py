"""What a word may be in a name, whatever stands around it: the one question that is asked of every word of an article.

A name of the tables, a body, a person, a term: each begins with few words, and most words of a text begin nothing. So
all who look for something ask once for each word, together, and look closer only where the answer says that there may
be something.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache, reduce
from operator import or_
from typing import Any, NamedTuple

from mt_qa.arabic.letters import bare
from mt_qa.entities.allegiance import cities
from mt_qa.entities.gazetteer import Gazetteer, proclitic_readings
from mt_qa.entities.name_words import is_head
from mt_qa.entities.names import countries, gazetteer
from mt_qa.entities.people import is_given_name, is_title, listed_family_names
from mt_qa.entities.phrases import begins_body, is_definite_noun, is_feminine_noun, is_name_adjective
from mt_qa.entities.term_forms import term_gazetteer
from mt_qa.entities.term_rereadings import begins_rereading
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_cues import name_cue

HEAD, REREAD_TERM, FOREIGN, GIVEN, PART, CUE = (1 << bit for bit in range(6))
"""It may be a noun that renders the head of a body's name; it may begin a term in other senses; no dictionary has it;
it is a first name; it is one or a family name of the tables; a name is due after it."""


class Beginning(NamedTuple):
    """The roles with which something begins: of one word `alone`, or of a `first` with a `second` after it."""

    alone: int
    first: int
    second: int


NAME, COUNTRY, TERM, CITY, BODY, NOUN = (Beginning(1 << bit, 2 << bit, 4 << bit) for bit in range(6, 24, 3))
"""A name of the tables, the name or adjective of a country, a term, a city, a body's name by shape, a noun phrase."""

PLACE_PREPOSITIONS = frozenset("في إلى قرب بين نحو باتجاه العاصمة".split())


class Roles:
    """The roles of the words of a row, in order, and those that `any` of them may play: most rows have few."""

    __slots__ = ("_each", "any")

    def __init__(self, each: Sequence[int]) -> None:
        self._each = each
        self.any = reduce(or_, each, 0)

    def places(self, roles: int) -> Sequence[int]:
        """Where the words stand that may play one of `roles`, in ascending order."""
        return [place for place, role in enumerate(self._each) if role & roles] if self.any & roles else ()

    def beginnings(self, of: Beginning) -> Sequence[int]:
        """Where something may begin, in ascending order."""
        alone, first, second = of
        if not (self.any & first and self.any & second):
            return self.places(alone)
        pairs = zip(self._each, (*self._each[1:], 0), strict=True)
        return [p for p, (role, after) in enumerate(pairs) if role & alone or (role & first and after & second)]


@cache
def word_reader(lexicon: Lexicon) -> Callable[[str], tuple[str, int]]:
    """Tells of a word as written what it is without marks, and its roles, added up."""
    is_foreign = foreign_words(lexicon)
    tests: tuple[tuple[int, Callable[[str], object]], ...] = (
        *_of_names(NAME, gazetteer()),
        *_of_names(COUNTRY, countries()),
        *_of_names(TERM, term_gazetteer()),
        *_of_names(CITY, cities()),
        (BODY.alone, begins_body),
        (NOUN.alone, is_feminine_noun),
        (NOUN.first, is_definite_noun),
        (NOUN.second, is_name_adjective),
        (HEAD, begins_with_head),
        (REREAD_TERM, begins_rereading),
        (FOREIGN, is_foreign),
        (GIVEN, is_given_name),
        (PART, lambda word: word in listed_family_names() or is_given_name(word)),
        (CUE, announces_name),
    )

    @lru_cache(maxsize=50_000)
    def read(written: str) -> tuple[str, int]:
        word = bare(written)
        return word, sum(role for role, test in tests if test(word))

    return read


def _of_names(of: Beginning, names: Gazetteer[Any]) -> tuple[tuple[int, Callable[[str], object]], ...]:
    return (of.alone, names.has), (of.first, names.begins), (of.second, names.continues)


@cache
def foreign_words(lexicon: Lexicon) -> Callable[[str], bool]:
    """Whether no dictionary has a word of four letters or more, with or without its proclitics: mostly a name."""

    @lru_cache(maxsize=10_000)
    def is_foreign(word: str) -> bool:
        return len(word) >= 4 and not any(lexicon.knows(rest) for _, rest, _ in proclitic_readings(word))

    return is_foreign


def begins_with_head(word: str) -> bool:
    """True for a noun that can render the head of a body's name, with or without proclitics."""
    return any(is_head(rest) for _, rest, _ in proclitic_readings(word))


def announces_name(word: str) -> bool:
    """True for a title, an office, a noun of place, and a preposition of place."""
    return stands_before_place(word) or name_cue(word) in ("place-noun", "office") or is_title(word)


def stands_before_place(word: str) -> bool:
    """True for a preposition of place, with or without a conjunction."""
    return word in PLACE_PREPOSITIONS or (word[0] in "وف" and word[1:] in PLACE_PREPOSITIONS)
