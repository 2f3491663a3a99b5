"""A number that is not the source's: 15 for 51, 2.5 billion for 2.5 million, 1985 for 1995.

A wrong figure misinforms the reader and nothing in the Arabic shows it; only the source does. Authority: MQM-Core,
accuracy / mistranslation ("numbers that do not match the source"). Reported is a substitution: a number of the
target that nothing in the source accounts for, where a number of the source is missing from the target in its place.
Values are compared, so digits of either system, words and scale words (1,500 million and 1.5 billion) are the same.

Not flagged: a number only left out or only added; one and two, and one to ten in words; ordinals, decades, times of
day, scores, ranges with a hyphen, dates in digits, fractions; digits in Latin names and addresses; measures in units
that Arabic converts (miles, feet, pounds, Fahrenheit); a figure rounded to fewer digits; the Hijri calendar. English,
Indonesian, Russian and French are read; in other languages only digits are compared, whatever scale a word gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from mt_qa.arabic.dates import find_dates
from mt_qa.arabic.digits import Value
from mt_qa.arabic.letters import ARABIC_DIGITS, LATIN_DIGITS
from mt_qa.arabic.number_words import SCALE, number_word
from mt_qa.arabic.numbers import Number, find_numbers, value_of
from mt_qa.core import Category, Evidence, Hit, Right, Segment, Severity, Span, Suggestion, Wrong
from mt_qa.knowledge.english_numbers import (
    LARGEST_SMALL_WORD,
    SMALLEST_IN_DIGITS,
    SourceNumber,
    scaled,
)
from mt_qa.knowledge.source_numbers import find_source_numbers
from mt_qa.knowledge.units import converted_among, unit_names

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.85
EVIDENCE = Evidence.SOURCE

EXAMPLES = (
    Wrong(
        "قتل [[51]] شخصا وأصيب 40 آخرون في الحريق.",
        fixed="قتل 15 شخصا وأصيب 40 آخرون في الحريق.",
        source="The fire killed 15 people and injured 40 others.",
    ),
    Wrong(
        "بلغت قيمة العقد [[2.5 مليار]] دولار.",
        fixed="بلغت قيمة العقد 2.5 مليون دولار.",
        source="The contract was worth $2.5 million.",
    ),
    Wrong(
        "تأسس النادي في المدينة عام [[١٩٥٨]].",
        fixed="تأسس النادي في المدينة عام ١٩٨٥.",
        source="The club was founded in the city in 1985.",
    ),
    Wrong(
        "ارتفعت أسعار القمح بنسبة [[3.7]]% خلال مارس.",
        fixed="ارتفعت أسعار القمح بنسبة 7.3% خلال مارس.",
        source="The price of wheat rose by 7.3 percent in March.",
    ),
    Wrong(
        "نزح نحو [[12,000]] شخص من القرى الجبلية.",
        fixed="نزح نحو 120,000 شخص من القرى الجبلية.",
        source="About 120,000 people were displaced from the mountain villages.",
    ),
    Wrong(
        "أفرجت المحكمة عن [[ثلاثين]] طالبا.",
        fixed="أفرجت المحكمة عن 25 طالبا.",
        source="The court released twenty-five students.",
    ),
    Wrong(
        "سجلت الوزارة [[478]] إصابة جديدة.",
        fixed="سجلت الوزارة 487 إصابة جديدة.",
        source="Le ministère a enregistré 487 nouveaux cas.",
    ),
    Right("تبلغ الميزانية 1.5 مليار دولار.", source="The budget is 1,500 million dollars."),
    Right("تخرج خمسة وعشرون طبيبا.", source="There were 25 doctors in the class."),
    Right("يبعد المطار 16 كيلومترا عن الميناء.", source="The airport is 10 miles from the port."),
    Right("يرتفع البرج 300 قدم.", source="La tour a une hauteur de 90 mètres et elle est la plus belle de la ville."),
    Right("يبدأ المؤتمر في الساعة 15 بتوقيت المدينة.", source="The conference will start at 3 pm in the city."),
    Right("انتظر المسافرون عامين.", source="The passengers waited for 2 years."),
    Right("قال إن 30 عاملا غادروا.", source="He said that the workers have left."),
    Right("فاز الفريق 1-3 أمام 20 ألف متفرج.", source="The team won 3-1 in front of 20,000 fans."),
    Right("سلمت الشركة طائرات F-16 إلى الجيش.", source="The company has delivered the F-18 jets to the army."),
    Right("حضر الحفل من 10 ملايين إلى 15 مليون مشاهد.", source="The show was seen by 10 to 15 million viewers."),
    Right("بلغ عدد السكان 8.6 مليون نسمة.", source="The population of the city is 8,623,000."),
    Right("الاجتماع في 7/1/2022.", source="The meeting is on 1/7/2022 in the capital."),
    Right("وقعت المعركة عام 1187 للميلاد، أي 583 هـ.", source="The battle was in 1187 and not in 1190, they say."),
    Right("دخل الاتفاق القرن الحادي والعشرين.", source="The deal entered the 20th century with the other laws."),
    Right("انتظر ستة رجال خارج المبنى.", source="There were five men outside of the building."),
    Wrong(
        "بلغ الإنتاج [[2.5 مليار]] طن.",
        fixed="بلغ الإنتاج 2.5 مليون طن.",
        source="Добыча составила 2,5 млн тонн.",
    ),
    Wrong(
        "قدر الاقتصاديون الخسائر بنحو [[31 مليار]] روبية.",
        fixed="قدر الاقتصاديون الخسائر بنحو 13 مليار روبية.",
        source="Para ekonom memperkirakan kerugian sekitar tiga belas miliar rupiah.",
    ),
    Right("بلغ الإنتاج 2,5 مليون طن.", source="Добыча составила 2,5 млн тонн."),
    Right("حضر 97 نائبا.", source="Quatre-vingt-dix-sept députés étaient dans la salle pour le vote."),
    Right("يعيش في المدينة 12.500 نسمة.", source="Di kota itu ada 12.500 jiwa yang tinggal dengan tenang."),
    Right("تبلغ سرعة الرياح 12.5 عقدة ونصف.", source="The wind has a speed of 13½ knots in the north."),
)

_DIGIT = r"[0-9٠-٩۰-۹]"
_IN_DIGITS = re.compile(rf"{_DIGIT}+(?:[.,٫٬ \u00a0\u202f]{_DIGIT}+)*")
_PERCENT_BEFORE = re.compile(r"[%٪]")
_PERCENT_AFTER = re.compile(r"\s*(?:[%٪]|بالم\w+|في\s+الم\w+)\Z")
_UNCERTAIN_BEFORE = re.compile(
    rf"(?:[A-Za-z][ .-]?|[^\W\d_][-–]|{_DIGIT}\s?[-–—:/x×\\،]\s?|الساعة\s|[_#@&+*^=]|(?:نصف|ربع|ثلث)\s)\Z"
)
_UNCERTAIN_AFTER = re.compile(
    rf"\s?[-–—:/x×\\]\s?{_DIGIT}|،{_DIGIT}|[½¼¾⅓⅔°²³^_@A-Za-z]|\s(?:و)?(?:نصف|النصف|ربع|الربع|ثلث|الثلث)\b"
)
_HIJRI = re.compile(r"هجري|\d\s?هـ")

# What Arabic news converts, and the Arabic words that show that it did not.
_UNITS = (
    (r"miles?|mph|mi|sq(?:uare)?\.? mi(?:les?)?|mil|мил[ьияюе]\w*|milles?", "ميل|أميال|ميلا"),
    (r"f(?:oo|ee)t|ft|cubic feet|kaki|фут\w*|pieds?", "قدم|أقدام|قدما"),
    (r"inch(?:es)?|in\.|inci|дюйм\w*|pouces?", "بوص|إنش|انش"),
    (r"yards?|yds?|ярд\w*", "يارد"),
    (r"pounds?|lbs?|pon|фунт\w*|livres?", "رطل|أرطال|باوند|جنيه"),
    (r"ounces?|oz|fluid ounces?|ons|унци\w*|onces?", "أونص|أوقي"),
    (r"gallons?|galon|галлон\w*", "جالون|غالون|غالونات"),
    (r"acres?|ekar|акр\w*", "فدان|أفدنة|فدادين|أكر|هكتار"),
    (r"knots?|kn|nautical miles?|mil laut|узл\w*|узел|n(?:œ|oe)uds?", "عقد|ميل|أميال"),
    (r"degrees|°|fahrenheit|f\b|derajat|градус\w*|degrés", "فهرنهايت"),
    (r"tons?|stones?|barrels?|bushels?|leagues?|bar[ei]ls|баррел\w*", "طن|أطنان|برميل"),
)
_CONVERTED = tuple(
    (re.compile(rf"[\s-]?(?:square |cubic |long |short )?(?:{english})(?![a-z])", re.IGNORECASE), re.compile(arabic))
    for english, arabic in _UNITS
)
_METRIC = re.compile(
    r"\s*(?:\w+\s)?(?:كيلو|كلم|كم|متر|أمتار|مترا|سنتي|سم|ملي|لتر|ليتر|كغ|كجم|غرام|جرام|هكتار|درج|طن|أطنان)"
)
_NEAR = 0.3
_SHORT = 160
_MOST_PAIRS = 3
_MOST_NUMBERS = 200
_SCALE_WORDS = {
    10**3: ("ألف", "آلاف"),
    10**6: ("مليون", "ملايين"),
    10**9: ("مليار", "مليارات"),
    10**12: ("تريليون", "تريليونات"),
}


@dataclass(frozen=True, slots=True)
class _Target:
    """A number of the target, its span without the percent sign, `digits` as written and the scale word's value."""

    span: Span
    readings: tuple[Value, ...]
    scale: int
    digits: str
    percent: bool
    certain: bool


