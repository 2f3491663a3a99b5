"""The table of what the words of bodies' names stand for."""

from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge import tables
from mt_qa.knowledge.name_senses import sense_rows, senses_by_stem


def test_there_are_hundreds_of_words_and_most_have_odd_renderings() -> None:
    rows = sense_rows()
    assert len(rows) >= 450
    assert sum(bool(row.odd) for row in rows) >= 300


def test_a_word_may_be_odd_for_one_english_word_and_usual_for_another() -> None:
    senses = senses_by_stem(str)["سلامة"]
    assert "safety" in senses.usual
    assert "security" in senses.odd


def test_a_word_that_is_usual_and_odd_in_one_row_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "name_senses.tsv").write_text(
        "english\tusual\todd\torigin\tlicence\nspace\tفضاء|فراغ\tفراغ\tmt_qa\tApache-2.0\n", encoding="utf-8"
    )
    monkeypatch.setattr(tables, "data_folder", lambda: tmp_path)
    sense_rows.cache_clear()
    try:
        with pytest.raises(DataError, match=r"name_senses\.tsv:2"):
            sense_rows()
    finally:
        sense_rows.cache_clear()
