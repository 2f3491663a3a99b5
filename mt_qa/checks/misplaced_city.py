"""A city in a country that is not its own: مدينة كانو الغانية, العاصمة الكينية كمبالا.

Authority: MQM-Core, accuracy/mistranslation; the evidence is data/places.tsv. Flagged is a nationality right after a
city that is introduced as one (مدينة, بلدة, العاصمة) or stands after a preposition of place, the name of a country
after such a city (مدينة كانو في غانا), and a capital beside the name of another country (كمبالا عاصمة كينيا). Which of
the two is wrong, the rest of the article decides. Not flagged: a name that cities of several countries bear (طرابلس,
قرطاج), if the country is one of them; cities that states contend for; countries that share a name or a past; a city
that stands for a government (سفير باريس في ألمانيا) or names an event (محادثات جنيف السورية).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mt_qa.arabic.words import Token
from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, Wrong
from mt_qa.core.ledger import EntityKind
from mt_qa.entities.allegiance import (
    Adjective,
    adjectives,
    capital_names,
    capital_of,
    cities,
    may_be_one,
    nationality_in_form,
    state_names,
)
from mt_qa.entities.article import Entities
from mt_qa.entities.gazetteer import Match, proclitic_readings
from mt_qa.entities.replacing import with_clitics
from mt_qa.entities.right_names import accepted_names
from mt_qa.entities.sightings import Row
from mt_qa.entities.word_roles import CITY

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.DOCUMENT
BESIDE, IN = 0.75, 0.6
"""Confidence of an adjective or a capital beside the city, and of a country after في."""

EXAMPLES = (
    Wrong(
        "انفجرت قنبلة في مدينة كراتشي [[الفنلندية]] مساء السبت.",
        fixed="انفجرت قنبلة في مدينة كراتشي الباكستانية مساء السبت.",
    ),
    Wrong(
        "وصل الرئيس إلى العاصمة [[الكينية]] كمبالا في زيارة لأوغندا.",
        fixed="وصل الرئيس إلى العاصمة الأوغندية كمبالا في زيارة لأوغندا.",
    ),
    Wrong(
        "زارت البعثة كينيا ثلاثة أيام، والتقت نواب كينيا. ثم غادرت العاصمة الكينية [[كمبالا]].",
        fixed="زارت البعثة كينيا ثلاثة أيام، والتقت نواب كينيا. ثم غادرت العاصمة الكينية نيروبي.",
    ),
    Wrong(
        "ولد الكاتب في مدينة شيراز في [[البرتغال]] قبل ستين عاما.",
        fixed="ولد الكاتب في مدينة شيراز في إيران قبل ستين عاما.",
    ),
    Wrong(
        "افتتح المعرض في أوسلو عاصمة [[هنغاريا]] أمس.",
        fixed="افتتح المعرض في أوسلو عاصمة النرويج أمس.",
    ),
    Right("عقدت في مدينة طرابلس اللبنانية ندوة، وفي طرابلس الليبية ندوة أخرى."),
    Right("استؤنفت محادثات جنيف السورية، وانتقد سفير باريس في ألمانيا البيان."),
    Right("نزح مئات من أهالي مدينة حمص في لبنان إلى المخيم."),
    Right("زار الوفد مدينة حيفا الفلسطينية، ثم مدينة سبتة المغربية."),
    Right("وصل الفريق إلى العاصمة القطرية الدوحة قادما من مدينة جدة السعودية."),
    Right("اختيرت مدينة بيروت عاصمة عربية للإعلام، ودمشق عاصمة للثقافة."),
    Right("سافر من مدينة مرسيليا الفرنسية إلى تونس."),
)

_CITY_HEADS = frozenset("مدينة بلدة مدينتي العاصمة عاصمة".split())
_PLACING = frozenset("في إلى من".split())
_CAPITAL = "العاصمة"


@dataclass(frozen=True, slots=True)
class _Clash:
    """A city and the country that it is said to be in, which is not one of its own; `form` is empty for a name."""

    city: Match[frozenset[str]]
    country: str
    beside: Match[str] | Match[Adjective]
    form: str
    capital: bool
    confidence: float

    @property
    def own(self) -> frozenset[str]:
        return frozenset().union(*self.city.entities)


def check_document(document: Document, *, entities: Entities) -> Iterator[tuple[int, Hit]]:  # noqa: ARG001
    counts = entities.scene.countries
    for row in entities.scene.rows:
        for clash in _clashes(row):
            if not may_be_one(clash.own, [clash.country]):
                yield row.segment, _hit(row.tokens, clash, counts)


def _clashes(row: Row) -> Iterator[_Clash]:
    tokens, words = row.tokens, row.words
    places = row.roles.beginnings(CITY)
    found = tuple(cities().matches(tokens, words, places)) if places else ()
    if not found:
        return
    nationalities = tuple(adjectives().matches(tokens, words))
    names = tuple(state_names().matches(tokens, words))
    for city in found:
        yield from _nationality_after(words, city, {match.first: match for match in nationalities})
        yield from _capital_before(words, city, {match.last: match for match in nationalities})
        yield from _country_after(words, city, {match.first: match for match in names})


def _nationality_after(
    words: Sequence[str], city: Match[frozenset[str]], after: Mapping[int, Match[Adjective]]
) -> Iterator[_Clash]:
    """مدينة كانو الغانية, في كانو الغانية."""
    adjective = after.get(city.last)
    if adjective is None or adjective.prefix or adjective.entities[0].form != "the_female" or not city.first:
        return
    before = _stripped(words[city.first - 1])
    if not city.prefix and (before in _CITY_HEADS or before in _PLACING):
        yield _Clash(city, adjective.entities[0].country, adjective, "the_female", False, BESIDE)


def _capital_before(
    words: Sequence[str], city: Match[frozenset[str]], before: Mapping[int, Match[Adjective]]
) -> Iterator[_Clash]:
    """العاصمة الكينية كمبالا."""
    adjective = before.get(city.first)
    if adjective is None or adjective.prefix or city.prefix or not adjective.first:
        return
    if city.form in capital_names() and _stripped(words[adjective.first - 1]) == _CAPITAL:
        yield _Clash(city, adjective.entities[0].country, adjective, adjective.entities[0].form, True, BESIDE)


def _country_after(
    words: Sequence[str], city: Match[frozenset[str]], names: Mapping[int, Match[str]]
) -> Iterator[_Clash]:
    """كمبالا عاصمة كينيا, and in مدينة كانو في غانا."""
    link = words[city.last] if city.last < len(words) else ""
    country = names.get(city.last + 1)
    if country is None or country.prefix or "" in country.entities:
        return
    if link == "عاصمة":
        yield _Clash(city, country.entities[0], country, "", True, BESIDE)
    elif (
        link == "في"
        and city.first >= 2
        and words[city.first - 1] in _CITY_HEADS
        and words[city.first - 2] in ("في", "إلى")
    ):
        yield _Clash(city, country.entities[0], country, "", False, IN)


def _stripped(word: str) -> str:
    """`word` without proclitics where what is left is a head of a city's name."""
    return next((rest for _, rest, _ in proclitic_readings(word) if rest in _CITY_HEADS), word)


