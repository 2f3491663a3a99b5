"""The weights of data/sense_weights.tsv, fitted anew: ``python -m mt_qa.training.senses [--write]``.

Renderings of clean news are exchanged for those of other senses of the same English word, one word in sixty. Logistic
regression over the traces of every rendering then tells the exchanged ones from all others. Only training articles of
ANT are read, every 61st from five beginnings; no gold is.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from mt_qa.backends import word_measure
from mt_qa.core import Document
from mt_qa.evaluation.corpora import corpora_folder, training_articles
from mt_qa.evaluation.progress import track
from mt_qa.knowledge.confusions import Lemma
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.sense_traces import Row, Suspect, Traces, renderings, row_of, suspects
from mt_qa.knowledge.sense_weights import BIAS, TABLE, sense_weights
from mt_qa.knowledge.tables import data_folder
from mt_qa.service import document_of
from mt_qa.training.strays import fitted

BEGINNINGS, EVERY, ARTICLES = range(7, 32, 5), 61, 500
"""Which articles are read: neighbours tell the same news."""

LEAST_WORDS, WORDS_FOR_ONE = 60, 60
SEED = 1


@dataclass(frozen=True, slots=True)
class _Planted:
    """A rendering of another sense: its first word, the English word, and the renderings that stood there."""

    first: str
    english: str
    right: tuple[Lemma, ...]


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit the weights and print them."""
    parser = argparse.ArgumentParser(description=f"Fit the weights of data/{TABLE}.")
    parser.add_argument("--write", action="store_true", help="put the weights into the table")
    chosen = parser.parse_args(arguments)
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA", file=sys.stderr)
        return 2
    names = sorted(set(sense_weights()) - {BIAS})
    rows, right = [], []
    for traces, is_right in _examples(folder):
        rows.append([1.0, *(traces[name] for name in names)])
        right.append(is_right)
    weights = fitted(np.array(rows), np.array(right, float))
    print(f"{len(rows)} readings, {sum(right)} of them right")
    by_name = dict(zip([BIAS, *names], weights, strict=True))
    for name, weight in by_name.items():
        print(f"{name:28}{weight:7.2f}")
    if chosen.write:
        _write(by_name)
    return 0


def _examples(folder: Path) -> Iterator[tuple[Traces, bool]]:
    """The traces of readings in clean articles, all wrong, and of the right ones where a word was exchanged."""
    generator = random.Random(SEED)
    for first in track(BEGINNINGS, "exchanging senses"):
        for text in islice(islice(training_articles(folder), first, None, EVERY), ARTICLES):
            document = document_of(text)
            row, found = _suspects(document)
            if len(row.words) < LEAST_WORDS:
                continue
            yield from ((reading.traces, False) for suspect in found for reading in suspect.readings)
            exchanged, planted = _exchanged(document, row, generator)
            yield from ((traces, True) for traces in _right_readings(exchanged, planted))


def _suspects(document: Document) -> tuple[Row, list[Suspect]]:
    row = row_of(document, lexicon())
    return row, list(suspects(row, lexicon(), word_measure()))


def _exchanged(document: Document, row: Row, generator: random.Random) -> tuple[Document, list[_Planted]]:
    """The document with some renderings exchanged, and what was planted, in the order of the text."""
    found = list(renderings(row, lexicon()))
    chosen = sorted(generator.sample(range(len(found)), min(len(found), max(1, len(row.words) // WORDS_FOR_ONE))))
    targets = [segment.target for segment in document.segments]
    planted: list[_Planted] = []
    for at, case in (found[index] for index in reversed(chosen)):
        (index, first), (end, last) = row.places[at], row.places[at + len(case.tail)]
        rival = generator.choice(case.rivals)
        text, english = generator.choice(rival.texts), rival.sense.english
        if index == end:
            targets[index] = targets[index][: first.start] + text + targets[index][last.end :]
            right = tuple(lemma for sense in case.senses_of(english) for lemma in sense.lemmas)
            planted.append(_Planted(text.split()[0], english, right))
    return document_of("\n".join(targets)), planted[::-1]


def _right_readings(document: Document, planted: Sequence[_Planted]) -> Iterator[Traces]:
    """The traces of what had stood there, for what was planted and is suspected."""
    row, found = _suspects(document)
    left = list(planted)
    for suspect in found:
        place = next((n for n, each in enumerate(left[:6]) if each.first == row.words[suspect.at]), None)
        if place is None:
            continue
        each = left[place]
        left = left[place + 1 :]
        for reading in suspect.readings:
            sense = reading.rival.sense
            if sense.english == each.english and not set(sense.lemmas).isdisjoint(each.right):
                yield reading.traces
                break


def _write(weights: dict[str, float]) -> None:
    """The table with other weights; what it says of each trace stays."""
    path = data_folder() / TABLE
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    changed = ("\t".join([row[0], f"{weights[row[0]]:.2f}", *row[2:]] if row[0] in weights else row) for row in rows)
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
