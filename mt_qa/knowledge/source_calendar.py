"""Months and weekdays in a source text: English, Indonesian, French and Russian, by their names in CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

LANGUAGES = ("en", "id", "fr", "ru")

_RUSSIAN_ACCUSATIVE = {"среду": 2, "пятницу": 4, "субботу": 5}
_OTHER_WORDS_TOO = frozenset({"minggu"})
"""Indonesian for Sunday, and for a week."""


def months_in(source: str) -> Iterator[int]:
    """The months (January 1) beside a day or a year in digits: without one, May and March are verbs."""
    for match in _months()[1].finditer(source):
        yield _months()[0][(match.group("after_day") or match.group("before_number")).lower()]


def weekdays_in(source: str) -> Iterator[int]:
    """The weekdays named (Monday 0)."""
    for match in _weekdays()[1].finditer(source):
        yield _weekdays()[0][match.group().lower()]


@cache
def _months() -> tuple[dict[str, int], re.Pattern[str]]:
    names = dict(_names("months"))
    either = "|".join(sorted(names, key=len, reverse=True))
    after_day = rf"\d{{1,2}}(?:st|nd|rd|th|er)?(?: of| de)? (?P<after_day>{either})"
    return names, re.compile(rf"(?<!\w)(?:{after_day}|(?P<before_number>{either}),? \d{{1,4}})(?!\w)", re.IGNORECASE)


@cache
def _weekdays() -> tuple[dict[str, int], re.Pattern[str]]:
    names = {name: number for name, number in _names("days") if name not in _OTHER_WORDS_TOO} | _RUSSIAN_ACCUSATIVE
    return names, re.compile(rf"(?<!\w)(?:{'|'.join(sorted(names, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


def _names(what: str) -> Iterator[tuple[str, int]]:
    from babel import Locale

    for language in LANGUAGES:
        for context in ("format", "stand-alone"):
            for number, name in getattr(Locale.parse(language), what)[context]["wide"].items():
                yield name.lower(), number
