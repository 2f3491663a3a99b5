"""How common each Arabic letter is in news: what tells Arabic from bytes that were read in a wrong encoding."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.tables import read_table

_UNSEEN = math.log(1e-6)
_MARK = math.log(5e-3)
"""A vowel sign counts as a rare letter: news has few, a vocalised text has one on every letter."""


@cache
def letter_log_frequencies() -> Mapping[str, float]:
    """The natural logarithm of each Arabic letter's share of all letters."""
    rows = read_table("letter_frequencies.tsv", ("code_point", "name", "per_million"), key=("code_point",))
    try:
        frequencies = {chr(int(row["code_point"], 16)): int(row["per_million"]) / 1e6 for row in rows}
    except ValueError as error:
        raise DataError(f"letter_frequencies.tsv: {error}") from error
    return {letter: math.log(share) for letter, share in frequencies.items()}


def likeness(text: str) -> float:
    """How much the non-ASCII characters of `text` look like Arabic prose: their mean log frequency.

    About -3 for Arabic in its right encoding, below -5 for most other things; minus infinity for plain ASCII. Blanks
    and punctuation that Arabic shares with other scripts do not count.
    """
    frequencies = letter_log_frequencies()
    total, count = 0.0, 0
    for character, times in Counter(text).items():
        category = unicodedata.category(character)
        if character < "\x80" or (character not in frequencies and category[0] in "PZ"):
            continue
        weight = _MARK if category == "Mn" else frequencies.get(character, _UNSEEN)
        total, count = total + weight * times, count + times
    return total / count if count else -math.inf
