"""A demonstrative of another gender or number than its noun.

Decoders choose هذا or هذه before they choose the noun: هذا الحكومة, هذه القرار, هؤلاء الشركات. Authority: a
demonstrative agrees with its noun, things in the plural counting as feminine singular (Ryding 2005, ch. 13). Judged are
nouns whose agreement the tables know. Not flagged: nouns of two genders (هذا الطريق, هذه الطريق), people in the plural
after هذه, ذلك and تلك (فعلت ذلك الحكومة), and a demonstrative that may be subject or object beside the noun (قالت
هذا المتحدثة, ساعد هذا الباحثين, من هؤلاء الرئيس السابق).
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.noun_forms import Agreement, agreement, people_nouns, women_nouns
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.subject_verbs import subject_verbs

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.85

M, F, MEN, WOMEN, TWO_M, TWO_F = Agreement

ALLOWED = {
    "هذا": {M},
    "هذه": {F, MEN, WOMEN},
    "هؤلاء": {MEN, WOMEN},
    "هذان": {TWO_M},
    "هذين": {TWO_M, MEN},
    "هاتان": {TWO_F},
    "هاتين": {TWO_F},
}
"""The demonstratives, and what the noun after each may be (هذين may stand before ين, whose reading is open)."""

FITTING = {M: "هذا", F: "هذه", MEN: "هؤلاء", WOMEN: "هؤلاء", TWO_M: "هذين", TWO_F: "هاتين"}
OF_MANY = frozenset("سنة شيعة نخبة صفوة قلة حيوانات شخصيات قيادات قوم".split())
"""Nouns of people or living things that papers point to with هؤلاء."""

ATTACHED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")

DEMONSTRATIVES = {head + word: (head, word) for word in ALLOWED for head in ATTACHED}

EXAMPLES = (
    Wrong(
        "رفض البرلمان [[هذا الحكومة]] بأغلبية كبيرة.",
        fixed="رفض البرلمان هذه الحكومة بأغلبية كبيرة.",
    ),
    Wrong(
        "ووقع الوزير على [[هذه القرار]] أمس.",
        fixed="ووقع الوزير على هذا القرار أمس.",
    ),
    Wrong(
        "ووقعت الحكومة عقودا مع [[هؤلاء الشركات]] أمس.",
        fixed="ووقعت الحكومة عقودا مع هذه الشركات أمس.",
    ),
    Wrong(
        "وصل المدرب [[بهذا البطولة]] إلى القمة.",
        fixed="وصل المدرب بهذه البطولة إلى القمة.",
    ),
    Wrong(
        "ودرس العلماء [[هذا الأمراض]] سنوات.",
        fixed="ودرس العلماء هذه الأمراض سنوات.",
    ),
    Wrong(
        "وينتشر [[هذه المرض]] في الشتاء.",
        fixed="وينتشر هذا المرض في الشتاء.",
    ),
    Right("رفض البرلمان هذه الحكومة وهذا القرار وهؤلاء الوزراء."),
    Right("أغلقت الشرطة هذا الطريق وهذه الطريق."),
    Right("وقال هذا، الحكومة لن تستقيل."),
    Right("أعلنت هذا الحكومة من قبل."),
    Right("وساعد هذا الباحثين في عملهم."),
    Right("ومن هؤلاء الرئيس السابق."),
    Right("قابل هذين المسؤولين في هاتين المدينتين."),
    Right("زار هذا الخليفة المدينة في هذا المستشفى."),
    Right("هذه المستشفيات وهذه الأدوية وهذه الجراح."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text = segment.target
    if "هذ" not in text and "هؤ" not in text and "هات" not in text:
        return
    for run in runs(text):
        for place in range(len(run) - 1):
            found = DEMONSTRATIVES.get(run[place].text)
            if not found or not run[place + 1].text.startswith("ال"):
                continue
            wanted = agreement(run[place + 1].bare[2:])
            if wanted is None or wanted in ALLOWED[found[1]]:
                continue
            if found[1] == "هؤلاء" and run[place + 1].bare[2:] in OF_MANY:
                continue
            if not _is_alone(run, place, found, run[place + 1].bare[2:], wanted, lexicon):
                yield _hit(run[place], run[place + 1], found, wanted)


def _is_alone(
    run: Sequence[Token], place: int, found: tuple[str, str], noun: str, wanted: Agreement, lexicon: Lexicon
) -> bool:
    """True where the demonstrative may be a subject or object of its own, beside the noun."""
    head, word = found
    if not place or head.strip("وف"):
        return False
    before = run[place - 1].bare
    if word == "هؤلاء" and before.removeprefix("و") in ("من", "بين"):
        return noun in people_nouns() or noun in women_nouns()  # من هؤلاء الرئيس السابق
    verb = subject_verbs().get(before.removeprefix("و"))
    if verb is not None and verb.is_feminine is (wanted is F):
        return True  # قالت هذا المتحدثة
    if particle_kind(before) or agreement(before) or not lexicon.parts_of_speech(before) & {"past", "present"}:
        return False
    feminine = before.endswith("ت") or before.removeprefix("و").removeprefix("س").startswith("ت")
    return feminine is (word == "هذه")  # ساعد هذا الباحثين


def _hit(demonstrative: Token, noun: Token, found: tuple[str, str], wanted: Agreement) -> Hit:
    head, word = found
    fitting = FITTING[wanted]
    if wanted in (TWO_M, TWO_F) and noun.bare.endswith("ان") and not head.strip("وف"):
        fitting = fitting[:-2] + "ان"
    return Hit(
        Span(demonstrative.start, noun.end),
        f"“{noun.bare}” takes another demonstrative than “{word}”.",
        f"اسم الإشارة «{word}» لا يطابق «{noun.bare}» في الجنس أو العدد.",
        (f"{head}{fitting} {noun.text}",),
    )
