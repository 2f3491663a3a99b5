"""All known names in one gazetteer, each with what it names and whether it is a right name for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.gazetteer import Gazetteer
from mt_qa.knowledge.organisations import Organisation, organisations
from mt_qa.knowledge.people import people
from mt_qa.knowledge.places import nationalities, places


@dataclass(frozen=True, slots=True)
class Name:
    """One rendering of one entity; `english` identifies the entity among those of its kind."""

    kind: EntityKind
    english: str
    canonical: str
    status: NameStatus


@cache
def gazetteer() -> Gazetteer[Name]:
    """Every name of every table; takes a tenth of a second the first time."""
    return Gazetteer(_names())


def _names() -> Iterator[tuple[str, Name]]:
    for body in organisations():
        yield from _renderings(EntityKind.ORGANISATION, body.english, body.accepted, mistaken=body.mistaken)
    for place in places():
        yield from _renderings(EntityKind.PLACE, place.english, place.accepted, misspelt=place.misspellings)
    for person in people():
        yield from _renderings(EntityKind.PERSON, person.english, person.accepted, misspelt=person.misspellings)


def _renderings(
    kind: EntityKind,
    english: str,
    accepted: tuple[str, ...],
    *,
    mistaken: tuple[str, ...] = (),
    misspelt: tuple[str, ...] = (),
) -> Iterator[tuple[str, Name]]:
    for status, renderings in (
        (NameStatus.ACCEPTED, accepted),
        (NameStatus.MISTAKEN, mistaken),
        (NameStatus.MISSPELT, misspelt),
    ):
        if renderings:
            name = Name(kind, english, accepted[0], status)
            yield from ((rendering, name) for rendering in renderings)


@cache
def organisations_by_english() -> dict[str, Organisation]:
    return {body.english: body for body in organisations()}


@cache
def countries() -> Gazetteer[str]:
    """Country names, their cities and their adjectives, each for the English name of the country."""
    return Gazetteer(_countries())


def _countries() -> Iterator[tuple[str, str]]:
    for place in places():
        country = place.english if place.kind == "country" else place.country
        if country:
            yield from ((name, country) for name in place.accepted)
    for nationality in nationalities():
        yield from ((form, nationality.country) for form in (*nationality.forms, *nationality.variants))
