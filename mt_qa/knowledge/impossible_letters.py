"""Letters that cannot stand where they do, and what the word may have been meant for.

Rules of spelling: Ryding, *A Reference Grammar of Modern Standard Arabic* (2005), ch. 2; the Academy of the Arabic
Language in Cairo, decisions on hamza (1979).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mt_qa.arabic import edits
from mt_qa.arabic.heads import heads
from mt_qa.arabic.letters import LETTERS
from mt_qa.knowledge.attested import attested_words
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.word_breaks import word_break

_CERTAIN = rf"ة(?=[{LETTERS}])|ى(?=[{LETTERS}])(?!ء$)|^[ةى](?=[{LETTERS}])|^[وف]?للل"
"""ة and ى (not of final ىء, a matter of hamza) before a letter or at the front; ل + ال + ل, which is written للـ."""

_LIKELY = rf"^[ؤئ](?=[{LETTERS}])|(?<=[^لوفبكسأ])إ|[ءؤئ]{{2}}|([{LETTERS}])\1\1|[اأإآ]{{2}}"
"""A hamza that begins no word, إ after a letter that is no proclitic, two hamzas, two alefs, three of one letter:
foreign names and a few dictionary words have them."""

_CERTAINLY_IMPOSSIBLE = re.compile(_CERTAIN)
IMPOSSIBLE = re.compile(f"{_CERTAIN}|{_LIKELY}")
"""An offence, in a word bare of marks."""

SHORTEST, LONGEST = 4, 40
"""Shorter words are pieces of names and letters that have lost their word; longer ones are no words at all."""

VOWELS = "اويه"
REPLACEMENTS = {"ة": "تهي", "ى": "يا", "إ": "اأئي", "ؤ": "وأء", "ئ": "يأء", "ء": "ئؤأا"}

LEAST, LEAST_PROOF = 0.5, 2.0
"""Zipf frequency that a repair needs to be offered, and to prove an offence that is only likely."""

DELETION_BONUS = 0.7
"""What leaving a letter out is worth against putting another in its place, in Zipf units."""

_ARTICLE_TURNED_ROUND = re.compile("ا([أإآ])ل")
"""What a legacy encoding makes of ال before a hamza: اإلقامة for الإقامة."""


def is_impossible(word: str, lexicon: Lexicon) -> bool:
    """True where `word` (bare) cannot be right: a certain offence, or another that a repair into a known word proves.

    A cry drawn out on purpose (يااااه) is none.
    """
    if not SHORTEST <= len(word) <= LONGEST or IMPOSSIBLE.search(word) is None or _is_drawn_out(word, lexicon):
        return False
    if _CERTAINLY_IMPOSSIBLE.search(word):
        return True
    if lexicon.knows(word) or any(rest in attested_words() for _, rest in heads(word)):
        return False
    return any(" " in repair or _is_common(repair, lexicon) for repair in repairs(word, lexicon))


def _is_common(word: str, lexicon: Lexicon) -> bool:
    """True for a word common enough to prove an offence, or one that makes it with proclitics."""
    return any(lexicon.zipf(rest) >= LEAST_PROOF + (1 if head else 0) for head, rest in heads(word))


def offending_letters(word: str) -> str:
    """The letters of the first offence, empty where there is none."""
    match = IMPOSSIBLE.search(word)
    return match.group() if match else ""


def _is_drawn_out(word: str, lexicon: Lexicon) -> bool:
    """Four of one letter, or three of a vowel in what is no word with two of it (طويييل, but not الصحفييين)."""
    match = re.search(r"(.)\1\1", word)
    if match is None:
        return False
    letter = match.group(1)
    return letter * 4 in word or (letter in VOWELS and not lexicon.knows(word.replace(letter * 3, letter * 2)))


@lru_cache(maxsize=8_000)
def repairs(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What `word` (bare, with an offence) may have been meant for, best first; a break into two words comes first."""
    found: dict[str, float] = {}
    for text, bonus in _candidates(word):
        if IMPOSSIBLE.search(text) is None and lexicon.zipf(text) >= LEAST and lexicon.knows(text):
            found[text] = max(found.get(text, 0.0), lexicon.zipf(text) + bonus)
    ordered = tuple(sorted(found, key=lambda text: (-found[text], text)))
    split = word_break(word, lexicon)
    return (split.text, *ordered) if split else ordered


def _candidates(word: str) -> Iterator[tuple[str, float]]:
    """Each offending letter left out or replaced, none checked.

    Before ؤ and ئ a first letter is missing; ة or ى with one letter after it has changed places with it, or that is one
    too many; who writes ى for every ي is taken at his word.
    """
    if word.count("ى") > 1:
        yield word.replace("ى", "ي"), 0.0
    for match in IMPOSSIBLE.finditer(word):
        if match.start() == 0 and word[0] in "ؤئ":
            yield from ((letter + word, 0.0) for letter in edits.LETTERS)
            continue
        if _ARTICLE_TURNED_ROUND.match(word, match.start()):
            yield _ARTICLE_TURNED_ROUND.sub(r"ال\1", word, count=1), 2 * DELETION_BONUS
        if word[match.start()] in "ةى" and match.start() == len(word) - 2:
            yield word[:-2] + word[-1] + word[-2], 2 * DELETION_BONUS
            if word[-1] != "و":
                yield word[:-1], 2 * DELETION_BONUS
        for index in range(match.start(), match.end()):
            before, after = word[:index], word[index + 1 :]
            yield before + after, DELETION_BONUS
            for letter in REPLACEMENTS.get(word[index], ""):
                yield before + letter + after, 0.0