def check_segment(segment: Segment, *, source: str, source_language: str) -> Iterator[Hit]:
    target = segment.target
    said = find_source_numbers(source, source_language)
    if not any(number.certain for number in said) or _HIJRI.search(target):
        return
    found = find_numbers(target)
    if len(said) > _MOST_NUMBERS or len(found) > _MOST_NUMBERS:
        return  # a table, not prose; and each number is compared with each
    converted = any(unit.match(source, number.span.end) for number in said for unit, _ in _CONVERTED)
    theirs = list(unit_names().said(source, source_language, said))
    ours = list(unit_names().written(target, found))
    in_other_units = {amount.number for amount in (*converted_among(theirs, ours), *converted_among(ours, theirs))}
    dates = [date.span for date in find_dates(target) if "/" in date.span.of(target)]
    written = [_target(target, number, converted, dates) for number in found if number.span not in in_other_units]
    if not any(number.certain for number in written):
        return
    said = _with_shared_scale(source, said)
    missing = [
        s
        for s in said
        if s.certain
        and s.span not in in_other_units
        and not any(_same(s, t) for t in written)
        and not _is_converted(source, target, s)
    ]
    strange = [t for t in written if t.certain and not any(_same(s, t) for s in said)]
    for wrong, right in _paired(missing, strange, len(source), len(target)):
        yield _hit(source, target, wrong, right)


