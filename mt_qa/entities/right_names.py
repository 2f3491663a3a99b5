"""The right Arabic names of what the tables have: for a body, a place or a person, and each form of a nationality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import takewhile

from mt_qa.arabic.folding import fold
from mt_qa.core.ledger import EntityKind
from mt_qa.entities.target_names import ORGANISATION, PERSON, PLACE, adjective_forms
from mt_qa.knowledge.organisations import organisations
from mt_qa.knowledge.people import people
from mt_qa.knowledge.places import nationalities, places


def accepted_names(kind: EntityKind, english: str) -> tuple[str, ...]:
    """The accepted Arabic names of an entity, the canonical first; none of what no table has."""
    return _accepted().get((kind, english), ())


@cache
def _accepted() -> Mapping[tuple[EntityKind, str], tuple[str, ...]]:
    found: defaultdict[tuple[EntityKind, str], tuple[str, ...]] = defaultdict(tuple)
    for body in organisations():
        found[ORGANISATION, body.english] += body.accepted
    for place in places():
        found[PLACE, place.english] += place.accepted
    for person in people():
        found[PERSON, person.english] += person.accepted
    return dict(found)


@cache
def nationality_forms(english: str) -> Mapping[str, str]:
    """The forms of a nationality by their names (``the_male``), of its first stem; none of what no table has."""
    forms: dict[str, str] = {}
    for nationality in nationalities():
        if nationality.english == english:
            for form, written in adjective_forms(nationality):
                forms.setdefault(form, written)
    return forms


@lru_cache(maxsize=1000)
def main_nationality(nation: str) -> str:
    """Of the peoples of a country, the one that is called like it in Arabic: ألماني for ألمانيا."""
    own = [nationality for nationality in nationalities() if nationality.country == nation]
    names = [fold(name) for name in accepted_names(PLACE, nation)]
    names += [name.removeprefix("ال") for name in names]  # السودان and سوداني; but not ألمانيا alone
    likeness = {n.english: max((_shared(fold(n.forms[0]), name) for name in names), default=0) for n in own}
    return max(likeness, key=lambda english: (likeness[english], -len(english)), default="")


def _shared(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
