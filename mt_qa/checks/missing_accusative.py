"""A noun after إن or one of its sisters, or an adjective with it, without the alef of the accusative.

Decoders leave the dictionary form: إن مكمل غذائي, لأن عدد كبير من السكان. Authority: the noun after إن and its
sisters is accusative, and an indefinite one that is no diptote writes it with alef, its adjective too (Ryding 2005,
ch. 7 and 19). Judged is an indefinite masculine noun right after such a word with an indefinite adjective, so that
it is no construct. Not flagged: nouns that take no alef (ء ى ة, diptotes), one that another may follow in a
construct (إن صندوق بريدي), names.
"""

from collections.abc import Iterator

from mt_qa.arabic.words import runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.adjectives import adjective_forms
from mt_qa.knowledge.lexicon import Lexicon, begins_with_clitic
from mt_qa.knowledge.noun_forms import Agreement, agreement, is_place
from mt_qa.knowledge.verbal_nouns import verbal_noun

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.85

SISTERS = frozenset(head + word for word in ("إن", "أن", "لأن", "لكن", "بأن", "كأن") for head in ("", "و", "ف"))
UNCHANGED = ("ء", "ى", "ة", "ا", "ون", "ين", "ات", "ان", "ئة")
AFTER = frozenset("من في على عن إلى مع بعد قبل قد لم لن لا كان كانت سيكون سوف يمكن هو".split())

EXAMPLES = (
    Wrong(
        "وقال الطبيب إن [[دواء جديد]] سيطرح قريبا.",
        fixed="وقال الطبيب إن دواء جديدا سيطرح قريبا.",
    ),
    Wrong(
        "وذكرت الشرطة أن [[عدد كبير]] من السكان غادروا.",
        fixed="وذكرت الشرطة أن عددا كبيرا من السكان غادروا.",
    ),
    Right("وقال الطبيب إن دواء جديدا سيطرح، وذكرت أن عددا كبيرا غادر."),
    Right("وقالت إن مكون ثاني أكسيد الكربون خطير، وإن رئيس تركيا وصل."),
    Right("وأكد أن تعاون إيران مهم."),
)

NO_ADJECTIVES = frozenset("أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر آخر عام خاص".split())


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    forms = adjective_forms()
    for run in runs(segment.target):
        for place in range(len(run) - 2):
            if run[place].bare not in SISTERS:
                continue
            noun, adjective = run[place + 1].bare, run[place + 2].bare
            found = forms.get(adjective)
            if (
                found is None
                or found[1] is not Agreement.MASCULINE
                or adjective in NO_ADJECTIVES
                or adjective[0] == "أ"
            ):
                continue
            if agreement(noun) is not Agreement.MASCULINE or noun.startswith("ال") or is_place(noun):
                continue
            if noun.endswith(UNCHANGED) and not noun.endswith("ء"):
                continue
            if place + 3 < len(run) and run[place + 3].bare.startswith("ال"):
                continue
            if begins_with_clitic(noun, lexicon) or adjective.endswith(UNCHANGED) or verbal_noun(noun) is not None:
                continue
            right = noun if noun.endswith("ء") else noun + "ا"
            yield Hit(
                Span(run[place + 1].start, run[place + 2].end),
                f"After “{run[place].bare}” the noun and its adjective are accusative and write it with alef.",
                f"ما بعد «{run[place].bare}» منصوب، فتكتب الألف في آخره وآخر صفته.",
                (f"{right} {adjective}ا",),
            )
