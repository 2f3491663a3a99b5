"""How alike a phrase and the right name of a body are, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from mt_qa.entities.name_words import Kinship, content, head_stem, kinship, weight

MOST_OF_EXTRA = 0.4
"""A strange word weighs no more: that no name has it makes a phrase no less like one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two names share and do not share, in weights of words; heads are judged apart.

    `shared` counts the words that agree in whatever way; `exact` weighs those that are the same or usual synonyms,
    `odd` those that only render one English word or have one root. `extra` are stems of the phrase that the right name
    lacks, `missing` those that it has and the phrase lacks. `inside` tells that extra words stand between shared ones,
    `other_sense` that a word renders the English of another in a different sense, which is more than to have its root.
    """

    head: Kinship
    shared: int
    exact: float
    odd: float
    extra: tuple[str, ...]
    missing: tuple[str, ...]
    in_order: bool
    inside: bool
    other_sense: bool

    @property
    def of_phrase(self) -> float:
        """The share of the phrase that the right name explains."""
        return _share(self.exact + self.odd, [min(weight(stem), MOST_OF_EXTRA) for stem in self.extra])

    @property
    def of_name(self) -> float:
        """The share of the right name that the phrase has."""
        return _share(self.exact + self.odd, [weight(stem) for stem in self.missing])

    @property
    def closeness(self) -> float:
        """The harmonic mean of both shares: 1 where every word of either finds its fellow."""
        phrase, name = self.of_phrase, self.of_name
        return 2 * phrase * name / (phrase + name) if phrase + name else 0.0


def _share(common: float, rest: Sequence[float]) -> float:
    whole = common + sum(rest)
    return common / whole if whole else 0.0


@lru_cache(maxsize=10_000)
def likeness(phrase: str, name: str) -> Likeness:
    """Compare a phrase with a right name: each word of the phrase takes the closest word of the name that is left."""
    left = list(content(name))
    exact = odd = 0.0
    other_sense = False
    extra: list[str] = []
    places: list[int] = []
    found: list[int] = []
    order = content(name)
    for position, stem in enumerate(content(phrase)):
        kind, right = max([(kinship(stem, other), other) for other in left], default=(Kinship.NONE, ""))
        if kind is Kinship.NONE:
            extra.append(stem)
            continue
        left.remove(right)
        places.append(order.index(right))
        found.append(position)
        if kind <= Kinship.ODD:
            odd += weight(right)
            other_sense = other_sense or kind is Kinship.ODD
        else:
            exact += weight(right)
    heads = kinship(head_stem(phrase.partition(" ")[0]), head_stem(name.partition(" ")[0]))
    inside = bool(found) and len(found) < found[-1] - found[0] + 1
    return Likeness(
        heads, len(places), exact, odd, tuple(extra), tuple(left), places == sorted(places), inside, other_sense
    )
