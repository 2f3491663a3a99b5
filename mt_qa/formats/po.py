"""PO, the catalogues of gettext: each entry is a record of its own; obsolete and untranslated ones are left out.

Plural forms are the segments of their entry. The encoding is told by the bytes, whatever the header says.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from mt_qa.core import Document, InputError, Segment
from mt_qa.formats.encodings import decode
from mt_qa.formats.items import Item, Kind, Reading, RecordError
from mt_qa.formats.languages import is_arabic_tag
from mt_qa.formats.streams import whole

_LINE = re.compile(r"[^\n]*\n?")
_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,2}\])?)\s*(?=")|(?=")')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|[0-7]{1,3}|.)")
_LANGUAGE = re.compile(r"^Language:[ \t]*(\S+)", re.MULTILINE)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


@dataclass(slots=True)
class _Entry:
    """What stands between two blank lines or before the next ``msgid``."""

    line: int
    strings: dict[str, str] = field(default_factory=dict)
    fault: str = ""

    @property
    def targets(self) -> list[str]:
        return [text for keyword, text in self.strings.items() if keyword.startswith("msgstr")]


def read_po(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """The entries of a catalogue that messages call `name`. Raises InputError where its encoding is unknown."""
    short = PurePath(name).name
    text = decode(whole(stream, name, reading.limits), name)
    for entry in _entries(text):
        place, unnamed = f"{name}:{entry.line}", f"{short}:{entry.line}"
        is_header = not entry.strings.get("msgid", "") and not entry.fault
        if is_header:
            _require_arabic(entry, name)
        elif entry.fault or any(target.strip() for target in entry.targets):
            yield reading.item(place, unnamed, lambda: _document(entry, place, unnamed))  # noqa: B023


def _require_arabic(header: _Entry, name: str) -> None:
    """Raises InputError where the header names another language."""
    language = _LANGUAGE.search("".join(header.targets))
    if language and not is_arabic_tag(language.group(1)):
        raise InputError(f"{name}: the translations are in {language.group(1)!r}, not in Arabic")


def _document(entry: _Entry, place: str, unnamed: str) -> Document:
    identity = _identity(entry) or unnamed
    if entry.fault:
        raise RecordError(Kind.SYNTAX, place, entry.fault, identity)
    singular = entry.strings.get("msgid", "")
    plural = entry.strings.get("msgid_plural", singular)
    sources = [singular, *[plural] * (len(entry.targets) - 1)]
    pairs = zip(entry.targets, sources, strict=True)
    return Document(tuple(Segment(target, source) for target, source in pairs), identity)


def _identity(entry: _Entry) -> str:
    """What tells an entry apart: its source, after its context where it has one; shortened."""
    parts = (entry.strings.get("msgctxt", ""), entry.strings.get("msgid", ""))
    whole_name = " | ".join(" ".join(part.split()) for part in parts if part)
    return whole_name if len(whole_name) <= 80 else whole_name[:79] + "…"


def _entries(text: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    keyword = ""
    for number, match_of_line in enumerate(_LINE.finditer(text), start=1):  # one by one: there may be millions
        line = match_of_line.group().strip()
        if not line or line.startswith("#"):
            if entry is not None and (entry.targets or entry.fault):
                yield entry
                entry, keyword = None, ""
            continue
        match = _KEYWORD.match(line)
        begins = (
            match is not None and match.group(1) in ("msgid", "msgctxt") and "msgid" in (entry or _Entry(0)).strings
        )
        if entry is None or begins:
            if entry is not None:
                yield entry
            entry, keyword = _Entry(number), ""
        keyword = _take(line, match, entry, keyword)
    if entry is not None:
        yield entry


def _take(line: str, match: re.Match[str] | None, entry: _Entry, keyword: str) -> str:
    """Put the string of a line where it belongs; the keyword that holds for lines that follow is returned."""
    if match is None:
        entry.fault = entry.fault or f"not PO: {line[:40]!r}"
        return keyword
    keyword = match.group(1) or keyword
    string = _STRING.fullmatch(line, match.end())
    if string is None:
        entry.fault = entry.fault or "a string is not closed"
    elif not keyword or (match.group(1) and keyword in entry.strings):
        entry.fault = entry.fault or (f"{keyword} stands twice" if keyword else "a string without msgid or msgstr")
    else:
        entry.strings[keyword] = entry.strings.get(keyword, "") + _ESCAPE.sub(_unescaped, string.group(1))
    return keyword


def _unescaped(match: re.Match[str]) -> str:
    code = match.group(1)
    if code[0] == "x":
        return chr(int(code[1:], 16))
    if code[0] in "01234567":
        return chr(int(code, 8))
    return _ESCAPED.get(code, code)
