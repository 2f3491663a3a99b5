"""Two words written as one, with the blank between them missing.

فيمحاولة, مدينةالقدس, لايمكن: careless joining of lines or pieces. Authority: only one-letter words are written onto the
next (Ryding 2005, ch. 2); ما and لا of negation stand alone (Academy in Cairo). A break is believed only on evidence:
a letter that ends words (ة ى) or begins them (أ إ), the article in the middle, a verb after قد, or that edited news
prints the two side by side. Digits stand apart from what they count (8 آلاف), but not from units (2م).
Not flagged: names (عبدالله, أبوبكر, نورالدين, بريكزيت, ستينسون), what Arabic joins (عندما, لاسيما, حينئذ, مازال,
خمسمائة), and forms common enough to be accepted. An article that joins لا and ما throughout is told once.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from mt_qa.arabic.habits import habit_note, places_to_report
from mt_qa.arabic.words import ARABIC, NUMBER, Token, adjacent, tokens, words
from mt_qa.core import Category, Document, Hit, Right, Severity, Span, Wrong
from mt_qa.knowledge.counted_nouns import by_singular
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_cues import announces_name
from mt_qa.knowledge.particles import is_particle
from mt_qa.knowledge.vocabulary import Vocabulary, vocabulary
from mt_qa.knowledge.word_breaks import LONGEST, NEGATIONS, Evidence, word_break

CATEGORY = Category.SPELLING
SEVERITY = Severity.MINOR
CONFIDENCE = 0.95

COMMON_NEGATION = 0.45
"""Confidence in لايمكن and the like, which newspapers print so often that few editors want to hear of it."""

COMMONLY_JOINED = 2.0
"""Zipf frequency of the joined form from which that holds."""

SHORTEST = 5
"""Two words in fewer letters are names: لوفا, دانا."""

GREAT_NUMBERS = frozenset("آلاف ألف ألفا مليون مليونا ملايين مليار مليارا مليارات تريليون مئات بليون".split())

PHRASES = {
    "الحمدلله": "الحمد لله",
    "إنشاءالله": "إن شاء الله",
    "انشاءالله": "إن شاء الله",
    "إنشالله": "إن شاء الله",
    "ماشاءالله": "ما شاء الله",
}
"""Set phrases that are too common in one word for a count to part them."""

EXAMPLES = (
    Wrong(
        "أخفقت الشركة [[فيمحاولة]] الاستحواذ على منافستها.",
        fixed="أخفقت الشركة في محاولة الاستحواذ على منافستها.",
    ),
    Wrong(
        "هبطت المركبة بسلام [[علىالأرض]].",
        fixed="هبطت المركبة بسلام على الأرض.",
    ),
    Wrong(
        "قال المدرب إنه [[لايمكن]] التفريط في النقاط، وإن الدوري [[لايقتصر]] على فريق.",
        fixed="قال المدرب إنه لا يمكن التفريط في النقاط، وإن الدوري لا يقتصر على فريق.",
    ),
    Wrong(
        "التقى [[وزيرالخارجية]] نظيره الأردني.",
        fixed="التقى وزير الخارجية نظيره الأردني.",
    ),
    Wrong(
        "نشرت الوكالة [[الصورالتي]] التقطها القمر الصناعي.",
        fixed="نشرت الوكالة الصور التي التقطها القمر الصناعي.",
    ),
    Wrong(
        "أعلن المتحدث [[مضيفاأن]] التحقيق مستمر.",
        fixed="أعلن المتحدث مضيفا أن التحقيق مستمر.",
    ),
    Wrong(
        "سأعود إلى الملاعب قريبا [[إنشاء الله]].",
        fixed="سأعود إلى الملاعب قريبا إن شاء الله.",
    ),
    Wrong(
        "قال إنه [[لايريد]] الحرب.\nوأضاف أنه لايقبل الشروط.\nوختم بأنه لايعرف الموعد.",
        fixed=None,
    ),
    Wrong(
        "تضررت البلدة بفعل [[العواصفالرملية]]، [[وقدغادر]] السكان منازلهم.",
        fixed="تضررت البلدة بفعل العواصف الرملية، وقد غادر السكان منازلهم.",
    ),
    Wrong(
        "حضر الحفل [[أكثرمن]] ألف ضيف.",
        fixed="حضر الحفل أكثر من ألف ضيف.",
    ),
    Wrong(
        "استقبل المعرض [[9آلاف]] زائر خلال [[5أيام]].",
        fixed="استقبل المعرض 9 آلاف زائر خلال 5 أيام.",
    ),
    Right("يبلغ طول الجسر 30م وارتفاعه 7كم، وافتتح سنة 1443هـ."),
    Right("نشرت في عامي 2016و2017، وتصدر الشركة طراز 5جي."),
    Right("التقى المدير السيد العبدالرحمن والعبدالله."),
    Right("قدم القدسي والمنغولي لمياء وبرلمانيين إلى هايتمن."),
    Right("التقى عبدالله وأبوبكر ونورالدين في مباراة خيرية."),
    Right("حذرت لندن من بريكزيت بلا اتفاق، وقال ستينسون إنه قلق."),
    Right("عندما وصل، لاسيما في المساء، كان الجو باردا، وحينئذ غادر."),
    Right("بلغ عدد المشاركين خمسمائة وثلاثمئة متفرج."),
    Right("مازال الفريق متصدرا ولابد من الحذر."),
    Right("إنما الأعمال بالنيات، وكلما اجتهد اللاعب تحسن، ريثما يعود زميله."),
    Right("سجل بيتون هدفا لمنتخب بنين، ورد فالنسيا بهدفين."),
    Right("فيلم عن منديلا يفوز في ماكاو."),
    Right("أوالده في المنزل؟ سأل الشرطي."),
    Right("وزير الخارجية في محاولة جديدة لا يمكن وصفها بالسهلة."),
)


class _Place(NamedTuple):
    """Where two words stand as one: which segment, what to replace, by what."""

    segment: int
    span: Span
    mended: str
    negation: bool
    confidence: float | None = None


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    vocabulary_ = vocabulary(lexicon)
    found: list[_Place] = []
    apart = 0
    for index, segment in enumerate(document.segments):
        row = words(segment.target)
        found.extend(_places(index, segment.target, row, vocabulary_))
        found.extend(_glued_digits(index, segment.target))
        apart += sum(token.text in NEGATIONS for token in row)
    negations = [place for place in found if place.negation]
    reported = set(places_to_report(negations, apart + len(negations)))
    notes = habit_note(len(negations), apart + len(negations))
    for place in found:
        if not place.negation or place in reported:
            yield (
                place.segment,
                _hit(document.segments[place.segment].target, place, notes if place.negation else ("", "")),
            )


def _hit(text: str, place: _Place, notes: tuple[str, str]) -> Hit:
    written = place.span.of(text)
    return Hit(
        place.span,
        f"A blank is missing: “{written}” is “{place.mended}”.{notes[0]}",
        f"سقطت مسافة: «{written}» هي «{place.mended}».{notes[1]}",
        (place.mended,),
        confidence=place.confidence,
    )


def _places(index: int, text: str, row: tuple[Token, ...], known: Vocabulary) -> Iterator[_Place]:
    for number, token in enumerate(row):
        word = token.bare
        if word in PHRASES:
            yield _Place(index, token.span, PHRASES[word], negation=False)
        elif word == "الله" and number and row[number - 1].bare == "إنشاء" and adjacent(text, row[number - 1], token):
            yield _Place(index, Span(row[number - 1].start, token.end), "إن شاء الله", negation=False)
        elif SHORTEST <= len(word) <= LONGEST and not known.is_word(word):
            found = word_break(word, known.lexicon)
            if found is None or (found.evidence in NEEDS_NO_NAME and _is_name(number, row, known, found.first)):
                continue
            negation = found.first in NEGATIONS
            common = negation and known.lexicon.zipf(word) >= COMMONLY_JOINED
            mended = _as_written(token.text, found.first, found.text)
            yield _Place(index, token.span, mended, negation, COMMON_NEGATION if common else None)


NEEDS_NO_NAME = frozenset((Evidence.PAIR, Evidence.ARTICLE))


def _glued_digits(index: int, text: str) -> Iterator[_Place]:
    """Digits written onto the noun that they count: 8آلاف; units and ordinals (2م, 5جي) are no counted nouns."""
    row = tokens(text)
    for number, token in enumerate(row[:-1]):
        if token.kind == NUMBER:
            noun = row[number + 1]
            glued_before = number > 0 and row[number - 1].end == token.start and row[number - 1].kind != "punctuation"
            if noun.kind == ARABIC and noun.start == token.end and not glued_before and noun.bare in _counted():
                yield _Place(index, Span(token.start, noun.end), f"{token.text} {noun.text}", negation=False)


@cache
def _counted() -> frozenset[str]:
    """Every noun that news counts, as it stands after digits: أيام, يوما; and the words for great numbers."""
    forms = set(GREAT_NUMBERS)
    for noun in by_singular().values():
        forms.update((noun.singular, noun.plural, noun.accusative))
    return frozenset(form for form in forms if len(form) > 2)


def _is_name(number: int, row: tuple[Token, ...], known: Vocabulary, first: str) -> bool:
    """True where a name is announced, or the word before or after is unknown as well; never behind a particle."""
    if is_particle(first):
        return False
    before = row[number - 1].bare if number else ""
    after = row[number + 1].bare if number + 1 < len(row) else ""
    return announces_name(before, first) or any(word and not known.is_word(word) for word in (before, after))


def _as_written(written: str, first: str, mended: str) -> str:
    """`mended` with the marks of `written`, where it has some."""
    if len(written) == len(mended) - 1:
        return mended
    letters = 0
    for index, character in enumerate(written):
        if letters == len(first) and character.isalpha():
            return f"{written[:index]} {written[index:]}"
        letters += character.isalpha()
    return mended
