"""Units of measure: heads that exist, factors that are right, names that are found after their number."""

from pathlib import Path

import pytest

from mt_qa.arabic.numbers import find_numbers
from mt_qa.core import DataError
from mt_qa.knowledge import tables
from mt_qa.knowledge import units as reader
from mt_qa.knowledge.source_numbers import find_source_numbers
from mt_qa.knowledge.tables import read_table
from mt_qa.knowledge.units import COLUMNS, unit_names, units


def test_the_table_is_large_and_sorted() -> None:
    assert len(units()) >= 100
    assert list(units()) == sorted(units())
    assert all(row["origin"] and row["licence"] for row in read_table("units.tsv", COLUMNS))


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [("mi", "km", 1.609), ("ft", "cm", 30.48), ("lb", "kg", 0.4536), ("acre", "ha", 0.4047), ("bbl", "l", 158.99)],
)
def test_factors_convert(one: str, other: str, times: float) -> None:
    first, second = units()[one].factor, units()[other].factor
    assert first is not None
    assert second is not None
    assert first / second == pytest.approx(times, rel=0.01)


@pytest.mark.parametrize(
    ("language", "source", "code"),
    [
        ("en", "a 10-mile road", "mi"),
        ("en", "500 MW of power", "MW"),
        ("en", "at 12 °C", "C"),
        ("id", "seberat 14 kg", "kg"),
        ("ru", "40 сантиметров", "cm"),
        ("ru", "120 кв. километров", "sqkm"),
        ("ru", "12 градусов Цельсия", "C"),
        ("fr", "300 mètres carrés", "sqm"),
        ("fr", "120 kilomètres à l'heure", "kmh"),
    ],
)
def test_amounts_of_a_source(language: str, source: str, code: str) -> None:
    (amount,) = unit_names().said(source, language, find_source_numbers(source, language))
    assert code in amount.codes


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("25 كيلومترا", "km"),
        ("25 كلم", "km"),
        ("ستة أميال", "mi"),
        ("120 كيلومترا في الساعة", "kmh"),
        ("35 درجة مئوية", "C"),
        ("300 من الأمتار المربعة", "sqm"),
    ],
)
def test_amounts_of_a_translation(target: str, code: str) -> None:
    (amount,) = unit_names().written(target, find_numbers(target))
    assert code in amount.codes


@pytest.mark.parametrize("target", ["5 كما قال", "1345 مما أدى", "3 كلما عاد", "25 ياردة/مترا"])
def test_what_only_looks_like_a_unit_is_none(target: str) -> None:
    assert list(unit_names().written(target, find_numbers(target))) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("km\tkm\tlength\tlong\tكيلومتر\t\tkm\t\t\t\t\tmt_qa\tApache-2.0", "factor 'long'"),
        ("km\tm\tlength\t1000\tكيلومتر\t\tkm\t\t\t\t\tmt_qa\tApache-2.0", "head 'm'"),
        ("km\tkm\tlength\t1000\tkilometre\t\tkm\t\t\t\t\tmt_qa\tApache-2.0", "'kilometre' is not in Arabic"),
    ],
)
def test_a_broken_row_is_named_with_its_line(
    row: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "units.tsv").write_text("\t".join(COLUMNS) + f"\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(tables, "data_folder", lambda: tmp_path)
    with pytest.raises(DataError, match=rf"units\.tsv:2: {message}"):
        reader.units.__wrapped__()
