"""The same word twice in a row.

Decoders loop; people do not write ``في في``. Authority: MQM-Core, linguistic-conventions/grammar (the field's
checkers call it "repeated word"). Not flagged: doubling that is Arabic style (شيئا فشيئا has a ف and differs; جدا جدا,
يوما يوما, رويدا رويدا, names such as "بون بون"), and a repetition over a line or across punctuation.
"""

from collections.abc import Iterator

from mt_qa.arabic.words import pairs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.95

MEANT = frozenset(
    [
        "جدا",
        "رويدا",
        "دكا",
        "صفا",
        "يوما",
        "قليلا",
        "كثيرا",
        "حقا",
        "هيا",
        "نعم",
        "لا",
        "بون",
        "سين",
        "تك",
        "دم",
        "بام",
        "مرة",
        "حي",
        "كلا",
    ]
)
"""Words that Arabic doubles on purpose, for emphasis or distribution."""

EXAMPLES = (
    Wrong(
        "وصل الوزير [[إلى إلى]] العاصمة.",
        fixed="وصل الوزير إلى العاصمة.",
    ),
    Right("كان الأمر سهلا جدا جدا."),
    Right("هذا كتاب. كتاب جديد."),
    Right("تغير الوضع شيئا فشيئا."),
    Right("السطر الأول قال\nقال السطر الثاني."),
)


def check_segment(segment: Segment) -> Iterator[Hit]:
    for first, second in pairs(segment.target):
        if first.bare == second.bare and first.bare not in MEANT and len(first.bare) > 1:
            yield Hit(
                Span(first.start, second.end),
                f"“{first.bare}” stands twice in a row.",
                f"تكررت كلمة «{first.bare}» مرتين متتاليتين.",
                (first.text,),
            )
