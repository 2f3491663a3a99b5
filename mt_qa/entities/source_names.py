"""Whom and what a source text names: the bodies, places, nationalities and people of the tables.

English names are looked for in every source, names in other languages only in a source that is not English. What the
text may or may not mean is kept as a name that explains a translation but demands none (`certain` is False): short
acronyms, names that are English words, a first or family name beside a name that no table has (Chad Smith).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from mt_qa.arabic.caching import per_paragraph
from mt_qa.core import Span
from mt_qa.core.ledger import EntityKind
from mt_qa.entities.name_trie import NameMatch, NameTrie, Word, source_words, word_key
from mt_qa.entities.target_names import nation_of
from mt_qa.knowledge.english_numbers import is_english
from mt_qa.knowledge.english_words import english_words
from mt_qa.knowledge.foreign_countries import foreign_countries
from mt_qa.knowledge.organisations import Organisation, organisations
from mt_qa.knowledge.people import Person, people
from mt_qa.knowledge.places import nationalities, places

SURE_SHORT_ACRONYMS = frozenset({"EU", "UN", "AU", "US", "UK"})
"""Other acronyms of two letters are too often something else."""
LEAST_FAMILY_NAME = 5
"""Shorter family names prove nothing,"""
SHORTEST_FAMILY_NAME = 3
"""and still shorter ones are not looked for."""

_BRACKETS = re.compile(r"\s*\([^()]*\)")
_ARTICLE = re.compile(r"^[ae]l-")
_MINISTRY = re.compile(r"(?P<before>(?:[A-Z]\w+ )*)(?P<head>Ministry|Department) of (?:the )?(?P<field>.+)")
_COMPASS = re.compile(r"(South|North)(east|west)(?=ern|\b)")
_OFFICE = re.compile(r"Department|Secretary|Army|Air Force|Navy|Supreme Court|State|Treasury|Congress|Senate|House")
_CONTINENTS = {"Africa": "n", "America": "n", "Asia": "n", "Europe": "an"}
_PEOPLES = {
    "British": "Briton", "Croatian": "Croat", "Danish": "Dane", "Finnish": "Finn", "Kurdish": "Kurd",
    "Philippine": "Filipino", "Polish": "Pole", "Scottish": "Scot", "Serbian": "Serb", "Spanish": "Spaniard",
    "Swedish": "Swede", "Turkish": "Turk",
}  # fmt: skip
_OF_NATIONS = {"US": "United States", "UK": "United Kingdom"}
_LONG_FORMS = (("US ", "United States "), ("US ", "U.S. "), ("UK ", "British "), ("UN ", "United Nations "))


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a name may mean.

    `english` is its key in the table of its kind, `nation` the country or region that it is or lies in, by its English
    name. A nationality is a place whose `adjective` is its key in the table of nationalities. `firm` is False for a
    form that is no proof that this is meant; `family` is a family name alone. `home` is the nation that must be
    named too where several bodies bear one name.
    """

    kind: EntityKind
    english: str
    nation: str = ""
    adjective: str = ""
    firm: bool = True
    family: bool = False
    home: str = ""

    @property
    def is_nation(self) -> bool:
        """True for a country and for an adjective of nationality."""
        return bool(self.adjective) or self.nation == self.english


@dataclass(frozen=True, slots=True)
class SourceName:
    """A name in the source: its place, all that it may mean, and whether the translation must render one of them."""

    span: Span
    text: str
    meanings: tuple[Meaning, ...]
    certain: bool

    @property
    def is_one(self) -> bool:
        """True where a translation must render this name and it can mean one thing alone."""
        return self.certain and len({meaning.english for meaning in self.meanings}) == 1

    def means(self, kind: EntityKind, english: str) -> bool:
        return any(meaning.kind is kind and meaning.english == english for meaning in self.meanings)


@dataclass(frozen=True, slots=True)
class SourceNames:
    """All names of a source, the nations that they speak of, and its words by `word_key`.

    `unknown` are capitalised words in no name, `outside` the keys of all words in no name.
    """

    names: tuple[SourceName, ...]
    nations: frozenset[str]
    unknown: tuple[str, ...]
    outside: frozenset[str]
    in_english: bool

    def mention(self, kind: EntityKind, english: str) -> bool:
        return any(name.means(kind, english) for name in self.names)


