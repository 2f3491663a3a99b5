"""XLIFF as input: each ``<file>`` is an article, its units are the segments, sources beside their targets."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePath

from mt_qa.core import Document
from mt_qa.formats.items import Item, Kind, Reading, RecordError
from mt_qa.formats.languages import require_arabic_tag
from mt_qa.formats.xliff_units import XliffFile, xliff_files


def read_xliff(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """The articles of a document that messages call `name`. Raises InputError where it is no XLIFF."""
    short = PurePath(name).name
    for file in xliff_files(stream, name, reading.limits):
        place = f"{name}:{file.line}"
        yield reading.item(place, file.id or f"{short}:{file.line}", lambda: _document(file, place, short))  # noqa: B023


def _document(file: XliffFile, place: str, short: str) -> Document:
    if file.too_long:
        raise RecordError(Kind.TOO_LONG, place, "the text of the file is too long for one article")
    require_arabic_tag(file.target_language, place)
    segments = file.segments
    if not any(segment.target.strip() for segment in segments):
        raise RecordError(Kind.EMPTY, place, "no unit of the file has a target")
    return Document(segments, file.id or f"{short}:{file.line}", file.source_language)
