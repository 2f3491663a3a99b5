"""Vowel signs where none can be: with no letter under them, twice on one letter, tanwin before the word is over.

Unicode, chapter 9.2: a mark follows the letter it belongs to. Tanwin ends a word; only the alef that carries it, or a
silent ى, may follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from mt_qa.arabic.letters import EXTENDED, HARAKAT, LETTERS, TATWEEL
from mt_qa.core import Span

PRINTED = "\u064b-\u0652"
"""Tanwin, vowel signs, shadda and sukun: the marks that newspapers print (a regular expression range)."""

_TANWIN = "\u064b-\u064d"
_TANWIN_MARKS = "\u064b\u064c\u064d"
_WORD = rf"[{LETTERS}][{LETTERS}{PRINTED}]*"

_MISPLACED = re.compile(
    rf"""(?P<doubled>([{PRINTED}])\2+)
       | (?P<inside>(?<=[{LETTERS}])[{_TANWIN}](?=[اى][{LETTERS}]|(?![اى])[{LETTERS}]))
       | (?<![{LETTERS}{EXTENDED}{HARAKAT}{TATWEEL}])(?P<stray>[{PRINTED}]+)""",
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(rf"{_WORD}$")
_WORD_AFTER = re.compile(_WORD)
_WORD_AND_BLANKS_BEFORE = re.compile(rf"({_WORD})([ \u00a0]{{1,2}})$")
_LONGEST_WORD = 40


class Fault(Enum):
    """What is wrong with the marks."""

    DOUBLED = "doubled"
    INSIDE = "inside"
    STRAY = "stray"


class MarkFault(NamedTuple):
    """The whole word around the marks, and what it should read; `broken` is the word parted after its tanwin."""

    fault: Fault
    span: Span
    text: str
    broken: str = ""


def misplaced_marks(text: str) -> Iterator[MarkFault]:
    """The faults of `text` in order, one for a word; linear in its length."""
    end = 0
    for match in _MISPLACED.finditer(text):
        found = _stray(text, match) if match["stray"] else _in_word(text, match)
        if found.span.start >= end:
            end = found.span.end
            yield found


def _in_word(text: str, match: re.Match[str]) -> MarkFault:
    """Without the second of the same marks, or without the tanwin: unvowelled news reads the same."""
    before, after = _around(text, match.start(), match.end())
    span = Span(match.start() - len(before), match.end() + len(after))
    if match["doubled"]:
        return MarkFault(Fault.DOUBLED, span, before + match.group()[0] + after)
    if after == "ء":
        return MarkFault(Fault.INSIDE, span, before + after + match.group())
    ending, rest = (after[0], after[1:]) if after[0] in "اى" else ("", after)
    return MarkFault(Fault.INSIDE, span, before + after, f"{before}{match.group()}{ending} {rest}")


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The letters and marks that touch the stretch on either side."""
    before = _WORD_BEFORE.search(text[max(start - _LONGEST_WORD, 0) : start])
    after = re.match(rf"[{LETTERS}{PRINTED}]*", text[end : end + _LONGEST_WORD])
    return before.group() if before else "", after.group() if after else ""


def _stray(text: str, match: re.Match[str]) -> MarkFault:
    """Tanwin goes back to the word before it where only blanks part the two; a vowel sign that touches a word is left
    out."""
    after = _WORD_AFTER.match(text, match.end(), match.end() + _LONGEST_WORD)
    rest = after.group() if after else ""
    start = max(match.start() - _LONGEST_WORD, 0)
    before = _WORD_AND_BLANKS_BEFORE.search(text[start : match.start()])
    if before is None or (rest and match.group()[0] not in _TANWIN_MARKS):
        return MarkFault(Fault.STRAY, Span(match.start(), match.end() + len(rest)), rest)
    word, blanks = before.groups()
    mended = word + match.group() + (" " + rest if rest else "")
    return MarkFault(Fault.STRAY, Span(match.start() - len(word) - len(blanks), match.end() + len(rest)), mended)
