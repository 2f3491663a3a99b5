"""An adjective of another gender than the indefinite noun before it.

Decoders lose agreement where English has none: معدات ثقيل, مشروع كبيرة. Authority: Ryding 2005, ch. 10; things in
the plural count as feminine singular. Judged is a noun that nothing governs but a preposition, a verb or إن, with
an adjective of data/adjectives.tsv, where edited news never prints the pair. Not flagged: a construct before the
noun, whose first noun the adjective may belong to (ردود فعل عنيفة), adjectives that stand for people or a thing of
their own (هوية زائر, أفضل), and an adjective before a noun of its own (شركة كبيرة الحجم).
"""

from collections.abc import Iterator

from mt_qa.arabic.words import runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.adjectives import adjective_forms
from mt_qa.knowledge.lexicon import Lexicon, begins_with_clitic
from mt_qa.knowledge.noun_forms import Agreement, agreement, is_place
from mt_qa.knowledge.noun_places import PREPOSITIONS, is_only_verb
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.printed_pairs import is_printed

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

M, F = Agreement.MASCULINE, Agreement.FEMININE
OPENERS = frozenset("إن أن بأن لأن لكن وأن وإن كل أي بعض كان كانت هناك هو هي ليس ليست".split())
ALONE = frozenset(
    """أول ثاني ثانية ثالث رابع خامس سادس سابع ثامن تاسع عاشر آخر أخرى كبير قليل كثير جيد سيئ سري سرية ماض حاضر
    عسكري عسكرية وزاري دولي واحد بعيد قريب طويل نصف كامل كاملة جديد خاص خاصة عامة عام تجاري مدني داخلية شخصية
    قائمة أجنبي أجنبية طبيعي طبيعية فني فنية رسمي علمي علمية خارجي داخلي خارجية مالية اقتصادي""".split()
)
"""Adjectives that stand for a noun or begin a construct too: judged only where the right pair is printed."""

EXAMPLES = (
    Wrong(
        "وقال عمال الإنقاذ إنهم يحتاجون إلى [[معدات ثقيل]] وخيام.",
        fixed="وقال عمال الإنقاذ إنهم يحتاجون إلى معدات ثقيلة وخيام.",
    ),
    Wrong(
        "وأعلن أن [[مشروع كبيرة]] سيبدأ غدا.",
        fixed="وأعلن أن مشروع كبير سيبدأ غدا.",
    ),
    Right("ويحتاجون إلى معدات ثقيلة، وأثارت ردود فعل عنيفة."),
    Right("وحصل على هوية زائر، ويملك شركة كبيرة الحجم."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    forms = adjective_forms()
    for run in runs(segment.target):
        for place in range(len(run) - 1):
            noun, adjective = run[place].bare, run[place + 1].bare
            found = forms.get(adjective)
            if (
                found is None
                or noun.startswith("ال")
                or particle_kind(noun)
                or is_place(noun)
                or is_printed(noun, adjective)
            ):
                continue
            agrees = agreement(noun)
            if agrees not in (M, F) or agrees is found[1] or begins_with_clitic(noun, lexicon):
                continue
            if not is_printed(noun, found[0]) and adjective in ALONE:
                continue
            before = run[place - 1].bare if place else ""
            if before not in PREPOSITIONS and before not in OPENERS and not (before and is_only_verb(before, lexicon)):
                continue
            if place + 2 < len(run) and run[place + 2].bare.startswith("ال"):
                continue
            yield Hit(
                Span(run[place].start, run[place + 1].end),
                f"The adjective “{adjective}” does not agree with “{noun}”.",
                f"الصفة «{adjective}» لا تطابق الموصوف «{noun}» في الجنس.",
                (f"{run[place].text} {found[0]}",),
            )
