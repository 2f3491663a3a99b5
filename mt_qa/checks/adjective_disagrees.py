"""An adjective of another gender than the noun it follows.

Decoders lose agreement where English has none: القوات الروسي, الحكومة الجديد, القرار الأخيرة. Authority: an adjective
agrees with its noun in gender, number and definiteness, things in the plural counting as feminine singular (Ryding 2005,
ch. 10). Judged are the adjectives of data/adjectives.tsv and nationalities after a definite noun that begins its phrase
and whose agreement is known. Not flagged: an adjective after an idafa, which may belong to its first noun (وزير الدفاع
الجديد), a nationality that names a person (في المباراة السويسري روجر فيدرر), nouns of two genders, and a noun without
its article before an adjective with it, which may be a name (مصر الجديدة).
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.adjectives import Adjective, definite_adjectives
from mt_qa.knowledge.institution_heads import institution_heads
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.noun_forms import Agreement, agreement, definite
from mt_qa.knowledge.noun_places import Opening, opening

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

M, F, MEN, WOMEN, TWO_M, TWO_F = Agreement

NAMED_SO = frozenset(
    """اتحاد بيان يوم جزيرة وحدة نصر هلال أخبار رأي وطن نهار مستقبل جمهورية حياة شرق أنباء سفير عين أهرام ثورة صباح شروق قدس
    راية عرب وفد دستور غد سياسة قبس رياض مدينة حزم وصل سد ريان خليج محرق رفاع عهد نجمة شرطة طلبة جيش ساحل نجم ترجي رجاء
    وداد فتح تعاون فيحاء عدالة اتفاق قادسية كويت عربي سالمية جهراء زمالك مصري إسماعيلي شارقة عروبة ظفرة""".split()
)
"""Nouns that name newspapers, channels and clubs, which have the gender of صحيفة or نادي (نقلا عن البيان الإماراتية)."""

AFTER_ADJECTIVE = ("ال", "في", "من", "على", "إلى", "عن", "مع", "بعد", "قبل", "خلال", "أن", "التي", "الذي")
ORDINALS = frozenset("أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split())

EXAMPLES = (
    Wrong(
        "انسحبت فرق الإنقاذ من [[القوات الروسي]] ليلا.",
        fixed="انسحبت فرق الإنقاذ من القوات الروسية ليلا.",
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
    wanted = agreement(word) if word else None
    if wanted is None or wanted is agrees or noun.text in definite_adjectives() or _may_agree(wanted, agrees, word):
        return None
    if opening(text, run, place - 1, head, lexicon) in (Opening.GOVERNED, Opening.VERB):
        return None
    if wanted in (TWO_M, TWO_F) and (adjective.is_noun or adjective.masculine in ORDINALS):
        return None  # الدقيقتين الثامنة و30
    if adjective.is_noun and (word in NAMED_SO or (agrees is M and not _is_no_person(run, place, word))):
        return None
    if adjective.is_noun and _has_head_before(run, place - 1, head):
        return None
    if place + 1 < len(run) and _changes_the_reading(run[place + 1].bare, wanted):
        return None
    fitting = adjective.agreeing(wanted, noun.bare)
    return _hit(noun, run[place], f"ال{fitting}" if fitting else "")


def _may_agree(wanted: Agreement, agrees: Agreement, noun: str) -> bool:
    """True where papers write it so: broken plurals of people with the feminine, a dual that is read as a plural."""
    return wanted in (MEN, WOMEN, TWO_M, TWO_F) and (agrees is F and not noun.endswith(("ون", "ين", "ان")))


def _changes_the_reading(after: str, wanted: Agreement) -> bool:
    """True before a subject of the adjective's own (البالغ عددهم) and, after a dual or plural, before a second
    adjective (البطولتين المصرية والإيرانية)."""
    if wanted not in (M, F) and after.startswith("وال"):
        return True
    return after.endswith(("ه", "ها", "هم", "هما"))


def _has_head_before(run: Sequence[Token], noun: int, before_article: str) -> bool:
    """True where the preposition before the noun completes another definite noun (القائم بالأعمال الأميركي)."""
    first = noun if before_article else noun - 1
    return first > 0 and run[first - 1].text.startswith("ال")


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
