"""Frames: the preposition that a verb, noun or adjective of the news governs, and those that are wrong after it.

A row says what stands in edited news and what never does, so that the check needs no guess: which prepositions are
wrong right after the word, which as the first after its subject or object, and before what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.verb_persons import pasts, presents
from mt_qa.core import DataError
from mt_qa.knowledge.tables import Row, data_folder, read_table
from mt_qa.knowledge.verbal_nouns import verbal_noun

KINDS = frozenset(("adjective", "adverb", "noun", "verb"))
COLUMNS = ("governor", "kind", "past", "right", "also", "near", "far", "nouns", "except", "strict", "origin", "licence")

PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "ك", "كم", "نا", "ي")
_PRONOMINAL = {
    "إلى": "إلي", "على": "علي", "عن": "عن", "من": "من", "في": "في", "مع": "مع", "ضد": "ضد", "حول": "حول",
    "أمام": "أمام", "ب": "ب", "ل": "ل",
}  # fmt: skip
"""Each preposition that a frame may name, and what it is before a pronoun."""

PREPOSITIONS = frozenset(_PRONOMINAL)
NONE = "-"
"""In `right`: the word takes an object without preposition."""


ANY, DEED, NOUN, PRONOUN = "", "deed", "noun", "pronoun"
"""Before what a preposition is wrong: any noun, a verbal noun, one of the nouns that the row names, a pronoun."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What one word governs.

    `right` names the usual preposition; `also` what edited news accepts besides. `near` holds the prepositions that are
    wrong right after the word, `far` those that are wrong as the first after its subject or object, each with what
    stands after it: `ANY`, `DEED`, `PRONOUN` or `NOUN` (one of `nouns`). After a `strict` word all but `right` and
    `also` are wrong.
    """

    governor: str
    kind: str
    right: str
    also: frozenset[str]
    near: frozenset[tuple[str, str]]
    far: frozenset[tuple[str, str]]
    nouns: frozenset[str]
    strict: bool = False

    def condemns(self, preposition: str, noun: str, *, far: bool) -> bool:
        """True where `preposition` is wrong before `noun` (without article; empty before a pronoun)."""
        if self.strict and preposition != self.right and preposition not in self.also:
            return True
        wrong = self.far if far else self.near
        if not noun:
            return (preposition, PRONOUN) in wrong
        return (
            (preposition, ANY) in wrong
            or ((preposition, NOUN) in wrong and noun in self.nouns)
            or ((preposition, DEED) in wrong and verbal_noun(noun) is not None)
        )


@cache
def written_prepositions() -> Mapping[str, tuple[str, str]]:
    """Every preposition as it is written by itself or with a pronoun: its name, and the pronoun (``""`` for none)."""
    found = {"الى": ("إلى", ""), "فى": ("في", "")}
    for name, stem in _PRONOMINAL.items():
        if len(name) > 1:
            found[name] = (name, "")
        found |= {with_pronoun(name, pronoun): (name, pronoun) for pronoun in PRONOUNS if stem != pronoun}
    for word in ("علي", "في", "حولي", "بي", "لي", "منا", "لك", "بك"):  # other words, or no preposition's
        if word in found and found[word][1]:
            del found[word]
    found["في"] = ("في", "")
    return found


def with_pronoun(name: str, pronoun: str) -> str:
    """The preposition before a pronoun: إليه, عليها, لهم, بنا."""
    return _PRONOMINAL[name] + pronoun


@cache
def frames() -> Mapping[str, tuple[Frame, ...]]:
    """Every inflected form, bare of conjunctions, with all frames that it may be of; one that is rather another word
    condemns nothing.

    Raises DataError where a row names an unknown kind or preposition, or calls a preposition both right and wrong.
    """
    found: dict[str, tuple[Frame, ...]] = {}
    columns = ("governor", "kind", "past", "right", "origin", "licence")
    for row in read_table(
        "frames.tsv", COLUMNS, key=columns[:4], required=columns, arabic=("governor", "nouns", "except")
    ):
        frame = _frame(row)
        others = row.listed("except")
        for form in dict.fromkeys(_forms(row["governor"], frame.kind, row["past"])):
            read = replace(frame, near=frozenset(), far=frozenset(), strict=False) if form in others else frame
            found[form] = (*found.get(form, ()), read)
    return found


def _frame(row: Row) -> Frame:
    near, far = _wrong(row, "near"), _wrong(row, "far")
    also = frozenset(row.listed("also"))
    frame = Frame(
        row["governor"],
        row["kind"],
        row["right"],
        also,
        near,
        far,
        frozenset(row.listed("nouns")),
        row["strict"] == "yes",
    )
    right, wrong = {frame.right, *also}, {preposition for preposition, _ in near | far}
    if frame.kind not in KINDS:
        raise _error(row, f"{frame.kind!r} is no kind of governor")
    if not right | wrong <= PREPOSITIONS | {NONE}:
        raise _error(row, f"{sorted(right | wrong)} are not all prepositions")
    if right & wrong:
        raise _error(row, f"{frame.governor} has one preposition both right and wrong")
    return frame


def _wrong(row: Row, column: str) -> frozenset[tuple[str, str]]:
    """The entries of near or far: عن, في:deed, من:noun."""
    entries = frozenset((entry.partition(":")[0], entry.partition(":")[2]) for entry in row.listed(column))
    if not {before for _, before in entries} <= {ANY, DEED, NOUN, PRONOUN}:
        raise _error(row, f"{column} names something other than deed, noun and pronoun")
    return entries


def _error(row: Row, message: str) -> DataError:
    return DataError(f"{data_folder() / 'frames.tsv'}:{row.line}: {message}")


def _forms(governor: str, kind: str, past: str) -> Iterator[str]:
    match kind:
        case "verb":
            if governor != "-":
                yield from presents(governor)
            if past != "-":
                yield from pasts(past)
        case "noun":
            yield from _nouns(governor)
        case "adjective":
            for form in _adjectives(governor):
                yield from (form, "ال" + form)
        case _:
            yield governor


def _nouns(noun: str) -> Iterator[str]:
    """Bare, with article, with ب and ل, and with the pronouns of the third person: اعتماده, قدرتها."""
    yield noun
    if not noun.endswith("ى"):
        yield noun + "ا" if not noun.endswith(("ة", "ا", "ء")) else noun
    yield from ("ال" + noun, "بال" + noun, attach("ال" + noun, preposition="ل"), "ب" + noun)
    for pronoun in ("ه", "ها", "هم", "هما", "نا"):
        if noun.endswith("ء"):
            yield from (attach(noun, pronoun=pronoun, seat=seat) for seat in "ؤئء")
        else:
            yield attach(noun, pronoun=pronoun)


def _adjectives(masculine: str) -> Iterator[str]:
    """Gender and number, and the accusative: قادر قادرا قادرة قادرون قادرين قادران قادرات."""
    if masculine.endswith("ى"):  # معفى
        body = masculine[:-1]
        yield from (masculine, body + "اة", body + "ون", body + "ين")
        return
    short = masculine[:-1] if masculine.endswith("ي") else masculine
    yield from (masculine, masculine + "ا", masculine + "ة", short + "ون", short + "ين")
    yield from (masculine + ending for ending in ("ان", "ات", "تان", "تين"))
    if short != masculine:
        yield short  # قاض, راض
