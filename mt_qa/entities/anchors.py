"""Bodies that an article names rightly: what a wrong rendering is compared with.

Known ones come from the tables. A body that no table has is taken for one where the article repeats its full name: a
machine that renders a name anew in each paragraph does not twice make the same slip, and where it does, nothing in the
article says which is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mt_qa.core.ledger import EntityKind
from mt_qa.entities.candidates import PREPOSITIONS, Candidate
from mt_qa.entities.name_words import content, country_of, folded_name, name_stem, own_keys, right_keys, weight
from mt_qa.entities.names import organisations_by_english
from mt_qa.entities.sightings import Sighting
from mt_qa.knowledge.body_heads import body_heads
from mt_qa.knowledge.organisations import Organisation, organisations

RARE = 0.4
"""The weight of a word that tells of a name alone."""

MOST_OF_A_KEY = 12
"""A word of more bodies of one text tells of none; without the bound, a long text would take the square of its time."""

FEWEST_WORDS = 3
"""A recurring phrase of two words (اللجنة الأولى) is too often a plain description."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A body with the names to compare with: the `own` ones of the article, the most frequent first, then the tables'.

    `places` are (segment, start, end) of its right mentions, `slots` the stems before and after each.
    """

    body: Organisation
    names: tuple[str, ...]
    own: int = 0
    places: tuple[tuple[int, int, int], ...] = ()
    slots: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()

    @property
    def usual(self) -> str:
        """The name that the article uses most, without the country that only locates it (المجلس الأعلى … في تركيا)."""
        name, _, country = self.names[0].rpartition(" في ")
        return name if country_of(name_stem(country)) and len(content(name)) >= 2 else self.names[0]


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors of an article, found by the words of their names; `by_letters` are acronyms of those that the article
    names more than once, by their length.
    """

    all: tuple[Anchor, ...]
    by_key: dict[str, tuple[int, ...]]
    by_letters: Mapping[int, tuple[tuple[Anchor, str], ...]]

    def near(self, phrase: str) -> Iterator[Anchor]:
        """The anchors that share words, roots or English words with `phrase`: two, or a rare one."""
        shared: Counter[int] = Counter()
        rare: set[int] = set()
        for stem in content(phrase):
            found = {index for key in own_keys(stem) for index in self.by_key.get(key, ())}
            shared.update(found)
            if weight(stem) >= RARE:
                rare |= found
        return (self.all[index] for index in sorted(shared) if shared[index] >= 2 or index in rare)


@cache
def tabled() -> Mapping[str, tuple[Anchor, ...]]:
    """Every body of the tables by the words of its names: for an article that never names it rightly."""
    by_key: defaultdict[str, dict[str, Anchor]] = defaultdict(dict)
    for body in organisations():
        anchor = Anchor(body, body.accepted)
        for key in {key for name in body.accepted for stem in content(name) for key in right_keys(stem)}:
            by_key[key][body.english] = anchor
    return {key: tuple(found.values()) for key, found in by_key.items()}


def near_in_tables(phrase: str) -> Iterator[Anchor]:
    """The bodies of the tables whose names have something of every word of `phrase`."""
    stems = content(phrase)
    if len(stems) < 2:
        return
    found = [{a.body.english: a for key in own_keys(stem) for a in tabled().get(key, ())} for stem in stems]
    fewest = min(found, key=len)
    yield from (anchor for english, anchor in fewest.items() if all(english in others for others in found))


def anchors(right: Sequence[Sighting], phrases: Sequence[Candidate]) -> Anchors:
    """The bodies that the sightings `right` name, and those whose full name recurs among `phrases`."""
    known = list(_known(right))
    taken = {(sighting.segment, sighting.start) for sighting in right}
    beginnings = {beginning for anchor in known for name in anchor.names for beginning in _beginnings(name)}
    found = (*known, *(anchor for anchor in _recurring(phrases, taken) if anchor.usual not in beginnings))
    return _indexed(found)


