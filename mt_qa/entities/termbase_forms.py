"""The forms that a term of a termbase may take in a text: definite, indefinite, accusative, dual and regular plural.

A house writes its terms as dictionaries do, often without the article (ممر إنساني, مذكرة توقيف), where one cannot see
whether the second word is an adjective or a genitive. To find a term, both readings count: the wrong one makes forms
that nobody writes. To write one, the reading must be sure, or there is no suggestion. Irregular plurals (معابر) are not
guessed: they are entered as terms of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mt_qa.arabic.letters import bare
from mt_qa.entities.gazetteer import folded
from mt_qa.entities.target_names import target_names
from mt_qa.entities.term_forms import PREPOSITIONS, Bend, State, bends, is_definite
from mt_qa.knowledge.attested import is_attested_pair
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.terms import Rendering

_GOVERNED = re.compile(r"(?:بال(?!ي?ستي)|لل).{2,}")

SINGULAR, DUAL, OBLIQUE_DUAL, PLURAL = range(4)
"""The places in `Rendering.forms` of a term's rendering; the last one is missing where there is no regular plural."""

LEAST_DUAL = 4
"""Letters of a word that is a term alone: بحر has a dual, but it reads البحرين."""

COMMON_PLURAL = 1.6
"""A regular plural is rarer than its singular by less than this (Zipf); nobody writes محكمات for محاكم."""

COMMON_WITH_ARTICLE = 1.1
"""A noun is rarer with the article than without by less than this (Zipf), a name by more or never has it."""

FEMININE = ("ة", "ات")
"""Endings of a head whose adjectives end in ة: most other words after it are genitives."""

FEMININE_WITHOUT_TA = ("اء", "ا", "ى")
"""Endings of the feminine adjectives that have no ة: حمراء, عليا, كبرى."""

COMPOUNDING = frozenset("غير شبه نصف ربع ثلث متعدد".split())
"""Words that make one adjective with the next."""

LONG, PRINTED = 5, 2.0
"""Letters of a noun, and the Zipf frequency of its ات, where that is its plural: كتابات are no books."""


def rendering_of(definite: str, lexicon: Lexicon) -> Rendering:
    """A term in the definite with its dual and, where it is one that is written, its regular plural."""
    words = definite.split()
    plural = _plural(words, lexicon)
    return _rendering(words, plural if plural is None or _is_written(plural[0], words[0], lexicon) else None)


def _rendering(words: list[str], plural: list[str] | None) -> Rendering:
    forms = (words, _dual(words, oblique=False), _dual(words, oblique=True), plural)
    return Rendering(tuple(" ".join(form) for form in forms if form is not None))


def _is_written(plural: str, singular: str, lexicon: Lexicon) -> bool:
    return _frequency(plural, lexicon) >= _frequency(singular, lexicon) - COMMON_PLURAL


def _frequency(word: str, lexicon: Lexicon) -> float:
    return max(lexicon.zipf(word), lexicon.zipf(word.removeprefix("ال")))


def _dual(words: list[str], *, oblique: bool) -> list[str]:
    """Head and, where all are definite, its adjectives; a head in construct loses its nun (مذكرتا التوقيف)."""
    if not is_definite(words[0]) and len(words) > 1:
        return [_with_dual(words[0], oblique)[:-1], *words[1:]]
    return [_with_dual(word, oblique) if is_definite(word) or len(words) == 1 else word for word in words]


def _with_dual(word: str, oblique: bool) -> str:
    stem = word[:-1] + "ت" if word.endswith("ة") else word
    return stem + ("ين" if oblique else "ان")


def _plural(words: list[str], lexicon: Lexicon) -> list[str] | None:
    """ات for ة and for long verbal nouns (الاعتصامات), ون for persons (المسلحون); None where neither is regular."""
    head = words[0]
    if head.endswith("ة"):
        return [head[:-1] + "ات", *words[1:]]
    if all(is_definite(word) and lexicon.knows(word + "ون") for word in words):
        return [word + "ون" for word in words]
    if len(head.removeprefix("ال")) >= LONG and lexicon.zipf(head + "ات") >= PRINTED:
        return _with_feminine_plural(words)
    return None


def _guessed_plural(words: list[str], lexicon: Lexicon) -> list[str] | None:
    """ات for a head without ة, its adjectives with ة: enough to find a phrase by, not to write one (كتاب, كتابات)."""
    head = words[0]
    if len(words) == 1 or head.endswith("ة") or not lexicon.knows(head + "ات"):
        return None
    return _with_feminine_plural(words)


def _with_feminine_plural(words: list[str]) -> list[str]:
    """ات on the head, and ة on its adjectives."""
    head = words[0]
    return [head + "ات", *(word + "ة" if is_definite(head) and is_definite(word) else word for word in words[1:])]


def _bare_phrase(words: list[str]) -> int:
    """How many words there are before the first preposition, which the article never passes."""
    return next(
        (i for i, word in enumerate(words) if i and (word in PREPOSITIONS or _GOVERNED.fullmatch(word))), len(words)
    )


def _is_indefinite(words: list[str]) -> bool:
    return not any(is_definite(word) for word in words[: _bare_phrase(words)])


def _with_article(words: list[str], first: int, lexicon: Lexicon) -> str:
    """`words` with the article on those from `first` up to a preposition; غير has none (الهجرة غير الشرعية)."""
    end = _bare_phrase(words)
    definite_words = (word if word in COMPOUNDING else _definite_word(word, lexicon) for word in words[first:end])
    return " ".join([*words[:first], *definite_words, *words[end:]])


