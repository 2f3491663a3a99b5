"""MetricX on a tiny mT5 built here: one step of the decoder, one logit, cut off at 0 and 25."""

from pathlib import Path

import pytest
from tiny_models import save_metricx

from mt_qa.backends import metricx
from mt_qa.backends.metricx import SCORE_PIECE, load
from mt_qa.core import BackendError

torch = pytest.importorskip("torch")
pytest.importorskip("transformers")

TARGETS = ["وصل الوزير أمس", "غادر الوزير المدينة أمس", "وصل"]
SOURCES = ["the minister arrived", "the minister left the town", "arrived"]
REFERENCES = ["وصل أمس الوزير", "", "غادر"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_metricx(tmp_path_factory.mktemp("models") / "metricx-24-hybrid-tiny", vocabulary=SCORE_PIECE + 1)


def test_the_score_is_one_logit_of_the_first_step(folder: Path) -> None:
    metric = load(folder)
    model = metric._model
    texts = [
        f"source: {s} candidate: {t}" + (f" reference: {r}" if r else "")
        for t, s, r in zip(TARGETS, SOURCES, REFERENCES, strict=True)
    ]
    expected = []
    with torch.inference_mode():
        for text in texts:
            pieces = torch.tensor([metric._tokenizer(text)["input_ids"][:-1]])
            read = model.encoder(input_ids=pieces).last_hidden_state
            first = torch.zeros((1, 1), dtype=torch.long)
            decoded = model.decoder(input_ids=first, encoder_hidden_states=read).last_hidden_state
            expected.append(float((decoded[0, 0] @ model.lm_head.weight[SCORE_PIECE]).clamp(0, 25)))
    assert metric.scores(TARGETS, SOURCES, REFERENCES) == pytest.approx(expected, abs=1e-4)
    assert metric.needs == {"source"}


def test_scores_lie_between_right_and_as_wrong_as_can_be(folder: Path) -> None:
    assert all(0 <= score <= 25 for score in load(folder).scores(TARGETS, SOURCES, REFERENCES))


def test_a_model_without_reference_reads_none(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "metricx-24-hybrid-qe-tiny"
    other.symlink_to(folder)
    metric = load(other)
    assert metric.scores(TARGETS, SOURCES, REFERENCES) == metric.scores(TARGETS, SOURCES, [""] * 3)


def test_what_is_too_long_is_cut_and_counted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metricx, "LONGEST", 8)
    metric = load(folder)
    metric.scores(TARGETS, SOURCES, REFERENCES)
    assert metric.cut == 3


def test_progress_counts_segments(folder: Path) -> None:
    told: list[tuple[int, int]] = []
    load(folder).scores(TARGETS * 10, SOURCES * 10, REFERENCES * 10, lambda done, total: told.append((done, total)))
    assert told == [(16, 30), (30, 30)]


def test_what_cannot_be_loaded_says_why(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BackendError, match=r"has no config\.json"):
        load(tmp_path)
    (tmp_path / "config.json").write_bytes((folder / "config.json").read_bytes())
    with pytest.raises(BackendError, match="has no weights"):
        load(tmp_path)
    (tmp_path / "model.safetensors").write_bytes((folder / "model.safetensors").read_bytes())
    with pytest.raises(BackendError, match="the tokenizer of mT5"):
        load(tmp_path)


def test_another_mt5_is_no_metricx(tmp_path: Path) -> None:
    with pytest.raises(BackendError, match="is no MetricX model"):
        load(save_metricx(tmp_path / "mt5", vocabulary=40))
