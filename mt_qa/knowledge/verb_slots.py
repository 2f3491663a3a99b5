"""Whether a word can be the verb that its place asks for, after لم or يجب أن: what checks of missing verbs share.

The dictionary says what a word can be. It lacks some verbs (ينبغي, هاتف) and knows others that no news writes (وصول,
"and pounce"): the first are listed here, the second are settled by the table of verbal nouns.
"""

from __future__ import annotations

from mt_qa.arabic.clitics import has_article
from mt_qa.knowledge.lexicon import Lexicon, begins_with_clitic
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.verbal_nouns import NEVER_PRESENTS, inflected, is_never_a_verb, presents

VERBS = frozenset(("past", "present"))

BETWEEN = frozenset(
    """ربما أبدا عادة دائما مازال مازالت لازال لازالت ينبغي لطالما سرعان لابد نادرا الآن اليوم أمس كذلك حتما قريبا
    مؤخرا لست لسنا مثلا هكذا هنا غدا فجأة مباشرة ثانية مرة أخيرا قط لقد لاسيما هاتف هاتفه هاتفت""".split()
)
"""Words that may stand between a particle and its verb, and verbs that the dictionary takes for nouns."""

NEVER_VERBS = frozenset(("قادر",))
"""Adjectives that the dictionary also reads as a rare verb."""


def is_passed_over(word: str) -> bool:
    """True for words that say nothing: too short, of grammar, or adverbs that may stand anywhere."""
    return len(word) < 3 or word in BETWEEN or bool(particle_kind(word))


def lacks_verb(word: str, lexicon: Lexicon, *, past_allowed: bool) -> bool:
    """True for a word of the dictionary that is no verb in the present, nor (where allowed) in the past."""
    found = inflected(word)
    if word in NEVER_VERBS or (found is not None and found[0].noun == word and is_never_a_verb(word)):
        return True
    if not past_allowed and word in NEVER_PRESENTS:
        return True
    parts = lexicon.parts_of_speech(word)
    allowed = VERBS if past_allowed else {"present"}
    if not parts or parts & allowed or (past_allowed and word in presents()):
        return False
    return (found is not None and not found[1]) or not _is_misspelt_verb(word, lexicon)


def _is_misspelt_verb(word: str, lexicon: Lexicon) -> bool:
    """True for a verb that only its spelling hides: لم استطع, القت, أوقفو, تمشيان. Other checks see to that."""
    if word[0] in "اإ" and not has_article(word) and lexicon.parts_of_speech("أ" + word[1:]) & VERBS:
        return True
    if word[-1] == "و" and lexicon.parts_of_speech(word + "ا") & VERBS:
        return True
    if word[-1] == "ي" and lexicon.parts_of_speech(word[:-1] + "ى") & VERBS:
        return True
    return word[0] in "يت" and word.endswith("ان") and "present" in lexicon.parts_of_speech(word[:-2])


def may_be_adverbial(word: str, lexicon: Lexicon) -> bool:
    """True for an accusative (سريعا) and a word with a preposition on it (بالتأكيد), which may precede the verb."""
    if word.endswith("ا") and not has_article(word):
        return True
    return word[0] in "بلكوف" and begins_with_clitic(word, lexicon)
