"""BLEU, chrF, chrF++ and TER: counted by sacrebleu, segment by segment, with its signatures.

The formulas from sums to scores are sacrebleu's for many sums at once (tests hold them against it), because a
comparison asks for a million of them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mt_qa.compare.outputs import Outputs
from mt_qa.compare.statistics import Rows, Statistic

METRICS = ("bleu", "chrf", "chrf++", "ter")
LOWER_IS_BETTER = frozenset({"ter"})
TOKENIZERS = ("13a", "intl", "flores200", "none", "char")
FLORES200 = "flores200sacrebleuspm"
"""The file of spBLEU's tokens, among sacrebleu's models; sacrebleu would fetch it, we never do."""

ORDERS = 4


def default_tokenizer() -> str:
    """spBLEU's ``flores200`` where its model lies on this machine, else sacrebleu's own default."""
    return "flores200" if tokenizer_problem("flores200") is None else "13a"


def tokenizer_problem(name: str) -> str | None:
    """Why BLEU cannot be counted in these tokens; None where it can."""
    if name != "flores200":
        return None
    if find_spec("sentencepiece") is None:
        return "not installed: sentencepiece (pip install sentencepiece)"
    if not _model_path().is_file():
        return f"not installed: {_model_path()} (spBLEU's model; nothing is fetched)"
    return None


def _model_path() -> Path:
    folder = os.environ.get("SACREBLEU") or Path.home() / ".sacrebleu"
    return Path(folder) / "models" / FLORES200


def measured(outputs: Outputs, name: str, tokenizer: str) -> Statistic:
    """One metric of all systems against all references; a system that is one of the references has no score."""
    formula = FORMULAS[name]
    better = name not in LOWER_IS_BETTER
    if not outputs.reference_names:
        return _absent(outputs, name, "no reference", formula, better)
    problem = tokenizer_problem(tokenizer) if name == "bleu" else None
    if problem is not None:
        return _absent(outputs, name, problem, formula, better)
    references = [[line.rstrip() for line in row] for row in outputs.references]
    metric = _metric(name, tokenizer, references)
    rows: dict[str, Rows] = {}
    absent: dict[str, str] = {}
    for number, system in enumerate(outputs.names):
        lines = [line.rstrip() for line in outputs.of(number)]
        same = [title for title, row in zip(outputs.reference_names, references, strict=True) if row == lines]
        if same:
            absent[system] = f"the output is the reference {same[0]}"
        else:
            rows[system] = np.array(metric._extract_corpus_statistics(lines, None), dtype=np.float64)
    return Statistic(name, formula, rows, str(metric.get_signature()), better, absent, strict=True)


def _absent(outputs: Outputs, name: str, reason: str, formula: Callable[[Rows], Any], better: bool) -> Statistic:
    return Statistic(name, formula, {}, "", better, dict.fromkeys(outputs.names, reason))


def _metric(name: str, tokenizer: str, references: Sequence[Sequence[str]]) -> Any:
    from sacrebleu.metrics import BLEU, CHRF, TER

    match name:
        case "bleu":
            return BLEU(tokenize=tokenizer, references=references, force=True)
        case "chrf":
            return CHRF(references=references)
        case "chrf++":
            return CHRF(word_order=2, references=references)
    return TER(references=references)


def bleu_scores(sums: Rows) -> NDArray[np.float64]:
    """sacrebleu's BLEU with exponential smoothing. Columns: length, length of reference, matches, and n-grams."""
    length, expected = sums[:, 0], sums[:, 1]
    matches, counts = sums[:, 2 : 2 + ORDERS], sums[:, 2 + ORDERS :]
    halvings = np.cumsum(matches == 0, axis=1)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        precisions = np.where(matches > 0, matches, 0.5**halvings) * 100 / counts
        logarithms = np.log(precisions).mean(axis=1)
        brevity = np.where(length < expected, np.exp(1 - expected / length), 1.0)
        scores = brevity * np.exp(logarithms)
    # without a match, or without a single 4-gram, sacrebleu gives nothing
    return np.where((matches.sum(axis=1) > 0) & (counts.min(axis=1) > 0), scores, 0.0)


def chrf_scores(sums: Rows) -> NDArray[np.float64]:
    """sacrebleu's chrF and chrF++ (beta 2). Columns: for each order n-grams of output, of reference, and matches."""
    written, expected, matches = (sums[:, column::3] for column in range(3))
    counted = (written > 0) & (expected > 0)
    precision = np.where(counted, matches / np.maximum(written, 1), 0.0).sum(axis=1)
    recall = np.where(counted, matches / np.maximum(expected, 1), 0.0).sum(axis=1)
    orders = np.maximum(counted.sum(axis=1), 1)
    precision, recall = precision / orders, recall / orders
    whole = 4 * precision + recall
    return np.where(whole > 0, 100 * 5 * precision * recall / np.where(whole > 0, whole, 1), 0.0)


def ter_scores(sums: Rows) -> NDArray[np.float64]:
    """sacrebleu's TER: edits for each word of the reference, in per cent; lower is better."""
    edits, words = sums[:, 0], sums[:, 1]
    of_nothing = np.where(edits > 0, 100.0, 0.0)
    return np.where(words > 0, 100 * (edits / np.where(words > 0, words, 1)), of_nothing)


FORMULAS: Mapping[str, Callable[[Rows], NDArray[np.float64]]] = {
    "bleu": bleu_scores,
    "chrf": chrf_scores,
    "chrf++": chrf_scores,
    "ter": ter_scores,
}
