"""Candidates for findings whose check knows that something is wrong and not what was meant.

Two kinds are filled in: letters that a conversion lost (الاكت?اف), by the dictionary, and one English word that was
left (the commission), by the table of senses. There are always several; the measure of words chooses, and where none
of them fits the sentence clearly better than the next, there is no safe fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import inf

from mt_qa.arabic.edits import LETTERS
from mt_qa.core import Category, Finding, Suggestion, WordMeasure
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_senses import sense_rows
from mt_qa.suggest.weighing import scores_of

DICTIONARY, SENSES = "dictionary", "senses"

LEAST_ZIPF = 3.0
"""What was lost is taken for a word that is met once in a million words."""

AHEAD = 2.0
"""Log-odds by which the best must lead the second."""

FITS = 1.0
"""Log-odds of the best in its place, at least."""

MOST_CANDIDATES = 40
"""The commonest so many are weighed."""

_LOST = re.compile("[\ufffd\u2047]+")
_ENGLISH = re.compile(r"(?:the )?([a-z]+)", re.IGNORECASE)


def filled(finding: Finding, text: str, start: int, lexicon: Lexicon, measure: WordMeasure) -> Finding:
    """The finding with the one candidate that fits in ``text[start:]``, or as it is where none clearly does."""
    candidates, made_by = _candidates(finding, lexicon)
    if not candidates:
        return finding
    place = finding.span.shifted(-start)
    scored = zip(scores_of(text, place, candidates, measure), candidates, strict=True)
    ranked = sorted(((score, candidate) for score, candidate in scored if score is not None), reverse=True)
    best, second = [*(score for score, _ in ranked), -inf, -inf][:2]
    if best < max(FITS, second + AHEAD):
        return finding
    return replace(finding, suggestions=(Suggestion(ranked[0][1], finding.confidence, made_by),))


def may_be_filled(finding: Finding) -> bool:
    """True for a finding without suggestions of a kind for which there may be candidates."""
    return not finding.suggestions and finding.category in (Category.CHARACTER_ENCODING, Category.UNTRANSLATED)


def _candidates(finding: Finding, lexicon: Lexicon) -> tuple[Sequence[str], str]:
    if finding.category is Category.CHARACTER_ENCODING:
        return sorted(_with_letters(finding.text, lexicon), key=lexicon.zipf, reverse=True)[
            :MOST_CANDIDATES
        ], DICTIONARY
    return tuple(_rendered(finding.text)), SENSES


def _with_letters(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The dictionary words that `text` may have been: a letter of two bytes leaves one mark or two."""
    gaps = _LOST.findall(text)
    if len(gaps) != 1 or len(text) - len(gaps[0]) < 2 or len(gaps[0]) > 4:
        return
    before, after = text.split(gaps[0])
    for count in {1: (1,), 2: (1, 2), 3: (2,), 4: (2,)}[len(gaps[0])]:
        for letters in product(LETTERS, repeat=count):
            word = before + "".join(letters) + after
            if lexicon.zipf(word) >= LEAST_ZIPF and lexicon.knows(word):
                yield word


def _rendered(text: str) -> Iterator[str]:
    """The usual Arabic words for one English noun, definite as it is."""
    match = _ENGLISH.fullmatch(text)
    if match is None:
        return
    article = "ال" if text.lower().startswith("the ") else ""
    for row in sense_rows():
        if row.english == match[1].lower():
            yield from (article + usual for usual in row.usual if " " not in usual)
