"""How a verb agrees with the subject before or after it, as far as the words show: he, she or they.

The ending tells it for most nouns (ة ات ون); data/noun_agreement.tsv for broken plurals, feminine nouns without ة and
names of states. The subject before a particle is the first noun of its clause: وزير in إن وزير الخارجية لن …
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from mt_qa.arabic.conjugation import Person
from mt_qa.arabic.words import Token
from mt_qa.core import DataError
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.tables import data_folder, read_table

COLUMNS = ("noun", "agreement", "origin", "licence")
FARTHEST = 8
"""Words to look back for the head of the clause."""

OPENERS = frozenset(
    head + word for word in ("إن", "أن", "لأن", "لكن", "ان", "بأن", "حيث", "بينما", "كأن") for head in ("", "و", "ف")
)
PRONOUNS = {"ه": Person.HE, "ها": Person.SHE, "هم": Person.THEY, "ني": Person.I, "نا": Person.WE}
HOLDERS = ("إن", "أن", "لأن", "لكن", "بأن", "كأن", "ان")
HOLDING = {
    head + holder + pronoun: person
    for holder in HOLDERS
    for pronoun, person in PRONOUNS.items()
    for head in ("", "و", "ف")
} | {"هو": Person.HE, "هي": Person.SHE, "هم": Person.THEY, "أنا": Person.I, "نحن": Person.WE}
"""Words that hold the subject as a pronoun."""


@cache
def noun_agreement(folder: Path | None = None) -> Mapping[str, Person]:
    """The nouns of data/noun_agreement.tsv: she or they."""
    found: dict[str, Person] = {}
    for row in read_table("noun_agreement.tsv", COLUMNS, key=("noun",), required=COLUMNS, folder=folder):
        if row["agreement"] not in ("she", "they"):
            path = (folder or data_folder()) / "noun_agreement.tsv"
            raise DataError(f"{path}:{row.line}: agreement is {row['agreement']!r}, neither she nor they")
        found[row["noun"]] = Person(row["agreement"])
    return MappingProxyType(found)


def agreement(noun: str) -> Person:
    """The person that a verb after `noun` (bare of marks) takes."""
    for word in (noun, noun[1:]) if noun[:1] in ("و", "ف") else (noun,):
        known = noun_agreement().get(word)
        if known is not None:
            return known
    if noun.endswith(("ة", "ات", "يا", "اء")) or (noun.endswith("ى") and len(noun) > 4):
        return Person.SHE
    if noun.endswith(("ون", "ين")) and len(noun) > 5 and "ال" in noun[:4]:
        return Person.THEY
    return Person.HE


def subject_before(run: Sequence[Token], place: int, lexicon: Lexicon) -> Person | None:
    """The person of the subject before the word at `place`, None where its clause begins there."""
    if place == 0:
        return None
    if (held := HOLDING.get(run[place - 1].bare)) is not None:
        return held
    start = max(place - FARTHEST, 0)
    for index in range(place - 1, start - 1, -1):
        word = run[index].bare
        if word in OPENERS and index + 1 < place:
            return agreement(run[index + 1].bare)
        if word in HOLDING:
            return HOLDING[word]
    nouns = [t.bare for t in run[start:place] if _is_noun(t.bare, lexicon)]
    return agreement(nouns[0]) if nouns else None


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    return not particle_kind(word) and not lexicon.parts_of_speech(word) & {"past", "present"}
