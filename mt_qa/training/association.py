"""The recipe of the association measure: corpora -> stems -> word vectors -> whole numbers -> calibration.

``python -m mt_qa.training.association [--workers N] [--output FOLDER]`` reads the training part of the ANT corpora and
of permissive.tsv (mt_qa.training.segmentation), trains with gensim (the extra ``training``) and writes
models/association. Every 50th paragraph is kept from the vectors, to fit the calibration on. The seed is fixed, but
threads of gensim race each other: only ``--workers 1`` gives the same weights twice.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mt_qa.arabic.words import ARABIC, NUMBER, tokens
from mt_qa.backends import CONFIGURATION, WEIGHTS, Query, models_folder
from mt_qa.backends.association import JOINT, VOCABULARY, Association, Calibration, load
from mt_qa.evaluation.corpora import corpora_folder
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.training.segmentation import lines, phrases, segmented, texts

KEPT = 50
"""Of so many paragraphs one calibrates and does not train."""

NOISE = 0.75
"""A wrong word is drawn by its frequency to this power, as in the training of the vectors (Mikolov et al. 2013)."""

SAMPLED = 40_000
NEUTRAL = Calibration(near=1.0, topic=0.0, frequency=0.0, bias=0.0)

Floats = NDArray[np.float64]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the vectors depend on, beside the text."""

    dimensions: int = 144
    window: int = 6
    epochs: int = 6
    negative: int = 10
    subsampling: float = 1e-4
    least_count: int = 3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Vectors:
    """Words by falling count, with both matrices in single precision."""

    vocabulary: Sequence[str]
    counts: NDArray[np.int32]
    context: NDArray[np.float32]
    output: NDArray[np.float32]


def split(paragraphs: Iterable[str]) -> tuple[list[str], list[str]]:
    """The lines to train on, and those to calibrate on (by checksum, in every run the same)."""
    training: list[str] = []
    calibration: list[str] = []
    for text in paragraphs:
        for line in text.splitlines():
            (calibration if zlib.crc32(line.encode()) % KEPT == 1 else training).append(line)
    return training, calibration


def write_corpus(paragraphs: Iterable[str], path: Path) -> int:
    """Write the text as lines of stems and return how many stems there are."""
    rows = list(segmented(paragraphs, lexicon()))
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines(rows, phrases(rows)))
    return sum(map(len, rows))


def train(corpus: Path, settings: Settings, workers: int) -> Vectors:
    """Word vectors by gensim, which logs its progress."""
    from gensim.models import Word2Vec

    model = Word2Vec(
        corpus_file=str(corpus),
        vector_size=settings.dimensions,
        window=settings.window,
        epochs=settings.epochs,
        negative=settings.negative,
        sample=settings.subsampling,
        min_count=settings.least_count,
        seed=settings.seed,
        workers=workers,
    )
    vocabulary = model.wv.index_to_key
    counts = np.array([model.wv.get_vecattr(word, "count") for word in vocabulary], np.int32)
    return Vectors(vocabulary, counts, model.wv.vectors, model.syn1neg)


