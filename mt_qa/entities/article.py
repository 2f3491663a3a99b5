"""One article read for its names: sightings, links of wrong renderings, and the ledger made of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mt_qa.arabic.words import Token
from mt_qa.core import Document
from mt_qa.core.ledger import EntityKind, Ledger, LedgerEntry, Mention, NameStatus
from mt_qa.entities.cover import Cover
from mt_qa.entities.evidence import Link
from mt_qa.entities.linking import Bodies
from mt_qa.entities.name_words import folded_name
from mt_qa.entities.phrases import RecurringPhrase, recurring_phrases
from mt_qa.entities.respellings import Respelling, respellings
from mt_qa.entities.sightings import Scene, Sighting, scene
from mt_qa.entities.terms import TermMention, read_terms
from mt_qa.entities.word_roles import NOUN
from mt_qa.knowledge.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Entities:
    """What checks of names and terms ask for."""

    scene: Scene
    links: tuple[Link, ...]
    terms: tuple[TermMention, ...]
    respellings: tuple[Respelling, ...]
    ledger: Ledger


_Key = tuple[EntityKind, str]


class _Letters(NamedTuple):
    """``[start, end)`` of a segment's target."""

    segment: int
    start: int
    end: int


def known_names(document: Document, entities: Entities) -> Cover:
    """Where the article names what tables know, rightly or not: checks of single words leave these to others."""
    starts = document.starts
    return Cover(
        _Letters(m.segment, m.span.start - starts[m.segment], m.span.end - starts[m.segment])
        for entry in entities.ledger.entries
        for m in entry.mentions
        if m.status is not NameStatus.UNKNOWN
    )


def read_entities(document: Document, lexicon: Lexicon) -> Entities:
    """The names of `document`. Linear in its length."""
    seen = scene(document, lexicon)
    bodies = Bodies(seen)
    linked = bodies.links()
    terms = read_terms(document, seen, linked)
    linked = bodies.with_strays(linked, terms)
    respelled = respellings(seen, lexicon)
    return Entities(seen, linked, terms, respelled, _ledger(document, seen, linked, terms, respelled))


def _ledger(
    document: Document,
    seen: Scene,
    linked: tuple[Link, ...],
    terms: tuple[TermMention, ...],
    respelled: tuple[Respelling, ...],
) -> Ledger:
    starts = document.starts
    mentions: defaultdict[_Key, list[Mention]] = defaultdict(list)
    titles: dict[_Key, tuple[str, str, bool]] = {}
    bodies = {link.sighting: link.body for link in linked}
    rights = {found.mention: found.right for found in respelled}
    for sighting in _in_order(seen, linked, terms, rights):
        body = bodies.get(sighting)
        if body is not None:
            title = (body.arabic, body.english, bool(body.english))
            claims = [((EntityKind.ORGANISATION, body.english or folded_name(body.arabic)), title, NameStatus.MISTAKEN)]
        elif sighting in rights and not sighting.names:
            claims = [(key, title, NameStatus.MISSPELT) for key, title, _ in _claims(rights[sighting])]
        else:
            claims = list(_claims(sighting))
        for key, title, status in claims:
            titles.setdefault(key, title)
            span = sighting.span.shifted(starts[sighting.segment])
            mentions[key].append(Mention(sighting.segment, span, sighting.form, sighting.prefix, status))
    for term in terms:
        key = (EntityKind.TERM, term.term.english)
        titles.setdefault(key, (term.term.name, term.term.english, True))
        span = term.span.shifted(starts[term.segment])
        mentions[key].append(Mention(term.segment, span, term.form, term.prefix, term.status))
    entries = [LedgerEntry(key[0], *titles[key], tuple(found)) for key, found in mentions.items()]
    entries += [_phrase_entry(phrase, starts) for phrase in recurring_phrases(_runs(seen), _taken(seen, terms))]
    return Ledger(tuple(sorted(entries, key=lambda entry: entry.mentions[0].span)))


def _in_order(
    seen: Scene, linked: tuple[Link, ...], terms: tuple[TermMention, ...], respelled: Iterable[Sighting]
) -> list[Sighting]:
    """The sightings in the order of the text.

    Linked ones, and terms, take the place of those that they overlap; and so do respelled ones.
    """
    links = [link.sighting for link in linked]
    taken = Cover([*links, *terms])
    others = [sighting for sighting in respelled if not taken.touches(sighting)]
    for sighting in others:
        taken.add(sighting)
    rest = (sighting for sighting in seen.sightings if not taken.touches(sighting))
    return sorted([*links, *others, *rest], key=lambda s: (s.segment, s.start))


def _claims(sighting: Sighting) -> Iterator[tuple[_Key, tuple[str, str, bool], NameStatus]]:
    """What the tables say a sighting names; where they say nothing, the sighting stands for itself."""
    right = [name for name in sighting.names if name.status is not NameStatus.MISTAKEN]
    for name in right[:1]:
        yield (name.kind, name.english), (name.canonical, name.english, True), name.status
    if sighting.person:
        yield (EntityKind.PERSON, folded_name(sighting.person)), (sighting.person, "", False), NameStatus.UNKNOWN
    elif not right:
        kind = EntityKind.ORGANISATION if sighting.head is not None else EntityKind.NAME
        yield (kind, folded_name(sighting.form)), (sighting.form, "", False), NameStatus.UNKNOWN


def _runs(seen: Scene) -> Iterator[tuple[int, tuple[Token, ...], tuple[str, ...], Sequence[int]]]:
    return ((row.segment, row.tokens, row.words, row.roles.beginnings(NOUN)) for row in seen.rows)


def _taken(seen: Scene, terms: tuple[TermMention, ...]) -> frozenset[tuple[int, int]]:
    """Where names and terms begin, by segment: a recurring phrase that is one of them is not entered twice."""
    starts = ((term.segment, term.start) for term in terms)
    return frozenset([*starts, *((sighting.segment, sighting.start) for sighting in seen.sightings)])


def _phrase_entry(phrase: RecurringPhrase, starts: tuple[int, ...]) -> LedgerEntry:
    found = tuple(Mention(segment, span.shifted(starts[segment]), form) for segment, span, form in phrase.places)
    return LedgerEntry(EntityKind.TERM, phrase.form, "", False, found)
