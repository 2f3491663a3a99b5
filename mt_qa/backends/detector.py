"""The garble detector without torch: which words of a paragraph look faulty, in one pass.

A token classifier (mt_qa.training.detector) as an ONNX network in int8, read by onnxruntime, and its tokenizer, read by
tokenizers. Windows (mt_qa.backends.windows) go through the network one at a time, each on one thread: int8 activations
are scaled by what they stand together with, so batches would give a word other scores in other company. Therefore the
same paragraph has the very same scores alone, in a batch, on one thread or on several.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from mt_qa.backends import models_folder
from mt_qa.backends.windows import Window, windows
from mt_qa.core import DataError

Floats = NDArray[np.float32]

NETWORK, TOKENIZER, CARD = "detector.int8.onnx", "tokenizer.json", "detector.json"

TOLERANCE = 0.1
"""How far a probability in int8 may lie from the same in single precision; the model's card says how far it does."""


class Verdict(NamedTuple):
    """One word, ``text[start:end]``: how probable a fault is, and the most probable MQM dimension if it is one."""

    start: int
    end: int
    fault: float
    dimension: str


class Detector:
    """Asks the network for words; `threads` windows are looked at at a time."""

    def __init__(self, session: Any, tokenizer: Any, labels: Sequence[str], signature: str, threads: int = 2) -> None:
        self.signature = signature
        self.labels = tuple(labels)
        self._session, self._tokenizer = session, tokenizer
        self._threads = max(threads, 1)

    def paragraph(self, text: str) -> list[Verdict]:
        """The verdicts on the words of one paragraph, in their order."""
        return self.paragraphs([text])[0]

    def paragraphs(self, texts: Sequence[str]) -> list[list[Verdict]]:
        """The verdicts on each paragraph; they do not depend on the others."""
        rows = [windows(text, self._tokenizer) for text in texts]
        flat = [window for row in rows for window in row]
        if self._threads == 1 or len(flat) < 2:
            answers = iter([self._answer(window) for window in flat])
        else:
            with ThreadPoolExecutor(self._threads) as pool:
                answers = iter(list(pool.map(self._answer, flat)))
        return [[verdict for window in row for verdict in self._verdicts(window, next(answers))] for row in rows]

    def _answer(self, window: Window) -> Floats:
        """The probability of each label for each piece."""
        logits = self._session.run(None, {"pieces": np.array([window.pieces], np.int64)})[0][0]
        return probabilities(logits)

    def _verdicts(self, window: Window, answer: Floats) -> list[Verdict]:
        return [
            Verdict(token.start, token.end, *judgement(answer[place], self.labels)) for token, place in window.words
        ]


def probabilities(logits: Floats) -> Floats:
    """Softmax over the last axis."""
    odds = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: Floats = odds / odds.sum(axis=-1, keepdims=True)
    return shares


def judgement(answer: Floats, labels: Sequence[str]) -> tuple[float, str]:
    """How probable a fault is, and its dimension. The first label is "sound"."""
    return float(1 - answer[0]), labels[1 + int(answer[1:].argmax())]


def load(path: Path, *, threads: int = 2) -> Detector:
    """The detector whose files lie in the folder `path`. Raises DataError where one is missing or broken."""
    import onnxruntime
    from tokenizers import Tokenizer

    try:
        weights = (path / NETWORK).read_bytes()
        labels = json.loads((path / CARD).read_text(encoding="utf-8"))["labels"]
        tokenizer = Tokenizer.from_str((path / TOKENIZER).read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError(f"{error.filename}: the detector is missing: mt-qa train detector makes it") from error
    except Exception as error:  # tokenizers raises bare Exceptions
        raise DataError(f"{path}: no detector ({error})") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # and so does onnxruntime
        raise DataError(f"{path / NETWORK}: no network ({error})") from error
    return Detector(session, tokenizer, labels, f"{path.name}:{sha256(weights).hexdigest()[:12]}", threads)


@cache
def shipped() -> Detector | None:
    """The detector of models/detector, None where no weights are shipped."""
    folder = models_folder() / "detector"
    return load(folder) if (folder / NETWORK).is_file() else None
