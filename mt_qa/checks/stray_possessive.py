"""A possessive pronoun on a noun whose possessor follows all the same.

Decoders translate "its presence of a unit" word by word, وجوده من وحدة السلام for وجود وحدة السلام, or give "its prime
minister" a pronoun and a genitive at once, رئيسها الوزراء. Authority: a noun has one possessor, pronoun or genitive
(Ryding 2005, ch. 8 and 12). Judged are only nouns whose complement never takes من (data/genitive_nouns.tsv) before من
and the first noun of a name, and offices in fixed constructions (data/fixed_idafas.tsv). Not flagged: وجوده من عدمه,
دوره من خلال, خروجه من مدينة, هدفه من الزيارة, and a verb before رئيسها الوزراء, whose subject and object they may be.
"""

from collections.abc import Iterator
from functools import cache

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.words import ARABIC, Token, adjacent, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.fixed_idafas import fixed_idafas
from mt_qa.knowledge.genitive_nouns import genitive_nouns
from mt_qa.knowledge.institution_heads import institution_heads
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.particles import particle_kind

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.85

PRONOUNS = ("ه", "ها", "هم", "هما", "هن")

OFFICES = frozenset("رئيس رئيسة وزير وزيرة وزارة نائب مجلس قائد حقوق هيئة محكمة صندوق وسائل مواقع".split())
"""First nouns of fixed constructions that have no object: إطلاقها النار is right."""

IN_TURN = frozenset(head + "بدور" for head in ("", "و", "ف"))
"""بدوره is "in turn"; its pronoun has no possessor to double."""

EXAMPLES = (
    Wrong(
        "أكد التقرير أن [[دورها من منظمة]] الصحة العالمية كان حاسما.",
        fixed="أكد التقرير أن دور منظمة الصحة العالمية كان حاسما.",
    ),
    Wrong(
        "ناقش المجتمعون الأزمة [[ومستقبلها من حكومة]] الوحدة الوطنية.",
        fixed="ناقش المجتمعون الأزمة ومستقبل حكومة الوحدة الوطنية.",
    ),
    Wrong(
        "وصل إلى باريس وفد برئاسة [[وزيرها الخارجية]].",
        fixed="وصل إلى باريس وفد برئاسة وزير الخارجية.",
    ),
    Right("تساءل المحلل عن جدوى وجوده من عدمه."),
    Right("عزز الاتحاد دوره من خلال منظمة الصحة العالمية."),
    Right("وهي بدورها من منظمة الصحة العالمية ممولة."),
    Right("جاء ذلك بعد خروجه من مدينة حلب."),
    Right("وقال إن هدفه من الزيارة دعم السلام."),
    Right("تلقى الدعم من منظمة دولية، ومصيره من شركة إلى أخرى."),
    Right("أعلنت الشرطة إطلاقها النار على مسلح، وهي تهمة عقوبتها السجن."),
    Right("حقق الفريق أهدافه من ركلتين."),
    Right("وقال وزيرها الجديد إن الخارجية ستتابع الملف."),
    Right("استقبل رئيسها الوزراء الجدد."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text, row = segment.target, tokens(segment.target)
    possessed, offices = _with_pronoun(genitive_nouns()), _with_pronoun(OFFICES)
    for place in range(len(row) - 1):
        token, after = row[place], row[place + 1]
        if after.text == "من":
            found = possessed.get(token.text)
            if found and found[1] not in IN_TURN and _opens_a_name(text, row, place):
                yield _hit(token, row[place + 2], found[1])
        elif after.text.startswith("ال"):
            found = offices.get(token.text)
            if not found or after.bare not in fixed_idafas()[found[0]]:
                continue
            if adjacent(text, token, after) and not _after_verb(row, place, lexicon):
                yield _hit(token, after, found[1])


@cache
def _with_pronoun(nouns: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Every noun as written with its clitics and a pronoun: the noun, and what is left without the pronoun (وبدور)."""
    return {
        attach(stem, conjunction, preposition, "", pronoun): (noun, attach(noun, conjunction, preposition))
        for noun in nouns
        for stem in ({noun, noun[:-1] + "ؤ", noun[:-1] + "ئ"} if noun.endswith("اء") else {noun})
        for conjunction in ("", "و", "ف")
        for preposition in ("", "ب", "ل", "ك")
        for pronoun in PRONOUNS
    }


def _opens_a_name(text: str, row: tuple[Token, ...], place: int) -> bool:
    """True where, after من, stands the first noun of a name and another word of it."""
    name = row[place + 2 : place + 4]
    if len(name) < 2 or name[0].bare not in institution_heads() or name[1].kind != ARABIC:
        return False
    together = all(adjacent(text, row[i], row[i + 1]) for i in range(place, place + 3))
    return together and not particle_kind(name[1].bare)


def _after_verb(row: tuple[Token, ...], place: int, lexicon: Lexicon) -> bool:
    return place > 0 and bool(lexicon.parts_of_speech(row[place - 1].bare) & {"past", "present"})


def _hit(first: Token, last: Token, noun: str) -> Hit:
    return Hit(
        Span(first.start, last.end),
        f"“{first.bare}” has a pronoun for its possessor, and “{last.bare}” follows as another.",
        f"اتصل بكلمة «{first.bare}» ضمير، والمضاف إليه «{last.bare}» مذكور بعدها.",
        (f"{noun} {last.text}",),
    )
