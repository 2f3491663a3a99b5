"""One name in two spellings: what an article names that it spells otherwise elsewhere, and which of the two is right.

Nearness alone accuses nobody: كارل and كارلو are two men. A spelling is taken for another of the same name where they
are near and something else says so: the same other name beside both (محمود ياكوبو, محمود يعقوبو), that the tables have
the one and nobody the other, the same title or noun of place before both, or that the article has the one more often.
Right is the one that the tables have, else the one that news has, else the frequent one, else the first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from mt_qa.arabic.folding import fold
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.gazetteer import proclitic_readings
from mt_qa.entities.people import given_names
from mt_qa.entities.sightings import Scene, Sighting
from mt_qa.entities.skeleton import distance, inflects, letters, shorter, skeletons
from mt_qa.entities.spellings import PLACE, Spelling, Spot, sighting_at, spellings
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.places import places

FAR, NEAR, NEAREST = 0.15, 0.11, 0.08
"""Distances: with the same name beside both, with other evidence, with none."""

LISTED, SURE, LIKELY, CUSTOM = 0.9, 0.75, 0.6, 0.45
"""Confidence: a spelling that the tables call wrong, one with the same name beside it, any other, and one so frequent
that it is no slip but another hand's custom.
"""

OFTEN = 3

FEWEST_LETTERS = 5
MOST_OF_A_KEY = 12
"""Of names that share a key the first are compared: with all, a long text would take the square of its time."""

ARABIC_ENDINGS = ("ون", "ين", "ات", "ة", "ه", "ها", "هم", "نا", "وا", "اء")
_VERBAL = re.compile("[وف]?(?:[يتن]ت|ما.*ش$)")
"""The beginnings of verbs (يتكثف, تتكثف), and the negated ones of the dialects (ماخدوش, ماخدش)."""


@dataclass(frozen=True, slots=True)
class Respelling:
    """A spelling and the one that the article, or the press, has for the same name.

    `name` is what to write for `wrong`; `mention` is the whole name that `wrong` is part of, `right` one that is
    spelled rightly.
    """

    wrong: Sighting
    name: str
    confidence: float
    mention: Sighting
    right: Sighting

    @property
    def place(self) -> tuple[int, int]:
        """Segment and offset."""
        return self.wrong.segment, self.wrong.start


class _Reading(NamedTuple):
    """What a spelling is taken for; best is the most certain, then the nearest."""

    confidence: float
    nearness: float
    right: Spelling
    spot: Spot
    form: str


def respellings(scene: Scene, lexicon: Lexicon) -> tuple[Respelling, ...]:
    """The other spellings of names in an article, in the order of the text. Linear in its length."""
    listed = list(_of_listed_names(scene.sightings))
    return tuple(sorted([*listed, *_of_other_names(scene, lexicon)], key=lambda found: found.place))


def _of_listed_names(sightings: Iterable[Sighting]) -> Iterator[Respelling]:
    """Spellings that the tables call wrong, and the rarer of two that they accept, of a name spelled both ways.

    Countries are left out of the latter, and people are no slip: papers write سوريا and سورية, ترامب and ترمب in one
    article, since its parts come from several agencies.
    """
    mentions: defaultdict[tuple[EntityKind, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        if sighting.names and sighting.names[0].kind in (EntityKind.PLACE, EntityKind.PERSON):
            mentions[sighting.names[0].kind, sighting.names[0].english].append(sighting)
    for (kind, english), found in mentions.items():
        rights = {fold(s.form): s for s in reversed(found) if s.names[0].status is NameStatus.ACCEPTED}
        counts = Counter(fold(s.form) for s in found)
        usual = max(rights.values(), key=lambda right: (counts[fold(right.form)], -found.index(right)), default=None)
        if usual is None or len(counts) == 1:
            continue
        for sighting in found:
            if sighting.names[0].status is NameStatus.MISSPELT:
                yield _misspelt(sighting, rights.values())
            elif english not in _countries() and _is_variant(sighting.form, usual.form):
                slip = kind is EntityKind.PLACE and counts[fold(sighting.form)] < OFTEN
                yield Respelling(sighting, usual.form, LIKELY if slip else CUSTOM, sighting, usual)


def _misspelt(sighting: Sighting, rights: Iterable[Sighting]) -> Respelling:
    """A spelling that the tables call wrong, with the article's right form where that is as long or near."""
    right = min(rights, key=lambda right: distance(sighting.form, right.form))
    as_long = len(right.form.split()) == len(sighting.form.split())
    same = as_long or distance(sighting.form, right.form) <= FAR
    return Respelling(sighting, right.form if same else sighting.names[0].canonical, LISTED, sighting, right)


@cache
def _countries() -> frozenset[str]:
    return frozenset(place.english for place in places() if place.kind == "country")


def _is_variant(form: str, usual: str) -> bool:
    """True for another spelling of the same words, not only of hamza or blanks: no short form, no adjective."""
    if letters(form) == letters(usual) or inflects(form, usual) or len(form.split()) != len(usual.split()):
        return False
    return distance(form, usual) <= FAR


def _of_other_names(scene: Scene, lexicon: Lexicon) -> Iterator[Respelling]:
    """Spellings that no table has, near one that it has or that the article has too."""
    found = spellings(scene, lexicon)
    near = _Near(found)
    best: dict[tuple[int, int], _Reading] = {}
    for spelling in found:
        for reading in _readings(spelling, near):
            place = reading.spot.place
            if place not in best or reading[:2] > best[place][:2]:
                best[place] = reading
    mentions = _Mentions(scene.sightings)
    for reading in best.values():
        wrong = sighting_at(reading.spot, reading.form)
        right = _model(reading.spot, reading.right, mentions)
        yield Respelling(wrong, reading.right.form, reading.confidence, mentions.around(wrong), right)


