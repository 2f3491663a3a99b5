"""Verbs and adjectives made to agree with a noun of the other gender, where the dictionary has the form."""

from __future__ import annotations

import re

from mt_qa.entities.term_forms import is_definite
from mt_qa.knowledge.lexicon import Lexicon

_PRESENT = re.compile(r"([وف]?س?)([يت])(.{2,})")


def is_verb(word: str, lexicon: Lexicon) -> bool:
    """True where `word`, with or without و and ف before it, can be a verb."""
    return not {"past", "present"}.isdisjoint(lexicon.parts_of_speech(word))


def is_feminine_verb(word: str, lexicon: Lexicon) -> bool:
    """True for تعلن and أعلنت, false for يعلن and أعلن."""
    present = _present(word, lexicon)
    return present.group(2) == "ت" if present is not None else word.endswith("ت")


def with_gender(word: str, *, feminine: bool, lexicon: Lexicon) -> str | None:
    """The verb or definite adjective `word` as it stands with a noun of that gender.

    None where the dictionary lacks the form, or `word` is neither.
    """
    if is_definite(word):
        return _known(_adjective(word, feminine), lexicon)
    if is_verb(word, lexicon):
        changed = _verb(word, feminine, lexicon)
        return changed if is_verb(changed, lexicon) else None
    return None


def _adjective(word: str, feminine: bool) -> str:
    stem = word.removesuffix("ة")
    return stem + "ة" if feminine else stem


def _verb(word: str, feminine: bool, lexicon: Lexicon) -> str:
    present = _present(word, lexicon)
    if present is not None:
        return f"{present.group(1)}{'ت' if feminine else 'ي'}{present.group(3)}"
    stem = word.removesuffix("ت")
    return stem + "ت" if feminine else stem


def _present(word: str, lexicon: Lexicon) -> re.Match[str] | None:
    """The parts of a present in the third person; None for a past (تراجع is one where the dictionary has both)."""
    parts = lexicon.parts_of_speech(word)
    return _PRESENT.fullmatch(word) if "present" in parts and "past" not in parts else None


def _known(word: str, lexicon: Lexicon) -> str | None:
    return word if lexicon.knows(word) else None
