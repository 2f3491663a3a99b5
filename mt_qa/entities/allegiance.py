"""Which country things belong to: cities, people, bodies of one state, and the adjectives of nationality beside them.

Only what is beyond doubt accuses: the adjective that is called like its country (ألماني, not فارسي), no form that is an
everyday word (مالي, قمري), no place that states contend for, no countries that share a name (the two Koreas) or a past.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from mt_qa.arabic.folding import fold
from mt_qa.core.ledger import EntityKind
from mt_qa.entities.gazetteer import Gazetteer
from mt_qa.entities.right_names import accepted_names, nationality_forms
from mt_qa.entities.target_names import adjective_forms
from mt_qa.knowledge.namesake_cities import namesake_cities
from mt_qa.knowledge.national_bodies import NationalBody, national_bodies
from mt_qa.knowledge.people import people
from mt_qa.knowledge.places import Nationality, nationalities, places

KIN = tuple(
    frozenset(states.split("|"))
    for states in (
        "Congo|DR Congo",
        "Dominica|Dominican Republic",
        "Guinea|Guinea-Bissau|Equatorial Guinea|Papua New Guinea",
        "Israel|Palestine|Jordan",
        "Kosovo|Serbia|Montenegro|Albania|North Macedonia|Bosnia and Herzegovina|Croatia|Slovenia",
        "North Korea|South Korea",
        "Sudan|South Sudan",
        "Taiwan|China",
        "United Kingdom|Ireland",
        "Ethiopia|Eritrea",
        "Czech Republic|Slovakia",
    )
)
"""States that share a name, a past in one state, or land that both claim: one beside the other proves nothing."""

CONTESTED = frozenset(
    "Antakya|Batumi|Ceuta|Cizre|Dokdo|Donetsk|Gibraltar|Golan Heights|Kherson|Kirkuk|Luhansk|Mariupol|Melilla|"
    "Melitopol|Quneitra|Sevastopol|Simferopol|Stepanakert|Sukhumi|Tskhinvali|Zaporizhzhia|Berdiansk|Shusha|Vukovar|"
    "Jolo|Nicosia".split("|")
)
"""Cities that stand with a country in the tables, and that some papers give to another."""

EVERYDAY = frozenset({"Mali", "Comoros", "Ivory Coast"})
"""Countries whose adjectives are everyday words too: مالي (financial), قمري (lunar), عاجي (of ivory)."""


@dataclass(frozen=True, slots=True)
class Adjective:
    """An adjective of nationality in one `form` (``the_male``), and its country."""

    country: str
    form: str


@cache
def adjectives() -> Gazetteer[Adjective]:
    """The adjectives of states, in all their forms."""
    return Gazetteer(
        (written, Adjective(nationality.country, form))
        for nationality in nationalities()
        if nationality.country in states() and _named_like_its_state(nationality)
        for form, written in adjective_forms(nationality)
    )


def _named_like_its_state(nationality: Nationality) -> bool:
    return nationality.english == _own_people()[nationality.country] or nationality.english == "Korean"


@cache
def _own_people() -> dict[str, str]:
    """Of the peoples of each country, the one that is called like it: كوري جنوبي for كوريا الجنوبية, not ساكسوني."""
    named: defaultdict[str, list[Nationality]] = defaultdict(list)
    for nationality in nationalities():
        named[nationality.country].append(nationality)
    return {country: max(people, key=_likeness).english for country, people in named.items()}


def _likeness(nationality: Nationality) -> tuple[int, int]:
    """How many first letters an adjective shares with a name of its country, and that they have as many words."""
    adjective = nationality.forms[0]
    names = accepted_names(EntityKind.PLACE, nationality.country)
    return max(
        ((_shared(adjective, name), -abs(adjective.count(" ") - name.count(" "))) for name in names), default=(0, 0)
    )


def _shared(adjective: str, name: str) -> int:
    pairs = zip(fold(adjective), fold(name.removeprefix("ال")), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@cache
def states() -> frozenset[str]:
    return frozenset(place.english for place in places() if place.kind == "country")


@cache
def state_names() -> Gazetteer[str]:
    """The names of states alone."""
    return Gazetteer((name, place.english) for place in places() if place.kind == "country" for name in place.accepted)


@cache
def cities() -> Gazetteer[frozenset[str]]:
    """Cities and capitals, each for all countries that have a place of the name; none where one is contested."""
    countries: defaultdict[str, set[str]] = defaultdict(set)
    urban: set[str] = set()
    for place in places():
        country = place.english if place.kind == "country" else place.country
        for name in place.accepted:
            countries[name].add("" if place.english in CONTESTED else country)
            if place.kind in ("city", "capital"):
                urban.add(name)
    for name, others in namesake_cities().items():
        countries[name] |= others
    return Gazetteer((name, frozenset(countries[name])) for name in sorted(urban) if "" not in countries[name])


@cache
def capital_names() -> frozenset[str]:
    """Every accepted Arabic name of a capital."""
    return frozenset(name for place in places() if place.kind == "capital" for name in place.accepted)


@cache
def _capitals() -> dict[str, str]:
    return {place.country: place.english for place in places() if place.kind == "capital" and place.country}


def capital_of(country: str) -> str:
    """The English name of the capital of a state; empty where no table has it."""
    return _capitals().get(country, "")


@cache
def persons() -> Gazetteer[str]:
    """People by their country; left out are family names (سوناك, بن علي), which many people share."""
    return Gazetteer((name, p.country) for p in people() if p.country for name in p.accepted if _is_full(name))


def _is_full(name: str) -> bool:
    return " " in name and name.split()[0] not in ("بن", "ابن", "أبو", "آل", "دي", "دا", "فان", "فون", "لو")


@cache
def family_names() -> Gazetteer[str]:
    """All names of people by their country, family names too: enough to acquit, too little to accuse."""
    return Gazetteer((name, person.country) for person in people() for name in person.accepted)


@cache
def bodies() -> Gazetteer[NationalBody]:
    """Bodies that only one state has."""
    return Gazetteer((body.arabic, body) for body in national_bodies())


def may_be_one(countries: Iterable[str], others: Iterable[str]) -> bool:
    """True where a country of the first may well be meant by one of the others."""
    mine, theirs = set(countries), set(others)
    if mine & theirs or "" in mine | theirs or (mine | theirs) & EVERYDAY:
        return True
    return any(mine & group and theirs & group for group in KIN)


def nationality_in_form(country: str, form: str) -> str:
    """The adjective of a country in the form of another; empty where no table has it."""
    return nationality_forms(_own_people().get(country, "")).get(form, "")
