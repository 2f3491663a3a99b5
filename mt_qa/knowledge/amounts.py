"""Amounts in a source and in its translation: a number with what it counts, which a table names in five languages.

Currencies and units of measure are looked for alike. A name may stand for several of them (dollar, ton, ليرة), so an
amount has a set of codes. An amount's name stands right after its number, a sign of money before it too ($5, Rp 5).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from mt_qa.arabic.digits import Value
from mt_qa.arabic.numbers import Number
from mt_qa.core import Span
from mt_qa.knowledge.counted_nouns import CountedNoun
from mt_qa.knowledge.english_numbers import SourceNumber
from mt_qa.knowledge.source_language import ENGLISH, FRENCH, INDONESIAN, RUSSIAN

LANGUAGES: Mapping[str, str] = {ENGLISH: "english", INDONESIAN: "indonesian", RUSSIAN: "russian", FRENCH: "french"}
"""The languages that the tables name things in, with the name of the column."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A currency or a unit.

    `arabic` are its names as they stand after a number, the first of them the usual one, `plurals` those of the nouns.
    `names` are those in other languages by the language's code, `signs` what is written onto digits. Two measures of
    one `head` are never held against each other.
    """

    code: str
    head: str
    arabic: tuple[str, ...]
    plurals: tuple[str, ...]
    names: Mapping[str, tuple[str, ...]]
    signs: tuple[str, ...] = ()

    def counted(self, value: Value) -> str:
        """The Arabic name as it stands after `value`: خمسة كيلومترات, 25 كيلومترا, مئة كيلومتر."""
        rest = int(value) % 100 if value == int(value) else 0
        if 3 <= rest <= 10:
            return self.plurals[0] if self.plurals else self.arabic[0]
        noun, blank, others = self.arabic[0].partition(" ")
        if rest < 11 or noun.endswith(("و", "ي", "ا")):
            return self.arabic[0]
        accusative = CountedNoun(noun, "", "").accusative
        if blank and " " not in others and not noun.endswith("ة"):
            others = CountedNoun(others, "", "").accusative
        return f"{accusative}{blank}{others}"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of something: all values that it can have, the codes that it can be of, and where its name stands."""

    readings: tuple[Value, ...]
    codes: frozenset[str]
    number: Span
    name: Span

    def equals(self, other: Amount) -> bool:
        return not set(self.readings).isdisjoint(other.readings)


