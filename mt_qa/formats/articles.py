"""Documents that are one article each: how the text comes out of every kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from mt_qa.formats.items import Limits
from mt_qa.formats.text import text_in

ARTICLES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx")
Extractor = Callable[[bytes, str, Limits], str]
"""Gives the text in the bytes of a file, whose name stands in messages. Raises InputError."""


def text_of_article(data: bytes, name: str) -> str:
    """The text in the bytes of one file, whose name tells its kind. Raises InputError."""
    return extractor_for(PurePath(name).suffix.lower())(data, name, Limits())


def extractor_for(ending: str) -> Extractor:
    """What reads the files that end so."""
    match ending:
        case ".md" | ".markdown":
            from mt_qa.formats.markdown import text_in_markdown

            return text_in_markdown
        case ".html" | ".htm" | ".xhtml":
            from mt_qa.formats.html import text_in_html

            return text_in_html
        case ".docx":
            from mt_qa.formats.docx import text_in_docx

            return text_in_docx
    return lambda data, name, limits: text_in(data, name)  # noqa: ARG005
