"""What is shipped of a detector: the checkpoint in half precision, the tokenizer, and the same network as ONNX in int8.

Weights are quantised channel by channel, activations at run time. Without torch only the ONNX file and tokenizer.json
are read (mt_qa.backends.detector); with it the Auto classes read the checkpoint.
"""

from __future__ import annotations

import json
import logging
import warnings
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch

from mt_qa.backends.detector import CARD, NETWORK
from mt_qa.training.settings import Settings
from mt_qa.training.tokenizer import save as save_tokenizer

OPERATORS = 18
"""The version of ONNX's operators."""


class _Logits(torch.nn.Module):
    """The network as a function from pieces to logits: windows come one at a time, so there is nothing to mask."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self._model = model

    def forward(self, pieces: torch.Tensor) -> Any:
        """Logits of each piece."""
        return self._model(input_ids=pieces, attention_mask=torch.ones_like(pieces)).logits


def to_onnx(model: Any, path: Path) -> None:
    """Write the network in single precision, for any number of windows of any length."""
    batch, length = torch.export.Dim("batch", min=1, max=1024), torch.export.Dim("length", min=2, max=512)
    example = torch.randint(5, model.config.vocab_size, (2, 16))
    logging.getLogger("torch.onnx").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries about each other
        torch.onnx.export(
            _Logits(model).eval(),
            (example,),
            path,
            dynamo=True,
            input_names=["pieces"],
            output_names=["logits"],
            dynamic_shapes={"pieces": {0: batch, 1: length}},
            opset_version=OPERATORS,
            external_data=False,
            verbose=False,
        )


def to_int8(single: Path, path: Path) -> None:
    """Write the network with weights of eight bits, each channel with its scale."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logging.getLogger().setLevel(logging.ERROR)
    quantize_dynamic(single, path, per_channel=True, weight_type=QuantType.QInt8)


def ship(model: Any, tokenizer: Any, settings: Settings, folder: Path) -> None:
    """Write everything that belongs into the folder of a shipped detector, but for its README."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch:
        to_onnx(model, Path(scratch) / "single.onnx")
        to_int8(Path(scratch) / "single.onnx", folder / NETWORK)
    model.half().save_pretrained(folder)
    model.float()
    save_tokenizer(tokenizer, folder)
    names = (NETWORK, "model.safetensors", "tokenizer.json")
    card = {
        "labels": [model.config.id2label[number] for number in range(model.config.num_labels)],
        "training": settings.as_tables(),
        "sha256": {name: sha256((folder / name).read_bytes()).hexdigest() for name in names},
    }
    (folder / CARD).write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    for path in folder.iterdir():
        path.chmod(0o644)
