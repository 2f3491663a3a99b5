"""A row of letters or marks that Arabic spelling forbids.

ة and ى only end words, ؤ ئ begin none, إ stands only at the front, no letter is written three times, a vowel sign needs
a letter under it. Such a word is broken however it is read, and decoders that put words together from pieces make
them (وتصدىوا). Authority: Ryding 2005, ch. 2; Academy in Cairo, 1979. Not flagged: cries drawn out on purpose
(يااااه), names with two alefs or hamzas that no known word is near (هاآرتس), final ىء (a matter of hamza), ىٰ, single
letters, words of other languages and presentation forms, and whatever the dictionary has (أؤكد, مبدإ, تتتابع).
"""

import re
from collections.abc import Iterator

from mt_qa.arabic.letters import EXTENDED, HARAKAT, LETTERS, TATWEEL, bare
from mt_qa.arabic.marks import Fault, MarkFault, misplaced_marks
from mt_qa.arabic.words import words
from mt_qa.core import Category, Hit, Right, Segment, Severity, Wrong
from mt_qa.knowledge.impossible_letters import is_impossible, offending_letters, repairs
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.word_breaks import word_break

CATEGORY = Category.SPELLING
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.9

MARKS = 0.45
"""Confidence in misplaced vowel signs: certain, but as common in good papers as few editors want to hear of."""

MOST_SUGGESTIONS = 3

_SUSPECT = re.compile(
    rf"""[ةى][{HARAKAT}{TATWEEL}]*[{LETTERS}]
       | (?<![{LETTERS}{EXTENDED}{HARAKAT}{TATWEEL}])[ةىؤئ][{LETTERS}]
       | [{LETTERS}]إ | [ءؤئ]{{2}} | ([{LETTERS}])\1\1 | [اأإآ]{{2}}""",
    re.VERBOSE,
)
"""A cheap look before words are taken apart: wider than what is impossible, for words without marks."""

MARK_MESSAGES = {
    Fault.DOUBLED: ("A vowel sign is written twice on one letter.", "تكررت الحركة على حرف واحد."),
    Fault.INSIDE: ("Tanwin can only end a word.", "لا يكون التنوين إلا في آخر الكلمة."),
    Fault.STRAY: ("A vowel sign has no letter under it.", "حركة منفصلة عن حرفها."),
}

EXAMPLES = (
    Wrong(
        "هاجم المسلحون القافلة [[وتصدىوا]] للجنود.",
        fixed="هاجم المسلحون القافلة وتصدوا للجنود.",
    ),
    Wrong(
        "وصل الوفد إلى [[مدينةالقدس]] أمس.",
        fixed="وصل الوفد إلى مدينة القدس أمس.",
    ),
    Wrong(
        "يعمل الخبراء [[علىتطوير]] لقاح جديد.",
        fixed="يعمل الخبراء على تطوير لقاح جديد.",
    ),
    Wrong(
        "أعلنت [[المؤسسسة]] عن برنامج للمنح الدراسية.",
        fixed="أعلنت المؤسسة عن برنامج للمنح الدراسية.",
    ),
    Wrong(
        "شارك في المؤتمر عدد من [[الصحفييين]] الأجانب.",
        fixed="شارك في المؤتمر عدد من الصحفيين الأجانب.",
    ),
    Wrong(
        "تتابع [[االحكومة]] ملف الأسعار.",
        fixed="تتابع الحكومة ملف الأسعار.",
    ),
    Wrong(
        "سلم الوزير الجوائز [[لللاعبين]] الفائزين.",
        fixed="سلم الوزير الجوائز للاعبين الفائزين.",
    ),
    Wrong(
        "كتب الشاعر قصائد عن [[المدينةة]] القديمة.",
        fixed="كتب الشاعر قصائد عن المدينة القديمة.",
    ),
    Wrong(
        "قال الرئيس [[شكراًجزيلا]] لكل المتطوعين.",
        fixed="قال الرئيس شكراً جزيلا لكل المتطوعين.",
    ),
    Wrong(
        "قدم المدير [[شكرا ً]] خاصا إلى الفريق.",
        fixed="قدم المدير شكراً خاصا إلى الفريق.",
    ),
    Wrong(
        "شارك الوزير في [[ؤتمر]] المناخ بباريس.",
        fixed="شارك الوزير في مؤتمر المناخ بباريس.",
    ),
    Right("قرأ الإمام سورة البقرة في المسجد الأقصى."),
    Right("أؤكد أن أئمة المساجد تصدوا للشائعات."),
    Right("صاح المشجعون: يااااه، جووووول!"),
    Right("ذكرت صحيفة هاآرتس أن المحادثات تتتابع."),
    Right("وصفت الأمم المتحدة الأوضاع بأنها لاإنسانية."),
    Right("شكرًا جزيلا لكم، وأهلًا وهدًى للناس."),
    Right("أضيئت الشوارع فى الطوارىء."),
    Right("يلعب عبدالإله في الدوري، وللإدارة رأي آخر."),
    Right("بدأت المفاوضات مبدئيا وفق مبدإ حسن الجوار."),
    Right("تشير الفقرة ة من القانون إلى ذلك."),
    Right("قال إنّه سيحضُر الحفل، وإنَّ الدعوةَ وصلت."),
)


def check_segment(segment: Segment, *, lexicon: Lexicon) -> Iterator[Hit]:
    yield from _letter_hits(segment.target, lexicon)
    yield from _mark_hits(segment.target, lexicon)


def _letter_hits(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    if _SUSPECT.search(text) is None:
        return
    for token in words(text):
        if _SUSPECT.search(token.text) is None:
            continue
        word = token.bare
        if not is_impossible(word, lexicon):
            continue
        suggestions = repairs(word, lexicon)[:MOST_SUGGESTIONS]
        split = word_break(word, lexicon)
        if split:
            english, arabic = f"“{split.text}” is written as one word.", f"كُتبت «{split.text}» كلمة واحدة."
            yield Hit(token.span, english, arabic, suggestions, severity=Severity.MINOR)
        else:
            letters = offending_letters(word)
            english = f"“{letters}” cannot stand where it does in “{word}”."
            arabic = f"لا يصح رسم «{letters}» في هذا الموضع من «{word}»."
            yield Hit(token.span, english, arabic, suggestions)


def _mark_hits(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    for found in misplaced_marks(text):
        english, arabic = MARK_MESSAGES[found.fault]
        yield Hit(
            found.span, english, arabic, _mark_suggestions(found, lexicon), severity=Severity.MINOR, confidence=MARKS
        )


def _mark_suggestions(found: MarkFault, lexicon: Lexicon) -> tuple[str, ...]:
    """Of tanwin inside a word, whichever reads as words: the word without it, or the two that it parts."""
    if found.fault is not Fault.INSIDE or lexicon.knows(bare(found.text)):
        return (found.text,)
    parts = bare(found.broken).split()
    return (found.broken,) if len(parts) == 2 and all(lexicon.knows(part) for part in parts) else ()
