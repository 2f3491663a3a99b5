"""Outputs to compare: line-aligned texts, one file a system, or records with an object ``outputs`` (JSONL, Parquet).

``{"id", "source"?, "reference"? or "references"?, "domain"?, "outputs": {"system-a": "…", "system-b": "…"}}``. Lines
of a record are its segments where every text of it has as many; else the whole record is one segment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mt_qa.compare.outputs import OutputArticle, Outputs, OutputSegment, lines_of, outputs_of
from mt_qa.core import InputError
from mt_qa.formats.files import STANDARD, byte_lines, faults_of, name_of
from mt_qa.formats.text import identity_of, read_article, read_source

RECORDS = (".jsonl", ".ndjson", ".parquet")


def read_outputs(
    files: Sequence[str],
    *,
    source: str | None = None,
    references: Sequence[str] = (),
    separate_lines: bool = False,
) -> Outputs:
    """The outputs in the files. ``NAME=FILE`` names a system otherwise than its file. Raises InputError."""
    if len(files) == 1 and Path(files[0]).suffix.lower() in RECORDS:
        if source is not None or references:
            raise InputError(f"{files[0]}: records hold their source and references themselves")
        return read_output_records(files[0])
    named = [_named(file) for file in files]
    texts: dict[str, str] = {}
    for name, path in named:
        if name in texts:
            raise InputError(f"the system {name!r} is listed twice; NAME=FILE gives an output another name")
        texts[name] = read_article(path)
    known = _reference_texts(references, set(texts))
    original = None if source is None else read_source(source)
    _require_equal_lines(named, source, references, [*texts.values()], original, [*known.values()])
    return outputs_of(texts, source=original, references=known, separate_lines=separate_lines)


def _named(file: str) -> tuple[str, str]:
    """The system's name and its file: the name is the file's without ending."""
    name, equals, path = file.partition("=")
    if equals and name and path and not Path(file).exists():
        return name, path
    whole = identity_of(file)
    return (whole if file == STANDARD or whole != Path(file).name else Path(whole).stem), file


def _reference_texts(references: Sequence[str], taken: set[str]) -> dict[str, str]:
    """The references by name; one that is called like a system, or like another, by its place."""
    found: dict[str, str] = {}
    for number, file in enumerate(references, start=1):
        name, path = _named(file)
        found[f"reference {number}" if name in taken or name in found else name] = read_article(path)
    return found


def _require_equal_lines(
    named: Sequence[tuple[str, str]],
    source: str | None,
    references: Sequence[str],
    texts: Sequence[str],
    original: str | None,
    known: Sequence[str],
) -> None:
    """Raises InputError where files have different numbers of lines: which, and how many."""
    files = [path for _, path in named] + list(references) + ([] if source is None else [source])
    contents = [*texts, *known, *([] if original is None else [original])]
    counts = [len(lines_of(text)) for text in contents]
    if len(set(counts)) > 1:
        listed = ", ".join(f"{name_of(file)} has {count}" for file, count in zip(files, counts, strict=True))
        raise InputError(f"the numbers of lines differ: {listed}")


def read_output_records(path: str | Path) -> Outputs:
    """The records of a JSONL or Parquet file. Raises InputError ("FILE:LINE: why")."""
    rows = _parquet_rows(path) if str(path).lower().endswith(".parquet") else _json_rows(path)
    names: tuple[str, ...] = ()
    articles: list[OutputArticle] = []
    most_references: set[int] = set()
    for place, data in rows:
        texts, references = _outputs(data, place), _references(data, place)
        if not names:
            names = tuple(texts)
        if set(texts) != set(names):
            odd = sorted(set(texts) ^ set(names))[0]
            raise InputError(f"{place}: {'no' if odd in names else 'an'} output of {odd!r}, unlike the records before")
        most_references.add(len(references))
        if len(most_references) > 1:
            raise InputError(f"{place}: {len(references)} references, unlike the records before")
        source = _text(data.get("source"), '"source"', place) if data.get("source") is not None else None
        segments = tuple(_segments([texts[name] for name in names], source, references))
        articles.append(OutputArticle(segments, _identity(data, place), _domain(data, place)))
    if not articles:
        raise InputError(f"{name_of(path)}: the file holds no record")
    titles = tuple(f"reference {n + 1}" if n else "reference" for n in range(max(most_references)))
    return Outputs(names, tuple(articles), titles)


def _json_rows(path: str | Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(byte_lines(path), start=1):
        if not line.strip():
            continue
        place = f"{name_of(path)}:{number}"
        try:
            data = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise InputError(f"{place}: not JSON that can be read: {error}") from error
        if not isinstance(data, dict):
            raise InputError(f"{place}: the record must be a JSON object")
        yield place, data


def _parquet_rows(path: str | Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Rows of columns called like the keys of a record; ``outputs`` is a struct, a map, or JSON."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    with faults_of(path):
        try:
            rows = pq.read_table(path).to_pylist()
        except pa.ArrowException as error:
            raise InputError(f"{name_of(path)}: not Parquet that can be read: {error}") from error
    for number, row in enumerate(rows, start=1):
        outputs = row.get("outputs")
        if isinstance(outputs, list):
            row["outputs"] = dict(outputs)
        elif isinstance(outputs, str):
            row["outputs"] = json.loads(outputs)
        yield f"{name_of(path)}:{number}", row


def _outputs(data: Mapping[str, Any], place: str) -> dict[str, str]:
    outputs = data.get("outputs")
    if not isinstance(outputs, dict) or not outputs:
        raise InputError(f'{place}: a record to compare needs "outputs", an object with a text for each system')
    return {str(name): _text(text, f"the output of {name!r}", place) for name, text in outputs.items()}


def _references(data: Mapping[str, Any], place: str) -> list[str]:
    found = data.get("references", data.get("reference"))
    if found is None:
        return []
    rows = found if isinstance(found, list) else [found]
    return [_text(each, "a reference", place) for each in rows]


def _text(value: object, what: str, place: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"{place}: {what} must be a text")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"{place}: {what} has half a surrogate pair at character {error.start + 1}") from error
    return value


def _identity(data: Mapping[str, Any], place: str) -> str:
    identity = data.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int):
        raise InputError(f'{place}: a record needs an "id", a text or a whole number')
    return str(identity)


def _domain(data: Mapping[str, Any], place: str) -> str:
    return "" if data.get("domain") is None else _text(data["domain"], '"domain"', place)


def _segments(outputs: Sequence[str], source: str | None, references: Sequence[str]) -> Iterator[OutputSegment]:
    texts = [*outputs, *references, *([] if source is None else [source])]
    rows = [lines_of(text) for text in texts]
    if len({len(row) for row in rows}) > 1:
        yield OutputSegment(tuple(outputs), source, tuple(references))
        return
    systems, known = len(outputs), len(references)
    for line in zip(*rows, strict=True):
        yield OutputSegment(line[:systems], None if source is None else line[-1], line[systems : systems + known])
