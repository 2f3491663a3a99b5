"""MetricX 23 and 24, from the folder that Google publishes, through transformers' own mT5: ``load(FOLDER)``.

A MetricX model is an mT5 that reads "source: … candidate: … reference: …" and is asked for one step of its decoder; the
logit of ``<extra_id_10>`` (piece 250089) is the score, 0 (right) to 25 (as wrong as can be), so lower is better. The
hybrid models of 2024 need a source and take a reference where there is one; a folder with ``-qe-`` in its name takes
none. It holds ``config.json`` and the weights as downloaded, and, beside them or in ``tokenizer/``, the tokenizer of
mT5, unless the local cache has that: nothing is ever fetched. Needs the extra ``models``. Code and models are
Apache-2.0; none is shipped here.

Juraska et al. 2023, 2024.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from mt_qa.backends.batching import in_batches
from mt_qa.backends.local_files import checksum, local_tokenizer, require_torch
from mt_qa.core import BackendError

SCORE_PIECE = 250089
LEAST, WORST = 0.0, 25.0
TOKENIZERS = ("google/mt5-large", "google/mt5-xl", "google/mt5-xxl")
"""All have the same."""

LONGEST = 1536
"""Pieces that MetricX-24 reads; of a longer input the end is cut."""


class MetricX:
    """The metric; see `mt_qa.compare.neural.NeuralMetric`. Lower is better."""

    needs = frozenset({"source"})

    def __init__(self, model: Any, tokenizer: Any, signature: str, *, reads_reference: bool) -> None:
        self.signature = signature
        self.cut = 0
        self._model, self._tokenizer = model.eval(), tokenizer
        self._reads_reference = reads_reference

    def scores(
        self,
        targets: Sequence[str],
        sources: Sequence[str],
        references: Sequence[str],
        progress: Callable[[int, int], None] | None = None,
    ) -> list[float]:
        """A score for each target; an empty reference is left out of the input."""
        import torch

        rows = [self._pieces(*texts) for texts in zip(targets, sources, references, strict=True)]
        found = [0.0] * len(rows)
        for places in in_batches(list(map(len, rows)), progress):
            with torch.inference_mode():
                batch = self._batch([rows[place] for place in places])
            for place, score in zip(places, batch.tolist(), strict=True):
                found[place] = float(score)
        return found

    def _pieces(self, target: str, source: str, reference: str) -> list[int]:
        """The pieces of the input, without the mark of its end, which MetricX was trained without."""
        text = f"source: {source} candidate: {target}"
        if self._reads_reference and reference.strip():
            text += f" reference: {reference}"
        pieces: list[int] = self._tokenizer(text)["input_ids"]
        if pieces and pieces[-1] == self._tokenizer.eos_token_id:
            pieces = pieces[:-1]
        if len(pieces) > LONGEST:
            self.cut += 1
        return pieces[:LONGEST]

    def _batch(self, rows: Sequence[list[int]]) -> Any:
        import torch

        width = max(map(len, rows))
        padding = self._tokenizer.pad_token_id or 0
        pieces = torch.tensor([row + [padding] * (width - len(row)) for row in rows])
        seen = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        first = torch.zeros((len(rows), 1), dtype=torch.long)
        logits = self._model(input_ids=pieces, attention_mask=seen, decoder_input_ids=first).logits
        return logits[:, 0, SCORE_PIECE].float().clamp(LEAST, WORST)


def load(folder: str | Path) -> MetricX:
    """The metric in `folder`. Raises BackendError for what is not installed, not there, or no mT5."""
    require_torch()
    from transformers import MT5Config, MT5ForConditionalGeneration

    path = Path(folder)
    if not (path / "config.json").is_file():
        raise BackendError(f"not installed: {path} has no config.json of a MetricX model")
    weights = sorted(path.glob("*.safetensors")) or sorted(path.glob("pytorch_model*.bin"))
    if not weights:
        raise BackendError(f"not installed: {path} has no weights (model.safetensors or pytorch_model.bin)")
    tokenizer = _tokenizer(path)
    try:
        configuration = MT5Config.from_pretrained(str(path), local_files_only=True)
        model = MT5ForConditionalGeneration.from_pretrained(
            str(path), config=configuration, local_files_only=True, dtype="float32"
        )
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise BackendError(f"{path}: no MetricX model that can be read ({str(error).splitlines()[0]})") from error
    if configuration.vocab_size <= SCORE_PIECE:
        raise BackendError(f"{path}: an mT5 of {configuration.vocab_size} pieces is no MetricX model")
    reads_reference = "-qe-" not in path.name.lower()
    return MetricX(model, tokenizer, f"{path.name}:{checksum(weights)}", reads_reference=reads_reference)


def _tokenizer(path: Path) -> Any:
    for place in (path / "tokenizer", path, *TOKENIZERS):
        found = local_tokenizer(place)
        if found is not None:
            return found
    raise BackendError(f"not installed: the tokenizer of mT5, neither in {path} nor in the local cache")
