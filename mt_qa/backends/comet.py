"""COMET's models of segments, from the files that Unbabel publishes, in plain transformers: ``load(FOLDER)``.

The package unbabel-comet cannot be installed beside transformers 5, so its three architectures are read here:
regression with a reference (wmt20-comet-da, wmt22-comet-da, eamt22-cometinho-da), regression without
(wmt20-comet-qe-da), and the unified metric (wmt22-cometkiwi-da, unite-mup). xCOMET, which also marks spans, is not
read. A folder holds ``hparams.yaml`` and ``checkpoints/model.ckpt`` as downloaded, and in ``encoder/`` the
configuration and tokenizer of the encoder that hparams.yaml names, unless the local cache has them: nothing is ever
fetched. Of a checkpoint only tensors are read. Needs the extra ``models``. Licences: COMET's code and its models up to
2022 without Kiwi are Apache-2.0, CometKiwi is CC-BY-NC-SA-4.0; none is shipped here.

Rei et al. 2020 (COMET), 2022 (COMET-22, CometKiwi); Wan et al. 2022 (UniTE).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from math import ceil
from pathlib import Path
from typing import Any

from mt_qa.backends.batching import in_batches
from mt_qa.backends.local_files import checksum, local_tokenizer, require_torch
from mt_qa.core import BackendError

REGRESSION, REFERENCELESS, UNIFIED = "regression_metric", "referenceless_regression_metric", "unified_metric"
NEEDS = {
    REGRESSION: frozenset({"source", "reference"}),
    REFERENCELESS: frozenset({"source"}),
    UNIFIED: frozenset({"source"}),
}
SEPARATORS = 2
"""XLM-R parts two texts by two of its separators."""


class Comet:
    """The metric; see `mt_qa.compare.neural.NeuralMetric`. Scores are the checkpoint's own, higher is better."""

    def __init__(self, settings: Mapping[str, Any], weights: Mapping[str, Any], encoder: Any, tokenizer: Any) -> None:
        self.kind: str = settings["class_identifier"]
        self.needs = NEEDS[self.kind]
        if self.kind == UNIFIED and "ref" in settings["input_segments"]:
            self.needs = NEEDS[REGRESSION]
        self.signature = ""
        self.cut = 0
        self._settings, self._tokenizer = settings, tokenizer
        self._encoder = encoder.eval()
        self._estimator = _estimator(settings, weights)
        self._mixture = _mixture(settings, weights, encoder.config.num_hidden_layers + 1)
        self._most = int(encoder.config.max_position_embeddings) - 2

    def scores(
        self,
        targets: Sequence[str],
        sources: Sequence[str],
        references: Sequence[str],
        progress: Callable[[int, int], None] | None = None,
    ) -> list[float]:
        """A score for each target."""
        import torch

        rows = [self._pieces(texts) for texts in zip(targets, sources, references, strict=True)]
        found = [0.0] * len(rows)
        for places in in_batches([len(row[0]) for row in rows], progress):
            with torch.inference_mode():
                batch = self._batch([rows[place] for place in places])
            for place, score in zip(places, batch.tolist(), strict=True):
                found[place] = float(score)
        return found

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        """Target, source and, where it is needed, reference, each between its marks."""
        wanted = texts if "reference" in self.needs else texts[:2]
        found = []
        for text in wanted:
            whole = self._tokenizer(text)["input_ids"]
            if len(whole) > self._most:
                self.cut += 1
                whole = [*whole[: self._most - 1], whole[-1]]
            found.append(whole)
        return found

    def _batch(self, rows: Sequence[Sequence[list[int]]]) -> Any:
        import torch

        if self.kind == UNIFIED:
            return self._unified(rows)
        target, source, *reference = (
            self._sentence([row[part] for row in rows]) for part in range(3 if "reference" in self.needs else 2)
        )
        features: tuple[Any, ...]
        if not reference:
            features = (target, source, target * source, (target - source).abs())
        else:
            known = reference[0]
            features = (
                target,
                known,
                target * known,
                (target - known).abs(),
                target * source,
                (target - source).abs(),
            )
        return self._estimator(torch.cat(features, dim=1)).view(-1)

    def _unified(self, rows: Sequence[Sequence[list[int]]]) -> Any:
        """With a reference the mean of three readings: beside the source, beside the reference, beside both."""
        import torch

        readings = [(0, 1), (0, 2), (0, 1, 2)] if "reference" in self.needs else [(0, 1)]
        scores = []
        for reading in readings:
            layers, seen = self._layers([self._joined([row[part] for part in reading]) for row in rows])
            scores.append(self._estimator(self._mixed(layers, seen)[:, 0, :]).view(-1))
        return torch.stack(scores).mean(dim=0)

    def _joined(self, parts: Sequence[list[int]]) -> list[int]:
        """The parts as one input, parted as XLM-R does; all are shortened alike where they are too long together."""
        room = self._most + 2 - (1 + SEPARATORS * len(parts))
        excess = sum(map(len, parts)) - room
        if excess > 0:
            self.cut += 1
            shorter = ceil(excess / len(parts))
            parts = [[*part[: max(len(part) - shorter - 1, 1)], part[-1]] for part in parts]
        first, end = parts[0][0], self._tokenizer.sep_token_id
        whole = [first, *parts[0][1:-1]]
        for part in parts[1:]:
            whole += [end] * SEPARATORS + part[1:-1]
        return [*whole, end]

    def _sentence(self, rows: Sequence[list[int]]) -> Any:
        """One vector a text: the mean of its pieces over the mixed layers (or the first piece, or the highest)."""
        layers, seen = self._layers(rows)
        pieces = self._mixed(layers, seen)
        mask = seen.unsqueeze(-1)
        match self._settings.get("pool", "avg"):
            case "cls":
                return pieces[:, 0, :]
            case "max":
                return pieces.masked_fill(mask == 0, float("-inf")).max(dim=1).values
        return (pieces * mask).sum(dim=1) / mask.sum(dim=1)

    def _layers(self, rows: Sequence[list[int]]) -> tuple[Any, Any]:
        import torch

        width = max(map(len, rows))
        padding = self._tokenizer.pad_token_id
        pieces = torch.tensor([row + [padding] * (width - len(row)) for row in rows])
        seen = torch.tensor([[1.0] * len(row) + [0.0] * (width - len(row)) for row in rows])
        read = self._encoder(input_ids=pieces, attention_mask=seen.long(), output_hidden_states=True)
        return read.hidden_states, seen

    def _mixed(self, layers: Sequence[Any], seen: Any) -> Any:
        if self._mixture is None:
            return layers[int(self._settings.get("sent_layer", self._settings.get("layer", -1)))]
        weights, gamma = self._mixture
        if self._settings.get("layer_norm", True):
            layers = [_normalised(layer, seen) for layer in layers]
        return gamma * sum(weight * layer for weight, layer in zip(weights, layers, strict=True))


