"""A measure in another unit than the source's: 100 ميل where the source says 100 km, or a conversion that is wrong.

Authority: MQM-Core, accuracy / mistranslation. Reported is a measure of the target whose very number stands in the
source with another unit (100 طن for 100 barrels, خمسة أسابيع for five days), and a length, area, volume, weight, speed
or temperature whose number is not what the conversion gives, where source and target have one such measure each.

Not flagged: right conversions, rounded as people do; speeds and areas in the same length (كيلومتر for km/h); a number
that the source has without a unit too; a unit that the target leaves out; times that are counted in other units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mt_qa.arabic.numbers import find_numbers
from mt_qa.core import Category, Evidence, Hit, Right, Segment, Severity, Wrong
from mt_qa.knowledge.amounts import Amount
from mt_qa.knowledge.english_numbers import SourceNumber
from mt_qa.knowledge.source_numbers import find_source_numbers
from mt_qa.knowledge.units import CONVERTED, dimensions, unit_names, units

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.92
EVIDENCE = Evidence.SOURCE

EXAMPLES = (
    Wrong(
        "تبعد القرية 100 [[ميل]] عن الحدود.",
        fixed="تبعد القرية 100 كيلومتر عن الحدود.",
        source="The village is 100 km from the border.",
    ),
    Wrong(
        "استمر الإضراب خمسة [[أسابيع]].",
        fixed="استمر الإضراب خمسة أيام.",
        source="The strike went on for five days.",
    ),
    Wrong(
        "صدرت الشركة 25 ألف [[طن]] من النفط.",
        fixed="صدرت الشركة 25 ألف برميل من النفط.",
        source="The company has exported 25,000 barrels of oil.",
    ),
    Wrong(
        "بلغ وزن السمكة 14 [[غراما]].",
        fixed="بلغ وزن السمكة 14 كيلوغراما.",
        source="Berat ikan itu 14 kg dan panjangnya tidak diketahui.",
    ),
    Wrong(
        "ارتفع منسوب النهر 40 [[مترا]].",
        fixed="ارتفع منسوب النهر 40 سنتيمترا.",
        source="Уровень воды в реке поднялся на 40 сантиметров.",
    ),
    Wrong(
        "يمتد الطريق 300 [[كيلومتر]].",
        source="The road is 100 miles long.",
    ),
    Wrong(
        "بلغت الحرارة 45 [[درجة مئوية]].",
        source="The temperature has reached 95 degrees Fahrenheit in the shade.",
    ),
    Right("يبعد المطار 160 كيلومترا عن الميناء.", source="The airport is 100 miles from the port."),
    Right("بلغت الحرارة 35 درجة مئوية.", source="The temperature has reached 95 degrees Fahrenheit."),
    Right("بلغت سرعة الرياح 120 كيلومترا.", source="The wind had a speed of 120 km/h in the north."),
    Right("انخفضت الحرارة إلى 12 درجة.", source="The temperature has fallen to 12 °C in the night."),
    Right("غاب الطفل خمسة أيام وخمس ليال.", source="The child was away for five days and five nights."),
    Right("طول الجسر 3 كيلومترات وعمره 3 سنوات.", source="The bridge is 3 km long and 3 years old."),
    Right("أنتج الحقل نحو 14 ألف طن.", source="The field has produced about 100,000 barrels."),
    Right("دامت الرحلة 48 ساعة.", source="The journey took two days in all."),
    Right("وصلت 100 شاحنة تحمل 100 طن.", source="The 100 trucks have brought 100 tonnes."),
    Right("حكم عليه بالسجن 18 شهرا.", source="He was sent to prison for a year and a half."),
    Right("يزن الكيس 10 كيلوغرامات.", source="Le sac pèse 22 livres et il est trop lourd pour lui."),
)

_LARGEST_DUAL = 2
_MOST = 100
"""More measures in a segment are a table, and each is compared with each."""
_OFF = 0.2
"""From this share on a conversion is not rounded but wrong,"""
_DEGREES_OFF = 3
"""or from so many degrees."""
_LESS_SURE = 0.6


def check_segment(segment: Segment, *, source: str, source_language: str) -> Iterator[Hit]:
    written = list(unit_names().written(segment.target, find_numbers(segment.target)))
    if not 0 < len(written) <= _MOST:
        return
    numbers = find_source_numbers(source, source_language)
    said = list(unit_names().said(source, source_language, numbers))
    for amount in written:
        meant = [other for other in said if other.equals(amount)]
        if meant:
            if amount.readings[0] > _LARGEST_DUAL and _is_other(amount, meant, numbers):
                yield _hit(source, segment.target, amount, meant[0])
        elif (wrong := _wrongly_converted(amount, written, said)) is not None:
            quoted = _quoted(source, wrong)
            yield Hit(
                amount.name,
                f"The source says {quoted}, which is not this much.",
                f"في النص الأصلي: {quoted}، والقيمة بعد التحويل مختلفة.",
                confidence=_LESS_SURE,
            )


def _is_other(amount: Amount, meant: Sequence[Amount], numbers: Sequence[SourceNumber]) -> bool:
    """True where each place of this number in the source has a unit, and none of them this one."""
    names = unit_names()
    heads = names.heads(code for other in meant for code in other.codes)
    places = sum(not set(number.readings).isdisjoint(amount.readings) for number in numbers)
    return places == len(meant) and heads.isdisjoint(names.heads(amount.codes))


def _wrongly_converted(amount: Amount, written: Sequence[Amount], said: Sequence[Amount]) -> Amount | None:
    """The one measure of the source that this should be, where it is not."""
    for dimension in dimensions(amount) & CONVERTED:
        ours = [other for other in written if dimension in dimensions(other)]
        theirs = [other for other in said if dimension in dimensions(other)]
        if len(ours) == len(theirs) == 1:
            same = unit_names().heads(theirs[0].codes) & unit_names().heads(amount.codes)
            if not same and not _converts(theirs[0], amount, dimension):
                return theirs[0]
    return None


def _converts(said: Amount, written: Amount, dimension: str) -> bool:
    """True where some reading of the one is about some reading of the other."""
    return any(
        _about(_in_si(float(a), code), _in_si(float(b), other), dimension)
        for a in said.readings
        for b in written.readings
        for code in said.codes
        for other in written.codes
        if units()[code].dimension == units()[other].dimension == dimension
    )


def _in_si(value: float, code: str) -> float:
    """The value in the SI unit, temperatures in degrees Celsius."""
    match code:
        case "F":
            return (value - 32) * 5 / 9
        case "K":
            return value - 273.15
    return value * (units()[code].factor or 1.0)


def _about(one: float, other: float, dimension: str) -> bool:
    if dimension == "temperature":
        return abs(one - other) <= _DEGREES_OFF
    return abs(one - other) <= _OFF * max(one, other)


def _hit(source: str, target: str, amount: Amount, meant: Amount) -> Hit:
    quoted = _quoted(source, meant)
    code = min(meant.codes, key=lambda code: (len(code), code))
    name = unit_names().by_code[code].counted(amount.readings[0])
    suggestions = () if amount.name.of(target).startswith("ال") else (name,)
    return Hit(amount.name, f"The source says {quoted}.", f"في النص الأصلي: {quoted}.", suggestions)


def _quoted(source: str, amount: Amount) -> str:
    return source[amount.number.start : amount.name.end]