def _model(spot: Spot, right: Spelling, mentions: _Mentions) -> Sighting:
    """The mention of the right name: best one with the same name beside it, for namesakes are spelled alike."""
    same = next((other for other in right.spots if other.beside & spot.beside), None)
    if same is None and right.listed is not None:
        return right.listed
    return mentions.around(sighting_at(same or right.spots[0], right.form))


def _readings(one: Spelling, near: _Near) -> Iterator[_Reading]:
    if one.listed is not None or (one.is_name and not one.beside):
        return
    rank = one.rank
    for right in near.to(one):
        confidence, farthest = _evidence(one, right)
        if farthest <= 0 or right.rank < rank:
            continue
        gap = min([distance(one.form, form) for form in (right.form, *right.variants)])
        if gap <= farthest and not _are_apart(one, right):
            if right.listed is None and one.count >= OFTEN:
                confidence = CUSTOM
            yield from (_Reading(confidence, -gap, right, spot, one.form) for spot in _of_one_bearer(one, right))


class _Near:
    """The spellings of an article by their consonants, to find those that are at most one consonant apart."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._whole: defaultdict[str, list[Spelling]] = defaultdict(list)
        self._shorter: defaultdict[str, list[Spelling]] = defaultdict(list)
        for spelling in spellings:
            if spelling.whole and (spelling.listed or " " not in spelling.form):
                for key in {key for form in (spelling.form, *spelling.variants) for key in skeletons(form)}:
                    self._whole[key].append(spelling)
                for key in {key for form in (spelling.form, *spelling.variants) for key in shorter(form)}:
                    self._shorter[key].append(spelling)

    def to(self, one: Spelling) -> Iterable[Spelling]:
        whole = skeletons(one.form)
        if len(whole[0]) < 2:
            return ()
        lists = [found.get(key, ()) for key in whole for found in (self._whole, self._shorter)]
        lists += [self._whole.get(key, ()) for key in shorter(one.form)]
        return {s.order: s for some in lists for s in some[:MOST_OF_A_KEY] if s is not one}.values()


def _of_one_bearer(one: Spelling, right: Spelling) -> Iterator[Spot]:
    """The spots of a spelling, without those that have another name beside: a namesake (سيرجي, سيرغي)."""
    shared = one.beside & right.beside
    return (spot for spot in one.spots if not shared or not spot.beside or spot.beside & shared)


def _evidence(one: Spelling, right: Spelling) -> tuple[float, float]:
    """How sure it is that `one` spells the name that `right` spells, and how far they may be apart for that."""
    if not one.beside.isdisjoint(right.beside) and (one.foreign or right.foreign or right.listed):
        return SURE, FAR
    if one.is_name:
        return 0.0, 0.0
    if right.listed is not None:
        return LIKELY, _farthest_from_listed(one, right.listed)
    if not (one.foreign and right.foreign and _looks_foreign(one, right) and _looks_foreign(right, one)):
        return 0.0, 0.0
    usual = right.count >= 2 and right.count > one.count
    same_slot = not (one.slots & right.slots).isdisjoint(one.slots - {PLACE})
    return LIKELY, NEAR if usual or same_slot else NEAREST


def _farthest_from_listed(one: Spelling, listed: Sighting) -> float:
    """The distance for a spelling that stands as the listed name does; less where nothing says that a place is due."""
    if listed.names[0].kind is EntityKind.PLACE and PLACE in one.slots:
        return NEAR
    if not one.foreign or one.beside:
        return -1.0
    if listed.names[0].kind is EntityKind.PLACE:
        return -1.0 if one.slots else NEAREST
    return NEAR


def _are_apart(one: Spelling, right: Spelling) -> bool:
    """True for what is no other spelling, however near: an inflection, two first names, a letter before the name."""
    if not right.whole or (" " in one.form) != (" " in right.form):
        return True
    if one.form in given_names() and right.form in given_names():
        return True
    if " " in one.form and one.common.issuperset(set(one.form.split()) - set(right.form.split())):
        return True  # جزر بالي, جزيرة بالي
    first, second = fold(one.form), fold(right.form)
    if any(first == fold(form) for form in (right.form, *right.variants)):
        return True
    return first.endswith(second) or inflects(first, second) or not _rests(first).isdisjoint(_rests(second))


def _rests(form: str) -> frozenset[str]:
    """What may be left of a word without its proclitics: ومارلون and لمارلون are one name."""
    return frozenset(rest for _, rest, _ in proclitic_readings(form))


def _looks_foreign(spelling: Spelling, other: Spelling) -> bool:
    """True for a long word whose difference from `other` is not one of Arabic inflection, or that has a name beside."""
    if max(len(letters(spelling.form)), len(letters(other.form))) < FEWEST_LETTERS:
        return False
    ending = next((ending for ending in ARABIC_ENDINGS if spelling.form.endswith(ending)), "")
    inflected = not other.form.endswith(ending) or _VERBAL.match(spelling.form) is not None
    return not inflected or bool(spelling.beside or other.beside)


class _Mentions:
    """The sightings of an article, given in the order of the text, by where they are."""

    def __init__(self, sightings: Sequence[Sighting]) -> None:
        self._sightings = sightings
        self._places = [(sighting.segment, sighting.start) for sighting in sightings]

    def around(self, part: Sighting) -> Sighting:
        """The sighting that `part` lies in; itself where there is none."""
        index = bisect_right(self._places, (part.segment, part.start)) - 1
        if index >= 0 and self._places[index][0] == part.segment and part.end <= self._sightings[index].end:
            return self._sightings[index]
        return part
