"""The recipe of the association measure on a handful of sentences: every step, and the same weights from one thread."""

import json
import random
from pathlib import Path

import numpy as np
import pytest

from mt_qa.backends import CONFIGURATION
from mt_qa.backends.association import load
from mt_qa.cli import main as command_line
from mt_qa.training.association import (
    NEUTRAL,
    Settings,
    Vectors,
    calibrate,
    logistic,
    quantised,
    save,
    split,
    train,
    write_corpus,
)

COURT = "أصدرت المحكمة حكما على المتهم بعد أن استمع القاضي إلى الشهود".split()
SPORT = "سجل اللاعب هدفا في مرمى الفريق قبل نهاية المباراة في الملعب".split()


def articles(count: int = 400) -> list[str]:
    draws = random.Random(1)
    return [" ".join(draws.sample(draws.choice((COURT, SPORT)), 8)) for _ in range(count)]


@pytest.fixture
def vectors(tmp_path: Path) -> Vectors:
    pytest.importorskip("gensim")
    write_corpus(articles(), tmp_path / "corpus.txt")
    return train(tmp_path / "corpus.txt", SETTINGS, workers=1)


SETTINGS = Settings(dimensions=16, epochs=20, subsampling=0.1)


def test_a_trained_measure_knows_a_court_from_a_pitch(
    vectors: Vectors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mt_qa.backends.association.TOO_COMMON", 1.0)  # two dozen words are all common
    save(vectors, NEUTRAL, SETTINGS, tmp_path)
    measure = load(tmp_path)
    words = ["حكم", "القاضي", "في", "المحكمة", "على", "المتهم"]
    right, wrong = measure.scores(words, 3, 4, ["المحكمة", "الملعب"])
    assert right > wrong
    assert calibrate(measure, articles(60), vectors).near > 0


def test_one_thread_gives_the_same_weights_twice(vectors: Vectors, tmp_path: Path) -> None:
    again = train(tmp_path / "corpus.txt", SETTINGS, workers=1)
    assert list(again.vocabulary) == list(vectors.vocabulary)
    assert np.array_equal(again.output, vectors.output)


def test_whole_numbers_are_near_what_they_stand_for() -> None:
    matrix = np.random.default_rng(1).normal(size=(20, 16)).astype(np.float32)
    rows, scales = quantised(np.vstack([matrix, np.zeros((1, 16), np.float32)]))
    assert np.abs(rows[:20] * scales[:20, None] - matrix).max() <= scales.max() / 2 + 1e-6
    assert not rows[20].any()


def test_lines_that_calibrate_do_not_train() -> None:
    texts = [f"سطر {number}\nسطر آخر {number}" for number in range(500)]
    training, kept = split(texts)
    assert len(training) + len(kept) == 1000
    assert 5 < len(kept) < 50
    assert not set(training) & set(kept)
    assert split(texts) == (training, kept)


def test_regression_finds_the_weights_that_made_the_data() -> None:
    draws = np.random.default_rng(1)
    features = np.column_stack([draws.normal(size=20_000), np.ones(20_000)])
    truth = (draws.random(20_000) < 1 / (1 + np.exp(-(2 * features[:, 0] - 1)))).astype(float)
    weight, bias = logistic(features, truth)
    assert weight == pytest.approx(2, abs=0.15)
    assert bias == pytest.approx(-1, abs=0.15)


def test_the_configuration_names_settings_and_checksums(tmp_path: Path) -> None:
    ones = np.ones((2, 4), np.float32)
    save(Vectors(["كلمة", "اخري"], np.array([5, 3], np.int32), ones, ones), NEUTRAL, SETTINGS, tmp_path)
    configuration = json.loads((tmp_path / CONFIGURATION).read_text(encoding="utf-8"))
    assert configuration["training"]["dimensions"] == 16
    assert {len(digest) for digest in configuration["sha256"].values()} == {64}


def test_without_corpora_the_command_says_what_to_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MT_QA_CORPORA", str(tmp_path / "nowhere"))
    assert command_line(["train", "association"]) == 2
    assert "MT_QA_CORPORA" in capfd.readouterr().err
