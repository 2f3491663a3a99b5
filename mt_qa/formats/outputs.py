"""Reports of many records, one JSON object a line (.jsonl) or one row of a table (.parquet), as the ending asks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from mt_qa.core import InputError
from mt_qa.formats.files import name_of
from mt_qa.formats.items import Limits
from mt_qa.formats.streams import bounded_lines, opened, packing

ENDINGS = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet")
_ROWS = 256
"""Rows of a table that are held at once."""


def require_known_ending(name: str | Path) -> None:
    """Raises InputError where reports cannot be written to a file called so."""
    if not str(name).lower().endswith(ENDINGS):
        raise InputError(f"{name}: reports are written as {', '.join(ENDINGS)}")


def write_reports(lines: Iterable[bytes], path: Path, name: str | Path) -> None:
    """Write reports, each a line of JSON with its line feed, to `path` in the format that the ending of `name` asks.

    The same lines make the same bytes. Whoever calls sees to it that half a file is never taken for a whole one.
    """
    require_known_ending(name)
    if str(name).lower().endswith(".parquet"):
        _write_parquet(map(json.loads, lines), path)
        return
    with path.open("wb") as file, packing(file, str(name)) as packed:
        for line in lines:
            packed.write(line)


def read_reports(path: str | Path) -> Iterator[dict[str, Any]]:
    """The reports and error records of a file that `write_reports` wrote. Raises InputError."""
    require_known_ending(path)
    if str(path).lower().endswith(".parquet"):
        yield from _read_parquet(path)
        return
    limits = Limits()
    with opened(path, name_of(path), limits) as stream:
        for number, line in bounded_lines(stream, 8 * limits.record_bytes):
            try:
                report = json.loads(line or b"")
            except ValueError as error:
                raise InputError(f"{name_of(path)}:{number}: no report: {error}") from error
            if not isinstance(report, dict) or "schema" not in report:
                raise InputError(f"{name_of(path)}:{number}: no report: there is no schema")
            yield report


def _write_parquet(reports: Iterator[Mapping[str, Any]], path: Path) -> None:
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    with ParquetWriter(path, _schema(), compression="zstd") as writer:
        while rows := list(islice(reports, _ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=_schema()))


def _read_parquet(path: str | Path) -> Iterator[dict[str, Any]]:
    import pyarrow
    from pyarrow.parquet import ParquetFile

    name = name_of(path)
    try:
        with opened(path, name, Limits()) as stream:
            table = ParquetFile(stream)
            if not table.schema_arrow.equals(_schema()):
                raise InputError(f"{name}: the table holds no reports of this version")
            for batch in table.iter_batches(batch_size=_ROWS, use_threads=False):
                yield from map(_without_gaps, batch.to_pylist())
    except (pyarrow.ArrowException, OSError) as error:
        raise InputError(f"{name}: the table cannot be read: {str(error).partition(chr(10))[0]}") from error


def _without_gaps(row: dict[str, Any]) -> dict[str, Any]:
    """The report as it was: a table has every column in every row, a report only what it needs."""
    report = {key: value for key, value in row.items() if value is not None}
    if "coverage" in report:
        report["coverage"] = {key: value for key, value in report["coverage"].items() if value is not None}
    return report


@cache
def _schema() -> Any:
    """The columns of a table of reports: the keys of ``mt-qa/report/1`` in their order, and an error record's error."""
    import pyarrow as pa

    text, whole, number = pa.string(), pa.int64(), pa.float64()

    def rows(**fields: Any) -> Any:
        return pa.list_(pa.struct(fields))

    suggestions = rows(text=text, confidence=number, made_by=text)
    finding = {
        **dict.fromkeys(("check", "category", "severity"), text),
        "confidence": number,
        "evidence": text,
        **dict.fromkeys(("segment", "start", "end"), whole),
        **dict.fromkeys(("text", "message", "message_ar"), text),
        "suggestions": suggestions,
    }
    renderings = rows(text=text, count=whole, status=text, positions=pa.list_(pa.list_(whole)))
    coverage = {"characters": whole, "characters_reviewed": whole, "source": text, "paragraphs": pa.list_(whole)}
    return pa.schema(
        {
            "schema": text,
            "id": text,
            "score": number,
            "verdict": text,
            "reasons": pa.list_(text),
            "reasons_ar": pa.list_(text),
            "segments": rows(index=whole, start=whole, end=whole, score=number, verdict=text),
            "findings": rows(**finding),
            "ledger": rows(kind=text, name=text, english=text, known=pa.bool_(), renderings=renderings),
            "coverage": pa.struct(coverage),
            "skipped": rows(check=text, reason=text),
            "signature": text,
            "error": pa.struct({"kind": text, "message": text}),
        }
    )