def _definite_word(word: str, lexicon: Lexicon) -> str:
    """`word` with the article, which stands behind و where that is no letter of the word (والمتوسطة, الوطنية)."""
    if word.startswith("و") and len(word) > 3 and not lexicon.knows("ال" + word):
        return "وال" + word[1:]
    return "ال" + word


def _readings(words: list[str], lexicon: Lexicon) -> Iterator[str]:
    """An indefinite phrase in the definite, by every reading: article on all words, on all but the first, and so on."""
    yield from (_with_article(words, first, lexicon) for first in range(_bare_phrase(words)))


@lru_cache(maxsize=8_000)
def definite(term: str, lexicon: Lexicon) -> str | None:
    """`term` (bare of marks) as it stands in the definite; a name without article as it is; None where one cannot say.

    Of the second word one can where edited news writes it with the article after the head, or where it agrees with the
    head like no genitive, or disagrees like no adjective.
    """
    words = term.split()
    if not _is_indefinite(words):
        return term
    end = _bare_phrase(words)
    if end == 1:
        takes = _takes_article(words[0], lexicon)
        return None if takes is None else _with_article(words, 0, lexicon) if takes else term
    adjective = _is_adjective(words[0], words[1])
    if adjective is None or not all(_is_nisba(words[0], word) for word in words[2:end]):
        return None
    return _with_article(words, 0 if adjective else 1, lexicon)


def _takes_article(word: str, lexicon: Lexicon) -> bool | None:
    """False for a name (تويتر), None for a name that is a word too (جدة)."""
    with_article = lexicon.zipf("ال" + word)
    common = with_article > max(lexicon.zipf(word) - COMMON_WITH_ARTICLE, 0) and lexicon.knows("ال" + word)
    named = any(name.form == word for name in target_names(word))
    return None if common and named else common


def _is_adjective(head: str, word: str) -> bool | None:
    """Whether `word` is an adjective of the indefinite `head` or its genitive; None where one cannot say."""
    if not COMPOUNDING.isdisjoint((head, word)):
        return None
    if head.endswith(FEMININE) and not word.endswith(("ة", *FEMININE_WITHOUT_TA)):
        return False
    as_adjective = is_attested_pair("ال" + head, "ال" + word)
    as_genitive = is_attested_pair(head, "ال" + word)
    if as_adjective is not as_genitive:
        return as_adjective
    return True if _is_nisba(head, word) else None


def _is_nisba(head: str, word: str) -> bool:
    """True for an adjective in ي that agrees with the head: منظمة دولية, ممر إنساني."""
    return word.endswith("ية") if head.endswith(FEMININE) else word.endswith("ي") and len(word) > 3


def forms_of(term: str, lexicon: Lexicon) -> Iterator[tuple[str, Rendering, Bend]]:
    """Every form of `term` that a text may have, with the rendering that it is a form of and how it is bent.

    The surest reading comes first: a form of several is read as it says.
    """
    words = bare(term).split()
    sure = definite(" ".join(words), lexicon)
    certain = [] if sure is None else [sure]
    others = list(_readings(words, lexicon)) if _is_indefinite(words) else []
    for number, citation in enumerate(dict.fromkeys(certain + others)):
        if number == 0 and citation == " ".join(words) and _is_indefinite(words):
            yield citation, Rendering((citation,)), Bend()  # a name
            continue
        definite_words = citation.split()
        plural = _plural(definite_words, lexicon) or _guessed_plural(definite_words, lexicon)
        rendering = _rendering(definite_words, plural)
        for form, bend in bends(rendering):
            if bend.number not in (DUAL, OBLIQUE_DUAL) or _has_dual(form, bend):
                yield form, rendering, bend


def _has_dual(form: str, bend: Bend) -> bool:
    """False for a dual with the alef of the accusative, which it never has, and for that of a short word alone."""
    letters = len(form.removeprefix("ال"))
    return bend.state is not State.ACCUSATIVE and (" " in form or letters >= LEAST_DUAL + 2)


_ENDING = re.compile(r"(?<=..)(?:ات|ون|ين|ان|[اهيو])$")
LONGEST_ENDING = 4
"""Letters that a form may have after what `word_stem` leaves: ارهاب in الإرهابيين, منظم in منظمتان."""


def word_stem(word: str) -> str:
    """What all forms of a term share of one of its words: enough to see whether a text can have the term at all.

    Cheap, so that a base of ten thousand terms is not bent for an article that has six of them.
    """
    if word.startswith("وال"):
        word = "و" + word[3:]  # الصغيرة والمتوسطة, صغيرة ومتوسطة
    return _ENDING.sub("", folded(word[2:] if is_definite(word) else word))


@lru_cache(maxsize=8_000)
def possible_stems(word: str) -> tuple[str, ...]:
    """Every `word_stem` that `word`, without its proclitics, can be a form of."""
    letters = folded(word)
    readings = [letters]
    if letters.startswith("ال"):
        readings.append(letters[2:])  # الية is آلية, or ية with the article
    elif letters.startswith("وال"):
        readings.append("و" + letters[3:])
    return tuple(rest[: len(rest) - cut] for rest in readings for cut in range(min(LONGEST_ENDING + 1, len(rest))))
