"""The table of confusions turned round: from a word of a text to the senses it stands for and those it stands beside.

A word speaks for a sense where it is one of its cues or belongs to one of its domains. Words are compared without
clitics and endings, by `cue_key`; a rendering never speaks for itself.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from mt_qa.arabic.clitics import Clitics, splits
from mt_qa.knowledge.confusions import Lemma, Sense, confusions
from mt_qa.knowledge.domains import domain_words
from mt_qa.knowledge.inflections import inflected
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.stems import SPELLING, stem

_ENDINGS = ("يون", "يين", "يات", "ون", "ين", "ات", "ان", "ية", "ة", "ه", "ا", "ي")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word of a text may be: a form of a rendering, with its clitics; `tail` is what must follow it."""

    sense: Sense
    lemma: Lemma
    form: str
    clitics: Clitics
    tail: tuple[str, ...]


@lru_cache(maxsize=50_000)
def cue_key(word: str, lexicon: Lexicon) -> str:
    """`word` (bare of marks) without clitics and one ending, where three letters are left."""
    return _cut(stem(word, lexicon))


def _cut(form: str) -> str:
    for ending in _ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            return form[: -len(ending)]
    return form


@cache
def _forms() -> dict[str, tuple[tuple[Sense, Lemma, str, tuple[str, ...]], ...]]:
    """Every form of the first word of every rendering, in the spelling of stems."""
    found: defaultdict[str, list[tuple[Sense, Lemma, str, tuple[str, ...]]]] = defaultdict(list)
    for senses in confusions().values():
        for sense in senses:
            for lemma in sense.lemmas:
                for name, form in inflected(lemma).items():
                    head, *tail = form.replace("+", " ").split()
                    found[head.translate(SPELLING)].append((sense, lemma, name, tuple(tail)))
    return {head: tuple(entries) for head, entries in found.items()}


@lru_cache(maxsize=50_000)
def readings(word: str, lexicon: Lexicon) -> tuple[Reading, ...]:
    """What `word` (bare of marks) may be in the table; empty for most words."""
    form = stem(word, lexicon)
    entries = _forms().get(form)
    if entries is None:
        return ()
    clitics = next((each for each in splits(word) if each.stem.translate(SPELLING) == form), None)
    if clitics is None:
        return ()
    return tuple(Reading(sense, lemma, name, clitics, tail) for sense, lemma, name, tail in entries)


@cache
def own_cues(sense: Sense) -> frozenset[str]:
    """The keys of the cues of `sense`, which weigh most."""
    return frozenset(map(_key, sense.cues)) - renderings(sense)


@cache
def support(sense: Sense) -> frozenset[str]:
    """The keys of all words that speak for `sense`."""
    words = frozenset().union(*map(_domain_keys, sense.domains))
    return (words | own_cues(sense)) - renderings(sense)


@cache
def renderings(sense: Sense) -> frozenset[str]:
    """The keys of the first words of the renderings of `sense`."""
    return frozenset(
        _key(form.replace("+", " ").split()[0]) for lemma in sense.lemmas for form in inflected(lemma).values()
    )


@cache
def _domain_keys(domain: str) -> frozenset[str]:
    return frozenset(map(_key, domain_words()[domain]))


def _key(word: str) -> str:
    return _cut(word.translate(SPELLING))
