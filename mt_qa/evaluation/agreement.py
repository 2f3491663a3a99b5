"""How well the spans of a system agree with the judged ones, for any system: ours or a baseline."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Protocol

from mt_qa.core import Document, Span
from mt_qa.evaluation.scorers import SCORERS, Counts, GradedSpan, Scores


class HasEnds(Protocol):
    """Anything with a half-open stretch: a Span, a GradedSpan."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Agreement:
    """Scores of one system over many documents, all micro averages.

    `spans` by scorer (wmt25, wmt23, mpp, mpp_severity). `overlap`: the share of predicted spans that touch a judged
    one, and of judged spans that are touched. `error_free`: the segments in which nothing is wrong
    (WMT26 task 3).
    """

    system: str
    spans: Mapping[str, Scores]
    overlap: Scores
    error_free: Scores

    def columns(self) -> Mapping[str, Scores]:
        """All the scores in the order in which they are shown."""
        return {**self.spans, "overlap": self.overlap, "error_free": self.error_free}

    def to_dict(self) -> dict[str, Any]:
        scores = {
            name: {"precision": round(s.precision, 4), "recall": round(s.recall, 4), "f1": round(s.f1, 4)}
            for name, s in self.columns().items()
        }
        return {"system": self.system, **scores}


Judged = tuple[Document, Sequence[GradedSpan], Sequence[GradedSpan]]
"""A document, its judged and its predicted spans."""


def agreement(system: str, documents: Iterable[Judged]) -> Agreement:
    """The scores of a system that predicted the last spans of each triple where the second were judged."""
    spans = {name: Counts() for name in SCORERS}
    overlap, error_free = Counts(), Counts()
    for document, gold, predicted in documents:
        length = len(document.text)
        for name, scorer in SCORERS.items():
            spans[name] += scorer(length, gold, predicted)
        touching, touched = sum(overlapped(predicted, gold)), sum(overlapped(gold, predicted))
        overlap += Counts(touching, touched, len(predicted), len(gold))
        error_free += _error_free(document, gold, predicted)
    return Agreement(
        system, {name: counts.scores() for name, counts in spans.items()}, overlap.scores(), error_free.scores()
    )


def mean(system: str, runs: Sequence[Agreement]) -> Agreement:
    """The mean of every score over several runs of the same system."""

    def average(scores: Iterable[Scores]) -> Scores:
        rows = list(scores)
        return Scores(*(sum(column) / len(rows) for column in zip(*rows, strict=True)))

    return Agreement(
        system,
        {name: average(run.spans[name] for run in runs) for name in SCORERS},
        average(run.overlap for run in runs),
        average(run.error_free for run in runs),
    )


def overlapped(spans: Iterable[HasEnds], others: Iterable[HasEnds]) -> Iterator[bool]:
    """For each of `spans` whether it shares a code point with any of `others`."""
    by_start = sorted((other.start, other.end) for other in others)
    starts = [start for start, _ in by_start]
    furthest = list(accumulate((end for _, end in by_start), max))
    for span in spans:
        before = bisect_left(starts, span.end)
        yield before > 0 and furthest[before - 1] > span.start


def _error_free(document: Document, gold: Sequence[GradedSpan], predicted: Sequence[GradedSpan]) -> Counts:
    segments = [
        Span(start, start + len(segment.target))
        for start, segment in zip(document.starts, document.segments, strict=True)
        if segment.target.strip()
    ]
    judged_free = [not wrong for wrong in overlapped(segments, gold)]
    predicted_free = [not wrong for wrong in overlapped(segments, predicted)]
    both = sum(a and b for a, b in zip(judged_free, predicted_free, strict=True))
    return Counts(both, both, sum(predicted_free), sum(judged_free))
