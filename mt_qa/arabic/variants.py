"""The spellings a writer, or a decoder, may have meant: a word with one orthographic slip mended.

Directed: each mends one habit (ا for أ, ى for ي, ه for ة …) and is generated without looking at a dictionary;
whoever asks must check that the variant is a word, and commoner than what is written. Rules: the Academy of the
Arabic Language in Cairo, decisions on hamza (1979); Ryding, *A Reference Grammar of Modern Standard Arabic* (2005),
ch. 2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from mt_qa.arabic.letters import ALEFS, HARAKAT, PRONOUNS, TATWEEL


class Slip(StrEnum):
    """Which habit of spelling a variant mends; one check reports each."""

    HAMZA = "hamza"
    """ا for أ or إ: الى."""
    WASL = "wasl"
    """أ or إ for the ا of hamzat wasl: إجتماع."""
    MADDA = "madda"
    """ا or أا for آ: الان."""
    SEAT = "seat"
    """Hamza on the wrong seat: الطوارىء, شئ."""
    YA = "ya"
    """ى for final ي, or ي for final ى: فى, علي."""
    TA = "ta"
    """ه for final ة, or ة for final ه: المدينه, هذة."""
    WAW = "waw"
    """The alef after the waw of the plural left off, or put after another waw: ذهبو, مهندسوا."""
    INNA = "inna"
    """ان, انه … where context asks for إن or أن."""


class Variant(NamedTuple):
    """A spelling one slip away, and which slip."""

    text: str
    slip: Slip


PROCLITIC = r"[وف]?(?:[بك]?ال|لل|[بلك]|س)?"
"""What may stand before a stem that begins with alef, as a regular expression."""

LONGEST = 40
"""A longer run of letters is no word, and has as many variants as letters."""

_HEAD = re.compile(PROCLITIC)
HAMZAT_WASL = re.compile(r"ا(?:ست|[تدذزصضطظ]|[^ال][تدطض]|لت|ن|سم(?![اآ])|بن(?!ا)|بنا?ؤ|ثن|مر[أؤئ])")
"""How a stem begins whose alef is hamzat wasl: nouns and perfects of forms VII, VIII and X, and the ten nouns."""

_VOWEL = re.compile(rf"[{HARAKAT}]")
_MARKED = re.compile(rf"[{HARAKAT}{TATWEEL}]")

_SEATS = (
    ("ىء", "ئ"), ("يء", "ئ"), ("ئء", "ئ"), ("ئ", "يء"), ("ئ", "ء"), ("ىء", "يء"), ("ىء", "ء"),
    ("ؤء", "ؤ"), ("ؤ", "ؤو"), ("ؤ", "وء"), ("ؤ", "ء"), ("وء", "ؤ"), ("أ", "اء"), ("أ", "ء"), ("اء", "أ"), ("ء", "أ"),
    ("ء", "ئ"), ("ء", "ؤ"), ("ئ", "ؤ"), ("ؤ", "ئ"), ("أ", "ئ"), ("أ", "ؤ"), ("ؤ", "أ"), ("ئ", "أ"), ("إ", "ئ"),
    ("أا", "آ"), ("أأ", "آ"), ("ءا", "آ"),
)  # fmt: skip
"""What is written and what was meant, after the first letter of the stem."""


def proclitic_lengths(word: str) -> tuple[int, ...]:
    """How many letters of و ف ب ك ل س ال may be taken off `word` so that an alef comes next: 0, 1 … ascending."""
    longest = min(len(word) - 1, 4)
    return tuple(
        length for length in range(longest + 1) if word[length] in ALEFS and _HEAD.fullmatch(word[:length]) is not None
    )


def variants(word: str) -> Iterator[Variant]:
    """Every spelling one slip away from `word` (bare of marks), none of them checked."""
    yield from alef_variants(word)
    yield from final_variants(word)
    yield from seat_variants(word)


def alef_variants(word: str) -> Iterator[Variant]:
    """Hamza and madda put on an alef, or taken off the first one of the stem."""
    if len(word) > LONGEST:
        return
    stems = set(proclitic_lengths(word))
    for index, letter in enumerate(word):
        before, after = word[:index], word[index + 1 :]
        if letter == "ا":
            if after.startswith(("ء", "ئ")):
                continue
            yield Variant(f"{before}أ{after}", Slip.HAMZA)
            if index in stems:
                yield Variant(f"{before}إ{after}", Slip.HAMZA)
            yield Variant(f"{before}آ{after}", Slip.MADDA)
        elif letter in "أإ" and index in stems:
            if HAMZAT_WASL.match("ا" + after):
                yield Variant(f"{before}ا{after}", Slip.WASL)
            if letter == "أ":
                yield Variant(f"{before}آ{after}", Slip.MADDA)
            yield Variant(f"{before}{'إ' if letter == 'أ' else 'أ'}{after}", Slip.SEAT)


def final_variants(word: str) -> Iterator[Variant]:
    """The last letter exchanged (ى with ي, ه with ة), and the alef after a final waw put on or taken off."""
    other = {"ى": ("ي", Slip.YA), "ي": ("ى", Slip.YA), "ه": ("ة", Slip.TA), "ة": ("ه", Slip.TA)}.get(word[-1:])
    if other:
        yield Variant(word[:-1] + other[0], other[1])
    elif word.endswith("و"):
        yield Variant(word + "ا", Slip.WAW)
    elif word.endswith("وا"):
        yield Variant(word[:-1], Slip.WAW)


def seat_variants(word: str) -> Iterator[Variant]:
    """The hamza inside or at the end of the word on another seat."""
    if len(word) > LONGEST or not any(letter in word for letter in "ءأؤئإ"):
        return
    for written, meant in _SEATS:
        start = word.find(written, 1)
        while start > 0:
            after = word[start + len(written) :]
            if after not in PRONOUNS:  # يقرؤها, يقرأها: there the case decides
                yield Variant(word[:start] + meant + after, Slip.MADDA if meant == "آ" else Slip.SEAT)
            start = word.find(written, start + 1)


def with_marks_of(marked: str, word: str) -> str:
    """`word` with the harakat and tatweel of `marked`, letter by letter; without any where the lengths differ."""
    if _MARKED.search(marked) is None:
        return word
    if len(_MARKED.sub("", marked)) != len(word):
        return word
    letters = iter(word)
    return "".join(each if _MARKED.match(each) else next(letters) for each in marked)


def is_vowelled(marked: str, right: str) -> bool:
    """True where `marked` has a vowel sign on a letter that `right` changes: whoever wrote عليّ meant the ي."""
    letters = [(letter, mark) for letter, mark in pairwise(f"{marked} ") if not _MARKED.match(letter)]
    return any(_VOWEL.match(mark) and letter != meant for (letter, mark), meant in zip(letters, right, strict=False))


def slip_between(written: str, right: str) -> Slip:
    """Which slip turns `right` into `written`, by the first place where they differ."""
    for index, (wrong, meant) in enumerate(zip(written, right, strict=False)):
        if wrong == meant:
            continue
        if meant == "آ":
            return Slip.MADDA
        if wrong == "ا" and meant in "أإ":
            return Slip.HAMZA
        if wrong in "أإآ" and meant == "ا":
            return Slip.WASL
        if {wrong, meant} == {"ى", "ي"} and index == len(written) - 1 == len(right) - 1:
            return Slip.YA
        if {wrong, meant} == {"ه", "ة"}:
            return Slip.TA
        return Slip.SEAT
    return Slip.WAW
