"""A plural verb without its ن where nothing takes the ن away.

The five verbs keep the ن in the indicative and lose it only after أن, لن, لم, ل, لا of prohibition and their like
(Ryding 2005, ch. 21). Decoders, and people in a hurry, write الذين يعملوا for الذين يعملون. Flagged only where the
word before calls for the indicative: a relative, a subject pronoun, كانوا and verbs of beginning, عندما, سوف, or لا
after one of them. Not flagged: a verb after any other word, because أن يذهبوا ويكتبوا carries on, and singulars in و
with an alef too many (يبدوا), which are another fault.
"""

import re
from collections.abc import Iterator

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Wrong
from mt_qa.knowledge.lexicon import Lexicon

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.85

INDICATIVE = frozenset(
    head + word
    for word in """الذين ممن هم كانوا ظلوا باتوا أصبحوا صاروا مازالوا زالوا بدأوا بدؤوا راحوا عندما حينما بينما كما سوف
    إنهم أنهم لأنهم لكنهم كأنهم بأنهم قد""".split()
    for head in ("", "و", "ف")
)
"""Words after which a present is indicative."""

SINGULARS = frozenset("يبدوا يدعوا يرجوا يشكوا يعدوا يخلوا يتلوا ينموا يسموا يعلوا يصحوا".split())
"""Singulars in و that are often written with an alef."""

_VERB = re.compile("س?ي[\\u0621-\\u064a]{2,}وا$")

EXAMPLES = (
    Wrong(
        "وأضاف أن العمال الذين [[يعملوا]] في المصنع مضربون.",
        fixed="وأضاف أن العمال الذين يعملون في المصنع مضربون.",
    ),
    Wrong(
        "وقال إن السكان خائفون لكنهم لا [[يريدوا]] الرحيل.",
        fixed="وقال إن السكان خائفون لكنهم لا يريدون الرحيل.",
    ),
    Right("وأضاف أن العمال الذين يعملون في المصنع لم يضربوا."),
    Right("طلب منهم أن يذهبوا ويكتبوا، لكي يعرفوا ولئلا ينسوا."),
    Right("وقال للمصلين: لا تخافوا ولا تحزنوا."),
    Right("وأوضح أن الذين تولوا المهمة وهم تسلموا رواتبهم."),
    Right("وكما يبدوا في الصورة فإنهم تفاجؤوا."),
    Right("إنهم إن يعملوا ينجحوا."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    if "وا" not in segment.target:
        return
    for run in runs(segment.target):
        for place in range(1, len(run)):
            word = run[place].bare
            if not _VERB.match(word) or word in SINGULARS or not _is_indicative(run, place):
                continue
            if lexicon.parts_of_speech(word) == {"present"}:
                yield _hit(run[place])


def _is_indicative(run: tuple[Token, ...], place: int) -> bool:
    before = run[place - 1].bare
    if before in ("لا", "ولا") and place > 1:
        before = run[place - 2].bare
    return before in INDICATIVE


def _hit(token: Token) -> Hit:
    fixed = token.text.removesuffix("ا") + "ن"
    return Hit(
        token.span,
        f"Nothing before “{token.bare}” takes its ن away.",
        f"لا ناصب ولا جازم قبل «{token.bare}» فتثبت فيه النون.",
        (fixed,),
    )
