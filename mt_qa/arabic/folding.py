"""Folding: the same word in one spelling, with a map back into the text as given.

NFC and NFKC move offsets (ا + madda, two code points, becomes آ, one; ﷺ, one, becomes eighteen), so folding works
letter by letter and remembers where each came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from mt_qa.arabic.letters import TATWEEL
from mt_qa.core import Span

HAMZA = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ء": ""}
YA = {"ى": "ي", "ی": "ي"}
TA_MARBUTA = {"ة": "ه"}
FOREIGN = {"ک": "ك", "گ": "ك", "پ": "ب", "چ": "ج", "ڤ": "ف", "ژ": "ز", "ہ": "ه", "ھ": "ه"}

_DECOMPOSED = re.compile("ا[\u0653-\u0655]|[وي]\u0654")
"""A letter whose madda or hamza is a code point of its own, as in files that went through NFD."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded `text`; ``origins[i]`` is where its i-th code point stood, and the last entry the original's length.

    Origins never fall; those of the letters of one ligature are equal.
    """

    text: str
    origins: tuple[int, ...]

    def original(self, span: Span) -> Span:
        """The stretch of the original text that folded into `span`, with the marks that follow its last letter.

        Where the span ends inside a ligature, the whole ligature belongs to it.
        """
        last = self.origins[span.end - 1]
        return Span(self.origins[span.start], self.origins[bisect_right(self.origins, last, lo=span.end)])


class _Letters(dict[int, str]):
    """Code point -> what it folds into, under one choice of switches; filled as code points are met."""

    def __init__(self, hamza: bool, ya: bool, ta_marbuta: bool) -> None:
        super().__init__()
        self._spellings = FOREIGN | (HAMZA if hamza else {}) | (YA if ya else {}) | (TA_MARBUTA if ta_marbuta else {})

    def __missing__(self, code_point: int) -> str:
        folded = self[code_point] = self._folded(chr(code_point))
        return folded

    def _folded(self, character: str) -> str:
        """Nothing for marks and invisible characters, several letters for a ligature, one for all others."""
        if character == TATWEEL or unicodedata.category(character) in ("Mn", "Cf"):
            return ""
        if "\ufb50" <= character <= "\ufdff" or "\ufe70" <= character <= "\ufefc":
            plain = unicodedata.normalize("NFKC", character)
            if plain != character:
                # A vowel sign that stands alone decomposes into a blank and the sign: the blank is no letter.
                return "".join(self[ord(each)] for each in plain.strip(" "))
        return self._spellings.get(character, character)


@cache
def _letters(hamza: bool, ya: bool, ta_marbuta: bool) -> _Letters:
    return _Letters(hamza, ya, ta_marbuta)


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


def fold(text: str, *, hamza: bool = True, ya: bool = True, ta_marbuta: bool = True) -> str:
    """`text` without marks, presentation forms and (each by its switch) differences of hamza, ya and ta marbuta.

    Folding is idempotent. Blanks and punctuation stay as they are.
    """
    if not hamza:
        text = _DECOMPOSED.sub(_composed, text)
    return text.translate(_letters(hamza, ya, ta_marbuta))


def fold_with_offsets(text: str, *, hamza: bool = True, ya: bool = True, ta_marbuta: bool = True) -> Folded:
    """The same as `fold`, with the map back."""
    letters = _letters(hamza, ya, ta_marbuta)
    pieces = [letters[ord(character)] for character in text]
    if not hamza:
        for match in _DECOMPOSED.finditer(text):
            pieces[match.start()] = letters[ord(_composed(match))]
    origins: list[int] = []
    for index, piece in enumerate(pieces):
        if len(piece) == 1:
            origins.append(index)
        elif piece:
            origins.extend([index] * len(piece))
    origins.append(len(text))
    return Folded("".join(pieces), tuple(origins))
