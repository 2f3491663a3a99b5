"""Suggestions weighed by a measure of words: which of them fits its sentence, and whether it fits better at all.

The measure knows topics. It is asked where it can tell: about words that it knows, of letters that differ by more than
hamza, ya and ta marbuta, and in matters of form. What rests on the article, on a termbase or on the source is better
informed than any measure, and names are beyond it.

The limits were read off made slips in news and the dev parts of the gold sets: of 45 rivals of a first suggestion that
the measure knew, 29 were behind it by more than `LOSES`, none of them right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from mt_qa.arabic.caching import per_paragraph
from mt_qa.arabic.folding import fold
from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import ARABIC, NUMBER, Token, tokens
from mt_qa.core import Evidence, Finding, Query, Span, Suggestion, WordMeasure
from mt_qa.knowledge.attested import is_attested_pair

LOSES = 1.0
"""Log-odds by which a suggestion is behind the best, or behind what is written, when it is no use."""

REACH = 200
"""How many words on either side the measure is shown."""

WINS = 2.0
"""And by which it must be ahead of the check's own choice to be shown before it."""


def as_printed(target: str, place: Span, suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Without those that only hamza, ya or ta marbuta parts from the first, where edited news prints the first beside a
    neighbour and not them: of الأمن and الآمن after انعدام, the measure of words, which folds them, can say nothing."""
    if len(suggestions) < 2 or not _is_printed(target, place, suggestions[0].text):
        return tuple(suggestions)
    first = suggestions[0]
    return tuple(
        each
        for each in suggestions
        if each is first or fold(each.text) != fold(first.text) or _is_printed(target, place, each.text)
    )


def _is_printed(target: str, place: Span, text: str) -> bool:
    row = tokens(target)
    first = bisect_left(row, place.start, key=lambda token: token.start)
    last = bisect_left(row, place.end, key=lambda token: token.start)
    before = row[first - 1].bare if first and row[first - 1].kind == ARABIC else ""
    after = row[last].bare if last < len(row) and row[last].kind == ARABIC else ""
    word = bare(text)
    return bool((before and is_attested_pair(before, word)) or (after and is_attested_pair(word, after)))


class _Weighed(NamedTuple):
    suggestion: Suggestion
    score: float | None


def is_matter_of_words(finding: Finding) -> bool:
    """True where the measure may have a say: more than one way to put letters right, or other letters than before."""
    if finding.evidence not in (Evidence.RULE, Evidence.LANGUAGE_MODEL) or not finding.suggestions:
        return False
    return len({fold(text) for text in (finding.text, *(suggestion.text for suggestion in finding.suggestions))}) > 1


def weighed(
    target: str, place: Span, finding: Finding, suggestions: Sequence[Suggestion], measure: WordMeasure
) -> tuple[Suggestion, ...]:
    """The suggestions worth showing in place of ``target[place]``, best first; those unknown to the measure stay."""
    written, scored = _scores(target, place, suggestions, measure)
    if written is not None:
        scored = [
            each
            for each in scored
            if each.score is None or fold(each.suggestion.text) == fold(finding.text) or each.score > written - LOSES
        ]
    known = [each for each in scored if each.score is not None]
    if not known:
        return tuple(each.suggestion for each in scored)
    first, best = known[0], max(known, key=_score)
    if _score(best) > _score(first) + WINS:
        scored.remove(best)
        scored.insert(0, best)
        first = best
    return tuple(each.suggestion for each in scored if each.score is None or each.score > _score(first) - LOSES)


def _score(each: _Weighed) -> float:
    return -inf if each.score is None else each.score


def _scores(
    target: str, place: Span, suggestions: Sequence[Suggestion], measure: WordMeasure
) -> tuple[float | None, list[_Weighed]]:
    """The score of what is written, and the suggestions with theirs."""
    written, *scores = scores_of(target, place, [place.of(target), *(each.text for each in suggestions)], measure)
    return written, [_Weighed(*pair) for pair in zip(suggestions, scores, strict=True)]


def scores_of(target: str, place: Span, choices: Sequence[str], measure: WordMeasure) -> list[float | None]:
    """The score of each choice in the place of ``target[place]``, None where the measure does not know its words."""
    row = _weighty(target)
    first, last = (bisect_left(row, offset, key=lambda token: token.start) for offset in (place.start, place.end))
    low = max(first - REACH, 0)
    context = [token.bare for token in row[low : last + REACH]]
    words = [_words(choice) for choice in choices]
    known = [bool(each) and all(map(measure.says_something, each)) for each in words]
    asked = tuple(each for each, is_known in zip(words, known, strict=True) if is_known)
    (found,) = measure.batch(context, [Query(first - low, last - low, asked)])
    answers = iter(found)
    return [next(answers) if is_known else None for is_known in known]


@per_paragraph
def _weighty(target: str) -> tuple[Token, ...]:
    """Words and numbers; kept, because every finding of a segment asks and a segment may be a book on one line."""
    return tuple([token for token in tokens(target) if token.kind in (ARABIC, NUMBER)])


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.bare for token in tokens(text) if token.kind in (ARABIC, NUMBER))
