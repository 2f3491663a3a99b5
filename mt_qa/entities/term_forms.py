"""How a term bends in a sentence: definite, indefinite, in the indefinite accusative, and ون as ين.

A table gives the definite form, because it alone shows the build of a phrase: in الممر الإنساني the second word is an
adjective and both lose the article together, in مذكرة التوقيف it is a genitive. What follows a preposition keeps its
article (محاكمة بالإعدام, تصويت على الثقة).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from mt_qa.arabic.clitics import attach
from mt_qa.core.ledger import NameStatus
from mt_qa.entities.gazetteer import Gazetteer
from mt_qa.knowledge.terms import Rendering, Term, terms


class State(Enum):
    """Definite, indefinite, or indefinite and written with the alef of the accusative (ممرا إنسانيا)."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    ACCUSATIVE = "accusative"


@dataclass(frozen=True, slots=True)
class Bend:
    """Which form of a rendering stands in the text: its place in `Rendering.forms`, state, and whether ون is ين."""

    number: int = 0
    state: State = State.DEFINITE
    oblique: bool = False


@dataclass(frozen=True, slots=True)
class TermForm:
    """What a form in a text may be: a term, which of its renderings, how it is bent, and whether it is right."""

    term: Term
    rendering: Rendering
    bend: Bend
    status: NameStatus


PREPOSITIONS = frozenset("على في من إلى ضد عن مع باسم بهدف لدى لمنصب".split())
_WITH_PREPOSITION = re.compile(r"(?:بال|لل).{2,}")
_NO_PLURAL = ("قانون", "ديون", "سجون", "شؤون", "فنون", "تلفزيون", "تعاون", "بليون", "مليون")
"""Words whose ون is of the root."""

_WITHOUT_ALEF = ("ة", "ى", "ا", "اء", "ات", "ون", "ين")
_BROKEN_PLURAL = re.compile(r"..ا..|..ا.ي.")
"""The builds of معابر and صواريخ, which take no alef."""


def bends(rendering: Rendering) -> Iterator[tuple[str, Bend]]:
    """Every form of `rendering` that a text may have, each with how it is bent."""
    for number in range(len(rendering.forms)):
        for oblique in (False, True):
            yield from _states(rendering, number, oblique=oblique)


def bent(rendering: Rendering, bend: Bend) -> str | None:
    """The form of `rendering` that `bend` asks for, None where it has none."""
    if bend.number >= len(rendering.forms):
        return None
    states = _states(rendering, bend.number, oblique=bend.oblique)
    return next((form for form, found in states if found.state is bend.state), None)


def _states(rendering: Rendering, number: int, *, oblique: bool) -> Iterator[tuple[str, Bend]]:
    """The forms of one number and case; a state that is written like the one before is left out."""
    words: list[str] | None = rendering.forms[number].split()
    words = _oblique(words) if oblique and words else words
    if words is None:
        return
    indefinite = _indefinite(words)
    accusative = _accusative(words, indefinite, plural=number > 0)
    yield " ".join(words), Bend(number, State.DEFINITE, oblique)
    if indefinite != words:
        yield " ".join(indefinite), Bend(number, State.INDEFINITE, oblique)
    if accusative != indefinite:
        yield " ".join(accusative), Bend(number, State.ACCUSATIVE, oblique)


@cache
def term_gazetteer() -> Gazetteer[TermForm]:
    """Every form of every rendering; takes a tenth of a second the first time."""
    return Gazetteer(_forms())


def _forms() -> Iterator[tuple[str, TermForm]]:
    for status in (NameStatus.ACCEPTED, NameStatus.MISTAKEN):
        for term in terms():
            for rendering in term.accepted if status is NameStatus.ACCEPTED else term.mistaken:
                for form, bend in bends(rendering):
                    yield form, TermForm(term, rendering, bend, status)


@lru_cache(maxsize=8_000)
def is_definite(word: str) -> bool:
    """True where `word` is written with the article; ال of the root (التهاب, التماس) is none."""
    return word.startswith("ال") and len(word) > 3 and attach(word, preposition="ل").startswith("لل")


def _bare_phrase(words: list[str]) -> int:
    """How many words there are before the first preposition."""
    for index, word in enumerate(words[1:], start=1):
        if word in PREPOSITIONS or _WITH_PREPOSITION.fullmatch(word):
            return index
    return len(words)


def _indefinite(words: list[str]) -> list[str]:
    end = _bare_phrase(words)
    return [_without_article(word) for word in words[:end]] + words[end:]


def _without_article(word: str) -> str:
    if word.startswith("وال") and len(word) > 5:
        return "و" + word[3:]
    return word[2:] if is_definite(word) else word


def _accusative(words: list[str], bare: list[str], *, plural: bool) -> list[str]:
    """`bare`, the words without articles, with alef on the head and its adjectives; a head in construct and plurals
    like معابر have none.
    """
    if not is_definite(words[0]) or (plural and _BROKEN_PLURAL.fullmatch(bare[0])):
        return bare
    end = _bare_phrase(words)
    return [
        word if not is_definite(given) or word.endswith(_WITHOUT_ALEF) else word + "ا"
        for word, given in zip(bare[:end], words[:end], strict=True)
    ] + bare[end:]


def _oblique(words: list[str]) -> list[str] | None:
    """With ين for ون and, in construct, ي for و; None where the head has neither."""
    head = words[0]
    if _is_sound_plural(head):
        return [word[:-2] + "ين" if _is_sound_plural(word) else word for word in words]
    if head.endswith("و") and len(head) > 4 and len(words) > 1 and not is_definite(head):
        return [head[:-1] + "ي", *words[1:]]
    return None


def _is_sound_plural(word: str) -> bool:
    return word.endswith("ون") and not word.endswith(_NO_PLURAL)


_FEMININE = frozenset("حرب نار أرض سوق بئر".split())


def is_feminine(form: str, bend: Bend) -> bool:
    """True where verbs and adjectives agree with `form` in the feminine singular: by its head, or a plural of things.

    Sound plurals in ون and ين are of people, and masculine.
    """
    head = form.split()[0].removeprefix("ال")
    return head.endswith(("ة", "ات")) or head in _FEMININE or (bend.number > 0 and not head.endswith(("ون", "ين", "و")))