def _normalised(layer: Any, seen: Any) -> Any:
    """Mean 0 and variance 1 over all pieces of a text."""
    mask = seen.unsqueeze(-1)
    count = (seen.sum(dim=1) * layer.shape[-1]).view(-1, 1, 1)
    mean = (layer * mask).sum(dim=(1, 2), keepdim=True) / count
    variance = (((layer - mean) * mask) ** 2).sum(dim=(1, 2), keepdim=True) / count
    return (layer - mean) / (variance + 1e-12).sqrt()


def _mixture(settings: Mapping[str, Any], weights: Mapping[str, Any], layers: int) -> tuple[Any, Any] | None:
    """How much each layer counts, and by what the mixture is multiplied; None where one layer is taken."""
    import torch

    if settings.get("layer", "mix") != "mix" or settings.get("sent_layer", "mix") != "mix":
        return None
    scalars = torch.cat([weights[f"layerwise_attention.scalar_parameters.{n}"] for n in range(layers)])
    usual = "sparsemax" if settings["class_identifier"] == UNIFIED else "softmax"
    sparse = settings.get("layer_transformation", usual) == "sparsemax"
    return (sparsemax(scalars) if sparse else torch.softmax(scalars, dim=0)), weights["layerwise_attention.gamma"]


def sparsemax(scores: Any) -> Any:
    """The nearest point on the simplex (Martins & Astudillo 2016): like softmax, with zeros."""
    import torch

    ordered, _ = torch.sort(scores, descending=True)
    ranks = torch.arange(1, len(scores) + 1)
    sums = ordered.cumsum(dim=0) - 1
    last = int((ordered * ranks > sums).sum())
    return torch.clamp(scores - sums[last - 1] / last, min=0)


