"""Every spelling of a name in an article, with what stands around it: what two spellings of one name are found by.

Listed places and people, words that no dictionary has, words of the dictionary where a name is due (after a first name,
a title, مدينة), and, where the article has a place of several words, all that may be it written otherwise.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.gazetteer import folded, proclitic_readings, written
from mt_qa.entities.people import after_title, given_names, is_title
from mt_qa.entities.sightings import WITH_ARTICLE, Row, Scene, Sighting, around
from mt_qa.entities.skeleton import shorter, skeletons
from mt_qa.entities.word_roles import CUE, FOREIGN, PART, stands_before_place
from mt_qa.knowledge.attested import attested_words
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_cues import name_cue
from mt_qa.knowledge.places import places

PLACE = "place"
COMMON = 3.0
"""Zipf frequency from which on a word of the dictionary is not taken for a name."""

SHORTEST = 4
MOST_WORDS = 4
ARABIC = (*WITH_ARTICLE, "عبدال")
"""Beginnings of Arabic words, which waver for other reasons than transliteration; كال and بال begin foreign names."""


class Spot(NamedTuple):
    """Where a spelling stands: ``tokens[first:last]`` of a row; `cut` letters of the first are the proclitics `prefix`.

    `beside` are parts of names right before (-1) and after (1) it.
    """

    row: Row
    first: int
    last: int
    prefix: str
    cut: int
    beside: frozenset[tuple[int, str]] = frozenset()

    @property
    def place(self) -> tuple[int, int]:
        """Segment and offset of its first word."""
        return self.row.segment, self.row.tokens[self.first].start


@dataclass(slots=True)
class Spelling:
    """One spelling with all that the article says of it.

    `listed` is a mention that the tables know, `variants` are their other spellings; `attested` is true where edited
    news has it as a name, `whole` where the article has it without proclitics; `slots` tell what it stands after;
    `common` are its words of the dictionary.
    """

    form: str
    order: int
    attested: bool = False
    listed: Sighting | None = None
    variants: tuple[str, ...] = ()
    foreign: bool = False
    whole: bool = False
    count: int = 0
    spots: list[Spot] = field(default_factory=list)
    beside: frozenset[tuple[int, str]] = frozenset()
    slots: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    @property
    def is_name(self) -> bool:
        """True where the tables or edited news have it as a name."""
        return self.attested or self.listed is not None

    @property
    def rank(self) -> tuple[bool, bool, int, int]:
        """Higher for the spelling that is more likely right: listed, else known, else frequent, else the first."""
        return self.listed is not None, self.is_name, self.count, -self.order


def spellings(scene: Scene, lexicon: Lexicon) -> tuple[Spelling, ...]:
    """The spellings of an article in the order in which they are met, the listed first. Linear in its length."""
    return tuple(_Collector(scene, lexicon).by_form.values())


class _Collector:
    """The spellings of an article, by their folded letters."""

    def __init__(self, scene: Scene, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.by_form: dict[str, Spelling] = {}
        self.starts: set[str] = set()
        self.consonants: set[str] = set()
        self.most_consonants = 0
        """Of the listed places of several words: the first consonants, all that their other spellings share, and how
        many there are in the longest of these."""

        for sighting in scene.sightings:
            if sighting.names and sighting.names[0].status is NameStatus.ACCEPTED:
                self._add_listed(sighting, sighting.names[0].kind)
        self.most_consonants = max(map(len, self.consonants), default=0)
        for row in scene.rows:
            if not row.roles.any & (FOREIGN | PART | CUE):
                continue
            parts, due = _parts(row), _due(row)
            beside = {place for part in parts for place in (part - 1, part + 1)}
            for index in sorted((row.foreign | due | beside) - {-1, len(row.words)}):
                self._add_word(row, index, parts, index in due)
                if self.starts and (index in row.foreign or index in due):
                    self._add_windows(row, index)

    def _spelling(self, form: str) -> Spelling:
        key = folded(form)
        spelling = self.by_form.get(key)
        if spelling is None:
            attested = form in given_names() or form in attested_words()
            spelling = self.by_form[key] = Spelling(form, len(self.by_form), attested)
        return spelling

    def _add_listed(self, sighting: Sighting, kind: EntityKind) -> None:
        parts = sighting.form.split()
        if kind is EntityKind.PERSON and len(parts) > 1:
            for index, part in enumerate(parts):
                if len(part) >= SHORTEST:
                    spelling = self._listed(part, sighting)
                    near = (i for i in (index - 1, index + 1) if 0 <= i < len(parts))
                    spelling.beside |= frozenset([(i - index, folded(parts[i])) for i in near])
        elif kind in (EntityKind.PERSON, EntityKind.PLACE):
            spelling = self._listed(sighting.form, sighting)
            if kind is EntityKind.PLACE:
                known = _variants().get(sighting.names[0].english, ())
                spelling.variants = tuple(name for name in known if (" " in name) == (len(parts) > 1))
                if len(parts) > 1:
                    self.starts.update(whole[:1] for whole in skeletons(sighting.form))
                    for form in (sighting.form, *spelling.variants):
                        self.consonants.update(skeletons(form), shorter(form))

    def _listed(self, form: str, sighting: Sighting) -> Spelling:
        spelling = self._spelling(form)
        spelling.listed = spelling.listed or sighting
        spelling.whole = True
        spelling.count += 1
        return spelling

    def _add_word(self, row: Row, index: int, parts: Container[int], due: bool) -> None:
        """Add a word that no dictionary has, stands beside part of a name, or is rare and stands where one is `due`."""
        word = row.words[index]
        if index in row.taken or len(word) < SHORTEST or word.startswith(ARABIC):
            return
        near = [place for place in (index - 1, index + 1) if place in parts]
        foreign = index in row.foreign
        if not (foreign or near or (due and self._is_rare(word))):
            return
        beside = frozenset([(place - index, folded(row.words[place])) for place in near])
        slots = _slots(row, index)
        for prefix, rest, cut in _name_readings(word):
            if len(rest) >= SHORTEST:
                spelling = self._met(rest, slots, Spot(row, index, index + 1, prefix, cut, beside))
                spelling.foreign = spelling.foreign or foreign
                spelling.beside |= beside

    def _add_windows(self, row: Row, index: int) -> None:
        """Add the neighbours from `index` on that together may be a place of several words."""
        word = row.words[index]
        if word.startswith(ARABIC) or skeletons(word)[0][:1] not in self.starts:
            return
        slots = _slots(row, index)
        inside = index in row.taken and index - 1 in row.taken
        if inside or (index not in row.foreign and PLACE not in slots):
            return
        for last in range(index + 2, min(index + MOST_WORDS, len(row.words)) + 1):
            words = row.words[index:last]
            form = " ".join(words)
            whole = skeletons(form)
            if len(whole[0]) > self.most_consonants + 1:
                return
            if self.consonants.isdisjoint(whole) and self.consonants.isdisjoint(shorter(form)):
                continue
            spelling = self._met(form, slots, Spot(row, index, last, "", 0))
            in_dictionary = (word for place, word in enumerate(words, index) if place not in row.foreign)
            spelling.common |= frozenset([word for word in in_dictionary if not self._is_rare(word)])

    def _met(self, form: str, slots: frozenset[str], spot: Spot) -> Spelling:
        spelling = self._spelling(form)
        spelling.count += 1
        spelling.whole = spelling.whole or not spot.prefix
        spelling.slots |= slots
        spelling.spots.append(spot)
        return spelling

    def _is_rare(self, word: str) -> bool:
        return self.lexicon.zipf(word) < COMMON


@lru_cache(maxsize=5_000)
def _name_readings(word: str) -> tuple[tuple[str, str, int], ...]:
    """The partings of a word whose rest is known as a name; all where none is."""
    readings = proclitic_readings(word)
    known = tuple(r for r in readings if r[1] in given_names() or r[1] in attested_words())
    return known[:1] or readings


@cache
def _variants() -> dict[str, tuple[str, ...]]:
    """The accepted spellings of each place."""
    return {place.english: place.accepted for place in places()}


def _parts(row: Row) -> frozenset[int]:
    """The places of a row whose words are parts of people's names, or may be."""
    return (row.foreign - row.taken).union(row.roles.places(PART))


def _due(row: Row) -> set[int]:
    """The places of a row right after words that announce a name."""
    return {place + 1 for place in row.roles.places(CUE)}


def _slots(row: Row, index: int) -> frozenset[str]:
    """What a word stands after: `PLACE` where a place is due, the noun of place or the title, with the word before."""
    if index == 0:
        return frozenset()
    before = row.words[index - 1]
    if name_cue(before) in ("place-noun", "office"):
        return frozenset({PLACE, before})  # مدينة كييف, رئيس بيرو
    if stands_before_place(before):
        return frozenset({PLACE})
    if index > 1 and after_title(row.words, index):
        return frozenset({f"{row.words[index - 2]} {before}"})
    return frozenset({before}) if is_title(before) else frozenset()


def sighting_at(spot: Spot, form: str) -> Sighting:
    """The sighting of a spelling at a spot."""
    tokens = spot.row.tokens
    start = tokens[spot.first].start + written(tokens[spot.first].text, spot.cut)
    end = tokens[spot.last - 1].end
    slot = around(spot.row.words, spot.first, spot.last)
    return Sighting(spot.row.segment, start, end, spot.prefix, form, (), None, *slot)
