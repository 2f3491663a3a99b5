"""Presentation forms (``ﻻ``, ``ﺍﻟﺼﺤﻴﻔﺔ``) instead of letters.

These code points stand for the drawn shapes of letters and came from old type and from PDF files. They read well,
but no search, spelling checker or translation system finds the word. Authority: Unicode, chapter 9.2, Arabic
Presentation Forms A and B: compatibility characters, not for general text. Copied from a page's drawing order the
word stands back to front and is turned.

Not flagged: the ligatures of formulas and of the rial (ﷺ, ﷲ, ﷼), ornate brackets, and ``ﻫ`` after a Hijri year.
Words in a row are one finding; from the third on an article is reported once.
"""

import re
import unicodedata
from collections.abc import Iterator

from mt_qa.arabic.habits import habit_note, places_to_report
from mt_qa.arabic.paragraphs import paragraphs
from mt_qa.arabic.words import words
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.CHARACTER_ENCODING
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

EXAMPLES = (
    Wrong(
        "نشرت [[ﺍﻟﺼﺤﻴﻔﺔ ﺍﻟﺨﺒﺮ]] في صدر صفحتها.",
        fixed="نشرت الصحيفة الخبر في صدر صفحتها.",
    ),
    Wrong(
        "نشرت [[ﺔﻔﻴﺤﺼﻟﺍ]] الخبر.",
        fixed="نشرت الصحيفة الخبر.",
    ),
    Wrong(
        "زار الهلال [[اﻷحمر]] المخيم.",
        fixed="زار الهلال الأحمر المخيم.",
    ),
    Wrong(
        "إن [[اﻷمن]] حق، والعدل حق، واﻷمل حق، واﻹنصاف حق.",
    ),
    Right("قال النبي محمد ﷺ، ونقل عن ﷲ عز وجل ﴿اقرأ﴾ وسعره 5 ﷼."),
    Right("صدر القرار في 12 محرم 1440ﻫ."),
    Right("زار الهلال الأحمر المخيم."),
)

_FORM = re.compile("[\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]")
_HIJRI = re.compile(r"\d\s?\Z")


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    found = [
        (line, start, end)
        for line in paragraphs(document)
        if _FORM.search(line.text)
        for start, end in _rows(line.text)
    ]
    note, note_ar = habit_note(len(found), len(found))
    for line, start, end in places_to_report(found, len(found)):
        yield (
            line.segment,
            Hit(
                line.span(start, end),
                f"Presentation forms instead of letters: no search finds the word.{note}",
                f"أشكال عرض للحروف بدلا من الحروف نفسها، فلا يجدها البحث.{note_ar}",
                (_plain(line.text[start:end]),),
            ),
        )


def _rows(text: str) -> Iterator[tuple[int, int]]:
    """Where words written in such forms stand in a row, with nothing but blanks between them."""
    start = end = 0
    for word in words(text):
        if not _FORM.search(word.text) or _is_hijri(text, word.start, word.text):
            continue
        if end and text[end : word.start].strip():
            yield start, end
            end = 0
        start, end = (start if end else word.start), word.end
    if end:
        yield start, end


def _is_hijri(text: str, start: int, word: str) -> bool:
    return word.rstrip("ـ") in ("ﻫ", "ﻩ", "ﻪ") and _HIJRI.search(text, max(start - 2, 0), start) is not None


def _plain(forms: str) -> str:
    if _is_back_to_front(forms):
        forms = forms[::-1]
    return "".join(unicodedata.normalize("NFKC", character).strip() or character for character in forms)


def _is_back_to_front(forms: str) -> bool:
    """True where more words begin with a last letter's shape, or end with a first one's, than the other way."""
    first = [_shape(word[0]) for word in forms.split()]
    last = [_shape(word[-1]) for word in forms.split()]
    return first.count("<final>") + last.count("<initial>") > first.count("<initial>") + last.count("<final>")


def _shape(character: str) -> str:
    return unicodedata.decomposition(character).partition(" ")[0]
