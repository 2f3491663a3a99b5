"""What an XLIFF document holds, 1.x and 2.x: its files, and their units with their segments.

Translations of others (``<alt-trans>``, ``<mtc:match>``) are no part of a unit; one that is marked ``translate="no"``
is left out. A unit without a target is one that was not translated, and has an empty one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from mt_qa.core import InputError, Segment
from mt_qa.formats.inline_text import segments_of, text_of
from mt_qa.formats.items import Limits
from mt_qa.formats.xml_elements import Element, elements
from mt_qa.formats.xml_events import End, Start

NAMESPACE_1, NAMESPACE_2 = "urn:oasis:names:tc:xliff:document:1.", "urn:oasis:names:tc:xliff:document:2."
_UNITS = ("trans-unit", "unit")
_ASIDE = ("bin-unit", "header", "notes", "skeleton")
"""Taken whole as well, and left: a source or target in them is no text of the file."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A ``<trans-unit>`` or ``<unit>`` and the segments in it, at least one."""

    element: Element
    segments: tuple[Segment, ...]


@dataclass(slots=True)
class XliffFile:
    """One ``<file>``; where its text is beyond the limit it is `too_long` and has no units."""

    line: int
    id: str
    source_language: str
    target_language: str
    units: list[Unit] = field(default_factory=list)
    too_long: bool = False

    @property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for unit in self.units for segment in unit.segments)


def xliff_files(stream: IO[bytes], name: str, limits: Limits) -> Iterator[XliffFile]:
    """The files of a document that messages call `name`. Raises InputError; RecordError where reading ends."""
    root: Start | None = None
    file: XliffFile | None = None
    translates = [True]
    characters = count = 0
    for part in elements(stream, name, limits, (*_UNITS, *_ASIDE)):
        if root is None:
            root = _checked(part, name)
        elif isinstance(part, Element):
            if file is None or part.name not in _UNITS or part.namespace != root.namespace:
                continue
            segments = _segments(part) if _is_translated(part.attributes, translates[-1]) else ()
            characters += sum(len(segment.target) + len(segment.source or "") for segment in segments)
            count += len(segments)
            if part.too_long or characters > 2 * limits.characters or count > limits.segments:
                file.too_long = True
                file.units.clear()
            elif segments:
                file.units.append(Unit(part, segments))
        elif part.name in ("file", "group") and part.namespace == root.namespace:
            if isinstance(part, End):
                translates.pop()
                if part.name == "file" and file is not None:
                    yield file
                continue
            translates.append(_is_translated(part.attributes, translates[-1]))
            if part.name == "file":
                file, characters, count = _file(part, root), 0, 0


def _checked(part: Start | Element | End, name: str) -> Start:
    if not isinstance(part, Start) or part.name != "xliff":
        raise InputError(f"{name}: the root element is <{part.name}>, not <xliff>")
    if part.namespace and not part.namespace.startswith((NAMESPACE_1, NAMESPACE_2)):
        raise InputError(f"{name}:{part.line}: {part.namespace} is not read, only XLIFF 1.x and 2.x")
    return part


def _file(part: Start, root: Start) -> XliffFile:
    attributes = part.attributes
    return XliffFile(
        line=part.line,
        id=attributes.get("original") or attributes.get("id", ""),
        source_language=attributes.get("source-language") or root.attributes.get("srcLang", ""),
        target_language=attributes.get("target-language") or root.attributes.get("trgLang", ""),
    )


def _is_translated(attributes: dict[str, str], by_default: bool) -> bool:
    return {"yes": True, "no": False}.get(attributes.get("translate", ""), by_default)


def _segments(unit: Element) -> tuple[Segment, ...]:
    segments = _segments_1(unit) if unit.name == "trans-unit" else _segments_2(unit)
    return tuple(segment for segment in segments if segment.target.strip() or (segment.source or "").strip())


def _segments_1(unit: Element) -> Iterator[Segment]:
    name = unit.attributes.get("id", "")
    target, source = unit.first("target"), unit.first("source")
    targets, sources = segments_of(target), segments_of(unit.first("seg-source") or source)
    marked = [segment for segment in (*sources, *targets) if segment]
    if not set(targets) & set(marked):
        yield Segment(text_of(target), text_of(source) or None, id=name)
        return
    if targets.get("", "").strip():
        yield Segment(targets[""], None, id=name)
    for segment in dict.fromkeys(marked):
        yield Segment(targets.get(segment, ""), sources.get(segment) or None, id=f"{name}#{segment}")


def _segments_2(unit: Element) -> Iterator[Segment]:
    name = unit.attributes.get("id", "")
    parts = list(unit.all("segment"))
    for number, part in enumerate(parts, start=1):
        own = part.attributes.get("id") or str(number)
        source = text_of(part.first("source")) or None
        yield Segment(text_of(part.first("target")), source, id=f"{name}#{own}" if len(parts) > 1 else name)
