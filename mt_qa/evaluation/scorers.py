"""The field's three span scorers: how well predicted spans agree with judged ones.

Each scorer turns one text into `Counts`; counts add up over many texts, and only their sum becomes precision, recall
and F1 (micro average). Spans are half-open, in code points. ``critical`` counts as ``major``, as in the shared tasks;
a ``neutral`` span is no fault and is left out. Written from the published definitions, checked against
tests/evaluation/scorer-vectors.json.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from heapq import heappop, heappush
from typing import NamedTuple

from mt_qa.core import Severity

PARTIAL_CREDIT = 0.5
"""What a character is worth that is flagged with the wrong severity (WMT23 and WMT25)."""


class GradedSpan(NamedTuple):
    """A stretch of text with its severity: all that the scorers look at."""

    start: int
    end: int
    severity: Severity


class Scores(NamedTuple):
    """Each 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Counts:
    """Sums behind a score: credit towards precision and recall, and what each is a share of."""

    precision_credit: float = 0.0
    recall_credit: float = 0.0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.precision_credit + other.precision_credit,
            self.recall_credit + other.recall_credit,
            self.predicted + other.predicted,
            self.gold + other.gold,
        )

    def scores(self) -> Scores:
        """Precision and recall are 1 where there was nothing to get wrong; F1 is 0 where both are 0."""
        precision = self.precision_credit / self.predicted if self.predicted else 1.0
        recall = self.recall_credit / self.gold if self.gold else 1.0
        both = precision + recall
        return Scores(precision, recall, 2 * precision * recall / both if both else 0.0)


Scorer = Callable[[int, Iterable[GradedSpan], Iterable[GradedSpan]], Counts]
"""``(length, gold, predicted) -> Counts`` for one text of `length` code points."""


def wmt25(length: int, gold: Iterable[GradedSpan], predicted: Iterable[GradedSpan]) -> Counts:
    """Characters, counted once for every span that covers them; half credit for the wrong severity.

    Source: wmt-conference/wmt25-mteval, scripts/scoring/task2/scoring_esa.py.
    """
    credit, flagged, judged = 0.0, 0, 0
    for width, (gold_major, gold_minor, major, minor) in _pieces(length, gold, predicted):
        agreed = min(gold_major, major) + min(gold_minor, minor)
        missed = max(0, gold_major - major) + max(0, gold_minor - minor)
        surplus = max(0, major - gold_major) + max(0, minor - gold_minor)
        credit += width * (agreed + PARTIAL_CREDIT * min(missed, surplus))
        flagged += width * (major + minor)
        judged += width * (gold_major + gold_minor)
    return Counts(credit, credit, flagged, judged)


def wmt23(length: int, gold: Iterable[GradedSpan], predicted: Iterable[GradedSpan]) -> Counts:
    """Characters, each counted once; half credit for the wrong severity, full where the gold has both.

    Source: WMT-QE-Task/qe-eval-scripts, wmt23/task2_evaluate.py.
    """
    credit, flagged, judged = 0.0, 0, 0
    for width, (gold_major, gold_minor, major, minor) in _pieces(length, gold, predicted):
        is_flagged, is_judged = bool(major or minor), bool(gold_major or gold_minor)
        if is_flagged and is_judged:
            right = (gold_major and gold_minor) or (gold_major and major) or (gold_minor and minor)
            credit += width * (1.0 if right else PARTIAL_CREDIT)
        flagged += width * is_flagged
        judged += width * is_judged
    return Counts(credit, credit, flagged, judged)


