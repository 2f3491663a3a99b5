"""Months with a year but no day, and weekdays, in a source text, by their names in CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mt_qa.knowledge.source_dates import LANGUAGES, month_numbers
from mt_qa.knowledge.source_language import RUSSIAN

_RUSSIAN_ACCUSATIVE = {"среду": 2, "пятницу": 4, "субботу": 5}
_OTHER_WORDS_TOO = frozenset({"minggu"})
"""Indonesian for Sunday, and for a week."""


def months_in(source: str, language: str) -> Iterator[int]:
    """The months (January 1) right before a year: those with a day are dates, those alone may be verbs (May, March)."""
    if language in LANGUAGES:
        for match in _before_year(language).finditer(source):
            yield month_numbers(language)[match.group(1).lower().rstrip(".")]


def weekdays_in(source: str, language: str) -> Iterator[int]:
    """The weekdays named (Monday 0)."""
    if language in LANGUAGES:
        names = _weekday_numbers(language)
        yield from (names[word] for word in re.findall(r"\w+", source.lower()) if word in names)


@cache
def _before_year(language: str) -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(month_numbers(language), key=len, reverse=True))
    return re.compile(rf"(?<![\w.,:])(?<!\d )(?<!\d\w\w )({names})\.?,? (?:de )?(?:19|20)\d\d(?!\d)", re.IGNORECASE)


@cache
def _weekday_numbers(language: str) -> dict[str, int]:
    from babel import Locale

    days = Locale.parse(language).days
    names = {name.lower(): n for context in ("format", "stand-alone") for n, name in days[context]["wide"].items()}
    names |= _RUSSIAN_ACCUSATIVE if language == RUSSIAN else {}
    return {name: number for name, number in names.items() if name not in _OTHER_WORDS_TOO}
