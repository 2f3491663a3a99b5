"""Phrases that say a term of the article word by word in other senses: غرفة الاستعجال beside غرفة الطوارئ.

No list holds every way to misread a term, but its words are misread alike wherever they stand: from مذكرة الاعتقال read
as ضمان الاعتقال follows أمر التفتيش read as ضمان التفتيش. The pairs of words come from the mistaken renderings of the
table of terms and from the odd senses of words in names of bodies. A reading has as many words as the term, in the same
order; each is the word of the term, a synonym of it, or an odd rendering, and one at least is odd. Not taken: a phrase
that edited news prints too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, product
from typing import NamedTuple, TypeAlias

from mt_qa.arabic.words import Token
from mt_qa.entities.gazetteer import proclitic_readings
from mt_qa.entities.name_words import Kinship, head_stem, kinship, name_stem, own_keys, right_keys, sense_stems, senses
from mt_qa.entities.term_forms import Bend, is_definite
from mt_qa.knowledge.attested import is_attested_pair
from mt_qa.knowledge.terms import Rendering, Term, terms


class Reading(NamedTuple):
    """``row[first:last]`` read as a term: its proclitics, the letters they take, the rest, and what it is read as."""

    first: int
    last: int
    prefix: str
    cut: int
    form: str
    term: Term
    rendering: Rendering
    bend: Bend


@dataclass(frozen=True, slots=True)
class _Right:
    """One form of a right rendering, as stems to compare with."""

    stems: tuple[str, ...]
    plural: bool
    term: Term
    rendering: Rendering
    bend: Bend


def rereadings(row: Sequence[Token], words: Sequence[str], places: Iterable[int]) -> Iterator[Reading]:
    """Everything in a row of neighbouring Arabic words that can be read as a term; readings of one place overlap.

    `words` are those of the row, bare of marks, `places` those at which a reading may begin.
    """
    for first in places:
        for length, beginnings in _beginnings(words[first]):
            last = first + length
            if last <= len(words) and is_definite(words[last - 1]):  # most phrases are told by this alone
                yield from _readings(row, words, first, last, beginnings)


def _readings(
    row: Sequence[Token], words: Sequence[str], first: int, last: int, beginnings: Iterable[_Beginning]
) -> Iterator[Reading]:
    """What ``row[first:last]`` can be read as."""
    others = words[first + 1 : last]
    stems = [name_stem(word) for word in others]
    for prefix, rest, cut, right in beginnings:
        phrase = [rest, *others]
        if not _is_noun_phrase(phrase) or (cut and row[first].text != words[first]):  # marks would shift the cut
            continue
        if _renders([head_stem(rest), *stems], right) and not _is_usual(phrase):
            yield Reading(first, last, prefix, cut, " ".join(phrase), right.term, right.rendering, right.bend)


def begins_rereading(word: str) -> bool:
    """True where a term in other senses may begin with `word`."""
    return bool(_beginnings(word))


_Beginning: TypeAlias = tuple[str, str, int, _Right]
"""Proclitics, the rest, the letters before it, and a form that the rest may be the head of."""


@lru_cache(maxsize=5_000)
def _beginnings(word: str) -> tuple[tuple[int, tuple[_Beginning, ...]], ...]:
    """How `word` can begin a reading, by the number of its words; nothing for most words."""
    found: defaultdict[int, list[_Beginning]] = defaultdict(list)
    for prefix, rest, cut in proclitic_readings(word):
        for right in _candidates(rest):
            found[len(right.stems)].append((prefix, rest, cut, right))
    return tuple((length, tuple(beginnings)) for length, beginnings in found.items())


@lru_cache(maxsize=2_000)
def _candidates(head: str) -> tuple[_Right, ...]:
    """The right forms whose head `head` may stand for, a word without proclitics."""
    stem, plural = head_stem(head), _has_plural_ending(head)
    if stem not in _possible_heads() and stem.removesuffix("ي") not in _possible_heads():
        return ()
    found = dict.fromkeys(right for key in own_keys(stem) | {stem} for right in _right_forms().get(key, ()))
    english = ((right, right.term.english) for right in found if right.plural is plural)
    return tuple(right for right, name in english if _kinship(stem, right.stems[0], name) >= Kinship.ODD)


@cache
def _possible_heads() -> frozenset[str]:
    """The stems that can begin a reading at all: most words are told by this alone."""
    heads = {right.stems[0] for forms in _right_forms().values() for right in forms}
    return frozenset(
        {*heads, *(head.removesuffix("ي") for head in heads), *sense_stems(), *(odd for odd, _ in odd_words())}
    )


@cache
def _right_forms() -> dict[str, list[_Right]]:
    """Every right form of two words and more, by all that its head may be found by."""
    forms: defaultdict[str, list[_Right]] = defaultdict(list)
    for term in terms():
        for rendering in term.accepted:
            for number, form in enumerate(rendering.forms):
                stems = stems_of(form.split())
                right = _Right(stems, _has_plural_ending(form), term, rendering, Bend(number))
                for key in _right_keys(stems[0]) if len(stems) > 1 else ():
                    forms[key].append(right)
    return forms


def _is_noun_phrase(words: Sequence[str]) -> bool:
    """True for words that end definite: in an adjective where the first is definite already."""
    return is_definite(words[-1]) and (not is_definite(words[0]) or words[-1].endswith(("ي", "ية", "يه", "ى")))


def _is_usual(words: Sequence[str]) -> bool:
    """True where edited news prints each word after the other: a phrase of its own (صندوق الطوارئ)."""
    return all(is_attested_pair(first, second) for first, second in pairwise(words))


def _has_plural_ending(form: str) -> bool:
    return form.split()[0].endswith("ات")


def stems_of(words: Sequence[str]) -> tuple[str, ...]:
    """What words of a phrase are compared by: the first has no proclitics, the others may."""
    return (head_stem(words[0]), *(name_stem(word) for word in words[1:]))


def _renders(stems: Sequence[str], right: _Right) -> bool:
    """True where every word of a phrase may stand for its fellow, and one at least does so oddly."""
    found = False
    for stem, other in zip(stems, right.stems, strict=True):
        kind = _kinship(stem, other, right.term.english)
        if kind < Kinship.ODD:
            return False
        found = found or kind is Kinship.ODD
    return found


@lru_cache(maxsize=8_000)
def _kinship(stem: str, right: str, english: str) -> Kinship:
    """How `stem` may stand for `right` in a term called `english`: odd only for an English word that the term has.

    الصندوق for الحالة is a case misread, and no reading of the state in a state of emergency.
    """
    kind = kinship(stem, right)
    if kind >= Kinship.SYNONYM:
        return kind
    misread = odd_words().get((stem, right), frozenset()) | (senses(stem).odd & senses(right).usual)
    return Kinship.ODD if misread & english_words(english) else Kinship.NONE


@lru_cache(maxsize=8_000)
def _right_keys(stem: str) -> frozenset[str]:
    """Every key that the head of a rereading of `stem` may be found by."""
    return right_keys(stem) | {stem} | _odd_of().get(stem, frozenset())


@cache
def _odd_of() -> dict[str, frozenset[str]]:
    """The odd stems by the right one that they stand for."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for odd, right in odd_words():
        found[right].add(odd)
    return {right: frozenset(stems) for right, stems in found.items()}