def mpp(
    length: int, gold: Iterable[GradedSpan], predicted: Iterable[GradedSpan], *, severity_penalty: float = 0.0
) -> Counts:
    """Spans matched one to one, the best overlap first; each weighs 1 and is credited with its matched share.

    `severity_penalty` is what a pair loses whose severities differ: 0 nothing, 1 everything. Where two pairs are
    equally good, the one further left is taken, so that the order of the spans does not matter.
    Source: arXiv 2603.19921, "matching with partial overlap and character proportion".
    """
    judged, flagged = _within(length, gold), _within(length, predicted)
    precision_credit = recall_credit = 0.0
    for i, j in matched(judged, flagged, severity_penalty=severity_penalty):
        weighted = _agreement(judged[i], flagged[j], severity_penalty) * _overlap(judged[i], flagged[j])
        precision_credit += weighted / _length(flagged[j])
        recall_credit += weighted / _length(judged[i])
    return Counts(precision_credit, recall_credit, len(flagged), len(judged))


SCORERS: Mapping[str, Scorer] = {
    "wmt25": wmt25,
    "wmt23": wmt23,
    "mpp": mpp,
    "mpp_severity": partial(mpp, severity_penalty=1.0),
}
"""Every scorer by the name it is reported under."""


def matched(
    gold: Sequence[GradedSpan], predicted: Sequence[GradedSpan], *, severity_penalty: float = 0.0
) -> list[tuple[int, int]]:
    """Indices of gold and predicted spans matched one to one, greedily, best overlap (Dice) first."""

    def rank(pair: tuple[int, int]) -> tuple[float, GradedSpan, GradedSpan]:
        first, second = gold[pair[0]], predicted[pair[1]]
        dice = 2 * _overlap(first, second) / (_length(first) + _length(second))
        return -dice * _agreement(first, second, severity_penalty), min(first, second), max(first, second)

    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for i, j in sorted(_overlapping(gold, predicted), key=rank):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs


def _overlapping(gold: Sequence[GradedSpan], predicted: Sequence[GradedSpan]) -> Iterable[tuple[int, int]]:
    """Every overlapping pair: a sweep from left to right that keeps the spans still open on either side."""
    starts = sorted(
        [(span.start, 0, i) for i, span in enumerate(gold)] + [(span.start, 1, j) for j, span in enumerate(predicted)]
    )
    still_open: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for start, side, index in starts:
        others = still_open[1 - side]
        while others and others[0][0] <= start:
            heappop(others)
        for _, other in others:
            yield (index, other) if side == 0 else (other, index)
        heappush(still_open[side], ((gold, predicted)[side][index].end, index))


def _pieces(
    length: int, gold: Iterable[GradedSpan], predicted: Iterable[GradedSpan]
) -> Iterable[tuple[int, tuple[int, int, int, int]]]:
    """Stretches over which no span begins or ends: their width, and how many gold major, gold minor, predicted major
    and predicted minor spans cover them. A difference array that keeps only the places where something changes."""
    changes: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for offset, spans in ((0, gold), (2, predicted)):
        for start, end, severity in _within(length, spans):
            layer = offset + (severity is Severity.MINOR)
            changes[start][layer] += 1
            changes[end][layer] -= 1
    covering = (0, 0, 0, 0)
    begin = 0
    for place in sorted(changes):
        if any(covering):
            yield place - begin, covering
        gold_major, gold_minor, major, minor = (a + b for a, b in zip(covering, changes[place], strict=True))
        covering, begin = (gold_major, gold_minor, major, minor), place


def _within(length: int, spans: Iterable[GradedSpan]) -> list[GradedSpan]:
    """The spans in order of the text, cut off at its ends, critical as major, neutral and empty ones left out."""
    cut = (GradedSpan(max(0, s.start), min(s.end, length), min(s.severity, Severity.MAJOR)) for s in spans)
    return sorted(span for span in cut if span.start < span.end and span.severity is not Severity.NEUTRAL)


def _length(span: GradedSpan) -> int:
    return span.end - span.start


def _overlap(first: GradedSpan, second: GradedSpan) -> int:
    return min(first.end, second.end) - max(first.start, second.start)


def _agreement(first: GradedSpan, second: GradedSpan, severity_penalty: float) -> float:
    return 1.0 if first.severity is second.severity else 1.0 - severity_penalty
