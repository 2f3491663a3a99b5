"""Bodies that an article names rightly: what a wrong rendering is compared with.

Known ones come from the tables. A body that no table has is taken for one where the article repeats its full name: a
machine that renders a name anew in each paragraph does not twice make the same slip, and where it does, nothing in the
article says which is right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mt_qa.core.ledger import EntityKind
from mt_qa.entities.candidates import Candidate
from mt_qa.entities.name_words import content, country_of, folded_name, name_stem, own_keys, right_keys
from mt_qa.entities.names import organisations_by_english
from mt_qa.entities.sightings import Sighting
from mt_qa.knowledge.organisations import Organisation

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
    """The anchors of an article, found by the words of their names."""

    all: tuple[Anchor, ...]
    by_key: dict[str, tuple[int, ...]]
    with_acronyms: tuple[Anchor, ...]

    def near(self, phrase: str) -> Iterator[Anchor]:
        """The anchors that share a word, a root or an English word with `phrase`, in the order of the text."""
        found = {index for stem in content(phrase) for key in own_keys(stem) for index in self.by_key.get(key, ())}
        return (self.all[index] for index in sorted(found))


def anchors(right: Sequence[Sighting], phrases: Sequence[Candidate]) -> Anchors:
    """The bodies that the sightings `right` name, and those whose full name recurs among `phrases`."""
    known = list(_known(right))
    taken = {(sighting.segment, sighting.start) for sighting in right}
    found = (*known, *(anchor for anchor in _recurring(phrases, taken) if not _shortens(anchor.usual, known)))
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for index, anchor in enumerate(found):
        for key in {key for name in anchor.names for stem in content(name) for key in right_keys(stem)}:
            by_key[key].append(index)
    spelt = tuple(anchor for anchor in found if anchor.body.acronyms and len(anchor.places) >= 2)
    return Anchors(found, {key: tuple(indices) for key, indices in by_key.items()}, spelt)


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


def _shortens(form: str, known: Sequence[Anchor]) -> bool:
    """True where `form` is the beginning of a known name: مكتب الأمم المتحدة of one of its many offices."""
    return any(name.startswith(form) for anchor in known for name in anchor.names)


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
            form = found[0][0].form(found[0][1])
            spans = tuple((p.segment, p.start, p.row[last - 1].end) for p, last in found)
            slots = tuple(p.around(last) for p, last in found)
            yield Anchor(Organisation("", (), form, (), (), (), (), ()), (form,), 1, spans, slots)
