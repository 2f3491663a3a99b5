"""Bytes from a file or standard input, text into a file: the only place that opens what the caller names."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from mt_qa.core import InputError

STANDARD = "-"
"""The name that stands for standard input."""


def name_of(path: str | Path) -> str:
    """What to call the file in a message."""
    return "standard input" if str(path) == STANDARD else str(path)


@contextlib.contextmanager
def faults_of(path: str | Path) -> Iterator[None]:
    """Turn what the system says about `path` into an InputError of one line."""
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{name_of(path)}: {_reason(error)}") from error


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case IsADirectoryError():
            return "this is a folder, not a file"
        case PermissionError():
            return "no permission"
        case OSError():
            return (error.strerror or str(error)).lower()
    return str(error)


def read_bytes(path: str | Path) -> bytes:
    """All bytes of the file, or of standard input for ``-``. Raises InputError."""
    with faults_of(path):
        if str(path) == STANDARD:
            return sys.stdin.buffer.read()
        return Path(path).read_bytes()


def byte_lines(path: str | Path) -> Iterator[bytes]:
    """The lines of the file, or of standard input for ``-``, one at a time. Raises InputError."""
    with faults_of(path):
        if str(path) == STANDARD:
            yield from sys.stdin.buffer
            return
        with Path(path).open("rb") as file:
            yield from file


def write_text(path: str | Path, text: str) -> None:
    """Write `text` as UTF-8, as `write_bytes` does. Raises InputError."""
    write_bytes(path, text.encode("utf-8", errors="backslashreplace"))


def write_bytes(path: str | Path, data: bytes) -> None:
    """Write a file, all or nothing: whoever reads `path` sees the old file or the new one. Raises InputError.

    A device or a pipe cannot be replaced and is written to directly.
    """
    with faults_of(path):
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise IsADirectoryError
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        _replace(target, data)


def _replace(target: Path, data: bytes) -> None:
    with replacing(target, _mode(target)) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(target: Path, mode: int = 0o600) -> Iterator[IO[bytes]]:
    """A file that takes the place of `target`, with these permissions, once the block has ended well."""
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, or what any new file gets."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
