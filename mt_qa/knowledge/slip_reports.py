"""The orthographic slips of a whole article, and which of them are worth an editor's time.

One slip means little: edited papers print them. What the article does decides what is reported:

- *habit*: a writer who drops hamza or writes final ى for ي throughout. The first place is reported, with the number
  of the others, for sixty identical findings are no use.
- *patchwork*: an article that is right as a whole and wrong throughout some sentences, as machine translation is
  that was learnt from papers of several habits. Every slip is reported.
- *isolated*: slips here and there in a long article, as people make them. Reported with a confidence below the
  default limit: they are as wrong, but no mark of a garbled translation.

In a text too short to tell, every slip is reported. Doubtful slips (the written form may be meant) count only where
the text has a certain one of the same kind. The thresholds are tuned on news that is not held out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from mt_qa.arabic.habits import habit_note
from mt_qa.arabic.sentences import sentences
from mt_qa.arabic.variants import PROCLITIC, Slip, with_marks_of
from mt_qa.arabic.words import words
from mt_qa.core import Document, Hit
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.slips import Slipped, slips

HABIT, SURE, DOUBTFUL, ISOLATED = 0.98, 0.95, 0.75, 0.4
"""Confidences. A habit is the surest, for it does not rest on one place. An isolated slip is as true as any, but below
the profile's limit of 0.5: see the module's docstring."""

LEAST_HABIT = 5
HABIT_SHARE = 2 / 3
"""A habit: at least so many slips, and this share of the words that could have gone wrong. A habit is the rule; who
writes every other hamza has none."""

SHORT, SHORT_PARAGRAPH = 25, 60
"""Words up to which an article, or a single paragraph, is too short to show what its writer does: every slip counts.

Sixty words are two or three sentences of news. A paragraph on its own that goes on longer is a whole article."""

LEAST_PATCH = 3
BARE_SHARE = 0.8
PURITY = 3
"""Patchwork: so many slips in bare sentences (in which this share is wrong of what could be), and so many times more
than in mixed sentences. People mix within a sentence, pieced-together translation between sentences."""

_HAMZA = "hamza"
_GROUPS = {Slip.HAMZA: _HAMZA, Slip.MADDA: _HAMZA, Slip.INNA: _HAMZA}
"""Slips that are one habit: who drops one hamza drops them all."""

_WRITTEN_RIGHT = {
    _HAMZA: re.compile(rf"(?<!\w){PROCLITIC}[أإآ]"),
    Slip.WASL: re.compile(rf"(?<!\w){PROCLITIC}ا(?:ست|ن|[تدذزصض]|[^ال]ت)"),
    Slip.YA: re.compile(r"ي(?!\w)"),
    Slip.TA: re.compile(r"ة(?!\w)"),
}
"""Words that could have shown a slip of the group and do not. The other groups have too few to count."""


class Reported(NamedTuple):
    """A slip that is reported; `habit` is how many of its kind the article has where it stands for them all, else 0."""

    segment: int
    slipped: Slipped
    confidence: float
    habit: int

    def hit(self, english: str, arabic: str) -> Hit:
        """The finding; the messages take ``{word}`` and ``{right}``."""
        token = self.slipped.token
        rights = tuple(with_marks_of(token.text, right) for right in self.slipped.rights)
        more, more_ar = habit_note(self.habit, self.habit)
        return Hit(
            token.span,
            english.format(word=token.text, right=rights[0]) + more,
            arabic.format(word=token.text, right=rights[0]) + more_ar,
            rights,
            confidence=self.confidence,
        )


def reported(document: Document, lexicon: Lexicon, slip: Slip) -> Iterator[Reported]:
    """The slips of one kind that are worth reporting in `document`, in the order of the text."""
    return (each for each in _reported(document, lexicon) if each.slipped.slip is slip)


_Found = tuple[int, Slipped]
"""A slip and its segment's index."""


@lru_cache(maxsize=4)
def _reported(document: Document, lexicon: Lexicon) -> tuple[Reported, ...]:
    """What is reported of the whole article; cached, because every check of the family asks."""
    found = list(_believed(document, lexicon))
    counts = Counter(_group(slipped) for _, slipped in found)
    habits = {group: count for group, count in counts.items() if _is_habit(document, group, count)}
    others = [(index, slipped) for index, slipped in found if _group(slipped) not in habits]
    isolated = _is_long(document) and not _is_patchwork(document, others)
    kept: list[Reported] = []
    told: set[str] = set()
    for index, slipped in found:
        group = _group(slipped)
        if group in told:
            continue
        if group in habits:
            told.add(group)
        kept.append(Reported(index, slipped, _confidence(slipped, group in habits, isolated), habits.get(group, 0)))
    return tuple(kept)


def _confidence(slipped: Slipped, is_habit: bool, isolated: bool) -> float:
    if is_habit:
        return HABIT
    if isolated:
        return ISOLATED
    return DOUBTFUL if slipped.doubtful else SURE


def _believed(document: Document, lexicon: Lexicon) -> Iterator[_Found]:
    """The certain slips, and the doubtful ones of kinds of which there is a certain one."""
    found = [
        (index, slipped)
        for index, segment in enumerate(document.segments)
        for slipped in slips(segment.target, lexicon)
    ]
    certain = {slipped.slip for _, slipped in found if not slipped.doubtful}
    return ((index, slipped) for index, slipped in found if not slipped.doubtful or slipped.slip in certain)


def _group(slipped: Slipped) -> str:
    return _GROUPS.get(slipped.slip, slipped.slip)


def _is_habit(document: Document, group: str, count: int) -> bool:
    if count < LEAST_HABIT:
        return False
    right = sum(_written_right(segment.target, (group,)) for segment in document.segments)
    return count >= HABIT_SHARE * (count + right)


def _written_right(text: str, groups: Iterable[str]) -> int:
    """How many words of `text` could show a slip of these groups and do not."""
    return sum(len(_WRITTEN_RIGHT[group].findall(text)) for group in groups if group in _WRITTEN_RIGHT)


def _is_long(document: Document) -> bool:
    counts = [len(words(segment.target)) for segment in document.segments]
    paragraphs = sum(count > 0 for count in counts)
    return sum(counts) > (SHORT if paragraphs > 1 else SHORT_PARAGRAPH)


def _is_patchwork(document: Document, found: Sequence[_Found]) -> bool:
    """True where slips fill some sentences and spare the others, as if several hands had written the article."""
    bare = mixed = 0
    for index, paragraph in groupby(found, key=lambda each: each[0]):
        target = document.segments[index].target
        for sentence, inside in _by_sentence(target, [slipped for _, slipped in paragraph]):
            could = len(inside) + _written_right(sentence, {_group(slipped) for slipped in inside})
            if could > 1 and len(inside) >= BARE_SHARE * could:
                bare += len(inside)
            elif could > 1:
                mixed += len(inside)
    return bare >= max(LEAST_PATCH, PURITY * mixed)


def _by_sentence(target: str, found: Sequence[Slipped]) -> Iterator[tuple[str, list[Slipped]]]:
    """The sentences of `target` that hold slips, each with its own."""
    every = sentences(target)
    starts = [sentence.start for sentence in every]
    for number, inside in groupby(found, key=lambda slipped: bisect_right(starts, slipped.token.start) - 1):
        yield every[number].of(target), list(inside)
