"""Blanks beside punctuation: where they stand wrongly or are missing, out of how many places.

Arabic writes its marks onto the word before them and parts them from the word after; nothing parts a quotation mark
or a bracket from what it holds (the Arabic chapter of Unicode and the newspapers' style books agree).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mt_qa.arabic.caching import per_paragraph
from mt_qa.arabic.enclosures import brackets, quotations
from mt_qa.arabic.letters import HARAKAT, LETTERS, TATWEEL
from mt_qa.arabic.practice import Practice, Slip

BLANK = "[ \\t\u00a0\u2002-\u200a\u202f]"
COMMA, STOP, COLON, QUOTE, BRACKET = "comma", "stop", "colon", "quote", "bracket"
_FAMILY = {"،": COMMA, "؛": COMMA, ":": COLON}

_BEFORE = rf"\w{HARAKAT}{TATWEEL}%٪\"”“»«)\]'’"
"""What a mark can be written onto: the end of a word, a number, a quotation or a bracket (a character class)."""

_MARKS = r"(?:[،؛؟!]+\.?(?!\.)|:(?![\d)(DPp/|\\-])|\.(?![.\d_A-Za-z]))"
_DETACHED = re.compile(rf"(?<=[{_BEFORE}]){BLANK}++(?:([\"”“»)\]]){BLANK}++)?({_MARKS})")
_ATTACHED = re.compile(rf"(?<=[{_BEFORE}]){_MARKS}")
_WORD_END = rf"{LETTERS}{HARAKAT}"
_JOINED = re.compile(
    rf"""(?<=[\w{HARAKAT}%٪)\]»”"])[،؛](?=[{LETTERS}A-Za-z«“(])
       | (?<=[{_WORD_END}])[،؛](?=\d)
       | (?<=[{_WORD_END}])(?:[؟!]{{1,3}}|:)(?=[{LETTERS}])
       | (?<=[{_WORD_END}]{{3}})\.(?=[{LETTERS}]{{2}})
       | (?<=[»”")]) \. (?=[{LETTERS}]{{2}})""",
    re.VERBOSE,
)
_PARTED = re.compile(rf"(?<=[{_BEFORE}])[،؛؟!:.](?=\s)")
_DOMAIN = re.compile(
    rf"(?:كوم|نت|نيت|أورغ|أورج|اورج|أورق|كو|تي|تي في|إنفو|دوت|السعودية|امارات|مصر)(?![{LETTERS}])|[{LETTERS}]{{1,2}}\."
)
_LATIN = re.compile(r"[A-Za-z]")
_TAG = re.compile(r"[#@]\S*\Z")
_LIST_NUMBER = re.compile(r"[\s(]*(?:\d{1,3}|\w)[\s)]*\Z")
_INITIAL = re.compile(rf"(?<!\w)[{LETTERS}]\Z")
_SPELT_ACRONYM = re.compile(rf"\.[{LETTERS}]{{2,6}}\Z")
_LONGEST_TAG, _LONGEST_LIST_NUMBER = 40, 8


@per_paragraph
def marks(text: str) -> Practice:
    """Commas, stops and colons of one paragraph: detached from the word before them, or not.

    Left alone are list numbers (``1 .``) and initials (``د . سامي``), web addresses and tags that a blank keeps apart
    on purpose, a stop before a digit or a Latin letter (``.NET``), an ellipsis, and question or exclamation marks in
    Latin text.
    """
    slips = tuple(_detached(text))
    opportunities = Counter(_family(match.group()) for match in _ATTACHED.finditer(text))
    opportunities.update(slip.family for slip in slips)
    return Practice(slips, opportunities)


def _detached(text: str) -> Iterator[Slip]:
    for match in _DETACHED.finditer(text):
        closing, mark = match.group(1) or "", match.group(2)
        if not _is_meant(text, match.start(), mark):
            after = text[match.end() : match.end() + 1]
            gap = " " if after.isalnum() else ""
            yield Slip(_family(mark), match.start(), match.end(), closing + mark + gap)


def _is_meant(text: str, start: int, mark: str) -> bool:
    if mark[0] not in "،؛" and _LATIN.match(text[start - 1]):
        return True
    before = text[max(start - _LONGEST_TAG, 0) : start]
    if _TAG.search(before) or (mark == "." and _INITIAL.search(before)):
        return True
    return mark in ".:" and start <= _LONGEST_LIST_NUMBER and _LIST_NUMBER.match(text[:start]) is not None


def _family(mark: str) -> str:
    return _FAMILY.get(mark[0], STOP)


@per_paragraph
def enclosures(text: str) -> Practice:
    """Quotation marks and brackets of one paragraph: parted by a blank from what they hold, or not.

    A blank before a closing mark that a detached stop or comma follows belongs to that stop (see `marks`). A no-break
    space inside guillemets is French typography, set on purpose. Where the mark leans on the word outside
    (``وأضاف" نعم"``), the blank stands on its wrong side and is moved.
    """
    found = [(QUOTE, pair) for pair in quotations(text).pairs] + [(BRACKET, pair) for pair in brackets(text).pairs]
    opportunities: Counter[str] = Counter()
    slips: list[Slip] = []
    torn_off_with_a_stop = {slip.start for slip in marks(text).slips}
    for family, (opening, closing) in found:
        opportunities[family] += 2
        after, before = _blank_end(text, opening + 1), _blank_start(text, closing)
        if after >= before:
            continue
        if after > opening + 1:
            slips.append(Slip(family, opening, after, _opened(text, opening)))
        if before < closing and before not in torn_off_with_a_stop:
            slips.append(Slip(family, before, closing + 1, _closed(text, closing)))
    return Practice(tuple(sorted(slips, key=lambda slip: slip.start)), opportunities)


def _opened(text: str, opening: int) -> str:
    return (" " if opening and text[opening - 1].isalnum() else "") + text[opening]


def _closed(text: str, closing: int) -> str:
    return text[closing] + (" " if text[closing + 1 : closing + 2].isalnum() else "")


@per_paragraph
def joined(text: str) -> Practice:
    """Commas, stops, colons and question marks of one paragraph: followed by the next word with no blank, or not.

    Left alone are decimals, times, abbreviations and initials (``د.أحمد``, ``ص.ب``), Arabic domain names
    (``العربية.نت``), an ellipsis, and marks before a closing quotation mark or bracket.
    """
    slips = tuple(
        Slip(_family(match.group()), match.start(), match.end(), match.group() + " ")
        for match in _JOINED.finditer(text)
        if not (match.group() == "." and _is_part_of_a_name(text, match.start()))
    )
    opportunities = Counter(_family(match.group()) for match in _PARTED.finditer(text))
    opportunities.update(slip.family for slip in slips)
    return Practice(slips, opportunities)


def _is_part_of_a_name(text: str, stop: int) -> bool:
    """True for the stop of an Arabic domain name or of an acronym spelt out: ``بيت.كوم``, ``إن.إكس.بي``."""
    return (
        _DOMAIN.match(text, stop + 1) is not None
        or _SPELT_ACRONYM.search(text[max(stop - _LONGEST_TAG, 0) : stop]) is not None
    )


def _blank_end(text: str, place: int) -> int:
    while text[place : place + 1] in (" ", "\t"):
        place += 1
    return place


def _blank_start(text: str, place: int) -> int:
    while place and text[place - 1] in " \t":
        place -= 1
    return place
