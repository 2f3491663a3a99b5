"""A genitive construction or a noun and its adjective with the article in the wrong place.

Decoders lose and double the article: الحوادث القطارات for حوادث القطارات, أجور الحقيقية for الأجور الحقيقية, السفن
بحرية الإندونيسية. Authority: the first term of an idafa takes no article, and an adjective is definite where its
noun is (Ryding 2005, ch. 8 and 10). Judged are pairs that edited news never prints where it prints the right one
(data/printed_pairs.bin). Not flagged: subject and object after their verb (أضرم المحتجون النار), words of time
(المباراة اليوم), numbers with the article (الثلاثة أيام), nouns as adjectives, names, and adjectives that stand for
a noun (قرار الأول).
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.adjectives import adjective_forms, definite_adjectives
from mt_qa.knowledge.institution_heads import institution_heads
from mt_qa.knowledge.lexicon import Lexicon, begins_with_clitic
from mt_qa.knowledge.noun_forms import Agreement, agreement, is_place, people_nouns
from mt_qa.knowledge.noun_places import PREPOSITIONS, is_only_verb
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.printed_pairs import is_printed
from mt_qa.knowledge.verb_genders import verb_gender

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

TIMES = frozenset(
    "اليوم أمس الآن الليلة السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة العام الشهر الأسبوع".split()
)
NO_FIRST = frozenset("الله البعض الكل الجميع النصف الأكثر الأقل الثلاثة الأربعة الخمسة الستة السبعة".split())
"""Words that take the article and an apposition or object after it."""

SISTERS = frozenset("إن أن بأن لأن لكن وأن وإن كل أي بعض كان كانت".split())

EXAMPLES = (
    Wrong(
        "وهذا من أسوأ [[الحوادث المرور]] هذا العام.",
        fixed="وهذا من أسوأ حوادث المرور هذا العام.",
    ),
    Wrong(
        "وقال الخبراء إن [[انتخابات الرئاسية]] ستؤجل.",
        fixed="وقال الخبراء إن الانتخابات الرئاسية ستؤجل.",
    ),
    Wrong(
        "وقصفت [[القوات جوية]] الأميركية المطار.",
        fixed="وقصفت القوات الجوية الأميركية المطار.",
    ),
    Right("وهذا من أسوأ حوادث المرور هذا العام، وستؤجل الانتخابات الرئاسية."),
    Right("وأضرم المحتجون النار في السيارات، ويخوض الفريقان المباراة اليوم."),
    Right("وقصفت القوات الجوية الأميركية المطار، وجاء القرار مفاجئا."),
    Right("وفي الثلاثة أيام الماضية، وعبد الله الجيش."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    for run in runs(segment.target):
        for place in range(len(run) - 1):
            first, second = run[place].bare, run[place + 1].bare
            fixed = ""
            if first.startswith("ال"):
                if second.startswith("ال"):
                    fixed = _without_article(run, place, lexicon)
                elif place + 2 < len(run):
                    fixed = _adjective_without_article(first, second, run[place + 2].bare)
            elif second.startswith("ال"):
                fixed = _noun_without_article(run, place, lexicon)
            if fixed:
                yield _hit(run[place], run[place + 1], fixed)


def _without_article(run: Sequence[Token], place: int, lexicon: Lexicon) -> str:
    """The idafa whose first noun has the article here: حوادث القطارات; empty where the two may be said so."""
    first, second = run[place].bare, run[place + 1].bare
    if first in NO_FIRST or second in TIMES or second[2:] in adjective_forms() or not is_printed(first[2:], second):
        return ""
    if (
        is_printed(first, second)
        or lexicon.parts_of_speech(second) != {"noun"}
        or second.endswith(("ين", "ون", "ية", "ي"))
    ):
        return ""
    if place and _may_have_object(run[place - 1].bare, first[2:], second[2:], lexicon):
        return ""
    return f"{first[2:]} {run[place + 1].text}"


def _may_have_object(before: str, subject: str, thing: str, lexicon: Lexicon) -> bool:
    """True where the two nouns may be subject and object of a verb before them (أضرم المحتجون النار)."""
    if before in PREPOSITIONS or before in SISTERS or not lexicon.parts_of_speech(before) & {"past", "present"}:
        return False
    acts = subject in people_nouns() or subject in institution_heads()
    return not (
        acts and verb_gender(before) is not None and agreement(thing) in (Agreement.MASCULINE, Agreement.FEMININE)
    )


def _adjective_without_article(first: str, second: str, third: str) -> str:
    """The adjective with its article, where a second adjective has one: القوات الجوية الأميركية."""
    forms = adjective_forms()
    if second not in forms or third[:2] != "ال" or third not in definite_adjectives() or is_printed(first, second):
        return ""
    return f"{first} ال{second}" if is_printed(first, "ال" + second) else ""


def _noun_without_article(run: Sequence[Token], place: int, lexicon: Lexicon) -> str:
    """The noun with its article before a definite adjective: الأجور الحقيقية."""
    first, second = run[place].bare, run[place + 1].bare
    if second[2:] not in adjective_forms() or particle_kind(first) or is_place(first) or len(first) < 3:
        return ""
    if agreement(first) not in (Agreement.MASCULINE, Agreement.FEMININE) or is_printed(first, second):
        return ""
    if begins_with_clitic(first, lexicon) or not is_printed("ال" + first, second):
        return ""
    before = run[place - 1].bare if place else ""
    if not (before in PREPOSITIONS or before in SISTERS or (before and is_only_verb(before, lexicon))):
        return ""
    return f"ال{first} {run[place + 1].text}"


def _hit(first: Token, second: Token, fixed: str) -> Hit:
    return Hit(
        Span(first.start, second.end),
        f"The article stands on the wrong word of “{first.bare} {second.bare}”.",
        f"«ال» التعريف في غير موضعها في «{first.bare} {second.bare}».",
        (fixed,),
    )
