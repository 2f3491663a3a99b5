"""Negation said twice: words of a negative sense, what they may still have negated behind them, and pairs of negators.

data/negative_governors.tsv, data/negated_actions.tsv and data/double_negations.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from mt_qa.arabic.conjugation import Person
from mt_qa.arabic.letters import PRONOUNS
from mt_qa.core import DataError
from mt_qa.knowledge.subjunctive_governors import verb_forms
from mt_qa.knowledge.tables import Row, data_folder, read_table

GOVERNOR_COLUMNS = ("governor", "past", "kind", "link", "of", "origin", "licence")
ACTION_COLUMNS = ("action", "of", "next", "origin", "licence")
PAIR_COLUMNS = ("words", "fixed", "origin", "licence")
OF = frozenset(("any", "denied", "warned"))
HEADS = ("", "و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "وب", "ول")


class Frame(NamedTuple):
    """What must be negated behind a governor, one of `OF`, and whether a subject may stand between the two."""

    of: str
    far: bool


HOMOGRAPHS = frozenset(("أنس", "ننس", "وأنس"))
"""Forms of a governor that are rather a name."""


@cache
def negative_governors(folder: Path | None = None) -> Mapping[str, Mapping[str, Frame]]:
    """Every form of the governors, with a frame for each link before عدم (empty for none)."""
    found: dict[str, dict[str, Frame]] = {}
    key = ("governor", "link")
    rows = read_table("negative_governors.tsv", GOVERNOR_COLUMNS, key=key, required=GOVERNOR_COLUMNS, folder=folder)
    for row in rows:
        if (
            row["of"] not in OF
            or row["kind"] not in ("noun", "verb")
            or (row["past"] == "-") is (row["kind"] == "verb")
        ):
            path = (folder or data_folder()) / "negative_governors.tsv"
            raise DataError(
                f"{path}:{row.line}: kind, past and of do not fit: {row['kind']}, {row['past']}, {row['of']}"
            )
        link = row["link"].strip("-")
        frame = Frame(row["of"], far=bool(link) or row["kind"] == "verb")
        for form in _forms(row):
            if form not in HOMOGRAPHS:
                links = found.setdefault(form, {})
                links[link] = Frame(frame.of, frame.far or (link in links and links[link].far))
    return MappingProxyType(found)


def _forms(row: Row) -> Iterator[str]:
    if row["kind"] == "verb":
        for person in Person:
            for form in verb_forms(row["past"], row["governor"], person):
                yield from (head + form for head in ("", "و", "ف"))
    else:
        yield from (head + row["governor"] for head in HEADS)


def negative_governor(word: str) -> Mapping[str, Frame] | None:
    """The links of `word` where it is such a governor, with or without a pronoun: منعهم, امتناعه."""
    known = negative_governors()
    found = known.get(word)
    if found is None:
        for pronoun in PRONOUNS:
            if word.endswith(pronoun) and (found := known.get(word[: -len(pronoun)])) is not None:
                return found
    return found


@cache
def negated_actions(folder: Path | None = None) -> Mapping[tuple[str, str], frozenset[str]]:
    """By action without article, and what it is of (warned, denied, lack): words of which one must follow, if any."""
    key = ("action", "of")
    rows = read_table("negated_actions.tsv", ACTION_COLUMNS, key=key, required=ACTION_COLUMNS, folder=folder)
    for row in rows:
        if row["of"] not in ("denied", "lack", "warned"):
            path = (folder or data_folder()) / "negated_actions.tsv"
            raise DataError(f"{path}:{row.line}: of is {row['of']!r}, not denied, lack or warned")
    return MappingProxyType({(row["action"], row["of"]): frozenset(row.listed("next")) - {"-"} for row in rows})


@cache
def double_negations(folder: Path | None = None) -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """By their first word: rows of words that negate twice, longest first, and what stands there rightly."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    rows = read_table("double_negations.tsv", PAIR_COLUMNS, key=("words",), required=PAIR_COLUMNS, folder=folder)
    for row in sorted(rows, key=lambda row: -len(row["words"].split())):
        words = tuple(row["words"].split())
        found.setdefault(words[0], {})[words] = row["fixed"]
    return MappingProxyType(found)
