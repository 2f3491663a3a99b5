"""Acronyms of bodies in an article, in Latin letters or spelt in Arabic, and what stands beside them.

One acronym serves several bodies: KPK is an Indonesian commission and a Kosovan corps. Which is meant, the countries
and topics of the article decide.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import LATIN, Token, runs, tokens, words
from mt_qa.core import Segment, Span
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.evidence import fits
from mt_qa.entities.sightings import Scene, Sighting, stem
from mt_qa.knowledge.body_heads import body_heads
from mt_qa.knowledge.letter_names import letter_names
from mt_qa.knowledge.organisations import Organisation, organisations

SHORTEST = 3
"""Acronyms of two letters (EU, AA) mean too much."""

_CAPITALS = re.compile("[A-ZÀ-Þ]{2}")
_OPENED = re.compile(r"[»”\"’']?\s*(?P<mark>[(\[]|[-–—/،,])?\s*[«“\"]?\Z")
_OPENING = re.compile(r"\s*[(\[]\s*[«“\"]?")
_CLOSING = re.compile(r"\s*[»”\"]?\s*[)\]]")
_BRACKETED = re.compile(r"[(\[]([^()\[\]\n]{3,40})[)\]]")
_PRESS = frozenset("أنباء الأنباء إذاعة الإذاعة تلفزيون صحيفة قناة شبكة".split())
_TRADE = frozenset("شركة مجموعة بنك مصرف بورصة نادي فريق دوري بطولة جامعة كلية معهد صندوق مشروع".split())


@dataclass(frozen=True, slots=True)
class Beside:
    """An acronym and the name that stands beside it as its expansion; `bracketed` where brackets say so."""

    letters: str
    span: Span
    name: Sighting
    bracketed: bool


@cache
def _by_letters() -> Mapping[str, tuple[Organisation, ...]]:
    found: defaultdict[str, list[Organisation]] = defaultdict(list)
    for body in organisations():
        for acronym in acronyms_of(body):
            found[acronym].append(body)
    return {letters: tuple(bodies) for letters, bodies in found.items()}


def acronyms_of(body: Organisation) -> frozenset[str]:
    """A body's acronyms, those of other languages too (OTSC beside CSTO)."""
    foreign = (name for _, name in body.other_names if name.isupper() and " " not in name)
    return frozenset(a for a in (*body.acronyms, *foreign) if len(a) >= SHORTEST)


def bodies_of(letters: str) -> tuple[Organisation, ...]:
    """The bodies that an acronym stands for; none where the tables do not have it."""
    return _by_letters().get(letters, ())


def latin_acronyms(target: str) -> Iterator[Token]:
    """The acronyms of the tables in `target`."""
    if _CAPITALS.search(target) is None:
        return
    for token in tokens(target):
        if token.kind == LATIN and token.text in _by_letters():
            yield token


def expansions(segment: Segment, sightings: Iterable[Sighting]) -> Iterator[Beside]:
    """The acronyms of a segment that have the name of a body right beside them, before or after."""
    target = segment.target
    written = list(_written(target))
    bodies = [sighting for sighting in sightings if _is_body(sighting)] if written else []
    by_end = {s.end: s for s in sorted(bodies, key=lambda s: -s.start)}
    by_start = {s.start: s for s in sorted(bodies, key=lambda s: s.end)}
    for letters, span in written:
        found = _before(target, letters, span, by_end) or _after(target, letters, span, by_start)
        if found is not None:
            yield found


def _is_body(sighting: Sighting) -> bool:
    return sighting.head is not None or any(name.kind is EntityKind.ORGANISATION for name in sighting.names)


def _written(target: str) -> Iterator[tuple[str, Span]]:
    """The acronyms in Latin letters, and those in brackets that are spelt in Arabic (بي كا كا)."""
    for token in latin_acronyms(target):
        yield token.text, token.span
    for match in _BRACKETED.finditer(target):
        letters = spelt([bare(token.text) for row in runs(match.group(1)) for token in row])
        if letters:
            yield letters, Span(*match.span(1))


