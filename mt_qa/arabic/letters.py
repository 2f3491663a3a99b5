"""Which code points are Arabic letters, marks and punctuation, as strings ready for a regular expression class.

Code point names and properties are Unicode's (chapter 9.2, Arabic).
"""

from __future__ import annotations

import re

TATWEEL = "\u0640"
HARAKAT = "\u064b-\u065f\u0670"
"""Vowel signs, shadda, sukun, Quranic marks and superscript alef (a regular expression range)."""

LETTERS = "\u0621-\u063a\u0641-\u064a"
"""The letters of Standard Arabic, hamza to ya (a regular expression range)."""

EXTENDED = "\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f"
"""Letters that other languages add: pe, che, gaf, Persian ya and kaf … (a regular expression range)."""

PRESENTATION = "\ufb50-\ufdff\ufe70-\ufefc"
"""Presentation forms: legacy code points of positional shapes and ligatures (a regular expression range)."""

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

_MARKS = re.compile(rf"[{HARAKAT}{TATWEEL}]")
_ARABIC = re.compile(rf"[{LETTERS}{EXTENDED}{PRESENTATION}]")


def bare(word: str) -> str:
    """`word` without harakat and tatweel."""
    return _MARKS.sub("", word)


def has_arabic(text: str) -> bool:
    """True where `text` holds at least one Arabic letter."""
    return _ARABIC.search(text) is not None
