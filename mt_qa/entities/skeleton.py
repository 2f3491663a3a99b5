"""Consonant skeletons: what two Arabic spellings of one foreign name have in common.

Transliteration into Arabic wavers in its long vowels (رانجرز / رينجرز), its hamzas, and among letters that stand for
one foreign sound (غ/ج/ك/ق for g, ت/ط, س/ص, ث/ت/س). The skeleton leaves vowels out and maps those letters to one. It
groups too much to accuse anybody on its own: `alike` asks for more.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from mt_qa.arabic.folding import fold

_CLASSES = str.maketrans(
    {"ط": "ت", "ص": "س", "ض": "د", "ظ": "ز", "ذ": "د", "ث": "س", "ق": "ك", "غ": "ج", "خ": "ح", "ڤ": "ف"}
)
_VOWELS = str.maketrans("", "", "اوي")

SHORTEST_SKELETON = 2
LEAST_SIMILARITY = 0.7

INFLECTIONS = (
    "ا", "ه", "ي", "يه", "يا", "ين", "يين", "ون", "يون", "ات", "يات", "هم", "ها", "نا", "و", "ان",
)  # fmt: skip
"""Endings (folded) that make another word of a name: الصين / الصينية; names of people that end apart are two people."""


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of `word` by class, double letters once, without the article: ``ألماتي`` gives ``مت``."""
    letters = fold(word).removeprefix("ال").translate(_CLASSES)
    consonants = (letters[:1].replace("ا", "") + letters[1:].translate(_VOWELS)).removesuffix("ه")
    return "".join(c for i, c in enumerate(consonants) if i == 0 or c != consonants[i - 1])


def alike(first: str, second: str) -> bool:
    """True where the two may well be one name: same skeleton, near in letters, and no inflection of one another."""
    if first == second:
        return False
    one, two = fold(first), fold(second)
    if one == two or _inflects(one, two) or _inflects(two, one):
        return False
    if len(skeleton(first)) < SHORTEST_SKELETON or skeleton(first) != skeleton(second):
        return False
    return OSA.normalized_similarity(one, two) >= LEAST_SIMILARITY


def _inflects(shorter: str, longer: str) -> bool:
    """True where `longer` is `shorter` with an article, a proclitic or an ending."""
    for stem in (shorter, "ال" + shorter):
        for proclitic in ("", "و", "ف", "ب", "ل", "ك"):
            if longer.startswith(proclitic + stem) and longer[len(proclitic + stem) :] in ("", *INFLECTIONS):
                return True
    return False
