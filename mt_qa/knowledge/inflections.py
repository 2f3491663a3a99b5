"""How a rendering bends in its sentence: number, case that shows, gender of adjectives, person of verbs.

A table gives a noun as singular/plural, an adjective as masculine/plural and a verb as past/present/verbal noun, third
person. Of phrases the first word bends. `+` joins a construct, whose article goes to the last word (مشروع القانون);
an adjective after a blank takes the article with its noun (الانهيار الأرضي). Rules: Ryding, *A Reference Grammar of
Modern Standard Arabic* (2005), ch. 7 and 21 ff.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mt_qa.arabic.clitics import Clitics, attach
from mt_qa.knowledge.confusions import Lemma

_NO_ALEF = re.compile(r".*(?:ة|ى|ا|اء|ات|ون|ين|ان)|..ا..|..ا.ي.|أ.{3,4}اء")
"""Nouns that the indefinite accusative leaves as they are: by their ending, or broken plurals like مدارس and قوانين."""

_DEFECTIVE = frozenset("قاض محام مدع ناج طاه مآو مصاف أغان متهم+محام ثان ثوان مبان تعاف ساع غاز متعاط جاب تصد".split())
"""Words whose final ي stands where they are definite: المحامي."""


@lru_cache(maxsize=8_000)
def inflected(lemma: Lemma) -> dict[str, str]:
    """The written forms of the first word with what follows, by what they are; `+` and blanks as in the table."""
    if lemma.part == "v":
        return _of_verb(*lemma.forms)
    found: dict[str, str] = {}
    for name, form in zip(("one", "many"), lemma.forms, strict=False):
        found |= _of_noun(name, form)
    if lemma.part == "a":
        found |= _of_adjective(lemma.forms[0])
    return found


def _of_noun(name: str, form: str) -> dict[str, str]:
    head, tail = _parted(form)
    found = {name: form}
    if head in _DEFECTIVE:
        found |= {f"{name} definite": head + "ي" + tail, f"{name} accusative": head + "يا" + tail}
    elif not _NO_ALEF.fullmatch(head) and not tail.startswith("+"):
        found[f"{name} accusative"] = head + "ا" + tail
    if head.endswith("ون") and name == "many":
        found["many oblique"] = head[:-2] + "ين" + tail
    if name == "one" and not tail:
        dual = head[:-1] + "ت" if head.endswith("ة") else head + ("ي" if head in _DEFECTIVE else "")
        found |= {"two": dual + "ان", "two oblique": dual + "ين"}
    return found


def _of_adjective(form: str) -> dict[str, str]:
    return {} if " " in form or "+" in form else {"one feminine": form + "ة"}


def _of_verb(past: str, present: str = "", noun: str = "") -> dict[str, str]:
    weak = past.endswith(("ى", "ا"))
    found = {"past": past, "past feminine": (past[:-1] if weak else past) + "ت"}
    found["past many"] = (past[:-1] if weak else past) + "وا"
    if present:
        found |= {"present": present, "present feminine": "ت" + present[1:]}
        found["present many"] = (present[:-1] if present.endswith(("ى", "ي", "و")) else present) + "ون"
    if noun:
        found |= _of_noun("one", noun)
    return found


def _parted(form: str) -> tuple[str, str]:
    """The first word, and the rest with what joins it."""
    match = re.search(r"[ +]", form)
    return (form, "") if match is None else (form[: match.start()], form[match.start() :])


SAME = {
    "one accusative": "one", "many accusative": "many", "many oblique": "many", "one definite": "one",
    "many definite": "many", "two": "many", "two oblique": "many", "one feminine": "one",
}  # fmt: skip
"""Which form stands in where a word has none of its own."""


def in_form(lemma: Lemma, name: str, reading: Clitics) -> str:
    """`lemma` in the form called `name` under the clitics of `reading`; empty where it has no such form."""
    forms = inflected(lemma)
    while name not in forms:
        if name not in SAME:
            return ""
        name = SAME[name]
    form = forms[name]
    if f"{name} definite" in forms and (reading.article or reading.pronoun or "+" in form):
        form = forms[f"{name} definite"]
    return _under(form, reading)


def _under(form: str, reading: Clitics) -> str:
    head, tail = _parted(form)
    if not tail:
        return reading.with_stem(form)
    if reading.pronoun:
        return ""
    if tail.startswith(" "):
        words = tail.split()
        tail = "".join(f" ال{word}" for word in words) if reading.article else tail
        return reading.with_stem(head) + tail
    *middle, last = tail[1:].split("+")
    words = [*middle, "ال" + last if reading.article and not last.startswith("ال") else last]
    return " ".join((attach(head, reading.conjunction, reading.preposition), *words))
