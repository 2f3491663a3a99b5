"""Records as JSON Lines: one object a line, blank lines left out. A line that cannot be read is one broken record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from mt_qa.core import InputError
from mt_qa.formats.items import Item, Reading
from mt_qa.formats.records import document_in_row, row_in
from mt_qa.formats.streams import bounded_lines


def read_jsonl(stream: BinaryIO, name: str, reading: Reading) -> Iterator[Item]:
    """The records of a stream that messages call `name`. Raises InputError for a file that is in UTF-16."""
    short = PurePath(name).name
    for number, line in bounded_lines(stream, reading.limits.record_bytes):
        place, unnamed = f"{name}:{number}", f"{short}:{number}"
        if line is None:
            yield reading.too_long(place, unnamed)
            continue
        if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise InputError(f"{name}: the file is in UTF-16: JSON Lines are UTF-8, save it as such")
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield reading.item(place, unnamed, lambda: document_in_row(row_in(line, place), reading, place, unnamed))  # noqa: B023
