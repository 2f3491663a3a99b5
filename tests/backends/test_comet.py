"""COMET's three architectures on tiny models built here, against the formulas of its papers written out anew."""

from pathlib import Path
from typing import Any

import pytest
from tiny_models import LAYERS, POSITIONS, save_comet

from mt_qa.backends.comet import Comet, load, sparsemax
from mt_qa.core import BackendError

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

TARGETS = ["وصل الوزير أمس", "غادر الوزير المدينة أمس", "وصل"]
SOURCES = ["the minister arrived", "the minister left the town", "arrived"]
REFERENCES = ["وصل أمس الوزير", "غادر المدينة الوزير", "غادر"]
KINDS = ("regression_metric", "referenceless_regression_metric", "unified_metric")


def built(folder: Path, kind: str, **settings: Any) -> Comet:
    if kind == "unified_metric":
        settings = {"input_segments": ["mt", "src"], "sent_layer": "mix", **settings}
    return load(save_comet(folder / "tiny", kind, **settings))


def layers(metric: Comet, pieces: list[int]) -> list[Any]:
    """The layers of one input alone, pieces x dimensions."""
    with torch.inference_mode():
        read = metric._encoder(input_ids=torch.tensor([pieces]), output_hidden_states=True)
    return [layer[0] for layer in read.hidden_states]


def mixed(folder: Path, rows: list[Any]) -> Any:
    weights = torch.load(folder / "tiny/checkpoints/model.ckpt", weights_only=True)["state_dict"]
    shares = torch.softmax(
        torch.cat([weights[f"layerwise_attention.scalar_parameters.{n}"] for n in range(LAYERS + 1)]), dim=0
    )
    return 1.3 * sum(share * row for share, row in zip(shares, rows, strict=True))


def estimated(folder: Path, features: Any) -> float:
    weights = torch.load(folder / "tiny/checkpoints/model.ckpt", weights_only=True)["state_dict"]
    hidden = torch.tanh(features @ weights["estimator.ff.0.weight"].T + weights["estimator.ff.0.bias"])
    return float(hidden @ weights["estimator.ff.3.weight"].T + weights["estimator.ff.3.bias"])


def test_regression_is_the_formula_of_the_paper(tmp_path: Path) -> None:
    metric = built(tmp_path, "regression_metric")

    def vector(text: str) -> Any:
        return mixed(tmp_path, layers(metric, metric._tokenizer(text)["input_ids"])).mean(dim=0)

    expected = []
    for target, source, reference in zip(TARGETS, SOURCES, REFERENCES, strict=True):
        t, s, r = vector(target), vector(source), vector(reference)
        expected.append(estimated(tmp_path, torch.cat((t, r, t * r, (t - r).abs(), t * s, (t - s).abs()))))
    assert metric.scores(TARGETS, SOURCES, REFERENCES) == pytest.approx(expected, abs=1e-5)


def test_regression_without_reference_looks_at_the_source(tmp_path: Path) -> None:
    metric = built(tmp_path, "referenceless_regression_metric")
    t, s = (
        mixed(tmp_path, layers(metric, metric._tokenizer(text)["input_ids"])).mean(dim=0)
        for text in (TARGETS[0], SOURCES[0])
    )
    expected = estimated(tmp_path, torch.cat((t, s, t * s, (t - s).abs())))
    assert metric.scores(TARGETS[:1], SOURCES[:1], [""]) == pytest.approx([expected], abs=1e-5)
    assert metric.needs == {"source"}


def test_the_unified_metric_reads_target_and_source_as_one(tmp_path: Path) -> None:
    metric = built(tmp_path, "unified_metric", layer_transformation="softmax")
    target, source = (metric._tokenizer(text)["input_ids"] for text in (TARGETS[0], SOURCES[0]))
    joined = [0, *target[1:-1], 2, 2, *source[1:-1], 2]
    expected = estimated(tmp_path, mixed(tmp_path, layers(metric, joined))[0])
    assert metric.scores(TARGETS[:1], SOURCES[:1], [""]) == pytest.approx([expected], abs=1e-5)


