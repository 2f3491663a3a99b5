"""Findings written into the XLIFF that they were found in, as notes on its units; every other byte stays as it is.

A translator's tool shows a ``<note>``; one that knows ITS 2.0 reads the same as ``<its:locQualityIssue>``. Both are put
where the schemas of 1.2 and 2.x allow them, beside the text and never in it: the target that is sent on is the one that
came. Notes that this program wrote before are replaced.
"""

from __future__ import annotations

import codecs
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from xml.sax.saxutils import escape, quoteattr

from mt_qa.core import Finding, InputError
from mt_qa.formats.items import Limits
from mt_qa.formats.xliff_units import Unit, XliffFile, xliff_files
from mt_qa.formats.xml_elements import Element
from mt_qa.formats.xml_events import XML_NAMESPACE
from mt_qa.knowledge.issue_types import ISSUE_SEVERITIES, ISSUE_TYPES, ITS_NAMESPACE, NOTE_PRIORITIES
from mt_qa.knowledge.labels import labels

SIGNED = "mt_qa"
"""How a note says whose it is, and how the ids of our issues begin."""

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_PREFIX = re.compile(r"<([\w.-]+:)")
_MARKS = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
Edit = tuple[int, int, str]
"""Instead of the bytes from one offset to another, a text."""


def with_notes(
    data: bytes,
    name: str,
    found: Sequence[Sequence[Finding] | None],
    *,
    language: str = "en",
    limits: Limits | None = None,
) -> bytes:
    """The document with the findings of each of its files, in the order `read_xliff` gives them; None leaves one alone.

    The findings' offsets are those of the document that was read from the file. Raises InputError where `data` is not
    the document that they were found in.
    """
    encoding = _encoding_of(data)
    edits: list[Edit] = []
    count = 0
    for count, file in enumerate(xliff_files(io.BytesIO(data), name, limits or Limits()), start=1):
        findings = found[count - 1] if count <= len(found) else None
        if findings is None:
            continue
        for number, (unit, notes) in enumerate(_notes(file, findings, language, f"{name}:{file.line}"), start=1):
            offset = unit.element.offset
            prefix = _PREFIX.match(data[offset : offset + 200].decode(encoding, errors="ignore"))
            writer = _Writer(unit.element, prefix.group(1) if prefix else "", f"{SIGNED}-{count}-{number}")
            edits += writer.edits(notes)
    if count != len(found):
        raise InputError(f"{name}: the document has {count} files, the review had {len(found)}: it was changed since")
    return b"".join(_edited(data, sorted(edits, key=lambda edit: edit[:2]), encoding))


def _edited(data: bytes, edits: Sequence[Edit], encoding: str) -> Iterator[bytes]:
    closing, close = "</".encode(encoding), ">".encode(encoding)
    done = 0
    for start, end, text in edits:
        yield data[done:start]
        yield text.encode(encoding, errors="xmlcharrefreplace")
        has_end_tag = end > start and data.startswith(closing, end)
        done = data.index(close, end) + len(close) if has_end_tag else end
    yield data[done:]


