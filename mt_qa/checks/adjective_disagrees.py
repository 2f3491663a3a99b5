"""An adjective of another gender than the noun it follows.

Decoders lose agreement where English has none: القوات الروسي, الحكومة الجديد, القرار الأخيرة. Authority: an adjective
agrees with its noun in gender and number, things in the plural counting as feminine singular (Ryding 2005, ch. 10).
Judged are the adjectives of data/adjectives.tsv and nationalities after a definite noun whose agreement is known. Not
flagged: an adjective that agrees with a noun before it (وزير الدفاع الجديد) or may, a nationality that names a person
(في المباراة السويسري روجر فيدرر) or stands after the name of a newspaper or club, nouns of two genders, and a noun
without its article before an adjective with it, which may be a name (مصر الجديدة).
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.adjectives import Adjective, definite_adjectives
from mt_qa.knowledge.institution_heads import institution_heads
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.noun_forms import Agreement, agreement, broken_plurals, definite, is_place, named_nouns
from mt_qa.knowledge.noun_places import Opening, is_only_verb, opening, possible_heads
from mt_qa.knowledge.particles import particle_kind

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

M, F, MEN, WOMEN, TWO_M, TWO_F = Agreement

AFTER_ADJECTIVE = ("ال", "في", "من", "على", "إلى", "عن", "مع", "بعد", "قبل", "خلال", "أن", "التي", "الذي")
OF_VERBS = frozenset("في على إلى من".split())
"""Prepositions after a verb and its subject that go with the verb."""

NOMINAL = frozenset(
    "ماضي بديل مطلوب متوقع صحيح مفيد ممكن مستحيل متاح حاضر حقيقي نادر مقترح جيد سيئ أول ثاني آخر".split()
)
"""Masculines that stand for a thing of their own after a verb and its subject (تتذكر المدينة الماضي)."""

ORDINALS = frozenset("أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split())

EXAMPLES = (
    Wrong(
        "وقال شهود إن [[القوات الروسي]] انسحبت ليلا.",
        fixed="وقال شهود إن القوات الروسية انسحبت ليلا.",
    ),
    Wrong(
        "وقال إن [[الحكومة الجديد]] ستخفض الضرائب.",
        fixed="وقال إن الحكومة الجديدة ستخفض الضرائب.",
    ),
    Wrong(
        "ولم يعلق على [[القرار الأخيرة]] أحد.",
        fixed="ولم يعلق على القرار الأخير أحد.",
    ),
    Right("وقال إن الحكومة الجديدة ستخفض الضرائب."),
    Right("التقى وزير الحكومة الجديد نظيره."),
    Right("فاز في المباراة السويسري روجر فيدرر."),
    Right("نقلا عن البيان الإماراتية، وفاز على الجزيرة الإماراتي."),
    Right("وتحدث عن الأحزاب البارز دورها في البطولتين المصرية والإيرانية."),
    Right("غادر القائم بالأعمال الأميركي البلاد."),
    Right("وبدأ روتين العناية بالبشرة الصباحي بعد المراكز الثاني والثالث."),
    Right("سار في الطريق الطويلة والطريق الطويل."),
    Right("ويعيش في مصر الجديدة، وتحدث عن المستشفى الجديد."),
    Right("وقال إن الأحزاب السياسية والجنود الجدد في هذه الحرب القصيرة."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text, forms = segment.target, definite_adjectives()
    for run in runs(text):
        for place in range(1, len(run)):
            found = forms.get(run[place].text)
            if found is not None:
                hit = _judged(text, run, place, found, lexicon)
                if hit is not None:
                    yield hit


def _judged(
    text: str, run: Sequence[Token], place: int, found: tuple[Adjective, Agreement], lexicon: Lexicon
) -> Hit | None:
    adjective, agrees = found
    noun = run[place - 1]
    head, word = definite(noun.bare)
    wanted = agreement(word) if word and not is_place("ال" + word) else None
    if wanted is None or wanted is agrees or noun.text in definite_adjectives() or _may_agree(wanted, agrees, word):
        return None
    heads = possible_heads(text, run, place - 1, head, lexicon)
    if heads is None or agrees in heads or any(_may_agree(other, agrees, "") for other in heads[1:]):
        return None
    if _has_head_before(text, run, place - len(heads), head, agrees, lexicon):
        return None
    after_verb = len(heads) == 1 and opening(text, run, place - 1, head, lexicon) is Opening.VERB
    if after_verb and agrees is M and adjective.masculine in NOMINAL:
        return None
    if adjective.is_noun and word not in institution_heads() and (len(heads) > 1 or after_verb):
        return None
    many = wanted not in (M, F) or word in broken_plurals() or word.endswith("ات")
    if adjective.masculine in ORDINALS and many:
        return None  # الأحياء الخامس، والسادس
    if wanted in (TWO_M, TWO_F) and adjective.is_noun:
        return None
    if word in named_nouns() and agrees is F:
        return None  # أمام الهلال المقررة غدا
    if adjective.is_noun and (word in named_nouns() or (agrees is M and not _is_no_person(run, place, word))):
        return None
    if place + 1 < len(run) and _changes_the_reading(run[place + 1].bare, adjective, wanted):
        return None
    fitting = adjective.agreeing(wanted, noun.bare)
    return _hit(noun, run[place], f"ال{fitting}" if fitting else "")


def _may_agree(wanted: Agreement, agrees: Agreement, noun: str) -> bool:
    """True where papers write it so: broken plurals of people with the feminine, a dual that is read as a plural."""
    return wanted in (MEN, WOMEN, TWO_M, TWO_F) and (agrees is F and not noun.endswith(("ون", "ين", "ان")))


def _changes_the_reading(after: str, adjective: Adjective, wanted: Agreement) -> bool:
    """True before a subject of the adjective's own (البالغ عددهم) and, after a dual or plural, before a second
    adjective (البطولتين المصرية والإيرانية)."""
    if after.startswith("وال") and (wanted not in (M, F) or adjective.is_noun or adjective.masculine in ORDINALS):
        return True  # المراكز الثاني والثالث
    return after.endswith(("ه", "ها", "هم", "هما"))


def _has_head_before(
    text: str, run: Sequence[Token], noun: int, before_article: str, agrees: Agreement, lexicon: Lexicon
) -> bool:
    """True where a preposition before the noun may complete another definite noun, which the adjective agrees with
    (القائم بالأعمال الأميركي)."""
    first = noun if before_article else noun - 1
    if first <= 0:
        return False
    word = run[first - 1].bare
    if before_article[-1:] == "ل" and word.startswith("ال"):
        return True  # القوات الموالية للحكومة
    if not word.startswith("ال"):
        is_grammar = before_article[-1:] != "ل" or bool(particle_kind(word)) or is_only_verb(word, lexicon)
        return not is_grammar and agreement(word) in (None, agrees)  # تطبيق ماسنجر للمحادثات الخاص
    if (
        not before_article
        and run[noun - 1].text in OF_VERBS
        and first > 1
        and is_only_verb(run[first - 2].bare, lexicon)
    ):
        return False  # the verb's own complement: خسر الفريق في الجولة الأخير
    heads = possible_heads(text, run, first - 1, "", lexicon)
    return heads is None or agrees in heads


def _is_no_person(run: Sequence[Token], place: int, noun: str) -> bool:
    """True where an adjective that may be a person's (السويسري) belongs to the noun before it: a body, or no name
    follows."""
    return noun in institution_heads() or place + 1 == len(run) or run[place + 1].text.startswith(AFTER_ADJECTIVE)


def _hit(noun: Token, adjective: Token, fitting: str) -> Hit:
    return Hit(
        Span(noun.start, adjective.end),
        f"The adjective “{adjective.bare}” does not agree with “{noun.bare}”.",
        f"الصفة «{adjective.bare}» لا تطابق الموصوف «{noun.bare}» في الجنس أو العدد.",
        (f"{noun.text} {fitting}",) if fitting else (),
    )
