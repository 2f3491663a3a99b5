"""Acronyms that stay in Latin letters: sorted capitals; none of an institution that Arabic always names in Arabic."""

from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge import kept_acronyms as reader
from mt_qa.knowledge import tables
from mt_qa.knowledge.kept_acronyms import kept_acronyms


def test_all_are_capitals() -> None:
    assert all(acronym.isupper() and acronym.isascii() for acronym in kept_acronyms())


@pytest.mark.parametrize("acronym", ["DNA", "ISO", "BBC", "NBA"])
def test_what_newspapers_print_is_kept(acronym: str) -> None:
    assert acronym in kept_acronyms()


@pytest.mark.parametrize("acronym", ["CSTO", "KPK", "WHO", "IAEA", "NATO", "UNHCR"])
def test_institutions_are_not(acronym: str) -> None:
    assert acronym not in kept_acronyms()


def test_an_unknown_sort_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = "acronym\tsort\torigin\tlicence\nDNA\tmolecule\tmt_qa\tApache-2.0\n"
    (tmp_path / "kept_acronyms.tsv").write_text(table, encoding="utf-8")
    monkeypatch.setattr(tables, "data_folder", lambda: tmp_path)
    with pytest.raises(DataError, match=r"kept_acronyms\.tsv:2: sort"):
        reader.kept_acronyms.__wrapped__()
