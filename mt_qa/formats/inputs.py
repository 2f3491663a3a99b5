"""The one door to all that can be reviewed: files of records, articles as documents, folders, data sets, uploads.

Records stream through with bounded memory and keep a running number. What is wrong with one record is that record's
matter (`Broken`); what the caller got wrong, a missing file, an unknown format, a column that is not there, is an
InputError before the first record comes.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from mt_qa.core import InputError
from mt_qa.formats.columns import known_columns
from mt_qa.formats.items import Broken, Item, Kind, Limits, Reading, RecordError
from mt_qa.formats.sources import Source, source_named, sources_at

NO_COLUMNS: Mapping[str, str] = {}


def read_inputs(
    paths: Sequence[str | Path], *, columns: Mapping[str, str] = NO_COLUMNS, limits: Limits | None = None
) -> Iterator[Item]:
    """The records of files and folders, in the order given; ``-`` is JSON Lines on standard input.

    `columns` says which column or key holds what (`mt_qa.formats.columns`). Raises InputError, before it returns, where
    a path cannot be opened, is of an unknown format, lacks a column that was named, or nothing at all can be read.
    """
    reading = Reading(known_columns(columns), limits or Limits())
    return _stream([source for path in paths for source in sources_at(path)], reading)


def read_upload(
    data: bytes, name: str, *, columns: Mapping[str, str] = NO_COLUMNS, limits: Limits | None = None
) -> Iterator[Item]:
    """The records in the bytes of a file that was sent; its `name` tells the format. Raises InputError likewise."""
    short = PurePath(name.replace("\\", "/")).name
    reading = Reading(known_columns(columns), limits or Limits())
    return _stream([source_named(None, short, data)], reading)


def _stream(sources: Sequence[Source], reading: Reading) -> Iterator[Item]:
    """What the sources hold. Their first records are looked at before, so that a caller's mistake shows at once."""
    held = [_holds_something(source, reading) for source in sources]
    if not any(held):
        raise InputError(", ".join(source.name for source in sources[:3]) + ": there is no record in it")
    return _numbered(itertools.chain.from_iterable(_guarded(source, reading) for source in sources))


def _holds_something(source: Source, reading: Reading) -> bool:
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


def _guarded(source: Source, reading: Reading) -> Iterator[Item]:
    """The items of one source; where it cannot be read on, that is its last item and others follow."""
    identity = PurePath(source.name).name
    try:
        yield from source.items(reading)
    except RecordError as error:
        yield Broken(error.place, error.id or identity, error.kind, str(error))
    except InputError as error:
        yield Broken(source.name, identity, Kind.UNREADABLE, str(error))
    except Exception as error:  # a reader's fault, or a library's: the run goes on, and the record says so
        reason = " ".join(str(error).split())
        message = f"{source.name}: a fault of the reader, {type(error).__name__}: {reason}"
        yield Broken(source.name, identity, Kind.FAULT, message)


def _numbered(items: Iterable[Item]) -> Iterator[Item]:
    for number, item in enumerate(items):
        yield replace(item, number=number)
