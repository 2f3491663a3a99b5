"""A unit or a currency that is not the source's: 5 million euros for $5 million, 40 miles for 40 km.

The figure is right and the fact is wrong. Authority: MQM-Core, accuracy/mistranslation. Flagged is a measure beside a
number that the source has too, with another measure of the same kind. Not flagged: values that were converted (10
miles, 16 كيلومترا), since then the numbers differ; ton and tonne; the currencies of two countries that share a name;
pound, which is money or weight; a measure that stands apart from its number.
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.core import Category, Evidence, Hit, Right, Segment, Severity, Wrong
from mt_qa.knowledge.measures import Measured, measured_in_arabic, measured_in_source

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.9
EVIDENCE = Evidence.SOURCE

MOST = 60
"""More measures in a segment are a table."""

EXAMPLES = (
    Wrong(
        "تعهدت الوزارة بدفع 5 ملايين [[يورو]] للبلدية.",
        fixed="تعهدت الوزارة بدفع 5 ملايين دولار للبلدية.",
        source="The ministry has pledged $5 million to the town.",
    ),
    Wrong(
        "تقع القرية على بعد 40 [[ميلا]] من الحدود.",
        fixed="تقع القرية على بعد 40 كيلومترا من الحدود.",
        source="The village lies 40 km from the border of the country.",
    ),
    Wrong(
        "ستستمر الهدنة 3 [[أسابيع]] فقط.",
        fixed="ستستمر الهدنة 3 أيام فقط.",
        source="The truce will last for only three days, he said.",
    ),
    Wrong(
        "بلغت كلفة المشروع 750 مليون [[دولار]].",
        fixed="بلغت كلفة المشروع 750 مليون روبل.",
        source="Стоимость проекта составила 750 000 000 рублей.",
    ),
    Right("تعهدت الوزارة بدفع 5 ملايين دولار.", source="The ministry has pledged $5 million to the town."),
    Right("يبعد المطار 16 كيلومترا عن الميناء.", source="The airport is 10 miles from the port."),
    Right("نقلت السفينة 30 ألف طن من القمح.", source="The ship carried 30,000 tons of wheat to the port."),
    Right("دفع 20 دولارا و20 يورو.", source="He paid 20 dollars and then 20 euros for it."),
    Right("انتظر 60 دقيقة.", source="He had to wait for one hour."),
    Right("حكم عليه بالسجن 5 سنوات.", source="He was given a sentence of 5 years in prison."),
    Right("بلغت قيمة الصفقة 3 ملايين روبية.", source="The deal was worth 3 million rupiah, the company said."),
)


def check_segment(segment: Segment, *, source: str) -> Iterator[Hit]:
    written = list(measured_in_arabic(segment.target))
    said = list(measured_in_source(source)) if written else []
    if max(len(written), len(said)) > MOST:
        return
    for place in written:
        same_number = [other for other in said if not set(other.values).isdisjoint(place.values)]
        rivals = [other for other in same_number if other.measure.kind == place.measure.kind]
        if rivals and not any(_agree(other, place) for other in rivals):
            right = rivals[0].measure
            yield Hit(
                place.span,
                f"The source says {rivals[0].form}.",
                f"في النص الأصلي: {rivals[0].form}.",
                (right.like(place.form, place.measure),),
            )


def _agree(said: Measured, written: Measured) -> bool:
    """True for one measure, and for two whose Arabic is the same word (روبية)."""
    return said.measure == written.measure or written.form in said.measure.arabic