@per_paragraph
def source_names(source: str) -> SourceNames:
    """The names in `source`. Linear in its length."""
    words = source_words(source)
    english = is_english(source) or _is_short_english(words)
    trie = english_trie() if english else foreign_trie()
    matches = list(trie.matches(words))
    shouted = _is_shouted(words)
    nations = frozenset(m.nation for match in matches for m in match.entities if m.nation and not m.home)
    known = [match for match in matches if any(m.firm or not m.family for m in match.entities)]
    named = {index for match in known for index in range(match.first, match.last)}
    names = [_name(source, words, match, nations, named, shouted) for match in matches]
    unknown = [w.text for i, w in enumerate(words) if i not in named and w.height > 0 and not w.text.isdigit()]
    meant = frozenset(meaning.nation for name in names for meaning in name.meanings if meaning.nation)
    return SourceNames(
        tuple(names),
        nations | meant,
        tuple(word for word in unknown if word_key(word) not in english_words()),
        frozenset(word.key for i, word in enumerate(words) if i not in named),
        english,
    )


def _is_short_english(words: Sequence[Word]) -> bool:
    """True where half of the words in lower case are English: enough for a sentence of three words."""
    lower = [word.key for word in words if word.text.islower() and len(word.text) > 1]
    return bool(lower) and 2 * sum(word in english_words() for word in lower) >= len(lower)


def _is_shouted(words: Sequence[Word]) -> bool:
    """True for a line of capitals, where capitals say nothing."""
    capitals = sum(word.text.isupper() and len(word.text) > 1 for word in words)
    return len(words) > 2 and capitals > len(words) / 2


def _name(
    source: str,
    words: Sequence[Word],
    match: NameMatch[Meaning],
    nations: frozenset[str],
    named: set[int],
    shouted: bool,
) -> SourceName:
    span = Span(words[match.first].start, words[match.last - 1].end)
    at_home = [m for m in match.entities if not m.home or m.home in nations]
    certain = (
        not shouted
        and bool(at_home)
        and all(meaning.firm and not _is_elsewhere(meaning, nations) for meaning in at_home)
        and not (match.last - match.first == 1 and _is_part_of_more(source, words, match, named))
    )
    return SourceName(span, span.of(source), tuple(at_home) or match.entities, certain)


def _is_elsewhere(meaning: Meaning, nations: frozenset[str]) -> bool:
    """True for a body of a common name in a text that speaks of other countries alone."""
    return bool(nations and _BRACKETS.search(meaning.english) and meaning.nation not in nations)


def _is_part_of_more(source: str, words: Sequence[Word], match: NameMatch[Meaning], named: set[int]) -> bool:
    """True where a name stands beside a capitalised word that is in no table: Chad Smith, Port Sudan Street."""
    if any(meaning.adjective for meaning in match.entities):
        return False
    for index, gap in (
        (match.first - 1, (match.first - 1, match.first)),
        (match.last, (match.last - 1, match.last)),
    ):
        if not 0 <= index < len(words) or index in named or not words[index].height:
            continue
        if index == 0 and not words[index].text.isascii():
            continue  # the first word of a sentence in another language: Президент России
        between = source[words[gap[0]].end : words[gap[1]].start]
        if between in (" ", "-") and words[index].key not in english_words() and words[index].text.isalpha():
            return True
    return False


@cache
def english_trie() -> NameTrie[Meaning]:
    """Every English name of every table."""
    return _trie(foreign=False)


@cache
def foreign_trie() -> NameTrie[Meaning]:
    """The names of every language: for a source of which it is only known that it is not English."""
    return _trie(foreign=True)


def _trie(*, foreign: bool) -> NameTrie[Meaning]:
    trie: NameTrie[Meaning] = NameTrie()
    for name, meaning in chain(_bodies(), _places(), _people()):
        trie.add(name, replace(meaning, firm=False) if foreign and meaning.adjective else meaning)
    for code, name, meaning in chain(_other_names(), _foreign_countries() if foreign else ()):
        if foreign or code == "en":
            trie.add(name, meaning, any_case=code != "en")
    return trie


def _bodies() -> Iterator[tuple[str, Meaning]]:
    for body in organisations():
        meaning = _body(body)
        for name in _english_forms(meaning.english):
            yield name, meaning
            nation, blank, office = name.partition(" ")
            if blank and nation in _OF_NATIONS and _OFFICE.match(office):
                yield office, replace(meaning, home=_OF_NATIONS[nation])
        for acronym in body.acronyms:
            firm = len(acronym) > 2 or acronym in SURE_SHORT_ACRONYMS
            for form in (acronym, ".".join(acronym)) if acronym in SURE_SHORT_ACRONYMS else (acronym,):
                yield form, replace(meaning, firm=firm)


