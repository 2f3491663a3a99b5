"""A verbal noun after a word that only a verb can follow.

Decoders know the action but not its inflection: لن إعلان for لن يعلن, وإننا إجراء for وإننا نجري. Authority: سوف, لن,
لم and قد stand before verbs alone (Ryding 2005, ch. 25, 35). Not flagged: verbal nouns that are spelt like a verb
(لم تقدم, قد ذكر), فقد (also "lost"), and any other noun after إننا.
"""

from collections.abc import Iterator

from mt_qa.arabic.words import pairs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.verbal_nouns import VerbalNoun, verbal_noun

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.9

GOVERNORS = {
    head + word: prefix
    for word, prefix in (
        ("سوف", ""),
        ("لن", ""),
        ("لم", ""),
        ("قد", ""),
        ("لقد", ""),
        ("إنني", "أ"),
        ("أنني", "أ"),
        ("لأنني", "أ"),
        ("لكنني", "أ"),
        ("إننا", "ن"),
        ("أننا", "ن"),
        ("لأننا", "ن"),
        ("لكننا", "ن"),
    )
    for head in ("", "و", "ف")
    if head + word != "فقد"  # "lost": a verb with an object
}
"""Words that only a verb can follow, and the person that the verb then has, where the word says so."""

EXAMPLES = (
    Wrong(
        "وقال إن الحكومة [[لن إعلان]] النتائج قبل الأحد.",
        fixed="وقال إن الحكومة لن تعلن النتائج قبل الأحد.",
    ),
    Wrong(
        "وأضاف الوزير: [[وإننا إجراء]] اتصالات مع الجيران.",
        fixed="وأضاف الوزير: وإننا نجري اتصالات مع الجيران.",
    ),
    Wrong(
        "[[سوف إرسال]] مساعدات عاجلة إلى المتضررين.",
        fixed="سوف يرسل مساعدات عاجلة إلى المتضررين.",
    ),
    Wrong("وأكد البيان أن الشركة [[لم إصدار]] أي أسهم."),
    Right("لم تقدم الحكومة أي دليل."),
    Right("وقد ذكر البيان أن العدد لن يزيد."),
    Right("وإننا أصحاب حق."),
    Right("فقد تنظيم الدولة مواقعه كلها."),
    Right("لم أبدأ يومي بعد، وقد أنشأ غيري شركته."),
    Right("لن، إجراء محادثات يعني الاعتراف."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    before = ""
    for first, second in pairs(segment.target):
        prefix = GOVERNORS.get(first.bare)
        if prefix is not None:
            noun = verbal_noun(second.bare)
            if noun is not None and lexicon.parts_of_speech(noun.noun) == {"noun"}:
                yield Hit(
                    Span(first.start, second.end),
                    f"After “{first.bare}” stands the verbal noun “{noun.noun}” where only a verb can.",
                    f"جاء المصدر «{noun.noun}» بعد «{first.bare}» في موضع الفعل.",
                    tuple(f"{first.text} {verb}" for verb in _verbs(first.bare, prefix, before, noun)),
                )
        before = first.bare


def _verbs(governor: str, prefix: str, before: str, noun: VerbalNoun) -> tuple[str, ...]:
    """The verb in the person that can be told; after لم its end changes and after قد its tense is open: none."""
    if governor.endswith(("لم", "قد")):
        return ()
    if prefix:
        return (noun.present_of(prefix),)
    masculine, feminine = noun.present_of("ي"), noun.present_of("ت")
    return (feminine, masculine) if before.endswith(("ة", "ات")) else (masculine, feminine)
