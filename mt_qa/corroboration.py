"""Doubtful findings in company: what is no news in a clean article is one of many signs in a garbled one.

People slip now and then, and each has slips of his own: who drops one hamza drops thirty, and writes everything else
right. Garbled machine translation goes wrong in many ways at once, in none of them overwhelmingly. So a finding just
below the default limit, such as a lone slip of spelling in an article that is otherwise right, is raised above it where
the article shows many kinds of fault, close together, and no kind makes up most of them.

Chosen on articles that are not held out and on data/gold/form/dev: about 10 of 3,777 articles of ANT and SaudiNewsNet
are raised (0.3 %), and 10 of the 12 garbled ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from mt_qa.core import Category, Finding

DOUBTFUL, RAISED = 0.4, 0.6
"""Findings of at least the first confidence are signs; those below the second are raised to it."""

OF_PEOPLE = frozenset({Category.SPELLING, Category.PUNCTUATION})
"""What careful people get wrong too."""

MOST_OF_ONE_KIND = 0.4
"""The share of an article's signs that one check may make up: more is the habit of a writer."""

MANY_KINDS, IN_100_WORDS = 6, 3.0
"""A garbled article: signs from so many checks, so many of them."""

SOME_KINDS, DENSE_IN_100_WORDS = 4, 5.0
"""Fewer kinds will do where they stand closer and one of them is not `OF_PEOPLE`."""


def corroborated(findings: Sequence[Finding], words: int) -> tuple[Finding, ...]:
    """The findings of one article of so many words, the doubtful ones raised where checks of other kinds agree."""
    if not _is_garbled([finding for finding in findings if finding.confidence >= DOUBTFUL], words):
        return tuple(findings)
    return tuple(_raised(finding) if DOUBTFUL <= finding.confidence < RAISED else finding for finding in findings)


def _is_garbled(signs: Sequence[Finding], words: int) -> bool:
    kinds = Counter(finding.check for finding in signs)
    if not kinds or max(kinds.values()) > MOST_OF_ONE_KIND * len(signs):
        return False
    density = 100 * len(signs) / max(words, 1)
    if len(kinds) >= MANY_KINDS and density >= IN_100_WORDS:
        return True
    others = any(finding.category not in OF_PEOPLE for finding in signs)
    return others and len(kinds) >= SOME_KINDS and density >= DENSE_IN_100_WORDS


def _raised(finding: Finding) -> Finding:
    """The finding with the higher confidence, and so its suggestions, which are as sure as it is."""
    suggestions = tuple(replace(s, confidence=max(s.confidence, RAISED)) for s in finding.suggestions)
    return replace(finding, confidence=RAISED, suggestions=suggestions)
