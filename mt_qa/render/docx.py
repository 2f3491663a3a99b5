"""The article as a Word document: every correction a tracked change, every finding a comment, right to left.

Written by hand (ECMA-376, WordprocessingML): no library that may be used here writes tracked changes. Accepting all
changes gives the corrected text, rejecting them the text as it came.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from mt_qa.core import Finding
from mt_qa.knowledge.labels import labels
from mt_qa.render.docx_parts import (
    BESIDE,
    NAMESPACES,
    comment_reference,
    comment_xml,
    core_properties,
    paragraph_properties,
    run,
)
from mt_qa.render.reviewed import Change, Reviewed, Stretch, segments_of
from mt_qa.render.visible import visible
from mt_qa.render.xml_text import attribute

MACHINE = "mt_qa"
_TAG = {Change.DELETED: "del", Change.INSERTED: "ins"}


def render_docx(reviewed: Reviewed) -> bytes:
    """The document as a .docx file."""
    when = reviewed.when.strftime("%Y-%m-%dT%H:%M:%SZ")
    writer = _Writer(reviewed.reviewer or MACHINE, when)
    # What was rejected is no fault, and a comment on it would stand in the reader's way.
    commented = reviewed.upheld
    body = "".join(writer.paragraphs(stretches) for stretches in segments_of(reviewed, commented))
    comments = "".join(
        comment_xml(number, _author(reviewed, finding), when, _lines(reviewed, finding), reviewed.language)
        for number, finding in enumerate(commented)
    )
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, part in BESIDE.items():
            _add(archive, name, part)
        _add(archive, "docProps/core.xml", core_properties(reviewed.report.document.id, when))
        _add(archive, "word/comments.xml", f"<w:comments {NAMESPACES}>{comments}</w:comments>")
        page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:bidi/></w:sectPr>'
        _add(archive, "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}{page}</w:body></w:document>")
    return data.getvalue()


def _add(archive: ZipFile, name: str, part: str) -> None:
    entry = ZipInfo(name)  # of a fixed date: the same review gives the same file
    entry.compress_type = ZIP_DEFLATED
    archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{part}')


def _author(reviewed: Reviewed, finding: Finding) -> str:
    return MACHINE if reviewed.is_reported(finding) else reviewed.reviewer or MACHINE


def _lines(reviewed: Reviewed, finding: Finding) -> Iterator[str]:
    names = labels(reviewed.language)
    yield f"{names.severity(finding.severity)} · {names.category(finding.category)} · {finding.check}"
    yield visible(reviewed.reason(finding))
    if reviewed.decision(finding) is None:
        yield from (
            f"{names.word('fix')}: {visible(suggestion.text) or names.word('delete-this')}"
            for suggestion in finding.suggestions
        )


@dataclass(slots=True)
class _Writer:
    """Paragraphs with running numbers for the tracked changes, which must be unique in the document."""

    author: str
    when: str
    changes: int = 0
    pieces: list[str] = field(default_factory=list)

    def paragraphs(self, stretches: tuple[Stretch, ...]) -> str:
        """The paragraphs of one segment. A line break that was deleted or inserted is a tracked paragraph mark."""
        paragraphs: list[str] = []
        for stretch in stretches:
            self.pieces += [f'<w:commentRangeStart w:id="{place}"/>' for place in stretch.opened]
            first, *others = stretch.text.replace("\r", "").split("\n")
            self._write(first, stretch.change)
            for line in others:
                paragraphs.append(self._paragraph(stretch.change))
                self._write(line, stretch.change)
            for place in stretch.closed:
                self.pieces.append(f'<w:commentRangeEnd w:id="{place}"/>{comment_reference(place)}')
        paragraphs.append(self._paragraph(Change.KEPT))
        return "".join(paragraphs)

    def _write(self, text: str, change: Change) -> None:
        if not text:
            return
        if change is Change.KEPT:
            self.pieces.append(run(text))
        else:
            tag = _TAG[change]
            self.pieces.append(f"<w:{tag} {self._stamp()}>{run(text, deleted=tag == 'del')}</w:{tag}>")

    def _paragraph(self, mark: Change) -> str:
        """All pieces so far as a paragraph, whose own mark was kept, deleted or inserted."""
        properties = paragraph_properties("" if mark is Change.KEPT else f"<w:{_TAG[mark]} {self._stamp()}/>")
        content = "".join(self.pieces)
        self.pieces.clear()
        return f"<w:p>{properties}{content}</w:p>"

    def _stamp(self) -> str:
        # Numbers of comments and of changes are told apart by their elements, but Word wants them different.
        self.changes += 1
        return f'w:id="{1_000_000 + self.changes}" w:author={attribute(self.author)} w:date="{self.when}"'
