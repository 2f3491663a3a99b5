"""Noun phrases that may be the name of a body, however a machine put it: where each begins and may end.

Wider than the grammar of names in `phrases`: any noun that can render the head of a body (المجلس, and النصيحة for
"council"), then all ends at which a name might stop, complements after prepositions included (المراكز الأفريقية للسيطرة
على المرضى). Which end is meant, if any, is decided by likeness to a name that the article has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mt_qa.arabic.words import Token
from mt_qa.entities.gazetteer import folded, proclitic_readings
from mt_qa.entities.name_words import definite_places, is_head
from mt_qa.entities.phrases import is_definite, is_name_adjective
from mt_qa.entities.sightings import Row, around
from mt_qa.entities.word_roles import HEAD
from mt_qa.knowledge.body_heads import name_words

LONGEST_NAME = 9
LONGEST_CONSTRUCT = 3
MOST_COMPLEMENTS = 3
PREPOSITIONS = frozenset("على عن في من".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase from ``row[first]`` with each token index at which it may end, shortest first."""

    segment: int
    row: tuple[Token, ...]
    words: tuple[str, ...]
    first: int
    start: int
    prefix: str
    head: str
    lasts: tuple[int, ...]

    def form(self, last: int) -> str:
        """The phrase up to ``row[last]`` as written, without proclitics and marks."""
        return " ".join([self.head, *self.words[self.first + 1 : last]])

    def around(self, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Stems of the words before the phrase and after ``row[last]``: the slot it stands in."""
        return around(self.words, self.first, last)


def candidates(row: Row) -> Iterator[Candidate]:
    """The candidates in a row of neighbouring Arabic words; they may overlap."""
    tokens, words = row.tokens, row.words
    for index in row.roles.places(HEAD):
        word = words[index]
        reading = _head_reading(word)
        if reading is None:
            continue
        prefix, head, cut = reading
        following = words[index + 1] if index + 1 < len(words) else ""
        if head.startswith("الل") and is_definite(following) and not is_name_adjective(following):
            prefix, head, cut = _in_construct(word, reading)
        lasts = tuple(_lasts(row, index, head))
        if lasts:
            start = tokens[index].start + (cut if word == tokens[index].text else 0)
            yield Candidate(row.segment, tokens, words, index, start, prefix, head, lasts)


@lru_cache(maxsize=5_000)
def _head_reading(word: str) -> tuple[str, str, int] | None:
    """(proclitics, noun, letters before it) where `word` can be the head of a name."""
    return next((reading for reading in proclitic_readings(word) if is_head(reading[1])), None)


def _in_construct(word: str, reading: tuple[str, str, int]) -> tuple[str, str, int]:
    """The reading of ``للجنة`` before a genitive: a noun that begins with ل and has no article (لجنة, لواء)."""
    head = reading[1].removeprefix("ال")
    return (reading[0], head, len(word) - len(head)) if word.endswith(f"ل{head}") else reading


def _lasts(row: Row, index: int, head: str) -> Iterator[int]:
    """All ends of a name that begins at `index`, in ascending order."""
    words = row.words
    limit = min(len(words), index + LONGEST_NAME)
    end = index + 1
    if not head.startswith("ال"):
        definite = _end_of_construct(row, end, limit)
        if definite is None:
            return
        end = definite
        yield end
    complements = 0
    while end < limit:
        word = words[end]
        if is_name_adjective(word) or (word.startswith("ال") and _may_close(word)):
            end += 1
        elif (after := _end_of_complement(row, end, limit)) is not None and complements < MOST_COMPLEMENTS:
            complements += 1
            end = after
        else:
            return
        yield end


def _may_close(word: str) -> bool:
    """True for a definite word that is no sign of the sentence going on."""
    return len(word) > 4 and word not in name_words("stop")


def _end_of_complement(row: Row, index: int, limit: int) -> int | None:
    """The end of ``لأبحاث الفضاء``, ``على المرضى``, ``والوقاية`` or ``ومكافحة الفساد`` at `index`; None elsewhere."""
    word = row.words[index]
    if word in PREPOSITIONS:
        return index + 2 if index + 1 < limit and _is_definite(row, index + 1) else None
    if word.startswith(("وال", "لل", "بال")):
        return index + 1 if len(word) > 4 else None
    if word[:1] in ("ل", "و", "ب") and len(word) > 4:
        return index + 1 if _closes_as_name(word[1:]) else _end_of_construct(row, index + 1, limit)
    return None


def _end_of_construct(row: Row, index: int, limit: int) -> int | None:
    """Past the definite noun that closes a construct whose next word is at `index`; None where it does not close."""
    for position in range(index, min(index + LONGEST_CONSTRUCT, limit)):
        word = row.words[position]
        if word in name_words("stop") or word in name_words("closed") or len(word) < 3:
            return None
        if _is_definite(row, position):
            return position + 1
    return None


def _is_definite(row: Row, index: int) -> bool:
    """True for a word with the article, and for what is definite without it: the name of a place, known or not."""
    word = row.words[index]
    return is_definite(word) or _closes_as_name(word) or index in row.foreign


@lru_cache(maxsize=8_000)
def _closes_as_name(word: str) -> bool:
    """True for the name of a place, which is definite without the article (مجلس أوروبا)."""
    return folded(word) in definite_places()
