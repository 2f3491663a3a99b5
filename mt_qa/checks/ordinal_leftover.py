"""An English way of writing numbers left inside Arabic: 7th, 1990s, No. 5, 5 pm, Jan 12.

The machine took the number for a code and copied it. Authority: MQM-Core, accuracy / untranslated; Microsoft Arabic
style guide (ordinals, dates and times are written the Arabic way). Repaired where one reading is certain: the ordinal
follows the gender of the word before it, and a day of the month is a plain number.

Not flagged: what stands in a Latin name (5th Avenue, Chanel No. 5, Jan 6 Committee), model names (Boeing 737s,
iPhone 5s), times given as 17:00 GMT, and a line without Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mt_qa.arabic.letters import LETTERS, bare, has_arabic
from mt_qa.arabic.months import INTERNATIONAL, find_month_names, month_names
from mt_qa.arabic.number_words import ordinal
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong

CATEGORY = Category.UNTRANSLATED
SEVERITY = Severity.MINOR
CONFIDENCE = 0.95

EXAMPLES = (
    Wrong(
        "انطلق المهرجان [[7th]] للفيلم أمس.",
        fixed="انطلق المهرجان السابع للفيلم أمس.",
    ),
    Wrong("احتفلت المدينة بذكراها [[7th]] أمس."),
    Wrong(
        "عقدت القمة [[21st]] في عمان.",
        fixed="عقدت القمة الحادية والعشرين في عمان.",
    ),
    Wrong(
        "يبدأ العرض في [[٣rd]] من مارس.",
        fixed="يبدأ العرض في ٣ من مارس.",
    ),
    Wrong(
        "اشتهر المغني في [[1990s]] بأغانيه.",
        fixed="اشتهر المغني في تسعينيات القرن العشرين بأغانيه.",
    ),
    Wrong("كانت في [[20's]] من عمرها حين هاجرت."),
    Wrong(
        "حمل اللاعب القميص [[No. 10]] في النهائي.",
        fixed="حمل اللاعب القميص رقم 10 في النهائي.",
    ),
    Wrong(
        "تفتح الأبواب عند الساعة [[5:30 pm]] وتغلق [[12 am]].",
        fixed="تفتح الأبواب عند الساعة 5:30 مساء وتغلق 12 منتصف الليل.",
    ),
    Wrong(
        "وصلت الشحنة في [[Jan 12, 2020]] إلى الميناء.",
        fixed="وصلت الشحنة في 12 يناير 2020 إلى الميناء.",
    ),
    Wrong(
        "وصلت الشحنة في [[12 January]] إلى الميناء.",
        fixed="وصلت الشحنة في 12 يناير إلى الميناء.",
    ),
    Right("افتتح المتجر في شارع 5th Avenue بنيويورك."),
    Right("أطلقت الدار عطر Chanel No. 5 عام 1921."),
    Right("حققت لجنة Jan 6 Committee في الأحداث."),
    Right("اشترت الشركة طائرات Boeing 737s وهواتف iPhone 5s الجديدة."),
    Right("The 7th edition opened on Jan 12, 2020 at 5 pm."),
    Right("تبدأ المباراة في 17:00 GMT وتقيس المحطة جسيمات PM 2.5 في الهواء."),
    Right("تبث الإذاعة على موجة 1215 AM منذ عام 1990."),
    Right("احتفلت المدينة بذكراها السابعة في تسعينيات القرن العشرين."),
)

_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        "January February March April May June July August September October November December".split(), start=1
    )
}
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_SUFFIX = r"(?:st|nd|rd|th)"
_LEFTOVER = re.compile(
    rf"""(?<![A-Za-z\d.,:/$€£-])(?:
        (?P<date>{_MONTH}\.?\ \d{{1,2}}{_SUFFIX}?(?:,?\ \d{{4}})? | \d{{1,2}}{_SUFFIX}?\ {_MONTH}\.?(?:,?\ \d{{4}})?)
      | (?P<ordinal>(?P<number>\d{{1,4}})\ ?{_SUFFIX})
      | (?P<decade>(?:1[5-9]\d|20\d)0\ ?['’]?s)
      | (?P<tens>['’]?[2-9]0\ ?['’]s | ['’][2-9]0s)
      | (?P<count>(?:No\.|Nos\.|no\.|№)\ ?(?P<counted>\d+))
      | (?P<hour>(?P<time>(?P<clock>1[0-2]|0?[1-9])(?::\d\d)?)\ ?(?P<half>[ap]m|[ap]\.m\.?|[AP]M|[AP]\.M\.?))
    )(?![A-Za-z\d])""",
    re.VERBOSE,
)
_MAY_HOLD_ONE = re.compile(r"\d ?['’]?[A-Za-z]|[A-Za-z№]\.? ?\d|['’]\d")
_LATIN_BEFORE = re.compile(r"[A-Za-z][\w'’.&]*[ \u00a0,]+$")
_LATIN_AFTER = re.compile(r"[ \u00a0]+[A-Za-z]")
_WORD_BEFORE = re.compile(rf"([{LETTERS}]+)[ \u00a0]+$")
_WINDOW = 40

_OF_MONTH = re.compile(r"1[ \u00a0]+(?:من[ \u00a0]+)?(?:شهر[ \u00a0]+)?")
_NO_CLEAR_GENDER = ("ى", "ا", "ء", "ات", "ت")
_FEMININE_WITHOUT_MARK = frozenset("حرب دار سوق أرض نفس روح بنت نار بئر طريق كأس عين يد شمس".split())

_DECADES = "عشرينيات ثلاثينيات أربعينيات خمسينيات ستينيات سبعينيات ثمانينيات تسعينيات".split()


def check_segment(segment: Segment) -> Iterator[Hit]:
    target = segment.target
    if _MAY_HOLD_ONE.search(target) is None:
        return
    for line in re.finditer(r"[^\n]+", target):
        if not has_arabic(line.group()):
            continue
        for match in _LEFTOVER.finditer(target, line.start(), line.end()):
            if not _in_latin_name(target, match):
                yield _hit(target, match)


def _in_latin_name(target: str, match: re.Match[str]) -> bool:
    """True where a Latin word stands beside it: what is left is then a name, or the whole phrase is untranslated."""
    before = target[max(match.start() - _WINDOW, 0) : match.start()]
    return bool(_LATIN_BEFORE.search(before) or _LATIN_AFTER.match(target, match.end()))


def _hit(target: str, match: re.Match[str]) -> Hit:
    written = match.group()
    better = _arabic(target, match)
    return Hit(
        Span(*match.span()),
        f"“{written}” is an English way of writing a number, left in the Arabic sentence.",
        f"بقي «{written}» على الصورة الإنجليزية داخل الجملة العربية.",
        (better,) if better else (),
    )


def _arabic(target: str, match: re.Match[str]) -> str | None:
    """How Arabic writes it, None where that is not certain."""
    if match["date"]:
        return _date(match["date"])
    if match["ordinal"]:
        return _ordinal(target, match)
    if match["decade"]:
        return _decade(int(match["decade"][:4]))
    if match["count"]:
        return f"رقم {match['counted']}"
    if match["hour"]:
        return f"{match['time']} {_part_of_day(int(match['clock']), match['half'][0].lower())}"
    return None


def _date(written: str) -> str:
    day, year = re.search(r"(?<!\d)\d{1,2}(?!\d)", written), re.search(r"\d{4}", written)
    month = re.search(r"[A-Z][a-z]{2}", written)
    assert day is not None
    assert month is not None
    name = month_names(INTERNATIONAL)[_MONTHS[month.group()] - 1]
    return f"{day.group()} {name}" + (f" {year.group()}" if year else "")


def _ordinal(target: str, match: re.Match[str]) -> str | None:
    """The plain number before the name of a month, else the ordinal in the gender of the word before it."""
    number = int(match["number"])
    dated = "1" + target[match.end() : match.end() + _WINDOW]  # a day before it, so that مارس is March
    beside = _OF_MONTH.match(dated)
    if number <= 31 and beside and any(name.span.start == beside.end() for name in find_month_names(dated)):
        return match["number"]
    before = _WORD_BEFORE.search(target[max(match.start() - _WINDOW, 0) : match.start()])
    feminine = _is_feminine(bare(before[1])) if before else None
    return None if feminine is None else ordinal(number, feminine=feminine)


def _is_feminine(noun: str) -> bool | None:
    """The gender of a noun as far as its form shows it; None where it does not."""
    if noun.endswith("ة"):
        return True
    shows_none = not noun.startswith("ال") or noun.endswith(_NO_CLEAR_GENDER) or noun[2:] in _FEMININE_WITHOUT_MARK
    return None if shows_none else False


def _decade(year: int) -> str | None:
    century, decade = divmod(year, 100)
    name = ordinal(century + 1)
    return f"{_DECADES[decade // 10 - 2]} القرن {name}" if decade >= 20 else None


def _part_of_day(hour: int, half: str) -> str:
    if half == "a":
        return "منتصف الليل" if hour == 12 else "صباحا"
    if hour == 12:
        return "ظهرا"
    return "بعد الظهر" if hour < 5 else "مساء"
