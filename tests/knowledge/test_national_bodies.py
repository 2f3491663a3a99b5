"""Bodies whose name tells their state: sorted, unique, of known countries; a broken row is named with its line."""

from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge import national_bodies as reader
from mt_qa.knowledge import tables
from mt_qa.knowledge.national_bodies import national_bodies

HEADER = "arabic\tgender\tcountry\torigin\tlicence\n"


def test_the_table_is_sorted_and_large_enough() -> None:
    names = [body.arabic for body in national_bodies()]
    assert names == sorted(names)
    assert len(names) >= 50


@pytest.mark.parametrize(
    ("name", "gender", "country"),
    [("الكنيست", "m", "Israel"), ("وكالة ناسا", "f", "United States"), ("مجلس الدوما", "m", "Russia")],
)
def test_a_body_belongs_to_its_state(name: str, gender: str, country: str) -> None:
    assert [(b.gender, b.country) for b in national_bodies() if b.arabic == name] == [(gender, country)]


def test_names_of_several_states_are_left_out() -> None:
    assert {"الكونغرس", "مجلس الشيوخ", "مجلس العموم", "البيت الأبيض"}.isdisjoint(b.arabic for b in national_bodies())


@pytest.mark.parametrize(
    ("row", "message"),
    [("الدوما\tm\tRuritania\tmt_qa\tApache-2.0", "Ruritania"), ("الدوما\tx\tRussia\tmt_qa\tApache-2.0", "gender")],
)
def test_a_broken_row_is_named(row: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "national_bodies.tsv").write_text(HEADER + row + "\n", encoding="utf-8")
    national_bodies()  # the places, which stay the shipped ones
    monkeypatch.setattr(tables, "data_folder", lambda: tmp_path)
    with pytest.raises(DataError, match=f"national_bodies.tsv:2: .*{message}"):
        reader.national_bodies.__wrapped__()
