"""Verbal nouns with their verb, and its present in the persons that an article speaks in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from mt_qa.arabic.letters import PRONOUNS
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


_SECOND_FORM = re.compile("ت.[^ا]ي.")
NEVER_VERBS = frozenset(
    """استهلاك اشتراك امتنان خوض دوران سعي ضمان طيران عيش فقدان فوز قول لوم مشي موت ميل نجاح نوم وجود ورود
    وصول""".split()
)
"""Verbal nouns that the dictionary also reads as a rare verb or command, which no news writes."""


NEVER_PRESENTS = frozenset(
    """نشر فهم فتح نزع نزول تدهور تضامن تجمهر تظاهر تجول تناول تجاهل تفادي تدفق تهاون تمرد تسلل تفاقم
    تراكم""".split()
)
"""Verbal nouns, spelt like their past, that the dictionary also reads as a rare present (نشر, "we do evil")."""


def is_never_a_verb(noun: str) -> bool:
    """True for a verbal noun in which the dictionary sees a verb that no news writes: تحسين, وصول."""
    return noun in NEVER_VERBS or _SECOND_FORM.fullmatch(noun) is not None


def inflected(word: str) -> tuple[VerbalNoun, str] | None:
    """The entry of `word` with its article or pronoun taken off, and that pronoun: الهبوط, إعلانها; None for others."""
    found = verbal_noun(word) or (verbal_noun(word[2:]) if word.startswith("ال") else None)
    if found is not None:
        return found, ""
    for pronoun in PRONOUNS:
        body = word[: -len(pronoun)]
        if word.endswith(pronoun) and len(body) > 2:
            for noun in (body, body[:-1] + "ة" if body[-1] == "ت" else "", body[:-1] + "ء" if body[-1] in "ئؤ" else ""):
                if noun and (found := verbal_noun(noun)) is not None:
                    return found, pronoun
    return None


@cache
def presents() -> Mapping[str, VerbalNoun]:
    """Every past of the table in the third person (وصل, وصلت, وصلوا) with its entry, which knows the present."""
    found: dict[str, VerbalNoun] = {}
    for entry in _by_noun().values():
        body = entry.past[:-1] if entry.past[-1] in "اىي" else entry.past
        feminine = entry.past[:-1] if entry.past[-1] in "اى" else entry.past
        for form in (entry.past, feminine + "ت", body + "وا"):
            found.setdefault(form, entry)
    return MappingProxyType(found)


def action(word: str) -> tuple[VerbalNoun, str] | None:
    """The entry of a verbal noun, as `inflected` finds it, or of a past of the table."""
    found = inflected(word)
    if found is None and (entry := presents().get(word)) is not None:
        return entry, ""
    return found
