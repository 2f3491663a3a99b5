"""A noun where the sentence has its verb, or a verb where an action is to be named.

Decoders pick the wrong part of speech: إن الجيش إزالة الألغام for يزيل, غير أنها نداء السكان for ناشدت, التي الجدول
14 تعديلا for التي قدمت, تعتزم الحكومة يمتد for توسيع. Authority: a definite subject and a bare verbal noun make no
sentence about what somebody does; a relative is followed by a clause; verbs of will take أن or a verbal noun
(Ryding 2005, ch. 5, 14 and 34). Not flagged: subjects that are themselves what is done (إن الهدف إزالة الألغام),
verbal nouns spelt like their verb (إن الجيش طلب), objects of a verb, definitions (بأنه انتصار), and relatives
before a noun with the pronoun (الذي الهدف منه).
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.conjugation import Person, past, present
from mt_qa.arabic.words import Token, runs
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.noun_forms import is_place
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.printed_pairs import is_printed
from mt_qa.knowledge.subjects import agreement
from mt_qa.knowledge.verbal_nouns import VerbalNoun, presents, verbal_noun

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.8

SISTERS = frozenset(head + word for word in ("إن", "أن", "لأن", "لكن", "بأن") for head in ("", "و", "ف"))
HELD = {
    head + word + pronoun: person
    for word in ("إن", "أن", "لأن", "لكن")
    for pronoun, person in (("ها", Person.SHE), ("هم", Person.THEY))
    for head in ("", "و", "ف")
}
RELATIVES = frozenset("التي الذي الذين والتي والذي والذين".split())
WILLING = frozenset(
    head + word
    for word in """تعتزم يعتزم ينوي تنوي قرر قررت رفض رفضت ترفض حاول حاولت يحاول تحاول يريد تريد أراد أرادت استطاع
    استطاعت
    يستطيع تستطيع يجب ينبغي تمكن تمكنت وافق وافقت طلب طلبت يعتزمون ينوون قرروا رفضوا حاولوا""".split()
    for head in ("", "و", "ف")
)
"""Verbs that take أن or a verbal noun."""

THINGS_DONE = frozenset(
    """هدف غاية غرض مطلوب مهمة أولوية حل خطوة خيار قصد مقصود مراد سبب نتيجة دور وظيفة عمل واجب شرط شروط أهم أفضل
    أول أبرز معنى مقترح فكرة خطة سياسة موضوع قضية مسألة طريق طريقة سبيل وسيلة رد رسالة أمر شيء قرار مفتاح أساس
    بديل مشروع برنامج تعريف عقوبة""".split()
)
"""Nouns of which one says what they are: an action may be their predicate."""

NAMES = frozenset("إيمان إسلام إحسان انتصار ابتسام إنعام إلهام تحسين".split())
"""Verbal nouns that people are called."""

LONGEST_SUBJECT = 4

EXAMPLES = (
    Wrong(
        "وقال مصدر عسكري إن [[سلاح المهندسين إزالة]] الألغام من الطرق.",
        fixed="وقال مصدر عسكري إن سلاح المهندسين يزيل الألغام من الطرق.",
    ),
    Wrong("وأعلنت الهيئة عن موجة برد، غير [[أنها تحديد]] المناطق المتضررة."),
    Wrong("وقالت زعيمة المعارضة [[التي الجدول]] أربعة عشر تعديلا إنها واثقة."),
    Wrong("[[وتعتزم الحكومة يمتد]] المنطقة المحمية شمالا."),
    Right("وقال مصدر عسكري إن سلاح المهندسين يزيل الألغام، وإن هدف القوات إزالة الألغام."),
    Right("وأعلنت الهيئة أنها تحدد المناطق، وقال إن الجيش طلب المساعدة."),
    Right("وقالت الوزيرة التي اليوم تقود الحزب إنها واثقة، وهو المشروع الذي الهدف منه السلام."),
    Right("وتعتزم الحكومة توسيع المنطقة، وتعتزم أن توسعها."),
    Right("وقالت إن الحكومة قررت أمس إزالة الألغام."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    for run in runs(segment.target):
        for place in range(len(run) - 1):
            word = run[place].bare
            hit = None
            if word in SISTERS:
                hit = _after_subject(run, place + 1, lexicon)
            elif word in HELD:
                hit = _after_pronoun(run, place, HELD[word])
            elif word in RELATIVES:
                hit = _after_relative(run, place, lexicon)
            elif word in WILLING:
                hit = _after_will(run, place, lexicon)
            if hit is not None:
                yield hit


def _action(word: str, lexicon: Lexicon) -> VerbalNoun | None:
    """The entry of an indefinite verbal noun that is spelt like no verb."""
    found = verbal_noun(word)
    if found is None or found.noun != word or word in presents() or len(word) < 4 or word in NAMES:
        return None
    return found if not lexicon.parts_of_speech(word) & {"past", "present"} else None


def _after_subject(run: Sequence[Token], first: int, lexicon: Lexicon) -> Hit | None:
    """إن, a subject without verb, and a verbal noun that its definite last word cannot govern."""
    if run[first].bare.removeprefix("ال") in THINGS_DONE or verbal_noun(run[first].bare) is not None:
        return None
    for place in range(first, min(len(run), first + LONGEST_SUBJECT)):
        word = run[place].bare
        found = _action(word, lexicon) if place > first else None
        if found is not None:
            return _named(run, first, place, found) if _is_definite(run[place - 1].bare) else None
        parts = lexicon.parts_of_speech(word)
        if particle_kind(word) or not parts or "noun" not in parts or (place > first and parts != {"noun"}):
            return None
    return None


def _is_definite(word: str) -> bool:
    return word.startswith("ال") or word.endswith(("ها", "هم", "ه")) or is_place(word)


def _named(run: Sequence[Token], first: int, place: int, found: VerbalNoun) -> Hit | None:
    if is_printed(run[place - 1].bare, run[place].bare):
        return None
    person = agreement(run[first].bare)
    forms = (present(found.present, found.past, person), past(found.past, found.present, person))
    kept = " ".join(token.text for token in run[first:place])
    return _hit(run[first], run[place], tuple(f"{kept} {form}" for form in forms))


def _after_pronoun(run: Sequence[Token], place: int, person: Person) -> Hit | None:
    """أنها and a verbal noun before a definite noun, its object."""
    word = run[place + 1].bare
    found = verbal_noun(word)
    if found is None or word in presents() or place + 2 >= len(run) or not run[place + 2].bare.startswith("ال"):
        return None
    if is_printed(run[place].bare, word):
        return None
    forms = (past(found.past, found.present, person), present(found.present, found.past, person))
    return _hit(run[place], run[place + 1], tuple(f"{run[place].text} {form}" for form in forms))


def _after_relative(run: Sequence[Token], place: int, lexicon: Lexicon) -> Hit | None:
    """A relative before a definite noun at the end of the clause or before a number: no clause can begin so."""
    word = run[place + 1].bare
    if not word.startswith("ال") or len(word) < 5 or "noun" not in lexicon.parts_of_speech(word):
        return None
    if word[2:] in ("يوم", "آن", "مقرر", "مفترض", "متوقع", "مرجح", "مفروض", "غالب", "معروف", "واضح"):
        return None
    if any(token.bare.endswith(("ه", "ها", "هم")) for token in run[place + 2 : place + 5]):
        return None
    return _hit(run[place], run[place + 1], ())


def _after_will(run: Sequence[Token], place: int, lexicon: Lexicon) -> Hit | None:
    """A verb of will before a verb in the present without أن, with at most its subject between."""
    for verb in (place + 1, place + 2):
        if verb >= len(run):
            return None
        word = run[verb].bare
        if lexicon.parts_of_speech(word) == {"present"} and word[0] in "يت" and not word.endswith("ون"):
            if verb == place + 1 and run[place].bare.endswith(("طلب", "وافق")):
                return None
            return _hit(run[place], run[verb], ())
        if particle_kind(word) or not (word.startswith("ال") or is_place(word)):
            return None
    return None


def _hit(first: Token, last: Token, fixed: tuple[str, ...]) -> Hit:
    return Hit(
        Span(first.start, last.end),
        f"“{last.bare}” stands where another part of speech belongs.",
        f"كلمة «{last.bare}» في غير موضعها: المقام يقتضي قسما آخر من أقسام الكلام.",
        fixed,
    )
