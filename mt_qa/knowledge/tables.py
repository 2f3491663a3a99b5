"""Where data lies, and how a table is read: tab-separated, one header line, ``#`` lines are remarks.

A broken row is a DataError with file and line, at start-up: a table is code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from mt_qa.arabic.letters import EXTENDED, HARAKAT, LETTERS, has_arabic
from mt_qa.core import DataError


@cache
def data_folder() -> Path:
    """The folder of shipped data: inside an installed wheel, or beside the package in a checkout."""
    package = Path(str(files("mt_qa")))
    for folder in (package / "data", package.parent / "data"):
        if folder.is_dir():
            return folder
    raise DataError("the folder data/ is neither in the package nor beside it: install mt_qa again")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its fields by column name, and its line number for error messages."""

    line: int
    fields: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.fields[column]

    def listed(self, column: str) -> tuple[str, ...]:
        """A field of several values, parted by ``|``."""
        return tuple(value for value in self.fields[column].split("|") if value)


def read_table(
    name: str,
    columns: tuple[str, ...],
    *,
    key: tuple[str, ...] = (),
    required: tuple[str, ...] = (),
    arabic: tuple[str, ...] = (),
    folder: Path | None = None,
) -> tuple[Row, ...]:
    """The rows of ``data/<name>``.

    Raises DataError, with file and line, where the header is not `columns`, a row has another number of fields, a field
    is not NFC or has stray blanks, a `required` field is empty, a value of an `arabic` column is not in Arabic script,
    or two rows agree in all `key` columns.
    """
    path = (folder or data_folder()) / name
    seen: dict[tuple[str, ...], int] = {}
    rows: list[Row] = []
    for number, fields in _lines(path, columns):
        row = Row(number, dict(zip(columns, fields, strict=True)))
        _validate(path, row, required, arabic)
        if key:
            identity = tuple([row.fields[column] for column in key])
            if identity in seen:
                raise DataError(f"{path}:{number}: {' / '.join(identity)!r} stands already on line {seen[identity]}")
            seen[identity] = number
        rows.append(row)
    return tuple(rows)


_NO_ARABIC_NAME = re.compile(rf"[^{LETTERS}{EXTENDED}{HARAKAT}\d\s\-–.،/()«»\"'+&]")


def _validate(path: Path, row: Row, required: tuple[str, ...], arabic: tuple[str, ...]) -> None:
    for column in required:
        if not row[column]:
            raise DataError(f"{path}:{row.line}: {column} is missing")
    for column in arabic:
        for value in row.listed(column):
            if not has_arabic(value) or _NO_ARABIC_NAME.search(value):
                raise DataError(f"{path}:{row.line}: {column} {value!r} is not in Arabic script")


def _lines(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from error
    composed = unicodedata.is_normalized("NFC", text)  # once for all: a test per field costs a tenth of a second
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if header is None:
            header = fields
            if tuple(header) != columns:
                raise DataError(f"{path}:{number}: columns are {header}, expected {list(columns)}")
            continue
        if len(fields) != len(columns):
            raise DataError(f"{path}:{number}: {len(fields)} fields, expected {len(columns)}")
        for field in fields:
            if field != field.strip() or not (composed or unicodedata.is_normalized("NFC", field)):
                raise DataError(f"{path}:{number}: {field!r} has stray blanks or is not NFC")
        yield number, fields
    if header is None:
        raise DataError(f"{path}: the header line is missing")
