"""Words that only a verb can follow (data/verb_particles.tsv): سوف, لن, لم, قد, عندما … and what verb each wants."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from mt_qa.arabic.conjugation import Mood, Person
from mt_qa.core import DataError
from mt_qa.knowledge.tables import Row, data_folder, read_table

COLUMNS = ("particle", "demands", "person", "judged", "conjunctions", "accepted", "origin", "licence")
MOODS = frozenset(str(mood) for mood in Mood)
DEMANDS = MOODS | {"either", "past"}
JUDGED = frozenset(("action", "any", "transitive"))
PERSONS = frozenset(str(person) for person in Person)


class VerbParticle(NamedTuple):
    """A particle with what it demands, one of `DEMANDS`.

    `person` is that of the pronoun it holds, None where there is none; `judged` one of `JUDGED`; words of `accepted`
    may follow though they are nouns (لم الشمل).
    """

    word: str
    demands: str
    person: Person | None
    judged: str
    accepted: frozenset[str]

    @property
    def wants_present(self) -> bool:
        return self.demands in MOODS

    @property
    def mood(self) -> Mood:
        return Mood(self.demands) if self.wants_present else Mood.INDICATIVE


@cache
def verb_particles(folder: Path | None = None) -> Mapping[str, VerbParticle]:
    """The particles as written, with the conjunctions that each allows."""
    rows = read_table("verb_particles.tsv", COLUMNS, key=("particle",), required=COLUMNS, folder=folder)
    found: dict[str, VerbParticle] = {}
    for row in rows:
        particle = _particle(row, folder)
        for head in ("", *row["conjunctions"].strip("-")):
            found[head + row["particle"]] = particle
    return MappingProxyType(found)


def _particle(row: Row, folder: Path | None) -> VerbParticle:
    for column, allowed in (("demands", DEMANDS), ("person", PERSONS | {"-"}), ("judged", JUDGED)):
        if row[column] not in allowed:
            path = (folder or data_folder()) / "verb_particles.tsv"
            raise DataError(f"{path}:{row.line}: {column} is {row[column]!r}, not one of {sorted(allowed)}")
    person = None if row["person"] == "-" else Person(row["person"])
    accepted = frozenset(row.listed("accepted")) - {"-"}
    return VerbParticle(row["particle"], row["demands"], person, row["judged"], accepted)
