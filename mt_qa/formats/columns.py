"""Which column of a row holds what: ``{"target": "text_ar", "id": "article.no"}`` makes a row of any data set a record.

A dot leads into a nested value, as the ``translation.ar`` of many data sets, unless a column is called so with its dot.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from mt_qa.core import InputError
from mt_qa.formats.items import KEYS, Kind, RecordError

_MISSING = object()


def known_columns(columns: Mapping[str, str]) -> Mapping[str, str]:
    """`columns` where each key is one of `KEYS` and has a name. Raises InputError."""
    for key, column in columns.items():
        if key not in KEYS:
            raise InputError(f"a column can be named for {', '.join(KEYS)}; not for {key!r}")
        if not column:
            raise InputError(f"the name of the column for {key!r} is empty")
    if "target" in columns and "segments" in columns:
        raise InputError("a column can be named for target or for segments, not for both")
    return columns


def record_in(row: Mapping[str, Any], columns: Mapping[str, str], place: str) -> Mapping[str, Any]:
    """The record in one row. Raises RecordError where a column that was named is missing."""
    if not columns:
        return row
    record = {key: row[key] for key in KEYS if key in row and key not in columns}
    for rival, chosen in (("segments", "target"), ("target", "segments")):
        if chosen in columns:
            record.pop(rival, None)
    for key, column in columns.items():
        value = _value_at(row, column)
        if value is not _MISSING:
            record[key] = value
        elif key != "id":
            raise RecordError(Kind.RECORD, place, f"there is no {column!r}, which was named for {key}")
    return record


def _value_at(row: Mapping[str, Any], column: str) -> object:
    if column in row:
        return row[column]
    value: object = row
    for part in column.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return _MISSING
        value = value[part]
    return value


def wanted_columns(header: Collection[str], columns: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The columns of a table that are read, in its order. Raises InputError without one that was named, or a target."""
    wanted = {key: columns.get(key, key) for key in KEYS}
    found = {key: top for key, column in wanted.items() if (top := _top(header, column))}
    for key, column in columns.items():
        if key not in found:
            raise InputError(f"{name}: there is no column {column!r}, which was named for {key}; {_listed(header)}")
    if not {"target", "segments"} & found.keys():
        raise InputError(f'{name}: there is no column "target"; {_listed(header)}: name the one that holds the text')
    return tuple(column for column in header if column in found.values())


def _top(header: Collection[str], column: str) -> str | None:
    """The column of the table in which `column` lies."""
    if column in header:
        return column
    top = column.partition(".")[0]
    return top if top in header and top != column else None


def _listed(header: Collection[str]) -> str:
    shown = ", ".join(list(header)[:12])
    return f"the table has {shown}" + (", …" if len(header) > 12 else "")
