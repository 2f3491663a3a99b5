"""The table of what each trace weighs."""

from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge import tables
from mt_qa.knowledge.stray_weights import BIAS, stray_weights

HEADER = "trace\tweight\tenglish\tarabic\torigin\tlicence\n"


def test_what_speaks_for_straying_is_told_in_both_languages() -> None:
    weights = stray_weights()
    assert weights[BIAS].weight < 0
    for weight in weights.values():
        assert bool(weight.english) is bool(weight.arabic)
        assert weight.weight > -0.5 or not weight.english


@pytest.mark.parametrize(
    ("rows", "why"),
    [("acronym\theavy\t\t\tmt_qa\tApache-2.0\n", "no number"), ("acronym\t1.5\t\t\tmt_qa\tApache-2.0\n", "bias")],
)
def test_a_broken_table_is_refused(rows: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stray_weights.tsv").write_text(HEADER + rows, encoding="utf-8")
    monkeypatch.setattr(tables, "data_folder", lambda: tmp_path)
    stray_weights.cache_clear()
    try:
        with pytest.raises(DataError, match=why):
            stray_weights()
    finally:
        stray_weights.cache_clear()
