"""Whom and what a target names, by every rendering that the tables have: bodies, places, nationalities and people.

Unlike the article's ledger this keeps all that a form may mean, for here a form has to be explained by the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mt_qa.arabic.caching import per_paragraph
from mt_qa.arabic.words import runs
from mt_qa.core import Span
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.gazetteer import Gazetteer
from mt_qa.knowledge.organisations import organisations
from mt_qa.knowledge.people import people
from mt_qa.knowledge.places import Nationality, Place, nationalities, places

_SOUND_PLURAL = re.compile(r"ون(?!\S)")

PLACE, PERSON, ORGANISATION = EntityKind.PLACE, EntityKind.PERSON, EntityKind.ORGANISATION


@dataclass(frozen=True, slots=True)
class Rendering:
    """One thing that an Arabic form may mean.

    `nations` are the countries that it is, lies in, comes from or works in (if in one alone). A nationality is a place
    whose `adjective` is its key and whose `form` says which form it is (``the_male``); names have no form.
    """

    kind: EntityKind
    english: str
    nations: tuple[str, ...]
    status: NameStatus = NameStatus.ACCEPTED
    adjective: str = ""
    form: str = ""

    @property
    def is_nation(self) -> bool:
        """True for a country and for an adjective of nationality."""
        return self.kind is PLACE and (bool(self.adjective) or self.nations == (self.english,))


@dataclass(frozen=True, slots=True)
class TargetName:
    """A form in the target. `start` and `end` leave its proclitics out where they stand apart; `prefix` holds them."""

    start: int
    end: int
    prefix: str
    form: str
    renderings: tuple[Rendering, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def of_kind(self, kind: EntityKind) -> tuple[Rendering, ...]:
        return tuple(rendering for rendering in self.renderings if rendering.kind is kind)


@per_paragraph
def target_names(target: str) -> tuple[TargetName, ...]:
    """The names in `target`, in order, the longest at each place. Linear in its length."""
    return tuple(
        TargetName(match.start, match.end, match.prefix, match.form, match.entities)
        for row in runs(target)
        for match in renderings().matches(row)
    )


@cache
def renderings() -> Gazetteer[Rendering]:
    """Every rendering of every table; takes a quarter of a second the first time."""
    return Gazetteer(_renderings())


def _renderings() -> Iterator[tuple[str, Rendering]]:
    mistaken, misspelt = NameStatus.MISTAKEN, NameStatus.MISSPELT
    for body in organisations():
        nations = body.regions if len(body.regions) == 1 else ()
        yield from ((name, Rendering(ORGANISATION, body.english, nations)) for name in body.accepted)
        yield from ((name, Rendering(ORGANISATION, body.english, (), mistaken)) for name in body.mistaken)
    for place in places():
        nation = nation_of(place)
        nations = (nation,) if nation else ()
        yield from ((name, Rendering(PLACE, place.english, nations)) for name in place.accepted)
        yield from ((name, Rendering(PLACE, place.english, nations, misspelt)) for name in place.misspellings)
    for person in people():
        nations = (person.country,) if person.country else ()
        yield from ((name, Rendering(PERSON, person.english, nations)) for name in person.accepted)
        yield from ((name, Rendering(PERSON, person.english, nations, misspelt)) for name in person.misspellings)
    for nationality in nationalities():
        key, nations = nationality.english, (nationality.country,)
        for form, written in adjective_forms(nationality):
            yield written, Rendering(PLACE, nationality.country, nations, NameStatus.ACCEPTED, key, form)


def nation_of(place: Place) -> str:
    """The country of a place; a region with an adjective of its own that lies in no country is a nation by itself."""
    if place.kind == "country" or (not place.country and place.english in _peoples()):
        return place.english
    return place.country


@cache
def _peoples() -> frozenset[str]:
    return frozenset(nationality.country for nationality in nationalities())


def adjective_forms(nationality: Nationality) -> Iterator[tuple[str, str]]:
    """The forms of a nationality by name, the six of the table first, then the regular ones of its other stems."""
    male, female, males, females, the_male, the_female = nationality.forms
    yield from (("male", male), ("female", female), ("the_male", the_male), ("the_female", the_female))
    yield from _plurals(males, females, whole=all(word.startswith("ال") for word in the_male.split()))
    for stem in nationality.variants:
        if stem.endswith("ي") and " " not in stem:
            yield from (("male", stem), ("female", stem + "ة"), ("the_male", "ال" + stem), ("the_female", f"ال{stem}ة"))
            yield from _plurals(stem + "ون", stem + "ات", whole=True)
        else:
            yield "male", stem


def _plurals(males: str, females: str, *, whole: bool) -> Iterator[tuple[str, str]]:
    """Plurals by form; `whole` puts the article before each word (الكوريون الجنوبيون), else before the first."""
    oblique = _SOUND_PLURAL.sub("ين", males)
    yield from (("males", males), ("females", females))
    yield from (("the_males", _definite(males, whole=whole)), ("the_females", _definite(females, whole=whole)))
    if oblique != males:
        yield from (("oblique_males", oblique), ("the_oblique_males", _definite(oblique, whole=whole)))


def _definite(words: str, *, whole: bool) -> str:
    return " ".join("ال" + word for word in words.split()) if whole else "ال" + words