def _before(target: str, letters: str, span: Span, by_end: Mapping[int, Sighting]) -> Beside | None:
    """منظمة الصحة العالمية (WTO), (منظمة الوحدة - CSTO), منظمة الوحدة CSTO."""
    opened = _OPENED.search(target, max(span.start - 6, 0), span.start)
    if opened is None:
        return None
    name = by_end.get(opened.start())
    mark, closed = opened["mark"], _CLOSING.match(target, span.end) is not None
    if name is None or (mark and not closed):
        return None
    return Beside(letters, span, name, bracketed=closed)


def _after(target: str, letters: str, span: Span, by_start: Mapping[int, Sighting]) -> Beside | None:
    """KPK (لجنة القضاء على الفساد)."""
    opening = _OPENING.match(target, span.end)
    name = by_start.get(opening.end()) if opening else None
    if name is None or _CLOSING.match(target, name.end) is None:
        return None
    return Beside(letters, span, name, bracketed=True)


def words_before(target: str, offset: int, most: int) -> tuple[Token, ...]:
    """Up to `most` Arabic words that end before `offset`, nothing but blanks between them and before it."""
    row = words(target)
    last = bisect_right(row, offset, key=lambda token: token.end)
    first, start = last, offset
    while first > 0 and last - first < most and not target[row[first - 1].end : start].strip(" \u00a0"):
        first -= 1
        start = row[first].start
    return row[first:last]


_ALIKE = str.maketrans("PVI", "BFE")
"""Latin letters that Arabic spells with the names of others: بي is B and P, اي is E and I."""


@cache
def _by_sound() -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for letters in sorted(_by_letters()):
        found[letters.translate(_ALIKE)] += (letters,)
    return dict(found)


def spelt(letter_words: Sequence[str]) -> str:
    """The one acronym of the tables that Arabic names of letters spell; empty for none and for a choice."""
    names = letter_names()
    if len(letter_words) < SHORTEST or any(word not in names for word in letter_words):
        return ""
    found = _by_sound().get("".join(names[word] for word in letter_words).translate(_ALIKE), ())
    return found[0] if len(found) == 1 else ""


def is_press(body: Organisation) -> bool:
    """True for agencies and broadcasters, whose acronym in brackets is a credit and explains nothing."""
    return not _PRESS.isdisjoint(body.arabic.split()) or "أنباء" in body.topics


def is_institution(body: Organisation) -> bool:
    """True for a body that Arabic calls by its Arabic name: none of trade, press, sport clubs or learning."""
    head = body.arabic.split()[0].removeprefix("ال")
    return head in body_heads() and head not in _TRADE and not is_press(body)


def at_home(body: Organisation, scene: Scene) -> bool:
    """True where the article names a country of the body, if only in names of bodies, or the body works world-wide."""
    return any(region == "international" or region in scene.countries for region in body.regions)


def by_likelihood(bodies: Iterable[Organisation], scene: Scene, named: Container[str]) -> tuple[Organisation, ...]:
    """The bodies that one acronym may mean in an article that names some of them rightly, the likeliest first."""

    def rank(body: Organisation) -> tuple[bool, bool, int, bool, str]:
        topics = sum(stem(topic) in scene.stems for topic in body.topics)
        return body.english not in named, not fits(body, scene), -topics, not at_home(body, scene), body.english

    return tuple(sorted(bodies, key=rank))


def named_rightly(scene: Scene) -> Mapping[str, str]:
    """The bodies that an article names rightly, each with the first form that is not an acronym spelt out."""
    return {
        name.english: sighting.form
        for sighting in reversed(scene.sightings)
        if not spelt(sighting.form.split())
        for name in sighting.names
        if name.kind is EntityKind.ORGANISATION and name.status is NameStatus.ACCEPTED
    }
