"""The text of a Markdown file without its marks, a paragraph a line; a heading, an item and a cell are one too.

What a mark leaves behind, as ``**`` beside a blank, stays: a reader sees it too. The settings between two ``---`` at
the beginning and the destinations of links are no text of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from mt_qa.formats.html import lines_in_fragment
from mt_qa.formats.items import Kind, Limits, RecordError
from mt_qa.formats.text import text_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_SETTINGS = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n){0,200}?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_NAMED = re.compile(r"\s*(?:#|[\w-]+\s*:)")


def text_in_markdown(data: bytes, name: str, limits: Limits) -> str:
    """The text in the bytes of a file that messages call `name`. Raises InputError."""
    text = text_in(data, name)
    if len(text) > 2 * limits.characters:
        raise RecordError(Kind.TOO_LONG, name, f"the file has {len(text):,} characters")
    lines = "\n".join(_lines(_parser().parse(_without_settings(text))))
    if not lines.strip():
        raise RecordError(Kind.EMPTY, name, "the file holds no text")
    return lines


def _without_settings(text: str) -> str:
    match = _SETTINGS.match(text)
    return text[match.end() :] if match and _NAMED.match(text, text.index("\n") + 1) else text


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # An indented paragraph of an article is a paragraph, not a program.
    return MarkdownIt("commonmark").enable("table").disable("code")


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from filter(str.strip, _inline(token.children or ()).split("\n"))
        elif token.type == "fence":
            yield from filter(str.strip, token.content.split("\n"))
        elif token.type == "html_block":
            yield from lines_in_fragment(token.content)


def _inline(tokens: Sequence[Token]) -> str:
    return "".join(map(_inline_text, tokens)).strip()


def _inline_text(token: Token) -> str:
    match token.type:
        case "text" | "code_inline" | "text_special":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return _inline(token.children or ())
        case "html_inline":
            return "\n" if token.content.lower().startswith("<br") else ""
    return ""
