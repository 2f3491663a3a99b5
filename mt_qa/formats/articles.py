"""Documents that are one article: how the text comes out of each kind of file."""

from __future__ import annotations

from collections.abc import Callable

from mt_qa.formats.items import Limits
from mt_qa.formats.text import text_in

ARTICLES = (".txt",)
Extractor = Callable[[bytes, str, Limits], str]
"""The text in the bytes of a file with that name. Raises InputError."""


def extractor_for(ending: str) -> Extractor:
    """What reads the files that end so."""
    match ending:
        case _:
            return lambda data, name, limits: text_in(data, name)  # noqa: ARG005
