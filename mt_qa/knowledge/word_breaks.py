"""Where a blank is missing: a form that is no word but two words written together.

Two words can be read into almost any foreign name (بيتون is no بيت ون), so a break needs evidence: a letter that only
ends words (ة ى) or only begins them, the article in the middle, or that edited news prints the two side by side.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from mt_qa.arabic.letters import PRONOUNS
from mt_qa.knowledge.attested import attested_words, is_attested_pair
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_cues import name_cue
from mt_qa.knowledge.particles import is_particle

COMMON = 3.2
COMMON_BESIDE_ARTICLE = 3.5
COMMON_BESIDE_ALEF = 3.5
LEAST_BEFORE_TA, LEAST_AFTER_TA = 2.0, 1.0
"""Zipf frequencies that both parts need, by the evidence there is."""

LONGEST = 40
"""Longer runs of letters are no words, however they are parted."""

COMMON_BEFORE_PARTICLE, COMMON_AFTER_MOOD = 4.5, 3.0
LEAST_AFTER_ARTICLES = 2.0
"""Zipf frequencies that both parts need where grammar tells the break: المياهالجارفة has two articles."""

ACCEPTED = 2.0
"""Zipf frequency above which a form is somebody's accepted way of writing."""

ACCEPTED_PARTICLE = 3.2
"""The same where a common word stands before one of `ENDINGS`: lists are full of أكثرمن, but no editor accepts it."""

ENDINGS = frozenset("من في على إلى عن مع أن".split())
"""Particles that are written onto the word before them by carelessness."""

MOODS = {
    head + word: parts
    for head in ("", "و", "ف")
    for word, parts in (
        ("قد", frozenset(("past", "present"))),
        ("لم", frozenset(("present",))),
        ("لن", frozenset(("present",))),
    )
}
"""Particles that only verbs follow, and which verbs."""

NEGATIONS = frozenset(head + word for head in ("", "و", "ف") for word in ("لا", "ما"))
NAMES = frozenset(("given-name", "name-head"))
"""Words that names are written together with: عبدالله, أبوبكر, نورالدين, محمدعلي."""

_STILL = re.compile("[وف]?[لم]ا(?:زا?ل(?:ت|نا|وا|تا)?|[يتأن]زال(?:ون|ان|وا|ا)?|بد|دام(?:ت|وا)?|دم(?:ت|نا|تم)|سيما)")
"""ما زال, لا يزال, لا بد and the like, which most newspapers write as one word."""

ALEFS = "اأإآ"


class Evidence(IntEnum):
    """Why a break is believed, the surest first."""

    TA_OR_YA = 1
    ALEFS = 2
    HAMZA = 3
    PAIR = 4
    ARTICLE = 5
    MOOD = 6
    PARTICLE = 7
    TWO_ARTICLES = 8


class Break(NamedTuple):
    """`first` and `second` written together, and why."""

    first: str
    second: str
    evidence: Evidence

    @property
    def text(self) -> str:
        return f"{self.first} {self.second}"


@lru_cache(maxsize=8_000)
def word_break(word: str, lexicon: Lexicon) -> Break | None:
    """The likeliest break of `word` (bare, not in the dictionary), None where no break is certain enough."""
    if len(word) > LONGEST or _STILL.fullmatch(word):
        return None
    if lexicon.zipf(word) > ACCEPTED and not word.startswith(tuple(NEGATIONS)):
        return _before_particle(word, lexicon)
    found = [
        (evidence, -min(lexicon.zipf(first), lexicon.zipf(second)), first)
        for first, second in ((word[:index], word[index:]) for index in range(2, len(word) - 1))
        if (evidence := _evidence(first, second, lexicon)) is not None
    ]
    if not found:
        return _before_particle(word, lexicon)
    evidence, _, first = min(found)
    return Break(first, word[len(first) :], evidence)


def _before_particle(word: str, lexicon: Lexicon) -> Break | None:
    """The break of a very common word and one of `ENDINGS`, which news prints side by side."""
    if lexicon.zipf(word) > ACCEPTED_PARTICLE:
        return None
    for length in (2, 3):
        first, second = word[:-length], word[-length:]
        if second not in ENDINGS or len(first) < 4 or lexicon.zipf(first) < COMMON_BEFORE_PARTICLE:
            continue
        if lexicon.knows(first) and is_attested_pair(first, second) and name_cue(first) not in NAMES:
            return Break(first, second, Evidence.PARTICLE)
    return None


def _evidence(first: str, second: str, lexicon: Lexicon) -> Evidence | None:
    if second in PRONOUNS or second == "الله" or name_cue(first) in NAMES:
        return None
    if _is_before_verb(first, second, lexicon):
        return Evidence.MOOD
    if _are_two_articles(first, second, lexicon):
        return Evidence.TWO_ARTICLES
    ends_word = first[-1] in "ةى"
    rarer = min(lexicon.zipf(first), lexicon.zipf(second))
    if rarer < (LEAST_AFTER_TA if ends_word else COMMON) or not (
        _is_word(first, lexicon) and _is_word(second, lexicon)
    ):
        return None
    if ends_word:
        certain = lexicon.zipf(first) >= LEAST_BEFORE_TA and (len(second) > 2 or is_particle(second))
        return Evidence.TA_OR_YA if certain else None
    if first[-1] == "ا" and second[0] in ALEFS and (len(first) > 2 or first in NEGATIONS):
        return Evidence.ALEFS if rarer >= COMMON_BESIDE_ALEF else None
    if (first[-1] == "ء" and len(second) > 3) or (second[0] == "إ" and len(first) > 2):
        return Evidence.HAMZA
    if is_row(first, second) and is_attested_pair(first, second):
        return Evidence.PAIR
    beside_article = second.startswith("ال") and len(second) > 4 and len(first) > 2 and len(first + second) > 8
    return Evidence.ARTICLE if beside_article and rarer >= COMMON_BESIDE_ARTICLE else None


def _is_before_verb(first: str, second: str, lexicon: Lexicon) -> bool:
    """True for قد and a verb, لم or لن and a present: وقدنزح."""
    return (
        first in MOODS
        and len(second) > (3 if len(first) == 2 else 2)
        and lexicon.zipf(second) >= COMMON_AFTER_MOOD
        and not MOODS[first].isdisjoint(parts := lexicon.parts_of_speech(second))
        and (first.endswith("قد") or parts <= MOODS[first])
    )


def _are_two_articles(first: str, second: str, lexicon: Lexicon) -> bool:
    """True where the article begins both parts (المياهالجارفة) and neither is part of a name (العبدالرحمن)."""
    return (
        first.startswith("ال")
        and second.startswith("ال")
        and min(len(first), len(second)) > 4
        and name_cue(first[2:]) not in NAMES
        and lexicon.zipf(first) >= COMMON
        and lexicon.zipf(second) >= LEAST_AFTER_ARTICLES
        and lexicon.knows(first)
        and lexicon.knows(second)
    )


def _is_word(word: str, lexicon: Lexicon) -> bool:
    return lexicon.knows(word) or word == "الى" or (len(word) > 4 and word in attested_words())


def is_row(first: str, second: str) -> bool:
    """True where the two are long enough that a foreign name does not hold them by chance."""
    if first in NEGATIONS:
        return len(second) > 2
    if is_particle(first):
        return len(second) > 4
    if is_particle(second):
        return len(first) > 3
    return len(first) > 2 and len(second) > 2 and len(first) + len(second) > 6
