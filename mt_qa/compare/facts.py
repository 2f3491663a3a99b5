"""What an output states that another may contradict: numbers, names, and what it negates.

A fact is a key that two outputs share where they say the same, with the place where it stands. Arabic can say one thing
in many ways, so what may be said otherwise (one and two, ordinals, a government by its capital) is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from mt_qa.arabic.folding import fold
from mt_qa.arabic.numbers import Number, find_numbers
from mt_qa.arabic.words import Token, words
from mt_qa.core import Span
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.mismatches import capitals, rank
from mt_qa.entities.target_names import Rendering, target_names
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.polarity import negative_governor
from mt_qa.knowledge.stems import stem

LEAST_NUMBER = 3
"""One and two are said by the form of the noun."""

LARGEST_DOUBTFUL = 10
"""Of numbers in words."""

RANGES = frozenset("-–—/")

NEGATORS = frozenset("لم لن ليس ليست ليسوا لا ألا لئلا غير عدم مش مفيش".split())
"""Words that negate what follows; ما asks and relates as often as it negates."""

DENIALS = frozenset("دون بدون بلا لاشيء أبدا رفض رفضت يرفض ترفض نفى نفت ينفي تنفي".split())
LINKS = frozenset("أن أنه أنها أنهم".split())
"""غير أن is "but"; behind other negators they stand before what is negated."""

UNSURE = frozenset("سوى إلا الا فحسب".split())
"""Who knows nothing but a little (سوى) knows it; الا may be ألا or إلا; with فحسب a negation adds. Of a text with one
of them, or with a word that negates by its sense (حذر من, منع), nothing is said."""

SHORTEST_STEM = 3


class FactKind(StrEnum):
    NUMBER = "number"
    NAME = "name"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True)
class Fact:
    """`keys` are all that the stretch may mean: two facts agree where they share one. `place` is what may stand in for
    what: a town for a town, a number for a number."""

    kind: FactKind
    span: Span
    keys: frozenset[str]
    place: str
    shown: str


def facts(text: str) -> tuple[Fact, ...]:
    """The numbers and names of an output, in its order."""
    return (*_numbers(text), *_names(text))


def _numbers(text: str) -> Iterator[Fact]:
    for number in find_numbers(text):
        values = [value for value in (number.value, number.also) if value is not None]
        if number.ordinal or Decimal(str(number.value)) < LEAST_NUMBER or not _is_plain(text, number):
            continue
        keys = frozenset(f"{Decimal(str(value)).normalize():f}" for value in values)
        yield Fact(FactKind.NUMBER, number.span, keys, FactKind.NUMBER, number.span.of(text))


def _is_plain(text: str, number: Number) -> bool:
    """False for a small number in words (وست may be the West) and for an end of a range: 2024-25."""
    if not any(character.isdigit() for character in number.span.of(text)):
        return number.value > LARGEST_DOUBTFUL
    before, after = text[number.span.start - 1 : number.span.start], text[number.span.end : number.span.end + 1]
    return before not in RANGES and after not in RANGES


def _names(text: str) -> Iterator[Fact]:
    for name in target_names(text):
        renderings = [r for r in name.renderings if r.status is not NameStatus.MISTAKEN]
        kinds = {_rank(rendering) for rendering in renderings}
        if len(kinds) != 1 or not all(kinds):
            continue
        keys = frozenset(key for rendering in renderings for key in _keys(rendering))
        yield Fact(FactKind.NAME, name.span, keys, kinds.pop(), name.form)


def _rank(rendering: Rendering) -> str:
    return rank(rendering.kind, rendering.english, rendering.is_nation)


def _keys(rendering: Rendering) -> Iterator[str]:
    """A nation, its people and its capital agree; so do bodies and persons of the same English name."""
    yield f"{rendering.kind.value}:{rendering.english}"
    is_seat = rendering.kind is EntityKind.PLACE and rendering.english in capitals()
    if rendering.is_nation or is_seat:
        yield from (f"nation:{nation}" for nation in rendering.nations)


@dataclass(frozen=True, slots=True)
class Polarity:
    """The words that an output negates, by stem, those it says without a negation, and how often it negates at all."""

    negated: Mapping[str, Span]
    affirmed: Mapping[str, Span]
    negations: int


def polarity(text: str) -> Polarity:
    """What the output negates: the word behind each negator, with it. Nothing of a text in which that is not sure."""
    row = words(text)
    if any(word.bare in UNSURE or negative_governor(word.bare) is not None for word in row):
        return Polarity({}, {}, 0)
    negated: dict[str, Span] = {}
    affirmed: dict[str, Span] = {}
    count = 0
    negator: Token | None = None
    for place, word in enumerate(row):
        bare = _without_conjunction(word.bare)
        following = row[place + 1].bare if place + 1 < len(row) else ""
        if bare in NEGATORS and not (bare == "غير" and following in LINKS):
            negator, count = word, count + 1
            continue
        if negator is not None and bare in LINKS:
            continue
        count += bare in DENIALS
        key = _stem(word)
        if key and negator is not None:
            negated.setdefault(key, Span(negator.start, word.end))
        elif key:
            affirmed.setdefault(key, word.span)
        negator = None
    return Polarity(negated, affirmed, count)


def _without_conjunction(word: str) -> str:
    return word[1:] if word[:1] in "وف" and word[1:] in NEGATORS | DENIALS else word


def _stem(word: Token) -> str:
    """The stem without what a verb's person and tense add; empty for short words, which say too little."""
    found = fold(stem(word.bare, lexicon()))
    if len(found) > SHORTEST_STEM and found[0] in "يتن":
        found = found[1:]
    for ending in ("وا", "ون", "ت"):
        if found.endswith(ending) and len(found) - len(ending) >= SHORTEST_STEM:
            found = found[: -len(ending)]
            break
    return found if len(found) >= SHORTEST_STEM else ""


def share_key(fact: Fact, others: Iterable[Fact]) -> bool:
    """True where one of the others says the same."""
    return any(not fact.keys.isdisjoint(other.keys) for other in others)
