"""Dates with day and month in a source: ``3 March 2024``, ``March 3, 2024``, ``3 Maret``, ``3 мая``, ``03.03.2024``.

Names of months are CLDR's, in full and abbreviated, in the language of the source. Only a date that can be read in one
way is found: ``3/4/2024`` is the third of April in Indonesian, Russian and French, and not known in English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mt_qa.core import Span
from mt_qa.knowledge.source_language import ENGLISH, FRENCH, INDONESIAN, RUSSIAN

LANGUAGES = (ENGLISH, INDONESIAN, RUSSIAN, FRENCH)


@dataclass(frozen=True, slots=True)
class SourceDate:
    """Day, month and perhaps year; `alone` is False for one end of a range (3-5 March), whose other end is not read."""

    span: Span
    day: int
    month: int
    year: int | None = None
    alone: bool = True


def find_source_dates(source: str, language: str) -> tuple[SourceDate, ...]:
    """All dates with day and month in `source`, in order; with names only where `language` is known."""
    found = [*_in_digits(source, language), *(_named(source, language) if language in LANGUAGES else ())]
    return tuple(sorted(found, key=lambda date: date.span))


_DAY_LINK = r"(?:st|nd|rd|th|er|-?го|-?е)?(?: of| de| bulan)?"
_LINKS = r"and|to|or|through|until|till|dan|hingga|sampai|atau|et|ou|au|и|по|до|или"
_OTHER_END_BEFORE = re.compile(rf"\d(?:st|nd|rd|th)?\s?(?:[-–—/,]|{_LINKS})\s?(?:the )?\Z", re.IGNORECASE)
_OTHER_END_AFTER = re.compile(rf"\s?(?:[-–—/]|(?:{_LINKS})\s)\s?(?:the )?\d", re.IGNORECASE)


def _named(source: str, language: str) -> Iterator[SourceDate]:
    months, pattern = _months(language)
    for match in pattern.finditer(source):
        name = match["after"] or match["before"]
        if language == ENGLISH and not name[0].isupper():
            continue
        day, year = int(match["day"] or match["late_day"]), match["year"] or match["late_year"]
        if 1 <= day <= 31:
            alone = _OTHER_END_BEFORE.search(source, max(match.start() - 20, 0), match.start()) is None
            alone = alone and _OTHER_END_AFTER.match(source, match.end()) is None
            month = months[name.lower().rstrip(".")]
            yield SourceDate(Span(*match.span()), day, month, int(year) if year else None, alone)


@cache
def month_numbers(language: str) -> dict[str, int]:
    """The months (January 1) by their names, in full and abbreviated, in lower case without the dot."""
    from babel import Locale

    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(language).months[context][width].items():
                names[name.lower().rstrip(".")] = number
    if language == ENGLISH:
        names["sept"] = 9
    return names


@cache
def _months(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    names = month_numbers(language)
    either = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    year = r"(?:,? (?:de )?(?P<{}>(?:1[0-9]|20|21)\d\d)(?!\d))?"
    before_month = rf"(?P<day>\d{{1,2}}){_DAY_LINK} (?P<after>{either})(?!\w)\.?{year.format('year')}"
    late_day = r"(?:the )?(?P<late_day>\d{1,2})(?:st|nd|rd|th)?(?![\w:]|[.,]\d)"
    after_month = rf"(?P<before>{either})\.? {late_day}{year.format('late_year')}"
    return names, re.compile(rf"(?<![\w.,:])(?:{before_month}|{after_month})", re.IGNORECASE)


_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")
_DIGITS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-]|\.\d)")


def _in_digits(source: str, language: str) -> Iterator[SourceDate]:
    for match in _ISO.finditer(source):
        yield from _valid(match, int(match[3]), int(match[2]), int(match[1]))
    for match in _DIGITS.finditer(source):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day_first = match[2] == "." or language in (INDONESIAN, RUSSIAN, FRENCH)
        if day_first or first > 12 or first == second:
            yield from _valid(match, first, second, year)
        elif second > 12:
            yield from _valid(match, second, first, year)


def _valid(match: re.Match[str], day: int, month: int, year: int) -> Iterator[SourceDate]:
    if 1 <= day <= 31 and 1 <= month <= 12:
        yield SourceDate(Span(*match.span()), day, month, year)
