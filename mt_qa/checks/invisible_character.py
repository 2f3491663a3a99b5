"""A character that nobody sees and every tool stumbles over.

Zero-width characters, soft hyphens, stray byte order marks and bidirectional controls come from web pages and word
processors. Inside a word they break search and spelling (a zero-width non-joiner is Persian orthography, not
Arabic); an override (U+202D, U+202E) turns text round. Authority: Unicode, chapter 23.2 (layout controls) and UAX
#9.

Not flagged: marks of direction (U+200E, U+200F, U+061C) anywhere but between two Arabic letters, for beside Latin
words, digits and punctuation they do their work; embeddings and isolates around Latin or digits; joiners between
emoji and after a lone ه; a no-break space. Three or more of one kind are reported once.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mt_qa.arabic.habits import habit_note, is_habit, places_to_report
from mt_qa.arabic.letters import EXTENDED, HARAKAT, INVISIBLE, LETTERS, TATWEEL
from mt_qa.arabic.paragraphs import Paragraph, paragraphs
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.CHARACTER_ENCODING
SEVERITY = Severity.MINOR
CONFIDENCE = 0.75
RESIDUE = 0.55

EXAMPLES = (
    Wrong(
        "أعلنت الوزارة نتائج الا[[\u200c]]متحان.",
        fixed="أعلنت الوزارة نتائج الامتحان.",
    ),
    Wrong(
        "ارتفع متوسط [[\u200b\u200b]]العمر المتوقع.",
        fixed="ارتفع متوسط العمر المتوقع.",
    ),
    Wrong(
        "وصل[[\u200b]]الوفد إلى نواكشوط.",
        fixed="وصل الوفد إلى نواكشوط.",
    ),
    Wrong(
        "اتفقت إيران و[[\u200b]]تركيا على فتح المعبر.",
        fixed="اتفقت إيران وتركيا على فتح المعبر.",
    ),
    Wrong(
        "افتتح المست[[\u00ad]]شفى الجديد.",
        fixed="افتتح المستشفى الجديد.",
    ),
    Wrong(
        "قال الوزير [[\u202e]]إن الميزانية جاهزة.",
        fixed="قال الوزير إن الميزانية جاهزة.",
    ),
    Wrong(
        "استقبل الر[[\u200f]]ئيس السفراء.",
        fixed="استقبل الرئيس السفراء.",
    ),
    Wrong(
        "نص[[\ufeff]] فيه علامات\ufeff ثلاث\ufeff.",
    ),
    Right("وقع الاتفاق في \u200f12\u200f مارس مع شركة \u200eAirbus\u200e."),
    Right("نشر الخبر \u202aReuters\u202c أمس."),
    Right("أطلقت الحملة رمزها 👨\u200d👩\u200d👧 في المدارس."),
    Right("صدر المرسوم عام 1440 ه\u200d في الرياض."),
    Right("بلغ السعر 100\u00a0دولار."),
    Right("\ufeff\u200fتبدأ الجلسة غدا."),
)

_DIRECTION_MARKS = "\u200e\u200f\u061c"
_EMBEDDINGS = "\u202a\u202b\u202c\u2066\u2067\u2068\u2069"
_LETTER = re.compile(f"[{LETTERS}{EXTENDED}{HARAKAT}{TATWEEL}]")
_RUN = re.compile(f"[{INVISIBLE}]+")
_FOREIGN = re.compile(r"[A-Za-z0-9٠-٩]")
_LONG_WORD = re.compile(f"[{LETTERS}{EXTENDED}{HARAKAT}{TATWEEL}]{{3}}")
_NEAR = 40


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    found: defaultdict[str, list[tuple[Paragraph, re.Match[str]]]] = defaultdict(list)
    for line in paragraphs(document):
        for match in _RUN.finditer(line.text):
            if not _is_at_work(line.text, match):
                found[match.group()[0]].append((line, match))
    for places in found.values():
        yield from _reported(places)


def _reported(places: Sequence[tuple[Paragraph, re.Match[str]]]) -> Iterator[tuple[int, Hit]]:
    note, note_ar = habit_note(len(places), len(places))
    for line, match in places_to_report(places, len(places)):
        inside_word = _letters_beside(line.text, match) == 2
        names = " ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(match.group()))
        yield (
            line.segment,
            Hit(
                line.span(match.start(), match.end()),
                f"An invisible character ({names}).{note}",
                f"محرف غير مرئي ({names}).{note_ar}",
                (" ", "") if inside_word and _parts_words(line.text, match) else ("",),
                confidence=CONFIDENCE if inside_word and not is_habit(len(places), len(places)) else RESIDUE,
            ),
        )


def _is_at_work(text: str, match: re.Match[str]) -> bool:
    """True where the characters do what they are made for."""
    run = set(match.group())
    if match.start() == 0 and run <= {"\ufeff", *_DIRECTION_MARKS}:
        return True
    if run <= set(_DIRECTION_MARKS):
        return _letters_beside(text, match) < 2
    if run <= set(_DIRECTION_MARKS + _EMBEDDINGS):
        near = text[max(match.start() - _NEAR, 0) : match.end() + _NEAR]
        return _FOREIGN.search(near) is not None
    if run <= {"\u200d", "\u200c"}:
        return not _is_in_a_word(text, match)
    return False


def _is_in_a_word(text: str, match: re.Match[str]) -> bool:
    """True for a joiner beside an Arabic letter, unless it only gives a lone ه its shape."""
    lone_heh = text[max(match.start() - 2, 0) : match.start()].strip() == "ه" and _letters_beside(text, match) == 1
    return not lone_heh and _letters_beside(text, match) > 0


def _parts_words(text: str, match: re.Match[str]) -> bool:
    """True where a zero-width space stands for a blank between words, not after a letter written onto the next."""
    before = _LONG_WORD.search(text, max(match.start() - 3, 0), match.start())
    return "\u200b" in match.group() and before is not None


def _letters_beside(text: str, match: re.Match[str]) -> int:
    """On how many sides an Arabic letter stands directly."""
    return sum(
        _LETTER.match(side) is not None
        for side in (text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1])
    )
