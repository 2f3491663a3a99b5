"""Files and uploads as streams of bytes, unpacked on the way (gzip, Zstandard), lines and sizes bounded."""

from __future__ import annotations

import contextlib
import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from mt_qa.formats.files import STANDARD, faults_of
from mt_qa.formats.items import MEBIBYTE, Kind, Limits, RecordError

if TYPE_CHECKING:
    from typing_extensions import Buffer

PACKED = (".gz", ".zst")
_GZIP, _ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_CHUNK = 64 * 1024
HARMLESS = 32 * MEBIBYTE
"""An archive that unpacks to less is let be, whatever it was packed to."""


@contextlib.contextmanager
def opened(path: str | Path, name: str, limits: Limits) -> Iterator[io.BufferedReader]:
    """The bytes of the file, or of standard input for ``-``. Raises InputError where it cannot be opened."""
    if str(path) == STANDARD:
        yield unpacked(sys.stdin.buffer, name, limits)
        return
    with contextlib.ExitStack() as stack:
        with faults_of(path):
            file = stack.enter_context(Path(path).open("rb"))
        yield unpacked(file, name, limits)


def unpacked(stream: BinaryIO, name: str, limits: Limits) -> io.BufferedReader:
    """`stream`, or what it unpacks to where its first bytes are those of gzip or Zstandard."""
    counted = _Counted(stream, name)
    packed: io.BufferedReader = io.BufferedReader(counted, _CHUNK)
    start = packed.peek(4)[:4]
    if start.startswith(_GZIP):
        return io.BufferedReader(_Unpacked(gzip.GzipFile(fileobj=packed), counted, name, limits), _CHUNK)
    if start == _ZSTANDARD:
        import pyarrow

        plain: io.BufferedIOBase = pyarrow.CompressedInputStream(pyarrow.PythonFile(packed, mode="r"), "zstd")
        return io.BufferedReader(_Unpacked(plain, counted, name, limits), _CHUNK)
    return packed


class _Counted(io.RawIOBase):
    """Counts what is read of a stream, and tells a failing disk as a fault of the file."""

    def __init__(self, stream: BinaryIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self.count = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except OSError as error:
            raise RecordError(Kind.UNREADABLE, self._name, (error.strerror or str(error)).lower()) from error
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)


class _Unpacked(io.RawIOBase):
    """What an archive holds. Raises RecordError where it is damaged, or made to fill the memory."""

    def __init__(self, plain: io.BufferedIOBase, packed: _Counted, name: str, limits: Limits) -> None:
        self._plain = plain
        self._packed = packed
        self._name = name
        self._ratio = limits.unpacked_ratio
        self._count = 0
        self._fault: RecordError | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        data = self._filled(len(buffer))
        if not data and self._fault is not None:
            raise self._fault
        self._count += len(data)
        if self._count > max(HARMLESS, self._ratio * self._packed.count):
            raise RecordError(
                Kind.HARMFUL, self._name, f"the archive unpacks to more than {self._ratio} times its size: not read on"
            )
        buffer[: len(data)] = data
        return len(data)

    def _filled(self, size: int) -> bytes:
        """So many bytes, fewer only before the end or a fault: who looks at a file's beginning sees enough of it."""
        data = b""
        try:
            while len(data) < size and self._fault is None and (more := self._plain.read1(size - len(data))):
                data += more
        except (EOFError, OSError, zlib.error) as error:
            reason = "ends too early" if isinstance(error, EOFError) or "runcated" in str(error) else "is damaged"
            self._fault = RecordError(Kind.DAMAGED, self._name, f"the archive {reason}; what came before was read")
            self._fault.__cause__ = error
        return data


@contextlib.contextmanager
def packing(file: BinaryIO, name: str) -> Iterator[BinaryIO]:
    """What is written comes into `file` packed as the ending of `name` asks, the same bytes for the same content."""
    if name.lower().endswith(".gz"):
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
            yield packed  # type: ignore[misc]
    elif name.lower().endswith(".zst"):
        import pyarrow

        with pyarrow.CompressedOutputStream(pyarrow.PythonFile(_LeftOpen(file), mode="w"), "zstd") as packed:
            yield packed
    else:
        yield file


class _LeftOpen(io.RawIOBase):
    """Writes into a file and does not close it, as pyarrow would."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: Buffer, /) -> int:
        return self._file.write(data)


def bounded_lines(stream: BinaryIO, most: int) -> Iterator[tuple[int, bytes | None]]:
    """Every line with its number from 1; None in place of one longer than `most` bytes, which is not kept."""
    number = 0
    while line := stream.readline(most + 1):
        number += 1
        if len(line) <= most:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield number, None


def whole(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    """All bytes of a file that can only be read whole. Raises RecordError beyond the limit."""
    chunks: list[bytes] = []
    left = limits.file_bytes
    while chunk := stream.read(MEBIBYTE):  # a reader that is asked for all it may give makes room for it
        chunks.append(chunk)
        left -= len(chunk)
        if left < 0:
            raise RecordError(Kind.TOO_LONG, name, f"the file has more than {limits.file_bytes:,} bytes")
    return b"".join(chunks)
