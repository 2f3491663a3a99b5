"""Examples that are documentation and test at once.

``[[…]]`` marks the faulty span, so that nobody counts characters in right-to-left text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mt_qa.core.document import Document, Segment
from mt_qa.core.span import Span

MARK = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def unmarked(marked: str) -> str:
    """The text without its ``[[…]]``."""
    return MARK.sub(r"\1", marked)


def marked_spans(marked: str) -> tuple[Span, ...]:
    """The marked spans as offsets into the unmarked text."""
    return tuple(
        Span(match.start() - 4 * index, match.end() - 4 * (index + 1))
        for index, match in enumerate(MARK.finditer(marked))
    )


@dataclass(frozen=True, slots=True)
class Wrong:
    """A text in which a check finds exactly the marked spans. Lines are paragraphs.

    `fixed` is the text after the first suggestion of each finding is taken (None where there is no safe fix);
    the repaired text must be silent. `source` is the text that the target translates, line for line.
    """

    marked: str
    fixed: str | None = None
    source: str | None = None

    @property
    def text(self) -> str:
        return unmarked(self.marked)

    @property
    def spans(self) -> tuple[Span, ...]:
        return marked_spans(self.marked)


@dataclass(frozen=True, slots=True)
class Right:
    """A text in which a check finds nothing. Every condition in a check owns one."""

    text: str
    source: str | None = None


def document_of(text: str) -> Document:
    """A document whose segments are the lines of `text`."""
    return Document(tuple(Segment(line) for line in text.split("\n")))
