"""The total of the progress bar: lines, files of folders, records of other files, or unknown."""

import gzip
from pathlib import Path

import pytest
from batch_example import article, wire, write_records

from mt_qa.batch import counting
from mt_qa.batch.counting import record_count


def test_records_are_counted_by_the_kind_of_the_input(tmp_path: Path) -> None:
    lines = wire(tmp_path, 7)
    packed = tmp_path / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress(lines.read_bytes()))
    table = tmp_path / "table.csv"
    table.write_text('id,target\n1,"سطر\nوسطر"\n2,خبر\n', encoding="utf-8")
    assert record_count([str(lines), str(packed), str(table)], {}) == 7 + 7 + 2
    folder = tmp_path / "folder"
    (folder / "inner").mkdir(parents=True)
    for name in ("a.txt", "inner/b.md", ".hidden"):
        (folder / name).write_text("خبر", encoding="utf-8")
    write_records(folder / "c.jsonl", [article(1), article(2), article(3)])
    assert record_count([str(folder)], {}) == 2 + 3


def test_what_is_not_soon_known_is_unknown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "table.csv"
    table.write_text("id,text\n1,خبر\n", encoding="utf-8")
    assert record_count([str(table)], {"target": "text"}) == 1
    assert record_count([str(table)], {}) is None, "there is no column called target"
    assert record_count(["-"], {}) is None
    assert record_count([str(tmp_path / "nowhere.jsonl")], {}) is None
    monkeypatch.setattr(counting, "MOST_BYTES", 10)
    assert record_count([str(table)], {"target": "text"}) is None
