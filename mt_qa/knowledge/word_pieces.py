"""Where a blank is too many: two neighbours that are the pieces of one word.

Joining two neighbours often makes a word by chance (مع + اني, بي + جي), so it is believed only where a piece is none
itself: a letter, the article, an ending, a form that is no word, or a rare word where edited news prints the joined
one.
"""

from __future__ import annotations

from typing import NamedTuple

from mt_qa.arabic.clitics import attach
from mt_qa.knowledge.attested import is_attested_pair
from mt_qa.knowledge.letter_names import letter_names
from mt_qa.knowledge.lettered_nouns import lettered_nouns
from mt_qa.knowledge.name_cues import announces_name
from mt_qa.knowledge.particles import is_particle
from mt_qa.knowledge.vocabulary import Vocabulary

CONJUNCTION = "و"
PREPOSITIONS = frozenset("بلكفس")
FUTURE = "س"
FUTURE_VERBS = tuple("يتنأ")
ARTICLES = frozenset(("ال", "وال", "لل", "ولل", "فال", "بال", "وبال", "كال"))
ARTICLES_THAT_ARE_WORDS = frozenset(("بال", "وبال", "فال", "كال", "وال"))
ENDINGS = frozenset(("ة", "ء", "ات", "ية", "ين", "ون", "تين", "تان", "ته", "تها", "تهم", "يين", "يون"))
"""What is torn off the end of a word."""

NO_WORDS = frozenset(("ة", "ء", "ات", "ية", "يين"))
"""Endings that are no word of any kind; ين is a currency, ون a name."""

NAME_PARTS = frozenset(("أبو", "ابو", "بو", "بن", "بنت", "آل", "دي", "دا", "فان", "فون", "لو", "لا"))

COMMON, COMMON_ARTICLE, COMMON_FRAGMENTS, COMMON_WORD = 2.5, 3.5, 3.5, 4.3
"""Zipf frequency that the joined word needs, by what it was broken into."""

UNCOMMON_WORD, RARE_WORD, VERY_RARE_WORD = 3.2, 2.7, 1.5
"""Zipf frequencies below which a piece that is a word may still be a piece."""

SHORTEST_FRAGMENTS = 5


class Neighbours(NamedTuple):
    """Two words with the words around them on the same line, bare of marks; empty at an edge."""

    previous: str
    first: str
    second: str
    following: str

    @property
    def together(self) -> str:
        return self.first + self.second

    def is_printed_with(self, joined: str) -> bool:
        """True where edited news prints `joined` beside the word before or after."""
        return _is_printed(self.previous, joined) or _is_printed(joined, self.following)

    def is_printed(self) -> bool:
        """True where it prints the two as they stand, side by side or beside the others."""
        return (
            _is_printed(self.previous, self.first)
            or _is_printed(self.first, self.second)
            or _is_printed(self.second, self.following)
        )


def could_be_pieces(first: str, second: str, known: Vocabulary) -> bool:
    """A cheap look before `joined`: one is a letter, an article, an ending, no dictionary word, or a rare one."""
    lexicon = known.lexicon
    return (
        len(first) == 1
        or first in ARTICLES
        or second in ENDINGS
        or not lexicon.knows(first)
        or not lexicon.knows(second)
        or min(lexicon.zipf(first), lexicon.zipf(second)) < RARE_WORD
    )


def joined(words: Neighbours, known: Vocabulary) -> str:
    """What `first` and `second` make, empty where they are no pieces of one word."""
    if words.first == CONJUNCTION:
        return words.together if known.lexicon.knows(words.second) else ""
    if words.first in ARTICLES:
        return _with_article(words, known)
    if words.second in ENDINGS:
        return _with_ending(words, known)
    return (_with_preposition(words, known) if words.first in PREPOSITIONS else "") or _fragments(words, known)


def _with_preposition(words: Neighbours, known: Vocabulary) -> str:
    if words.previous in lettered_nouns() or len(words.second) < 3:
        return ""
    if words.first == FUTURE and not _is_present(words.second, known):
        return ""
    text = attach(words.second, preposition=words.first) if words.first in "بلك" else words.together
    return text if known.is_common(text, COMMON) else ""


def _is_present(word: str, known: Vocabulary) -> bool:
    return word.startswith(FUTURE_VERBS) and "present" in known.lexicon.parts_of_speech(word)


def _with_article(words: Neighbours, known: Vocabulary) -> str:
    """Behind a name, ال is آل: الشيخ حمد ال ثاني."""
    text = words.together
    if announces_name(words.previous, words.second) or len(words.second) < 3:
        return ""
    if not known.is_common(text, COMMON_ARTICLE):
        return ""
    if words.is_printed_with(text):
        return text
    certain = known.is_common(text, COMMON_WORD) and known.lexicon.knows(words.previous)
    return text if certain and words.first not in ARTICLES_THAT_ARE_WORDS else ""


def _with_ending(words: Neighbours, known: Vocabulary) -> str:
    text = words.together
    if not known.is_common(text, COMMON):
        return ""
    torn = words.second in NO_WORDS or not known.is_word(words.first) or words.is_printed_with(text)
    return text if torn else ""


def _fragments(words: Neighbours, known: Vocabulary) -> str:
    text, first, second = words.together, words.first, words.second
    if len(text) < SHORTEST_FRAGMENTS or not known.is_common(text, COMMON_FRAGMENTS):
        return ""
    if first in letter_names() or second in letter_names() or first in NAME_PARTS:
        return ""
    if is_particle(first) and known.is_respelling(second):
        return ""
    if not known.is_word(second) or (len(first) > 1 and not known.is_word(first)):
        return text
    return text if len(first) > 1 and _are_unlikely(words, known) else ""


def _are_unlikely(words: Neighbours, known: Vocabulary) -> bool:
    """True for two rare words that nobody prints together and that make a very common one."""
    rarest, rarer = sorted((known.lexicon.zipf(words.first), known.lexicon.zipf(words.second)))
    if rarest >= RARE_WORD or not known.is_common(words.together, COMMON_WORD) or words.is_printed():
        return False
    return rarest < VERY_RARE_WORD or rarer < UNCOMMON_WORD or words.is_printed_with(words.together)


def _is_printed(first: str, second: str) -> bool:
    return bool(first and second) and is_attested_pair(first, second)