def _target(text: str, number: Number, converted: bool, dates: Sequence[Span]) -> _Target:
    start, end = number.span.start, number.span.end
    if number.percent:
        start += _PERCENT_BEFORE.match(text, start) is not None
        sign = _PERCENT_AFTER.search(text, start, end)
        end = sign.start() if sign else end
    written = text[start:end]
    match = _IN_DIGITS.match(written)
    digits = match.group() if match else ""
    scale = _scale_in(written)
    both = (number.value,) if number.also is None else (number.value, number.also)
    readings = tuple(-value if value < 0 else value for value in both)
    least = SMALLEST_IN_DIGITS if digits else LARGEST_SMALL_WORD + 1
    certain = (
        readings[0] >= least
        and not number.ordinal
        and not (not digits and readings[0] in (100, 200, scale, 2 * scale))
        and _UNCERTAIN_BEFORE.search(text[max(start - 12, 0) : start]) is None
        and _UNCERTAIN_AFTER.match(text, end) is None
        and not (converted and _METRIC.match(text, end))
        and not any(date.overlaps(number.span) for date in dates)
    )
    return _Target(Span(start, end), readings, scale, digits, number.percent, certain)


def _scale_in(written: str) -> int:
    """The value of the last scale word in `written`, 1 where there is none."""
    for word in reversed(written.split()):
        reading = number_word(word)
        if reading is not None and reading.word.kind == SCALE:
            return int(reading.word.value)
    return 1


_RANGE = re.compile(r"\s*(?:to|and|or|[-–—])\s*(?:about |around )?[$£€]?", re.IGNORECASE)


def _with_shared_scale(source: str, numbers: Sequence[SourceNumber]) -> tuple[SourceNumber, ...]:
    """In ``10 to 15 million`` the first may be ten or ten million."""
    found = list(numbers)
    for index, (number, following) in enumerate(pairwise(numbers)):
        gap = source[number.span.end : following.span.start]
        if number.scale < following.scale and _RANGE.fullmatch(gap):
            found[index] = replace(
                number, readings=(*number.readings, scaled(number.readings[0], following.scale)), certain=False
            )
    return tuple(found)


def _is_converted(source: str, target: str, number: SourceNumber) -> bool:
    return any(unit.match(source, number.span.end) and not kept.search(target) for unit, kept in _CONVERTED)


def _same(said: SourceNumber, written: _Target) -> bool:
    for a in said.readings:
        for b in written.readings:
            if a == b or (not said.exact and _significant(a) == _significant(b)):
                return True
            if (said.scale > 1 or written.scale > 1) and _rounded(a, b):
                return True
    return False


def _significant(value: Value) -> str:
    """The digits without the zeros around them: 25 of 2500 and of 0.25."""
    text = f"{Decimal(value):f}"
    return text.replace(".", "").lstrip("0").rstrip("0") or "0"


