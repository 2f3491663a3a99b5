"""How many records an input holds, where that is cheaply known: without it no time left can be told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mt_qa.core import InputError
from mt_qa.formats.items import Limits
from mt_qa.formats.streams import PACKED, opened

_LINES = (".jsonl", ".ndjson")
_CHUNK = 1 << 20


def record_count(inputs: Sequence[str]) -> int | None:
    """The number of lines of files of JSON Lines and of files in folders; None where an input is of another kind."""
    total = 0
    for name in inputs:
        count = _count(Path(name))
        if count is None:
            return None
        total += count
    return total


def _count(path: Path) -> int | None:
    if path.is_dir():
        files = [file for file in path.rglob("*") if file.is_file() and not file.name.startswith(".")]
        return sum(_count(file) or 1 for file in files)
    suffixes = [suffix for suffix in path.suffixes if suffix.lower() not in PACKED]
    if not path.is_file() or not suffixes or suffixes[-1].lower() not in _LINES:
        return None
    try:
        with opened(path, str(path), Limits()) as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(_CHUNK), b""))
    except InputError:
        return None
