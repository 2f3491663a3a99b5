"""What a suggestion may not change unless it was asked to: numbers, negation, and names that the article has right.

A wrong digit or a lost "not" in a correction is worse than the fault that it mends, for nobody looks at it again.
"""

from __future__ import annotations

from collections.abc import Collection

from mt_qa.arabic.digits import Value
from mt_qa.arabic.folding import fold
from mt_qa.arabic.letters import bare
from mt_qa.arabic.numbers import find_numbers
from mt_qa.arabic.words import tokens, word_at
from mt_qa.core import Evidence, Finding, Span
from mt_qa.knowledge.inna import bare_inna, hamza_of, surely_demanded
from mt_qa.knowledge.particles import particle_kind

LOCALE = "locale-conventions"
"""The dimension of faults of numbers, dates, currencies and units: their corrections change numbers."""


def changes_unasked(finding: Finding, before: str, after: str) -> bool:
    """True where `after`, which is to stand for `before`, has lost a number or a negation or has a negation more.

    What has the source on its side, and what only takes something out, was asked to; so was a split of run-together
    words, where the letters stay.
    """
    if finding.evidence is Evidence.SOURCE or not after.strip() or _letters(before) == _letters(after):
        return False
    if finding.category.dimension != LOCALE and _numbers(before) - _numbers(after):
        return True
    return _negations(before) != _negations(after)


def loses_name(finding: Finding, names: Collection[str], before: str, after: str) -> bool:
    """True where a matter of form would take one of `names` (right in the article) out of its sentence.

    Hamza, ya and ta marbuta may change. What rests on the document or the source is about names itself.
    """
    if finding.evidence is not Evidence.RULE:
        return False
    old, new = fold(before), fold(after)
    return any(name in old and name not in new for name in (fold(each).removeprefix("ال") for each in names))


def is_misgoverned(sentence: str, place: Span, suggestion: str) -> bool:
    """True for إن or أن where the words before `place` ask for the other.

    Papers print either behind a preposition, so no check speaks of it; a correction must still be the right one.
    """
    written = hamza_of(bare(suggestion))
    if not written:
        return False
    row = tokens(sentence)
    index = word_at(row, place.start)
    if index < 0 or row[index].span != place or not bare_inna(fold(row[index].bare)):
        return False
    asked = surely_demanded(sentence, index)
    return bool(asked) and asked != written


def _letters(text: str) -> str:
    return "".join(text.split())


def _numbers(text: str) -> set[Value]:
    return {number.value for number in find_numbers(text)}


def _negations(text: str) -> set[str]:
    """The negations of `text`, without conjunctions, as they are written."""
    found = {token.bare for token in tokens(text) if particle_kind(token.bare) == "negation"}
    return {word if particle_kind(word[1:]) != "negation" else word[1:] for word in found}
