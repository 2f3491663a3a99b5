"""What is compared: the outputs of several systems for the same articles, segment by segment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from mt_qa.core import Document, InputError, Segment

FEWEST = 2
"""Systems that it takes to compare."""


@dataclass(frozen=True, slots=True)
class OutputSegment:
    """One segment: an output a system in the order of the systems, and what the segment should say, where known."""

    outputs: tuple[str, ...]
    source: str | None = None
    references: tuple[str, ...] = ()

    @property
    def is_written(self) -> bool:
        """True where any system wrote something."""
        return any(output.strip() for output in self.outputs)


@dataclass(frozen=True, slots=True)
class OutputArticle:
    """Segments that belong together: names are followed through an article, and no further."""

    segments: tuple[OutputSegment, ...]
    id: str = ""
    domain: str = ""

    def document(self, system: int) -> Document:
        """What one system made of the article, as a review reads it."""
        segments = tuple(Segment(segment.outputs[system], segment.source) for segment in self.segments)
        return Document(segments, self.id)


@dataclass(frozen=True, slots=True)
class Outputs:
    """The outputs of `names` for all articles; every segment has one a system and as many references as any other."""

    names: tuple[str, ...]
    articles: tuple[OutputArticle, ...]
    reference_names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.names) < FEWEST:
            raise InputError(f"{len(self.names)} output: it takes at least {FEWEST} to compare")
        for name, group in groupby(sorted(self.names)):
            if len(list(group)) > 1:
                raise InputError(f"the system {name!r} is listed twice; NAME=FILE gives an output another name")

    @property
    def segments(self) -> tuple[OutputSegment, ...]:
        """The segments of all articles, one after the other."""
        return tuple(segment for article in self.articles for segment in article.segments)

    def of(self, system: int) -> list[str]:
        """All that one system wrote."""
        return [segment.outputs[system] for segment in self.segments]

    @property
    def references(self) -> list[list[str]]:
        """One row of all segments for each reference."""
        return [[segment.references[n] for segment in self.segments] for n in range(len(self.reference_names))]

    @property
    def has_source(self) -> bool:
        return any(segment.source for segment in self.segments)

    def places(self) -> Iterator[tuple[OutputArticle, int]]:
        """The article of each segment, and the segment's place in it."""
        for article in self.articles:
            yield from ((article, place) for place in range(len(article.segments)))


def lines_of(text: str) -> list[str]:
    """The lines of a text, however they end; a line feed at the very end begins no line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if len(lines) > 1 and not lines[-1] else lines


def outputs_of(
    texts: Mapping[str, str],
    *,
    source: str | None = None,
    references: Mapping[str, str] | None = None,
    separate_lines: bool = False,
    id: str = "",  # noqa: A002 - the field's name
) -> Outputs:
    """Line-aligned texts by name of the system. Raises InputError, with the counts, where numbers of lines differ.

    The texts are one article; `separate_lines` makes each line an article of its own, as test sets of single sentences
    are. Lines that are blank in every output part articles.
    """
    references = references or {}
    rows = [lines_of(text) for text in texts.values()]
    known = [lines_of(text) for text in references.values()]
    original = None if source is None else lines_of(source)
    _require_equal_lines([*texts, *references, "source"], [*rows, *known, *([] if original is None else [original])])
    segments = [
        OutputSegment(
            tuple(row[line] for row in rows),
            None if original is None else original[line],
            tuple(row[line] for row in known),
        )
        for line in range(len(rows[0]) if rows else 0)
    ]
    articles = tuple(_articles(segments, separate_lines, id))
    return Outputs(tuple(texts), articles, tuple(references))


def _require_equal_lines(names: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    if len({len(row) for row in rows}) > 1:
        counts = ", ".join(f"{name} has {len(row)}" for name, row in zip(names, rows, strict=False))
        raise InputError(f"the numbers of lines differ: {counts}")


def _articles(segments: Sequence[OutputSegment], separate: bool, identity: str) -> Iterator[OutputArticle]:
    """Blank lines stay with the article before them: metrics count every line of the file."""
    current: list[OutputSegment] = []
    number = 0
    for segment in segments:
        ended = bool(current) and (separate or not current[-1].is_written) and segment.is_written
        if ended:
            number += 1
            yield OutputArticle(tuple(current), f"{identity}:{number}")
            current = []
        current.append(segment)
    if current:
        yield OutputArticle(tuple(current), f"{identity}:{number + 1}" if number else identity)
