"""Folding: the same word in one spelling, with a map back into the text as given.

NFC and NFKC move offsets (ا + madda, two code points, becomes آ, one; ﷺ, one, becomes eighteen), so folding works
letter by letter and remembers where each came from.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from mt_qa.arabic.letters import TATWEEL
from mt_qa.core import Span

HAMZA = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ء": ""}
YA = {"ى": "ي", "ی": "ي"}
TA_MARBUTA = {"ة": "ه"}
FOREIGN = {"ک": "ك", "گ": "ك", "پ": "ب", "چ": "ج", "ڤ": "ف", "ژ": "ز", "ہ": "ه", "ھ": "ه"}


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded `text`; ``origins[i]`` is where its i-th code point stood, and the last entry the original's length."""

    text: str
    origins: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """The stretch of the original text that folded into `span`, with the marks that follow its last letter."""
        return Span(self.origins[span.start], self.origins[span.end])


@lru_cache(maxsize=4096)
def _character(character: str, hamza: bool, ya: bool, ta_marbuta: bool) -> str:
    """What one code point folds into: nothing for marks, several letters for a ligature."""
    if character == TATWEEL or unicodedata.category(character) in ("Mn", "Cf"):
        return ""
    if "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc":
        plain = unicodedata.normalize("NFKC", character)
        if plain != character:
            return "".join(_character(each, hamza, ya, ta_marbuta) for each in plain)
    if hamza and character in HAMZA:
        return HAMZA[character]
    if ya and character in YA:
        return YA[character]
    if ta_marbuta and character in TA_MARBUTA:
        return TA_MARBUTA[character]
    return FOREIGN.get(character, character)


def fold(text: str, *, hamza: bool = True, ya: bool = True, ta_marbuta: bool = True) -> str:
    """`text` without marks, presentation forms and (each by its switch) differences of hamza, ya and ta marbuta."""
    return "".join([_character(character, hamza, ya, ta_marbuta) for character in text])


def fold_with_offsets(text: str, *, hamza: bool = True, ya: bool = True, ta_marbuta: bool = True) -> Folded:
    """The same as `fold`, with the map back."""
    pieces: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        piece = _character(character, hamza, ya, ta_marbuta)
        pieces.append(piece)
        origins.extend([index] * len(piece))
    origins.append(len(text))
    return Folded("".join(pieces), tuple(origins))
