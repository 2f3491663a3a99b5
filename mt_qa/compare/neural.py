"""Neural metrics with weights on this machine, in the same table as the others: COMET's family and MetricX.

A metric whose library or weights are not here has no number, and its column says why. Backends are looked up at run
time, so that nothing here depends on torch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Protocol

import numpy as np

from mt_qa.compare.outputs import Outputs
from mt_qa.compare.remarks import Remark
from mt_qa.compare.statistics import Statistic, mean, with_ones
from mt_qa.core import BackendError, InputError

FAMILIES = ("comet", "metricx")
LOWER_IS_BETTER = frozenset({"metricx"})
NO_WEIGHTS = "no weights"


class NeuralMetric(Protocol):
    """What a family's ``load(path)`` gives. Scores are one a segment."""

    signature: str
    needs: frozenset[str]
    """Of ``source`` and ``reference``, what every segment must have."""

    cut: int
    """How many inputs were longer than the network reads, so far."""

    def scores(
        self,
        targets: Sequence[str],
        sources: Sequence[str],
        references: Sequence[str],
        progress: Callable[[int, int], None] | None = None,
    ) -> list[float]:
        """A score for each target. Rows that are not needed may be empty strings."""


def neural_metrics(
    outputs: Outputs, weights: Mapping[str, str], progress: Callable[[str, int, int], None] | None = None
) -> tuple[list[Statistic], list[Remark]]:
    """A statistic for each family, measured where `weights` has its folder, and remarks. Raises InputError."""
    unknown = [name for name in weights if name not in FAMILIES]
    if unknown:
        raise InputError(f"no neural metric is called {unknown[0]!r}; there are {', '.join(FAMILIES)}")
    found: list[Statistic] = []
    said: list[Remark] = []
    for name in FAMILIES:
        if name not in weights:
            found.append(_absent(outputs, name, NO_WEIGHTS))
            continue
        try:
            metric: NeuralMetric = import_module(f"mt_qa.backends.{name}").load(weights[name])
            found.append(_measured(outputs, name, metric, progress))
        except BackendError as error:
            found.append(_absent(outputs, name, str(error)))
            said.append(Remark(f"{name}: {error}", f"{name}: {error}"))
            continue
        if metric.cut:
            said.append(
                Remark(
                    f"{name}: {metric.cut} inputs are longer than the network reads and were cut",
                    f"{name}: عدد المدخلات التي قُطعت لطولها {metric.cut}",
                )
            )
    return found, said


def _absent(outputs: Outputs, name: str, reason: str) -> Statistic:
    better = name not in LOWER_IS_BETTER
    return Statistic(name, mean, {}, higher_is_better=better, absent=dict.fromkeys(outputs.names, reason))


def _measured(
    outputs: Outputs, name: str, metric: NeuralMetric, progress: Callable[[str, int, int], None] | None
) -> Statistic:
    sources = [segment.source or "" for segment in outputs.segments]
    if "source" in metric.needs and not all(
        source.strip() for source, segment in zip(sources, outputs.segments, strict=True) if segment.is_written
    ):
        return _absent(outputs, name, "no source")
    references = outputs.references
    if "reference" in metric.needs and not references:
        return _absent(outputs, name, "no reference")
    rows = {}
    total = len(outputs.names) * max(len(references), 1) * len(sources)
    done = 0

    def tell(now: int, _: int) -> None:
        if progress is not None:
            progress(name, done + now, total)

    for place, system in enumerate(outputs.names):
        scores = []
        for reference in references or [[""] * len(sources)]:
            scores.append(metric.scores(outputs.of(place), sources, reference, tell))
            done += len(sources)
        # These metrics know one reference; of several, the best counts, as for chrF.
        best = np.min(scores, axis=0) if name in LOWER_IS_BETTER else np.max(scores, axis=0)
        rows[system] = with_ones(np.asarray(best, dtype=np.float64))
    return Statistic(name, mean, rows, metric.signature, name not in LOWER_IS_BETTER)