def quantised(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Rows as whole numbers from -127 to 127, and what to multiply each with."""
    scales = np.maximum(np.abs(matrix).max(axis=1), 1e-9).astype(np.float32) / 127
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales


def save(vectors: Vectors, calibration: Calibration, settings: Settings, folder: Path) -> None:
    """Write weights, vocabulary and configuration."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    context, context_scale = quantised(vectors.context)
    output, output_scale = quantised(vectors.output)
    tensors: dict[str, NDArray[Any]] = {
        "context": context,
        "context_scale": context_scale,
        "output": output,
        "output_scale": output_scale,
        "counts": vectors.counts,
    }
    save_file(tensors, folder / WEIGHTS)
    (folder / WEIGHTS).chmod(0o644)  # the library writes for the owner alone
    (folder / VOCABULARY).write_text("".join(f"{word}\n" for word in vectors.vocabulary), encoding="utf-8")
    configuration = {
        "window": settings.window,
        "calibration": calibration._asdict(),
        "training": asdict(settings),
        "sha256": {name: sha256((folder / name).read_bytes()).hexdigest() for name in (WEIGHTS, VOCABULARY)},
    }
    (folder / CONFIGURATION).write_text(json.dumps(configuration, indent=2) + "\n", encoding="utf-8")


def calibrate(measure: Association, kept: Sequence[str], vectors: Vectors, seed: int = 1) -> Calibration:
    """Fit the log-odds of the word that stands somewhere against one that was drawn, on `kept` text, not trained on."""
    draws = np.random.default_rng(seed)
    real, drawn = _products(measure, kept, _noise(vectors, draws))
    features = np.concatenate([real, drawn])
    truth = np.concatenate([np.ones(len(real)), np.zeros(len(drawn))])
    near, topic, frequency, bias = logistic(np.column_stack([features, np.ones(len(features))]), truth)
    return Calibration(near, topic, frequency, bias)


def _noise(vectors: Vectors, draws: np.random.Generator) -> list[str]:
    words = [index for index, word in enumerate(vectors.vocabulary) if JOINT not in word]
    share = vectors.counts[words].astype(float) ** NOISE
    chosen = draws.choice(words, size=SAMPLED, p=share / share.sum())
    return [vectors.vocabulary[index] for index in chosen]


def _products(measure: Association, kept: Sequence[str], noise: Sequence[str]) -> tuple[Floats, Floats]:
    """For words of `kept` that say something, their products, and those of a drawn word in the same place."""
    real: list[tuple[float, float, float]] = []
    drawn: list[tuple[float, float, float]] = []
    wrong = iter(noise)
    for words in _word_rows(kept):
        places = [place for place in range(len(words)) if measure.says_something(words[place])]
        queries = [Query(p, p + 1, ((words[p],), (other,))) for p, other in zip(places[::3], wrong, strict=False)]
        for right, other in measure.products(words, queries) if queries else ():
            real.append(right)
            drawn.append(other)
    return np.array(real), np.array(drawn)


def _word_rows(paragraphs: Iterable[str]) -> Iterator[list[str]]:
    for text in paragraphs:
        row = [token.bare for token in tokens(text) if token.kind in (ARABIC, NUMBER)]
        if len(row) > 1:
            yield row


def logistic(features: Floats, truth: Floats, steps: int = 12) -> list[float]:
    """Weights of a logistic regression, by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(steps):
        odds = 1 / (1 + np.exp(-features @ weights))
        curvature = (features * (odds * (1 - odds))[:, None]).T @ features + 1e-6 * np.eye(len(weights))
        weights += np.linalg.solve(curvature, features.T @ (truth - odds))
    return [round(float(weight), 4) for weight in weights]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Train the association measure.")
    parser.add_argument("--workers", type=int, default=2, help="threads; only 1 gives the same weights twice")
    parser.add_argument("--epochs", type=int, default=Settings().epochs)
    parser.add_argument("--dimensions", type=int, default=Settings().dimensions)
    parser.add_argument("--output", type=Path, default=None, help="folder to write; models/association by default")
    parser.add_argument("--work", type=Path, default=Path("local/association"), help="where the segmented text goes")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    if find_spec("gensim") is None:
        print("gensim is not installed: pip install 'mt_qa[training]'", file=sys.stderr)
        return 3
    settings = Settings(dimensions=options.dimensions, epochs=options.epochs)
    run(folder, settings, options.workers, options.work, options.output or models_folder() / "association")
    return 0


def run(folder: Path, settings: Settings, workers: int, work: Path, output: Path) -> None:
    """The whole recipe; `work` gets the segmented text, `output` the weights."""
    began = perf_counter()
    work.mkdir(parents=True, exist_ok=True)
    training, kept = split(texts(folder))
    count = write_corpus(training, work / "corpus.txt")
    log.info("%d stems after %.0f s", count, perf_counter() - began)
    vectors = train(work / "corpus.txt", settings, workers)
    log.info("%d vectors after %.0f s", len(vectors.vocabulary), perf_counter() - began)
    save(vectors, NEUTRAL, settings, output)
    calibration = calibrate(load(output), kept, vectors)
    save(vectors, calibration, settings, output)
    log.info("calibrated after %.0f s: %s", perf_counter() - began, calibration)


if __name__ == "__main__":
    sys.exit(main())
