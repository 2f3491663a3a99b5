"""Pairs of words that news prints, the verbs counted by them, and the frames of words."""

from collections import Counter
from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge import printed_pairs
from mt_qa.knowledge.attested import pair_checksum
from mt_qa.knowledge.frames import frames
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.printed_pairs import is_printed
from mt_qa.knowledge.verb_genders import verb_gender, verb_genders
from mt_qa.training.printed_pairs import checksums, genders, siblings


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("أعلنت وزارة", "أعلن وزارة"),
        ("معدات ثقيلة", "معدات ثقيل"),
        ("حوادث المرور", "الحوادث المرور"),
        ("رئيس الوزراء", "رئيسة الوزراءات"),
    ],
)
def test_what_news_prints_is_found_and_what_it_never_prints_is_not(right: str, wrong: str) -> None:
    assert is_printed(*right.split())
    assert not is_printed(*wrong.split())


def test_a_conjunction_makes_no_difference() -> None:
    assert is_printed("وأعلنت", "وزارة")


def test_a_missing_file_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(printed_pairs, "data_folder", lambda: tmp_path)
    printed_pairs._pairs.cache_clear()
    with pytest.raises(DataError, match=r"printed_pairs\.bin"):
        is_printed("أعلنت", "وزارة")
    printed_pairs._pairs.cache_clear()


def test_verbs_know_their_gender_and_their_sibling() -> None:
    assert len(verb_genders()) > 500
    assert not verb_genders()["أعلن"].is_feminine
    assert verb_genders()["أعلن"].other == "أعلنت"
    assert verb_gender("وتراجعت") == ("و", verb_genders()["تراجعت"])
    assert verb_gender("رفع") is None  # the noun after it is as often its object


def test_frames_never_call_a_preposition_right_and_wrong() -> None:
    assert len(frames()) > 5000
    assert all(frame.condemns(frame.right, "", far=False) is False for each in frames().values() for frame in each)
    (frame,) = frames()["يسيطر"]
    assert frame.strict
    assert frame.condemns("من", "المدينة", far=True)
    assert not frame.condemns("على", "المدينة", far=True)


def test_pairs_are_shipped_from_two_prints_on() -> None:
    pairs = Counter({("أعلنت", "وزارة"): 2, ("أعلن", "وزارة"): 1})
    assert list(checksums(pairs)) == [pair_checksum("أعلنت", "وزارة")]


def test_verbs_are_counted_by_the_nouns_after_them() -> None:
    words = Counter({"أعلن": 20, "أعلنت": 20, "اندلع": 2, "اندلعت": 9})
    pairs = Counter({("أعلن", "الوزير"): 19, ("أعلن", "الحكومة"): 1, ("أعلنت", "الحكومة"): 12, ("أعلنت", "الوزير"): 8})
    assert set(siblings(words, lexicon())) == {("أعلن", "أعلنت")}
    assert genders(words, pairs, lexicon()) == {"أعلن": ("m", "أعلنت")}
