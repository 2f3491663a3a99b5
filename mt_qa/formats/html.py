"""The article in a web page, a paragraph a line, without menus, advertisements and footers.

trafilatura finds the article. Of a page too short, plain or large for it all text is taken but what tags give away.
A paragraph that repeats the one before it word for word comes once: pages repeat their teasers.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from mt_qa.core import InputError
from mt_qa.formats.items import Kind, Limits, RecordError
from mt_qa.formats.text import text_in

MOST_CHARACTERS = 10_000_000
"""Of a page as it stands in the file: the largest of newspapers have a tenth."""
MOST_ATTRIBUTES = 500
"""Of one tag: the parser compares each with each, so that a hundred thousand of them are minutes."""
MOST_ELEMENTS = 20_000
"""From which the time that finding the article takes grows with their square; pages of newspapers have a tenth."""

_LONG_TAG = re.compile(r"<[A-Za-z][^>]{2000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SPACE = re.compile(r"[ \t]*[\r\n\t ][ \t\r\n]*")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr hi ref".split()
)
"""Elements that break no line: those of HTML, and the two that trafilatura makes of them."""
_NO_TEXT = frozenset("script style template noscript head title svg math iframe object select button textarea".split())
_FURNITURE = frozenset("nav header footer aside form".split())


def text_in_html(data: bytes, name: str, limits: Limits) -> str:  # noqa: ARG001 - as every extractor
    """The article in the bytes of a page that messages call `name`. Raises InputError."""
    page = text_in(data, name)
    _require_harmless(page, name)
    tree = _tree(page)
    if tree is None:
        raise InputError(f"{name}: the page cannot be read as HTML")
    is_page = sum(1 for _ in tree.iter()) <= MOST_ELEMENTS
    lines = (is_page and _article(tree)) or list(_lines(tree, _NO_TEXT | _FURNITURE)) or list(_lines(tree, _NO_TEXT))
    if not lines:
        raise RecordError(Kind.EMPTY, name, "the page holds no text")
    return "\n".join(lines)


def lines_in_fragment(markup: str) -> list[str]:
    """The lines of text in a piece of HTML, as Markdown may hold it; none where it is unreadable or harmful."""
    try:
        _require_harmless(markup, "")
    except RecordError:
        return []
    tree = _tree(f"<html><body>{markup}</body></html>")
    return [] if tree is None else list(_lines(tree, _NO_TEXT))


def _require_harmless(page: str, name: str) -> None:
    if len(page) > MOST_CHARACTERS:
        raise RecordError(Kind.TOO_LONG, name, f"the page has {len(page):,} characters")
    for tag in _LONG_TAG.finditer(page):
        if len(_QUOTED.sub("", tag.group()).split(maxsplit=MOST_ATTRIBUTES + 1)) > MOST_ATTRIBUTES:
            line = page.count("\n", 0, tag.start()) + 1
            raise RecordError(Kind.HARMFUL, f"{name}:{line}", f"a tag has more than {MOST_ATTRIBUTES} attributes")


def _tree(page: str) -> Any:
    """The page as a tree, None where it has no element."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _article(tree: Any) -> list[str]:
    """What trafilatura takes for the article, nothing where it finds none."""
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it tells the user of pages it dislikes
    found = trafilatura.bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    if body is None or (len(body) == 1 and "\n" in (body[0].text or "")):  # all that the page holds, not an article
        return []
    return list(_lines(body, frozenset()))


def _lines(tree: Any, left_out: frozenset[str]) -> Iterator[str]:
    """The text of the tree; every element that is not inline begins and ends a line."""
    from lxml import etree

    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element.tag not in _INLINE:
                yield from _line(pieces)
            if element.tag in left_out:
                walk.skip_subtree()
            else:
                pieces.append(element.text or "")
        else:
            if element.tag not in _INLINE:
                yield from _line(pieces)
            pieces.append(element.tail or "")
    yield from _line(pieces)


def _line(pieces: list[str]) -> Iterator[str]:
    text = _SPACE.sub(" ", "".join(pieces)).strip()
    pieces.clear()
    if text:
        yield text
