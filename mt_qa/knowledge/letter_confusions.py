"""One letter written for another: forms that are no word in news, or a word that its neighbours rule out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from mt_qa.arabic.heads import PREPOSITIONS, heads, joined
from mt_qa.knowledge.attested import attested_words
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.tables import read_table

COLUMNS = ("wrong", "right", "before", "after", "unless_next")

SHORTEST_STEM = 4
"""Shorter forms stand in the table with their proclitics: و + ادا would hit an agency's name."""

COMMONER = 1.8
"""How much greater the Zipf frequency of what was meant must be: sixty times."""


@dataclass(frozen=True, slots=True)
class LetterConfusion:
    """`right` is what was meant, best first. With `before` or `after` one of these words must stand next to it;
    with `unless_next` none of those may follow."""

    right: tuple[str, ...]
    before: frozenset[str]
    after: frozenset[str]
    unless_next: frozenset[str]

    def holds(self, previous: str, following: str) -> bool:
        """True where the neighbours (bare of marks, empty at an edge) leave no other reading; their own proclitics make
        no difference."""
        if following in self.unless_next:
            return False
        if not self.before and not self.after:
            return True
        return _is_among(previous, self.before) or _is_among(following, self.after)


def _is_among(word: str, listed: frozenset[str]) -> bool:
    return any(rest in listed for _, rest in heads(word))


@cache
def _table() -> dict[str, LetterConfusion]:
    rows = read_table("letter_confusions.tsv", COLUMNS, key=("wrong",), required=("wrong", "right"))
    return {
        row["wrong"]: LetterConfusion(
            row.listed("right"),
            frozenset(row.listed("before")),
            frozenset(row.listed("after")),
            frozenset(row.listed("unless_next")),
        )
        for row in rows
    }


@lru_cache(maxsize=8_000)
def letter_confusion(word: str, lexicon: Lexicon) -> tuple[str, LetterConfusion] | None:
    """The proclitics of `word` (bare of marks) and the row for the rest; None for most words.

    Behind proclitics a form is a confusion only where what was meant is far commoner than the whole word: والدي, "my
    father", is not و + الدي. A preposition before الدي is a name (كالدي, بالدي).
    """
    table = _table()
    if word in table:
        return "", table[word]
    for head, rest in heads(word):
        if len(rest) >= SHORTEST_STEM and rest in table and not (rest.startswith("ال") and head[-1] in PREPOSITIONS):
            meant = joined(head, table[rest].right[0])
            if lexicon.knows(word) and lexicon.zipf(meant) - lexicon.zipf(word) < COMMONER:
                return None
            return None if word in attested_words() else (head, table[rest])
    return None


def confused_words() -> frozenset[str]:
    """Every wrong form, without proclitics."""
    return frozenset(_table())
