"""What a definite noun can be where it stands: governed by the noun before it, or certainly not.

An adjective or relative after an idafa agrees with either noun (وزير الحكومة الجديد), so checks of agreement judge
only a noun that begins its phrase: after a preposition, أن, a word that is a verb and nothing else, or a full stop.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from mt_qa.arabic.words import Token
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.noun_forms import Agreement, agreement, definite
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.subject_verbs import PRESENT_FEMININE, subject_verbs

STOPS = ".؟!:\n"
PREPOSITIONS = frozenset("في من على عن إلى الى مع منذ خلال ضد حول عبر لدى بين تحت أمام قرب حيال إزاء تجاه نحو".split())
ANNOUNCING = frozenset("أن إن لأن بأن لكن وأن وإن ولكن بينما فيما حيث كما".split())


LONGEST_IDAFA = 3
"""So many nouns that govern one another are looked through."""


NO_VERBS = frozenset(("سيء", "نوبل"))
"""Words that the dictionary has as rare verbs alone."""


class Opening(Enum):
    """How the phrase of a noun begins; ``GOVERNED`` where it may be the genitive of the word before."""

    SENTENCE = "sentence"
    CLAUSE = "clause"
    VERB = "verb"
    PREPOSITION = "preposition"
    GOVERNED = "governed"


def opening(text: str, run: Sequence[Token], place: int, before_article: str, lexicon: Lexicon) -> Opening:
    """How the phrase of the noun at `place` of a run begins; `before_article` is what is written onto its article."""
    if before_article.endswith(("ب", "ك", "ل")):
        continues = place == 0 and before_article == "ل" and not begins_sentence(text, run)
        return Opening.GOVERNED if continues else Opening.PREPOSITION  # "بي بي" للغاز
    if place == 0:
        return Opening.SENTENCE if begins_sentence(text, run) else Opening.GOVERNED
    if before_article:
        return Opening.GOVERNED  # و: a second noun may share the governor of the first
    word = run[place - 1].bare
    if word in PREPOSITIONS or (word[0] == "و" and word[1:] in PREPOSITIONS):
        return Opening.PREPOSITION
    if word in ANNOUNCING:
        return Opening.CLAUSE
    return Opening.VERB if is_only_verb(word, lexicon) else Opening.GOVERNED


def begins_sentence(text: str, run: Sequence[Token]) -> bool:
    """True where the first word of a run begins a sentence or the text."""
    before = text[: run[0].start].rstrip(" \t")
    return not before or before[-1] in STOPS


def possible_heads(
    text: str, run: Sequence[Token], place: int, before_article: str, lexicon: Lexicon
) -> tuple[Agreement, ...] | None:
    """How the nouns agree that what follows the noun at `place` may belong to, itself first.

    A noun governed by one or two others is preceded by their agreement (نتائج الدراسة); None where one is not known.
    """
    noun = run[place].bare
    agrees = agreement(definite(noun)[1] or noun)
    if agrees is None:
        return None
    found, here = [agrees], place
    while opening(text, run, here, before_article, lexicon) is Opening.GOVERNED:
        here -= 1
        if here < 0 or before_article or len(found) > LONGEST_IDAFA:
            return None
        before_article, word = _parted(run[here].bare)
        agrees = agreement(word)
        if agrees is None:
            return None
        found.append(agrees)
    return tuple(found)


def _parted(word: str) -> tuple[str, str]:
    """What is written onto a noun, and the noun without it and its article (بنتائج, ونتائج, القاضي)."""
    if word.startswith("ال"):
        return "", word[2:]
    if agreement(word) is None and word[0] in "وفبلك" and agreement(word[1:]) is not None and len(word) > 3:
        return word[0], word[1:]
    return "", word


def is_only_verb(word: str, lexicon: Lexicon) -> bool:
    """True where `word` is a verb and, as the dictionary or data/subject_verbs.tsv knows, nothing else."""
    known = subject_verbs().get(word) or (subject_verbs().get(word[1:]) if word[0] in "وف" else None)
    if known is not None and not known.looks_like_noun and known.form != PRESENT_FEMININE:
        return True  # تدخل is a noun too
    parts = lexicon.parts_of_speech(word) if word not in NO_VERBS else frozenset()
    return bool(parts) and "noun" not in parts and not particle_kind(word)
