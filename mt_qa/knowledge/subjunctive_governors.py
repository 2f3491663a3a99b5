"""Words whose أن wants a verb in the subjunctive (data/subjunctive_governors.tsv): يجب أن, قبل أن, أراد أن …"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from mt_qa.arabic.conjugation import Mood, Person, past, present
from mt_qa.core import DataError
from mt_qa.knowledge.tables import Row, data_folder, read_table

COLUMNS = ("governor", "past", "kind", "link", "reach", "bare", "origin", "licence")
KINDS = frozenset(("verb", "impersonal", "before", "on"))
REACHES = frozenset(("next", "clause"))
NOUNS = frozenset(("أمل",))
"""Forms of a verb that are rather a noun whose أن means "that": أمل في أن."""

ON = {"ه": Person.HE, "ها": Person.SHE, "هم": Person.THEY, "نا": Person.WE}
"""Whose duty عليه, عليها … name."""


class Governor(NamedTuple):
    """A form as it stands in a text.

    `person` is who shall act, where the form tells; `links` gives for each preposition before أن (empty for none)
    whether a subject or object may stand between; `bare` is true where a verb without أن is wrong behind it.
    """

    kind: str
    person: Person | None
    links: Mapping[str, bool]
    bare: bool


@cache
def subjunctive_governors(folder: Path | None = None) -> Mapping[str, Governor]:
    """The governors in all their forms, with and without و and ف."""
    found: dict[str, Governor] = {}
    required = tuple(column for column in COLUMNS)
    rows = read_table("subjunctive_governors.tsv", COLUMNS, key=("governor", "link"), required=required, folder=folder)
    for row in rows:
        _require_known(row, folder)
        link = row["link"].strip("-")
        for form, person in _forms(row):
            for head in ("", "و", "ف"):
                known = found.get(head + form)
                links = {**(known.links if known else {}), link: row["reach"] == "clause"}
                bare = row["bare"] == "yes" or (known is not None and known.bare)
                kind, who = (known.kind, known.person) if known else (row["kind"], person)
                found[head + form] = Governor(kind, who, links, bare)
    return MappingProxyType(found)


def _require_known(row: Row, folder: Path | None) -> None:
    for column, allowed in (("kind", KINDS), ("reach", REACHES), ("bare", frozenset(("no", "yes")))):
        if row[column] not in allowed:
            path = (folder or data_folder()) / "subjunctive_governors.tsv"
            raise DataError(f"{path}:{row.line}: {column} is {row[column]!r}, not one of {sorted(allowed)}")
    if (row["past"] == "-") is (row["kind"] == "verb"):
        path = (folder or data_folder()) / "subjunctive_governors.tsv"
        raise DataError(f"{path}:{row.line}: a verb has a past, and nothing else has one")


def _forms(row: Row) -> Iterator[tuple[str, Person | None]]:
    if row["kind"] != "verb":
        person = next((ON[pronoun] for pronoun in ON if row["governor"].endswith(pronoun)), None)
        yield row["governor"], person if row["kind"] == "on" else None
        return
    for person in Person:
        for form in verb_forms(row["past"], row["governor"], person):
            if form not in NOUNS:
                yield form, person


def verb_forms(past_of_he: str, present_of_he: str, person: Person) -> Iterator[str]:
    """A verb in every tense and mood of `person`, the future with س included."""
    yield past(past_of_he, present_of_he, person)
    for mood in Mood:
        yield present(present_of_he, past_of_he, person, mood)
    yield "س" + present(present_of_he, past_of_he, person)
