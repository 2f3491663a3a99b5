"""Quotation marks and brackets that have lost their partner in the whole article, or have a wrong one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mt_qa.arabic.enclosures import CURLY, GUILLEMETS, Enclosures, brackets, quotations
from mt_qa.arabic.letters import HARAKAT, TATWEEL

REACH = 6
"""A quotation or bracket may be closed so many paragraphs further on."""

MOST_LOST = 2
_LONGEST_WORD = 40
_WORD_AFTER = re.compile(rf"[ \t]*[\w{HARAKAT}{TATWEEL}]*")
_WORD_BEFORE = re.compile(rf"[\w{HARAKAT}{TATWEEL}]*[^\w\s]{{0,3}}[ \t]*\Z")
_PARTNER = {"«": "»", "»": "«", "“": "”", "”": "“", '"': '"'}


class Lost(NamedTuple):
    """A mark without a partner in the whole article: its paragraph, where it stands there, and whether it opens."""

    paragraph: int
    place: int
    opens: bool


def lost(texts: Sequence[str], found: Sequence[Enclosures]) -> tuple[Lost, ...]:
    """The marks of `texts` (paragraphs, with what was `found` in each) that no other paragraph closes or opens.

    A quotation of several paragraphs is legitimate both ways: closed in a later one, or each paragraph opened anew and
    only the last one closed.
    """
    alone: list[Lost] = []
    pending: list[Lost] = []
    for index, (text, marks) in enumerate(zip(texts, found, strict=True)):
        if pending and pending[-1].paragraph == index - 1 and _is_opened_anew(text, marks):
            pending.pop()
        for place in marks.unopened:
            if pending and index - pending[-1].paragraph <= REACH:
                pending.pop()
            else:
                alone.append(Lost(index, place, False))
        pending.extend(Lost(index, place, True) for place in marks.unclosed)
    return tuple(sorted(alone + pending))


def is_own_practice(alone: Sequence[Lost]) -> bool:
    """True where an article has so many lone marks, several in one paragraph, that it must use them in its own way."""
    return len(alone) > MOST_LOST and max(Counter(mark.paragraph for mark in alone).values()) > 1


def _is_opened_anew(text: str, marks: Enclosures) -> bool:
    first = len(text) - len(text.lstrip())
    return first in marks.unclosed or any(opening == first for opening, _ in marks.pairs)


def with_its_word(text: str, place: int, *, opens: bool) -> tuple[int, int]:
    """From where to where a mark stands with the word it leans on: a lone mark is hard to see."""
    if opens:
        after = _WORD_AFTER.match(text, place + 1, place + 1 + _LONGEST_WORD)
        return place, after.end() if after and after.group().strip() else place + 1
    window = text[max(place - _LONGEST_WORD, 0) : place]
    before = _WORD_BEFORE.search(window)
    return place - (len(before.group()) if before and before.group().strip() else 0), place + 1


def mismatched(text: str) -> tuple[tuple[int, int, str], ...]:
    """The quotation of a paragraph opened in one system of marks and closed in another: both places, the right mark.

    Curly marks are one system either way round; a paragraph that mixes systems twice has its own practice.
    """
    mixed = [
        (opening, closing, _PARTNER[text[opening]])
        for opening, closing in quotations(text).pairs
        if {text[opening], text[closing]} <= _PARTNER.keys() and _system(text[opening]) != _system(text[closing])
    ]
    return tuple(mixed) if len(mixed) == 1 else ()


def _system(mark: str) -> str:
    return next((system for system in (GUILLEMETS, CURLY) if mark in system), mark)


def crossed(text: str) -> tuple[int, ...]:
    """Where a quotation in guillemets or a bracket is closed while the other, opened inside it, is still open:
    ``«نص (آخر» هنا)``."""
    plain = [pair for pair in quotations(text).pairs if text[pair[0]] + text[pair[1]] == GUILLEMETS]
    if not plain:
        return ()
    by_closing = sorted((closing, opening) for opening, closing in (*plain, *brackets(text).pairs))
    return tuple(
        closing for (closing, opening), (_, next_opening) in pairwise(by_closing) if opening < next_opening < closing
    )
