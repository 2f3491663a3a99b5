"""What is reviewed: a document is a row of segments, its text their targets joined by line feeds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of translated text, usually a paragraph, with its source and reference where they exist."""

    target: str
    source: str | None = None
    reference: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """How a source was laid beside a translation that has another number of paragraphs.

    `sources` and `targets` count the paragraphs. `missing` are source paragraphs that the translation does not have,
    each with the index of the segment before which it belongs; `added` are segments that the source does not have.
    """

    sources: int
    targets: int
    missing: tuple[tuple[int, str], ...] = ()
    added: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An article. Offsets into a document are offsets into :attr:`text`."""

    segments: tuple[Segment, ...]
    id: str = ""
    source_language: str = ""
    target_language: str = "ar"
    alignment: Alignment | None = None

    @property
    def text(self) -> str:
        """The targets joined by ``"\\n"``: the text all of a report's offsets point into."""
        return "\n".join(segment.target for segment in self.segments)

    @property
    def starts(self) -> tuple[int, ...]:
        """Where each segment begins in :attr:`text`."""
        return tuple(accumulate((len(s.target) + 1 for s in self.segments[:-1]), initial=0)) if self.segments else ()

    @property
    def has_source(self) -> bool:
        """True where at least one segment comes with its source."""
        return any(segment.source for segment in self.segments)
