"""The association measure: on vectors made up for the test, and the shipped one's promises."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from mt_qa.backends import CONFIGURATION, WEIGHTS, Query, WordMeasure, models_folder, models_signature
from mt_qa.backends.association import (
    TOLERANCE,
    VOCABULARY,
    Association,
    Calibration,
    Matrix,
    load,
    shipped,
    skeleton,
    uninflected,
)
from mt_qa.core import DataError
from mt_qa.knowledge.lexicon import lexicon

VOCABULARY_OF_TWO_TOPICS = ["محكمة", "قاض", "متهم", "ملعب", "لاعب", "هدف", "مجلس_امن", "مجلس", "امن"]
TOPIC = [0, 0, 0, 1, 1, 1, 2, 2, 0]
PARAGRAPH = (
    "قضت المحكمة العليا في عمان أمس بحبس اللاعب السابق وتغريم النادي 5 آلاف دينار بعد شكوى من الأمم المتحدة".split()
)


def made(topics: list[int]) -> Association:
    """Words of a topic share a direction; all are equally common."""
    rows = np.zeros((len(topics), 3), np.int8)
    rows[np.arange(len(topics)), topics] = 1
    matrix = Matrix(rows, np.ones(len(topics), np.float32))
    return Association(
        VOCABULARY_OF_TWO_TOPICS,
        np.full(len(topics), 1000),
        matrix,
        matrix,
        Calibration(near=1, topic=0.5, frequency=0, bias=0),
        window=3,
        signature="made",
        known=lexicon(),
    )


@pytest.fixture
def measure(monkeypatch: pytest.MonkeyPatch) -> Association:
    monkeypatch.setattr("mt_qa.backends.association.TOO_COMMON", 1.0)  # nine words are all common
    return made(TOPIC)


def test_the_word_of_the_topic_wins(measure: Association) -> None:
    right, wrong = measure.scores(["متهم", "ملعب", "قاض"], 1, 2, ["محكمة", "ملعب"])
    assert (right, wrong) == pytest.approx((1.5, 0))


def test_what_stands_there_does_not_vote_for_itself(measure: Association) -> None:
    assert measure.score(["ملعب", "متهم"], 0) == pytest.approx(0)
    assert measure.score(["ملعب"], 0) == pytest.approx(0)


def test_near_words_weigh_more(measure: Association) -> None:
    near_court, near_sport = measure.scores(["متهم", "س", "لاعب"], 1, 2, ["محكمة", "ملعب"])
    assert near_court == pytest.approx(near_sport)
    court, sport = measure.scores(["س", "متهم", "لاعب"], 0, 1, ["محكمة", "ملعب"])
    assert court > sport


def test_words_beyond_the_window_count_for_the_topic_alone(measure: Association) -> None:
    words = ["س", "متهم", "متهم", "متهم", "لاعب"]
    (sport,) = measure.scores(words, 0, 1, ["ملعب"])
    assert sport == pytest.approx(0.5 / 4)


def test_a_fixed_name_is_one_word_of_the_context_but_not_for_its_own_words(measure: Association) -> None:
    assert measure.score(["مجلس", "الأمن", "متهم"], 2) == pytest.approx(0)
    assert measure.score(["مجلس", "محكمة"], 1) == pytest.approx(0)
    (court,) = measure.scores(["مجلس", "الأمن"], 0, 1, ["محكمة"])
    assert court == pytest.approx(1.5), "of the name its other word is left, which goes with courts here"


def test_a_candidate_that_is_a_fixed_name_is_scored_as_one(measure: Association) -> None:
    assert measure.scores(["مجلس", "متهم"], 1, 2, ["مجلس الأمن"])[0] == pytest.approx(1.5)
    assert measure.scores(["متهم", "هدف"], 1, 2, ["محكمة ملعب"])[0] == pytest.approx(0.75)


def test_unseen_words_borrow_from_inflections_then_consonants(measure: Association) -> None:
    inflected, spelt, strange = measure.scores(["متهم", "س"], 1, 2, ["محكمتين", "محاكمم", "زخرف"])
    assert inflected == pytest.approx(1.5)
    assert spelt == strange == pytest.approx(0)
    assert (uninflected("محكمتين"), skeleton("ملاعب")) == ("محكم", "ملعب")


def test_nothing_can_be_said_of_nothing(measure: Association) -> None:
    assert measure.score_all([]) == []
    assert measure.scores([], 0, 0, ["متهم"]) == pytest.approx([0])
    with pytest.raises(ValueError, match="no words"):
        measure.scores(["متهم"], 0, 1, [""])


def test_alone_and_in_a_batch_scores_agree() -> None:
    measure: WordMeasure = shipped()
    alone = [measure.score(PARAGRAPH, index) for index in range(len(PARAGRAPH))]
    assert measure.score_all(PARAGRAPH) == pytest.approx(alone, abs=TOLERANCE)
    assert measure.score_all(PARAGRAPH) == measure.score_all(PARAGRAPH)


def test_long_paragraphs_are_scored_by_what_is_near() -> None:
    words = PARAGRAPH * 40
    middle = len(words) // 2
    alone = shipped().score(words, middle)
    assert shipped().score_all(words)[middle] == pytest.approx(alone, abs=TOLERANCE)
    assert shipped().score(words[middle - 250 : middle + 250], 250) == pytest.approx(alone, abs=TOLERANCE)


def test_queries_may_stand_in_any_order() -> None:
    words = PARAGRAPH * 40
    queries = [Query(index, index + 1, ((words[index],),)) for index in range(0, len(words), 3)]
    backwards = shipped().batch(words, queries[::-1])
    assert np.array(backwards[::-1]) == pytest.approx(np.array(shipped().batch(words, queries)), abs=TOLERANCE)


def test_marks_and_clitics_make_no_difference() -> None:
    queries = [Query(1, 2, (("المحكمة",), ("المَحْكَمَة",), ("محكمة",)))]
    ((plain, marked, bare),) = shipped().batch(PARAGRAPH, queries)
    assert plain == marked == bare


def test_the_shipped_weights_are_the_ones_of_the_card() -> None:
    folder = models_folder() / "association"
    configuration = json.loads((folder / CONFIGURATION).read_text(encoding="utf-8"))
    card = (folder / "README.md").read_text(encoding="utf-8")
    for name in (WEIGHTS, VOCABULARY):
        digest = sha256((folder / name).read_bytes()).hexdigest()
        assert configuration["sha256"][name] == digest
        assert digest in card
    assert shipped().signature == f"association:{configuration['sha256'][WEIGHTS][:12]}"


def test_missing_and_broken_weights_are_data_errors(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no weights"):
        load(tmp_path)
    for name, content in ((WEIGHTS, b"x" * 40), (VOCABULARY, b"a"), (CONFIGURATION, b"{}")):
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match="no weights"):
        load(tmp_path)


@pytest.mark.parametrize("name", [WEIGHTS, VOCABULARY])
def test_weights_of_another_checksum_are_refused(name: str, tmp_path: Path) -> None:
    folder = copytree(models_folder() / "association", tmp_path / "association")
    (folder / name).write_bytes((folder / name).read_bytes()[:-1] + b"x")
    with pytest.raises(DataError, match=r"not those of config\.json"):
        load(folder)


def test_weights_are_read_where_they_lie() -> None:
    from safetensors.numpy import load_file

    measure = shipped()
    copied = load_file(models_folder() / "association" / WEIGHTS)
    rows = [0, 51_999, 7]
    expected = copied["context"][rows].astype(np.float32) * copied["context_scale"][rows, None]
    assert np.array_equal(measure._context[rows], expected)


def test_a_score_is_the_sum_of_its_parts() -> None:
    queries = [Query(index, index + 1, ((PARAGRAPH[index],), ("ملعب",))) for index in range(len(PARAGRAPH))]
    scores, parts = shipped().batch(PARAGRAPH, queries), shipped().parts(PARAGRAPH, queries)
    sums = [[sum(part) + shipped().calibration.bias for part in row] for row in parts]
    assert np.array(sums) == pytest.approx(np.array(scores), abs=TOLERANCE)


THREADS = """
import hashlib, sys
from mt_qa.backends.association import shipped
words = sys.stdin.read().split()
print(hashlib.sha256(repr(shipped().score_all(words)).encode()).hexdigest())
"""


def test_threads_make_no_difference() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", THREADS],
            input=" ".join(PARAGRAPH * 5),
            env=os.environ | {"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for threads in ("1", "2")
    }
    assert len(found) == 1


def test_without_weights_the_signature_says_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert models_signature() == shipped().signature
    monkeypatch.setattr("mt_qa.backends.models_folder", lambda: tmp_path)
    models_signature.cache_clear()
    assert models_signature() == "none"
    models_signature.cache_clear()
