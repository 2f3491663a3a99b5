"""Where a system is better: the same numbers over kinds of segments.

A segment's kind must not depend on the system, so it is read off the references, and without any it is what most
outputs show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mt_qa.arabic.numbers import find_numbers
from mt_qa.compare.outputs import Outputs, OutputSegment
from mt_qa.compare.quality import Reviewed
from mt_qa.compare.statistics import Statistic
from mt_qa.entities.target_names import target_names

LENGTHS = ((0, 10), (11, 20), (21, 40), (41, None))
"""Words of a segment, from and to."""

FEWEST = 3
"""Segments of an article in which a beginning, a middle and an end can be told apart."""

_QUOTES = frozenset('"«»“”„')
_DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class Slice:
    """One kind of segments: how many, and for each system its score, share of error-free segments, and metrics."""

    by: str
    value: str
    segments: int
    scores: dict[str, dict[str, float]]

    def to_dict(self) -> dict[str, Any]:
        rounded = {
            name: {metric: round(value, 4) for metric, value in row.items()} for name, row in self.scores.items()
        }
        return {"by": self.by, "value": self.value, "segments": self.segments, "systems": rounded}


def slices(outputs: Outputs, reviews: Sequence[Reviewed], statistics: Sequence[Statistic]) -> tuple[Slice, ...]:
    """All slices that hold a segment and leave one out."""
    written = np.array([segment.is_written for segment in outputs.segments])
    found = []
    for by, value, members in _members(outputs):
        chosen = members & written
        if chosen.any() and (written & ~members).any():
            found.append(Slice(by, value, int(chosen.sum()), _scores(outputs, reviews, statistics, chosen)))
    return tuple(found)


def _scores(
    outputs: Outputs, reviews: Sequence[Reviewed], statistics: Sequence[Statistic], chosen: NDArray[np.bool_]
) -> dict[str, dict[str, float]]:
    scores: dict[str, dict[str, float]] = {}
    for name, review in zip(outputs.names, reviews, strict=True):
        row = {s.name: s.shown(s.over(name, chosen)) for s in statistics if name in s.rows}
        sound = np.array([not row for row in review.faults])
        scores[name] = row | {"error_free_rate": float(sound[chosen].mean())}
    return scores


def _members(outputs: Outputs) -> Iterator[tuple[str, str, NDArray[np.bool_]]]:
    segments = outputs.segments
    lengths = np.array([_length(segment) for segment in segments])
    for least, most in LENGTHS:
        label = f"{least}–{most}" if most is not None else f"{least}+"
        yield "length", label, (lengths >= least) & (lengths <= (most if most is not None else np.inf))
    for by, holds in (("names", _has_names), ("numbers", _has_numbers), ("quotations", _has_quotation)):
        members = np.array([_shown(segment, holds) for segment in segments])
        yield by, "with", members
        yield by, "without", ~members
    domains = np.array([article.domain for article, _ in outputs.places()])
    for domain in sorted(set(domains) - {""}):
        yield "domain", str(domain), domains == domain
    positions = np.array([_position(place, len(article.segments)) for article, place in outputs.places()])
    for position in ("beginning", "middle", "end"):
        yield "position", position, positions == position


def _length(segment: OutputSegment) -> float:
    if segment.references:
        return float(np.mean([len(reference.split()) for reference in segment.references]))
    return float(np.mean([len(output.split()) for output in segment.outputs]))


def _shown(segment: OutputSegment, holds: Callable[[str], bool]) -> bool:
    texts = segment.references or segment.outputs
    return 2 * sum(map(holds, texts)) > len(texts)


def _has_names(text: str) -> bool:
    return bool(target_names(text))


def _has_numbers(text: str) -> bool:
    return not _DIGITS.isdisjoint(text) or bool(find_numbers(text))


def _has_quotation(text: str) -> bool:
    return not _QUOTES.isdisjoint(text)


def _position(place: int, segments: int) -> str:
    if segments < FEWEST:
        return ""
    third = 3 * place // segments
    return ("beginning", "middle", "end")[third]