def _encoding_of(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    declared = _DECLARED.search(data[:200].removeprefix(codecs.BOM_UTF8))
    return declared.group(1).decode() if declared else "utf-8"


def _notes(
    file: XliffFile, findings: Sequence[Finding], language: str, place: str
) -> Iterator[tuple[Unit, list[_Note]]]:
    """Each unit with the notes on it. Raises InputError where a finding is not in the text."""
    targets = [segment.target for segment in file.segments]
    starts = list(accumulate((len(target) + 1 for target in targets), initial=0))
    by_segment: defaultdict[int, list[_Note]] = defaultdict(list)
    for finding in findings:
        if finding.segment >= len(targets):
            raise InputError(f"{place}: there is no segment {finding.segment}: the document was changed since")
        start = finding.span.start - starts[finding.segment]
        if not targets[finding.segment].startswith(finding.text, start):
            raise InputError(f"{place}: {finding.text!r} is not where it was found: the document was changed since")
        by_segment[finding.segment].append(_Note(finding, start, language))
    first = 0
    for unit in file.units:
        yield unit, [note for segment in range(first, first + len(unit.segments)) for note in by_segment[segment]]
        first += len(unit.segments)


@dataclass(frozen=True, slots=True)
class _Note:
    """One finding in words; `start` counts from the beginning of its segment."""

    finding: Finding
    start: int
    language: str

    @property
    def priority(self) -> int:
        return NOTE_PRIORITIES[self.finding.severity]

    def text(self) -> str:
        """What stands there and where, what it is, and what may stand there instead."""
        finding, names = self.finding, labels(self.language)
        parts = [
            f"⟦{finding.text}⟧ {self.start}–{self.start + len(finding.text)}",
            f"{names.severity(finding.severity)} · {names.category(finding.category)} · {finding.confidence:.2f}",
            finding.message_ar if self.language == "ar" else finding.message,
        ]
        if finding.suggestions:
            fixes = (suggestion.text or names.word("delete-this") for suggestion in finding.suggestions)
            parts.append(f"{names.word('suggestions')}: {' | '.join(fixes)}")
        return _ILLEGAL.sub("\ufffd", " — ".join(parts))

    def issue(self) -> str:
        """The element of ITS 2.0, whose attributes have no namespace."""
        comment = quoteattr(self.text(), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
        return (
            f'<its:locQualityIssue locQualityIssueType="{ISSUE_TYPES[self.finding.category]}"'
            f' locQualityIssueComment={comment} locQualityIssueSeverity="{ISSUE_SEVERITIES[self.finding.severity]}"/>'
        )


@dataclass(frozen=True, slots=True)
class _Writer:
    """What is put into one unit and taken out: `prefix` is that of XLIFF's elements, `identity` the issues' id."""

    unit: Element
    prefix: str
    identity: str

    def edits(self, notes: Sequence[_Note]) -> Iterator[Edit]:
        """Old notes out, new ones in: in an order that holds where several are put in one place."""
        yield from ((issues.offset, issues.end, "") for issues in self.unit.foreign() if _is_own_issues(issues))
        if self.unit.name == "unit":
            yield from self._edits_2(notes)
        else:
            yield from self._edits_1(notes)

    def _edits_1(self, notes: Sequence[_Note]) -> Iterator[Edit]:
        """In 1.2 notes follow the target, and what is of another namespace comes last."""
        yield from ((note.offset, note.end, "") for note in self.unit.all("note") if _is_own_note(note))
        if not notes:
            return
        last = self.unit.end
        for child in reversed([child for child in self.unit.children if isinstance(child, Element)]):
            if child.namespace == self.unit.namespace:
                break
            last = child.offset
        named = "".join(
            f'<{self.prefix}note from="{SIGNED}" annotates="target" priority="{note.priority}">'
            f"{escape(note.text())}</{self.prefix}note>"
            for note in notes
        )
        yield last, last, named
        yield self.unit.end, self.unit.end, self._issues(notes)

    def _edits_2(self, notes: Sequence[_Note]) -> Iterator[Edit]:
        """In 2.x what is of another namespace comes first, then ``<notes>``, then the rest."""
        core = list(self.unit.all())
        existing = core[0] if core[0].name == "notes" else None
        old = [note for note in existing.all("note") if _is_own_note(note)] if existing is not None else []
        if existing is not None and len(old) == len(list(existing.all("note"))):
            yield existing.offset, existing.end, ""  # nothing but ours, or nothing at all
            existing = None
        else:
            yield from ((note.offset, note.end, "") for note in old)
        if not notes:
            return
        yield core[0].offset, core[0].offset, self._issues(notes)
        named = "".join(
            f'<{self.prefix}note appliesTo="target" category="{SIGNED}" priority="{note.priority}">'
            f"{escape(note.text())}</{self.prefix}note>"
            for note in notes
        )
        if existing is not None:
            yield existing.end, existing.end, named
        else:
            place = next(child.offset for child in core if child.name != "notes")
            yield place, place, f"<{self.prefix}notes>{named}</{self.prefix}notes>"

    def _issues(self, notes: Sequence[_Note]) -> str:
        issues = "".join(note.issue() for note in notes)
        attributes = f'xmlns:its="{ITS_NAMESPACE}" xml:id="{self.identity}"'
        return f"<its:locQualityIssues {attributes}>{issues}</its:locQualityIssues>"


def _is_own_note(note: Element) -> bool:
    return SIGNED in (note.attributes.get("from"), note.attributes.get("category"))


def _is_own_issues(element: Element) -> bool:
    identity = element.attributes.get(f"{XML_NAMESPACE} id", "")
    return element.namespace == ITS_NAMESPACE and identity.startswith(f"{SIGNED}-")
