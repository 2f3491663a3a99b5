"""One word broken by a blank: المدين ة, ال مدينة, ب الإضافة, س يبدأ, الحك ومة.

Machines that put words together from pieces leave a blank in them. Authority: no Arabic word but a letter's name is one
letter; و ف ب ل ك س and ال are written onto the next word (Ryding 2005, ch. 2). Flagged only where joining gives a
common word that the pieces are not. Not flagged: letters that label, count or abbreviate (فيتامين ب, أ ف ب, د. سالم),
Latin letters spelt out (جي بي إس), ال for آل in a family's name, and two real words. A detached و is house style in
some papers and a common slip in others: an article that does so throughout is told once, and only an article that is
careful otherwise is told with confidence. A lone letter that joining does not explain is a matter of orphan-letter.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mt_qa.arabic.habits import habit_note, places_to_report
from mt_qa.arabic.letters import TATWEEL
from mt_qa.arabic.words import ARABIC, Token, adjacent, tokens, words
from mt_qa.core import Category, Document, Hit, Right, Severity, Span, Wrong
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.vocabulary import Vocabulary, vocabulary
from mt_qa.knowledge.word_pieces import CONJUNCTION, Neighbours, could_be_pieces, joined

CATEGORY = Category.SPELLING
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

STRAY, HABIT = 0.6, 0.45
"""Confidence in a detached و of an article that attaches it `CAREFUL` times as often, and of any other."""

CAREFUL = 50

LONGEST = 40
"""Two words that are longer together, marks included, are no pieces of one."""

COMMAS = "،؛:"
"""Signs after which a single letter is no label."""

EXAMPLES = (
    Wrong(
        "أعلنت [[الحك ومة]] زيادة الرواتب.",
        fixed="أعلنت الحكومة زيادة الرواتب.",
    ),
    Wrong(
        "زار الرئيس [[المدين ة]] القديمة وأسواقها.",
        fixed="زار الرئيس المدينة القديمة وأسواقها.",
    ),
    Wrong(
        "حذر الخبراء من ارتفاع أسعار النفط [[ب الإضافة]] إلى الغاز.",
        fixed="حذر الخبراء من ارتفاع أسعار النفط بالإضافة إلى الغاز.",
    ),
    Wrong(
        "صرح المتحدث أن المؤتمر [[س يبدأ]] غدا.",
        fixed="صرح المتحدث أن المؤتمر سيبدأ غدا.",
    ),
    Wrong(
        "انضمت الدولة إلى الأعضاء المؤسسين [[ل لمنظمة]] الدولية.",
        fixed="انضمت الدولة إلى الأعضاء المؤسسين للمنظمة الدولية.",
    ),
    Wrong(
        "ألقى كلمة أمام الجمعية العامة [[لل أمم]] المتحدة.",
        fixed="ألقى كلمة أمام الجمعية العامة للأمم المتحدة.",
    ),
    Wrong(
        "تضررت عشرات المنازل في [[ال مدينة]] الساحلية.",
        fixed="تضررت عشرات المنازل في المدينة الساحلية.",
    ),
    Wrong(
        "حقق الفريق فوزه الثالث في [[المباري ات]] الودية.",
        fixed="حقق الفريق فوزه الثالث في المباريات الودية.",
    ),
    Wrong(
        "وصل الوزير [[و استقبله]] السفير في المطار.",
        fixed="وصل الوزير واستقبله السفير في المطار.",
    ),
    Wrong(
        "قال الوزير [[و أضاف]] أن الخطة جاهزة.\nحضر السفير و وقع الاتفاق.\nغادر الوفد و عاد إلى بلاده.",
    ),
    Right("يحتاج الجسم إلى فيتامين ب المركب يوميا."),
    Right("حل المنتخب ثانيا في المجموعة ب خلف إيطاليا."),
    Right("نقلت وكالة أ ف ب عن مصدر أمني."),
    Right("قال د. سالم إن العملية نجحت عام 1436 هـ وفق السجلات."),
    Right("يستخدم السائق نظام جي بي إس لتحديد موقعه."),
    Right("استقبل الشيخ حمد ال ثاني ضيوفه في الدوحة."),
    Right("لن يهدأ لنا بال قبل عودة الرهائن."),
    Right("بلغت المساحة 500 م مربع، والمسافة 30 ك تقريبا."),
    Right("قدم الفنان محمد عبد الوهاب لحنا جديدا."),
    Right("أقيمت المباراة في ملعب سان باولو في نابولي."),
    Right("قالت بي بي سي إن أبو ظبي تستضيف القمة."),
    Right("ها هي الأزمة تعود مع أني توقعت حلها."),
)


class _Place(NamedTuple):
    """Two neighbours of one segment and what they make when joined."""

    segment: int
    span: Span
    mended: str
    conjunction: bool


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    known = vocabulary(lexicon)
    found = [
        place for index, segment in enumerate(document.segments) for place in _places(index, segment.target, known)
    ]
    detached = [place for place in found if place.conjunction]
    attached = sum(_attached(segment.target, known) for segment in document.segments) if detached else 0
    reported = set(places_to_report(detached, attached + len(detached)))
    notes = habit_note(len(detached), attached + len(detached))
    confidence = STRAY if attached >= CAREFUL * len(detached) else HABIT
    for place in found:
        text = document.segments[place.segment].target
        if not place.conjunction:
            yield place.segment, _hit(text, place)
        elif place in reported:
            yield place.segment, _hit(text, place, notes, confidence)


def _attached(text: str, known: Vocabulary) -> int:
    """How often و is written onto its word, judging by which is commoner with or without it."""
    zipf = known.lexicon.zipf
    return sum(
        len(token.text) > 3 and token.text[0] == CONJUNCTION and zipf(token.text[1:]) > zipf(token.text)
        for token in words(text)
    )


def _hit(text: str, place: _Place, notes: tuple[str, str] = ("", ""), confidence: float | None = None) -> Hit:
    written = place.span.of(text)
    return Hit(
        place.span,
        f"“{written}” is one word with a blank in it: “{place.mended}”.{notes[0]}",
        f"«{written}» كلمة واحدة فصلتها مسافة: «{place.mended}».{notes[1]}",
        (place.mended,),
        confidence=confidence,
    )


def _places(index: int, text: str, known: Vocabulary) -> Iterator[_Place]:
    row = tokens(text)
    for place in range(len(row) - 1):
        first, second = row[place], row[place + 1]
        if first.kind != ARABIC or second.kind != ARABIC or second.end - first.start > LONGEST:
            continue
        if not could_be_pieces(first.bare, second.bare, known):
            continue
        if not adjacent(text, first, second) or TATWEEL in first.text or _is_label(row, place):
            continue
        around = Neighbours(_before(text, row, place), first.bare, second.bare, _after(text, row, place + 1))
        mended = joined(around, known)
        if mended:
            mended = first.text + second.text if mended == around.together else mended
            yield _Place(index, Span(first.start, second.end), mended, first.bare == CONJUNCTION)


def _before(text: str, row: Sequence[Token], place: int) -> str:
    """The word before, bare of marks; empty where there is none on the same line."""
    if place == 0 or row[place - 1].kind != ARABIC or not adjacent(text, row[place - 1], row[place]):
        return ""
    return row[place - 1].bare


def _after(text: str, row: Sequence[Token], place: int) -> str:
    """The word after, likewise."""
    if place + 1 == len(row) or row[place + 1].kind != ARABIC or not adjacent(text, row[place], row[place + 1]):
        return ""
    return row[place + 1].bare


def _is_label(row: Sequence[Token], place: int) -> bool:
    """True where a single letter follows another, a number or a sign: أ ف ب, 14 س, «ب»."""
    if place == 0 or len(row[place].bare) > 1:
        return False
    before = row[place - 1]
    return len(before.bare) == 1 if before.kind == ARABIC else before.text not in COMMAS
