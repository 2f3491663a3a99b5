"""The text of a Word document (.docx), a paragraph a line, as it reads with all tracked changes accepted.

Own reading rather than python-docx, which passes over tracked insertions, content controls and text boxes: a text that
comes out incomplete is reviewed incomplete. Of the archive only the main part is unpacked, in memory, and nothing in it
is followed: no other file, no address. Headers, footers, footnotes and comments are not the article: they are left out.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from mt_qa.core import InputError
from mt_qa.formats.binaries import binary_problem
from mt_qa.formats.items import Kind, Limits, RecordError
from mt_qa.formats.streams import HARMLESS
from mt_qa.formats.xml_elements import Element, elements

MOST_ENTRIES = 10_000
_ENTRY = b"PK\x01\x02"
_RELATIONS, _MAIN = "_rels/.rels", "word/document.xml"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError, RuntimeError, NotImplementedError)
"""What `zipfile` raises for what it cannot read, an encrypted entry among it."""
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "instrText", "pPr", "rPr", "delText"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:")


def text_in_docx(data: bytes, name: str, limits: Limits) -> str:
    """The text in the bytes of a document that messages call `name`. Raises InputError."""
    if not data.startswith(b"PK"):
        raise InputError(f"{name}: {binary_problem(data) or 'this is no Word document, which is an archive of XML'}")
    if data.count(_ENTRY) > MOST_ENTRIES:
        raise RecordError(Kind.HARMFUL, name, f"the archive has more than {MOST_ENTRIES:,} entries")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _require_harmless(archive, name)
            with archive.open(_main_part(archive, name, limits)) as stream:
                paragraphs = list(_paragraphs(stream, name, limits))
    except _DAMAGE as error:
        raise RecordError(Kind.DAMAGED, name, f"the document cannot be unpacked: {error}") from error
    text = "\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
    if not text:
        raise RecordError(Kind.EMPTY, name, "the document holds no text")
    return text


def _require_harmless(archive: zipfile.ZipFile, name: str) -> None:
    for entry in archive.infolist():
        if _OUTSIDE.search(entry.filename):
            raise RecordError(Kind.HARMFUL, name, f"the archive has an entry that leads out of it: {entry.filename!r}")


def _main_part(archive: zipfile.ZipFile, name: str, limits: Limits) -> zipfile.ZipInfo:
    """The entry that holds the text, by the relations of the archive."""
    found = _MAIN
    if _RELATIONS in archive.namelist():
        with archive.open(_bounded(archive, _RELATIONS, name, limits)) as stream:
            for part in elements(stream, name, limits, ("Relationship",)):
                if isinstance(part, Element) and part.attributes.get("Type", "").endswith("/officeDocument"):
                    found = posixpath.normpath(part.attributes.get("Target", "").lstrip("/"))
    if found not in archive.namelist():
        raise InputError(f"{name}: this is an archive, but no Word document")
    return _bounded(archive, found, name, limits)


def _bounded(archive: zipfile.ZipFile, part: str, name: str, limits: Limits) -> zipfile.ZipInfo:
    """The entry; no more of it than it says is ever unpacked. Raises RecordError where that is too much."""
    entry = archive.getinfo(part)
    if entry.file_size > max(HARMLESS, limits.unpacked_ratio * entry.compress_size):
        reason = f"the archive unpacks to more than {limits.unpacked_ratio} times its size: not read"
        raise RecordError(Kind.HARMFUL, name, reason)
    if entry.file_size > limits.file_bytes:
        raise RecordError(Kind.TOO_LONG, name, f"the document has more than {limits.file_bytes:,} bytes")
    return entry


def _paragraphs(stream: IO[bytes], name: str, limits: Limits) -> Iterator[str]:
    for part in elements(stream, name, limits, ("p", *_LEFT_OUT)):
        if isinstance(part, Element) and part.name == "p":
            if part.too_long:
                raise RecordError(Kind.TOO_LONG, name, f"a paragraph takes more than {limits.record_bytes:,} bytes")
            yield from _lines(part)


def _lines(paragraph: Element) -> Iterator[str]:
    """The text of a paragraph, and after it those of the boxes that are anchored in it."""
    pieces: list[str] = []
    boxes: list[Element] = []
    _collect(paragraph, pieces, boxes)
    yield "".join(pieces)
    for box in boxes:
        yield from _lines(box)


def _collect(element: Element, pieces: list[str], boxes: list[Element]) -> None:
    for child in element.children:
        if isinstance(child, str):
            if element.name == "t":
                pieces.append(child)
        elif child.name == "p":
            boxes.append(child)
        elif child.name in _SIGNS:
            pieces.append(_SIGNS[child.name])
        elif child.name not in _LEFT_OUT and not _is_hidden(child):
            _collect(child, pieces, boxes)


def _is_hidden(run: Element) -> bool:
    """True for a run that Word does not show."""
    properties = run.first("rPr") if run.name == "r" else None
    hidden = properties.first("vanish") if properties is not None else None
    values = () if hidden is None else (value for key, value in hidden.attributes.items() if key.endswith("val"))
    return hidden is not None and not any(value in ("0", "false", "off") for value in values)
