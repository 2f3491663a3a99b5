"""What an article names and where: known names, body names by shape, the countries and words that surround them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Document, Span
from mt_qa.core.ledger import EntityKind
from mt_qa.entities.gazetteer import Match, folded, proclitic_readings, written
from mt_qa.entities.names import Name, countries, gazetteer
from mt_qa.entities.people import begins_name, given_names, is_given_name, name_end
from mt_qa.entities.phrases import body_phrases, is_definite
from mt_qa.entities.word_roles import BODY, COUNTRY, FOREIGN, GIVEN, NAME, Roles, foreign_words, word_reader
from mt_qa.knowledge.attested import attested_words
from mt_qa.knowledge.body_heads import BodyHead, body_heads
from mt_qa.knowledge.everyday_names import everyday_names
from mt_qa.knowledge.lexicon import Lexicon

WORDS_BEFORE = 3
WORDS_AFTER = 2
WITH_ARTICLE = ("ال", "وال", "لل", "ولل")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where something is named. Offsets count in the segment's target.

    `names` is what the tables say of the form, empty for a body known by its shape alone; `before` and `after` are the
    stems of the words around it in its row, nearest last and nearest first: the slot it stands in. `person` is the full
    name of a person whom no table has.
    """

    segment: int
    start: int
    end: int
    prefix: str
    form: str
    names: tuple[Name, ...]
    head: BodyHead | None
    before: tuple[str, ...]
    after: tuple[str, ...]
    person: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def content(self) -> frozenset[str]:
        """Stems of the name's words but for its head."""
        return frozenset(stem(word) for word in self.form.split()[1:])


