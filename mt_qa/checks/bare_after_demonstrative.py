"""A noun without its article after a preposition and هذا or هذه.

"In this book" is في هذا الكتاب; في هذا كتاب would say that in this there is a book. Authority: a demonstrative that
qualifies a noun has it definite (Ryding 2005, ch. 13). Judged are the singulars of data/counted_nouns.tsv after a
preposition and a demonstrative of their gender. Not flagged: هذا كتاب without a preposition ("this is a book"), ذلك
(بعد ذلك اجتماع), لهذا ("therefore"), and nouns that what precedes may announce (في هذا رسالة, سؤال, سبب).
"""

from collections.abc import Iterator

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.counted_nouns import by_singular

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.85

PREPOSITIONS = frozenset("في فى من على عن إلى الى مع منذ خلال بعد قبل ضد حول عبر لدى".split())
GENDERS = {"هذا": "m", "هذه": "f"}
ATTACHED = {"بهذا": "m", "بهذه": "f", "وبهذا": "m", "وبهذه": "f"}

ANNOUNCED = frozenset("رسالة سؤال سبب شرط خطوة حل خيار حالة درجة نوع شكل مرة عنصر ضربة مشكلة".split())
"""What a sentence can find "in this": في هذا رسالة إلى العالم."""

EXAMPLES = (
    Wrong(
        "يعيش في [[هذه مدينة]] نحو مليون شخص.",
        fixed="يعيش في هذه المدينة نحو مليون شخص.",
    ),
    Wrong(
        "وأشاد النقاد [[بهذا كتاب]] وصاحبه.",
        fixed="وأشاد النقاد بهذا الكتاب وصاحبه.",
    ),
    Right("يعيش في هذه المدينة نحو مليون شخص."),
    Right("هذا كتاب جديد، وبعد ذلك اجتماع آخر."),
    Right("وفي هذا رسالة إلى العالم، ولهذا مشروع خاص."),
    Right("من هذه، مدينة القدس."),
)


def check_segment(segment: Segment) -> Iterator[Hit]:
    text = segment.target
    if "هذ" not in text:
        return
    for run in runs(text):
        for place in range(len(run) - 1):
            gender = _gender(run, place)
            noun = by_singular().get(run[place + 1].bare) if gender else None
            if noun and noun.gender == gender and noun.singular not in ANNOUNCED:
                yield _hit(run[place], run[place + 1])


def _gender(run: tuple[Token, ...], place: int) -> str:
    """The gender of a demonstrative after a preposition; empty for any other word."""
    word = run[place].text
    if word in ATTACHED:
        return ATTACHED[word]
    if word in GENDERS and place and run[place - 1].text.removeprefix("و") in PREPOSITIONS:
        return GENDERS[word]
    return ""


def _hit(demonstrative: Token, noun: Token) -> Hit:
    return Hit(
        Span(demonstrative.start, noun.end),
        f"The noun that “{demonstrative.bare}” points to takes the article.",
        f"الاسم بعد «{demonstrative.bare}» بدل منه فيعرف بـ«ال».",
        (f"{demonstrative.text} ال{noun.text}",),
    )
