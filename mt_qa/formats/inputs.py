"""The one door to all that can be reviewed: files of records, articles as documents, folders, data sets, uploads.

Records stream through with bounded memory and keep a running number. What is wrong with one record is that record's
matter (`Broken`); what the caller got wrong, a missing file, an unknown format, a column that is not there, is an
InputError before the first record comes.
"""

from __future__ import annotations

import io
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from mt_qa.core import InputError
from mt_qa.formats.articles import ARTICLES, extractor_for
from mt_qa.formats.columns import known_columns
from mt_qa.formats.data_sets import is_data_set
from mt_qa.formats.files import STANDARD, faults_of, name_of
from mt_qa.formats.items import Broken, Item, Kind, Limits, Reading, RecordError
from mt_qa.formats.streams import PACKED, opened, unpacked, whole
from mt_qa.formats.text import identity_of
from mt_qa.service import document_of

XLIFF = (".xlf", ".xliff", ".mqxliff", ".sdlxliff")
RECORDS = (".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet", *XLIFF, ".tmx", ".po")
NO_COLUMNS: Mapping[str, str] = {}
Reader = Callable[[io.BufferedReader, str, Reading], Iterator[Item]]


def read_inputs(
    paths: Sequence[str | Path], *, columns: Mapping[str, str] = NO_COLUMNS, limits: Limits | None = None
) -> Iterator[Item]:
    """The records of files and folders, in the order given; ``-`` is JSON Lines on standard input.

    `columns` says which column or key holds what (`mt_qa.formats.columns`). Raises InputError, before it returns, where
    a path cannot be opened, is of an unknown format, lacks a column that was named, or nothing at all can be read.
    """
    reading = Reading(known_columns(columns), limits or Limits())
    return _stream([source for path in paths for source in _sources(path)], reading)


def read_upload(
    data: bytes, name: str, *, columns: Mapping[str, str] = NO_COLUMNS, limits: Limits | None = None
) -> Iterator[Item]:
    """The records in the bytes of a file that was sent; its `name` tells the format. Raises InputError likewise."""
    short = PurePath(name.replace("\\", "/")).name
    reading = Reading(known_columns(columns), limits or Limits())
    return _stream([_source(None, short, identity_of(_unpacked_name(short)), data)], reading)


@dataclass(frozen=True, slots=True)
class _Source:
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
class _Refused:
    """A file of a folder that is not read, and why."""

    name: str
    identity: str
    kind: Kind
    reason: str

    may_be_tried = is_named = False

    def items(self, reading: Reading) -> Iterator[Item]:  # noqa: ARG002 - as every source
        yield Broken(self.name, self.identity, self.kind, f"{self.name}: {self.reason}")


@dataclass(frozen=True, slots=True)
class _DataSet:
    """A data set that `datasets` reads: one saved to a folder, or one of the hub."""

    name: str

    may_be_tried = is_named = True

    def items(self, reading: Reading) -> Iterator[Item]:
        from mt_qa.formats.data_sets import read_data_set

        return read_data_set(self.name, reading)


_Any = _Source | _Refused | _DataSet


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


def _article(stream: io.BufferedReader, source: _Source, reading: Reading) -> Item:
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


def _sources(path: str | Path) -> Iterator[_Any]:
    name = name_of(path)
    if str(path) == STANDARD:
        yield _Source(STANDARD, name, ".jsonl", "stdin")
        return
    if is_data_set(path):
        yield _DataSet(str(path))
        return
    with faults_of(path):
        kind = "folder" if Path(path).is_dir() else "file"
        if not os.access(path, os.R_OK):
            Path(path).stat()  # says that it is not there
            raise PermissionError
    if kind == "file":
        yield _source(path, name, identity_of(_unpacked_name(name)))
        return
    found = list(_in_folder(Path(path)))
    if all(isinstance(source, _Refused) for source in found):
        raise InputError(f"{name}: the folder holds no file that can be read: {_known()}")
    yield from found


def _source(path: str | Path | None, name: str, identity: str, data: bytes | None = None) -> _Source:
    ending = ending_of(name)
    if ending not in (*RECORDS, *ARTICLES):
        raise InputError(f"{name}: the ending {ending!r} is of no format that is read: {_known()}")
    return _Source(path, name, ending, identity, data)


def _in_folder(folder: Path) -> Iterator[_Any]:
    """Its files by name, those of the folders in it too; hidden ones are left out, links may not lead out of it."""
    root = folder.resolve()
    faults: dict[Path, str] = {}
    paths = {Path(place, name) for place, names in _walk(folder, faults) for name in names}
    for path in sorted(paths | faults.keys(), key=lambda path: path.relative_to(folder).parts):
        inside = path.relative_to(folder).as_posix()
        identity = _named_inside(inside)
        name = str(path)
        if path in faults:
            yield _Refused(name, identity, Kind.UNREADABLE, faults[path])
        elif not path.resolve().is_relative_to(root):
            yield _Refused(name, identity, Kind.HARMFUL, "a link that leads out of the folder is not followed")
        elif not path.is_file():
            yield _Refused(name, identity, Kind.UNREADABLE, "this is no regular file")
        elif ending_of(name) not in (*RECORDS, *ARTICLES):
            yield _Refused(name, identity, Kind.UNKNOWN_FORMAT, f"the ending {ending_of(name)!r} is of no format read")
        else:
            yield _Source(path, name, ending_of(name), identity, is_named=False)


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


def _stream(sources: Sequence[_Any], reading: Reading) -> Iterator[Item]:
    """What the sources hold. Their first records are looked at before, so that a caller's mistake shows at once."""
    held = [_holds_something(source, reading) for source in sources]
    if not any(held):
        raise InputError(", ".join(source.name for source in sources[:3]) + ": there is no record in it")
    return _numbered(itertools.chain.from_iterable(_guarded(source, reading) for source in sources))


def _holds_something(source: _Any, reading: Reading) -> bool:
    """True unless there is no record in the source. Raises InputError where the caller named what cannot be meant."""
    if not source.may_be_tried:
        return True
    try:
        return next(source.items(reading), None) is not None
    except InputError as error:
        if source.is_named and not isinstance(error, RecordError):
            raise
    except Exception:  # `_guarded` tells it in its turn, as it does a damaged file
        pass
    return True


def _guarded(source: _Any, reading: Reading) -> Iterator[Item]:
    """The items of one source; where it cannot be read on, that is its last item and others follow."""
    identity = PurePath(source.name).name
    try:
        yield from source.items(reading)
    except RecordError as error:
        yield Broken(error.place, error.id or identity, error.kind, str(error))
    except InputError as error:
        yield Broken(source.name, identity, Kind.UNREADABLE, str(error))
    except Exception as error:  # a reader's fault, or a library's: the run goes on, and the record says so
        message = f"{source.name}: a fault of the reader, {type(error).__name__}: {error}"
        yield Broken(source.name, identity, Kind.FAULT, message)


def _numbered(items: Iterable[Item]) -> Iterator[Item]:
    for number, item in enumerate(items):
        yield replace(item, number=number)
