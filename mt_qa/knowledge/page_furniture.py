"""What a web page has around an article: buttons, links, notices, consent lines, scripts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from mt_qa.arabic.folding import fold
from mt_qa.core import DataError
from mt_qa.knowledge.tables import Row, read_table

KINDS = ("line", "prefix", "opening", "regex", "script", "tail", "phrase", "inside")
COLUMNS = ("pattern", "kind", "language", "confidence", "note")

_MARK_AFTER_PREFIX = r"\s*(?:[:|؛»]|\s[–—-]\s|$)"


@dataclass(frozen=True, slots=True)
class Furniture:
    """One kind of residue: what it is, and how surely a find of it is one."""

    note: str
    confidence: float


class Patterns:
    """Many patterns as one regular expression, on folded text; each find says which pattern it was."""

    def __init__(self, sources: Sequence[str], furniture: Sequence[Furniture]) -> None:
        self._sources, self._furniture = sources, furniture

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """Compiled when it is first asked for: most lines of most articles begin like none of the openings."""
        return re.compile("|".join(f"({source})" for source in self._sources) or "(?!)", re.IGNORECASE)

    def of(self, match: re.Match[str] | None) -> Furniture | None:
        """What a match of `expression` found."""
        return None if match is None or match.lastindex is None else self._furniture[match.lastindex - 1]


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """The table by kind, all of it folded. `lines` and `phrases` are in lower case.

    `openings` (with the prefixes) are kept by the first word of the line, in lower case and without its mark.
    """

    lines: Mapping[str, Furniture]
    openings: Mapping[str, Patterns]
    whole: Patterns
    scripts: Patterns
    tails: Patterns
    phrases: Mapping[str, Furniture]
    inside: Patterns


def first_word(folded: str) -> str:
    """The key of a line in `PageFurniture.openings`."""
    words = folded[:60].split(None, 1)
    return words[0].rstrip(":؛|»،,").lower() if words else ""


@cache
def page_furniture() -> PageFurniture:
    """data/page_furniture.tsv; a pattern must have no capturing groups of its own. Raises DataError."""
    rows = read_table("page_furniture.tsv", COLUMNS, key=("pattern", "kind"), required=COLUMNS)
    for row in rows:
        _validate(row)
    of_kind = {kind: [row for row in rows if row["kind"] == kind] for kind in KINDS}
    return PageFurniture(
        lines={fold(row["pattern"]).lower(): _furniture(row) for row in of_kind["line"]},
        openings=_by_first_word(of_kind["prefix"] + of_kind["opening"]),
        whole=_patterns(of_kind["regex"]),
        scripts=_patterns(of_kind["script"]),
        tails=_patterns(of_kind["tail"]),
        phrases={fold(row["pattern"]).lower(): _furniture(row) for row in of_kind["phrase"]},
        inside=_patterns(of_kind["inside"]),
    )


def _by_first_word(rows: Sequence[Row]) -> Mapping[str, Patterns]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(first_word(fold(row["pattern"])), []).append(row)
    return {word: _patterns(group) for word, group in groups.items()}


def _furniture(row: Row) -> Furniture:
    return Furniture(row["note"], float(row["confidence"]))


def _patterns(rows: Sequence[Row]) -> Patterns:
    longest_first = sorted(rows, key=lambda row: -len(row["pattern"]))
    return Patterns([_source(row) for row in longest_first], [_furniture(row) for row in longest_first])


def _source(row: Row) -> str:
    pattern = fold(row["pattern"])
    match row["kind"]:
        case "prefix":
            return re.escape(pattern) + _MARK_AFTER_PREFIX
        case "opening":
            return re.escape(pattern) + r"(?!\w)"
    return pattern


def _validate(row: Row) -> None:
    where = f"page_furniture.tsv:{row.line}"
    if row["kind"] not in KINDS:
        raise DataError(f"{where}: kind {row['kind']!r} is none of {KINDS}")
    try:
        groups = re.compile(_source(row)).groups if row["kind"] in ("regex", "script", "tail", "inside") else 0
        confidence = float(row["confidence"])
    except (re.error, ValueError) as error:
        raise DataError(f"{where}: {error}") from error
    if groups or not 0 < confidence <= 1:
        raise DataError(f"{where}: a capturing group, or a confidence outside 0 to 1")
