"""Tiny networks in the layouts that COMET and MetricX are published in, with weights drawn by lot."""

from itertools import pairwise
from pathlib import Path
from typing import Any

PIECES = [
    *"<s> <pad> </s> <unk>".split(),
    *"وصل الوزير أمس غادر المدينة".split(),
    *"the minister arrived left town source : candidate reference".split(),
]
HIDDEN, LAYERS, POSITIONS = 8, 2, 24


def save_tokenizer(folder: Path, *, marks: bool = True) -> None:
    """Words as pieces; with `marks` the beginning and the end of a text as XLM-R has them, else the end alone."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    made = Tokenizer(models.WordLevel({piece: n for n, piece in enumerate(PIECES)}, unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    template = "<s> $A </s>" if marks else "$A </s>"
    made.post_processor = processors.TemplateProcessing(single=template, special_tokens=[("<s>", 0), ("</s>", 2)])
    wrapped: Any = PreTrainedTokenizerFast
    special = {"pad_token": "<pad>", "unk_token": "<unk>", "eos_token": "</s>"}
    if marks:
        special |= {"bos_token": "<s>", "cls_token": "<s>", "sep_token": "</s>"}
    wrapped(tokenizer_object=made, **special).save_pretrained(folder)


def save_comet(folder: Path, kind: str, **settings: Any) -> Path:
    """A COMET folder of the architecture `kind`; `settings` go to its hparams.yaml."""
    import torch
    import transformers
    import yaml

    torch.manual_seed(3)
    configuration: Any = transformers.XLMRobertaConfig(
        vocab_size=len(PIECES),
        hidden_size=HIDDEN,
        num_hidden_layers=LAYERS,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=POSITIONS + 2,
        pad_token_id=1,
        bos_token_id=0,
        eos_token_id=2,
    )
    encoder: Any = transformers.XLMRobertaModel(configuration, add_pooling_layer=False)
    configuration.save_pretrained(folder / "encoder")
    save_tokenizer(folder / "encoder")
    parts = {"regression_metric": 6, "referenceless_regression_metric": 4, "unified_metric": 1}[kind]
    widths = [HIDDEN * parts, 5, 1]
    weights = {f"encoder.model.{key}": value for key, value in encoder.state_dict().items()}
    for number, (width, out) in zip((0, 3), pairwise(widths), strict=True):
        weights[f"estimator.ff.{number}.weight"] = torch.randn(out, width)
        weights[f"estimator.ff.{number}.bias"] = torch.randn(out)
    for number in range(LAYERS + 1):
        weights[f"layerwise_attention.scalar_parameters.{number}"] = torch.randn(1)
    weights["layerwise_attention.gamma"] = torch.tensor([1.3])
    (folder / "checkpoints").mkdir(parents=True)
    torch.save({"state_dict": weights, "epoch": 3}, folder / "checkpoints" / "model.ckpt")
    written = {
        "class_identifier": kind,
        "pretrained_model": "tiny",
        "activations": "Tanh",
        "layer_norm": False,
        **settings,
    }
    (folder / "hparams.yaml").write_text(yaml.safe_dump(written), encoding="utf-8")
    return folder


def save_metricx(folder: Path, *, vocabulary: int) -> Path:
    """A MetricX folder: an mT5 of very few dimensions, and its tokenizer beside it."""
    import torch
    import transformers

    torch.manual_seed(5)
    configuration: Any = transformers.MT5Config(
        vocab_size=vocabulary,
        d_model=4,
        d_kv=2,
        d_ff=4,
        num_layers=1,
        num_decoder_layers=1,
        num_heads=2,
        tie_word_embeddings=False,
        decoder_start_token_id=0,
        pad_token_id=1,
        eos_token_id=2,
    )
    model: Any = transformers.MT5ForConditionalGeneration(configuration)
    model.lm_head.weight.data.mul_(40)
    model.save_pretrained(folder)
    save_tokenizer(folder, marks=False)
    return folder
