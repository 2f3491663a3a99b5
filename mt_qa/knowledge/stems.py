"""The stem under which a word is counted by measures of meaning: no clitics, and one spelling for alef and ya.

والمحكمة, للمحكمة and محكمته are one stem, محكمة. A clitic is taken off where the lexicon knows the rest and the rest is
not rarer than the word: زير is known too, but وزير is no "and zir". Pronouns that nisba and root letters look like
(ي, ك, ني) stay. What a stem is, recipe and measure must agree on: a change here needs new weights.
"""

from __future__ import annotations

from functools import lru_cache

from mt_qa.arabic.clitics import Clitics, splits
from mt_qa.knowledge.lexicon import Lexicon

SPELLING = str.maketrans("أإآٱى", "ااااي")
PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "نا")
FUTURE = tuple("ينتأ")
WHOLE = frozenset(
    "الله الذي التي الذين اللذين اللتين اللواتي اللاتي الآن الا إلا لكن كما كذلك كأن لدى لما هنا كلم بعيد بيانا".split()
)
"""Words that look as though they had a clitic, or whose meaning is not that of the rest."""

SEEN = 3.0
"""Zipf frequency at which a word that the dictionary lacks (a name) may stand behind a clitic."""

UNDER_ARTICLE = 1.5
"""How much rarer (Zipf) than the word with ال its stem may be: الأمم is printed ten times as often as أمم."""

DOUBTFUL = {"ف": 0.7, "ك": 1.0}
"""How much commoner than the word the rest must be behind a letter that more often belongs to it: فيصل, كمال."""

OF_TWO_LETTERS = 1.0
"""The same for a rest of two letters before a pronoun: حقه has حق, but متهم no مت."""


@lru_cache(maxsize=8_000)
def stem(word: str, lexicon: Lexicon) -> str:
    """The stem of `word` (bare of marks), in the spelling of the measures."""
    return (word if word in WHOLE else _stem(word, lexicon)).translate(SPELLING)


def _stem(word: str, lexicon: Lexicon) -> str:
    least = lexicon.zipf(word)
    best, commonest = word, -1.0
    for reading in splits(word):
        if not reading.proclitics and not reading.pronoun:
            continue
        zipf = lexicon.zipf(reading.stem)
        likely = zipf - _doubt(reading)
        if likely >= max(least, commonest) and _is_sound(reading, zipf, lexicon):
            best, commonest = reading.stem, likely
    return best


def _doubt(reading: Clitics) -> float:
    """By how much the rest must be commoner than the word; less than nothing behind the article."""
    doubt = DOUBTFUL.get(reading.conjunction, 0.0)
    if reading.article:
        return doubt - UNDER_ARTICLE
    doubt += DOUBTFUL.get(reading.preposition, 0.0)
    return doubt + OF_TWO_LETTERS if reading.pronoun and len(reading.stem) == 2 else doubt


def _is_sound(reading: Clitics, zipf: float, lexicon: Lexicon) -> bool:
    if reading.pronoun not in PRONOUNS or (reading.preposition == "س" and not reading.stem.startswith(FUTURE)):
        return False
    if reading.pronoun == "نا" and lexicon.knows(reading.stem + "ن"):
        return False  # an accusative, تحسنا
    if reading.article and len(reading.stem) < 3:
        return False
    if reading.stem.startswith("ال") and len(reading.stem) > 4 and reading.conjunction + reading.preposition:
        return reading.stem in WHOLE  # the reading that takes the article off too is better
    return zipf >= SEEN or lexicon.knows(reading.stem)
