"""A relative pronoun of another gender or number than the noun it follows.

Decoders lose the antecedent: القرار التي, الوزيرة الذي, الشركات الذين. Authority: the relative agrees with its
antecedent in gender and number, things in the plural counting as feminine singular (Ryding 2005, ch. 14). Judged is a
definite noun, with or without an adjective, right before the relative. Not flagged: a noun in an idafa or after a
preposition where the relative agrees with a noun before it (وزير الدولة الذي, الوزيرة في البلد التي) or may, and names
of places (عرض الفيلم في الصين الذي).
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.adjectives import definite_adjectives
from mt_qa.knowledge.institution_heads import institution_heads
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.noun_forms import Agreement, agreement, definite, is_place, known_nouns
from mt_qa.knowledge.noun_places import ANNOUNCING, Opening, begins_sentence, is_only_verb, opening, possible_heads
from mt_qa.knowledge.particles import particle_kind

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

M, F, MEN, WOMEN, TWO_M, TWO_F = Agreement

ALLOWED = {
    "الذي": {M},
    "التي": {F, WOMEN},
    "الذين": {MEN},
    "اللواتي": {WOMEN},
    "اللاتي": {WOMEN},
}
OF_MANY = frozenset(
    "أمن جماهير دفاع جيش حضور شعب جمهور وفد طاقم منتخب حزب جيل وسط صف عائلة أسرة أقلية أغلبية غالبية".split()
)
"""Nouns of many people, which papers follow up with الذين."""

NEAR = 5
"""So many words before a preposition are looked through for what else the relative may mean."""

FITTING = {M: "الذي", F: "التي", MEN: "الذين", WOMEN: "اللواتي"}

EXAMPLES = (
    Wrong(
        "وقالت إن [[القرار التي]] صدر أمس نهائي.",
        fixed="وقالت إن القرار الذي صدر أمس نهائي.",
    ),
    Wrong(
        "[[الوزيرة الذي]] وقعت الاتفاق غادرت البلاد.",
        fixed="الوزيرة التي وقعت الاتفاق غادرت البلاد.",
    ),
    Wrong(
        "وأعلن أن [[الشركة الجديدة الذي]] تأسست العام الماضي أفلست.",
        fixed="وأعلن أن الشركة الجديدة التي تأسست العام الماضي أفلست.",
    ),
    Wrong(
        "ويقول إن [[المسؤولين التي]] التقاهم وعدوه بالمساعدة.",
        fixed="ويقول إن المسؤولين الذين التقاهم وعدوه بالمساعدة.",
    ),
    Right("وقالت إن القرار الذي صدر أمس نهائي، والوزيرة التي وقعته غادرت."),
    Right("وقال وزير الدولة الذي زار باريس إن حجم القرار التي ستتخذ غير معروف."),
    Right("والتقى الوزيرة في القصر التي تعمل فيه."),
    Right("وشكر الحضور الذين صفقوا، والكثيرات اللواتي ساعدن الجيش الذين يدعمونه."),
    Right("وزاد تدخل الدولة الذي ينتقده الخبراء."),
    Right("وعرض الفيلم في الصين الذي أنتجته."),
    Right("وتحدث عن القوات في البلد التي انسحبت."),
    Right("وهاجم المقاتلين في الشركة الذين رفضوا العمل."),
    Right("وأعلن أن الطريق التي تربط المدينتين مغلقة."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    text = segment.target
    if "الذ" not in text and "الت" not in text and "اللا" not in text and "اللو" not in text:
        return
    for run in runs(text):
        for place in range(1, len(run)):
            if run[place].text in ALLOWED:
                hit = _judged(text, run, place, lexicon)
                if hit is not None:
                    yield hit


def _judged(text: str, run: Sequence[Token], place: int, lexicon: Lexicon) -> Hit | None:
    """What is wrong with the relative at `place`."""
    allowed = ALLOWED[run[place].text]
    noun = place - 1
    adjective = definite_adjectives().get(run[noun].text)
    if adjective and noun and not adjective[0].is_noun and adjective[1] not in allowed:
        noun -= 1
    head, word = definite(run[noun].bare)
    wanted = agreement(word) if word and not is_place("ال" + word) else None
    if run[place].text not in ("الذي", "التي") and _may_be_people(word):
        return None
    if wanted not in FITTING or wanted in allowed or (noun < place - 1 and adjective and wanted is not adjective[1]):
        return None
    heads = possible_heads(text, run, noun, head, lexicon)
    if heads is None or not allowed.isdisjoint(heads):
        return None
    first = noun - len(heads) + 1
    if len(heads) > 1 or opening(text, run, noun, head, lexicon) is Opening.PREPOSITION:
        earlier = run[max(first - 1 - NEAR, 0) : first if head else max(first - 1, 0)]
        reaches_start = first - 1 - NEAR <= 0
        if not _nothing_else(earlier, allowed, lexicon, at_start=reaches_start and begins_sentence(text, run)):
            return None
    return _hit(run[noun], run[place], run[noun:place], wanted)


def _may_be_people(noun: str) -> bool:
    """True for a noun of many people (الحضور), and one that may be a plural the tables lack (الفطاحلة, الكثيرات)."""
    if noun in OF_MANY or (noun in institution_heads() and not noun.endswith("ات")):
        return True
    known = known_nouns() if noun.endswith("ة") else institution_heads()
    return noun.endswith(("ة", "ات")) and noun not in known


def _nothing_else(earlier: Sequence[Token], allowed: set[Agreement], lexicon: Lexicon, *, at_start: bool) -> bool:
    """True where none of the words before, back to a verb, أن or the start of the sentence, can be what it means."""
    for token in reversed(earlier):
        word = token.bare
        if is_only_verb(word, lexicon) or word in ANNOUNCING:
            return True
        if particle_kind(word) or (word.endswith("ا") and not word.startswith("ال")):
            continue  # an indefinite noun has no relative
        agrees = agreement(definite(word)[1] or word)
        if agrees is None or agrees in allowed:
            return False
    return at_start


def _hit(noun: Token, relative: Token, phrase: Sequence[Token], wanted: Agreement) -> Hit:
    return Hit(
        Span(noun.start, relative.end),
        f"“{noun.bare}” takes another relative pronoun than “{relative.text}”.",
        f"الاسم الموصول «{relative.text}» لا يطابق «{noun.bare}» في الجنس أو العدد.",
        (" ".join([*(token.text for token in phrase), FITTING[wanted]]),),
    )
