"""Putting one rendering of a term in the place of another: bent alike, with its clitics, its neighbours agreeing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mt_qa.arabic.words import Token, adjacent, word_at, words
from mt_qa.core import Document, Span
from mt_qa.entities.gender import is_feminine_verb, is_verb, with_gender
from mt_qa.entities.replacing import with_clitics
from mt_qa.entities.term_forms import Bend, State, bent, is_definite, is_feminine
from mt_qa.entities.terms import TermMention
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.particles import is_particle, particle_kind
from mt_qa.knowledge.terms import Rendering

MOST = 3
"""Suggestions that a reader can choose from at a glance."""

_JOINED = ("ب", "ل", "ك", "و", "ف")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a term stands: its segment's target, its own first word, the one before it and two after it.

    None stands for a neighbour across punctuation.
    """

    target: str
    first: Token
    before: Token | None
    after: Token | None
    later: Token | None
    opens: bool
    """True where `before` is the first word of its sentence, or is joined to what is before by و or ف."""


def replacements(
    document: Document, mention: TermMention, renderings: Sequence[Rendering], lexicon: Lexicon
) -> tuple[Span, tuple[str, ...]]:
    """The span to replace and what fits there, in the order of `renderings`; nothing where no rendering fits.

    For a rendering of the other gender the verb before it and the word after it are part of the span and agree with it.
    Left out is one whose neighbours cannot be made to agree, and an indefinite one before a genitive that it cannot
    have (خدمة صحافة الرئيس).
    """
    place = _place(document.segments[mention.segment].target, mention)
    found = [fit for rendering in renderings for fit in _fits(mention, rendering, place, lexicon)]
    span = found[0][0] if found else mention.span
    return span, tuple(dict.fromkeys(text for where, text in found if where == span))[:MOST]


def _place(target: str, mention: TermMention) -> _Place:
    row = words(target)
    index, last = word_at(row, mention.start), word_at(row, mention.end - 1)
    before = row[index - 1] if index and adjacent(target, row[index - 1], row[index]) else None
    after = _next(target, row, last)
    later = _next(target, row, last + 1) if after is not None else None
    alone = before is not None and (index == 1 or not adjacent(target, row[index - 2], before))
    return _Place(target, row[index], before, after, later, before is not None and (alone or before.bare[0] in "وف"))


def _next(target: str, row: Sequence[Token], index: int) -> Token | None:
    """The word after ``row[index]`` where only a blank parts them."""
    following = row[index + 1] if index + 1 < len(row) else None
    return following if following is not None and adjacent(target, row[index], following) else None


def _fits(mention: TermMention, rendering: Rendering, place: _Place, lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """The rendering in its place, once or not at all."""
    old, bend = mention.read.bend, _fitting(mention.read.bend, rendering)
    form = bent(rendering, bend)
    if form is None or form == mention.form or (_takes_genitive(old, place) and is_definite(rendering.name)):
        return
    span, text = with_clitics(place.first, mention.span, mention.prefix, form)
    feminine = is_feminine(form, bend)
    if feminine is is_feminine(mention.form, old):
        yield span, text
        return
    verb = _verb_before(mention, place, lexicon, feminine)
    follower = _follower(place, lexicon, feminine)
    if verb is not None and follower is not None:
        start = span.start if verb == "" or place.before is None else place.before.start
        end = span.end if follower == "" or place.after is None else place.after.end
        gap = place.target[place.before.end : place.first.start] if start < span.start and place.before else ""
        yield Span(start, end), verb + gap + text + (f" {follower}" if follower else "")


def _verb_before(mention: TermMention, place: _Place, lexicon: Lexicon, feminine: bool) -> str | None:
    """The verb before the term in the new gender; empty where it agrees with another word, None where one cannot say.

    A verb of the other gender has another subject; one of the same gender is only sure to have this one where it opens
    a sentence or a clause.
    """
    if place.before is None or mention.prefix or not is_verb(place.before.bare, lexicon):
        return ""
    if is_particle(place.before.bare) or is_feminine_verb(place.before.bare, lexicon) is feminine:
        return ""
    return with_gender(place.before.bare, feminine=feminine, lexicon=lexicon) if place.opens else None


def _follower(place: _Place, lexicon: Lexicon, feminine: bool) -> str | None:
    """The word after the term in the new gender; empty where it needs none, None where one cannot say.

    One cannot for a relative, whose clause agrees too, for a predicate (ضمان الاعتقال صحيح), and for two adjectives.
    """
    if place.after is None:
        return ""
    word = place.after.bare
    if is_particle(word):
        return None if particle_kind(word) == "relative" else ""
    changed = with_gender(word, feminine=feminine, lexicon=lexicon)
    if changed == word or (changed is None and word.startswith(_JOINED)):
        return ""
    return None if place.later is not None and is_definite(word) and is_definite(place.later.bare) else changed


def _fitting(bend: Bend, rendering: Rendering) -> Bend:
    """`bend` for another rendering: without the alef or the ين that it does not take, definite where it always is."""
    indefinite = State.INDEFINITE if bend.state is State.ACCUSATIVE else bend.state
    for oblique, state in (
        (bend.oblique, bend.state),
        (False, bend.state),
        (False, indefinite),
        (False, State.DEFINITE),
    ):
        fitted = Bend(bend.number, state, oblique)
        if bent(rendering, fitted) is not None:
            return fitted
    return bend


def _takes_genitive(bend: Bend, place: _Place) -> bool:
    return bend.state is State.INDEFINITE and place.after is not None and is_definite(place.after.bare)
