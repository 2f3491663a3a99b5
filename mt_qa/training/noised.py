"""Clean text with noise in it, as windows of pieces with a label for the first piece of each word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from mt_qa.arabic.sentences import sentences
from mt_qa.backends.windows import windows
from mt_qa.training.noise import LABELS, Piece, corrupted, pieces, text_of
from mt_qa.training.noise_words import Words
from mt_qa.training.reading import paragraphs

UNLABELLED = -1
"""What stands at pieces that nobody asks about."""


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
            found[at] = piece.label
        at += len(piece.text)
    return found


def rows(articles: Iterable[str], words: Words, tokenizer: Any, seed: str) -> Iterator[tuple[list[int], list[int]]]:
    """The pieces and the labels of each window."""
    for article in articles:
        for paragraph in paragraphs(article):
            row = noised_paragraph(paragraph, words, seed)
            text, faults = text_of(row), labels_by_place(row)
            for window in windows(text, tokenizer):
                labels = [UNLABELLED] * len(window.pieces)
                for token, place in window.words:
                    labels[place] = LABELS.index(faults.get(token.start, LABELS[0]))
                if len(window.words) > 2:
                    yield window.pieces, labels


def noised(articles: Iterable[str], words: Words, tokenizer: Any, seed: str) -> Noised:
    """All windows of the articles."""
    all_pieces: list[NDArray[np.uint16]] = []
    all_labels: list[NDArray[np.int8]] = []
    for window, labels in rows(articles, words, tokenizer, seed):
        all_pieces.append(np.array(window, np.uint16))
        all_labels.append(np.array(labels, np.int8))
    ends = np.cumsum([len(each) for each in all_pieces])
    return Noised(np.concatenate(all_pieces), np.concatenate(all_labels), ends)
