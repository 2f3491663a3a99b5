"""What one slip of the hand makes of a word: a letter doubled, swapped, left out, put in, or taken for another.

Only slips that people and keyboards make are generated: a letter is taken for one that sounds alike (ض ظ), looks
alike (ب ت ث ن ي) or lies beside it on the Arabic keyboard (ISO/IEC 9995, Microsoft layout 101), never for any other.
"""

from __future__ import annotations

from enum import IntEnum
from itertools import pairwise

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةى"

SOUND_ALIKE = ("ضظ", "دذ", "سص", "تط")
"""Letters that writers of every country confuse."""

ACCENTS = ("سث", "تث", "ذز", "زظ", "قك", "ضد", "هح", "قغ")
"""Letters that only some dialects and foreign learners confuse."""

LOOK_ALIKE = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")
KEYBOARD_ROWS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ")


class Typo(IntEnum):
    """What happened to the intended word, the likeliest first."""

    DOUBLED = 1
    SWAPPED = 2
    SOUND = 3
    LOOK = 4
    MISSING = 5
    KEYBOARD = 6
    ACCENT = 7
    EXTRA = 8


def _substitutes() -> dict[str, dict[str, Typo]]:
    table: dict[str, dict[str, Typo]] = {}
    for typo, groups in ((Typo.SOUND, SOUND_ALIKE), (Typo.LOOK, LOOK_ALIKE), (Typo.ACCENT, ACCENTS)):
        for group in groups:
            for typed in group:
                for meant in group:
                    if typed != meant:
                        table.setdefault(typed, {}).setdefault(meant, typo)
    for row in KEYBOARD_ROWS:
        for left, right in pairwise(row):
            table.setdefault(left, {}).setdefault(right, Typo.KEYBOARD)
            table.setdefault(right, {}).setdefault(left, Typo.KEYBOARD)
    return table


_SUBSTITUTES = _substitutes()


def one_typo_away(word: str) -> dict[str, Typo]:
    """Every string that one slip could have turned into `word`, with the likeliest slip; about 45 for each letter."""
    found: dict[str, Typo] = {}
    for index, letter in enumerate(word):
        head, tail = word[:index], word[index + 1 :]
        _note(found, head + tail, Typo.DOUBLED if index and word[index - 1] == letter else Typo.EXTRA)
        if tail and tail[0] != letter:
            _note(found, head + tail[0] + letter + tail[1:], Typo.SWAPPED)
        for meant, typo in _SUBSTITUTES.get(letter, {}).items():
            _note(found, head + meant + tail, typo)
    for index in range(len(word) + 1):
        head, tail = word[:index], word[index:]
        for letter in LETTERS:
            found.setdefault(head + letter + tail, Typo.MISSING)
    found.pop(word, None)
    return found


def _note(found: dict[str, Typo], meant: str, typo: Typo) -> None:
    if typo < found.get(meant, Typo.EXTRA + 1):
        found[meant] = typo
