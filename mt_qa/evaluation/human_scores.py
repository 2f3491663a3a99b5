"""How far scores without a reference agree with what people thought: correlations with AfriMTE's human scores.

``python -m mt_qa.evaluation.human_scores``. The set is small (250 sentences into Egyptian Arabic, scored by people on
the scale of direct assessment, z-normalised), and its outputs mix dialect with Modern Standard Arabic, for which we are
made: read the intervals. Beside our score stand chrF against both references and two baselines that look at lengths
only.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mt_qa.core import Document, Segment
from mt_qa.evaluation.corpora import corpora_folder
from mt_qa.evaluation.progress import track
from mt_qa.evaluation.tables import table
from mt_qa.service import review

FILE = "eval/afrimte_eng-arz.jsonl.xz"
RESAMPLES = 1000
SEED = 12345

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Correlation:
    """How one score goes with the human ones: linear, by rank, by pairs, and the interval of the rank correlation."""

    name: str
    pearson: float
    spearman: float
    kendall: float
    low: float
    high: float


def human_records(folder: Path) -> list[Mapping[str, Any]]:
    """The outputs with source, references and human score."""
    with lzma.open(folder / FILE, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def correlations(records: Sequence[Mapping[str, Any]]) -> list[Correlation]:
    """Of every score with the human ones."""
    human = np.array([record["score"] for record in records])
    return [correlation(name, np.array(values, dtype=np.float64), human) for name, values in _scores(records)]


def _scores(records: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, list[float]]]:
    from sacrebleu.metrics import CHRF

    yield "our score, without source", [_score(record, None) for record in track(records, "without source")]
    yield "our score, with source", [_score(record, record["source_text"]) for record in track(records, "with source")]
    chrf = CHRF()
    for name, key in (("Egyptian", "flores_arz_reference"), ("Standard", "flores_arb_reference")):
        values = [chrf.sentence_score(record["mt_text"], [record[key]]).score for record in records]
        yield f"chrF against the reference in {name} Arabic", values
    yield "baseline: words of the output", [-float(len(record["mt_text"].split())) for record in records]
    ratios = [len(record["mt_text"]) / len(record["source_text"]) for record in records]
    usual = float(np.median(ratios))
    yield "baseline: length beside the source's", [-abs(ratio - usual) for ratio in ratios]


def _score(record: Mapping[str, Any], source: str | None) -> float:
    return review(Document((Segment(record["mt_text"], source),))).score


def correlation(name: str, values: Scores, human: Scores) -> Correlation:
    """The three correlations, and how far that by rank may be off: the middle 95 % over draws of the records."""
    draws = np.random.default_rng(SEED)
    drawn = []
    for _ in range(RESAMPLES):
        chosen = draws.integers(len(human), size=len(human))
        drawn.append(pearson(ranks(values[chosen]), ranks(human[chosen])))
    low, high = np.quantile(drawn, [0.025, 0.975])
    by_rank = pearson(ranks(values), ranks(human))
    return Correlation(name, pearson(values, human), by_rank, kendall(values, human), float(low), float(high))


def pearson(first: Scores, second: Scores) -> float:
    """The linear correlation; 0 where one of them never changes."""
    a, b = first - first.mean(), second - second.mean()
    size = float(np.sqrt((a @ a) * (b @ b)))
    return float(a @ b) / size if size else 0.0


def ranks(values: Scores) -> Scores:
    """The rank of each value, equal ones sharing theirs."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[inverse], dtype=np.float64)


def kendall(first: Scores, second: Scores) -> float:
    """Kendall's tau-b: of the pairs that neither calls equal, those in the same order less those in the other."""
    a, b = np.sign(first[:, None] - first), np.sign(second[:, None] - second)
    size = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / size if size else 0.0


def rendered(found: Sequence[Correlation]) -> str:
    """The correlations as a table."""
    rows = (
        [c.name, f"{c.pearson:+.3f}", f"{c.spearman:+.3f} [{c.low:+.2f}, {c.high:+.2f}]", f"{c.kendall:+.3f}"]
        for c in found
    )
    return table(["score", "Pearson", "Spearman [95 %]", "Kendall"], list(rows))


def main() -> int:
    folder = corpora_folder()
    if folder is None or not (folder / FILE).is_file():
        print("no human scores here: set MT_QA_CORPORA to the folder of corpora", file=sys.stderr)
        return 2
    records = human_records(folder)
    print(f"AfriMTE eng-arz, {len(records)} outputs")
    print(rendered(correlations(records)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
