"""The table of fitted confidences: broken rows are named."""

from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge import calibration
from mt_qa.knowledge.calibration import COLUMNS, TABLE, calibration_points

GOOD = "*\t0.6\t0.9\t1\t1\tmt_qa\tApache-2.0"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (["*\t0.6\t1.9\t1\t1\tmt_qa\tApache-2.0"], r":2: .*probabilities"),
        (["*\tx\t0.9\t1\t1\tmt_qa\tApache-2.0"], r":2: .*probabilities"),
        ([GOOD, "*\t0.8\t0.7\t1\t1\tmt_qa\tApache-2.0"], r":3: .*do not rise"),
        ([GOOD, GOOD], r":3: .*stands already"),
        (["doubled-word\t0.6\t0.9\t1\t1\tmt_qa\tApache-2.0"], r"no row for \*"),
    ],
)
def test_a_broken_table_is_a_data_error(
    rows: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / TABLE).write_text("\n".join(("\t".join(COLUMNS), *rows)) + "\n", encoding="utf-8")
    monkeypatch.setattr("mt_qa.knowledge.tables.data_folder", lambda: tmp_path)
    with pytest.raises(DataError, match=message):
        calibration.calibration_points.__wrapped__()


def test_the_shipped_table_is_sorted() -> None:
    assert list(calibration_points()) == sorted(calibration_points())
