"""The table of page furniture: sorted, every pattern finds its own text, none is an ordinary word."""

import re
from pathlib import Path

import pytest

import mt_qa.knowledge.page_furniture as furniture
from mt_qa.arabic.folding import fold
from mt_qa.core import DataError
from mt_qa.knowledge.tables import Row, read_table

ROWS = read_table("page_furniture.tsv", furniture.COLUMNS, key=("pattern", "kind"), required=furniture.COLUMNS)


def test_rows_are_sorted_and_many() -> None:
    keys = [(row["pattern"], row["kind"]) for row in ROWS]
    assert keys == sorted(keys)
    assert len(keys) >= 150
    assert {row["kind"] for row in ROWS} == set(furniture.KINDS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['kind']}: {row['pattern']}")
def test_a_literal_pattern_is_found_in_its_own_line(row: Row) -> None:
    known, text = furniture.page_furniture(), fold(row["pattern"])
    match row["kind"]:
        case "line":
            assert text.lower() in known.lines
        case "prefix" | "opening":
            patterns = known.openings[furniture.first_word(text)]
            assert patterns.of(patterns.expression.match(text + (":" if row["kind"] == "prefix" else ""))) is not None
        case "phrase":
            assert text.lower() in known.phrases


def test_no_two_lines_fold_into_one() -> None:
    lines = [fold(row["pattern"]).lower() for row in ROWS if row["kind"] == "line"]
    assert len(lines) == len(set(lines))


def test_a_prefix_needs_its_mark() -> None:
    patterns = furniture.page_furniture().openings["للمزيد"]
    assert patterns.of(patterns.expression.match("للمزيد: تراجع الاسعار")) is not None
    assert patterns.of(patterns.expression.match("للمزيد من الامان")) is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("a(b)\tregex\ten\t0.9\tnote", "capturing group"),
        ("a(\tregex\ten\t0.9\tnote", "unterminated"),
        ("a\tcorner\ten\t0.9\tnote", "corner"),
        ("a\tline\ten\thigh\tnote", "could not convert"),
        ("a\tline\ten\t2\tnote", "confidence"),
    ],
)
def test_a_broken_row_is_named(row: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page_furniture.tsv").write_text("\t".join(furniture.COLUMNS) + f"\n{row}\n", encoding="utf-8")
    rows = read_table("page_furniture.tsv", furniture.COLUMNS, folder=tmp_path)
    monkeypatch.setattr(furniture, "read_table", lambda *_, **__: rows)
    with pytest.raises(DataError, match=rf"page_furniture\.tsv:2: .*{re.escape(reason)}"):
        furniture.page_furniture.__wrapped__()
