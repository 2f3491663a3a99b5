"""The detector on a network that the test builds: any weights do, the same input must have the same verdicts."""

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer, models, pre_tokenizers

from mt_qa.backends import models_folder
from mt_qa.backends.detector import CARD, NETWORK, TOKENIZER, Detector, load, probabilities, shipped
from mt_qa.core import DataError

PARAGRAPHS = ["وصل الوزير إلى القاهرة. وقال إن الاجتماع غدا.", "أعلن البنك رفع الفائدة بنسبة 25 في المائة", "", "، . !"]


class Session:
    """Answers from the numbers of the pieces and of their neighbours, as a network would."""

    def run(self, _: object, feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        pieces = feed["pieces"][0].astype(np.float32)
        return [np.stack([pieces % 3, np.roll(pieces, 1) % 5, pieces.mean() + 0 * pieces], axis=-1)[None]]


def tokenizer() -> Tokenizer:
    words = sorted({word for text in PARAGRAPHS for word in text.replace(".", " .").split()})
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *words]
    made = Tokenizer(models.WordLevel({piece: number for number, piece in enumerate(pieces)}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


def detector(threads: int) -> Detector:
    return Detector(Session(), tokenizer(), ("sound", "accuracy", "style"), "test:0", threads)


def test_each_word_has_a_verdict_at_its_place() -> None:
    text = PARAGRAPHS[0]
    verdicts = detector(1).paragraph(text)
    assert [text[each.start : each.end] for each in verdicts] == "وصل الوزير إلى القاهرة وقال إن الاجتماع غدا".split()
    assert all(0 <= each.fault <= 1 and each.dimension in ("accuracy", "style") for each in verdicts)


def test_verdicts_are_the_same_twice_in_company_and_on_any_number_of_threads() -> None:
    alone = [detector(1).paragraph(text) for text in PARAGRAPHS]
    assert detector(1).paragraphs(PARAGRAPHS) == alone
    assert detector(2).paragraphs(PARAGRAPHS) == alone
    assert detector(2).paragraphs(PARAGRAPHS[::-1]) == alone[::-1]
    assert alone[2:] == [[], []]


def test_probabilities_add_up_and_do_not_overflow() -> None:
    found = probabilities(np.array([[1000.0, 0.0], [0.0, 0.0]], np.float32))
    assert found.sum(axis=-1) == pytest.approx([1, 1])
    assert found[0, 0] == pytest.approx(1)


def test_a_missing_or_broken_detector_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="the detector is missing"):
        load(tmp_path)
    (tmp_path / NETWORK).write_bytes(b"no network")
    (tmp_path / CARD).write_text(json.dumps({"labels": ["sound", "style"]}), encoding="utf-8")
    (tmp_path / TOKENIZER).write_text("{}", encoding="utf-8")
    with pytest.raises(DataError, match="no detector"):
        load(tmp_path)
    tokenizer().save(str(tmp_path / TOKENIZER))
    with pytest.raises(DataError, match="no network"):
        load(tmp_path)


def test_the_shipped_detector_ranks_garble_above_sound_words() -> None:
    model = shipped()
    assert model is not None
    text = "وأكد الوزير أن الحكومة ستواصل دعم دعم المزارعين، وإنني أ إجراء محادثات مع قادة البلدان المعنية."
    verdicts = {text[each.start : each.end]: each.fault for each in model.paragraph(text)}
    assert verdicts["أ"] > max(fault for word, fault in verdicts.items() if word not in ("أ", "إجراء", "دعم"))


def test_shipped_files_are_what_their_card_says() -> None:
    folder = models_folder() / "detector"
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    readme = (folder / "README.md").read_text(encoding="utf-8")
    for name, checksum in card["sha256"].items():
        assert sha256((folder / name).read_bytes()).hexdigest() == checksum
        assert checksum in readme
