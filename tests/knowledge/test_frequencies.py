"""The mapped word frequencies: what common, rare and unknown words have, and files that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge.frequencies import RARITIES, WORDS, Frequencies, frequencies
from mt_qa.training.frequencies import write


def test_common_words_are_more_frequent_than_rare_ones_and_unknown_ones_have_none() -> None:
    zipf = frequencies().zipf
    assert 8 > zipf("في") > zipf("الحكومة") > zipf("المحاصصة") > 1
    assert zipf("قثشصض") == zipf("") == 0.0


def test_rarities_are_hundredths_of_a_power_of_ten(tmp_path: Path) -> None:
    write({"كتاب": 300, "كاتب": 425, "مكتبة": 0}, tmp_path)
    known = Frequencies(tmp_path)
    assert [known.zipf(word) for word in ("كتاب", "كاتب", "مكتبة", "كتب")] == [6.0, 4.75, 9.0, 0.0]


@pytest.mark.parametrize("name", [WORDS, RARITIES])
def test_a_missing_or_broken_file_is_a_data_error(name: str, tmp_path: Path) -> None:
    write({"كتاب": 300, "كاتب": 425}, tmp_path)
    (tmp_path / name).write_bytes(b"\0\0")
    with pytest.raises(DataError):
        Frequencies(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(DataError, match="cannot be read"):
        Frequencies(tmp_path)
