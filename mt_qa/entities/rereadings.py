"""Phrases that read like the name of a body of the article, and are not it.

A machine that reads an English name anew gives its words in another sense or form (محكمة الناخبين المتفوقة for the
Electoral Supreme Court), puts another word in the place of one (لجنة القضاء على الفقر), or shuffles them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from mt_qa.entities.anchors import Anchor, Anchors, near_in_tables
from mt_qa.entities.candidates import Candidate
from mt_qa.entities.initials import spells
from mt_qa.entities.likeness import Likeness, likeness
from mt_qa.entities.name_words import REGIONS, Kinship, content, country_of, is_plural_head, kinship, senses
from mt_qa.entities.phrases import is_name_adjective
from mt_qa.knowledge.body_heads import body_heads

FEWEST_SHARED = 2
"""Words besides the head that a phrase must share with a name: one (المحكمة الاتحادية, الشرطة الاتحادية) is chance."""

LONG = 3
"""Words that a shuffled name must have where the article names the body only once."""

RARE = 0.4
"""What the words that a phrase with a strange word shares must weigh: one rare word, or two that are less so."""

HEAD_COUNTS = 0.1

CLOSE, CLOSER, WHOLE = 0.65, 0.8, 0.95
"""How close a reading must be: at the first, one in ten thousand clean paragraphs has such a phrase."""

SUBSTITUTED = 0.55
"""The same for a phrase with a strange word in it, which is judged by more than its closeness."""


class Manner(Enum):
    """How a phrase departs from the right name."""

    LITERAL = "literal"
    """Some words render the English in another sense or form."""
    SUBSTITUTED = "substituted"
    """Some words are of something else altogether."""
    SHUFFLED = "shuffled"
    """The right words in another order or under another head."""
    SPELT = "spelt"
    """Other words, but their English has the initials of the right name."""


@dataclass(frozen=True, slots=True)
class Rereading:
    """A candidate up to ``row[last]`` read as the name of `anchor`; `likeness` is none where only initials agree."""

    candidate: Candidate
    last: int
    anchor: Anchor
    manner: Manner
    likeness: Likeness | None = None

    @property
    def form(self) -> str:
        return self.candidate.form(self.last)

    @property
    def closeness(self) -> float:
        return 0.0 if self.likeness is None else self.likeness.closeness


def rereadings(phrases: Iterable[Candidate], found: Anchors) -> Iterator[Rereading]:
    """For each candidate its closest readings as names of bodies of the article, one a body, the closest first."""
    places = {(segment, start) for anchor in found.all for segment, start, _ in anchor.places}
    for phrase in phrases:
        if (phrase.segment, phrase.start) not in places:
            yield from _readings(phrase, found)


def _readings(phrase: Candidate, found: Anchors) -> Iterator[Rereading]:
    longest = phrase.form(phrase.lasts[-1])
    best = []
    for anchor in found.near(longest):
        readings = [r for last in phrase.lasts for r in _as_name(phrase, last, anchor)]
        if readings:
            best.append(max(readings, key=_rank))
    if not best:
        best = [reading for last in phrase.lasts for reading in _in_tables(phrase, last)]
    yield from sorted(best, key=_rank, reverse=True)
    letters = 1 + len(content(longest))
    spelt = {anchor: None for anchor, acronym in found.by_letters.get(letters, ()) if spells(longest, acronym)}
    yield from (Rereading(phrase, phrase.lasts[-1], anchor, Manner.SPELT) for anchor in spelt)


def _in_tables(phrase: Candidate, last: int) -> Iterator[Rereading]:
    """Readings as bodies that the article never names rightly, where a word may stand in an odd sense."""
    form = phrase.form(last)
    if any(senses(stem).odd for stem in content(form)):
        for anchor in near_in_tables(form):
            yield from (r for r in _as_name(phrase, last, anchor) if r.manner is Manner.LITERAL)


def _rank(reading: Rereading) -> tuple[float, int]:
    head = Kinship.NONE if reading.likeness is None else reading.likeness.head
    return reading.closeness + HEAD_COUNTS * head, reading.last


def _as_name(phrase: Candidate, last: int, anchor: Anchor) -> Iterator[Rereading]:
    form = phrase.form(last)
    for index, name in enumerate(anchor.names):
        alike = likeness(form, name)
        if shortens(alike) and (index < anchor.own or not alike.missing):
            return  # the name itself, or a short form of the article's own
        manner = _manner(alike)
        if manner is Manner.LITERAL or (manner is not None and index < anchor.own):
            yield Rereading(phrase, _with_adjectives(phrase, last), anchor, manner, alike)


def shortens(alike: Likeness) -> bool:
    """True for the name itself and a short form of it: fewer of the same words in the same order."""
    return not alike.extra and not alike.odd and alike.head is Kinship.SAME and alike.in_order


def _manner(alike: Likeness) -> Manner | None:
    if alike.shared >= FEWEST_SHARED and (alike.odd or alike.head is Kinship.ODD):
        return Manner.LITERAL
    if alike.extra and alike.exact >= RARE:
        return Manner.SUBSTITUTED
    return Manner.SHUFFLED if alike.shared >= FEWEST_SHARED and not alike.odd else None


def _with_adjectives(phrase: Candidate, last: int) -> int:
    """The end after the definite adjectives that follow: behind another name they would hang in the air."""
    while last in phrase.lasts and last + 1 in phrase.lasts and is_name_adjective(phrase.row[last].bare):
        last += 1
    return last


def is_telling(reading: Rereading, times: Callable[[str], int]) -> bool:
    """True where human news hardly ever has such a phrase beside such a name.

    `times` counts a stem in the article: a word that it has elsewhere too is no stray one.
    """
    anchor, alike = reading.anchor, reading.likeness
    repeated = len(anchor.places) >= 2
    is_body = reading.candidate.head.removeprefix("ال") in body_heads()
    if is_plural_head(reading.form) is not is_plural_head(anchor.usual) or anchor.usual in reading.form:
        return False
    if alike is None:
        strayed = _strayed(likeness(reading.form, anchor.usual), times)
        return repeated and is_body and (strayed or _is_foreign(reading))
    known = bool(anchor.body.english)
    match reading.manner, alike.head:
        case Manner.LITERAL, Kinship.SAME | Kinship.SYNONYM if not anchor.own:
            return alike.other_sense and alike.of_phrase >= WHOLE and alike.of_name >= WHOLE
        case Manner.LITERAL, Kinship.SAME | Kinship.SYNONYM:
            return reading.closeness >= CLOSE
        case Manner.LITERAL, Kinship.ODD:
            same_build = reading.form.startswith("ال") is anchor.usual.startswith("ال")
            return repeated and known and same_build and alike.of_phrase >= WHOLE and alike.of_name >= CLOSER
        case Manner.LITERAL, _:
            return repeated and known and is_body and alike.other_sense and reading.closeness >= WHOLE
        case Manner.SUBSTITUTED, Kinship.SAME:
            if known:
                near = reading.closeness >= SUBSTITUTED and (repeated or alike.inside)
            else:
                near = reading.closeness >= SUBSTITUTED and alike.shared > FEWEST_SHARED and is_body
            return near and not _is_loose(reading) and _strayed(alike, times) and _shares_more_than_countries(reading)
        case Manner.SHUFFLED, Kinship.SAME | Kinship.SYNONYM:
            long = alike.shared >= LONG and reading.closeness >= CLOSER
            return (known or is_body) and (long or (known and repeated and reading.closeness >= CLOSE))
    return False


def _is_loose(reading: Rereading) -> bool:
    """True for phrases that humans build freely: a board of directors, and what holds a locating «في»."""
    words = reading.form.split()
    return words[:2] == ["مجلس", "إدارة"] or ("في" in words and " في " not in reading.anchor.usual)


def _is_foreign(reading: Rereading) -> bool:
    """True where a phrase has no word of the name but a country: with one, it may be a free rendering by a human."""
    return all(
        country_of(stem) or kinship(stem, right) is Kinship.NONE
        for name in reading.anchor.names
        for right in content(name)
        for stem in content(reading.form)
    )


def _shares_more_than_countries(reading: Rereading) -> bool:
    """True where a word besides a country's is shared: قوات سوريا الديمقراطية and قوات الأمن السورية are two."""
    names = reading.anchor.names[: reading.anchor.own]
    return any(
        not country_of(stem) and kinship(stem, right) >= Kinship.SYNONYM
        for stem in content(reading.form)
        for name in names
        for right in content(name)
    )


def _strayed(alike: Likeness, times: Callable[[str], int]) -> bool:
    """True where a word of the right name gave way to one that the article has nowhere else.

    A country in the place of a country makes a sister body (الاتحاد الأوروبي لكرة القدم), not a wrong name.
    """
    if not alike.extra or not (alike.missing or alike.inside) or any(times(stem) > 1 for stem in alike.extra):
        return False
    return not any(country_of(stem) or stem in REGIONS for stem in (*alike.extra, *alike.missing))