def _rounded(a: Value, b: Value) -> bool:
    """True where the one is the other with fewer digits, rounded or cut: 8.6 million and 8,623,000."""
    fewer, more = sorted((a, b), key=lambda value: len(_significant(value)))
    kept = len(_significant(fewer))
    if kept < 2 or kept == len(_significant(more)) or not more:
        return False
    return abs(Decimal(fewer) - Decimal(more)) < Decimal(10) ** (Decimal(fewer).adjusted() - kept + 1)


def _paired(
    missing: Sequence[SourceNumber], strange: Sequence[_Target], source_length: int, target_length: int
) -> Iterator[tuple[_Target, SourceNumber]]:
    """Which missing number each strange one stands for: in order where they are as many, else the one alike."""
    if len(missing) == len(strange) <= _MOST_PAIRS:
        for said, written in zip(missing, strange, strict=True):
            apart = abs(said.span.start / source_length - written.span.start / target_length)
            near = source_length <= _SHORT or apart <= _NEAR
            if said.percent == written.percent and (_alike(said, written) or (near and _of_one_kind(said, written))):
                yield written, said
        return
    for written in strange:
        alike = [said for said in missing if said.percent == written.percent and _alike(said, written)]
        if len(alike) == 1 and sum(_alike(alike[0], other) for other in strange) == 1:
            yield written, alike[0]


def _is_year(value: Value) -> bool:
    return isinstance(value, int) and 1000 <= value <= 2100


def _of_one_kind(said: SourceNumber, written: _Target) -> bool:
    return _is_year(said.readings[0]) == _is_year(written.readings[0])


def _alike(said: SourceNumber, written: _Target) -> bool:
    """True for a slip of the hand: two digits exchanged, one changed, lost or added, or another power of ten."""
    a, b = _significant(said.readings[0]), _significant(written.readings[0])
    if a == b:
        return True
    if sorted(a) == sorted(b):
        return len(a) <= 4
    if min(len(a), len(b)) < 2 or abs(len(a) - len(b)) > 1:
        return False
    same_start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[same_start:], b[same_start:]
    if len(a) == len(b):
        return rest_a[1:] == rest_b[1:]
    return rest_a[1:] == rest_b if len(a) > len(b) else rest_b[1:] == rest_a


def _hit(source: str, target: str, written: _Target, said: SourceNumber) -> Hit:
    quoted = said.span.of(source) + ("%" if said.percent else "")
    suggestion = _suggestion(target, written, said) if said.exact or not written.scale > 1 else None
    confidence = CONFIDENCE if _alike(said, written) else _LESS_SURE
    return Hit(
        written.span,
        f"The source says {quoted}.",
        f"في النص الأصلي: {quoted}.",
        ()
        if suggestion in (None, written.span.of(target))
        else (Suggestion(suggestion or "", confidence, "number-mismatch"),),
        confidence=confidence,
    )


_LESS_SURE = 0.75


def _suggestion(target: str, written: _Target, said: SourceNumber) -> str | None:
    """The source's value in the digits and with the marks of the target; None where it cannot be said in digits."""
    value, scale = said.readings[0], said.scale
    if not written.digits and _has_clitic(written.span.of(target)):
        return None
    if scale == 1 and written.scale > 1 and value >= written.scale:
        scale = written.scale
    if scale > 1 and written.scale == 1 and written.digits and value < 10**6 and isinstance(value, int):
        scale = 1
    number = Decimal(value) / scale
    if len(_significant(number)) > 6 or (scale > 1 and number < SMALLEST_IN_DIGITS and number == int(number)):
        return None
    digits = _in_digits(number, target, written)
    if scale == 1:
        return digits
    single, plural = _SCALE_WORDS[scale]
    few = number == int(number) and 3 <= number <= 10
    return f"{digits} {plural if few else single}"


def _has_clitic(words: str) -> bool:
    """True where the first word reads as a number without its first letter too."""
    return words[:1] in "وفبلك" or words.startswith("ال") or value_of(words[1:]) is not None


def _in_digits(number: Decimal, target: str, written: _Target) -> str:
    text = f"{number.normalize():f}"
    whole, _, fraction = text.partition(".")
    grouped = re.search(rf"{_DIGIT}([,٬]){_DIGIT}{{3}}(?!{_DIGIT})", written.digits)
    if len(whole) > 4 or (len(whole) == 4 and grouped):
        whole = f"{int(whole):,}"
    text = f"{whole}.{fraction}" if fraction else whole
    arabic = any(digit in ARABIC_DIGITS for digit in (written.digits or target))
    if not arabic:
        return text
    return text.translate(str.maketrans(LATIN_DIGITS + ".,", ARABIC_DIGITS + "٫٬"))
