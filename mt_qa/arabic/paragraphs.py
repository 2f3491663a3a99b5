"""The paragraphs of a document: its segments, cut at line feeds where a segment holds several."""

from __future__ import annotations

from typing import NamedTuple

from mt_qa.core import Document, Span


class Paragraph(NamedTuple):
    """One line of text: the index of its segment, and where in that segment's target it starts."""

    segment: int
    start: int
    text: str

    def span(self, start: int, end: int) -> Span:
        """A stretch of this paragraph as a span of its segment."""
        return Span(self.start + start, self.start + end)


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The lines of all segments that hold more than blanks, in order."""
    found: list[Paragraph] = []
    for index, segment in enumerate(document.segments):
        start = 0
        for line in segment.target.split("\n"):
            if line and not line.isspace():
                found.append(Paragraph(index, start, line))
            start += len(line) + 1
    return tuple(found)
