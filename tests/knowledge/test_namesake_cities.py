"""Cities that Arabic writes alike: sorted, each of two countries at least, one of which the places have."""

from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge import namesake_cities as reader
from mt_qa.knowledge import tables
from mt_qa.knowledge.namesake_cities import namesake_cities
from mt_qa.knowledge.places import places


def test_the_table_is_sorted_and_each_name_has_two_countries() -> None:
    names = list(namesake_cities())
    assert names == sorted(names)
    assert all(len(countries) >= 2 for countries in namesake_cities().values())


def test_each_name_is_one_of_the_places_and_keeps_its_country() -> None:
    countries = {(name, place.country) for place in places() for name in place.accepted}
    for name, named in namesake_cities().items():
        assert any((name, country) in countries for country in named), name


def test_malaga_is_spelled_like_malacca() -> None:
    assert namesake_cities()["ملقا"] == {"Spain", "Malaysia"}


def test_an_unknown_country_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = "arabic\tcountries\torigin\tlicence\nملقا\tSpain|Ruritania\tmt_qa\tApache-2.0\n"
    (tmp_path / "namesake_cities.tsv").write_text(table, encoding="utf-8")
    namesake_cities()  # the places, which stay the shipped ones
    monkeypatch.setattr(tables, "data_folder", lambda: tmp_path)
    with pytest.raises(DataError, match=r"namesake_cities\.tsv:2: 'Ruritania'"):
        reader.namesake_cities.__wrapped__()