def _hit(row: Sequence[Token], clash: _Clash, counts: Mapping[str, int]) -> Hit:
    """The country is corrected, but where the article has more of it than of the city's own: then the city is."""
    own = max(sorted(clash.own), key=lambda country: counts[country])
    city_is_wrong = counts[clash.country] > max(counts[own], 1) + 1
    wrong: Match[frozenset[str]] | Match[str] | Match[Adjective] = clash.city if city_is_wrong else clash.beside
    right = _right_city(clash) if city_is_wrong else _right_country(clash, own)
    span, text = Span(wrong.start, wrong.end), right
    if right:
        span, text = with_clitics(row[wrong.first], span, wrong.prefix, right)
    return Hit(
        span,
        f"{clash.city.form} lies in {own}, not in {clash.country}.",
        f"«{clash.city.form}» في {_arabic(own)}، لا في {_arabic(clash.country)}.",
        (text,) if text else (),
        confidence=clash.confidence,
    )


def _right_city(clash: _Clash) -> str:
    names = accepted_names(EntityKind.PLACE, capital_of(clash.country)) if clash.capital else ()
    return names[0] if names else ""


def _right_country(clash: _Clash, own: str) -> str:
    if clash.form:
        return nationality_in_form(own, clash.form)
    return _arabic(own)


def _arabic(country: str) -> str:
    return accepted_names(EntityKind.PLACE, country)[0]
