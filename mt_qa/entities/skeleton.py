"""How near two Arabic spellings of one foreign name are: consonant skeletons to find them, a distance to judge them.

Transliteration into Arabic wavers in its long vowels (رانجرز / رينجرز), its hamzas, ه and ع, and among letters that
stand for one foreign sound (ج غ ق ك for g, ت ط, س ص ث, ش تش). The skeleton leaves the first out and maps the second to
one letter. It groups too much to accuse anybody on its own: `distance` weighs each difference.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from mt_qa.arabic.folding import fold

SOUNDS = ("قكغجخ", "تطث", "سصثز", "ذزظضد", "شچ", "بفو", "حهخ")
"""Letters that stand for one foreign sound, or that ears take for one (و, ب and ف for v)."""

_CLASSES = str.maketrans("طصضقغجخچف", "تسدككككشب")
_WEAK = str.maketrans("", "", "اويعه")
_AS_STOPS, _AS_FRICATIVES = ({**_CLASSES, **_WEAK, **str.maketrans("ثذظ", sounds)} for sounds in ("تدد", "سزز"))
_WAVERING = re.compile("[ثذظ]")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = frozenset("اوي")
_BREATHS = frozenset("عه")

VOWEL, SOUND, BREATH, OTHER = 0.4, 0.4, 0.5, 1.0
"""What a difference costs: in a long vowel, within one sound, of a ع or ه, any other."""

FARTHEST = 0.2
"""Beyond this share of their letters two spellings are two names."""

INFLECTIONS = (
    "ا", "ز", "ه", "ي", "يه", "يا", "ين", "يين", "ون", "يون", "ات", "يات", "هم", "ها", "نا", "و", "ان", "ت", "وا", "وي",
)  # fmt: skip
"""Endings (folded) that make another word of a name: الصين / الصينية; names of people that end apart are two people."""


@lru_cache(maxsize=8_000)
def letters(name: str) -> str:
    """The letters of a name of one or more words, folded and written together; تش and a doubled letter are one."""
    joined = fold(name).replace(" ", "").replace("تش", "چ")
    return _undoubled(joined)


@lru_cache(maxsize=8_000)
def skeletons(name: str) -> tuple[str, ...]:
    """The consonants of a name by class, without the article: ``ألماتي`` gives ``مت``.

    Two where ث ذ ظ may stand for a stop or a fricative: سوماناث is سومانات and سوماناس.
    """
    written = letters(name).removeprefix("ال")
    tables = (_AS_STOPS, _AS_FRICATIVES) if _WAVERING.search(written) else (_AS_STOPS,)
    return tuple([_undoubled(written.translate(table)) for table in tables])


def _undoubled(text: str) -> str:
    return _DOUBLED.sub(r"\1", text)


@lru_cache(maxsize=5_000)
def shorter(name: str) -> tuple[str, ...]:
    """Its skeletons with each consonant left out: what another name has that lacks one consonant."""
    left = {whole[:i] + whole[i + 1 :] for whole in skeletons(name) if len(whole) > 2 for i in range(len(whole))}
    return tuple(sorted(left))


@lru_cache(maxsize=8_000)
def distance(first: str, second: str) -> float:
    """How far two spellings are apart, as a share of the longer: 0 for the same, some 0.1 for ماليوك and مليوك.

    Where they are farther than `FARTHEST` even if every difference is of the slightest, that is all that is told.
    """
    one, two = letters(first), letters(second)
    longer = max(len(one), len(two), 1)
    least = min(VOWEL, SOUND) * Levenshtein.distance(one, two) / longer
    return least if least > FARTHEST else _cost(one, two) / longer


def _cost(one: str, two: str) -> float:
    """What it costs to make the one of the other, letter by letter (Wagner and Fischer)."""
    row = [0.0]
    for letter in two:
        row.append(row[-1] + _alone(letter))
    for letter in one:
        above, row = row, [row[0] + _alone(letter)]
        for index, other in enumerate(two):
            row.append(
                min(above[index] + _instead(letter, other), above[index + 1] + _alone(letter), row[-1] + _alone(other))
            )
    return row[-1]


def _alone(letter: str) -> float:
    """The cost of a letter that the other spelling lacks."""
    return VOWEL if letter in _VOWELS else BREATH if letter in _BREATHS else OTHER


@lru_cache(maxsize=2_000)
def _instead(letter: str, other: str) -> float:
    """The cost of a letter that the other spelling has another for."""
    if letter == other:
        return 0.0
    weak = _VOWELS | _BREATHS
    if letter in weak and other in weak:
        return VOWEL
    return SOUND if any(letter in sound and other in sound for sound in SOUNDS) else OTHER


def inflects(first: str, second: str) -> bool:
    """True where one is the other with an article, a proclitic or an ending."""
    one, two = fold(first), fold(second)
    return _grows(one, two) or _grows(two, one)


def _grows(shorter: str, longer: str) -> bool:
    place = longer.find(shorter)
    if place < 0:
        return False
    before, after = longer[:place], longer[place + len(shorter) :]
    return before in _BEFORE and after in ("", *INFLECTIONS)


_BEFORE = frozenset(
    conjunction + rest for conjunction in ("", "و", "ف") for rest in ("", "ب", "ل", "ك", "ال", "لل", "بال", "كال")
)
