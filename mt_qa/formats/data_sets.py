"""Data sets as `datasets` keeps them: saved to a folder, or on the hub as ``hf:OWNER/NAME[@CONFIG][:SPLIT]``.

Rows are streamed, never loaded whole, and no program that comes with a data set is run. Without a split all are read,
one after the other. After ``hf:`` a folder may stand as well whose files `datasets` knows how to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

from mt_qa.core import InputError
from mt_qa.formats.columns import wanted_columns
from mt_qa.formats.items import Item, Kind, Reading, RecordError
from mt_qa.formats.records import document_in_row

HUB = "hf:"
_NAME = re.compile(r"hf:(?P<path>[^@:]+)(?:@(?P<name>[^@:]+))?(?::(?P<split>[^@:]+))?")
_SAVED = ("dataset_dict.json", "state.json")
"""What `save_to_disk` leaves in the folder of several splits, and of one."""


def is_data_set(path: str | Path) -> bool:
    """True for a folder that `datasets` saved, and for a name that begins with ``hf:``."""
    return str(path).startswith(HUB) or any((Path(path) / name).is_file() for name in _SAVED)


def read_data_set(name: str, reading: Reading) -> Iterator[Item]:
    """The rows of all splits. Raises InputError where the data set cannot be loaded or has no column for the target."""
    for split, rows in _splits(name).items():
        whole = f"{name}:{split}" if split else name
        if rows.column_names:
            rows = rows.select_columns(list(wanted_columns(rows.column_names, reading.columns, name)))
        number = 0
        try:
            for number, row in enumerate(rows, start=1):
                place, unnamed = f"{whole}:{number}", f"{PurePath(whole).name}:{number}"
                yield reading.item(place, unnamed, lambda: document_in_row(row, reading, place, unnamed))  # noqa: B023
        except Exception as error:  # whatever a file format or the network throws through the library
            raise RecordError(Kind.DAMAGED, whole, f"not read on after row {number}: {_reason(error)}") from error


def _splits(name: str) -> Mapping[str, Any]:
    """The data set's splits by name, one without a name where there is but one. Raises InputError."""
    import datasets

    datasets.disable_progress_bars()
    try:
        if not name.startswith(HUB):
            loaded = datasets.load_from_disk(name)
        else:
            match = _NAME.fullmatch(name)
            if match is None:
                raise InputError(f"{name}: a data set is named as hf:OWNER/NAME[@CONFIG][:SPLIT]")
            loaded = datasets.load_dataset(**match.groupdict(), streaming=True)
    except InputError:
        raise
    except Exception as error:  # see above
        raise InputError(f"{name}: the data set cannot be loaded: {_reason(error)}") from error
    return loaded if isinstance(loaded, dict) else {"": loaded}


def _reason(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].rstrip(".") or type(error).__name__
