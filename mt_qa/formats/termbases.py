"""Termbases on disk: files that the caller names, and the user's own folder, one CSV file a base.

The folder is ``$MT_QA_TERMBASES``, without it ``mt_qa/termbases`` among the user's data. A base there is plain CSV:
what the commands do not offer, such as taking a term out, is done in an editor.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mt_qa.core import InputError
from mt_qa.formats.files import STANDARD, faults_of, name_of, read_bytes, write_text
from mt_qa.formats.termbase_csv import read_csv, render_csv
from mt_qa.knowledge.termbase import Termbase, TermEntry

FOLDER_VARIABLE = "MT_QA_TERMBASES"
_NAME = re.compile(r"\w[\w .-]{0,99}")
_ENDINGS = (".csv", ".tsv", ".tbx", ".xml")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
"""What cannot be the name of a file on Windows."""


@dataclass(frozen=True, slots=True)
class TermFile:
    """What a file held: its base, and how many values of what kind a termbase does not keep."""

    base: Termbase
    ignored: Mapping[str, int]


def folder() -> Path:
    """The user's folder of termbases; it need not exist."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    data = os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(data) if data else Path.home() / ".local" / "share") / "mt_qa" / "termbases"


def stored_names() -> tuple[str, ...]:
    """The names of the bases in the user's folder. Raises InputError where it cannot be read."""
    place = folder()
    with faults_of(place):
        if not place.is_dir():
            return ()
        return tuple(sorted(path.stem for path in place.iterdir() if path.suffix == ".csv" and path.is_file()))


def path_of(name: str) -> Path:
    """Where the base called `name` is kept. Raises InputError for a name that is no plain word."""
    if not _NAME.fullmatch(name) or name.endswith((".", " ")) or _DEVICES.fullmatch(name):
        raise InputError(f"{name!r} cannot be the name of a termbase: letters, digits, blank, dot and hyphen can")
    return folder() / f"{name}.csv"


def load_termbase(name: str) -> Termbase:
    """The base in the user's folder, or in the file, that `name` names. Raises InputError."""
    return read_termbase(located(name)).base


def terms_of(named: str, project: str | None) -> Termbase:
    """What of the base called `named` holds in the project, or in none. Raises InputError where that is nothing."""
    termbase = load_termbase(named).for_project(project or "")
    if not termbase.entries:
        raise InputError(f"termbase {termbase.name}: every term belongs to a project: choose one with --project")
    return termbase


def located(name: str) -> Path:
    """The file of the base called `name`, or `name` itself where it is a path. Raises InputError where neither is."""
    if name == STANDARD or os.sep in name or "/" in name or name.lower().endswith(_ENDINGS):
        return Path(name)
    stored = path_of(name)
    with faults_of(stored):
        if stored.is_file():
            return stored
        if Path(name).exists():
            return Path(name)
    known = ", ".join(stored_names()) or "none yet"
    raise InputError(f"no termbase and no file is called {name!r}; termbases: {known}")


def read_termbase(path: str | Path) -> TermFile:
    """The base in a CSV or TBX file, or on standard input for ``-``. Raises InputError ("FILE:LINE: why")."""
    return termbase_in(read_bytes(path), name_of(path))


def termbase_in(data: bytes, name: str) -> TermFile:
    """The base in the bytes of a file called `name`; what begins with ``<`` is TBX, all else CSV. Raises InputError."""
    from mt_qa.formats.tbx import read_tbx

    entries, ignored = read_tbx(data, name) if _is_xml(data) else read_csv(data, name)
    return TermFile(Termbase(Path(name).stem, entries), ignored)


_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def _is_xml(data: bytes) -> bool:
    start = data[:200]
    for mark in _MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").lstrip().startswith(b"<")


def store(name: str, entries: Iterable[TermEntry]) -> Path:
    """Write the base called `name` into the user's folder, all or nothing. Raises InputError."""
    path = path_of(name)
    with faults_of(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_text(path, render_csv(entries))
    return path


def rendered(base: Termbase, path: str) -> str:
    """The base as the ending of `path` asks. Raises InputError for another ending than .csv and .tbx.

    CSV begins with a byte order mark: without it spreadsheets show Arabic as a row of Latin signs.
    """
    match Path(path).suffix.lower():
        case ".csv":
            return "\ufeff" + render_csv(base.entries)
        case ".tbx" | ".xml":
            from mt_qa.formats.tbx import render_tbx

            return render_tbx(base.entries, base.name)
    raise InputError(f"{path}: a termbase is exported as .csv or .tbx")
