"""XML of an unknown author as a stream of events, for files that are too large to be held as a tree.

Refused are entities, nesting without end and tags larger than a record may be; a DOCTYPE alone is accepted and what it
points to is never opened. Each event knows its line, and its place in bytes, so that a writer can put something there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, NoReturn
from xml.parsers import expat

from mt_qa.formats.items import Kind, Limits, RecordError

DEEPEST = 256
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Start:
    """An element begins, its ``<`` at `offset`; `attributes` by name, those of a namespace as ``namespace name``."""

    namespace: str
    name: str
    attributes: dict[str, str]
    line: int
    offset: int

    def language(self) -> str:
        """``xml:lang``, or the ``lang`` of older formats."""
        return self.attributes.get(f"{XML_NAMESPACE} lang", self.attributes.get("lang", ""))


@dataclass(frozen=True, slots=True)
class Text:
    """Characters; those of one stretch may come in several events."""

    text: str


@dataclass(frozen=True, slots=True)
class End:
    """An element ends; `offset` is that of its end tag, or where an empty element's only tag ends."""

    namespace: str
    name: str
    offset: int


Event = Start | Text | End


def xml_events(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Event]:
    """The events of the file that messages call `name`. Raises RecordError ("FILE:LINE: why") where reading ends."""
    parser = _Parser(name)
    ended = 0
    while True:
        data = stream.read(_CHUNK)
        fault = parser.feed(data)
        yield from parser.taken()
        if fault is not None:
            raise fault
        if not data:
            return
        ended += len(data)
        if ended - parser.offset > limits.record_bytes:
            raise RecordError(Kind.TOO_LONG, parser.place, f"one tag takes more than {limits.record_bytes:,} bytes")


class _Parser:
    """Expat with everything forbidden that can do harm, its events kept until they are taken."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = 0
        self._events: list[Event] = []
        self._expat = expat.ParserCreate(namespace_separator=" ")
        self._expat.buffer_text = True
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._text
        self._expat.EntityDeclHandler = self._refuse_entities
        self._expat.UnparsedEntityDeclHandler = self._refuse_entities
        self._expat.ExternalEntityRefHandler = self._refuse_entities
        self._expat.SkippedEntityHandler = self._refuse_unknown_entity

    @property
    def offset(self) -> int:
        return self._expat.CurrentByteIndex

    @property
    def place(self) -> str:
        return f"{self._name}:{self._expat.CurrentLineNumber}"

    def taken(self) -> list[Event]:
        events, self._events = self._events, []
        return events

    def feed(self, data: bytes) -> RecordError | None:
        """Read on, and say what is wrong; no bytes are the end of the file."""
        try:
            self._expat.Parse(data, not data)
        except RecordError as error:
            return error
        except expat.ExpatError as error:
            place = f"{self._name}:{error.lineno}"
            return RecordError(Kind.SYNTAX, place, f"not XML that can be read: {expat.ErrorString(error.code)}")
        except (LookupError, ValueError) as error:  # an encoding that Python does not know
            return RecordError(Kind.ENCODING, self._name, f"not XML that can be read: {error}")
        return None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise RecordError(Kind.HARMFUL, self.place, f"elements are nested more than {DEEPEST} deep")
        line, offset = self._expat.CurrentLineNumber, self._expat.CurrentByteIndex
        self._events.append(Start(*_split(name), attributes, line, offset))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._events.append(End(*_split(name), self._expat.CurrentByteIndex))

    def _text(self, text: str) -> None:
        self._events.append(Text(text))

    def _refuse_entities(self, *_: object) -> NoReturn:
        raise RecordError(Kind.HARMFUL, self.place, "the file declares entities, which may do harm: save it without")

    def _refuse_unknown_entity(self, name: str, _: bool) -> NoReturn:
        raise RecordError(Kind.SYNTAX, self.place, f"the entity &{name}; is not defined in the file")


def _split(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition(" ")
    return namespace, local
