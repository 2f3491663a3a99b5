"""Clean text with noise in it: windows of pieces with a label for each word to train on, gold records to measure with.

``python -m mt_qa.training.noised [--output FILE]`` writes held-out articles with noise, for mt_qa.evaluation.detection.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from mt_qa.arabic.sentences import sentences
from mt_qa.backends.windows import windows
from mt_qa.evaluation.corpora import corpora_folder, held_out_articles, training_articles
from mt_qa.training.noise import KINDS, LABELS, corrupted, label_of
from mt_qa.training.noise_edits import Piece, pieces, text_of
from mt_qa.training.noise_words import Words, count
from mt_qa.training.reading import Part, articles, paragraphs
from mt_qa.training.settings import TextSettings

UNLABELLED = -1
"""What stands at pieces that nobody asks about."""

APART = frozenset(("gender", "plural", "person", "kin", "sense", "wrong-word", "slip", "letter"))
"""Kinds that change one word at a time: two of them side by side are two faults."""


@dataclass(frozen=True, slots=True)
class Noised:
    """Windows one after the other: numbers of pieces, labels, and where each window ends."""

    pieces: NDArray[np.uint16]
    labels: NDArray[np.int8]
    ends: NDArray[np.int64]

    def save(self, path: Path) -> None:
        np.savez(path, pieces=self.pieces, labels=self.labels, ends=self.ends)

    @classmethod
    def read(cls, path: Path) -> Noised:
        with np.load(path) as found:
            return cls(found["pieces"], found["labels"], found["ends"])


def noised_paragraph(text: str, words: Words, seed: str) -> list[Piece]:
    """A paragraph with each of its sentences corrupted or not; the same seed makes the same noise."""
    draws = Random(f"{seed}/{crc32(text.encode())}")
    row: list[Piece] = []
    end = 0
    for span in sentences(text):
        first, *others = pieces(text[span.start : span.end])
        gap = text[end : span.start]
        row += corrupted([Piece(gap + first.before, first.text, first.kind), *others], words, draws)
        end = span.end
    return row


def labels_by_place(row: Iterable[Piece]) -> dict[int, str]:
    """By the place in the noised text where a faulty word begins, its label."""
    found: dict[int, str] = {}
    at = 0
    for piece in row:
        at += len(piece.before)
        if piece.noise:
            found[at] = label_of(piece)
        at += len(piece.text)
    return found


def rows(texts: Iterable[str], words: Words, tokenizer: Any, seed: str) -> Iterator[tuple[list[int], list[int]]]:
    """The pieces and the labels of each window."""
    for article in texts:
        for paragraph in paragraphs(article):
            row = noised_paragraph(paragraph, words, seed)
            text, faults = text_of(row), labels_by_place(row)
            for window in windows(text, tokenizer):
                labels = [UNLABELLED] * len(window.pieces)
                for token, place in window.words:
                    labels[place] = LABELS.index(faults.get(token.start, LABELS[0]))
                if len(window.words) > 2:
                    yield window.pieces, labels


def noised(texts: Iterable[str], words: Words, tokenizer: Any, seed: str) -> Noised:
    """All windows of the articles."""
    all_pieces: list[NDArray[np.uint16]] = []
    all_labels: list[NDArray[np.int8]] = []
    for window, labels in rows(texts, words, tokenizer, seed):
        all_pieces.append(np.array(window, np.uint16))
        all_labels.append(np.array(labels, np.int8))
    ends = np.cumsum([len(each) for each in all_pieces])
    return Noised(np.concatenate(all_pieces), np.concatenate(all_labels), ends)


def gold_record(number: int, article: str, words: Words, seed: str) -> dict[str, Any]:
    """A noised article as a gold record, each stretch of one kind a span."""
    rows = [noised_paragraph(paragraph, words, seed) for paragraph in paragraphs(article)]
    spans: list[dict[str, Any]] = []
    at = 0
    for row in rows:
        previous = ""
        for piece in row:
            at += len(piece.before)
            if piece.noise and piece.noise == previous and piece.noise not in APART:
                spans[-1]["end"] = at + len(piece.text)
            elif piece.noise:
                category = KINDS[piece.noise].category.value
                spans.append({"start": at, "end": at + len(piece.text), "category": category, "kind": piece.noise})
            previous = piece.noise
            at += len(piece.text)
        at += 1
    for span in spans:
        span |= {"severity": "major", "suggestions": []}
    return {"id": f"noised-{number}", "target": "\n".join(text_of(row) for row in rows), "gold": spans}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write noised articles that no training has seen, as gold records.")
    parser.add_argument("--output", type=Path, default=Path("local/noised.jsonl"))
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--tune", action="store_true", help="validation articles instead of those held out")
    options = parser.parse_args(arguments)
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    words = Words(count(training_articles(folder)))
    text = articles(TextSettings(), Part.VALIDATION) if options.tune else held_out_articles(folder)
    options.output.parent.mkdir(parents=True, exist_ok=True)
    with options.output.open("w", encoding="utf-8") as file:
        for number, article in enumerate(islice(text, options.articles)):
            file.write(json.dumps(gold_record(number, article, words, "held out"), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