@cache
def odd_words() -> dict[tuple[str, str], frozenset[str]]:
    """Stems that stand for others in mistaken renderings, all else equal: odd one and right one, with their English."""
    odd: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for term in terms():
        for right, wrong in product(term.accepted, term.mistaken):
            pair = _only_difference(stems_of(right.name.split()), stems_of(wrong.name.split()))
            if pair is not None:
                odd[pair] |= english_words(term.english)
    return {pair: frozenset(words) for pair, words in odd.items()}


def _only_difference(right: tuple[str, ...], wrong: tuple[str, ...]) -> tuple[str, str] | None:
    """The odd stem and the right one; a noun for its adjective (الصحافة for الصحفي) is no other sense."""
    if len(right) != len(wrong):
        return None
    differing = [(mine, its) for mine, its in zip(wrong, right, strict=True) if kinship(mine, its) < Kinship.SYNONYM]
    return differing[0] if len(differing) == 1 and kinship(*differing[0]) is Kinship.NONE else None


@lru_cache(maxsize=2_000)
def english_words(english: str) -> frozenset[str]:
    """The words of an English term, its plurals as singulars too, but for of, and, the."""
    words = frozenset(english.lower().replace("-", " ").split()) - {"of", "and", "the"}
    return words | {word.removesuffix("s") for word in words}
