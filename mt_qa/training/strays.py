"""The weights of data/stray_weights.tsv, fitted anew: ``python -m mt_qa.training.strays GOLD.jsonl... [--write]``.

Logistic regression with a ridge penalty (Newton's method) over the traces of every phrase of an article against the
body that it most likely strays from. Right answers are the judged spans of our garbled news; wrong ones all other
phrases there and all phrases of clean news that is not held out. Prints, by cross-validation over articles, how many
judged names are found at how many false alarms. Nothing of data/gold/*/test.jsonl may be given. The shipped
weights are of data/gold/entities/dev.jsonl and data/gold/entities_world/dev.jsonl.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mt_qa.core import Category, Document
from mt_qa.entities.linking import Bodies
from mt_qa.entities.name_words import folded_name
from mt_qa.entities.sightings import scene
from mt_qa.entities.strays import Stray, Traces
from mt_qa.evaluation.corpora import corpora_folder, training_articles
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.stray_weights import BIAS, TABLE, stray_weights
from mt_qa.knowledge.tables import data_folder
from mt_qa.service import document_of

Floats = NDArray[np.float64]

RIDGE = 0.5
FOLDS = 8
CLEAN_ARTICLES = 3000
EVERY = 17
"""Every so many articles of the training corpus are read: neighbours tell the same news."""

FALSE_ALARMS = (2, 5, 10, 20)


@dataclass(frozen=True, slots=True)
class Row:
    """One phrase read as one body: its article, the judged span it lies on (-1 for none), traces, and the truth."""

    article: str
    judged: int
    traces: Traces
    right: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit the weights and print what they do. Raises InputError for a broken gold file."""
    parser = argparse.ArgumentParser(description="Fit the weights of data/stray_weights.tsv.")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="put the weights into the table")
    chosen = parser.parse_args(arguments)
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA", file=sys.stderr)
        return 2
    rows = [row for path in chosen.gold for row in judged_rows(path)]
    judged = {(row.article, row.judged) for row in rows if row.judged >= 0}
    clean, paragraphs = clean_rows(folder)
    rows += clean
    print(f"{len(judged)} judged names among the phrases; {paragraphs} clean paragraphs, {len(clean)} phrases")
    names = sorted(set(stray_weights()) - {BIAS})
    _cross_validated(rows, names)
    weights = fitted(_matrix(rows, names), np.array([row.right for row in rows], float))
    for name, weight in zip([BIAS, *names], weights, strict=True):
        print(f"{name:34} {weight:7.2f}")
    if chosen.write:
        _write(dict(zip([BIAS, *names], weights, strict=True)))
    return 0


def judged_rows(path: Path) -> Iterator[Row]:
    """The phrases of garbled articles: right where they lie on a judged wrong name and mean the body that is right."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        document = document_of(record["target"])
        wrong = [g for g in record["gold"] if g["category"] == Category.WRONG_TERM.value]
        for stray in _strays(document):
            start = document.starts[stray.candidate.segment] + stray.candidate.start
            on = next((g for g in wrong if g["start"] <= start < g["end"] and start - g["start"] < 4), None)
            right = on is not None and any(_same(stray, suggestion) for suggestion in on["suggestions"])
            if right or on is None:
                yield Row(record["id"], on["start"] if on else -1, stray.traces, right)


def _same(stray: Stray, suggestion: str) -> bool:
    """True where the body's name is in the right text or the other way round, proclitics apart."""
    right = folded_name(suggestion)
    names = [folded_name(name) for name in stray.anchor.names[: max(stray.anchor.own, 1)]]
    return any(name in written or written in name for name in names for written in (right, right[1:], "ا" + right[1:]))


def clean_rows(folder: Path) -> tuple[list[Row], int]:
    """The phrases of clean news outside the held-out part, and the number of its paragraphs."""
    texts = islice(training_articles(folder), 5, None, EVERY)
    documents = [document_of(text) for text in islice(texts, CLEAN_ARTICLES)]
    rows = []
    for number, document in enumerate(documents):
        rows += [Row(f"clean-{number}", -1, stray.traces, False) for stray in _strays(document)]
        if number % 200 == 0:
            print(f"{number} of {len(documents)} clean articles", file=sys.stderr)
    return rows, sum(bool(s.target.strip()) for document in documents for s in document.segments)


def _strays(document: Document) -> Iterator[Stray]:
    return Bodies(scene(document, lexicon())).strays(-math.inf)


def _matrix(rows: Iterable[Row], names: Sequence[str]) -> Floats:
    return np.array([[1.0, *(float(row.traces[name]) for name in names)] for row in rows])


def fitted(traces: Floats, right: Floats) -> Floats:
    """The weights of least penalised loss: the bias first, which is not penalised."""
    penalty = np.full(traces.shape[1], RIDGE)
    penalty[0] = 0
    weights = np.zeros(traces.shape[1])
    for _ in range(50):
        odds = 1 / (1 + np.exp(-traces @ weights))
        gradient = traces.T @ (odds - right) + penalty * weights
        curvature = (traces * (odds * (1 - odds))[:, None]).T @ traces + np.diag(penalty + 1e-9)
        step = np.linalg.solve(curvature, gradient)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def _cross_validated(rows: Sequence[Row], names: Sequence[str]) -> None:
    traces = _matrix(rows, names)
    right = np.array([row.right for row in rows], float)
    articles = {article: place for place, article in enumerate(sorted({row.article for row in rows}))}
    folds = np.array([articles[row.article] % FOLDS for row in rows])
    odds = np.zeros(len(rows))
    for fold in range(FOLDS):
        weights = fitted(traces[folds != fold], right[folds != fold])
        odds[folds == fold] = traces[folds == fold] @ weights
    clean = np.array([row.article.startswith("clean-") for row in rows])
    alarms = np.sort(odds[clean])[::-1]
    for most in FALSE_ALARMS:
        least = alarms[most]
        found = {(row.article, row.judged) for row, odd in zip(rows, odds, strict=True) if odd > least and row.right}
        wrong = int(((odds > least) & ~clean & (right == 0)).sum())
        print(f"{most} false alarms: log-odds {least:.2f}, {len(found)} judged names found, {wrong} others flagged")


def _write(weights: dict[str, float]) -> None:
    """The table with other weights; what it says of each trace stays."""
    path = data_folder() / TABLE
    lines = path.read_text(encoding="utf-8").splitlines()
    changed = []
    for line in lines:
        trace, _, rest = line.partition("\t")
        changed.append(f"{trace}\t{weights[trace]:.2f}\t{rest.partition(chr(9))[2]}" if trace in weights else line)
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
