"""A kashida (tatweel) inside a running word.

The stroke ـ stretches a word for the eye, in headlines and on banners; in running text it hides the word from every
search (``محـمد`` is not ``محمد``) and from the tools behind ours. Authority: Unicode, chapter 9.2: U+0640 has no
meaning of its own and is to be left to the typesetting.

Not flagged: the stroke after a short prefix that meets a quotation mark, digits or Latin letters (``لـ"رويترز"``,
``الـ15``), the abbreviations ``هـ`` and ``مـ`` of years, a letter shown alone, and a row of strokes used as a dash.
Papers stretch words on purpose: a second one, or one after a prefix (``بـالقطار``), has a low confidence, and of
three or more only the first is reported.
"""

import re
from collections.abc import Iterator

from mt_qa.arabic.habits import habit_note, places_to_report
from mt_qa.arabic.letters import EXTENDED, HARAKAT, LETTERS, TATWEEL
from mt_qa.arabic.paragraphs import paragraphs
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.SPELLING
SEVERITY = Severity.MINOR
CONFIDENCE = 0.6
STYLE = 0.45

EXAMPLES = (
    Wrong(
        "فاز اللاعب [[محـمد]] بالجائزة الأولى.",
        fixed="فاز اللاعب محمد بالجائزة الأولى.",
    ),
    Wrong(
        "أعلن [[مجلـــس]] الوزراء عطلة رسمية.",
        fixed="أعلن مجلس الوزراء عطلة رسمية.",
    ),
    Wrong(
        "سافر الفريق [[بـالقطار]] إلى وهران.",
        fixed="سافر الفريق بالقطار إلى وهران.",
    ),
    Wrong(
        "زار الوفد [[دمشـــق]]، ثم حلـب، ثم حمـاة.",
    ),
    Right('وقال لـ"رويترز" إن الاتفاق قريب.'),
    Right("تأهل إلى دور الـ16 بعد فوزه بـ3 أهداف."),
    Right("انضم إلى شبكة الـ CNN عام 1436هـ."),
    Right("افتتح المعرض في 5 محرم 1440 هـ."),
    Right("الوحدة الأولى ـــ وهي الأصغر ـ جاهزة."),
    Right("يبدأ الاسم بحرف عـ وينتهي بـ ي."),
)

_LETTER = f"{LETTERS}{EXTENDED}"
_STRETCHED = re.compile(
    rf"(?<![{_LETTER}{HARAKAT}{TATWEEL}])[{_LETTER}{HARAKAT}]+{TATWEEL}[{_LETTER}{HARAKAT}{TATWEEL}]*"
)
_PREFIX = re.compile(rf"(?:[وف]?(?:[بلكس]|[بلك]?ال|لل|هـ?|م|[{_LETTER}]))[{HARAKAT}]*{TATWEEL}+")


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    found = [
        (line, match)
        for line in paragraphs(document)
        if TATWEEL in line.text
        for match in _STRETCHED.finditer(line.text)
        if not _PREFIX.fullmatch(match.group())
    ]
    note, note_ar = habit_note(len(found), len(found))
    for line, match in places_to_report(found, len(found)):
        prefixed = _PREFIX.match(match.group()) is not None
        yield (
            line.segment,
            Hit(
                line.span(match.start(), match.end()),
                f"A stretching stroke (kashida) inside the word.{note}",
                f"تطويل (كشيدة) داخل الكلمة.{note_ar}",
                (match.group().replace(TATWEEL, ""),),
                confidence=CONFIDENCE if len(found) == 1 and not prefixed else STYLE,
            ),
        )
