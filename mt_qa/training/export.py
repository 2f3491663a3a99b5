"""What is shipped of a detector: the checkpoint in half precision, the tokenizer, and the same network as ONNX in int8.

Weights are quantised channel by channel, activations at run time. Without torch only the ONNX file and tokenizer.json
are read (mt_qa.backends.detector); with it the Auto classes read the checkpoint. How far the two lie apart:
``python -m mt_qa.training.export [FOLDER]``.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import warnings
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch

from mt_qa.backends import models_folder
from mt_qa.backends.detector import CARD, NETWORK, TOKENIZER, load, probabilities
from mt_qa.backends.windows import windows
from mt_qa.training.reading import Part, articles, paragraphs
from mt_qa.training.settings import Settings, TextSettings
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
    without_traces(path)


def without_traces(path: Path) -> None:
    """Take out what the export notes of the machine it ran on: files and lines of code for every node."""
    import onnx

    network = onnx.load(path)
    graph = network.graph
    for each in (network, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer):
        each.ClearField("doc_string")
        each.ClearField("metadata_props")
    onnx.save(network, path)


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


def differences(folder: Path, texts: Iterable[str]) -> list[float]:
    """For each word of the texts, how far the probability of a fault in int8 lies from that of the checkpoint."""
    from tokenizers import Tokenizer
    from transformers import AutoModelForTokenClassification

    model = AutoModelForTokenClassification.from_pretrained(folder, dtype="float32").eval()
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    quick = load(folder)
    found: list[float] = []
    for text in texts:
        verdicts = iter(quick.paragraph(text))
        for window in windows(text, tokenizer):
            with torch.inference_mode():
                logits = model(input_ids=torch.tensor([window.pieces])).logits[0].numpy()
            answer = probabilities(logits)
            found += [abs(next(verdicts).fault - (1 - float(answer[place][0]))) for _, place in window.words]
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compare a detector in int8 with its checkpoint in transformers.")
    parser.add_argument("folder", nargs="?", type=Path, default=models_folder() / "detector")
    parser.add_argument("--paragraphs", type=int, default=400)
    options = parser.parse_args(arguments)
    lines = (line for article in articles(TextSettings(), Part.VALIDATION) for line in paragraphs(article))
    found = sorted(differences(options.folder, islice(lines, options.paragraphs)))
    print(
        f"{len(found)} words: mean difference {sum(found) / len(found):.4f}, {found[len(found) * 99 // 100]:.4f} at the"
    )
    print(f"99th percentile, {found[-1]:.4f} at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
