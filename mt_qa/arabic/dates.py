"""Dates in Arabic text: ``12 يناير 2022``, ``الثاني عشر من كانون الثاني/يناير``, ``الأربعاء 7/1/2022``.

A date is what the text says: a part that it leaves open, or that cannot be known, is None. ``7/1/2022`` is the seventh
of January or, in a text from America, the first of July: only the year is certain. Orders that are: ``2022-01-07``
(ISO 8601), ``7.1.2022`` (Europe), and whatever has a number above twelve.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mt_qa.arabic.caching import per_paragraph
from mt_qa.arabic.folding import fold
from mt_qa.arabic.months import MonthName, find_month_names
from mt_qa.arabic.numbers import Number, find_numbers
from mt_qa.arabic.words import ARABIC, NUMBER, Token, tokens
from mt_qa.core import Span


@dataclass(frozen=True, slots=True)
class Date:
    """A date as far as the text gives it, from the weekday or day to the year.

    `weekday` counts from Monday, 0. `months` holds the name as written, or the two of a pair in their order
    (``يناير/كانون الثاني``). `hijri`: day, month and year are of the Muslim calendar.
    """

    span: Span
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    months: tuple[MonthName, ...] = ()
    hijri: bool = False


@cache
def _weekdays() -> dict[str, int]:
    """Folded name -> number, from CLDR."""
    from babel import Locale

    days = Locale.parse("ar").days["format"]["wide"]
    return {fold(days[number]): number for number in range(7)}


@lru_cache(maxsize=4096)
def weekday(word: str) -> int | None:
    """The number of the weekday (Monday 0) that `word` names, with or without و ف ل ب before it; None for others."""
    folded = fold(word)
    for name in (folded, folded[1:] if folded[:1] in ("و", "ف", "ل", "ب") else folded):
        if name in _weekdays():
            return _weekdays()[name]
    return None


@per_paragraph
def find_dates(text: str) -> tuple[Date, ...]:
    """All dates of `text` in order, none overlapping.

    Found are dates with the name of a month, dates in digits with a year of four, years after عام or سنة, and weekdays
    (الأحد and الاثنين may also be "the one" and "the two").
    """
    row = tokens(text)
    found = [*_dates_with_names(text, row), *_dates_in_digits(text), *_years(text), *_lone_weekdays(row)]
    kept: list[Date] = []
    for date in sorted(found, key=lambda date: (date.span.start, -date.span.end)):
        if not kept or date.span.start >= kept[-1].span.end:
            kept.append(date)
    return tuple(kept)


# With the name of a month ---------------------------------------------------------------------------------------------

_PAIR = re.compile(r"[ \u00a0]*[/\\(–-][ \u00a0]*|[ \u00a0]+")
_CLOSED = re.compile(r"[ \u00a0]*\)")


def month_pairs(text: str) -> Iterator[tuple[Span, tuple[MonthName, ...]]]:
    """The names of months in `text`, one after another: alone, or two names of one month side by side as a pair."""
    names = find_month_names(text)
    index = 0
    while index < len(names):
        first = names[index]
        second = names[index + 1] if index + 1 < len(names) else None
        if second is None or not _is_pair(text, first, second):
            yield first.span, (first,)
            index += 1
            continue
        end = second.span.end
        if "(" in text[first.span.end : second.span.start]:
            closed = _CLOSED.match(text, end)
            end = closed.end() if closed else end
        yield Span(first.span.start, end), (first, second)
        index += 2


def _is_pair(text: str, first: MonthName, second: MonthName) -> bool:
    between = _PAIR.fullmatch(text, first.span.end, second.span.start)
    return between is not None and first.month == second.month and not first.systems & second.systems


def _dates_with_names(text: str, row: Sequence[Token]) -> Iterator[Date]:
    index_at = {token.start: index for index, token in enumerate(row)}
    for span, names in month_pairs(text):
        start, day = _day_before(text, row, index_at[span.start])
        end, late_day, year = _after_month(text, span.end, may_have_day=day is None)
        weekday_start, weekday_number = _weekday_before(text, row, index_at.get(start, index_at[span.start]))
        yield Date(
            Span(weekday_start if weekday_number is not None else start, end),
            day=day or late_day,
            month=names[0].month,
            year=year,
            weekday=weekday_number,
            months=names,
            hijri=names[0].hijri,
        )


_OF = frozenset(["من", "شهر"])


def _day_before(text: str, row: Sequence[Token], index: int) -> tuple[int, int | None]:
    """Where the day begins that stands before the token at `index`, and the day; its start and None where none does."""
    start = row[index].start
    before, linked = index - 1, False
    while before >= 0 and _linked_by_blanks(text, row, before) and row[before].text in _OF:
        before, linked = before - 1, True
    if before < 0 or not _linked_by_blanks(text, row, before):
        return start, None
    token = row[before]
    if token.kind == NUMBER:
        return (token.start, int(token.text)) if _is_day(token.text) else (start, None)
    if token.kind == ARABIC:
        number = _numbers_by_end(text).get(token.end) if linked or token.bare in _FIRST else None
        if number is not None and isinstance(number.value, int) and 1 <= number.value <= 31:
            return number.span.start, number.value
    return start, None


_FIRST = frozenset(["أول", "اول"])


@lru_cache(maxsize=2)
def _numbers_by_end(text: str) -> dict[int, Number]:
    return {number.span.end: number for number in find_numbers(text)}


def _linked_by_blanks(text: str, row: Sequence[Token], index: int) -> bool:
    """True where only blanks of one line stand between the tokens at `index` and after it."""
    gap = text[row[index].end : row[index + 1].start]
    return gap.isspace() and "\n" not in gap


def _is_day(digits: str) -> bool:
    return digits.isdecimal() and len(digits) <= 2 and 1 <= int(digits) <= 31


_B = r"[ \u00a0]"
_YEAR_AFTER = re.compile(rf"(?:{_B}*[،,]{_B}*|{_B}+)(?:من{_B}+)?(?:(?:ال)?(?:عام|سنة){_B}+)?(\d{{4}})(?!\d|[.,٫٬:/]\d)")
_DAY_AND_YEAR_AFTER = re.compile(rf"{_B}+(\d{{1,2}}){_B}*[،,]{_B}*(\d{{4}})(?!\d|[.,٫٬:/]\d)")


def _after_month(text: str, end: int, *, may_have_day: bool) -> tuple[int, int | None, int | None]:
    """Where the date ends, a day that follows the month (January 12, 2022) and the year."""
    both = _DAY_AND_YEAR_AFTER.match(text, end) if may_have_day else None
    if both is not None and _is_day(both[1]) and _is_year(both[2]):
        return both.end(), int(both[1]), int(both[2])
    year = _YEAR_AFTER.match(text, end)
    if year is not None and _is_year(year[1]):
        return year.end(), None, int(year[1])
    return end, None, None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and 1000 <= int(digits) <= 2200


_BETWEEN_WEEKDAY_AND_DAY = frozenset(["،", ",", "(", "الموافق", "بتاريخ", "في"])


def _weekday_before(text: str, row: Sequence[Token], index: int) -> tuple[int, int | None]:
    """Where the weekday begins that stands before the token at `index`, and its number."""
    for before in range(index - 1, max(index - 4, -1), -1):
        token = row[before]
        if "\n" in text[token.end : row[before + 1].start]:
            break
        if token.kind == ARABIC and weekday(token.text) is not None:
            return token.start, weekday(token.text)
        if token.text not in _BETWEEN_WEEKDAY_AND_DAY:
            break
    return row[index].start, None


# In digits, and parts alone -------------------------------------------------------------------------------------------

_IN_DIGITS = re.compile(
    r"(?<![\d/.\-٫,])(?P<a>\d{1,4})(?P<mark>[/.\-])(?P<b>\d{1,2})(?P=mark)(?P<c>\d{1,4})(?![\d/\-]|[.,٫]\d)"
)


def _dates_in_digits(text: str) -> Iterator[Date]:
    for match in _IN_DIGITS.finditer(text):
        a, b, c = match["a"], int(match["b"]), match["c"]
        if _is_year(a) and _is_day(c):
            day, month = (int(c), b) if b <= 12 else (b, int(c))
            year = int(a)
        elif _is_day(a) and _is_year(c):
            day, month = _day_and_month(int(a), b, day_first=match["mark"] == ".")
            year = int(c)
        else:
            continue
        if (day or 1) in range(1, 32) and (month or 1) in range(1, 13):
            yield Date(Span(*match.span()), day or None, month or None, year)


def _day_and_month(first: int, second: int, *, day_first: bool) -> tuple[int, int]:
    """Zero for what cannot be known."""
    if day_first or first > 12 or first == second:
        return first, second
    return (second, first) if second > 12 else (0, 0)


_YEAR = re.compile(r"(?<![\u0621-\u064a])[وفلب]?(?:ال)?(?:عام|سنة)[ \u00a0]+(\d{4})(?!\d|[.,٫٬:/]\d)")


def _years(text: str) -> Iterator[Date]:
    for match in _YEAR.finditer(text):
        if _is_year(match[1]):
            yield Date(Span(*match.span()), year=int(match[1]))


def _lone_weekdays(row: Sequence[Token]) -> Iterator[Date]:
    for token in row:
        number = weekday(token.text) if token.kind == ARABIC else None
        if number is not None:
            yield Date(token.span, weekday=number)
