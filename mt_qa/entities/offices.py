"""Offices and bodies of a state, read from the adjective of nationality that closes them: وزير الدفاع البولندي.

Only their grammar is needed: a definite head with its adjective (الشرطة اليونانية), or a construct whose definite
words stand between the head and the nationality (رئيس مجلس النواب اللبناني).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import Token
from mt_qa.entities.allegiance import EVERYDAY, Adjective, adjectives
from mt_qa.entities.gazetteer import Match, proclitic_readings

HEADS_OF_STATE = frozenset("الرئيس الرئيسة العاهل الملك الملكة".split())
MINISTERS = frozenset("وزير وزيرة".split())
MINISTRIES = frozenset("وزارة".split())
PRESIDENTS = frozenset("رئيس رئيسة".split())
LED_BY_PRESIDENTS = frozenset("الوزراء الحكومة البرلمان الجمهورية الأركان مجلس أركان هيئة وزراء".split())
BODIES_AT_HOME = frozenset("الشرطة الدرك البرلمان الحكومة السلطات".split())
BUSINESS_ABROAD = frozenset("الخارجية الدفاع الشؤون".split())
"""First words of ministries whose business is abroad: an article on another country may well name them."""

LONGEST = 6


@dataclass(frozen=True, slots=True)
class Office:
    """An office of state: its words are ``row[start:adjective.first]``, then comes the adjective of nationality.

    `at_home` is true where its business is inside the country: police, a ministry of health.
    """

    start: int
    prefix: str
    at_home: bool
    adjective: Match[Adjective]

    @property
    def country(self) -> str:
        return self.adjective.entities[0].country

    @property
    def form(self) -> str:
        """Which form the adjective is in (``the_male``)."""
        return self.adjective.entities[0].form


def offices(row: Sequence[Token]) -> Iterator[Office]:
    """The offices of state with a nationality in a row of neighbouring Arabic words, gender agreeing."""
    words = [bare(token.text) for token in row]
    for match in adjectives().matches(row):
        adjective = match.entities[0]
        if not match.prefix and adjective.country not in EVERYDAY:
            office = _office_before(words, match)
            if office is not None and adjective.form == _form_for(words[office.start]):
                yield office


def _form_for(head: str) -> str:
    """The form that an adjective of the head has."""
    return "the_female" if head.endswith(("ة", "السلطات")) else "the_male"


def _office_before(words: Sequence[str], match: Match[Adjective]) -> Office | None:
    end = match.first
    if end == 0:
        return None
    prefix, head = _reading(words[end - 1])
    if head in HEADS_OF_STATE or head in BODIES_AT_HOME:
        return Office(end - 1, prefix, head in BODIES_AT_HOME, match)
    first = end - 1
    while first > 0 and end - first < LONGEST and _is_inner(words[first]):
        first -= 1
    if first > 0 and words[first] in LED_BY_PRESIDENTS:
        first -= 1  # رئيس مجلس النواب
    prefix, head = _reading(words[first])
    if first + 1 >= end:
        return None
    following = words[first + 1]
    if head in MINISTERS or head in MINISTRIES:
        return Office(first, prefix, following not in BUSINESS_ABROAD, match)
    led = head in PRESIDENTS and following in LED_BY_PRESIDENTS
    heir = head == "ولي" and following == "العهد"
    return Office(first, prefix, False, match) if led or heir else None


def _is_inner(word: str) -> bool:
    """True for a word inside a construct: definite, or joined by و or ل to what is."""
    return word.startswith(("ال", "وال", "لل")) and len(word) > 4


_HEADS = HEADS_OF_STATE | MINISTERS | MINISTRIES | PRESIDENTS | BODIES_AT_HOME | {"ولي"}


@lru_cache(maxsize=10_000)
def _reading(word: str) -> tuple[str, str]:
    """(proclitics, head) where `word` is the head of an office, else no proclitics and the word."""
    found = ((prefix, rest) for prefix, rest, _ in proclitic_readings(word) if rest in _HEADS)
    return next(found, ("", word))
