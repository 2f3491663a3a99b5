"""English words with several senses, the Arabic words that stand for each, and what speaks for it in the context."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.domains import domain_words
from mt_qa.knowledge.tables import Row, read_table

TABLE = "confusions.tsv"
PARTS = ("n", "a", "v")
_EMPTY = re.compile(r"(?:^|[/|])(?:[\s/|]|$)|\s(?:[/|]|$)")
"""A form that is empty or has blanks around it."""


@dataclass(frozen=True, slots=True)
class Lemma:
    """An Arabic word or phrase: its forms in the order of the table, and its part of speech."""

    forms: tuple[str, ...]
    part: str


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of an English word. `cues` and the words of `domains` speak for it.

    `fixed` are phrases in which a rendering is right whatever stands around, `spared` the renderings that mean too much
    else to be accused of anything.
    """

    english: str
    lemmas: tuple[Lemma, ...]
    domains: tuple[str, ...]
    cues: tuple[str, ...]
    fixed: tuple[str, ...]
    spared: tuple[str, ...]


@cache
def confusions() -> dict[str, tuple[Sense, ...]]:
    """The senses of each English word. Raises DataError for a broken row, an unknown domain or a word of one sense."""
    rows = read_table(
        TABLE,
        ("english", "part", "renderings", "domains", "cues", "fixed", "spared", "origin", "licence"),
        key=("english", "part", "renderings"),
        required=("english", "part", "renderings", "origin", "licence"),
        arabic=("cues", "fixed", "spared"),
    )
    found: defaultdict[str, list[Sense]] = defaultdict(list)
    lines: dict[str, int] = {}
    for row in rows:
        found[row["english"]].append(_sense(row))
        lines[row["english"]] = row.line
    for english, senses in found.items():
        if len(senses) < 2:
            raise DataError(f"{TABLE}:{lines[english]}: {english!r} has one sense, and nothing to be confused with")
    return {english: tuple(senses) for english, senses in found.items()}


def _sense(row: Row) -> Sense:
    if row["part"] not in PARTS:
        raise DataError(f"{TABLE}:{row.line}: part {row['part']!r} is none of {', '.join(PARTS)}")
    unknown = set(row.listed("domains")) - domain_words().keys()
    if unknown:
        raise DataError(f"{TABLE}:{row.line}: no domain is called {', '.join(sorted(unknown))}")
    if _EMPTY.search(row["renderings"]):
        raise DataError(f"{TABLE}:{row.line}: a form in {row['renderings']!r} is empty")
    part = row["part"]
    lemmas = tuple([Lemma(tuple(each.split("/")), part) for each in row.listed("renderings")])
    if row["spared"] and (missing := set(row.listed("spared")) - {lemma.forms[0] for lemma in lemmas}):
        raise DataError(f"{TABLE}:{row.line}: {', '.join(sorted(missing))} is spared, but no rendering")
    lists = (row.listed(column) for column in ("domains", "cues", "fixed", "spared"))
    return Sense(row["english"], lemmas, *lists)
