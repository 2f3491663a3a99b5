"""Which code points are Arabic letters, marks and punctuation, as strings ready for a regular expression class.

Code point names and properties are Unicode's (chapter 9.2, Arabic).
"""

from __future__ import annotations

import re
from functools import lru_cache

TATWEEL = "\u0640"
HARAKAT = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
"""Vowel signs, shadda, sukun, superscript alef and the marks of the Quran (a regular expression range)."""

LETTERS = "\u0621-\u063a\u0641-\u064a"
"""The letters of Standard Arabic, hamza to ya (a regular expression range)."""

EXTENDED = (
    "\u063b-\u063f\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff\u0750-\u077f\u0870-\u0887\u08a0-\u08c9"
)
"""Letters that other languages add: pe, che, gaf, Persian ya and kaf, Uyghur ae … (a regular expression range)."""

PRESENTATION = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfb\ufe70-\ufe74\ufe76-\ufefc"
"""Presentation forms: legacy code points of positional shapes and ligatures such as ﻻ ﷺ (a regular expression range).

The ornate parentheses ﴾ ﴿ and the sign ﷼ lie in the same blocks and are no letters."""

INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u061c\ufeff\u00ad"
"""Zero-width and bidirectional control characters (a regular expression range)."""

ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
PERSIAN_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
LATIN_DIGITS = "0123456789"

ALEFS = "اأإآٱ"
SUN_LETTERS = "تثدذرزسشصضطظلن"
PRONOUNS = ("هما", "كما", "هم", "هن", "كم", "كن", "ها", "نا", "ني", "ه", "ك", "ي")
"""Attached pronouns, longest first."""

ARABIC_WORD = rf"[{LETTERS}{EXTENDED}{PRESENTATION}][{LETTERS}{EXTENDED}{PRESENTATION}{HARAKAT}{TATWEEL}]*"
"""A run of Arabic letters with the marks on them: ``\\w`` would break at every harakat."""

_MARKS = re.compile(rf"[{HARAKAT}{TATWEEL}]+")
_ARABIC = re.compile(rf"[{LETTERS}{EXTENDED}{PRESENTATION}]")


@lru_cache(maxsize=16_000)
def bare(word: str) -> str:
    """`word` without harakat and tatweel. Remembered, since every check asks it of every word."""
    return _MARKS.sub("", word)


def has_arabic(text: str) -> bool:
    """True where `text` holds at least one Arabic letter."""
    return _ARABIC.search(text) is not None
