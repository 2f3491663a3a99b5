"""What a run was made of. A run goes on only as what it began as: old results never mix with new ones."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mt_qa.batch.settings import Settings
from mt_qa.batch.shards import Cut
from mt_qa.core import InputError
from mt_qa.core.report import SCHEMA as REPORT
from mt_qa.formats.files import STANDARD, faults_of
from mt_qa.formats.items import Limits

SCHEMA = "mt-qa/batch/1"
_CHUNK = 1 << 20

Manifest = Mapping[str, Any]


def manifest_of(
    inputs: Sequence[str], settings: Settings, columns: Mapping[str, str], limits: Limits, cut: Cut
) -> Manifest:
    """Everything that the output depends on. Raises InputError where an input cannot be read."""
    return {
        "schema": SCHEMA,
        "report": REPORT,
        **settings.identity(),
        "columns": dict(sorted(columns.items())),
        "longest": limits.characters,
        "shards": [cut.records, cut.characters],
        "inputs": [{"name": name, "sha256": checksum_of_input(name)} for name in inputs],
    }


def checksum_of_input(name: str) -> str:
    """A checksum over a file, or over all files of a folder with their names; empty for what is no file.

    Standard input and data sets elsewhere are told by the checksums of their shards.
    """
    path = Path(name)
    if name == STANDARD or not path.exists():
        return ""
    digest = hashlib.sha256()
    with faults_of(path):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if not file.is_file():
                continue
            if path.is_dir():
                digest.update(f"{file.relative_to(path).as_posix()}\0".encode(errors="surrogateescape"))
            for chunk in _chunks(file):
                digest.update(chunk)
    return digest.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def require_same(before: Manifest, now: Manifest, name: str) -> None:
    """Raises InputError where the run that left `before` was another, and names each difference."""
    differences = [
        f"{key} {_short(before.get(key))}, now {_short(now.get(key))}"
        for key in now.keys() | before.keys()
        if _plain(before.get(key)) != _plain(now.get(key)) and key != "inputs"
    ]
    differences += _differing_inputs(before.get("inputs") or [], now.get("inputs") or [])
    if differences:
        raise InputError(f"{name}: this is another run: it was begun with {'; '.join(sorted(differences))}")


def _differing_inputs(before: Sequence[Manifest], now: Sequence[Manifest]) -> list[str]:
    if [item["name"] for item in before] != [item["name"] for item in now]:
        return [f"inputs {' '.join(item['name'] for item in before)}, now {' '.join(item['name'] for item in now)}"]
    pairs = zip(before, now, strict=True)
    return [f"other contents of {old['name']}" for old, new in pairs if old["sha256"] != new["sha256"]]


def _plain(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def _short(value: object) -> str:
    return value if isinstance(value, str) else _plain(value)
