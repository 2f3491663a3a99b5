"""Records as CSV or TSV: a header line, one record a row; comma, semicolon and tab are told apart by the header.

Files of translations are often written by programs that quote nothing, and Arabic news opens quotations that nobody
closes: there a quotation mark at the start of a field would swallow the rows that follow. So where a row comes out with
another number of fields than the header, and its first line has the right number with its marks as plain letters, the
line is taken like that and the others are read anew.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from mt_qa.core import Document, InputError
from mt_qa.formats.columns import wanted_columns
from mt_qa.formats.encodings import SAMPLE, encoding_of
from mt_qa.formats.items import Broken, Item, Kind, Reading, RecordError
from mt_qa.formats.records import document_in_row

DELIMITERS = "\t,;"
_UNDECODABLE = "\udc80"
"""Stands for bytes that mean nothing in the file's encoding: no text can hold it."""
codecs.register_error("mt_qa.undecodable", lambda error: (_UNDECODABLE, getattr(error, "end", 0)))


def read_delimited(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """The records of a stream called `name`. Raises InputError where the header has no column for the target."""
    rows = _Rows(stream, name, reading.limits.record_bytes)
    wanted = wanted_columns(rows.header, reading.columns, name)
    short = PurePath(name).name
    for line, row in rows:
        place, unnamed = f"{name}:{line}", f"{short}:{line}"
        if row is None:
            yield reading.too_long(place, unnamed)
        elif isinstance(row, str):
            yield Broken(place, unnamed, Kind.SYNTAX, f"{place}: {row}")
        elif any(field.strip() for field in row):
            cells = dict(zip(rows.header, row, strict=True))
            record = {column: cells[column] or None for column in wanted}
            yield reading.item(place, unnamed, lambda: _document(record, place, unnamed, reading))  # noqa: B023


def _document(record: dict[str, str | None], place: str, unnamed: str, reading: Reading) -> Document:
    if any(_UNDECODABLE in (cell or "") for cell in record.values()):
        raise RecordError(Kind.ENCODING, place, "the row is not in the encoding of the file's beginning")
    return document_in_row(record, reading, place, unnamed)


class _TooLongError(Exception):
    """The row does not end within the limit."""


class _Rows:
    """The rows under the header, each with the line it begins on: its fields, why it has none, or None if too long."""

    def __init__(self, stream: io.BufferedReader, name: str, most: int) -> None:
        encoding, mark = encoding_of(stream.peek(SAMPLE)[:SAMPLE], name)
        stream.read(mark)
        self._text = io.TextIOWrapper(stream, encoding, errors="mt_qa.undecodable", newline="")
        self._most = most
        self._waiting: deque[str] = deque()
        self._line = 0
        # One setting for the whole process, and too low for an article.
        csv.field_size_limit(max(csv.field_size_limit(), most))
        self._delimiter = DELIMITERS[0]
        self.header = self._header(name)

    def _header(self, name: str) -> tuple[str, ...]:
        first = self._next_line()
        if first[:4].lower() == "sep=":
            first = self._next_line()
        if not first.strip():
            raise InputError(f"{name}: the file does not begin with a header line")
        if len(first) > self._most:
            raise InputError(f"{name}: the header line is too long")
        self._delimiter = max(DELIMITERS, key=first.count)
        fields = tuple(field.strip() for field in next(csv.reader([first], delimiter=self._delimiter), []))
        twice = [field for field, times in Counter(fields).items() if times > 1 and field]
        if twice:
            raise InputError(f"{name}:{self._line}: the header has the column {twice[0]!r} twice")
        return fields

    def __iter__(self) -> Iterator[tuple[int, Sequence[str] | str | None]]:
        while True:
            line = self._line + 1
            taken: list[str] = []
            try:
                row = next(csv.reader(self._feed(taken), delimiter=self._delimiter, strict=True), None)
            except csv.Error:
                row = None
            except _TooLongError:
                yield line, self._after_too_long(taken)
                continue
            if not taken:
                return
            yield line, self._settled(row, taken)

    def _settled(self, row: Sequence[str] | None, taken: list[str]) -> Sequence[str] | str:
        """The row, or its first line with all marks as plain letters, or why it is neither."""
        if row is not None and (len(row) == len(self.header) or not any(row)):
            return row if row and any(row) else [""] * len(self.header)
        literal = self._literal(taken[0])
        if row is None or len(literal) == len(self.header):
            self._push_back(taken[1:])
        if len(literal) == len(self.header):
            return literal
        if row is None:
            return "a quotation mark is not closed where its field ends"
        return f"the row has {len(row)} fields, the header {len(self.header)}"

    def _after_too_long(self, taken: list[str]) -> str | None:
        """Find the next row: after a stray mark the next line, after a giant field the line that closes it."""
        if len(taken) > 1 and len(self._literal(taken[1])) == len(self.header):
            self._push_back(taken[1:])
            return "a quotation mark is opened and not closed"
        ended = taken[-1].endswith(("\n", "\r"))
        is_open = bool(sum(line.count('"') for line in taken) % 2)
        while (is_open or not ended) and (more := self._text.readline(SAMPLE)):
            self._line += ended
            ended = more.endswith(("\n", "\r"))
            is_open ^= bool(more.count('"') % 2)
        return None

    def _literal(self, line: str) -> list[str]:
        return next(csv.reader([line], delimiter=self._delimiter, quoting=csv.QUOTE_NONE), [])

    def _push_back(self, lines: list[str]) -> None:
        self._waiting.extendleft(reversed(lines))
        self._line -= len(lines)

    def _feed(self, taken: list[str]) -> Iterator[str]:
        size = 0
        while line := self._next_line():
            taken.append(line)
            size += len(line)
            if size > self._most:
                raise _TooLongError
            yield line

    def _next_line(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._text.readline(self._most + 1)
        self._line += bool(line)
        return line
