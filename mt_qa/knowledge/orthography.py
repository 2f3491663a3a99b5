"""How a word ought to be spelt: curated slips, slips counted in edited news, and the dictionary, asked in this order.

data/orthography.tsv is written by hand, orthography_pairs.tsv and orthography_contexts.tsv are counted (see
mt_qa.training.orthography_pairs), orthography_accepted.tsv lists what is never a slip. Authorities for the
hand-written rows: the Academy of the Arabic Language in Cairo on hamza (1979); the *Mu'jam al-Wasit* for single
words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from mt_qa.arabic.words import ARABIC, NUMBER, Token
from mt_qa.knowledge.tables import Row, read_table

START, END, DIGITS = "^", "$", "#"
PRIOR = ("prior", "*")


def key_before(row: Sequence[Token], index: int) -> str:
    """What stands before the token at `index`, as contexts are counted: a bare word, #, a mark, or ^ at the start."""
    return _key(row[index - 1]) if index else START


def key_after(row: Sequence[Token], index: int) -> str:
    """What stands after the token at `index`: a bare word, #, a mark, or $ at the end."""
    return _key(row[index + 1]) if index + 1 < len(row) else END


def _key(token: Token) -> str:
    if token.kind == ARABIC:
        return token.bare
    return DIGITS if token.kind == NUMBER else token.text[0]


def shape(word: str) -> str:
    """What `word` looks like when the word itself was never counted: with the article or without, and its ending."""
    article = "ال" if word.startswith(("ال", "وال", "بال", "لل")) else ""
    ending = word[-1] if word[-1:] in "ةاتنيىهء" else ""
    return f"~{article}…{ending}"


def neighbour_keys(side: str, neighbour: str) -> tuple[tuple[str, str], ...]:
    """The keys under which a neighbour is counted: itself, and its shape where it is a word."""
    if len(neighbour) < 2:
        return ((side, neighbour),)
    return (side, neighbour), (side, shape(neighbour))


class Contest(NamedTuple):
    """Log odds for `right` against `rival`, by (side, neighbour), where both may be meant by one written form."""

    right: str
    rival: str
    weights: dict[tuple[str, str], float]

    def odds(self, before: str, after: str) -> float:
        """The log odds for `right` between these neighbours; 0.0 where neither says anything."""
        return self.weights.get(PRIOR, 0.0) + sum(
            next((self.weights[key] for key in neighbour_keys(side, word) if key in self.weights), 0.0)
            for side, word in (("before", before), ("after", after))
        )


@cache
def contests() -> MappingProxyType[str, tuple[Contest, ...]]:
    """What is contested, by written form, from data/orthography_contexts.tsv."""
    columns = ("written", "right", "rival", "side", "neighbour", "weight")
    found: dict[str, dict[tuple[str, str], Contest]] = {}
    for row in read_table("orthography_contexts.tsv", columns, key=columns[:-1]):
        written, right, rival, side, neighbour, weight = row.fields
        contest = found.setdefault(written, {}).get((right, rival))
        if contest is None:
            contest = found[written][right, rival] = Contest(right, rival, {})
        contest.weights[side, neighbour] = float(weight)
    return MappingProxyType({written: tuple(each.values()) for written, each in found.items()})


class CountedPair(NamedTuple):
    """The right form of a slip; `doubtful` where edited news prints the written form too often to be sure."""

    right: str
    doubtful: bool


CERTAIN = 300
"""How many times commoner the right form must be for the written form to be a slip wherever it stands."""


@cache
def counted_pairs() -> MappingProxyType[str, CountedPair]:
    """Slip to right form, from data/orthography_pairs.tsv."""
    columns = ("written", "right", "right_count", "written_count")
    rows = read_table("orthography_pairs.tsv", columns, key=("written",))
    return MappingProxyType(
        {
            row["written"]: CountedPair(
                row["right"], int(row["right_count"]) < CERTAIN * (int(row["written_count"]) + 0.5)
            )
            for row in rows
        }
    )


@cache
def accepted() -> frozenset[str]:
    """Forms that look like slips and are not: names, accepted second spellings."""
    return frozenset(row["word"] for row in read_table("orthography_accepted.tsv", ("word", "why"), key=("word",)))


_ENDINGS = ("ت", "تا", "نا", "وا", "ا", "ن")
_OBJECTS = ("ه", "ها", "هم", "هما", "نا", "ني", "كم")


def _inflected(stem: str) -> Iterator[tuple[str, str]]:
    """What a perfect verb ends in: its last letter taken off or not, and the ending put on."""
    if stem.endswith("ى"):
        base = stem[:-1]
        yield from ((base, ending) for ending in ("ى", "ت", "تا", "وا", "يا", "ينا", "يت"))
        yield from ((base, bridge + pronoun) for bridge in ("ا", "ت", "و") for pronoun in _OBJECTS)
        return
    yield stem, ""
    yield from ((stem, ending) for ending in _ENDINGS)
    yield from ((stem, bridge + pronoun) for bridge in ("", "ت", "و") for pronoun in _OBJECTS)


@cache
def curated() -> MappingProxyType[str, tuple[str, ...]]:
    """Slip to right forms, best first, from data/orthography.tsv."""
    return MappingProxyType({row["written"]: row.listed("right") for row in _hand_written()})


@cache
def inflected_verbs() -> MappingProxyType[str, str]:
    """The verbs of data/orthography.tsv with their endings and object pronouns: slip to right form."""
    return MappingProxyType(
        {
            base + ending: right + ending
            for row in _hand_written()
            if row["class"] == "verb"
            for (base, ending), (right, _) in zip(
                _inflected(row["written"]), _inflected(row.listed("right")[0]), strict=True
            )
        }
    )


@cache
def _hand_written() -> tuple[Row, ...]:
    return read_table("orthography.tsv", ("written", "right", "class"), key=("written",))
