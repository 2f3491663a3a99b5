"""An article to review, and the source that it was translated from.

Of plain text the text is what the file holds, line endings and all: every offset of a report points into it. Only a
byte order mark is left out. What the text of other kinds of files is, `mt_qa.formats.articles` knows by their ending.
Every InputError reads "FILE[:LINE]: why".
"""

from __future__ import annotations

from pathlib import Path

from mt_qa.arabic.language import language_problem
from mt_qa.core import InputError
from mt_qa.formats.binaries import binary_problem
from mt_qa.formats.encodings import decode
from mt_qa.formats.files import STANDARD, name_of, read_bytes

_BLANK = "\0 \t\r\n\f\v\u00a0\u200b\u200e\u200f\ufeff"


def read_article(path: str | Path) -> str:
    """The Arabic text of a file, or of standard input for ``-``, in whatever encoding and kind of document it is.

    Raises InputError for what cannot be read, is no text or is not Arabic.
    """
    text = read_source(path)
    require_arabic(text, name_of(path))
    return text


def read_source(path: str | Path) -> str:
    """The text of a file in any language. Raises InputError as `read_article` does."""
    from mt_qa.formats.articles import text_of_article  # built on `text_in`

    return text_of_article(read_bytes(path), name_of(path))


def text_in(data: bytes, name: str) -> str:
    """The text in the bytes of a file that messages call `name`. Raises InputError where there is none."""
    if not data:
        raise InputError(f"{name}: the file is empty")
    problem = binary_problem(data)
    if problem:
        raise InputError(f"{name}: {problem}")
    text = decode(data, name)
    if not text.strip(_BLANK):
        raise InputError(f"{name}: the file holds only blanks")
    return text


def require_arabic(text: str, name: str) -> None:
    """Raises InputError where `text` is not an Arabic article, and says what it seems to be."""
    problem = language_problem(text)
    if problem:
        raise InputError(f"{name}: {problem}")


def identity_of(path: str | Path) -> str:
    """What a report calls the file: its name without folder and the endings ``.ar`` and ``.txt``."""
    name = "stdin" if str(path) == STANDARD else Path(path).name.removesuffix(".txt").removesuffix(".ar")
    return name.encode("utf-8", errors="replace").decode("utf-8")