def test_the_unified_metric_with_a_reference_is_the_mean_of_three_readings(tmp_path: Path) -> None:
    metric = built(tmp_path, "unified_metric", layer_transformation="softmax", input_segments=["mt", "src", "ref"])
    assert metric.needs == {"source", "reference"}
    texts = (TARGETS[0], SOURCES[0], REFERENCES[0])
    target, source, reference = (metric._tokenizer(text)["input_ids"][1:-1] for text in texts)
    inputs = (
        [0, *target, 2, 2, *source, 2],
        [0, *target, 2, 2, *reference, 2],
        [0, *target, 2, 2, *source, 2, 2, *reference, 2],
    )
    scores = [estimated(tmp_path, mixed(tmp_path, layers(metric, pieces))[0]) for pieces in inputs]
    found = metric.scores(TARGETS[:1], SOURCES[:1], REFERENCES[:1])
    assert found == pytest.approx([sum(scores) / 3], abs=1e-5)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("layer_norm", [True, False])
def test_alone_and_in_a_batch_the_score_is_the_same(kind: str, layer_norm: bool, tmp_path: Path) -> None:
    metric = built(tmp_path, kind, layer_norm=layer_norm)
    together = metric.scores(TARGETS, SOURCES, REFERENCES)
    alone = [metric.scores([t], [s], [r])[0] for t, s, r in zip(TARGETS, SOURCES, REFERENCES, strict=True)]
    assert together == pytest.approx(alone, abs=1e-5)
    assert len(set(together)) == len(TARGETS)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_too_long_is_cut_and_counted(kind: str, tmp_path: Path) -> None:
    metric = built(tmp_path, kind)
    assert metric.scores(TARGETS, SOURCES, REFERENCES)
    assert metric.cut == 0
    (score,) = metric.scores([" ".join(["وصل"] * 3 * POSITIONS)], SOURCES[:1], REFERENCES[:1])
    assert isinstance(score, float)
    assert metric.cut > 0


def test_sparsemax_is_the_nearest_point_of_the_simplex() -> None:
    found = sparsemax(torch.tensor([2.0, 1.8, 0.1, -3.0]))
    assert found.tolist() == pytest.approx([0.6, 0.4, 0.0, 0.0])


def test_the_signature_names_folder_and_weights(tmp_path: Path) -> None:
    signature = built(tmp_path, "regression_metric").signature
    assert signature.startswith("tiny:")
    assert len(signature) == len("tiny:") + 12


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda folder: (folder / "hparams.yaml").unlink(), "has no hparams.yaml"),
        (lambda folder: (folder / "hparams.yaml").write_text("class_identifier: xcomet_metric"), "is not read"),
        (lambda folder: (folder / "checkpoints/model.ckpt").unlink(), "is not there"),
        (lambda folder: (folder / "checkpoints/model.ckpt").write_bytes(b"no weights"), "no checkpoint of weights"),
        (lambda folder: (folder / "encoder").rename(folder / "elsewhere"), "neither in"),
        (
            lambda folder: torch.save({"state_dict": {}}, folder / "checkpoints/model.ckpt"),
            "these are not the weights of tiny",
        ),
    ],
)
def test_what_cannot_be_loaded_says_why(change: Any, reason: str, tmp_path: Path) -> None:
    folder = save_comet(tmp_path / "tiny", "regression_metric")
    change(folder)
    with pytest.raises(BackendError, match=reason):
        load(folder)


class Trap:
    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return print, ("a checkpoint ran code",)


def test_a_checkpoint_runs_no_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = save_comet(tmp_path / "tiny", "regression_metric")
    torch.save({"state_dict": {}, "trap": Trap()}, folder / "checkpoints/model.ckpt")
    with pytest.raises(BackendError, match="no checkpoint of weights alone"):
        load(folder)
    assert capsys.readouterr().out == ""
