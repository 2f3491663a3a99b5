"""The table of confusions turned round: from a word of a text to what else it could be, and what speaks for that.

A word speaks for a sense where it is one of its cues or belongs to one of its domains. Words are compared without
clitics and endings, by `cue_key`; a rendering never speaks for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import count

from mt_qa.arabic.clitics import Clitics, splits
from mt_qa.knowledge.confusions import Lemma, Sense, confusions
from mt_qa.knowledge.domains import domain_words
from mt_qa.knowledge.inflections import in_form, inflected
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.stems import SPELLING, stem

_ENDINGS = ("يون", "يين", "يات", "ون", "ين", "ات", "ان", "ية", "ة", "ه", "ا", "ي")
_HAMZAS = frozenset("أإآ")


@dataclass(frozen=True, slots=True)
class _Form:
    """One written form of the first word of a rendering; `tail` are the keys of what must follow it."""

    sense: Sense
    lemma: Lemma
    name: str
    head: str
    tail: tuple[str, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Rival:
    """Another sense of an English word that a word stands for: its renderings in the same form, what speaks for it, and
    what must not be near already."""

    sense: Sense
    texts: tuple[str, ...]
    speaks: frozenset[str]
    present: frozenset[str]


class Case:
    """A word or phrase of the table: its length in words, the first of its senses, and all its rivals."""

    def __init__(self, forms: Sequence[_Form], clitics: Clitics) -> None:
        self.tail = forms[0].tail
        self.lemma = forms[0].lemma
        self.stem = clitics.stem
        self._forms, self._clitics = forms, clitics

    @cached_property
    def fixed(self) -> tuple[tuple[str, ...], ...]:
        """The keys of the phrases in which the word is right."""
        phrases = {phrase for form in self._forms for phrase in form.sense.fixed}
        return tuple(tuple(map(_key, phrase.split())) for phrase in sorted(phrases))

    def senses_of(self, english: str) -> tuple[Sense, ...]:
        """The senses of that English word that the word or phrase renders."""
        return tuple({form.sense: None for form in self._forms if form.sense.english == english})

    @cached_property
    def rivals(self) -> tuple[Rival, ...]:
        """By English word."""
        found: dict[Sense, Rival] = {}
        for form in self._forms:
            for sense in confusions()[form.sense.english] if form.lemma.forms[0] not in form.sense.spared else ():
                texts = tuple(filter(None, (self._text(lemma, form) for lemma in sense.lemmas)))
                if sense != form.sense and texts and sense not in found:
                    found[sense] = Rival(sense, texts, _support(sense), _renderings(sense))
        return tuple(found.values())

    def held(self, near: frozenset[str], rival: Rival) -> bool:
        """True where a word near speaks for the written sense and not for the other one.

        Asked sense by sense: the words of all domains, united for each of thousands of words, would fill the memory.
        """
        return any(not (near & _support(sense)) <= rival.speaks for sense in self._senses)

    @cached_property
    def _senses(self) -> tuple[Sense, ...]:
        return tuple({form.sense: None for form in self._forms})

    def _text(self, lemma: Lemma, form: _Form) -> str:
        """The form of `lemma` that would stand here; empty where it has none or is a form of the word itself."""
        if not form.tail and not _heads(lemma).isdisjoint(_heads(form.lemma)):
            return ""
        of_noun = form.name.startswith(("one", "many", "two"))
        return in_form(lemma, form.name, self._clitics) if of_noun or lemma.part == form.lemma.part else ""


@lru_cache(maxsize=8_000)
def cue_key(word: str, lexicon: Lexicon) -> str:
    """`word` (bare of marks) without clitics and one ending, where three letters are left."""
    return _cut(stem(word, lexicon))


@lru_cache(maxsize=8_000)
def cases(word: str, lexicon: Lexicon) -> tuple[Case, ...]:
    """What `word` (bare of marks) may be or begin in the table, phrases first; empty for most words."""
    form = stem(word, lexicon)
    entries = _forms(form)
    clitics = next((each for each in splits(word) if each.stem.translate(SPELLING) == form), None) if entries else None
    if clitics is None:
        return ()
    by_tail: defaultdict[tuple[str, ...], list[_Form]] = defaultdict(list)
    for entry in entries:
        if not _is_other_hamza(entry.head[0], clitics.stem[0]):
            by_tail[entry.tail].append(entry)
    found = [Case(by_tail[tail], clitics) for tail in sorted(by_tail, key=len, reverse=True)]
    return tuple(case for case in found if case.rivals)


def _is_other_hamza(first: str, second: str) -> bool:
    """True for إبل, which is not أبل."""
    return first != second and {first, second} <= _HAMZAS


def _cut(form: str) -> str:
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: -len(ending)]
    return form


@lru_cache(maxsize=1_000)
def _forms(head: str) -> tuple[_Form, ...]:
    """The forms of which the first word, in the spelling of stems, is `head`; in the order of the table."""
    starts = (head[:2], head[:3])
    lemmas = {number: (sense, lemma) for start in starts for number, sense, lemma in _lemmas().get(start, ())}
    found = []
    for _, (sense, lemma) in sorted(lemmas.items()):
        for name, form in inflected(lemma).items():
            first, *tail = form.replace("+", " ").split()
            if first.translate(SPELLING) == head:
                found.append(_Form(sense, lemma, name, first, tuple(map(_key, tail))))
    return tuple(found)


@cache
def _lemmas() -> dict[str, list[tuple[int, Sense, Lemma]]]:
    """All renderings, numbered, by the letters that their forms begin with: bending all of them takes a fifth of a
    second, and an article has few."""
    found: defaultdict[str, list[tuple[int, Sense, Lemma]]] = defaultdict(list)
    numbers = count()
    for senses in confusions().values():
        for sense in senses:
            for lemma in sense.lemmas:
                number = next(numbers)
                for start in _starts(lemma):
                    found[start].append((number, sense, lemma))
    return found


def _starts(lemma: Lemma) -> set[str]:
    """What the forms of `lemma` begin with: three letters, or two where the third may bend (بنى, بنت)."""
    heads = [form.replace("+", " ").partition(" ")[0] for form in lemma.forms]
    if lemma.part == "v" and len(heads) > 1:
        heads.append("ت" + heads[1][1:])
    return {head[: 3 if len(head) > 3 else 2].translate(SPELLING) for head in heads}


@cache
def _own(sense: Sense) -> frozenset[str]:
    return frozenset(map(_key, sense.cues)) - _renderings(sense)


@cache
def _support(sense: Sense) -> frozenset[str]:
    """The keys of all words that speak for `sense`."""
    words = frozenset().union(*map(_domain_keys, sense.domains))
    return (words | _own(sense)) - _renderings(sense)


@cache
def _renderings(sense: Sense) -> frozenset[str]:
    """The keys of the first words of the renderings of `sense`."""
    return frozenset().union(*map(_heads, sense.lemmas))


@cache
def _heads(lemma: Lemma) -> frozenset[str]:
    return frozenset(_key(form.replace("+", " ").split()[0]) for form in inflected(lemma).values())


@cache
def _domain_keys(domain: str) -> frozenset[str]:
    return frozenset(map(_key, domain_words()[domain]))


def _key(word: str) -> str:
    return _cut(word.translate(SPELLING))
