"""The comparison itself: outputs and what a review found in them become statistics, tests, slices and segments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations
from math import ceil

from mt_qa.arabic.folding import fold
from mt_qa.compare import quality
from mt_qa.compare.blind import Pick, agreements
from mt_qa.compare.contradictions import contradictions
from mt_qa.compare.differences import disagreement
from mt_qa.compare.metrics import LOWER_IS_BETTER as LOWER_SACREBLEU
from mt_qa.compare.metrics import METRICS, default_tokenizer, measured
from mt_qa.compare.ngrams import Overused, all_overused
from mt_qa.compare.outputs import Outputs
from mt_qa.compare.quality import Reviewed
from mt_qa.compare.ranking import ALPHA, Pair, clusters, judged
from mt_qa.compare.remarks import Remark
from mt_qa.compare.resampling import RESAMPLES, SEED, TRIALS, bootstrapped, interval, paired_tests
from mt_qa.compare.result import ComparedOutput, ComparedSegment, Comparison, Quality, Score, System, WinsTiesLosses
from mt_qa.compare.slices import slices
from mt_qa.compare.statistics import Rows, Statistic
from mt_qa.core import Finding, InputError, Report, Verdict
from mt_qa.scoring import Profile, verdict

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

WHOLE_ONLY = frozenset({"bleu"})
"""Metrics that say nothing of a single segment."""

LOWER_IS_BETTER = LOWER_SACREBLEU | {"metricx"}
"""Metrics of which less is better."""

BINS = 10


@dataclass(frozen=True, slots=True)
class Options:
    """What to measure and how to test it.

    `tokenizer` is BLEU's, None for `default_tokenizer`. `trials` None takes sacrebleu's 10,000, or as many more as it
    takes for one of the corrected p-values to reach the level `alpha`.
    """

    metrics: tuple[str, ...] = METRICS
    tokenizer: str | None = None
    ranked_by: str = quality.SCORE
    seed: int = SEED
    resamples: int = RESAMPLES
    trials: int | None = None
    alpha: float = ALPHA


def compared(
    outputs: Outputs,
    reports: Sequence[Sequence[Report]],
    profile: Profile,
    options: Options,
    *,
    metrics: Sequence[Statistic] = (),
    remarks: Sequence[Remark] = (),
    signature: str = "",
    progress: Progress | None = None,
) -> Comparison:
    """The comparison of `outputs`, of which `reports` are the reviews by system and article.

    `metrics` are what `metric_tasks` and neural metrics measured. Raises InputError for a ranking by anything else.
    """
    tell = progress or nothing
    reviews = [quality.reviewed(outputs, n, reports[n], profile) for n in range(len(outputs.names))]
    found = [*metrics, *quality.statistics(outputs.names, reviews, profile)]
    segments = len(outputs.segments)
    tell("intervals", 0, 1)
    samples = bootstrapped(found, segments, options.seed, options.resamples)
    trials = _trials(found, options)
    tests = paired_tests(
        found, outputs.names, segments, samples, options.seed, trials, lambda d, t: tell("trials", d, t)
    )
    pairs = judged(tests, {s.name: s.higher_is_better for s in found}, options.alpha)
    tell("segments", 0, segments)
    rows = _segments(outputs, reviews, metrics, tell)
    return Comparison(
        names=outputs.names,
        systems=_systems(outputs, reviews, found, samples, pairs, rows, profile, options),
        pairs=pairs,
        segments=rows,
        slices=slices(outputs, reviews, [s for s in found if not s.name.startswith(quality.FINDINGS)]),
        wins=_wins(outputs, reviews),
        ranked_by=options.ranked_by,
        alpha=options.alpha,
        remarks=(*remarks, *_too_few(tests, trials, options.alpha)),
        signature=f"{signature}|compare:seed:{options.seed}|bs:{options.resamples}|ar:{trials}|holm:{len(tests)}",
        reference_names=outputs.reference_names,
    )


def nothing(_what: str, _done: int, _total: int) -> None:
    """What is told to nobody."""


def with_picks(comparison: Comparison, picks: Sequence[Pick]) -> Comparison:
    """The comparison with the agreement of these picks: nothing is measured anew."""
    by_metric: dict[str, dict[str, list[float]]] = {}
    for place, name in enumerate(comparison.names):
        for segment in comparison.segments:
            output = segment.outputs[place]
            for metric, value in {quality.SCORE: output.score, **output.metrics}.items():
                by_metric.setdefault(metric, {}).setdefault(name, []).append(value)
    whole = {
        metric: {name: row for name, row in scores.items() if len(row) == len(comparison.segments)}
        for metric, scores in by_metric.items()
    }
    return replace(comparison, agreements=agreements(picks, whole, LOWER_IS_BETTER))


def metric_tasks(outputs: Outputs, options: Options) -> list[Callable[[], Statistic]]:
    """A call for each metric of `options`: what they take longest over can be done in processes of their own."""
    tokenizer = options.tokenizer or default_tokenizer()
    return [partial(measured, outputs, name, tokenizer) for name in options.metrics]


def _trials(found: Sequence[Statistic], options: Options) -> int:
    if options.trials is not None:
        return options.trials
    tests = sum(len(statistic.rows) * (len(statistic.rows) - 1) // 2 for statistic in found)
    return max(TRIALS, ceil(2 * tests / options.alpha))


def _too_few(tests: Sequence[object], trials: int, alpha: float) -> list[Remark]:
    if len(tests) / (trials + 1) < alpha:
        return []
    count = len(tests)
    return [
        Remark(
            f"{trials} trials cannot show a difference among {count} tests at the level {alpha:g}: ask for more",
            f"لا تكفي {trials} محاولة لإثبات فرق بين {count} اختبارا عند المستوى {alpha:g}",
        )
    ]


def _systems(
    outputs: Outputs,
    reviews: Sequence[Reviewed],
    found: Sequence[Statistic],
    samples: Mapping[str, Mapping[str, Rows]],
    pairs: Sequence[Pair],
    rows: Sequence[ComparedSegment],
    profile: Profile,
    options: Options,
) -> tuple[System, ...]:
    ordered = _ordered(outputs, found, options.ranked_by)
    cluster = clusters(ordered, pairs, options.ranked_by)
    texts = [*(outputs.of(n) for n in range(len(outputs.names))), *outputs.references]
    overused = all_overused(texts, len(outputs.names))
    return tuple(
        _system(name, rank, cluster[name], outputs, reviews, found, samples, rows, profile, overused)
        for rank, name in enumerate(ordered, start=1)
    )


def _ordered(outputs: Outputs, found: Sequence[Statistic], ranked_by: str) -> list[str]:
    statistic = next((each for each in found if each.name == ranked_by), None)
    if statistic is None:
        known = ", ".join(each.name for each in found if not each.name.startswith(quality.FINDINGS))
        raise InputError(f"nothing called {ranked_by!r} was measured to rank by; there are {known}")
    absent = next((name for name in outputs.names if name not in statistic.rows), None)
    if absent is not None:
        raise InputError(f"{absent} has no {ranked_by} to be ranked by: {statistic.absent[absent]}")
    sign = -1 if statistic.higher_is_better else 1
    return sorted(outputs.names, key=lambda name: sign * statistic.score(name))


def _system(
    name: str,
    rank: int,
    cluster: int,
    outputs: Outputs,
    reviews: Sequence[Reviewed],
    found: Sequence[Statistic],
    samples: Mapping[str, Mapping[str, Rows]],
    rows: Sequence[ComparedSegment],
    profile: Profile,
    overused: Sequence[tuple[Overused, ...]],
) -> System:
    place = outputs.names.index(name)
    review = reviews[place]
    scores = {each.name: _score(each, name, samples) for each in found if not each.name.startswith(quality.FINDINGS)}
    own = scores.pop(quality.SCORE)
    return System(
        name=name,
        rank=rank,
        cluster=cluster,
        metrics=scores,
        quality=Quality(
            score=own,
            critical_rate=review.critical_rate,
            error_free_rate=review.error_free_rate,
            findings=review.counts,
            severities=review.severities,
            contradictions=sum(len(row.outputs[place].contradictions) for row in rows),
            distribution=_distribution(review),
            buckets=_buckets(review, profile),
        ),
        overused=overused[place],
    )


def _score(statistic: Statistic, name: str, samples: Mapping[str, Mapping[str, Rows]]) -> Score:
    if name not in statistic.rows:
        return Score(None, reason=statistic.absent.get(name, "not measured"))
    low, high = interval(samples[statistic.name][name])
    shown = statistic.shown
    return Score(shown(statistic.score(name)), shown(low), shown(high), statistic.signature)


def _distribution(review: Reviewed) -> tuple[int, ...]:
    counts = [0] * BINS
    for score, written in zip(review.scores, review.written, strict=True):
        if written:
            counts[min(int(score // (100 / BINS)), BINS - 1)] += 1
    return tuple(counts)


def _buckets(review: Reviewed, profile: Profile) -> tuple[int, int, int]:
    counts: Counter[Verdict] = Counter()
    for findings, score, written, missing in zip(
        review.findings, review.scores, review.written, review.missing, strict=True
    ):
        if written:
            counts[Verdict.RETRANSLATE if missing else verdict(findings, score, profile)[0]] += 1
    return counts[Verdict.RETRANSLATE], counts[Verdict.REVIEW], counts[Verdict.PUBLISH]


def _segments(
    outputs: Outputs, reviews: Sequence[Reviewed], metrics: Sequence[Statistic], tell: Progress
) -> tuple[ComparedSegment, ...]:
    single = {
        statistic.name: {name: statistic.by_segment(name) for name in statistic.rows}
        for statistic in metrics
        if statistic.name not in WHOLE_ONLY
    }
    articles = [article.id for article, _ in outputs.places()]
    rows = []
    for index, segment in enumerate(outputs.segments):
        if index % 100 == 0:
            tell("segments", index, len(outputs.segments))
        findings = [review.findings[index] for review in reviews]
        against = contradictions(segment, index)
        compared_outputs = tuple(
            ComparedOutput(
                text=segment.outputs[place],
                missing=reviews[place].missing[index],
                score=reviews[place].scores[index],
                metrics={metric: float(rows[name][index]) for metric, rows in single.items() if name in rows},
                findings=findings[place],
                alone=_alone(findings, place),
                contradictions=against[place],
            )
            for place, name in enumerate(outputs.names)
        )
        apart = disagreement(segment.outputs)
        rows.append(
            ComparedSegment(index, articles[index], segment.source, segment.references, apart, compared_outputs)
        )
    return tuple(rows)


def _alone(findings: Sequence[Sequence[Finding]], place: int) -> tuple[int, ...]:
    """The places of the findings that no other output has, of the same check and on the same words."""
    others = {_key(f) for other, row in enumerate(findings) if other != place for f in row}
    return tuple(number for number, f in enumerate(findings[place]) if _key(f) not in others)


def _key(finding: Finding) -> tuple[str, str]:
    return finding.check, fold(finding.text)


def _wins(outputs: Outputs, reviews: Sequence[Reviewed]) -> tuple[WinsTiesLosses, ...]:
    written = [place for place, segment in enumerate(outputs.segments) if segment.is_written]
    found = []
    for a, b in combinations(range(len(outputs.names)), 2):
        gaps = [reviews[a].scores[place] - reviews[b].scores[place] for place in written]
        wins, losses = sum(gap > 0 for gap in gaps), sum(gap < 0 for gap in gaps)
        found.append(WinsTiesLosses(outputs.names[a], outputs.names[b], wins, len(gaps) - wins - losses, losses))
    return tuple(found)
