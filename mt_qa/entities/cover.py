"""Which letters of an article are taken: a set of every letter would weigh more than the article."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol


class Place(Protocol):
    """Something at ``[start, end)`` of a segment's target."""

    @property
    def segment(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Cover:
    """Places that may overlap; asking takes the logarithm of their number."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for place in sorted(places, key=lambda place: (place.segment, place.start)):
            self.add(place)

    def add(self, place: Place) -> None:
        """Take a place in; it is joined with those that it overlaps, so that the spans of a segment stay apart."""
        spans = self._spans[place.segment]
        start, end = place.start, place.end
        last = bisect_right(spans, end, key=lambda span: span[0])
        first = last
        while first > 0 and spans[first - 1][1] >= start:
            first -= 1
        if first < last:
            start, end = min(start, spans[first][0]), max(end, spans[last - 1][1])
            del spans[first:last]
        insort(spans, (start, end))

    def holds(self, segment: int, offset: int) -> bool:
        """True where the letter at `offset` is taken."""
        spans = self._spans.get(segment, [])
        place = bisect_right(spans, offset, key=lambda span: span[0]) - 1
        return place >= 0 and offset < spans[place][1]

    def touches(self, place: Place) -> bool:
        """True where the first or the last letter of `place` is taken: names overlap at their ends or not at all."""
        return self.holds(place.segment, place.start) or self.holds(place.segment, place.end - 1)
