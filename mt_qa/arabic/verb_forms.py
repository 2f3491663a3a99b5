"""The forms of a verb in news prose, made from its past and present of the third person: ركل يركل, قال يقول, ألقى يلقي.

Sound, hollow, doubled (of two letters as printed) and defective verbs, in the spelling without vowel signs; the second
person and the imperative are left out. Rules: Ryding, *A Reference Grammar of Modern Standard Arabic* (2005),
ch. 22-24.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

JUSSIVE = "+jussive"
"""Ends the name of a form that differs after لم: يقل, يلق."""

_WEAK = "يىو"


@lru_cache(maxsize=8192)
def conjugation(past: str, present: str) -> dict[str, str]:
    """The written form by its name: ``past.3ms``, ``present.ي``, ``present.يون``, ``present.ي+jussive`` …"""
    return dict(_pasts(past, present)) | dict(_presents(present, past))


def _pasts(past: str, present: str) -> Iterator[tuple[str, str]]:
    body, short = past, past
    if past[-1] in "ىاي" and len(past) > 2:
        body = past[:-1]
        short = body + ("و" if past[-1] == "ا" and present[-1] == "و" else "ي")
        if past[-1] == "ي":
            yield "past.3fs", past + "ت"
        else:
            yield "past.3fs", body + "ت"
    else:
        if is_hollow(past, present):
            short = past[:-2] + past[-1]
        elif len(past) == 2:
            short = past + past[-1]
        yield "past.3fs", body + "ت"
    yield "past.3ms", past
    yield "past.3mp", body + "وا"
    yield "past.3fp", short + "ن"
    yield "past.1s", short + "ت"
    yield "past.1p", short + "نا"


def is_hollow(past: str, present: str) -> bool:
    """True for قال يقول, أدار يدير, اختار يختار: the long vowel before the last letter is short in some forms."""
    return len(past) > 2 and past[-2] == "ا" and present[-2] in "ويا"


def _presents(present: str, past: str) -> Iterator[tuple[str, str]]:
    stem = present[1:]
    plural = stem[:-1] if stem[-1] in _WEAK else stem
    dual = stem[:-1] + "ي" if stem[-1] == "ى" else stem
    cut = stem[:-1] if stem[-1] in _WEAK else stem[:-2] + stem[-1] if is_hollow(past, present) else stem
    for prefix in "يتأن":
        head = "آ" if prefix == "أ" and stem[0] == "أ" else prefix
        rest = 1 if head == "آ" else 0
        yield f"present.{prefix}", head + stem[rest:]
        if cut != stem:
            yield f"present.{prefix}{JUSSIVE}", head + cut[rest:]
        if prefix in "يت":
            yield f"present.{prefix}ون", prefix + plural + "ون"
            yield f"present.{prefix}وا", prefix + plural + "وا"
            yield f"present.{prefix}ان", prefix + dual + "ان"
