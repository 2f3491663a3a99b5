"""The words of a body's name, made comparable: stems, roots, senses and weights.

Two names of one body differ in inflection (الانتخابات / الانتخابية), in synonyms that both are usual (هيئة / مفوضية),
and, where a machine read its English anew, in words that render the same English word in another sense (جهاز الأمن /
مكتب الضمان) or come from the same root in a form that names do not bear (الانتخابات / الناخبين).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from enum import IntEnum
from functools import cache, lru_cache

from mt_qa.arabic.folding import fold
from mt_qa.entities.gazetteer import folded
from mt_qa.knowledge.name_senses import NameSenses, sense_rows, senses_by_stem
from mt_qa.knowledge.organisations import organisations
from mt_qa.knowledge.places import nationalities, places

FUNCTION_WORDS = frozenset(folded(word) for word in "في من على عن إلى مع بين ضد لدى و أو منها عليها له لها".split())
"""Folded words that no comparison of names counts."""

_ARTICLE = re.compile(r"(?:[وف]?(?:ب|ك)?ال|[وف]?لل)(?=\w{3})")
_PLURALS = ("يات", "ات", "ين", "ون", "يين", "يون")


HEAD_SENSES = frozenset(
    "academy administration agency alliance army assembly association authority bank bar bench board branch brigade "
    "brigades bureau bureaus cabinet center centers centre chamber chambers chancellery clinic club coalition "
    "college command commission commissioner committee company confederation conference congress consortium "
    "constabulary consulate corporation corps council court courts customs delegation department desk directorate "
    "division embassy enterprise establishment exchange federation force forces forum foundation front fund "
    "gendarmerie group guard guards hospital house initiative inspectorate institute institution jurisdiction "
    "laboratory league legion library mechanism ministry mission movement museum navy network observatory office "
    "organisation organization panel parliament party pharmacy platform police presidency prison programme project "
    "prosecution prosecutor register registry regulator secretariat section senate service services society squad "
    "superintendency syndicate task team theatre treasury tribunal tribunals union unit university watch".split()
)
"""English nouns that head the name of a body."""


REGIONS = frozenset(
    "دولي عالمي اوروبي افريقي عربي اسيوي اسلامي خليجي مغاربي امريكي لاتيني جنوبي شمالي شرقي غربي محلي اقليمي".split()
)
"""Stems that make one of many sister bodies, as countries do."""

_PLURAL_HEADS = frozenset(
    "اجهزه مراكز بنوك مصارف وكالات لجان مجالس هييات منظمات موسسات جمعيات اتحادات وزارات محاكم احزاب مكاتب دواير ادارات "
    "شركات شبكات جامعات معاهد نقابات سلطات مفوضيات نواب اجتماعات خدمات حركات تنظيمات جماعات مجموعات".split()
)


def is_plural_head(name: str) -> bool:
    """True where a name begins with several bodies (المنظمات الدولية), which is no name of one."""
    return folded(name.split()[0]).removeprefix("ال") in _PLURAL_HEADS


class Kinship(IntEnum):
    """How two words of two names belong together, the closest last."""

    NONE = 0
    ROOT = 1
    """Of one root in different forms: الانتخابات and الناخبين."""
    ODD = 2
    """One renders the English word of the other in another sense: الأمن and الضمان."""
    SYNONYM = 3
    """Both usual for one English word: هيئة and مفوضية."""
    SAME = 4


def folded_name(form: str) -> str:
    """What tells a name from others: its words without marks and variation of spelling."""
    return " ".join(folded(word) for word in form.split())


@lru_cache(maxsize=8_000)
def name_stem(word: str) -> str:
    """`word` folded, without article, proclitics before it, and the endings of gender and number of adjectives."""
    letters = folded(word)
    rest = _ARTICLE.sub("", letters, count=1)
    if rest == letters and len(letters) > 4 and letters[0] in "لب":
        known, rest_known = letters in _vocabulary(), letters[1:] in _vocabulary()
        if (rest_known and (letters[0] == "ل" or not known)) or (letters[0] == "ل" and not known):
            rest = letters[1:]
    return _without_ending(rest)


def _without_ending(letters: str) -> str:
    if letters.endswith("يه") and len(letters) >= 4:
        return letters[:-1]
    for ending in _PLURALS:
        if letters.endswith(ending) and len(letters) - len(ending) >= 3:
            return letters.removesuffix(ending) + ("ي" if ending in ("يات", "يين", "يون") else "")
    if letters.endswith("ه") and letters.startswith("م") and len(letters) > 4:
        return letters[:-1]
    return letters


@cache
def _vocabulary() -> frozenset[str]:
    """Folded words that names bear without article: what may stand after ل and ب."""
    names = [name for body in organisations() for name in body.accepted]
    names += [phrase for row in sense_rows() for phrase in (*row.usual, *row.odd)]
    words = {word for name in names for word in name.split() if not word.startswith(("لل", "وال"))}
    return frozenset(word.removeprefix("ال") for word in fold("\n".join(words)).split("\n"))  # at once: far faster


@lru_cache(maxsize=8_000)
def root(stem: str) -> str:
    """Consonants that a stem shares with words of its root: ``انتخاب``, ``ناخب`` and ``انتخابي`` give ``نخب``.

    A rough cut: weak letters fall, and so do the letters that derived forms add (م ت ا ن س).
    """
    letters = stem.removesuffix("ي").removesuffix("ه")
    body = letters[:1].replace("ا", "") + re.sub("[اويى]", "", letters[1:])
    for prefix in ("مست", "ست", "مت", "م", "ت"):
        if body.startswith(prefix) and len(body) - len(prefix) >= 3:
            body = body.removeprefix(prefix)
            break
    if len(body) == 4 and body[1] == "ت":
        body = body[0] + body[2:]
    return body if len(body) >= 3 else ""


@cache
def definite_places() -> frozenset[str]:
    """The folded names of one word of countries, capitals and regions, which are definite without an article."""
    kinds = ("country", "capital", "region")
    return frozenset(
        folded(name) for place in places() if place.kind in kinds for name in place.accepted if " " not in name
    )


@cache
def _countries() -> dict[str, str]:
    adjectives = ((form, n.country) for n in nationalities() for form in (*n.forms, *n.variants))
    names = ((name, place.english) for place in places() if place.kind == "country" for name in place.accepted)
    return {name_stem(form): country for form, country in (*names, *adjectives) if " " not in form}


def country_of(stem: str) -> str:
    """The English name of the country that a stem is the name or the adjective of; empty for other words."""
    return _countries().get(stem, "")


@cache
def _countries_of_places() -> dict[str, str]:
    found: dict[str, str] = {}
    for place in places():
        for name in place.accepted:
            if " " not in name and place.kind != "country":
                found.setdefault(name_stem(name), place.country)
    return found


def country_of_place(stem: str) -> str:
    """The English name of the country in which a place of that stem lies; empty for other words."""
    return _countries_of_places().get(stem, "")


@cache
def _senses() -> dict[str, NameSenses]:
    return senses_by_stem(name_stem)


@cache
def sense_stems() -> frozenset[str]:
    """The stems that have senses."""
    return frozenset(_senses())


def senses(stem: str) -> NameSenses:
    """The English words behind a stem; those of the noun serve for its nisba too."""
    table = _senses()
    return table.get(stem) or table.get(stem.removesuffix("ي")) or NameSenses()


@lru_cache(maxsize=8_000)
def kinship(word: str, right: str) -> Kinship:
    """How the stem `word` may stand for the stem `right`, a word of the right name."""
    if word == right or word.removesuffix("ي") == right.removesuffix("ي"):
        return Kinship.SAME
    mine, theirs = senses(word), senses(right)
    if country_of(word) and country_of(word) == country_of(right):
        return Kinship.SAME
    if mine.usual & theirs.usual:
        return Kinship.SYNONYM
    if mine.odd & theirs.usual:
        return Kinship.ODD
    return Kinship.ROOT if root(word) and root(word) == root(right) else Kinship.NONE


@cache
def _frequencies() -> Counter[str]:
    """In how many names of the tables each stem stands."""
    return Counter(stem for body in organisations() for name in body.accepted for stem in set(content(name)))


@lru_cache(maxsize=8_000)
def weight(stem: str) -> float:
    """What a stem tells of a name: 1 for one that no name has, a fifth for one in every tenth (دولي, وطني)."""
    return 1 / (1 + math.log2(1 + _frequencies()[stem] / 6))


@lru_cache(maxsize=8_000)
def content(name: str) -> tuple[str, ...]:
    """The stems of a name's words after its head, function words left out."""
    return tuple(name_stem(word) for word in name.split()[1:] if folded(word) not in FUNCTION_WORDS)


@lru_cache(maxsize=8_000)
def head_stem(word: str) -> str:
    """The stem of a name's first word, which has no proclitics but may begin with ل or ب (لجنة, بنك)."""
    return _without_ending(folded(word).removeprefix("ال"))


@lru_cache(maxsize=5_000)
def is_head(word: str) -> bool:
    """True where `word` (with or without article) can render the head of a body's name, rightly or oddly."""
    found = senses(head_stem(word))
    return not HEAD_SENSES.isdisjoint(found.usual | found.odd)


@lru_cache(maxsize=8_000)
def right_keys(stem: str) -> frozenset[str]:
    """What a stem of a right name can be found by: itself, its root, its country, and its English words."""
    return frozenset({stem.removesuffix("ي"), root(stem), country_of(stem), *senses(stem).usual} - {""})


@lru_cache(maxsize=8_000)
def own_keys(stem: str) -> frozenset[str]:
    """What a stem of some phrase can find a right name by: the English words that it renders oddly too."""
    return right_keys(stem) | senses(stem).odd
