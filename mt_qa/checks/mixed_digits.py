"""Two systems of digits in one article, or within one number.

Arabic papers write either 0-9 or ٠-٩ throughout; a patchwork of two sources mixes them, and a number such as ٢0١5
is damage. Persian ۴ ۵ ۶ are foreign to Arabic type. Authority: MQM-Core, locale-conventions/number; CLDR, which
gives every Arabic locale one default numbering system. The article's more frequent system is taken as its own, and
each number of the other is reported.

Not flagged: digits in Latin names, models and units (``F-16``, ``iPhone 6``, ``5 GB``), web and mail addresses,
tags, telephone numbers, and chapter and verse. Where the two systems are nearly even the article has no system of
its own; the first number out of step stands for all, with a low confidence.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mt_qa.arabic.habits import LEAST_SLIPS
from mt_qa.arabic.letters import ARABIC_DIGITS, LATIN_DIGITS, PERSIAN_DIGITS
from mt_qa.arabic.paragraphs import Paragraph, paragraphs
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.NUMBER_FORMAT
SEVERITY = Severity.MINOR
CONFIDENCE = 0.7
CERTAIN, UNSETTLED = 0.95, 0.45
CLEAR_MINORITY = 0.25

EXAMPLES = (
    Wrong(
        "أصيب 12 شخصا ونقل 7 منهم إلى المستشفى.\nوبلغت الأضرار 300 ألف دينار في 4 أحياء و[[٥]] قرى.",
        fixed="أصيب 12 شخصا ونقل 7 منهم إلى المستشفى.\nوبلغت الأضرار 300 ألف دينار في 4 أحياء و5 قرى.",
    ),
    Wrong(
        "ارتفع المؤشر ٢٫٥ في المئة إلى ٣١٠٠ نقطة، وخسر ٤ أسهم، وكسب ٩ أسهم بنسبة [[1.5]] في المئة.",
        fixed="ارتفع المؤشر ٢٫٥ في المئة إلى ٣١٠٠ نقطة، وخسر ٤ أسهم، وكسب ٩ أسهم بنسبة ١٫٥ في المئة.",
    ),
    Wrong(
        "تأسس المصنع عام [[19٨٥]] في حلب.",
        fixed="تأسس المصنع عام 1985 في حلب.",
    ),
    Wrong(
        "شارك في الماراثون [[۴۵۰]] عداء.",
        fixed="شارك في الماراثون 450 عداء.",
    ),
    Wrong(
        "زار المتحف [[٥٫٩٤٩٫٢١٢]] شخصا في 2019 و312 ألفا في 2020 و3 ملايين في 2021 و4 ملايين في 2022.",
        fixed="زار المتحف 5,949,212 شخصا في 2019 و312 ألفا في 2020 و3 ملايين في 2021 و4 ملايين في 2022.",
    ),
    Wrong(
        "سقط [[٣]] صواريخ على 3 أحياء، ثم ٤ على 4 قرى، ثم ٥ على 5 مدن.",
    ),
    Right("أصيب 12 شخصا ونقل 7 منهم إلى المستشفى."),
    Right("سلمت الشركة ٣ طائرات F-16 و٤ طائرات A320 و٢ من طراز Boeing 737."),
    Right("يبلغ سعر iPhone 15 نحو ٩٠٠ دولار وسعته 128 GB."),
    Right("للاستفسار الاتصال بالرقم 0112345678 قبل ٢٠ مارس."),
    Right("اقرأ المزيد على www.example.org/news/2020 قبل ٥ مايو."),
    Right("تصدر وسم #رؤية_2030 القائمة بعد ٣ ساعات."),
)

_SYSTEMS = (LATIN_DIGITS, ARABIC_DIGITS, PERSIAN_DIGITS)
_LATIN, _ARABIC, _PERSIAN = range(3)
_DIGIT = f"[{''.join(_SYSTEMS)}]"
_NUMBER = re.compile(rf"{_DIGIT}+(?:[.,:/٫٬-]{_DIGIT}+)*")
_KIND = {digit: kind for kind, digits in enumerate(_SYSTEMS) for digit in digits}
_NAME_BEFORE = re.compile(r"(?:[A-Za-z][\s-]?|[#@+/=_.][\w./-]*|[A-Za-z][\w.]*-)\Z")
_NAME_AFTER = re.compile(r"[-\s]?[A-Za-z]|[_@]")
_LONGEST_NAME, _PHONE_DIGITS = 40, 7


_DIGITS = tuple(
    {digit: system[position] for each in _SYSTEMS for position, digit in enumerate(each)} for system in _SYSTEMS
)
_MARKS = ({"٫": ".", "٬": ","}, {".": "٫", ",": "٬"})
_THOUSANDS = re.compile(rf"{_DIGIT}{{1,3}}(?:[.٫]{_DIGIT}{{3}}){{2,}}")


class _Number(NamedTuple):
    paragraph: int
    start: int
    text: str
    kinds: frozenset[int]


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    lines = paragraphs(document)
    numbers = [number for index, line in enumerate(lines) for number in _numbers(index, line.text)]
    plain = [next(iter(number.kinds)) for number in numbers if len(number.kinds) == 1]
    own = _ARABIC if plain.count(_ARABIC) > plain.count(_LATIN) else _LATIN
    strangers = [number for number in numbers if number.kinds != {own}]
    alone = [number for number in strangers if len(number.kinds) == 1 and _PERSIAN not in number.kinds]
    settled = len(alone) <= CLEAR_MINORITY * len(plain)
    for number in strangers:
        if len(number.kinds) > 1:
            yield _hit(
                lines, number, own, "Two systems of digits in one number", "نظامان من الأرقام في عدد واحد", CERTAIN
            )
        elif _PERSIAN in number.kinds:
            yield _hit(lines, number, own, "Persian digits in Arabic text", "أرقام فارسية في نص عربي", CERTAIN)
        elif settled or len(alone) < LEAST_SLIPS or number == alone[0]:
            sure = CONFIDENCE if settled else UNSETTLED
            yield _hit(lines, number, own, *_REASONS[own], sure)


_REASONS = {
    _LATIN: ("The article writes its other numbers as 0-9", "يكتب النص أرقامه الأخرى بالصورة 0-9"),
    _ARABIC: ("The article writes its other numbers as ٠-٩", "يكتب النص أرقامه الأخرى بالصورة ٠-٩"),
}


def _hit(
    lines: Sequence[Paragraph], number: _Number, own: int, reason: str, reason_ar: str, confidence: float
) -> tuple[int, Hit]:
    line = lines[number.paragraph]
    span = line.span(number.start, number.start + len(number.text))
    hit = Hit(span, f"{reason}.", f"{reason_ar}.", (_written(number.text, own),), confidence=confidence)
    return line.segment, hit


def _numbers(index: int, text: str) -> Iterator[_Number]:
    for match in _NUMBER.finditer(text):
        digits = [_KIND[character] for character in match.group() if character in _KIND]
        if not _is_name(text, match, len(digits)):
            yield _Number(index, match.start(), match.group(), frozenset(digits))


def _is_name(text: str, match: re.Match[str], digits: int) -> bool:
    """True for the digits of a Latin name, an address, a tag or a telephone number."""
    is_phone = digits >= _PHONE_DIGITS and not any(mark in match.group() for mark in ".,٫٬")
    before = text[max(match.start() - _LONGEST_NAME, 0) : match.start()]
    return is_phone or _NAME_BEFORE.search(before) is not None or _NAME_AFTER.match(text, match.end()) is not None


def _written(number: str, system: int) -> str:
    """`number` in the digits of `system`, with the decimal and thousands marks that belong to them."""
    marks = dict(_MARKS[system])
    if _THOUSANDS.fullmatch(number):
        marks |= dict.fromkeys(".٫", marks.get(",", ","))
    return number.translate({ord(old): new for old, new in (_DIGITS[system] | marks).items()})
