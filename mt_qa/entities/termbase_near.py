"""What stands for a term that the source has and the target lacks, so that a finding has a place to point at.

Three things do: another rendering that the tables of bodies and terms have for the same thing; a phrase of three words
or more that has all of the term's words but one, in their order, and is no known name; and a word of no dictionary that
is a letter or two from the term. Otherwise the term may well be rendered by a pronoun or by its head.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import Token, runs
from mt_qa.core.ledger import NameStatus
from mt_qa.entities.gazetteer import Gazetteer, folded, proclitic_readings, written
from mt_qa.entities.names import gazetteer
from mt_qa.entities.term_forms import bends
from mt_qa.entities.termbase_matching import TermPlace
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.organisations import organisations
from mt_qa.knowledge.termbase import TermEntry
from mt_qa.knowledge.terms import terms

LEAST_WORDS = 3
LEAST_LETTERS, LETTERS_FOR_TWO = 5, 8
"""A word of at least the first may be a letter off, one of the second two."""


def standing_for(target: str, said: str, usable: Iterable[TermEntry], lexicon: Lexicon) -> TermPlace | None:
    """The one place in `target` that seems to stand for what the source calls `said`; None where there is none."""
    wanted = [bare(entry.term) for entry in usable]
    found = {place.span: place for place in _rendered_otherwise(target, said, wanted)}
    if not found:
        found = {place.span: place for term in wanted for place in _near(target, term, lexicon)}
    return next(iter(found.values())) if len(found) == 1 else None


def _rendered_otherwise(target: str, said: str, wanted: Sequence[str]) -> Iterator[TermPlace]:
    """Renderings of the tables that are more than a shortened form of the term: الأمم المتحدة is one."""
    others = [form for form in _renderings().get(said.casefold(), ()) if not _is_part(form, wanted)]
    if others:
        known = Gazetteer((form, form) for form in others)
        for row in runs(target):
            for match in known.matches(row):
                yield TermPlace(match.start, match.end, match.prefix, match.form)


def _is_part(form: str, wanted: Sequence[str]) -> bool:
    words = {folded(word).removeprefix("ال") for word in form.split()}
    return any(words <= {folded(word).removeprefix("ال") for word in term.split()} for term in wanted)


@cache
def _renderings() -> Mapping[str, tuple[str, ...]]:
    """Every Arabic name, right or wrong, of what bears an English name or acronym alone."""
    names: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for body in organisations():
        for name in {body.english.casefold(), *(acronym.casefold() for acronym in body.acronyms)}:
            names[name].append((*body.accepted, *body.mistaken))
    for term in terms():
        renderings = (*term.accepted, *term.mistaken)
        names[term.english.casefold()].append(tuple(form for r in renderings for form, _ in bends(r)))
    return {name: found[0] for name, found in names.items() if len(found) == 1}


def _near(target: str, term: str, lexicon: Lexicon) -> Iterator[TermPlace]:
    wanted = term.split()
    for row in runs(target):
        if len(wanted) >= LEAST_WORDS:
            yield from _phrases(row, wanted)
        elif len(wanted) == 1 and len(term) >= LEAST_LETTERS:
            yield from _words(row, term, lexicon)


def _phrases(row: Sequence[Token], wanted: Sequence[str]) -> Iterator[TermPlace]:
    keys = [folded(word) for word in wanted]
    for first in range(len(row) - len(wanted) + 1):
        window = row[first : first + len(wanted)]
        others = sum(folded(token.bare) != key for token, key in zip(window[1:], keys[1:], strict=True))
        if others > 1:
            continue
        for prefix, rest, cut in proclitic_readings(window[0].bare):
            if others + (folded(rest) != keys[0]) == 1 and not _is_name(window):
                start = window[0].start + written(window[0].text, cut)
                form = " ".join([rest, *(token.bare for token in window[1:])])
                yield TermPlace(start, window[-1].end, prefix, form)
                break


def _is_name(window: Sequence[Token]) -> bool:
    """True where a known name covers the window or most of it."""
    return any(
        match.last - match.first >= LEAST_WORDS - 1 and match.entities[0].status is NameStatus.ACCEPTED
        for match in gazetteer().matches(window)
    )


def _words(row: Sequence[Token], wanted: str, lexicon: Lexicon) -> Iterator[TermPlace]:
    most = 2 if len(wanted) >= LETTERS_FOR_TWO else 1
    for token in row:
        if abs(len(token.bare) - len(wanted)) > most + 3 or lexicon.knows(token.bare):
            continue
        for prefix, rest, cut in proclitic_readings(token.bare):
            if 0 < Levenshtein.distance(rest, wanted) <= most and lexicon.zipf(rest) < lexicon.zipf(wanted):
                yield TermPlace(token.start + written(token.text, cut), token.end, prefix, rest)
                break
