"""How many records an input holds, where that is soon known: without it no time left can be told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from mt_qa.core import InputError
from mt_qa.formats.inputs import read_inputs
from mt_qa.formats.items import MEBIBYTE, Limits
from mt_qa.formats.streams import PACKED, opened

MOST_BYTES = 256 * MEBIBYTE
"""A file of another kind than lines is read twice up to this size: reading takes a hundredth of the time."""

_LINES = (".jsonl", ".ndjson")


def record_count(inputs: Sequence[str], columns: Mapping[str, str]) -> int | None:
    """The number of records; lines stand for records in JSON Lines, files in folders. None where it is not soon known.

    An input that cannot be read counts as nothing here: whoever reads it in earnest tells why.
    """
    try:
        counts = [_count(Path(name), columns) for name in inputs]
    except InputError:
        return None
    return None if None in counts else sum(count for count in counts if count is not None)


def _count(path: Path, columns: Mapping[str, str]) -> int | None:
    if path.is_dir():
        files = [file for file in path.rglob("*") if file.is_file() and not file.name.startswith(".")]
        return sum(_count(file, columns) or 1 if _is_lines(file) else 1 for file in files)
    if not path.is_file():
        return None
    if _is_lines(path):
        with opened(path, str(path), Limits()) as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(MEBIBYTE), b""))
    if path.stat().st_size > MOST_BYTES:
        return None
    return sum(1 for _ in read_inputs([path], columns=columns))


def _is_lines(path: Path) -> bool:
    suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() not in PACKED]
    return bool(suffixes) and suffixes[-1] in _LINES
