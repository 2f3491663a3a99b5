"""What a file of many records gives: readable records and broken ones, each with its place; and how much is read.

A broken record is a value, not an exception: thousands of others wait behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mt_qa.core import Document, InputError
from mt_qa.service import Failure

MEBIBYTE = 1 << 20
KEYS = ("id", "target", "source", "reference", "segments")
"""What a record may have, and so what columns can be named for."""


class Kind(StrEnum):
    """Why a record could not be read."""

    ENCODING = "encoding"
    SYNTAX = "syntax"
    RECORD = "record"
    EMPTY = "empty"
    TOO_LONG = "too-long"
    LANGUAGE = "language"
    DAMAGED = "damaged"
    HARMFUL = "harmful"
    UNREADABLE = "unreadable"
    UNKNOWN_FORMAT = "unknown-format"
    FAULT = "fault"


class RecordError(InputError):
    """One record, or what is left of its file, cannot be read; `place` begins the message."""

    def __init__(self, kind: Kind, place: str, reason: str, id: str = "") -> None:  # noqa: A002 - the field's name
        super().__init__(f"{place}: {reason}")
        self.kind = kind
        self.place = place
        self.id = id


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read of what nobody vouches for; beyond it a record is broken, never the program.

    A review takes about half a second for 10,000 characters, so a text beyond `characters` is no article.
    """

    characters: int = 1_000_000
    """Code points of one record's targets; its sources and references may each have as many."""
    segments: int = 50_000
    """Of one record: an article has a hundred."""
    record_bytes: int = 32 * MEBIBYTE
    """One line, row or unit as it stands in the file."""
    file_bytes: int = 128 * MEBIBYTE
    """A file that can only be read whole: text, Markdown, HTML, DOCX, PO; and what an archive unpacks to in memory."""
    unpacked_ratio: int = 200
    """How many times larger than packed: text shrinks to a tenth, an archive made to do harm to a thousandth."""


@dataclass(frozen=True, slots=True)
class Readable:
    """A record that can be reviewed. `number` counts all records of a run from 0, broken ones too."""

    place: str
    document: Document
    number: int = 0

    @property
    def id(self) -> str:
        return self.document.id


@dataclass(frozen=True, slots=True)
class Broken:
    """A record that cannot be read. Without an id of its own it is called after its place."""

    place: str
    id: str
    kind: Kind
    message: str
    number: int = 0

    def failure(self) -> Failure:
        """The record as the report's contract has it."""
        return Failure(self.id, self.kind.value, self.message)


Item = Readable | Broken


@dataclass(frozen=True, slots=True)
class Reading:
    """What every reader is told: which column holds what (`KEYS` to names in the file), and the limits."""

    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)

    def item(self, place: str, identity: str, make: Callable[[], Document]) -> Item:
        """What `make` makes, a RecordError or a text beyond the limits as Broken called `identity`."""
        try:
            document = make()
            self._require_text(document, place)
        except RecordError as error:
            return Broken(place, error.id or identity, error.kind, str(error))
        return Readable(place, document)

    def _require_text(self, document: Document, place: str) -> None:
        """Some, and not too much."""
        if not document.text.strip():
            raise RecordError(Kind.EMPTY, place, "the target is empty", document.id)
        for what in ("target", "source", "reference"):
            length = sum(len(getattr(segment, what) or "") for segment in document.segments)
            self.require_bounded(what, length, len(document.segments), place, document.id)

    def require_bounded(self, what: str, characters: int, segments: int, place: str, identity: str) -> None:
        """Raises RecordError where a text has more of either than a record may have."""
        most = self.limits
        for count, limit, noun in (
            (characters, most.characters, "characters"),
            (segments, most.segments, "paragraphs"),
        ):
            if count > limit:
                reason = f"the {what} has {count:,} {noun}, more than {limit:,}"
                raise RecordError(Kind.TOO_LONG, place, reason, identity)

    def too_long(self, place: str, identity: str) -> Broken:
        """What stands for a line, row or unit that is larger than `Limits.record_bytes`."""
        message = f"{place}: the record takes more than {self.limits.record_bytes:,} bytes"
        return Broken(place, identity, Kind.TOO_LONG, message)
