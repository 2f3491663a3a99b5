"""TMX, a memory of translations: each unit is a record of its own, for units know nothing of each other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePath

from mt_qa.core import Document, InputError, Segment
from mt_qa.formats.inline_text import text_of
from mt_qa.formats.items import Item, Kind, Reading, RecordError
from mt_qa.formats.languages import is_arabic_tag
from mt_qa.formats.xml_elements import Element, elements
from mt_qa.formats.xml_events import Start


def read_tmx(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """The units of a memory that messages call `name`. Raises InputError where it is no TMX."""
    short = PurePath(name).name
    source_language = ""
    root: Start | Element | None = None
    for part in elements(stream, name, reading.limits, ("tu",)):
        if root is None:
            root = part if isinstance(part, Start | Element) else None
            if root is None or root.name != "tmx":
                raise InputError(f"{name}: the root element is <{part.name}>, not <tmx>")
        elif isinstance(part, Start) and part.name == "header":
            source_language = part.attributes.get("srclang", "")
        elif isinstance(part, Element):
            place, unnamed = f"{name}:{part.line}", f"{short}:{part.line}"
            if part.too_long:
                yield reading.too_long(place, part.attributes.get("tuid") or unnamed)
            else:
                yield reading.item(place, unnamed, lambda: _document(part, place, unnamed, source_language))  # noqa: B023


def _document(unit: Element, place: str, unnamed: str, source_language: str) -> Document:
    identity = unit.attributes.get("tuid") or unnamed
    wanted = unit.attributes.get("srclang", source_language).lower()
    target: Element | None = None
    source: Element | None = None
    for variant in unit.all("tuv"):
        if is_arabic_tag(variant.language):
            target = target or variant
        elif source is None or (variant.language.lower() == wanted and source.language.lower() != wanted):
            source = variant
    if target is None:
        raise RecordError(Kind.LANGUAGE, place, "the unit has no Arabic", identity)
    text = text_of(target.first("seg"))
    if not text.strip():
        raise RecordError(Kind.EMPTY, place, "the target is empty", identity)
    original = text_of(source.first("seg")) if source is not None else ""
    segment = Segment(text, original or None)
    return Document((segment,), identity, source.language if source is not None else "")
