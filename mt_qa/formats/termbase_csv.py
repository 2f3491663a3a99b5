"""A termbase as CSV: a header line of ``concept,language,term,status,note,project,domain``, one term a line.

The last four columns may be missing and the order is free; further columns are left out and counted. Comma, semicolon
and tab are told apart by the header; a byte order mark and the ``sep=;`` line of spreadsheets are understood.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mt_qa.core import InputError
from mt_qa.formats.spreadsheets import guarded, unguarded
from mt_qa.formats.text import text_in
from mt_qa.knowledge.termbase import COLUMNS, REQUIRED, TermEntry, entry_of, one_domain_each

DELIMITERS = ",;\t"


def read_csv(data: bytes, name: str) -> tuple[tuple[TermEntry, ...], Mapping[str, int]]:
    """The entries in the bytes of a file, and how many values stand in each column that is left out.

    Raises InputError ("FILE:LINE: why").
    """
    text = text_in(data, name)
    skipped_lines = 0
    if text[:4].lower() == "sep=":
        _, _, text = text.partition("\n")
        skipped_lines = 1
    rows = _rows(text, name, skipped_lines)
    first, header = next(rows, (1, []))
    columns = _columns(header, f"{name}:{first}")
    ignored = dict.fromkeys((column for column in columns if column not in COLUMNS), 0)
    entries: list[TermEntry] = []
    for line, row in rows:
        place = f"{name}:{line}"
        if len(row) > len(columns):
            raise InputError(f"{place}: {len(row)} fields, the header has {len(columns)}")
        fields = dict(zip(columns, map(unguarded, row), strict=False))
        for column in ignored:
            ignored[column] += bool(fields.get(column, "").strip())
        entries.append(entry_of(fields, place, line))
    if not entries:
        raise InputError(f"{name}: the file holds no term")
    return one_domain_each(entries, name), {column: count for column, count in ignored.items() if count}


def _rows(text: str, name: str, skipped_lines: int) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows that are not blank, each with the line that it begins on."""
    head = text.lstrip().partition("\n")[0]
    delimiter = max(DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1 + skipped_lines
        try:
            row = next(reader, None)
        except csv.Error as error:
            raise InputError(f"{name}:{line}: not CSV that can be read: {error}") from error
        if row is None:
            return
        if any(field.strip() for field in row):
            yield line, row


def _columns(header: Sequence[str], place: str) -> tuple[str, ...]:
    columns = tuple(column.strip().lower() for column in header)
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise InputError(f"{place}: the header has no column {', '.join(missing)}; it should read {','.join(COLUMNS)}")
    for column in COLUMNS:
        if columns.count(column) > 1:
            raise InputError(f"{place}: the header has the column {column} twice")
    return columns


def render_csv(entries: Iterable[TermEntry]) -> str:
    """The entries as CSV with commas, all columns, in their order; a term like ``=A1`` stays text in a spreadsheet."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(guarded, entry.fields()) for entry in entries)
    return lines.getvalue()
