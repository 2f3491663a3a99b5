"""House habits: what an article does throughout is its style, what it does here and there is a slip.

A newspaper that writes ``كلمة ،`` or drops every initial hamza does so in sixty places, and a list of sixty identical
slips is no use to an editor. A patchwork of machine output is mixed: mostly right, some places wrong. So a check that
knows how often a slip could have happened (`opportunities`, the right places and the wrong ones together) asks here
whether to report every place or only the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

LEAST_SLIPS = 3
"""Fewer are never a habit, however short the text: a paragraph on its own gets all its slips reported."""

LEAST_SHARE = 0.5
"""The share of its opportunities that an article must take for the slip to be its habit."""

Slip = TypeVar("Slip")


def is_habit(slips: int, opportunities: int) -> bool:
    """True where `slips` out of `opportunities` (slips included) are a habit of the whole article."""
    return slips >= LEAST_SLIPS and slips >= LEAST_SHARE * opportunities


def places_to_report(slips: Sequence[Slip], opportunities: int) -> Sequence[Slip]:
    """All of `slips`, in the order of the text, or only the first where they are a habit of the article."""
    return slips[:1] if is_habit(len(slips), opportunities) else slips


def habit_note(slips: int, opportunities: int) -> tuple[str, str]:
    """What to add to the first place's message, in English and Arabic; two empty strings where it is no habit."""
    if not is_habit(slips, opportunities):
        return "", ""
    return (
        f" The whole article does so, in {slips} places; only the first is marked.",
        f" وهذا دأب النص كله (عدد المواضع: {slips})، ولم يُعلَّم إلا أولها.",
    )
