"""Gold records: an input record with ``"gold": [{"start", "end", "category", "severity", "suggestions"}]``.

A span may repeat its ``text``, which is then compared with the document, and carry a ``tier`` (must, should, could).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mt_qa.core import Category, Document, ErrorSpan, InputError, Severity, Span
from mt_qa.formats.records import Record, read_records
from mt_qa.knowledge.category_aliases import category_called

TIERS = ("", "must", "should", "could")


def read_gold(path: str | Path) -> Iterator[tuple[Document, tuple[ErrorSpan, ...]]]:
    """The documents of a JSONL file with their judged spans in the order of the text.

    Raises InputError ("FILE:LINE: why") at the first record that is broken.
    """
    for record in read_records(path):
        yield record.document, judged(record)


def judged(record: Record) -> tuple[ErrorSpan, ...]:
    """The judged spans of one record. Raises InputError."""
    items = record.data.get("gold")
    if not isinstance(items, list):
        raise InputError(f'{record.place}: a gold record needs "gold", a list of spans (empty where nothing is wrong)')
    text = record.document.text
    spans = [_error_span(item, text, f"{record.place}: gold span {number}") for number, item in enumerate(items)]
    return tuple(sorted(spans, key=lambda judgement: judgement.span))


def _error_span(item: object, text: str, place: str) -> ErrorSpan:
    if not isinstance(item, dict):
        raise InputError(f"{place} must be a JSON object")
    span = _span(item, text, place)
    tier = item.get("tier") or ""
    if tier not in TIERS:
        raise InputError(f"{place}: unknown tier {tier!r}")
    return ErrorSpan(
        span=span,
        category=_category(item.get("category"), place),
        severity=_severity(item.get("severity"), place),
        text=span.of(text),
        suggestions=_suggestions(item.get("suggestions"), place),
        tier=tier,
    )


def _span(item: Mapping[str, Any], text: str, place: str) -> Span:
    start, end = (_whole_number(item, key, place) for key in ("start", "end"))
    if not 0 <= start < end <= len(text):
        raise InputError(f"{place}: [{start}, {end}) does not lie in the text, which has {len(text)} characters")
    given, there = item.get("text"), text[start:end]
    if given is not None and given != there:
        raise InputError(f"{place}: [{start}, {end}) reads {_short(there)}, not {_short(str(given))}")
    return Span(start, end)


def _whole_number(item: Mapping[str, Any], key: str, place: str) -> int:
    value = item.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise InputError(f'{place} needs a whole number "{key}"')
    return value


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")


def _category(name: object, place: str) -> Category | None:
    """The category, None where the judge gave none."""
    if name is None:
        return None
    if not isinstance(name, str):
        raise InputError(f'{place}: "category" must be a text')
    try:
        return category_called(name)
    except ValueError as error:
        raise InputError(f"{place}: {error}") from error


def _severity(label: object, place: str) -> Severity:
    if not isinstance(label, str):
        raise InputError(f'{place} needs a "severity"')
    try:
        return Severity.parse(label.strip())
    except ValueError as error:
        raise InputError(f"{place}: {error}") from error


def _suggestions(items: object, place: str) -> tuple[str, ...]:
    if items is None:
        return ()
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise InputError(f'{place}: "suggestions" must be a list of texts')
    return tuple(items)