def _body(body: Organisation) -> Meaning:
    """A body that shares its name with others is at home in the country that stands in brackets."""
    nation = body.regions[0] if len(body.regions) == 1 and body.regions[0] != "international" else ""
    home = ""
    if _BRACKETS.search(body.english):
        home = next((region for region in body.regions if region != "international"), "")
    return Meaning(EntityKind.ORGANISATION, body.english, nation, home=home)


def _english_forms(english: str) -> Iterator[str]:
    """A name as it stands in a text: without its brackets, in the other order, in the other spelling."""
    name = _BRACKETS.sub("", english)
    forms = [name]
    office = _MINISTRY.fullmatch(name)
    if office:
        forms.append(f"{office['before']}{office['field']} {office['head']}")
    for short, long in _LONG_FORMS:
        forms += [form.replace(short, long, 1) for form in forms if form.startswith(short)]
    for one, other in (("Defence", "Defense"), ("Organisation", "Organization"), ("Labour", "Labor"), (" and ", " & ")):
        forms += [form.replace(a, b) for form in forms for a, b in ((one, other), (other, one)) if a in form]
    yield from dict.fromkeys(forms)


def _places() -> Iterator[tuple[str, Meaning]]:
    for place in places():
        meaning = Meaning(EntityKind.PLACE, place.english, nation_of(place))
        ordinary = word_key(place.english) in english_words()
        yield place.english, replace(meaning, firm=not ordinary)
        if _COMPASS.match(place.english):
            yield _COMPASS.sub(r"\1 \2", place.english), meaning
        short, comma, _ = place.english.partition(",")
        if comma:
            yield short, replace(meaning, firm=False)
        for code, name in place.other_names:
            if code == "en" and name in SURE_SHORT_ACRONYMS | {"USA"}:
                yield ".".join(name), meaning
        continent = place.english.rpartition(" ")[2]
        if continent in _CONTINENTS and continent != place.english:
            yield place.english + _CONTINENTS[continent], meaning
    for nationality in nationalities():
        of_people = Meaning(EntityKind.PLACE, nationality.country, nationality.country, nationality.english)
        yield from ((name, of_people) for name in _names_of_people(nationality.english))


def _names_of_people(adjective: str) -> Iterator[str]:
    """``Algerian``, ``Algerians``; ``French``, ``Frenchman``; ``Danish``, ``Dane``, ``Danes``."""
    yield adjective
    if adjective in _PEOPLES:
        yield from (_PEOPLES[adjective], _PEOPLES[adjective] + "s")
    if adjective.endswith(("ch", "sh")):
        yield from (adjective + who for who in ("man", "men", "woman", "women"))
    elif adjective.endswith(("n", "i", "k", "b", "t", "r", "a", "d")):
        yield adjective + "s"
    if adjective == "Arab":
        yield from ("Arabic", "Arabian")


def _people() -> Iterator[tuple[str, Meaning]]:
    """Full names, and family names: these are sure where one person bears them and papers print them alone."""
    bearers = Counter(form for person in people() for form in _family_names(person))
    taken = {place.english for place in places()} | {nationality.english for nationality in nationalities()}
    for person in people():
        meaning = Meaning(EntityKind.PERSON, person.english, person.country)
        alone = any(" " not in name for name in person.accepted)
        yield person.english, replace(meaning, firm=" " in person.english)
        for form in _family_names(person):
            firm = alone and bearers[form] == 1 and len(form) >= LEAST_FAMILY_NAME and form not in taken
            yield form, replace(meaning, family=True, firm=firm and word_key(form) not in english_words())


def _family_names(person: Person) -> tuple[str, ...]:
    """``al-Assad`` and ``Assad`` of Bashar al-Assad; none of a person with one name."""
    _, blank, last = person.english.rpartition(" ")
    if not blank or len(last) < SHORTEST_FAMILY_NAME or last.isupper() or last.endswith("."):
        return ()
    return tuple(dict.fromkeys([last, _ARTICLE.sub("", last)]))


def _other_names() -> Iterator[tuple[str, str, Meaning]]:
    for body in organisations():
        for code, name in body.other_names:
            yield code, name, replace(_body(body), home="", firm=len(name) > 3 or code == "en")
    for place in places():
        meaning = Meaning(EntityKind.PLACE, place.english, nation_of(place))
        yield from ((code, name, meaning) for code, name in place.other_names)
    for person in people():
        meaning = Meaning(EntityKind.PERSON, person.english, person.country)
        yield from ((code, name, meaning) for code, name in person.other_names)


def _foreign_countries() -> Iterator[tuple[str, str, Meaning]]:
    for country, name in foreign_countries():
        yield "", name, Meaning(EntityKind.PLACE, country, country)
