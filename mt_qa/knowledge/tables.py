"""Where data lies, and how a table is read: tab-separated, one header line, ``#`` lines are remarks.

A broken row is a DataError with file and line, at start-up: a table is code.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from mt_qa.arabic.letters import EXTENDED, HARAKAT, LETTERS, PRESENTATION
from mt_qa.core import DataError


@cache
def data_folder() -> Path:
    """The folder of shipped data: inside an installed wheel, or beside the package in a checkout."""
    package = Path(str(files("mt_qa")))
    for folder in (package / "data", package.parent / "data"):
        if folder.is_dir():
            return folder
    raise DataError("the folder data/ is neither in the package nor beside it: install mt_qa again")


class Row:
    """One line of a table: its fields by column name, and its line number for error messages.

    No dataclass: there are fifty thousand at every start, and all of a table share the places of their columns.
    """

    __slots__ = ("columns", "fields", "line")

    def __init__(self, line: int, fields: Sequence[str], columns: Mapping[str, int]) -> None:
        self.line = line
        self.fields = fields
        self.columns = columns

    def __getitem__(self, column: str) -> str:
        return self.fields[self.columns[column]]

    def listed(self, column: str) -> tuple[str, ...]:
        """A field of several values, parted by ``|``."""
        field = self[column]
        if "|" in field:
            return tuple([value for value in field.split("|") if value])
        return (field,) if field else ()


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
    rows = _rows(path, columns)
    if not rows:
        return rows
    fields = dict(zip(columns, zip(*[row.fields for row in rows], strict=True), strict=True))
    for column in required:
        _require(path, rows, column, fields[column])
    for column in arabic:
        _require_arabic(path, rows, column, fields[column])
    if key:
        _require_unique(path, rows, list(zip(*[fields[column] for column in key], strict=True)))
    return rows


# Each requirement is looked at for the whole table at once, and row by row only to say where it is broken: tables are
# read at every start.


_OTHER = rf"[^{LETTERS}{EXTENDED}{HARAKAT}\d\s\-–.،/()«»\"'+&|]"
_NOT_ARABIC = re.compile(rf"{_OTHER}|(?:^|\|)[^{LETTERS}{EXTENDED}{PRESENTATION}|\n]+(?=\||$)", re.MULTILINE)
"""What a column of Arabic names may not hold: a letter of another script, or a value without an Arabic letter."""


def _require(path: Path, rows: Sequence[Row], column: str, fields: Sequence[str]) -> None:
    if not all(fields):
        line = next(row.line for row in rows if not row[column])
        raise DataError(f"{path}:{line}: {column} is missing")


def _require_unique(path: Path, rows: Sequence[Row], identities: Sequence[tuple[str, ...]]) -> None:
    if len(set(identities)) == len(rows):
        return
    seen: dict[tuple[str, ...], int] = {}
    for row, identity in zip(rows, identities, strict=True):
        if identity in seen:
            raise DataError(f"{path}:{row.line}: {' / '.join(identity)!r} stands already on line {seen[identity]}")
        seen[identity] = row.line


def _require_arabic(path: Path, rows: Sequence[Row], column: str, fields: Sequence[str]) -> None:
    if _NOT_ARABIC.search("\n".join(fields)) is not None:
        row = next(row for row in rows if _NOT_ARABIC.search(row[column]))
        value = next(value for value in row.listed(column) if _NOT_ARABIC.search(value))
        raise DataError(f"{path}:{row.line}: {column} {value!r} is not in Arabic script")


_STRAY_BLANK = re.compile(r"(?:^|\t)[^\S\t\n]|[^\S\t\n](?:\t|$)", re.MULTILINE)


def _rows(path: Path, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows, each with as many fields as there are columns, NFC and without stray blanks."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line and line[0] != "#"]
    if not lines:
        raise DataError(f"{path}: the header line is missing")
    (first, header), *rest = lines
    if tuple(header.split("\t")) != columns:
        raise DataError(f"{path}:{first}: columns are {header.split()}, expected {list(columns)}")
    places = {column: place for place, column in enumerate(columns)}
    rows = tuple([Row(number, line.split("\t"), places) for number, line in rest])
    for row in rows:
        if len(row.fields) != len(columns):
            raise DataError(f"{path}:{row.line}: {len(row.fields)} fields, expected {len(columns)}")
    if _STRAY_BLANK.search(text) or not unicodedata.is_normalized("NFC", text):
        _require_spotless(path, rows)
    return rows


def _require_spotless(path: Path, rows: Sequence[Row]) -> None:
    for row in rows:
        for field in row.fields:
            if field != field.strip() or not unicodedata.is_normalized("NFC", field):
                raise DataError(f"{path}:{row.line}: {field!r} has stray blanks or is not NFC")
