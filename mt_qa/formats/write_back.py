"""The findings of a run put back into the XLIFF documents among its inputs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from mt_qa.core import Finding, InputError
from mt_qa.formats.files import STANDARD, write_bytes
from mt_qa.formats.inputs import NO_COLUMNS, read_inputs
from mt_qa.formats.items import Limits, Readable
from mt_qa.formats.sources import XLIFF, ending_of
from mt_qa.formats.streams import opened, packing, whole
from mt_qa.formats.xliff_notes import with_notes

_LINE = re.compile(r":\d+$")


@dataclass(frozen=True, slots=True)
class WrittenBack:
    """The documents that now hold their findings, and one line for each that could not be written, and why."""

    paths: tuple[Path, ...]
    problems: tuple[str, ...]


def write_back(
    paths: Sequence[str | Path],
    reports: Iterable[Mapping[str, Any]],
    *,
    into: Path | None = None,
    columns: Mapping[str, str] = NO_COLUMNS,
    limits: Limits | None = None,
    language: str = "en",
) -> WrittenBack:
    """Write the findings of `reports`, one for each record of the inputs in their order, into those that are XLIFF.

    A document is replaced where it lies, or written under its name to the folder `into`. All other inputs are left
    alone, and so is a document whose text is not the one that was reviewed. Raises InputError where the inputs cannot
    be read any more or hold another number of records.
    """
    limits = limits or Limits()
    written: list[Path] = []
    problems: list[str] = []
    for name, found in _by_document(paths, reports, columns, limits):
        target = Path(name) if into is None else into / Path(name).name
        try:
            if target in written:
                raise InputError(f"{name}: another document was written to {target}")
            _write(name, target, found, limits, language)
            written.append(target)
        except InputError as error:
            problems.append(str(error))
    return WrittenBack(tuple(written), tuple(problems))


def _by_document(
    paths: Sequence[str | Path], reports: Iterable[Mapping[str, Any]], columns: Mapping[str, str], limits: Limits
) -> Iterator[tuple[str, list[Sequence[Finding] | None]]]:
    """Each XLIFF document among the inputs with the findings in its files, None for one that was not reviewed."""
    if STANDARD in map(str, paths):
        raise InputError("standard input: it cannot be read again to write anything back")
    items = read_inputs(paths, columns=columns, limits=limits)
    try:
        for name, pairs in groupby(zip(items, reports, strict=True), key=lambda pair: _LINE.sub("", pair[0].place)):
            if ending_of(name) in XLIFF:
                yield name, [_findings(report) if isinstance(item, Readable) else None for item, report in pairs]
    except ValueError as error:
        raise InputError("the inputs are not those that were reviewed: they hold another number of records") from error


def _findings(report: Mapping[str, Any]) -> Sequence[Finding] | None:
    return [Finding.from_dict(finding) for finding in report["findings"]] if "findings" in report else None


def _write(name: str, target: Path, found: Sequence[Sequence[Finding] | None], limits: Limits, language: str) -> None:
    with opened(name, name, limits) as stream:
        data = whole(stream, name, limits)
    packed = io.BytesIO()
    with packing(packed, name) as file:
        file.write(with_notes(data, name, found, language=language, limits=limits))
    write_bytes(target, packed.getvalue())
