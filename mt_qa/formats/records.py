"""Input records, one JSON object a line: ``{"id", "target", "source"?, "reference"?}`` or ``{"id", "segments": […]}``.

Other keys are left alone: a data set may carry its own. An id may come twice. Rows of tables and of data sets become
records here too. Every fault is a RecordError, whose kind says what it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mt_qa.core import Document, InputError, Segment
from mt_qa.formats.columns import record_in
from mt_qa.formats.files import byte_lines, name_of
from mt_qa.formats.items import Kind, Reading, RecordError
from mt_qa.service import document_of, goes_line_by_line

MOST_PAIRS = 1_000_000
"""Paragraphs of a source times those of its target, where their numbers differ: all are weighed, in about a second."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of a file: the document, the JSON object it was made from, and ``FILE:LINE`` for messages."""

    place: str
    document: Document
    data: Mapping[str, Any]


def read_records(path: str | Path) -> Iterator[Record]:
    """The records of a JSONL file, or of standard input for ``-``; blank lines are skipped.

    Raises InputError ("FILE:LINE: why") at the first record that is broken, or where there is none.
    """
    name = name_of(path)
    count = 0
    for number, line in enumerate(byte_lines(path), start=1):
        if line.strip():
            count += 1
            yield record_of(line, f"{name}:{number}")
    if not count:
        raise InputError(f"{name}: the file holds no record")


def record_of(line: bytes, place: str) -> Record:
    """The record on one line. `place` begins every message. Raises InputError."""
    data = row_in(line, place)
    return Record(place, document_in(data, place), data)


def row_in(line: bytes, place: str) -> Mapping[str, Any]:
    """The JSON object on one line. Raises RecordError."""
    return _object(_parsed(line, place), "the record", place)


def _parsed(line: bytes, place: str) -> object:
    try:
        return json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reason = f"not valid UTF-8 at byte {error.start + 1} of the line"
        raise RecordError(Kind.ENCODING, place, reason) from error
    except json.JSONDecodeError as error:
        reason = f"not JSON: {error.msg.lower()} at character {error.pos + 1}"
        raise RecordError(Kind.SYNTAX, place, reason) from error
    except (ValueError, RecursionError) as error:
        raise RecordError(Kind.SYNTAX, place, f"not JSON that can be read: {error}") from error


def document_in_row(row: Mapping[str, Any], reading: Reading, place: str, unnamed: str) -> Document:
    """The document of one row of a data set, its columns named by `reading`. Raises RecordError.

    How long its texts are is looked at first: a million line feeds would be a million segments.
    """
    record = record_in(row, reading.columns, place)
    for key in ("target", "source", "reference"):
        text = record.get(key)
        if isinstance(text, str):
            identity = record.get("id")
            named = str(identity) if isinstance(identity, str | int) else unnamed
            reading.require_bounded(key, len(text), text.count("\n"), place, named or unnamed)
    return document_in(record, place, unnamed)


def document_in(data: Mapping[str, Any], place: str, unnamed: str | None = None) -> Document:
    """The document of one record. One without an id is called `unnamed`, or refused. Raises RecordError."""
    identity = _identity(data, place, unnamed)
    try:
        document = _document(data, place, identity)
    except RecordError as error:
        error.id = identity
        raise
    if not document.text.strip():
        raise RecordError(Kind.EMPTY, place, "the target is empty", identity)
    return document


def _document(data: Mapping[str, Any], place: str, identity: str) -> Document:
    if data.get("segments") is not None:
        items = data["segments"]
        if not isinstance(items, list) or not items:
            raise RecordError(Kind.RECORD, place, '"segments" must be a list of at least one segment')
        return Document(tuple(_segment(item, n, place) for n, item in enumerate(items)), identity)
    if "target" in data:
        target, source, reference = (_text(data, key, place) for key in ("target", "source", "reference"))
        _require_alignable(target or "", source or "", place)
        return _with_reference(document_of(target or "", source, identity), reference)
    raise RecordError(Kind.RECORD, place, 'a record needs "target" or "segments"')


def _require_alignable(target: str, source: str, place: str) -> None:
    """Raises RecordError where so many paragraphs would have to be weighed against each other that it takes minutes."""
    lines, source_lines = (text.rstrip("\n").split("\n") for text in (target, source))
    if len(lines) * len(source_lines) <= MOST_PAIRS or goes_line_by_line(lines, source_lines):
        return
    counts = [sum(bool(line.strip()) for line in side) for side in (source_lines, lines)]
    if counts[0] * counts[1] > MOST_PAIRS:
        reason = f"{counts[0]:,} paragraphs of the source and {counts[1]:,} of the target are too many to align"
        raise RecordError(Kind.TOO_LONG, place, reason)


def _identity(data: Mapping[str, Any], place: str, unnamed: str | None) -> str:
    if unnamed is not None and data.get("id") in (None, ""):
        return unnamed
    identity = data.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int):
        raise RecordError(Kind.RECORD, place, 'a record needs an "id", a text or a whole number')
    return _text({"id": str(identity)}, "id", place) or ""


def _segment(item: object, number: int, place: str) -> Segment:
    data = _object(item, f"segment {number}", place)
    target = _text(data, "target", place)
    if target is None:
        raise RecordError(Kind.RECORD, place, f'segment {number} needs a "target"')
    return Segment(target, _text(data, "source", place), _text(data, "reference", place))


def _with_reference(document: Document, reference: str | None) -> Document:
    """A reference of as many lines goes line by line; of another number, whole to a document of one segment."""
    if reference is None:
        return document
    lines = reference.split("\n")
    if len(lines) == len(document.segments):
        pairs = zip(document.segments, lines, strict=True)
        return replace(document, segments=tuple(replace(segment, reference=line) for segment, line in pairs))
    source = "\n".join(segment.source or "" for segment in document.segments) if document.has_source else None
    return replace(document, segments=(Segment(document.text, source, reference),))


def _object(value: object, what: str, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise RecordError(Kind.RECORD, place, f"{what} must be a JSON object, not {_kind(value)}")
    return value


def _text(data: Mapping[str, Any], key: str, place: str) -> str | None:
    """The text under `key`, None where there is none. A lone surrogate (\\ud800) is no text."""
    value = data.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise RecordError(Kind.RECORD, place, f'"{key}" must be a text, not {_kind(value)}')
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        reason = f'"{key}" has half a surrogate pair at character {error.start + 1}'
        raise RecordError(Kind.ENCODING, place, reason) from error
    return value


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
    return "an object"
