"""What the text and the page of a comparison both say: names of metrics, slices and differences, in either language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mt_qa.compare.quality import FINDINGS, SCORE
from mt_qa.compare.ranking import Pair
from mt_qa.compare.result import Comparison, Score
from mt_qa.core import Category
from mt_qa.knowledge.labels import Labels

METRIC_NAMES = {
    "bleu": "BLEU",
    "chrf": "chrF",
    "chrf++": "chrF++",
    "ter": "TER ↓",
    "comet": "COMET",
    "metricx": "MetricX ↓",
}
REASONS = {
    "no reference": "compare-no-reference",
    "no source": "no-source",
    "no weights": "compare-no-weights",
}
SLICES = {
    "length": "compare-length",
    "names": "compare-names",
    "numbers": "compare-numbers",
    "quotations": "compare-quotations",
    "domain": "compare-domain",
    "position": "compare-position",
}
SLICE_VALUES = {
    "with": "compare-with",
    "without": "compare-without",
    "beginning": "compare-beginning",
    "middle": "compare-middle",
    "end": "compare-end",
}
"""The words for slices, and for those of their values that are words."""


def metric_name(metric: str, names: Labels) -> str:
    """What a metric, the score or a count of findings is called."""
    if metric == SCORE:
        return names.word("score")
    if metric == FINDINGS:
        return names.word("compare-findings")
    prefix, _, category = metric.partition(":")
    if prefix == FINDINGS:
        return names.category(Category(category))
    return METRIC_NAMES.get(metric, metric)


def slice_name(by: str, value: str, names: Labels) -> str:
    """What a slice is called: "names: with"."""
    shown = names.word(SLICE_VALUES[value]) if value in SLICE_VALUES and by != "domain" else value
    return f"{names.word(SLICES[by])}: {shown}"


@dataclass(frozen=True, slots=True)
class PairInWords:
    """Two systems: for each of them in what it is better, and in what there is no significant difference."""

    a: str
    b: str
    better: dict[str, tuple[Pair, ...]]
    undecided: tuple[Pair, ...]


def pairs_in_words(comparison: Comparison) -> Iterator[PairInWords]:
    """Every pair of systems, the better ones first."""
    order = {system.name: system.rank for system in comparison.systems}
    groups: defaultdict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in comparison.pairs:
        a, b = sorted((pair.a, pair.b), key=order.__getitem__)
        groups[a, b].append(pair)
    for (a, b), pairs in sorted(groups.items(), key=lambda group: [order[name] for name in group[0]]):
        better = {name: tuple(pair for pair in pairs if pair.winner == name) for name in (a, b)}
        yield PairInWords(a, b, better, tuple(pair for pair in pairs if not pair.winner))


def listed(pairs: Sequence[Pair], names: Labels, *, p_values: bool = True) -> str:
    """Metrics with the size of the difference, and how sure it is."""
    comma = ", " if names.language == "en" else "، "
    return comma.join(
        f"{metric_name(pair.metric, names)} {abs(pair.difference):.2f} (p {p_value(pair.p_adjusted)})"
        if p_values
        else metric_name(pair.metric, names)
        for pair in pairs
    )


def p_value(value: float) -> str:
    """Three decimals; never 0, which no test can show."""
    return "< 0.001" if value < 0.001 else f"{value:.3f}"


def measured_metrics(comparison: Comparison) -> tuple[str, ...]:
    """The metrics of which any system has a number."""
    first = comparison.systems[0].metrics
    return tuple(
        metric for metric in first if any(system.metrics[metric].score is not None for system in comparison.systems)
    )


def not_measured(comparison: Comparison, names: Labels) -> Iterator[tuple[str, str]]:
    """What has no number, of all systems or of one, and the reason; those of one reason together."""
    known = measured_metrics(comparison)
    of_all: defaultdict[str, list[str]] = defaultdict(list)
    for metric in comparison.systems[0].metrics:
        reasons = {system.name: system.metrics[metric].reason for system in comparison.systems}
        for name, reason in reasons.items():
            if reason and metric in known:
                of_all[reason].append(f"{metric_name(metric, names)} ({name})")
        if metric not in known:
            of_all[next(iter(reasons.values()))].append(metric_name(metric, names))
    for reason, metrics in of_all.items():
        yield ", ".join(metrics), names.word(REASONS[reason]) if reason in REASONS else reason


def with_interval(score: Score, digits: int = 2) -> str:
    """The number and its interval; a dash where there is none."""
    if score.score is None:
        return "–"
    return f"{score.score:.{digits}f} [{score.low:.{digits}f}–{score.high:.{digits}f}]"
