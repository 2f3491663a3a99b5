"""A Latin comma, semicolon or question mark between Arabic words.

Arabic has its own ، ؛ ؟ (Unicode U+060C, U+061B, U+061F; chapter 9.2), mirrored because the line runs the other
way. The Latin ones, and the full-width ones of East Asian type, are left over from the source text or its encoding.

Not flagged: a comma inside or between numbers (``1,250``, ``10, 20``), beside Latin words, and a row of question
marks (see encoding-damage). A blank before the mark is part of the span. An article that does so throughout is
reported once.
"""

import re
from collections import Counter
from collections.abc import Iterator

from mt_qa.arabic.letters import EXTENDED, HARAKAT, LETTERS, TATWEEL
from mt_qa.arabic.paragraphs import paragraphs
from mt_qa.arabic.practice import Practice, Slip, reported
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.PUNCTUATION
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

EXAMPLES = (
    Wrong(
        "وصل الوزير إلى تونس[[,]] ثم التقى الرئيس.",
        fixed="وصل الوزير إلى تونس، ثم التقى الرئيس.",
    ),
    Wrong(
        "متى تنتهي الأزمة[[?]]",
        fixed="متى تنتهي الأزمة؟",
    ),
    Wrong(
        "رفضت النقابة العرض[[;]] لأنه لا يلبي مطالبها.",
        fixed="رفضت النقابة العرض؛ لأنه لا يلبي مطالبها.",
    ),
    Wrong(
        "زارت البعثة أسوان[[ ,]]والأقصر، وقنا.",
        fixed="زارت البعثة أسوان، والأقصر، وقنا.",
    ),
    Wrong(
        "تأسس النادي عام 1907[[,]] وفاز باللقب في موسمه الأول.",
        fixed="تأسس النادي عام 1907، وفاز باللقب في موسمه الأول.",
    ),
    Wrong(
        "أعلنت الشركة أرباحها[[，]] وتوقعت المزيد.",
        fixed="أعلنت الشركة أرباحها، وتوقعت المزيد.",
    ),
    Wrong(
        "باع المزارع القمح[[,]] والشعير, والعدس, والحمص.",
    ),
    Wrong(
        "زار الوفد صنعاء، ثم عدن، ثم تعز، ثم مأرب، ثم عاد.\nوضم الوفد وزيرا[[,]] وسفيرا, ومستشارا, وطبيبا.",
    ),
    Right("بلغ العدد 1,250 شخصا."),
    Right("سجل في الدقائق 10, 20 و35."),
    Right("غنت المغنية Hello, Goodbye في الحفل."),
    Right("حضر ممثلو Reuters, AP, AFP الجلسة."),
    Right("وصل الوزير إلى تونس، ثم غادر."),
    Right("ماذا حدث???"),
)

_ARABIC_MARK = {
    ",": "،", "，": "،", ";": "؛", "；": "؛", "?": "؟", "？": "؟", "。": ".",
}  # fmt: skip
_LETTER = f"{LETTERS}{EXTENDED}{HARAKAT}{TATWEEL}"
_BEFORE = rf"{_LETTER}\"”“»)\]"
_LATIN = re.compile(
    rf"""(?<=[{_BEFORE}\d%٪])[ ]?[,，](?=\s*[\"«“(]?[{_LETTER}])
       | (?<=[{_BEFORE}])[ ]?[;；](?=\s*[\"«“(]?[{_LETTER}])
       | (?<=[{_BEFORE}])[ ]?[?？](?![?？؟!])
       | (?<=[{_BEFORE}])[ ]?。""",
    re.VERBOSE,
)
_ARABIC = re.compile("[،؛؟]")


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    lines = paragraphs(document)
    for place in reported([_practice(line.text) for line in lines], once_a_paragraph=True):
        yield place.hit(
            lines,
            "A foreign punctuation mark in Arabic text; Arabic writes “{mark}”.",
            "علامة ترقيم أجنبية في نص عربي، والصواب ({mark}).",
        )


def _practice(text: str) -> Practice:
    slips = tuple(_slips(text))
    opportunities = Counter(_ARABIC.findall(text))
    opportunities.update(slip.family for slip in slips)
    return Practice(slips, opportunities)


def _slips(text: str) -> Iterator[Slip]:
    for match in _LATIN.finditer(text):
        mark = _ARABIC_MARK[match.group().strip()]
        gap = " " if text[match.end() : match.end() + 1].isalnum() else ""
        yield Slip(mark, match.start(), match.end(), mark + gap)
