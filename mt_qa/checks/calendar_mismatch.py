"""A month or a weekday that is not the source's: أبريل for March, الخميس for Tuesday.

Authority: MQM-Core, accuracy/mistranslation. Flagged where source and segment each name one month with a year (or one
weekday), and not the same; a month with its day is date-mismatch's. The three systems of Arabic month names are one
here (آذار and مارس). Not flagged: months that stand alone, the Hijri calendar, and segments that name several; a day
that moved with the time zone is not told from an error, but translations do not move it.
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.arabic.dates import Date, find_dates
from mt_qa.arabic.months import month_names
from mt_qa.core import Category, Evidence, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.source_calendar import months_in, weekdays_in

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.85
EVIDENCE = Evidence.SOURCE

EXAMPLES = (
    Wrong(
        "يبدأ المعرض في [[أبريل]] 2024.",
        fixed="يبدأ المعرض في مارس 2024.",
        source="The fair begins in March 2024.",
    ),
    Wrong(
        "يبدأ المعرض في [[نيسان]] 2024.",
        fixed="يبدأ المعرض في آذار 2024.",
        source="La foire commence en mars 2024 dans le nord du pays.",
    ),
    Wrong(
        "تجتمع اللجنة يوم [[الخميس]] في العاصمة.",
        fixed="تجتمع اللجنة يوم الثلاثاء في العاصمة.",
        source="The committee meets on Tuesday in the capital.",
    ),
    Wrong(
        "وصل الوفد يوم [[الجمعة]].",
        fixed="وصل الوفد يوم الأربعاء.",
        source="Делегация прибыла в столицу в среду.",
    ),
    Right("يبدأ المعرض في 3 آذار/مارس 2024.", source="The fair begins on March 3, 2024."),
    Right("قد يسير المتظاهرون غدا.", source="Protesters may march tomorrow."),
    Right("يبدأ في 3 أبريل وينتهي في 5 مايو.", source="It begins on April 3 and ends on May 5."),
    Right("وافق ذلك 12 رجب.", source="It was on March 3, 2020."),
    Right("قال أحد الاثنين إنه غادر.", source="One of the two said he left on Friday."),
    Right("سيعود الأسبوع المقبل.", source="Ia akan kembali minggu depan, 3 Maret."),
)

_NAMES = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_ALSO_NUMBERS = (0, 6)
"""Weekdays whose names are also "the two" and "the one"."""


def check_segment(segment: Segment, *, source: str, source_language: str) -> Iterator[Hit]:
    dates = find_dates(segment.target)
    yield from _months(dates, set(months_in(source, source_language)))
    yield from _weekdays(segment.target, dates, set(weekdays_in(source, source_language)))


def _months(dates: tuple[Date, ...], said: set[int]) -> Iterator[Hit]:
    named = [d for d in dates if d.months and not d.hijri and d.day is None and d.year is not None]
    if len({d.month for d in named}) != 1 or len(said) != 1 or said == {named[0].month}:
        return
    right = said.pop()
    for date in named:
        name = date.months[0]
        system = sorted(name.systems)[0]
        single = len(date.months) == 1
        span = Span(name.span.start + len(name.clitics), date.months[-1].span.end)
        yield _hit(span, month_names(system)[right - 1] if single else None)


def _weekdays(target: str, dates: tuple[Date, ...], said: set[int]) -> Iterator[Hit]:
    named = [d for d in dates if d.weekday is not None]
    if len({d.weekday for d in named}) != 1 or len(said) != 1 or said == {named[0].weekday}:
        return
    right = said.pop()
    for date in named:
        span = _weekday_span(target, date)
        if span is not None:
            yield _hit(span, _NAMES[right])


def _weekday_span(target: str, date: Date) -> Span | None:
    """The weekday alone; None where its name may be a number."""
    word = date.span.of(target).split()[0].rstrip("،,")
    after_day = target[: date.span.start].rstrip().endswith(("يوم", "مساء", "صباح", "فجر", "ليل", "ظهر"))
    if date.weekday in _ALSO_NUMBERS and not after_day:
        return None
    start = word.find("ال")
    return None if start < 0 else Span(date.span.start + start, date.span.start + len(word))


def _hit(span: Span, right: str | None) -> Hit:
    return Hit(
        span,
        "The source names another day or month." if right is None else f"The source's day or month is {right}.",
        "في النص الأصلي يوم أو شهر آخر." if right is None else f"اليوم أو الشهر في النص الأصلي: {right}.",
        () if right is None else (right,),
    )
