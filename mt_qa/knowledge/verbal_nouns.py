"""Verbal nouns with their verb, and its present in the persons that an article speaks in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mt_qa.knowledge.tables import read_table

PREFIXES = "أنيت"
"""First letters of the present: I, we, he, she."""


@dataclass(frozen=True, slots=True)
class VerbalNoun:
    """A verbal noun, its past and its present (both third person masculine singular): إجراء, أجرى, يجري."""

    noun: str
    past: str
    present: str

    def present_of(self, prefix: str) -> str:
        """The present with another first letter of `PREFIXES`: يجري is أجري with أ; أ and أ make آ (يأخذ, آخذ)."""
        stem = self.present[1:]
        if prefix == "أ" and stem.startswith("أ"):
            return "آ" + stem[1:]
        return prefix + stem

    @property
    def present_of_many(self) -> str:
        """The third person masculine plural: يجرون, يدعون, يؤكدون (a final weak letter falls)."""
        return (self.present[:-1] if self.present[-1] in "ىيو" else self.present) + "ون"


def _key(noun: str) -> str:
    """The noun with a plain first alef: اجراء is إجراء left bare, but أنشأ is not إنشاء."""
    return "ا" + noun[1:] if noun.startswith("إ") else noun


@cache
def _by_noun() -> dict[str, VerbalNoun]:
    rows = read_table("verbal_nouns.tsv", ("noun", "past", "present"), key=("noun",))
    return {_key(row["noun"]): VerbalNoun(row["noun"], row["past"], row["present"]) for row in rows}


def verbal_noun(word: str) -> VerbalNoun | None:
    """The entry for `word` (no clitics; the hamza under its first alef may be missing), None where there is none."""
    return _by_noun().get(_key(word))