class Row(NamedTuple):
    """Neighbouring Arabic words of a segment: tokens, the same without marks, and which of them are what.

    `taken` are those in known names, bodies and adjectives of nationality, `foreign` those that no dictionary has;
    `roles` tell what each may be.
    """

    segment: int
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    taken: frozenset[int]
    foreign: frozenset[int]
    roles: Roles


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole article seen: sightings in the order of the text, country mentions, the stems of all words, its rows.

    `countries` counts every mention, `countries_outside_names` those that are no part of the name of a body: a wrong
    name that holds a country (فيلق حماية كوسوفو) is no evidence for that country.
    """

    sightings: tuple[Sighting, ...]
    countries: Counter[str]
    countries_outside_names: Counter[str]
    stems: frozenset[str]
    rows: tuple[Row, ...] = ()


@lru_cache(maxsize=8_000)
def stem(word: str) -> str:
    """A crude stem for comparing slots: folded, without و ف ب ك ل, the article, and the commonest endings."""
    rest = min((reading[1] for reading in proclitic_readings(folded(word))), key=len)
    rest = rest.removeprefix("ال")
    for ending in ("يات", "ات", "ين", "ون", "يه", "ه", "ي"):
        if rest.endswith(ending) and len(rest) - len(ending) >= 3:
            return rest.removesuffix(ending)
    return rest


def scene(document: Document, lexicon: Lexicon) -> Scene:
    """Everything named in `document`. Linear in its length."""
    sightings: list[Sighting] = []
    unnamed: list[_Unnamed] = []
    found_countries: Counter[str] = Counter()
    outside_names: Counter[str] = Counter()
    every_word: set[str] = set()
    rows: list[Row] = []
    is_foreign, read = foreign_words(lexicon), word_reader(lexicon)
    for index, segment in enumerate(document.segments):
        for tokens in runs(segment.target):
            known = [read(token.text) for token in tokens]
            words = tuple([word for word, _ in known])
            roles = Roles([each for _, each in known])
            found, taken = _row_sightings(index, tokens, words, roles, is_foreign)
            sightings.extend(found)
            every_word.update(words)
            for match in countries().matches(tokens, words, roles.beginnings(COUNTRY)):
                taken.update(range(match.first, match.last))
                found_countries.update(match.entities)
                if not any(s.head is not None and s.start <= match.start < s.end for s in found):
                    outside_names.update(match.entities)
            row = Row(index, tokens, words, frozenset(taken), frozenset(roles.places(FOREIGN)), roles)
            rows.append(row)
            unnamed.extend(_unnamed(row, is_foreign))
    found_names = [*_bearers_told_apart(sightings), *_unlisted_names(unnamed)]
    ordered = sorted(found_names, key=lambda sighting: (sighting.segment, sighting.start))
    stems = frozenset(map(stem, every_word))
    return Scene(tuple(ordered), found_countries, outside_names, stems, tuple(rows))


@dataclass(frozen=True, slots=True)
class _Unnamed:
    """A name that no table has: ``tokens[first:last]`` of its row; more than one word is the name of a person."""

    row: Row
    first: int
    last: int

    @property
    def words(self) -> tuple[str, ...]:
        return self.row.words[self.first : self.last]


def _unnamed(row: Row, is_foreign: Callable[[str], bool]) -> Iterator[_Unnamed]:
    """Names of people by shape, and single words of no dictionary without article, that no known name takes."""
    last = 0
    for index in row.roles.places(FOREIGN | GIVEN):
        if index < last:
            continue
        last = name_end(row.words, index, row.taken, is_foreign)
        if last > index:
            yield _Unnamed(row, index, last)
        elif index in row.foreign and index not in row.taken and not row.words[index].startswith(WITH_ARTICLE):
            yield _Unnamed(row, index, index + 1)


def _unlisted_names(unnamed: Sequence[_Unnamed]) -> Iterator[Sighting]:
    """Unlisted names as sightings; a family name alone belongs to the person whom the article names in full.

    Proclitics are taken off where the article has the rest on its own too.
    """
    forms = {name.words[0] for name in unnamed}
    found = [_sighting(name, forms) for name in unnamed]
    families: dict[str, str] = {}
    for sighting in found:
        *given, family = sighting.form.split()
        if given:
            families.setdefault(folded(family), sighting.form)
    for sighting in found:
        person = sighting.form if " " in sighting.form else families.get(folded(sighting.form), "")
        yield replace(sighting, person=person) if person else sighting


def _sighting(name: _Unnamed, forms: Container[str]) -> Sighting:
    first, *others = name.words
    prefix, rest, cut = _parted(first, forms)
    tokens = name.row.tokens
    start = tokens[name.first].start + written(tokens[name.first].text, cut)
    end = tokens[name.last - 1].end
    slot = around(name.row.words, name.first, name.last)
    return Sighting(name.row.segment, start, end, prefix, " ".join([rest, *others]), (), None, *slot)


def _parted(word: str, forms: Container[str]) -> tuple[str, str, int]:
    """The proclitics and the name in a word, where `forms` or all names known have the name on its own."""
    if word in given_names() or word in attested_words():
        return "", word, 0
    names = (forms, given_names(), attested_words())
    readings = [r for r in proclitic_readings(word) if r[2] and any(r[1] in known for known in names)]
    return readings[-1] if readings else ("", word, 0)


def _row_sightings(
    segment: int, row: Sequence[Token], words: Sequence[str], roles: Roles, is_foreign: Callable[[str], bool]
) -> tuple[list[Sighting], set[int]]:
    """Known names and body names by shape in one row, and which of its words they take.

    A person yields to a body: مؤسسة كلينتون is no mention of him.
    """
    taken: set[int] = set()
    found: list[Sighting] = []
    people: list[Match[Name]] = []
    heads = body_heads()
    for match in gazetteer().matches(row, words, roles.beginnings(NAME)):
        if all(name.kind is EntityKind.PERSON for name in match.entities):
            people.append(match)
            continue
        taken.update(range(match.first, match.last))
        first = match.form.split()[0]
        head = heads.get(first) or heads.get(first.removeprefix("ال"))
        found.append(_known(segment, words, match, head))
    for phrase in body_phrases(row, words, roles.beginnings(BODY)):
        if taken.isdisjoint(range(phrase.first, phrase.last)):
            taken.update(range(phrase.first, phrase.last))
            slot = around(words, phrase.first, phrase.last)
            found.append(
                Sighting(segment, phrase.start, phrase.end, phrase.prefix, phrase.form, (), phrase.head, *slot)
            )
    for match in people:
        if taken.isdisjoint(range(match.first, match.last)) and _names_a_person(match, words, is_foreign):
            taken.update(range(match.first, match.last))
            found.append(_known(segment, words, match, None))
    return found, taken


def _known(segment: int, words: Sequence[str], match: Match[Name], head: BodyHead | None) -> Sighting:
    slot = around(words, match.first, match.last)
    return Sighting(segment, match.start, match.end, match.prefix, match.form, match.entities, head, *slot)


def _names_a_person(match: Match[Name], words: Sequence[str], is_foreign: Callable[[str], bool]) -> bool:
    """True for a full name, and for a family name that is no everyday word and has no other first name before it.

    First names alone (محمد علي) are many people's: they must be the whole name of the listed one, and nothing more.
    """
    if match.last - match.first > 1:
        if not all(is_given_name(word) for word in match.form.split()):
            return True
        after = words[match.last] if match.last < len(words) else ""
        goes_on = is_given_name(after) or is_foreign(after) or (is_definite(after) and after.endswith("ي"))
        return match.form == match.entities[0].canonical and not goes_on
    before = words[match.first - 1] if match.first and not match.prefix else ""
    return match.form not in everyday_names() and not (before and begins_name(before, is_foreign))


def _bearers_told_apart(sightings: Sequence[Sighting]) -> Iterator[Sighting]:
    """A family name of several people belongs to the one whom the article names in full, else to none."""
    in_full = {s.names[0].english for s in sightings if " " in s.form and _is_person(s)}
    for sighting in sightings:
        if len(sighting.names) == 1 or not _is_person(sighting):
            yield sighting
            continue
        meant = tuple(name for name in sighting.names if name.english in in_full)
        yield replace(sighting, names=meant[:1], person="" if meant else sighting.form)


def _is_person(sighting: Sighting) -> bool:
    return bool(sighting.names) and sighting.names[0].kind is EntityKind.PERSON


def around(words: Sequence[str], first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Stems of the words before ``words[first]`` and from ``words[last]`` on: the slot that a name stands in."""
    before = tuple([stem(word) for word in words[max(first - WORDS_BEFORE, 0) : first]])
    after = tuple([stem(word) for word in words[last : last + WORDS_AFTER]])
    return before, after