class MeasureNames:
    """Finds the amounts of one table."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self.by_code = {measure.code: measure for measure in measures}
        every = self.by_code.values()
        self._arabic = _Names(
            ((_arabic_pattern(name, measure), measure.code) for measure in every for name in _arabic_names(measure)),
            before=r"(?:[ \u00a0\u202f]من)?[ \u00a0\u202f]?(?:ال)?",
        )
        self._after = {
            language: _Names(
                ((_PATTERNS[language](name), m.code) for m in every for name in m.names.get(language, ())),
                before=r"[ \u00a0\u202f-]?(?:de |d['’])?",
            )
            for language in LANGUAGES
        }
        signs = [(re.escape(sign), measure.code) for measure in every for sign in measure.signs]
        self._signs = _Names(signs, before=r"[ \u00a0\u202f]?", any_case=False)
        self._signs_before = _Names(signs, before="", any_case=False, after="")

    def heads(self, codes: Iterable[str]) -> frozenset[str]:
        return frozenset(self.by_code[code].head for code in codes)

    def named(self, arabic: str) -> frozenset[str]:
        """The codes that an Arabic name may stand for; none where it is no name."""
        found = self._arabic.at(arabic, 0)
        return found[0] if found is not None and found[1].end == len(arabic) else frozenset()

    def said(self, source: str, language: str, numbers: Sequence[SourceNumber]) -> Iterator[Amount]:
        """The amounts of a source, whose numbers were found already."""
        for number in numbers:
            found = self._said(source, language, number.span)
            if found is not None:
                yield Amount(number.readings, found[0], number.span, found[1])

    def _said(self, source: str, language: str, number: Span) -> tuple[frozenset[str], Span] | None:
        named = self._after[language].at(source, number.end) if language in self._after else None
        return named or self._signs.at(source, number.end) or self._before(source, number.start)

    def written(self, target: str, numbers: Sequence[Number]) -> Iterator[Amount]:
        """The amounts of a translation."""
        for number in numbers:
            span = number.span
            found = (
                self._arabic.at(target, span.end)
                or self._signs.at(target, span.end)
                or self._before(target, span.start)
            )
            either = found is not None and _EITHER.match(target, found[1].end)  # 25 ياردة/مترا
            if found is not None and not either and not number.percent and not number.ordinal:
                readings = (number.value,) if number.also is None else (number.value, number.also)
                yield Amount(readings, found[0], span, found[1])

    def _before(self, text: str, end: int) -> tuple[frozenset[str], Span] | None:
        """The sign that ends where a number begins."""
        start = end - len(text[max(end - 8, 0) : end]) if end else 0
        for place in range(start, end):
            found = self._signs_before.at(text, place)
            if found is not None and (not text[found[1].end : end] or text[found[1].end : end].isspace()):
                starts_word = place == 0 or not (text[place - 1].isalpha() and text[place].isalpha())
                return found if starts_word else None
        return None


_EITHER = re.compile(r"\s?/\s?[^\W\d_]")


class _Names:
    """A regular expression for many names, made when it is first needed, and whose they are."""

    def __init__(
        self, patterns: Iterable[tuple[str, str]], *, before: str, any_case: bool = True, after: str = r"(?!\w)"
    ) -> None:
        codes: defaultdict[str, set[str]] = defaultdict(set)
        for pattern, code in patterns:
            codes[pattern].add(code)
        self._patterns = sorted(codes, key=len, reverse=True)
        self._codes = [frozenset(codes[pattern]) for pattern in self._patterns]
        self._before, self._after = before, after
        self._flags = re.IGNORECASE if any_case else re.NOFLAG

    @cached_property
    def _any(self) -> re.Pattern[str]:
        either = "|".join(f"({pattern})" for pattern in self._patterns) or "(?!)"
        return re.compile(f"{self._before}(?:{either}){self._after}", self._flags)

    def at(self, text: str, place: int) -> tuple[frozenset[str], Span] | None:
        """The codes that the name at `place` may stand for, and where it stands; long names are tried first."""
        match = self._any.match(text, place)
        if match is None or match.lastindex is None:
            return None
        return self._codes[match.lastindex - 1], Span(*match.span(match.lastindex))


_ENDINGS = "(?:ة|ه|ا|اً|ًا|ين|ات)?"
"""What an adjective that follows the noun may end in."""

_ANY_OF = {"أ": "[أإآا]", "إ": "[أإآا]", "آ": "[أإآا]", "ا": "[أإآا]", "ة": "[ةه]", "ى": "[ىي]", "ي": "[يى]"}


def _arabic_names(measure: Measure) -> Iterator[str]:
    yield from measure.arabic
    yield from measure.plurals


def _arabic_pattern(name: str, measure: Measure) -> str:
    """The name in any case, in every spelling of hamza; its first noun in the plural too, where adjectives follow."""
    noun, *others = name.split()
    nouns = [noun] if not others else [noun, *(plural for plural in measure.plurals if " " not in plural)]
    forms = "|".join(f"{_spelt(form)}[اًٌٍ]{{0,2}}" for form in nouns)
    rest = "".join(rf"[ \u00a0](?:ال)?{_spelt(word)}{_ENDINGS}" for word in others)
    return f"(?:{forms}){rest}"


def _spelt(word: str) -> str:
    return "".join(_ANY_OF.get(letter, re.escape(letter)) for letter in word)


def _with_plural_s(name: str) -> str:
    return " ".join(f"{re.escape(word)}s?" for word in name.split())


def _stemmed(name: str) -> str:
    return " ".join(re.escape(word).replace(r"\*", r"\w{0,5}") for word in name.split())


_PATTERNS: Mapping[str, Callable[[str], str]] = {
    ENGLISH: _with_plural_s,
    FRENCH: _with_plural_s,
    INDONESIAN: re.escape,
    RUSSIAN: _stemmed,
}
