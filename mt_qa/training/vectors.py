"""Where the network's embeddings begin: with what the association measure knows of the company that words keep.

Little text and little computing leave a language model no time to find out which words are alike; a bag of words finds
that out a hundred times faster, and its weights are there. Pieces that are no whole word begin at random.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mt_qa.arabic.letters import has_arabic
from mt_qa.backends.association import Association
from mt_qa.training.tokenizer import CONTINUES, SPECIAL

SPREAD = 0.04
"""The standard deviation of the numbers that the network begins with."""


def vectors(tokenizer: Any, measure: Association, dimensions: int, seed: int) -> NDArray[np.float32]:
    """One vector for each piece of the vocabulary: the principal parts of the word's two association vectors."""
    made = np.random.default_rng(seed).normal(0, SPREAD, (tokenizer.get_vocab_size(), dimensions))
    places, known = _known(tokenizer, measure)
    if len(places) > dimensions:
        centred = known - known.mean(axis=0)
        _, _, directions = np.linalg.svd(centred, full_matrices=False)
        found = centred @ directions[:dimensions].T
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        made[places, : found.shape[1]] = found / np.maximum(lengths, 1e-9) * SPREAD * np.sqrt(dimensions)
    return made.astype(np.float32)


def _known(tokenizer: Any, measure: Association) -> tuple[list[int], NDArray[np.float64]]:
    """The pieces that are words which the measure has seen, and their vectors."""
    places: list[int] = []
    rows: list[NDArray[np.float32]] = []
    for piece, place in sorted(tokenizer.get_vocab().items(), key=lambda item: int(item[1])):
        if piece not in SPECIAL and not piece.startswith(CONTINUES) and len(piece) > 1 and has_arabic(piece):
            vector = measure.vector(piece)
            if vector is not None:
                places.append(place)
                rows.append(vector)
    return places, np.array(rows, np.float64)
