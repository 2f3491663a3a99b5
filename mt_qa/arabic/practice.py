"""How an article handles its typography, paragraph by paragraph, and what that says about one slip.

Edited newspapers are full of true slips: a last full stop detached, one comma in forty without its blank, or a whole
article that is careless in a third of its places. What they hardly have is a *paragraph* that is wrong throughout in
an article that is otherwise right: another hand, or another machine, wrote it. So a slip is weighed by its
surroundings, and the confidence says how surely an editor wants to hear of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mt_qa.arabic.habits import LEAST_SHARE, LEAST_SLIPS, habit_note, is_habit
from mt_qa.arabic.paragraphs import Paragraph
from mt_qa.core import Hit, Span

FEW = 5
"""So few places in a sentence on its own show no practice to compare with, nor do they in the rest of an article."""

CAREFUL, MOSTLY_WRONG, THROUGHOUT = 0.03, 0.7, 0.9
"""The share of slips in what is carefully written (at most so much), mostly wrong and wrong throughout (at least)."""

LEAST_REST = 0.3
"""The share of an article's places that must lie outside of the paragraphs wrong throughout, if it is a patchwork."""

IN_PATCHWORK, IN_A_SENTENCE, AS_A_HABIT, IN_A_CAREFUL_ARTICLE, UNSETTLED = 0.8, 0.65, 0.6, 0.45, 0.4
"""Confidence in a slip by the article it stands in, and in the first of many that are a habit throughout."""


class Slip(NamedTuple):
    """What stands wrongly from `start` to `end` of a paragraph, and what is `right` there.

    Slips of one `family` (commas, stops …) are habits together.
    """

    family: str
    start: int
    end: int
    right: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Count(NamedTuple):
    """How often something is wrong out of how many places."""

    slips: int
    opportunities: int

    @property
    def share(self) -> float:
        return self.slips / self.opportunities if self.opportunities else 0.0


class Practice(NamedTuple):
    """What one paragraph does: its slips, and by family how many places there were, right ones included."""

    slips: tuple[Slip, ...]
    opportunities: Counter[str]

    @property
    def total(self) -> Count:
        return Count(len(self.slips), self.opportunities.total())


_WHOLE = (-1, "")
"""The group of an article's habits; a paragraph's are grouped by its index and their family."""


class Place(NamedTuple):
    """A slip to report: in which paragraph, how surely, and what to add to its message in English and Arabic."""

    paragraph: int
    slip: Slip
    confidence: float
    note: str
    note_ar: str

    def hit(self, lines: Sequence[Paragraph], english: str, arabic: str, at_most: float = 1.0) -> tuple[int, Hit]:
        """The finding in one of the article's `lines`, and its segment. The messages take ``{mark}``, what is right."""
        line, slip = lines[self.paragraph], self.slip
        mark = slip.right.strip()
        return line.segment, Hit(
            line.span(slip.start, slip.end),
            english.format(mark=mark) + self.note,
            arabic.format(mark=mark) + self.note_ar,
            (slip.right,),
            confidence=min(self.confidence, at_most),
        )


def reported(
    practices: Sequence[Practice], beside: Sequence[Practice] = (), *, once_a_paragraph: bool = False
) -> Iterator[Place]:
    """The slips of an article that are worth a finding, given each paragraph's practice, in the order of the text.

    All habits of the article together are reported by their first place.

    `beside`, as long as `practices`, is what the same paragraphs do in a kindred matter; it counts for the weight of a
    slip and is not reported itself. `once_a_paragraph` reports a habit of one paragraph by its first place too.
    """
    if not any(practice.slips for practice in practices):
        return
    families = _families(practices)
    habits = _habits(families)
    paragraphs = [practice.total for practice in practices]
    if beside:
        paragraphs = [_sum((count, other.total)) for count, other in zip(paragraphs, beside, strict=True)]
    sure = confidence(paragraphs)
    sure_of_habit = max(sure, AS_A_HABIT) if is_settled(paragraphs, {**families, **_families(beside)}) else sure
    note, note_ar = habit_note(*_sum([families[family] for family in habits]))
    told: set[tuple[int, str]] = set()
    for index, practice in enumerate(practices):
        here = _habits(_families([practice])) if once_a_paragraph else set()
        for slip in practice.slips:
            group = _WHOLE if slip.family in habits else (index, slip.family) if slip.family in here else None
            if group in told:
                continue
            if group:
                told.add(group)
            if group == _WHOLE:
                yield Place(index, slip, sure_of_habit, note, note_ar)
            else:
                yield Place(index, slip, sure, "", "")


def confidence(paragraphs: Sequence[Count]) -> float:
    """How surely an editor wants to hear of each slip of an article, given what its paragraphs do."""
    article = _sum(paragraphs)
    if len(paragraphs) == 1 and article.opportunities <= FEW:
        return IN_A_SENTENCE
    if _is_patchwork(paragraphs, article):
        return IN_PATCHWORK
    if article.slips == 1 and article.share <= CAREFUL:
        return IN_A_CAREFUL_ARTICLE
    return UNSETTLED


def _is_patchwork(paragraphs: Sequence[Count], article: Count) -> bool:
    """True where some paragraphs are wrong throughout and the rest of the article is careful."""
    rest = _sum([count for count in paragraphs if not _is_wrong_throughout(count)])
    shows_practice = rest.opportunities >= max(FEW, LEAST_REST * article.opportunities)
    return shows_practice and rest.share <= CAREFUL and article.slips - rest.slips >= 2


def _is_wrong_throughout(paragraph: Count) -> bool:
    return paragraph.slips > 0 and (
        paragraph.slips == paragraph.opportunities or (paragraph.slips >= 2 and paragraph.share >= LEAST_SHARE)
    )


def is_settled(paragraphs: Sequence[Count], families: Mapping[str, Count]) -> bool:
    """True where a habit is that of text never set as Arabic type: wrong throughout, or mostly so in several families.

    A house that detaches its stops and attaches its commas has a style, which is no fault of a translation.
    """
    article = _sum(paragraphs)
    least = MOSTLY_WRONG if len(_habits(families)) > 1 else THROUGHOUT
    return article.slips >= 2 * LEAST_SLIPS and article.share >= least


def _families(practices: Sequence[Practice]) -> dict[str, Count]:
    """The counts of each family that has slips."""
    slips = Counter(slip.family for practice in practices for slip in practice.slips)
    return {
        family: Count(number, sum(practice.opportunities[family] for practice in practices))
        for family, number in slips.items()
    }


def _habits(families: Mapping[str, Count]) -> set[str]:
    return {family for family, count in families.items() if is_habit(*count)}


def _sum(counts: Sequence[Count]) -> Count:
    return Count(sum(count.slips for count in counts), sum(count.opportunities for count in counts))
