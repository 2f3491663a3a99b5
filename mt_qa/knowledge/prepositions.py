"""Words that take a preposition and no bare object: التابع ل, يشير إلى, نظرا ل; and how prepositions look in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mt_qa.arabic.folding import fold
from mt_qa.knowledge.tables import read_table

KINDS = frozenset(("adverb", "noun", "participle", "verb"))
HOMOGRAPHS = frozenset(
    """تدافع تدلي تسعون تفرج يصلون تصلون يصلوا تصلوا قائمة واقعة مسؤولة مشرفة المشرفة مدينة محيطة مؤلفة موجهة واردة
    صادرة""".split()
)
"""Inflected forms that are common words of another meaning, or whose bare feminine opens an idafa: list, incident …"""

PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ي")


@dataclass(frozen=True, slots=True)
class Governor:
    """A word as it stands in a text, and the prepositions that it accepts, the usual one first.

    `kind` is one of `KINDS`. `alone` says when it may stand without complement: never; seldom (يتحدث
    العربية); often (الشركات التابعة); result is a verb that has an object in another sense and the
    preposition before a verbal noun (يؤدي دورا, يؤدي إلى زيادة); object is a word that often goes without.
    """

    word: str
    kind: str
    takes: tuple[str, ...]
    alone: str

    @property
    def usual(self) -> str:
        return self.takes[0]


@cache
def governors() -> dict[str, Governor]:
    """Every inflected form of the words in data/prepositions.tsv, bare of conjunctions."""
    found: dict[str, Governor] = {}
    columns = ("governor", "kind", "past", "takes", "alone", "forms")
    for row in read_table("prepositions.tsv", columns, key=("governor", "kind")):
        for word in _forms(row["governor"], row["kind"], row["past"], row["forms"]):
            if word not in HOMOGRAPHS:
                found.setdefault(word, Governor(word, row["kind"], row.listed("takes"), row["alone"]))
    return found


def _forms(governor: str, kind: str, past: str, forms: str) -> Iterator[str]:
    if kind == "participle":
        allowed = forms.split("|")
        for form, word in _participles(governor):
            if "all" in allowed or form in allowed:
                yield "ال" + word
                if form == "f" and forms == "all":
                    yield word
    elif kind == "verb":
        yield from _presents(governor)
        if past != "-":
            yield from _pasts(past)
    elif kind == "noun":
        yield from (governor, "لل" + governor[2:], "بال" + governor[2:])
    else:
        yield governor


def _participles(masculine: str) -> Iterator[tuple[str, str]]:
    """Gender and number (m, f, pl) and word: تابع, تابعة, تابعان …; a final ي falls before ون and ين, ى becomes ا."""
    if masculine.endswith("ى"):
        yield "m", masculine
        yield "f", masculine[:-1] + "اة"
        return
    plural = masculine[:-1] if masculine.endswith("ي") else masculine
    yield "m", masculine
    yield "f", masculine + "ة"
    yield from (("pl", plural + ending) for ending in ("ون", "ين"))
    yield from (("pl", masculine + ending) for ending in ("ان", "ين", "تان", "تين"))


def _presents(present: str) -> Iterator[str]:
    stem, plural = present[1:], present[1:-1] if present[-1] in "يىو" else present[1:]
    for future in ("", "س"):
        for prefix in "يت":
            yield future + prefix + stem
        for prefix in "يت":
            yield from (future + prefix + plural + ending for ending in ("ون", "وا"))


def _pasts(past: str) -> Iterator[str]:
    if not past.startswith("ت"):  # a verbal noun too, or another verb's present
        yield past
    yield past.removesuffix("ى") + "ت"
    yield past.rstrip("ىي") + "وا"


@cache
def _pronominal(preposition: str) -> frozenset[str]:
    """The preposition alone and with each pronoun, folded: إلى, إليه, إليها …"""
    stem = preposition[:-1] + "ي" if preposition.endswith("ى") else preposition
    return frozenset(fold(word) for word in (preposition, *(stem + pronoun for pronoun in PRONOUNS), stem))


def is_preposition(word: str, preposition: str) -> bool:
    """True where `word` (folded) is, or may begin with, `preposition`; و or ف may stand before it."""
    for rest in (word, word[1:]) if word[:1] in ("و", "ف") else (word,):
        if len(preposition) == 1:
            if rest.startswith(preposition):
                return True
        elif rest in _pronominal(preposition):
            return True
    return False
