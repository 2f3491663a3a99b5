from pathlib import Path

import pytest

from mt_qa.core import DataError
from mt_qa.knowledge.tables import data_folder, read_table


def write(folder: Path, text: str) -> Path:
    (folder / "t.tsv").write_text(text, encoding="utf-8")
    return folder


def test_rows_are_read_by_column_and_remarks_left_out(tmp_path: Path) -> None:
    rows = read_table("t.tsv", ("ar", "en"), folder=write(tmp_path, "# remark\nar\ten\nخبر|نبأ\tnews\n"))
    assert [(row.line, row.listed("ar"), row["en"]) for row in rows] == [(3, ("خبر", "نبأ"), "news")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("ar\ten\nخبر\n", r"t\.tsv:2: 1 fields, expected 2"),
        ("ar\nخبر\n", r"t\.tsv:1: columns are"),
        ("ar\ten\nخبر\tnews\nخبر\tnews\n", r"t\.tsv:3: 'خبر' stands already on line 2"),
        ("ar\ten\nخبر \tnews\n", r"t\.tsv:2: 'خبر ' has stray blanks"),
        ("ar\ten\nا\u0653ن\tnow\n", r"t\.tsv:2: .* is not NFC|t\.tsv:2: .* or is not NFC"),
        ("", "header line is missing"),
    ],
)
def test_a_broken_row_is_named_with_file_and_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        read_table("t.tsv", ("ar", "en"), key=("ar",), folder=write(tmp_path, text))


def test_a_missing_table_is_a_data_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        read_table("absent.tsv", ("ar",), folder=tmp_path)


def test_the_data_folder_holds_the_dictionary() -> None:
    assert (data_folder() / "dictionaries" / "ar.dic").is_file()
