"""Quotation marks and brackets of a paragraph: which belong together, and which have no partner there.

Brackets and guillemets say by their shape whether they open or close. Straight quotes do not, and Arabic type sets
``“ ”`` either way round, so these are judged by what stands beside them: ``قال "نعم".`` opens after a blank and closes
before one. A paragraph with an even number of them is never forced into an anomaly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mt_qa.arabic.caching import per_paragraph
from mt_qa.arabic.letters import HARAKAT, INVISIBLE, LETTERS, TATWEEL

OPENING, CLOSING, EITHER = "opening", "closing", "either"

GUILLEMETS, CURLY, STRAIGHT = "«»", "“”„", '"″'
BRACKETS = {")": "(", "]": "[", "}": "{"}
"""Each closing bracket and the one that opens it."""

_QUOTE = re.compile(f"(?<!â€)[{GUILLEMETS}{CURLY}{STRAIGHT}]")
"""A quotation mark, but not the last third of a wrongly decoded dash."""

_BRACKET = re.compile(r"[()\[\]{}]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_CLITIC_BEFORE = re.compile(rf"(?<![{LETTERS}{HARAKAT}])(?:وال|بال|فال|كال|ال|لل|وب|ول|وك|[وفبلك])[{TATWEEL}]?\Z")
_LONGEST_CLITIC = 5
_SMILEY = re.compile(r"[:;=][-'^]?[()\[\]]+(?!\w)|[()\[\]][-'^]?[:;=](?!\w)")
_LIST_MARKER = re.compile(rf"(?<![^\s(\[.،؛:-])(?:\d{{1,3}}|[{LETTERS}A-Za-z]|[ivxIVX]{{1,4}}){TATWEEL}?[-–.]?(?=\))")
_STOPS, _OPENERS, _CLOSERS = ".,،؛؟!?", "([{«“:،؛-–—/…", ")]}»:-–—/…"
_SHAPE = {"«": OPENING, "»": CLOSING, "“": OPENING, "„": OPENING, "”": CLOSING, "″": CLOSING}


class Enclosures(NamedTuple):
    """Offsets of one paragraph's marks: `pairs` (opening, closing), and those without a partner."""

    pairs: tuple[tuple[int, int], ...]
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]


NONE = Enclosures((), (), ())


@per_paragraph
def brackets(text: str) -> Enclosures:
    """The brackets of one paragraph; list markers (``1)`` ``أ)``) and smileys need no partner."""
    pairs: list[tuple[int, int]] = []
    unopened: list[int] = []
    stack: list[int] = []
    for match in _BRACKET.finditer(text):
        place = match.start()
        opener = BRACKETS.get(match.group())
        if not opener:
            stack.append(place)
        elif stack and text[stack[-1]] == opener:
            pairs.append((stack.pop(), place))
        else:
            unopened.append(place)
    if not stack and not unopened:
        return Enclosures(tuple(sorted(pairs)), (), ()) if pairs else NONE
    meant = _meant_alone(text)
    return Enclosures(
        tuple(sorted(pairs)),
        tuple(place for place in stack if place not in meant),
        tuple(place for place in unopened if place not in meant),
    )


def _meant_alone(text: str) -> set[int]:
    markers = {match.end() for match in _LIST_MARKER.finditer(text)}
    return markers.union(*(range(*match.span()) for match in _SMILEY.finditer(text)))


@per_paragraph
def quotations(text: str) -> Enclosures:
    """The quotation marks of one paragraph; inch marks after a digit are left out, doubled marks count as one."""
    places = _quote_places(text)
    if not places:
        return NONE
    found = _matched(text, places)
    leftovers = found.unclosed + found.unopened
    if len(places) % 2 == 0 and not all(_is_plain(text, place) for place in leftovers):
        return Enclosures(tuple(zip(places[::2], places[1::2], strict=True)), (), ())
    return found


def _quote_places(text: str) -> list[int]:
    places: list[int] = []
    for match in _QUOTE.finditer(text):
        place = match.start()
        if text[place] in STRAIGHT and place:
            doubled = bool(places) and places[-1] == place - 1 and text[place - 1] == '"'
            inch = len(places) % 2 == 0 and text[place - 1].isdecimal()
            if doubled or inch:
                continue
        places.append(place)
    return places


def _matched(text: str, places: Sequence[int]) -> Enclosures:
    turned = _are_turned(text, places)
    pairs: list[tuple[int, int]] = []
    unopened: list[int] = []
    stack: list[int] = []
    for place in places:
        side = _side(text, place, turned)
        if side == OPENING or (side == EITHER and not stack):
            stack.append(place)
        elif stack:
            pairs.append((stack.pop(), place))
        else:
            unopened.append(place)
    return Enclosures(tuple(sorted(pairs)), tuple(stack), tuple(unopened))


def _are_turned(text: str, places: Sequence[int]) -> bool:
    """True where the paragraph sets its guillemets the other way round: ``»نعم«``."""
    shapes = [text[place] for place in places if text[place] in GUILLEMETS]
    return len(shapes) >= 2 and shapes[0] == "»" and shapes[-1] == "«" and shapes.count("«") == shapes.count("»")


def _side(text: str, place: int, turned: bool) -> str:
    mark = text[place]
    if mark in GUILLEMETS:
        return OPENING if (mark == "«") is not turned else CLOSING
    side = leans(text, place)
    if side != EITHER:
        return side
    if _CLITIC_BEFORE.search(text[max(place - _LONGEST_CLITIC, 0) : place]):
        return OPENING
    return _SHAPE.get(mark, EITHER)


def _is_plain(text: str, place: int) -> bool:
    """True for a guillemet that does not lean against its shape: what it means is beyond doubt."""
    return text[place] in GUILLEMETS and leans(text, place) in (EITHER, _SHAPE[text[place]])


def leans(text: str, place: int) -> str:
    """To which side the mark at `place` belongs by what stands beside it: opening, closing or either."""
    before, after = _beside(text, place)
    blank_before = not before or before.isspace()
    if blank_before and after and after in _STOPS:
        return CLOSING
    free_before = blank_before or before in _OPENERS
    free_after = not after or after.isspace() or after in _CLOSERS or after in _STOPS
    if free_before is free_after:
        return EITHER
    return OPENING if free_before else CLOSING


def _beside(text: str, place: int) -> tuple[str, str]:
    """The visible characters before and after `place`, empty at the ends of the text."""
    before, after = place - 1, place + 1
    while before >= 0 and _INVISIBLE.match(text[before]):
        before -= 1
    while after < len(text) and _INVISIBLE.match(text[after]):
        after += 1
    return text[before] if before >= 0 else "", text[after : after + 1]
