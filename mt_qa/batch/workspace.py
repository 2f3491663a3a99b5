"""The folder beside the output in which a run keeps its parts until it is whole.

::

    OUT.parts/manifest.json       what the run is made of; written first
    OUT.parts/part-00000042.jsonl one shard: a header line, then the lines of the output; renamed when whole
    OUT.parts/lock                held by the process that writes
    OUT.manifest.json             what OUT was made of and its checksum; written when OUT is in place

A process may be killed between any two of these steps. Whoever reads OUT sees the output before or the whole new one.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from mt_qa.batch.manifest import Manifest, require_same
from mt_qa.batch.results import Row
from mt_qa.core import InputError
from mt_qa.formats.files import faults_of

_MANIFEST, _LOCK = "manifest.json", "lock"


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a part: the checksum of its shard, and the id and the row of each record."""

    shard: str
    rows: tuple[tuple[str, Row], ...]


class Workspace:
    """The parts of one run. Use as a context manager: only one process at a time may have it."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = output.parent / f"{output.name}.parts"
        self.finished = output.parent / f"{output.name}.manifest.json"
        self._lock: BinaryIO | None = None

    def __enter__(self) -> Workspace:
        with faults_of(self.output):
            if self.output.is_dir():
                raise IsADirectoryError
            if not self.output.parent.is_dir():
                raise FileNotFoundError
        with faults_of(self.folder):
            self.folder.mkdir(exist_ok=True)
            self._lock = (self.folder / _LOCK).open("ab")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._lock.close()
            raise InputError(f"{self.output}: another process is writing it") from None
        return self

    def __exit__(self, *_: object) -> None:
        if not (self.folder / _MANIFEST).exists():  # nothing was begun, or all is done
            shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock is not None:
            self._lock.close()

    def outcome(self, manifest: Manifest) -> dict[str, Any] | None:
        """What `finish` kept where the run is done and its output as it was; None where there is work.

        Raises InputError where another run made the output.
        """
        kept = _read(self.finished)
        if kept is None or (self.folder / _MANIFEST).exists() or not self.output.is_file():
            return None
        require_same(kept["manifest"], manifest, str(self.output))
        return kept if kept["sha256"] == _checksum(self.output) else None

    def begin(self, manifest: Manifest, *, resume: bool, restart: bool) -> None:
        """Go on with what is there, or begin anew. Raises InputError where neither is asked, or it is another run."""
        before = _read(self.folder / _MANIFEST)
        if before is not None and not resume and not restart:
            raise InputError(
                f"{self.output}: a run that was not finished is there: --resume goes on with it, --restart drops it"
            )
        if before is not None and resume:
            require_same(before, manifest, str(self.output))
            return
        with faults_of(self.folder):
            (self.folder / _MANIFEST).unlink(missing_ok=True)
            for part in self.folder.glob("part-*"):
                part.unlink()
        write_whole(self.folder / _MANIFEST, [json.dumps(manifest, ensure_ascii=False, indent=1).encode()])

    def _part(self, number: int) -> Path:
        return self.folder / f"part-{number:08}.jsonl"

    def has(self, number: int, shard: str) -> bool:
        """True where the part of this shard is there. Raises InputError where it was made of other records."""
        path = self._part(number)
        if not path.exists():
            return False
        if self.header(number).shard != shard:
            raise InputError(f"{self.output}: this is another run: the input has changed since it was begun")
        return True

    def keep(self, number: int, header: Header, lines: Sequence[str]) -> None:
        """Write one part, all or nothing. Raises InputError where the disk does not take it."""
        rows = [[identity, row.to_list()] for identity, row in header.rows]
        first = json.dumps({"shard": header.shard, "rows": rows}, ensure_ascii=False) + "\n"
        write_whole(self._part(number), (line.encode() for line in [first, *lines]))

    def header(self, number: int) -> Header:
        """The header of a part. Raises InputError where it cannot be read."""
        path = self._part(number)
        with faults_of(path), path.open("rb") as file:
            data = json.loads(file.readline())
        return Header(data["shard"], tuple((identity, Row.from_list(row)) for identity, row in data["rows"]))

    def lines(self, parts: int) -> Iterator[bytes]:
        """The lines of the output, from all parts in their order."""
        for number in range(parts):
            path = self._part(number)
            with faults_of(path), path.open("rb") as file:
                file.readline()
                yield from file

    def finish(self, manifest: Manifest, write: Callable[[Path], None], outcome: dict[str, Any]) -> None:
        """Put the output in its place: `write` makes it under the name it is given. The parts go away."""
        whole = self.folder / f"whole{''.join(self.output.suffixes[-2:])}"
        with faults_of(self.output):
            write(whole)
            _to_disk(whole)
            kept = {"manifest": manifest, "sha256": _checksum(whole), **outcome}
            whole.replace(self.output)
        write_whole(self.finished, [json.dumps(kept, ensure_ascii=False, indent=1).encode() + b"\n"])
        (self.folder / _MANIFEST).unlink()
        shutil.rmtree(self.folder, ignore_errors=True)


def write_whole(path: Path, pieces: Iterator[bytes] | Sequence[bytes]) -> None:
    """Write a file that is there either whole or not at all, whenever the process or the machine dies.

    Raises InputError where the disk does not take it.
    """
    unfinished = path.with_name(path.name + ".unfinished")
    with faults_of(path):
        try:
            with unfinished.open("wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _read(path: Path) -> dict[str, Any] | None:
    if not path.exists():
        return None
    with faults_of(path):
        data = json.loads(path.read_bytes())
    return data if isinstance(data, dict) else None


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