def _estimator(settings: Mapping[str, Any], weights: Mapping[str, Any]) -> Any:
    """The feed-forward network on top, as COMET numbers its parts: linear, activation, dropout, and again."""
    from torch import nn

    own = {key.removeprefix("estimator."): value for key, value in weights.items() if key.startswith("estimator.")}
    numbers = sorted({int(key.split(".")[1]) for key in own})
    parts: list[Any] = []
    for number in numbers:
        activation = getattr(nn, str(settings.get("activations", "Tanh")).title())()
        while len(parts) < number:
            parts.append(activation if len(parts) % 3 == 1 else nn.Identity())
        out, width = own[f"ff.{number}.weight"].shape
        parts.append(nn.Linear(width, out))
    if settings.get("final_activation"):
        parts.append(getattr(nn, str(settings["final_activation"]).title())())
    network = nn.Sequential(*parts)
    network.load_state_dict({key.removeprefix("ff."): value for key, value in own.items()})
    return network.eval()


def load(folder: str | Path) -> Comet:
    """The metric in `folder`. Raises BackendError for what is not installed, not there, or of another architecture."""
    require_torch()
    path = Path(folder)
    settings = _settings(path)
    checkpoint = path / "checkpoints" / "model.ckpt"
    weights = _weights(checkpoint)
    encoder, tokenizer = _encoder(path, settings)
    prefix = "encoder.model."
    own = {key.removeprefix(prefix): value for key, value in weights.items() if key.startswith(prefix)}
    missing, unexpected = encoder.load_state_dict(own, strict=False)
    strange = [key for key in unexpected if not key.startswith(("pooler.", "embeddings.position_ids"))]
    absent = [key for key in missing if not key.startswith("pooler.")]
    if absent or strange:
        raise BackendError(f"{checkpoint}: these are not the weights of {settings['pretrained_model']}")
    try:
        metric = Comet(settings, weights, encoder, tokenizer)
    except (KeyError, RuntimeError, AttributeError) as error:
        raise BackendError(f"{checkpoint}: not the weights that hparams.yaml speaks of ({error})") from error
    metric.signature = f"{path.name}:{checksum([checkpoint])}"
    return metric


def _settings(path: Path) -> Mapping[str, Any]:
    import yaml

    try:
        settings = yaml.safe_load((path / "hparams.yaml").read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BackendError(f"not installed: {path} has no hparams.yaml of a COMET model") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BackendError(f"{path}/hparams.yaml: {error}") from error
    kind = settings.get("class_identifier") if isinstance(settings, dict) else None
    if kind not in NEEDS:
        known = ", ".join(NEEDS)
        raise BackendError(f"{path}: the architecture {kind!r} is not read; {known} are")
    found: Mapping[str, Any] = settings
    return found


def _weights(checkpoint: Path) -> Mapping[str, Any]:
    """The tensors of a Lightning checkpoint; of its other parts only settings, no code."""
    import pickle

    import torch

    try:
        with torch.serialization.safe_globals([argparse.Namespace]):
            held = torch.load(checkpoint, map_location="cpu", weights_only=True)
        weights: Mapping[str, Any] = held["state_dict"]
    except FileNotFoundError as error:
        raise BackendError(f"not installed: {checkpoint} is not there") from error
    except (OSError, RuntimeError, KeyError, TypeError, pickle.UnpicklingError) as error:
        raise BackendError(f"{checkpoint}: no checkpoint of weights alone ({str(error).splitlines()[0]})") from error
    return weights


def _encoder(path: Path, settings: Mapping[str, Any]) -> tuple[Any, Any]:
    from transformers import AutoConfig, AutoModel

    beside = path / "encoder"
    named = beside if beside.is_dir() else settings["pretrained_model"]
    absent = (
        f"not installed: configuration and tokenizer of {settings['pretrained_model']}, neither in {beside} "
        "nor in the local cache"
    )
    try:
        configuration = AutoConfig.from_pretrained(str(named), local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        raise BackendError(absent) from error
    tokenizer = local_tokenizer(named)
    if tokenizer is None:
        raise BackendError(absent)
    return AutoModel.from_config(configuration), tokenizer
