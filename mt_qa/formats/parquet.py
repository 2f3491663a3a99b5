"""Records as Parquet: one a row, of the columns only those that a record has."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

from mt_qa.core import Document
from mt_qa.formats.columns import wanted_columns
from mt_qa.formats.items import MEBIBYTE, Item, Kind, Reading, RecordError
from mt_qa.formats.records import document_in_row
from mt_qa.formats.streams import HARMLESS

_ROWS = 64
"""Read at once: a row may hold a million characters."""


def read_parquet(stream: io.BufferedReader, name: str, reading: Reading) -> Iterator[Item]:
    """The rows of a table that messages call `name`. Raises InputError where it has no column for the target."""
    import pyarrow
    from pyarrow.parquet import ParquetFile

    short = PurePath(name).name
    number = 0
    try:
        table = ParquetFile(stream, buffer_size=MEBIBYTE, pre_buffer=False)
        wanted = wanted_columns(table.schema_arrow.names, reading.columns, name)
        _require_harmless(table.metadata, wanted, name, reading)
        for batch in table.iter_batches(batch_size=_ROWS, columns=list(wanted), use_threads=False):
            for row in range(batch.num_rows):
                number += 1
                place, unnamed = f"{name}:{number}", f"{short}:{number}"
                yield reading.item(place, unnamed, lambda: _document(batch, row, place, unnamed, reading))  # noqa: B023
    except (pyarrow.ArrowException, OSError) as error:
        reason = str(error).partition("\n")[0].rstrip(".")
        where = f" after row {number}" if number else ""
        raise RecordError(Kind.DAMAGED, name, f"the table cannot be read{where}: {reason}") from error


def _document(batch: Any, row: int, place: str, unnamed: str, reading: Reading) -> Document:
    try:
        cells = {name: batch.column(name)[row].as_py() for name in batch.schema.names}
    except (UnicodeDecodeError, ValueError, OverflowError) as error:
        raise RecordError(Kind.ENCODING, place, f"a value cannot be read: {error}") from error
    return document_in_row(cells, reading, place, unnamed)


def _require_harmless(metadata: Any, wanted: Sequence[str], name: str, reading: Reading) -> None:
    """Raises RecordError where a column unpacks to many times what it takes in the file."""
    for group in range(metadata.num_row_groups):
        columns = (metadata.row_group(group).column(number) for number in range(metadata.num_columns))
        for column in columns:
            if column.path_in_schema.partition(".")[0] not in wanted and column.path_in_schema not in wanted:
                continue
            most = max(HARMLESS, reading.limits.unpacked_ratio * column.total_compressed_size)
            if column.total_uncompressed_size > most:
                reason = f"a column unpacks to more than {reading.limits.unpacked_ratio} times its size: not read"
                raise RecordError(Kind.HARMFUL, name, reason)
