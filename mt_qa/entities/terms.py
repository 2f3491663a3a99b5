"""Every institutional term that an article uses, rightly or wrongly rendered.

A mistaken rendering is only believed where something says that the term is meant: the right one stands in the article
too, or words of its field are near (المعبر البشري beside نازحين). A known name is never read as a term.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from mt_qa.arabic.words import words
from mt_qa.core import Document, Span
from mt_qa.core.ledger import NameStatus
from mt_qa.entities.cover import Cover
from mt_qa.entities.evidence import Link
from mt_qa.entities.sightings import Row, Scene, Sighting, stem
from mt_qa.entities.term_forms import TermForm, term_gazetteer
from mt_qa.entities.term_rereadings import Reading, rereadings
from mt_qa.entities.word_roles import REREAD_TERM, TERM
from mt_qa.knowledge.terms import Term

CUES_IN_ARTICLE = 2
"""So many different cues must stand somewhere in the article where none stands in the paragraph."""

CUES_OF_REREADING = 2
"""So many must stand in the paragraph for a phrase of no table: one may be chance."""


class TermEvidence(Enum):
    """Why a mistaken rendering is believed to be one, the surest first."""

    RIGHT_TERM = "the article has the right term too"
    PARAGRAPH = "a cue stands in the paragraph"
    ARTICLE = "cues stand in the article"
    REREAD = "it says a right term of the article in other senses"
    REREAD_IN_FIELD = "it says a term of the paragraph's field in other senses"


@dataclass(frozen=True, slots=True)
class TermMention:
    """One place where a term stands. Offsets count in the segment's target; `form` is without proclitics and marks.

    `evidence` is given for a mistaken rendering only.
    """

    segment: int
    start: int
    end: int
    prefix: str
    form: str
    read: TermForm
    evidence: TermEvidence | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def term(self) -> Term:
        return self.read.term

    @property
    def status(self) -> NameStatus:
        return self.read.status


def read_terms(document: Document, seen: Scene, linked: Sequence[Link]) -> tuple[TermMention, ...]:
    """The terms of `document` in the order of the text. Linear in its length."""
    named = _named(seen, linked)
    found = list(_mentions(seen.rows, Cover(named)))
    judge = _Judge(document, seen, frozenset(m.term.english for m in found if m.status is NameStatus.ACCEPTED))
    listed = [m if m.status is NameStatus.ACCEPTED else replace(m, evidence=judge.of_listed(m)) for m in found]
    believed = [m for m in listed if m.status is NameStatus.ACCEPTED or m.evidence is not None]
    taken = Cover([*named, *found])
    mentions = [*believed, *_reread(seen.rows, judge, taken)]
    return tuple(sorted(mentions, key=lambda mention: (mention.segment, mention.start)))


class _Judge:
    """Says what speaks for a mistaken rendering in one article; `right` are the terms that it has rightly too."""

    def __init__(self, document: Document, seen: Scene, right: frozenset[str]) -> None:
        self.right = right
        self._article = seen.stems
        self._stems_of = lru_cache(maxsize=None)(lambda segment: _stems(document.segments[segment].target))

    def of_listed(self, mention: TermMention) -> TermEvidence | None:
        """The evidence for a rendering of the table."""
        if mention.term.english in self.right:
            return TermEvidence.RIGHT_TERM
        cues = _cues(mention.term, mention.form)
        if cues & self._stems_of(mention.segment):
            return TermEvidence.PARAGRAPH
        return TermEvidence.ARTICLE if len(cues & self._article) >= CUES_IN_ARTICLE else None

    def of_reread(self, reading: Reading, segment: int) -> TermEvidence | None:
        """The evidence for a phrase of no table."""
        if reading.term.english in self.right:
            return TermEvidence.REREAD
        near = _cues(reading.term, reading.form) & self._stems_of(segment)
        return TermEvidence.REREAD_IN_FIELD if len(near) >= CUES_OF_REREADING else None


def _cues(term: Term, form: str) -> frozenset[str]:
    """The stems of the cues of `term` but for those that `form` has itself."""
    return frozenset(stem(cue) for cue in term.cues) - {stem(word) for word in form.split()}


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(token.bare) for token in words(text))


def _named(seen: Scene, linked: Sequence[Link]) -> list[Sighting]:
    """The known names, and the phrases that stand for one."""
    return [s for s in seen.sightings if s.names] + [link.sighting for link in linked]


def _mentions(rows: Sequence[Row], named: Cover) -> Iterator[TermMention]:
    """All forms of the table in `rows`, but for those inside or across a name."""
    for row in rows:
        for match in term_gazetteer().matches(row.tokens, row.words, row.roles.beginnings(TERM)):
            entity = match.entities[0]
            mention = TermMention(row.segment, match.start, match.end, match.prefix, match.form, entity)
            if not named.touches(mention):
                yield mention


def _reread(rows: Sequence[Row], judge: _Judge, taken: Cover) -> Iterator[TermMention]:
    """Phrases of no table that say a term in other senses, outside what is `taken`; terms of the article first."""
    for row in rows:
        found = rereadings(row.tokens, row.words, row.roles.places(REREAD_TERM))
        for reading in sorted(found, key=lambda reading: reading.term.english not in judge.right):
            start, end = row.tokens[reading.first].start + reading.cut, row.tokens[reading.last - 1].end
            read = TermForm(reading.term, reading.rendering, reading.bend, NameStatus.MISTAKEN)
            mention = TermMention(row.segment, start, end, reading.prefix, reading.form, read)
            evidence = None if taken.touches(mention) else judge.of_reread(reading, row.segment)
            if evidence is not None:
                taken.add(mention)
                yield replace(mention, evidence=evidence)
