"""One article read for its names: sightings, links of wrong renderings, and the ledger made of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from mt_qa.core import Document
from mt_qa.core.ledger import EntityKind, Ledger, LedgerEntry, Mention, NameStatus
from mt_qa.entities.evidence import Link
from mt_qa.entities.linking import links
from mt_qa.entities.name_words import folded_name
from mt_qa.entities.phrases import RecurringPhrase, recurring_phrases
from mt_qa.entities.sightings import Scene, Sighting, scene
from mt_qa.knowledge.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Entities:
    """What checks of names ask for."""

    scene: Scene
    links: tuple[Link, ...]
    ledger: Ledger


_Key = tuple[EntityKind, str]


def read_entities(document: Document, lexicon: Lexicon) -> Entities:
    """The names of `document`. Linear in its length."""
    seen = scene(document, lexicon)
    linked = links(document, seen)
    return Entities(seen, linked, _ledger(document, seen, linked))


def _ledger(document: Document, seen: Scene, linked: tuple[Link, ...]) -> Ledger:
    starts = document.starts
    mentions: defaultdict[_Key, list[Mention]] = defaultdict(list)
    titles: dict[_Key, tuple[str, str, bool]] = {}
    bodies = {link.sighting: link.body for link in linked}
    for sighting in _with_links(seen, linked):
        body = bodies.get(sighting)
        if body is not None:
            title = (body.arabic, body.english, bool(body.english))
            claims = [((EntityKind.ORGANISATION, body.english or folded_name(body.arabic)), title, NameStatus.MISTAKEN)]
        else:
            claims = list(_claims(sighting))
        for key, title, status in claims:
            titles.setdefault(key, title)
            span = sighting.span.shifted(starts[sighting.segment])
            mentions[key].append(Mention(sighting.segment, span, sighting.form, sighting.prefix, status))
    entries = [LedgerEntry(key[0], *titles[key], tuple(found)) for key, found in mentions.items()]
    entries += [_phrase_entry(phrase, starts) for phrase in recurring_phrases(document, _taken(seen))]
    return Ledger(tuple(sorted(entries, key=lambda entry: entry.mentions[0].span)))


def _with_links(seen: Scene, linked: tuple[Link, ...]) -> list[Sighting]:
    """The sightings in the order of the text; a linked one takes the place of those that it overlaps."""
    taken = {(k.sighting.segment, offset) for k in linked for offset in range(k.sighting.start, k.sighting.end)}
    apart = [s for s in seen.sightings if (s.segment, s.start) not in taken and (s.segment, s.end - 1) not in taken]
    return sorted([*apart, *(k.sighting for k in linked)], key=lambda s: (s.segment, s.start))


def _claims(sighting: Sighting) -> Iterator[tuple[_Key, tuple[str, str, bool], NameStatus]]:
    """What the tables say a sighting names; where they say nothing, the sighting stands for itself."""
    right = [name for name in sighting.names if name.status is not NameStatus.MISTAKEN]
    for name in right[:1]:
        yield (name.kind, name.english), (name.canonical, name.english, True), name.status
    if not right:
        kind = EntityKind.ORGANISATION if sighting.head is not None else EntityKind.NAME
        yield (kind, folded_name(sighting.form)), (sighting.form, "", False), NameStatus.UNKNOWN


def _taken(seen: Scene) -> frozenset[tuple[int, int]]:
    """Where names begin, by segment: a recurring phrase that is a name is not entered twice."""
    return frozenset((sighting.segment, sighting.start) for sighting in seen.sightings)


def _phrase_entry(phrase: RecurringPhrase, starts: tuple[int, ...]) -> LedgerEntry:
    found = tuple(Mention(segment, span.shifted(starts[segment]), form) for segment, span, form in phrase.places)
    return LedgerEntry(EntityKind.TERM, phrase.form, "", False, found)
