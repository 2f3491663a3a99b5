"""Nouns that news counts, with plural and gender: رجل, رجال, m."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mt_qa.knowledge.tables import read_table


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """A noun in the singular, in the plural that follows three to ten, and the gender (m, f) of the singular."""

    singular: str
    plural: str
    gender: str

    @property
    def accusative(self) -> str:
        """The singular that follows eleven to ninety-nine: كتابا, مدينة, مبنى."""
        return self.singular if self.singular.endswith(("ة", "ى", "اء")) else self.singular + "ا"


@cache
def _rows() -> tuple[CountedNoun, ...]:
    rows = read_table("counted_nouns.tsv", ("singular", "plural", "gender"), key=("singular",))
    return tuple(CountedNoun(row["singular"], row["plural"], row["gender"]) for row in rows)


@cache
def by_plural() -> dict[str, CountedNoun]:
    """The nouns by their plural; sound masculine plurals in ون too."""
    found = {noun.plural: noun for noun in _rows()}
    return found | {plural[:-2] + "ون": noun for plural, noun in found.items() if plural.endswith("ين")}


@cache
def by_singular() -> dict[str, CountedNoun]:
    """The nouns by their singular; a few are spelt like another one's plural (كتاب: book, writers)."""
    return {noun.singular: noun for noun in _rows()}
