"""How the options of a request become the settings of a batch, and one line of an upload a line of its results.

The results of a batch are, byte for byte, what ``mt-qa batch records.ndjson -o results.jsonl`` writes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mt_qa.batch.results import Result, of_failure
from mt_qa.batch.reviewer import reviewed
from mt_qa.batch.settings import Settings
from mt_qa.core import Document
from mt_qa.formats.items import Broken, Limits, Reading
from mt_qa.formats.records import document_in, row_in
from mt_qa.formats.termbases import load_termbase, located
from mt_qa.knowledge.termbase import Termbase

UPLOAD = "records.ndjson"
"""What an upload is called on disk, and in the messages of its error records."""


@dataclass(frozen=True, slots=True)
class Maker:
    """What makes the numbers of a batch: the signature that its reports carry, and a checksum of all that matters."""

    signature: str
    checksum: str


def settings_of(options: Mapping[str, Any], time_limit: float) -> Settings:
    """How to review by these options. Raises InputError where the termbase cannot be read."""
    return Settings(
        profile=options["profile"],
        min_confidence=options["min_confidence"],
        max_findings_per_1000_words=options["max_findings_per_1000_words"],
        termbase=termbase_of(options),
        time_limit=time_limit,
    )


def maker_of(options: Mapping[str, Any], time_limit: float) -> Maker:
    """What reviews by these options now. Raises ProfileError, DataError and InputError."""
    identity = settings_of(options, time_limit).identity()
    checksum = hashlib.sha256(json.dumps(identity, sort_keys=True).encode()).hexdigest()[:16]
    return Maker(str(identity["signature"]), checksum)


def termbase_of(options: Mapping[str, Any]) -> Termbase | None:
    """What of the kept termbase holds in the project. Raises InputError."""
    name = options["termbase"]
    if name is None:
        return None
    found = located(name).stat()
    return _read_termbase(name, found.st_mtime_ns, found.st_size).for_project(options["project"] or "")


@cache
def _read_termbase(name: str, _time: int, _size: int) -> Termbase:
    """The base as it was when it had this time and size: reading it for each request would cost more than a review."""
    return load_termbase(name)


def result_line(line: bytes, number: int, settings: Settings) -> bytes:
    """The result of the record on line `number` of an upload, a line with its end.

    Raises ProfileError, DataError and BackendError, as `mt_qa.batch.reviewer.reviewed` does.
    """
    place = f"{UPLOAD}:{number}"

    def document() -> Document:
        return document_in(row_in(line, place), place, place)

    item = Reading().item(place, place, document)
    if isinstance(item, Broken):
        return _line(of_failure(item.kind.value, item.message), item.id)
    return _line(reviewed(item.document, settings), item.id)


def too_long_line(number: int, most: int) -> bytes:
    """The result of a record that has more than `most` bytes."""
    item = Reading(limits=Limits(record_bytes=most)).too_long(f"{UPLOAD}:{number}", f"{UPLOAD}:{number}")
    return _line(of_failure(item.kind.value, item.message), item.id)


def failed_line(line: bytes, number: int, result: Result) -> bytes:
    """The result of a record whose review failed, by the id that it has, or by its place."""
    place = f"{UPLOAD}:{number}"
    item = Reading().item(place, place, lambda: document_in(row_in(line, place), place, place))
    return _line(result, item.id)


def _line(result: Result, identity: str) -> bytes:
    return result.line(identity).encode(errors="backslashreplace")
