"""Whether an Arabic word may be a transliteration of a Latin or Cyrillic one: their consonants, very coarsely, agree.

Sounds that transliteration confuses are one letter here (c g j k q ج غ ق ك خ, s z sh ش س ص ز, t d th), vowels and h are
left out. It takes far too much for the same, so it may excuse a word and never accuse one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from mt_qa.arabic.folding import fold
from mt_qa.entities.gazetteer import proclitic_readings
from mt_qa.entities.name_trie import word_key

LEAST_SIMILARITY = 0.7
FEWEST = 3
"""Names of fewer consonants sound like too much."""

_CLASSES = {
    "b": "bpبпбپ", "f": "fvفвфڤ", "k": "cgjkqجغقكخگгкхжґ", "s": "szشسصزظзсшщч", "t": "tdتطدضثذтд",
    "l": "lлل", "r": "rрر", "m": "mмم", "n": "nнن",
}  # fmt: skip
_SOUNDS = {letter: sound for sound, letters in _CLASSES.items() for letter in letters}
_SPELLINGS = (
    (re.compile(r"t?sch|tch|sh|ch|تش"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ц"), "ts"),
)
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=8_000)
def sounds(word: str) -> str:
    """The consonants of a word of any of the three scripts by class: ``Schröder`` and ``شرودر`` give ``srtr``."""
    key = fold(word) if "\u0600" <= word[:1] <= "\u06ff" else word_key(word)
    for spelling, sound in _SPELLINGS:
        key = spelling.sub(sound, key)
    return _REPEATED.sub(r"\1", "".join(_SOUNDS.get(letter, "") for letter in key))


def sounds_alike(foreign: str, arabic: str, *, fewest: int = FEWEST) -> bool:
    """True where `arabic`, with or without its proclitics and article, may be `foreign` in Arabic letters.

    Names of fewer than `fewest` consonants never are: Joe would be وجه, and Kenya القانون.
    """
    heard = sounds(foreign)
    return len(heard) >= fewest and any(_near(heard, sounds(rest)) for rest in _readings(arabic))


def heard_among(foreign: str, arabic: Iterable[str], *, fewest: int = FEWEST) -> bool:
    """True where any word of `arabic` may be `foreign`."""
    return any(sounds_alike(foreign, word, fewest=fewest) for word in arabic)


@lru_cache(maxsize=8_000)
def _readings(word: str) -> tuple[str, ...]:
    rests = [rest for _, rest, _ in proclitic_readings(word)]
    return tuple(dict.fromkeys([*rests, *(rest.removeprefix("ال") for rest in rests)]))


def _near(one: str, other: str) -> bool:
    return one == other or (len(other) >= FEWEST and OSA.normalized_similarity(one, other) >= LEAST_SIMILARITY)
