"""The name of a body by its shape, for bodies that no table has: a head noun with its genitive and adjectives.

The grammar is that of proper names in the news: an indefinite head, up to three indefinite nouns in construct, a
definite noun (منظمة معاهدة أمن الدولة), or a definite head (الاتحاد الأفريقي); then definite adjectives; then, after و,
one more definite noun or adjective (منظمة الأمن والتعاون). It stops at prepositions, verbs, days, and punctuation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import Token
from mt_qa.core import Span
from mt_qa.entities.gazetteer import folded, proclitic_readings
from mt_qa.knowledge.body_heads import BodyHead, body_heads, name_words

LONGEST_CONSTRUCT = 3
MOST_ADJECTIVES = 3


@dataclass(frozen=True, slots=True)
class BodyPhrase:
    """A name by shape: ``tokens[first:last]`` of its row, its head, and its other words, bare of marks."""

    first: int
    last: int
    start: int
    end: int
    prefix: str
    form: str
    head: BodyHead
    modifiers: tuple[str, ...]


def body_phrases(
    row: Sequence[Token], words: Sequence[str] | None = None, places: Iterable[int] | None = None
) -> Iterator[BodyPhrase]:
    """The body names by shape in a row of neighbouring Arabic words, left to right, none overlapping.

    `words` are the tokens without marks, and `places` those at which a name may begin, in order, where the caller has
    them already.
    """
    words = words or [bare(token.text) for token in row]
    end = 0
    for index in range(len(words)) if places is None else places:
        phrase = _phrase_at(row, words, index) if index >= end else None
        if phrase is not None:
            yield phrase
            end = phrase.last


def begins_body(word: str) -> bool:
    """True where the name of a body may begin with `word`, by its head."""
    return _head_of(word) is not None


@lru_cache(maxsize=5_000)
def _head_of(word: str) -> tuple[str, str, int, BodyHead] | None:
    heads = body_heads()
    for prefix, rest, cut in proclitic_readings(word):
        head = heads.get(rest) or heads.get(rest.removeprefix("ال"))
        if head is not None:
            return prefix, rest, cut, head
    return None


def _phrase_at(row: Sequence[Token], words: Sequence[str], index: int) -> BodyPhrase | None:
    reading = _head_of(words[index])
    if reading is None:
        return None
    prefix, rest, cut, head = reading
    if not head.strict and index + 1 < len(words) and _begins_strict_name(words[index + 1]):
        return None  # قوات منظمة …: the name is the inner one
    last = _end_after_definite(words, index + 1) if rest.startswith("ال") else _end_after_construct(words, index + 1)
    if last is None:
        return None
    others = words[index + 1 : last]
    start = row[index].start + (cut if words[index] == row[index].text else 0)
    form = " ".join([rest, *others])
    return BodyPhrase(index, last, start, row[last - 1].end, prefix, form, head, tuple(others))


def _begins_strict_name(word: str) -> bool:
    heads = body_heads()
    head = heads.get(word) or heads.get(word.removeprefix("ال"))
    return head is not None and head.strict


def _end_after_construct(words: Sequence[str], index: int) -> int | None:
    """Where a construct chain that goes on at `index` ends: indefinite nouns, one definite, its adjectives."""
    position = index
    while position < len(words) and position - index <= LONGEST_CONSTRUCT:
        word = words[position]
        if is_definite(word):
            return (
                None
                if word in name_words("stop")
                else _after_coordination(words, _after_adjectives(words, position + 1))
            )
        if word in name_words("closed") or len(word) < 3:
            return None
        position += 1
    return None


def _end_after_definite(words: Sequence[str], index: int) -> int | None:
    """Where the adjectives of a definite head end; None where there is none."""
    end = _after_adjectives(words, index)
    return end if end > index else None


def _after_adjectives(words: Sequence[str], index: int) -> int:
    end = index
    while end < len(words) and end - index < MOST_ADJECTIVES and is_name_adjective(words[end]):
        end += 1
    return end


def _after_coordination(words: Sequence[str], index: int) -> int:
    """Past one ``وال…`` with its adjectives, as in منظمة الأمن والتعاون."""
    if index < len(words):
        word = words[index]
        if word.startswith("وال") and len(word) > 5 and word[1:] not in name_words("stop"):
            return _after_adjectives(words, index + 1)
    return index


def is_definite(word: str) -> bool:
    """True where `word` is written with the article and nothing before it."""
    return word.startswith("ال") and len(word) > 4


@lru_cache(maxsize=10_000)
def is_name_adjective(word: str) -> bool:
    """True for a definite adjective of the kinds that names have: a nisba, or one listed in data/name_words.tsv."""
    return (
        is_definite(word)
        and word not in name_words("stop")
        and (word.endswith(("ية", "يه", "ي", "ى")) or word in name_words("adjective"))
    )


@dataclass(frozen=True, slots=True)
class RecurringPhrase:
    """A noun phrase that an article uses at least twice: its form, its places (segment, span in its target, form)."""

    form: str
    places: tuple[tuple[int, Span, str], ...]


def recurring_phrases(
    rows: Iterable[tuple[int, Sequence[Token], Sequence[str], Iterable[int]]], taken: frozenset[tuple[int, int]]
) -> tuple[RecurringPhrase, ...]:
    """Phrases of two to five words that recur in `rows`, but for those that begin at a place in `taken`.

    A row is the index of its segment, its tokens, the same bare of marks, and the places where a phrase may begin.

    Two shapes only, which verbs cannot fake: a definite noun with its definite adjectives (القوات الحكومية), and a noun
    in ta marbuta with a definite genitive (خدمة الصحافة).
    """
    places: defaultdict[str, list[tuple[int, Span, str]]] = defaultdict(list)
    for index, row, words, beginnings in rows:
        for start, end, form in _noun_phrases(row, words, beginnings):
            if (index, start) not in taken:
                key = " ".join([folded(word) for word in form.split()])
                places[key].append((index, Span(start, end), form))
    return tuple(RecurringPhrase(found[0][2], tuple(found)) for found in places.values() if len(found) >= 2)


def is_definite_noun(word: str) -> bool:
    """True for a definite noun, with or without proclitics that leave its article as it is."""
    prefix, rest, cut = _nominal_reading(word)
    return is_definite(rest) and not (cut == 0 and prefix)


def is_feminine_noun(word: str) -> bool:
    """True for an indefinite noun in ta marbuta, with or without proclitics."""
    prefix, rest, cut = _nominal_reading(word)
    return rest.endswith("ة") and len(rest) > 3 and not is_definite(rest) and not (cut == 0 and prefix)


def _noun_phrases(
    row: Sequence[Token], words: Sequence[str], beginnings: Iterable[int]
) -> Iterator[tuple[int, int, str]]:
    last = 0
    for index in beginnings:
        if index < last:
            continue
        _, rest, cut = _nominal_reading(words[index])
        following = _after_adjectives if is_definite(rest) else _end_after_construct
        end = following(words, index + 1)
        if end is not None and end - index >= 2:
            start = row[index].start + (cut if words[index] == row[index].text else 0)
            yield start, row[end - 1].end, " ".join([rest, *words[index + 1 : end]])
            last = end


@lru_cache(maxsize=10_000)
def _nominal_reading(word: str) -> tuple[str, str, int]:
    """The first parting of `word` whose rest is definite or ends in ta marbuta; the word as it stands where none is."""
    readings = proclitic_readings(word)
    return next((r for r in readings if is_definite(r[1]) or r[1].endswith("ة")), readings[0])