def with_bodies_named_once(found: Anchors, phrases: Iterable[Candidate]) -> Anchors:
    """The anchors and, after them, what else in the article is named like a body."""
    places = {(segment, start) for anchor in found.all for segment, start, _ in anchor.places}
    once = [
        _unknown([(phrase, _end_of_name(phrase))])
        for phrase in phrases
        if phrase.head.removeprefix("ال") in body_heads() and (phrase.segment, phrase.start) not in places
    ]
    return _indexed((*found.all, *once))


def _end_of_name(phrase: Candidate) -> int:
    """Where a name ends that nothing else tells of: at its longest, without «في …», which mostly locates."""
    inside = (last for last in phrase.lasts if PREPOSITIONS.isdisjoint(phrase.words[phrase.first : last]))
    return max(inside, default=phrase.lasts[0])


def _unknown(places: Sequence[tuple[Candidate, int]]) -> Anchor:
    """A body of no table, named alike at all these places."""
    form = places[0][0].form(places[0][1])
    spans = tuple((phrase.segment, phrase.start, phrase.row[last - 1].end) for phrase, last in places)
    slots = tuple(phrase.around(last) for phrase, last in places)
    return Anchor(Organisation("", (), form, (), (), (), (), ()), (form,), 1, spans, slots)


def _indexed(found: tuple[Anchor, ...]) -> Anchors:
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for index, anchor in enumerate(found):
        for key in {key for name in anchor.names for stem in content(name) for key in right_keys(stem)}:
            by_key[key].append(index)
    by_letters: defaultdict[int, tuple[tuple[Anchor, str], ...]] = defaultdict(tuple)
    for anchor in found:
        for acronym in anchor.body.acronyms if len(anchor.places) >= 2 else ():
            by_letters[len(acronym)] += ((anchor, acronym),)
    telling = {key: tuple(indices) for key, indices in by_key.items() if len(indices) <= MOST_OF_A_KEY}
    return Anchors(found, telling, by_letters)


def _known(right: Iterable[Sighting]) -> Iterator[Anchor]:
    sightings: defaultdict[str, list[Sighting]] = defaultdict(list)
    for sighting in right:
        for name in sighting.names:
            if name.kind is EntityKind.ORGANISATION:
                sightings[name.english].append(sighting)
    for english, found in sightings.items():
        body = organisations_by_english()[english]
        places = tuple((s.segment, s.start, s.end) for s in found)
        own = _by_frequency(s.form for s in found)
        names = tuple(dict.fromkeys([*own, *body.accepted]))
        yield Anchor(body, names, len(own), places, tuple((s.before, s.after) for s in found))


def _beginnings(name: str) -> Iterator[str]:
    """A name cut after each of its words: مكتب الأمم المتحدة begins the names of many offices, and names none."""
    words = name.split()
    return (" ".join(words[:length]) for length in range(1, len(words) + 1))


def _by_frequency(forms: Iterable[str]) -> list[str]:
    """The most frequent first; among equals one without «في …» before one with it, since that only locates."""
    counts = Counter(forms)
    return sorted(counts, key=lambda form: (-counts[form], " في " in form))


def _recurring(phrases: Iterable[Candidate], taken: set[tuple[int, int]]) -> Iterator[Anchor]:
    """Unknown bodies: the longest form of each phrase that stands at two places of the article."""
    places: defaultdict[str, list[tuple[Candidate, int]]] = defaultdict(list)
    for phrase in phrases:
        if (phrase.segment, phrase.start) not in taken:
            for last in phrase.lasts:
                if last - phrase.first >= FEWEST_WORDS:
                    places[folded_name(phrase.form(last))].append((phrase, last))
    longest = sorted((key for key, found in places.items() if len(found) >= 2), key=lambda key: -len(key.split()))
    used: set[tuple[int, int]] = set()
    for key in longest:
        found = [(p, last) for p, last in places[key] if (p.segment, p.first) not in used]
        if len(found) >= 2:
            used.update((p.segment, p.first) for p, _ in found)
            yield _unknown(found)
