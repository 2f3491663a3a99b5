"""A date whose day, month or year is not the source's: 13 مارس for March 3, ‎2023 for 2024.

A wrong date misinforms the reader and nothing in the Arabic shows it. Authority: MQM-Core, accuracy / mistranslation.
Dates with day and month are compared, in whatever order, digits or names they are written; the three systems of month
names are one (آذار, مارس). Reported is an exchange: one date of the source has none like it in the target, and one date
of the target differs from it in the day alone, the month alone or the year alone.

Not flagged: a date left out, added, or given by a relative word (أمس) or a weekday; ranges; dates in digits whose order
is not certain (3/4/2024); the Hijri calendar; a part that one side leaves out. Months and weekdays that stand without a
day are the business of calendar-mismatch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mt_qa.arabic.dates import Date, find_dates
from mt_qa.arabic.letters import ARABIC_DIGITS, LATIN_DIGITS
from mt_qa.arabic.months import INTERNATIONAL, MonthName, month_names
from mt_qa.arabic.numbers import find_numbers
from mt_qa.core import Category, Evidence, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.source_dates import SourceDate, find_source_dates

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.85
EVIDENCE = Evidence.SOURCE

EXAMPLES = (
    Wrong(
        "يبدأ المعرض في [[13]] مارس 2024.",
        fixed="يبدأ المعرض في 3 مارس 2024.",
        source="The fair begins on March 3, 2024.",
    ),
    Wrong(
        "انتخب الرئيس في 5 [[أبريل]] وتسلم منصبه في 20 مايو.",
        fixed="انتخب الرئيس في 5 مارس وتسلم منصبه في 20 مايو.",
        source="The president was elected on 5 March and took office on 20 May.",
    ),
    Wrong(
        "وقع الاتفاق في ١٢ [[كانون الثاني/يناير]] ٢٠١٩.",
        fixed="وقع الاتفاق في ١٢ كانون الأول/ديسمبر ٢٠١٩.",
        source="Соглашение было подписано 12 декабря 2019 года.",
    ),
    Wrong(
        "ولد الكاتب في 7 أيار [[1956]] في قرية جبلية.",
        fixed="ولد الكاتب في 7 أيار 1965 في قرية جبلية.",
        source="L'écrivain est né le 7 mai 1965 dans un village de montagne.",
    ),
    Wrong(
        "صدر القرار في [[١]] آذار ٢٠٢٤.",
        fixed="صدر القرار في ٣ آذار ٢٠٢٤.",
        source="Die Entscheidung ist vom 03.03.2024.",
    ),
    Wrong(
        "ستجرى الانتخابات في [[24]] فبراير.",
        fixed="ستجرى الانتخابات في 14 فبراير.",
        source="Pemilihan umum akan diadakan pada 14 Februari di seluruh negeri.",
    ),
    Right("يبدأ المعرض في 3 آذار 2024.", source="The fair begins on March 3, 2024."),
    Right("يبدأ المعرض في الثالث من مارس.", source="The fair begins on the 3rd of March 2024, they said."),
    Right("يبدأ المعرض غدا.", source="The fair begins on March 3, 2024."),
    Right("وقع الاتفاق يوم 4/3/2024.", source="The deal was signed on March 4, 2024."),
    Right("استمر المهرجان من 3 إلى 5 مارس.", source="The festival went on from March 3 to 5."),
    Right("ولد في 20 رجب 1390.", source="He was born on 21 September 1970."),
    Right("افتتح الجسر في 5 مايو وأغلق في 7 يونيو.", source="The bridge was opened on May 5 and closed on June 7."),
    Right("التقيا في 9 فبراير للمرة الثانية.", source="They had met on 4 July for the first time."),
)


def check_segment(segment: Segment, *, source: str, source_language: str) -> Iterator[Hit]:
    written = [date for date in find_dates(segment.target) if date.day and date.month]
    said = find_source_dates(source, source_language) if 0 < len(written) <= _MOST else ()
    if not said or not all(date.alone for date in said):
        return
    if any(
        date.hijri or _OTHER_END.search(segment.target, max(date.span.start - 12, 0), date.span.start)
        for date in written
    ):
        return
    missing = [date for date in said if not any(_agree(date, other) for other in written)]
    strange = [date for date in written if not any(_agree(other, date) for other in said)]
    if len(missing) == len(strange) == 1:
        yield from _hits(source, segment.target, missing[0], strange[0])


_MOST = 100
"""More dates in a segment are a table, and each is compared with each."""
_OTHER_END = re.compile(r"\d\s?(?:[-–—/،و]|إلى|الى|حتى|أو)\s?و?\Z")


def _agree(said: SourceDate, written: Date) -> bool:
    return not _differences(said, written)


def _differences(said: SourceDate, written: Date) -> list[str]:
    """The parts that both have and that are not the same."""
    pairs = {
        "day": (said.day, written.day),
        "month": (said.month, written.month),
        "year": (said.year, written.year),
    }
    return [part for part, (a, b) in pairs.items() if a and b and a != b]


def _hits(source: str, target: str, said: SourceDate, written: Date) -> Iterator[Hit]:
    differences = _differences(said, written)
    if len(differences) != 1:
        return
    if differences == ["month"] and written.months:
        span, right = _month(target, written.months, said.month)
    else:
        wrong, value = (written.year, said.year) if differences == ["year"] else (written.day, said.day)
        span, right = _number(target, written, wrong or 0, value or 0)
    quoted = said.span.of(source)
    yield Hit(span, f"The source says {quoted}.", f"في النص الأصلي: {quoted}.", (right,) if right else ())


def _month(target: str, names: Sequence[MonthName], month: int) -> tuple[Span, str]:
    """The name of the month, both of a pair, without clitics, and the right one in the same system."""
    first, last = names[0], names[-1]
    start = first.span.start + len(first.clitics)
    right = _in_system(first, month)
    if last is not first:
        right += target[first.span.end : last.span.start] + _in_system(last, month)
    return Span(start, last.span.end), right


def _in_system(name: MonthName, month: int) -> str:
    system = INTERNATIONAL if INTERNATIONAL in name.systems else min(name.systems)
    return month_names(system)[month - 1]


def _number(target: str, date: Date, wrong: int, right: int) -> tuple[Span, str]:
    """Where a date says `wrong` and what it should say; the whole date and nothing where that is not certain."""
    text = date.span.of(target)
    places = [number.span for number in find_numbers(text) if number.value == wrong]
    if len(places) != 1 or not date.months:
        return date.span, ""
    written = places[0].of(text)
    span = places[0].shifted(date.span.start)
    if re.fullmatch(r"\d+", written) is None:
        return span, ""
    in_arabic = any(digit in ARABIC_DIGITS for digit in written)
    return span, str(right).translate(str.maketrans(LATIN_DIGITS, ARABIC_DIGITS)) if in_arabic else str(right)
