"""The shipped frequencies are those of the package, and nothing else is taken for its list."""

from __future__ import annotations

import gzip
from pathlib import Path

import msgpack
import pytest

from mt_qa.core import DataError
from mt_qa.knowledge.frequencies import RARITIES, WORDS
from mt_qa.knowledge.tables import data_folder
from mt_qa.training.frequencies import package_file, rarities, write


def test_the_shipped_files_are_made_from_the_package(tmp_path: Path) -> None:
    write(rarities(package_file()), tmp_path)
    for name in (WORDS, RARITIES):
        assert (tmp_path / name).read_bytes() == (data_folder() / "frequencies" / name).read_bytes(), name


def test_a_list_of_another_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.msgpack.gz"
    path.write_bytes(gzip.compress(msgpack.packb([{"format": "xx", "version": 1}, ["كتاب"]])))
    with pytest.raises(DataError, match="unknown format"):
        rarities(path)
    path.write_bytes(b"no list")
    with pytest.raises(DataError):
        rarities(path)
