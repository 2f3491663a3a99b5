"""A stretch of text: half-open, in code points of the text as given, never of a normalised copy."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points ``start <= i < end`` of one text; never empty and never negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The text under the span."""
        return text[self.start : self.end]

    def replaced(self, text: str, replacement: str) -> str:
        """A copy of `text` in which the span reads `replacement`."""
        return text[: self.start] + replacement + text[self.end :]

    def shifted(self, distance: int) -> Span:
        """The same stretch, `distance` code points further on."""
        return Span(self.start + distance, self.end + distance)

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True where `other` lies inside this span, or is the same."""
        return self.start <= other.start and other.end <= self.end
