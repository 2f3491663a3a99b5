"""Where records come from: a file, the bytes of one, a data set, and the files of a folder, each told by its ending."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from mt_qa.core import InputError
from mt_qa.formats.articles import ARTICLES, extractor_for
from mt_qa.formats.data_sets import is_data_set
from mt_qa.formats.files import STANDARD, faults_of, name_of
from mt_qa.formats.items import Broken, Item, Kind, Reading, RecordError
from mt_qa.formats.streams import PACKED, opened, unpacked, whole
from mt_qa.formats.text import identity_of
from mt_qa.service import document_of

XLIFF = (".xlf", ".xliff", ".mqxliff", ".sdlxliff")
RECORDS = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet", *XLIFF, ".tmx", ".po")
Reader = Callable[[io.BufferedReader, str, Reading], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file, or the bytes of one: what messages call it, its ending, and the id of the article that it may be."""

    path: Path | str | None
    name: str
    ending: str
    identity: str
    data: bytes | None = field(default=None, repr=False)
    is_named: bool = True
    """True where the caller named the file itself, not a folder that it lies in."""

    def items(self, reading: Reading) -> Iterator[Item]:
        """What it holds. Raises InputError."""
        with self._opened(reading) as stream:
            if self.ending in ARTICLES:
                yield _article(stream, self, reading)
            else:
                yield from _reader_for(self.ending)(stream, self.name, reading)

    def _opened(self, reading: Reading) -> AbstractContextManager[io.BufferedReader]:
        if self.data is not None:
            return nullcontext(unpacked(io.BytesIO(self.data), self.name, reading.limits))
        return opened(self.path or "", self.name, reading.limits)

    @property
    def may_be_tried(self) -> bool:
        """True where looking at its first record costs little and takes nothing away."""
        if self.ending in ARTICLES:
            return False
        return self.data is not None or (str(self.path) != STANDARD and Path(self.path or "").is_file())


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of a folder that is not read, and why."""

    name: str
    identity: str
    kind: Kind
    reason: str

    may_be_tried = is_named = False

    def items(self, reading: Reading) -> Iterator[Item]:  # noqa: ARG002 - as every source
        yield Broken(self.name, self.identity, self.kind, f"{self.name}: {self.reason}")


@dataclass(frozen=True, slots=True)
class DataSetSource:
    """A data set that `datasets` reads: one saved to a folder, or one of the hub."""

    name: str

    may_be_tried = is_named = True

    def items(self, reading: Reading) -> Iterator[Item]:
        from mt_qa.formats.data_sets import read_data_set

        return read_data_set(self.name, reading)


Source = FileSource | Refused | DataSetSource


def _reader_for(ending: str) -> Reader:
    match ending:
        case ".csv" | ".tsv":
            from mt_qa.formats.delimited import read_delimited

            return read_delimited
        case _ if ending in XLIFF:
            from mt_qa.formats.xliff import read_xliff

            return read_xliff
        case ".parquet":
            from mt_qa.formats.parquet import read_parquet

            return read_parquet
        case ".tmx":
            from mt_qa.formats.tmx import read_tmx

            return read_tmx
        case ".po":
            from mt_qa.formats.po import read_po

            return read_po
    from mt_qa.formats.jsonl import read_jsonl

    return read_jsonl


def _article(stream: io.BufferedReader, source: FileSource, reading: Reading) -> Item:
    extract = extractor_for(source.ending)

    def text() -> str:
        try:
            found = extract(whole(stream, source.name, reading.limits), source.name, reading.limits)
            reading.require_bounded("target", len(found), found.count("\n"), source.name, source.identity)
            return found
        except RecordError:
            raise
        except InputError as error:
            raise RecordError(Kind.UNREADABLE, source.name, str(error).removeprefix(f"{source.name}: ")) from error

    return reading.item(source.name, source.identity, lambda: document_of(text(), id=source.identity))


def sources_at(path: str | Path) -> Iterator[Source]:
    """What the path stands for: one source, or those of a folder. Raises InputError where it stands for none."""
    name = name_of(path)
    if str(path) == STANDARD:
        yield FileSource(STANDARD, name, ".jsonl", "stdin")
        return
    if is_data_set(path):
        yield DataSetSource(str(path))
        return
    with faults_of(path):
        kind = "folder" if Path(path).is_dir() else "file"
        if not os.access(path, os.R_OK):
            Path(path).stat()  # says that it is not there
            raise PermissionError
    if kind == "file":
        yield source_named(path, name)
        return
    found = list(_in_folder(Path(path)))
    if all(isinstance(source, Refused) for source in found):
        raise InputError(f"{name}: the folder holds no file that can be read: {_known()}")
    yield from found


def source_named(path: str | Path | None, name: str, data: bytes | None = None) -> FileSource:
    """The file at `path`, or its bytes, by its name. Raises InputError where its ending is of no format."""
    ending = ending_of(name)
    if ending not in (*RECORDS, *ARTICLES):
        raise InputError(f"{name}: the ending {ending!r} is of no format that is read: {_known()}")
    return FileSource(path, name, ending, identity_of(_unpacked_name(name)), data)


def _in_folder(folder: Path) -> Iterator[Source]:
    """Its files by name, those of the folders in it too; hidden ones are left out, links may not lead out of it."""
    root = folder.resolve()
    faults: dict[Path, str] = {}
    paths = {Path(place, name) for place, names in _walk(folder, faults) for name in names}
    for path in sorted(paths | faults.keys(), key=lambda path: path.relative_to(folder).parts):
        inside = path.relative_to(folder).as_posix()
        identity = _named_inside(inside)
        name = str(path)
        if path in faults:
            yield Refused(name, identity, Kind.UNREADABLE, faults[path])
        elif not path.resolve().is_relative_to(root):
            yield Refused(name, identity, Kind.HARMFUL, "a link that leads out of the folder is not followed")
        elif not path.is_file():
            yield Refused(name, identity, Kind.UNREADABLE, "this is no regular file")
        elif ending_of(name) not in (*RECORDS, *ARTICLES):
            yield Refused(name, identity, Kind.UNKNOWN_FORMAT, f"the ending {ending_of(name)!r} is of no format read")
        else:
            yield FileSource(path, name, ending_of(name), identity, is_named=False)


def _walk(folder: Path, faults: dict[Path, str]) -> Iterator[tuple[str, list[str]]]:
    """The names in each folder that are none themselves, links to folders among them; `faults` are added to."""

    def note(error: OSError) -> None:
        faults[Path(error.filename)] = (error.strerror or str(error)).lower()

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(place, name).is_symlink()]
        yield place, [name for name in (*names, *links) if not name.startswith(".")]


def _named_inside(inside: str) -> str:
    """The id of an article in a folder: with the folders in it, so that two of one name differ."""
    *folders, last = inside.split("/")
    return "/".join((*folders, identity_of(_unpacked_name(last)))).encode("utf-8", errors="replace").decode("utf-8")


def _unpacked_name(name: str) -> str:
    return name[: -len(PurePath(name).suffix)] if name.lower().endswith(PACKED) else name


def ending_of(name: str) -> str:
    """The ending that tells the format, in small letters; that of a packed file is the one before."""
    return PurePath(_unpacked_name(name)).suffix.lower()


def _known() -> str:
    return " ".join((*RECORDS, *ARTICLES)) + ", packed or not (.gz .zst)"
