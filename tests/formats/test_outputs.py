"""Reports out and in again: JSON Lines and Parquet, packed or not, the same bytes for the same reports."""

import json
from pathlib import Path
from typing import Any

import pytest

from mt_qa.core import Document, InputError, Report, Segment
from mt_qa.core.report import SCHEMA
from mt_qa.formats import outputs
from mt_qa.formats.outputs import ENDINGS, read_reports, require_known_ending, write_reports
from mt_qa.formats.spreadsheets import guarded, unguarded
from mt_qa.knowledge.tables import data_folder
from mt_qa.service import Failure, document_of, review


@pytest.fixture(scope="module")
def reports() -> list[dict[str, Any]]:
    """Reports with all that a report can have, one with nothing, and an error record."""
    sample = (data_folder() / "articles" / "csto-withdrawal.ar.txt").read_text(encoding="utf-8")
    aligned = review(document_of("فقرة أولى من الخبر.\nفقرة ثانية من الخبر.", "One.\n\nTwo.\n\nThree 5."))
    empty = review(Document((Segment("وصل الوزير."),), id="empty"))
    made = [review(sample), aligned, empty]
    assert made[0].findings
    assert made[0].ledger.entries
    assert aligned.coverage.paragraphs
    return [*(json.loads(json.dumps(report.to_dict())) for report in made), Failure("x", "k", "لم يُقرأ").to_dict()]


def lines(reports: list[dict[str, Any]]) -> list[bytes]:
    return [json.dumps(report, ensure_ascii=False).encode() + b"\n" for report in reports]


@pytest.mark.parametrize("ending", ENDINGS)
def test_reports_come_back_as_they_were(tmp_path: Path, ending: str, reports: list[dict[str, Any]]) -> None:
    path = tmp_path / f"out{ending}"
    write_reports(lines(reports), path, path)
    assert list(read_reports(path)) == reports
    first = path.read_bytes()
    write_reports(lines(reports), path, path)
    assert path.read_bytes() == first
    if ending == ".jsonl":
        assert first == b"".join(lines(reports))


def test_many_reports_are_written_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reports: list[dict[str, Any]]
) -> None:
    monkeypatch.setattr(outputs, "_ROWS", 3)
    path = tmp_path / "out.parquet"
    write_reports(iter(lines(reports * 5)), path, path)
    assert list(read_reports(path)) == reports * 5
    write_reports([], path, path)
    assert list(read_reports(path)) == []


def test_the_table_has_a_column_for_all_that_a_report_has(report: Report, names: Report) -> None:
    for made in (report, names):
        data = json.loads(json.dumps(made.to_dict()))
        assert _missing(data, outputs._schema()) == []


def _missing(data: dict[str, Any], fields: Any) -> list[str]:
    """Keys of the report that the table has no field for."""
    import pyarrow

    missing = []
    for key, value in data.items():
        if fields.get_field_index(key) < 0:
            missing.append(key)
            continue
        kind, inner = fields.field(key).type, value
        if pyarrow.types.is_list(kind) and value:
            kind, inner = kind.value_type, value[0]
        if isinstance(inner, dict):
            missing += [f"{key}.{name}" for name in _missing(inner, kind)]
    return missing


@pytest.mark.parametrize("name", ["out.csv", "out", "out.json", "out.parquet.gz"])
def test_another_ending_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"reports are written as \.jsonl, \.jsonl\.gz, \.jsonl\.zst, \.parquet"):
        require_known_ending(name)


def test_what_holds_no_reports_is_refused(tmp_path: Path) -> None:
    import pyarrow
    from pyarrow.parquet import write_table

    (tmp_path / "a.jsonl").write_text('{"id": 1}\n', encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(f'{{"schema": "{SCHEMA}"}}\n{{\n', encoding="utf-8")
    (tmp_path / "c.parquet").write_bytes(b"PAR1")
    write_table(pyarrow.table({"id": ["1"]}), tmp_path / "d.parquet")
    for name, reason in (
        ("a.jsonl", r"a\.jsonl:1: no report: there is no schema"),
        ("b.jsonl", r"b\.jsonl:2: no report: Expecting"),
        ("c.parquet", "the table cannot be read"),
        ("d.parquet", "the table holds no reports of this version"),
        ("e.jsonl", "there is no such file"),
    ):
        with pytest.raises(InputError, match=reason):
            list(read_reports(tmp_path / name))


@pytest.mark.parametrize(
    "cell", ["=1+1", "+971", "-5", "@name", "=HYPERLINK(x)", "\t=1", " =1", "＝1", "'=1", "''-x", "\r=x"]
)
def test_a_cell_that_a_spreadsheet_would_calculate_is_text_and_comes_back(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["", "نص", "'نص'", "a=b", "5-3", "'", "''"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell
    assert unguarded(cell) == cell
