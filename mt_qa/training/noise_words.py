"""What the noise knows about words: tables of senses, verbs and names, and the words of the training text.

Made once and asked often: answers are remembered by word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log2

from mt_qa.arabic.clitics import Clitics, splits
from mt_qa.backends.association import skeleton, uninflected
from mt_qa.knowledge.lexicon import Lexicon, lexicon
from mt_qa.knowledge.name_senses import sense_rows
from mt_qa.knowledge.organisations import organisations
from mt_qa.knowledge.people import people
from mt_qa.knowledge.places import places
from mt_qa.knowledge.sense_noise import noise_senses
from mt_qa.knowledge.stems import SPELLING, stem
from mt_qa.knowledge.tables import read_table

ENDINGS = ("", "ة", "ات", "ين", "ون", "ان")
LEAST_COUNT = 5
"""Rarer words of the text are mostly slips and names: they are no noise."""

MOST_KIN = 24
LEAST_CONSONANTS = 3
_SHAPE = re.compile(r"^(وال|فال|بال|كال|لل|ال|و|ب|ل)?.*?(ات|ون|ين|ان|ها|هم|ية|ة|ه|ا|ي)?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in Arabic, what a machine makes of it, and its English; `kind` parts places from people and bodies."""

    words: tuple[str, ...]
    mistaken: tuple[str, ...]
    english: str
    kind: str


@dataclass
class Words:
    """`counts` are the words of the training text, bare of marks."""

    counts: Mapping[str, int]
    known: Lexicon = field(default_factory=lexicon)

    def __post_init__(self) -> None:
        self.rivals = _rivals()
        self.nouns, self.verbs = _verbal_nouns()
        self.names = _names()
        self.by_kind = _by_kind(self.names)
        common = [word for word, count in self.counts.items() if count >= LEAST_COUNT and self.known.knows(word)]
        self._stem_of = {word: stem(word, self.known) for word in common}
        self._kin: defaultdict[str, list[str]] = defaultdict(list)
        self._alike: defaultdict[tuple[str, str, int], list[str]] = defaultdict(list)
        for word in sorted(common):
            form = self._stem_of[word]
            if len(form) >= 3:
                self._kin[skeleton(form)].append(word)
                self._alike[self._shape(word)].append(word)
        self.readings = lru_cache(maxsize=200_000)(self._readings)
        self.senses = lru_cache(maxsize=200_000)(self._senses)
        self.kin = lru_cache(maxsize=200_000)(self._other_kin)

    def is_word(self, form: str) -> bool:
        """True for a form that the text has, or the dictionary."""
        return self.counts.get(form, 0) >= LEAST_COUNT or self.known.knows(form)

    def alike(self, word: str) -> Sequence[str]:
        """Words of other meanings with the same clitics and ending, about as common."""
        return self._alike.get(self._shape(word), ())

    def _shape(self, word: str) -> tuple[str, str, int]:
        found = _SHAPE.match(word)
        head, tail = found.groups(default="") if found else ("", "")
        return head, tail, min(int(log2(max(self.counts.get(word, 1), 1)) / 2), 6)

    def _readings(self, word: str) -> tuple[Clitics, ...]:
        """Readings whose stem is a word, the one with the fewest clitics first."""
        sound = [reading for reading in splits(word) if self.known.knows(reading.stem)]
        return tuple(sorted(sound, key=lambda each: len(each.proclitics) + len(each.pronoun)))

    def _senses(self, word: str) -> tuple[str, ...]:
        """`word` with another sense of the same English word in its place, under the same clitics and ending."""
        found: dict[str, None] = {}
        for reading in splits(word):
            for ending in ENDINGS:
                base = reading.stem.removesuffix(ending) if ending else reading.stem
                if ending and (base == reading.stem or len(base) < 3):
                    continue
                for rival in self.rivals.get(base, ()):
                    found[reading.with_stem(rival.removesuffix("ة") + ending if ending else rival)] = None
            if found:
                break
        return tuple(form for form in found if form != word)

    def _other_kin(self, word: str) -> tuple[str, ...]:
        """Words of the same consonants in another form: ناخبين and انتخاب, and inflections of the same noun."""
        own = self._stem_of.get(word) or stem(word, self.known)
        consonants = skeleton(own)
        if len(consonants) < LEAST_CONSONANTS:
            return ()
        others = [
            each for each in self._kin.get(consonants, ()) if uninflected(self._stem_of[each]) != uninflected(own)
        ]
        return tuple(others[:MOST_KIN])


def count(texts: Iterable[str]) -> Counter[str]:
    """How often each Arabic word stands in the texts, bare of marks."""
    from mt_qa.arabic.words import ARABIC, tokens

    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(token.bare for token in tokens(text) if token.kind == ARABIC)
    return counts


def _rivals() -> dict[str, tuple[str, ...]]:
    """By Arabic word, the words of other senses; of names only odd for usual (odd words are everyday words)."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for row in noise_senses():
        for here, there in ((row.news, row.other), (row.other, row.news)):
            for word in here:
                found[word].update(dict.fromkeys(there))
    for names in sense_rows():
        odd = [word for word in names.odd if " " not in word]
        for word in names.usual:
            if odd and " " not in word:
                found[word].update(dict.fromkeys(odd))
    return {word: tuple(other for other in others if other != word) for word, others in found.items()}


def _verbal_nouns() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Noun by verb form, and verb forms by noun: past and present, he and she."""
    nouns: dict[str, str] = {}
    verbs: dict[str, tuple[str, ...]] = {}
    for row in read_table("verbal_nouns.tsv", ("noun", "past", "present"), key=("noun",)):
        noun, past, present = row["noun"], row["past"], row["present"]
        she = past[:-1] + "ت" if past.endswith("ى") else past + "ت"
        forms = (past, she, present, "ت" + present[1:])
        verbs[noun] = forms
        nouns |= {form: noun for form in forms if form != noun}
    return nouns, verbs


def _names() -> dict[str, tuple[Name, ...]]:
    """Names by their first word, in the measures' spelling of alef."""
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for name in _all_names():
        found[name.words[0].translate(SPELLING)].append(name)
    return {first: tuple(sorted(each, key=lambda name: -len(name.words))) for first, each in found.items()}


def _all_names() -> Iterable[Name]:
    for place in places():
        for arabic in (place.arabic, *place.variants):
            yield Name(tuple(arabic.split()), place.misspellings, place.english, "place")
    for person in people():
        for arabic in (person.arabic, *person.variants):
            yield Name(tuple(arabic.split()), person.misspellings, person.english, "person")
    for body in organisations():
        for arabic in (body.arabic, *body.variants):
            yield Name(tuple(arabic.split()), body.mistaken, body.english, "body")


def _by_kind(names: Mapping[str, Sequence[Name]]) -> dict[str, tuple[Name, ...]]:
    found: defaultdict[str, list[Name]] = defaultdict(list)
    for first in sorted(names):
        for name in names[first]:
            found[name.kind].append(name)
    return {kind: tuple(each) for kind, each in found.items()}
