"""A bracket that is opened and never closed, closed and never opened, or turned the wrong way.

Machine output loses the second bracket with the end of a cut phrase, and mirrored typing turns one of a pair round
(``(سانا(``). Authority: MQM-Core, linguistic-conventions/punctuation (unpaired marks); Unicode's bidirectional
mirroring (UAX #9, rule L4) for turned brackets. Judged over the whole article; the span is the bracket with its
word.

Not flagged: list markers (``1)``, ``أ)``), smileys, and brackets that a later paragraph closes. Three or more lone
brackets, two of them in one paragraph, are a practice of the article's own: the first is reported, with a low
confidence.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from mt_qa.arabic.enclosures import BRACKETS, CLOSING, OPENING, brackets, leans
from mt_qa.arabic.lost_marks import Lost, is_own_practice, lost, with_its_word
from mt_qa.arabic.paragraphs import Paragraph, paragraphs
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.PUNCTUATION
SEVERITY = Severity.MINOR
CONFIDENCE = 0.75
OWN_PRACTICE = 0.4

_UNCLOSED = "A bracket is opened here and never closed.", "قوس فُتح هنا ولم يُغلق."
_UNOPENED = "A bracket is closed here that was never opened.", "قوس أُغلق هنا ولم يُفتح."
_TURNED = "This bracket is turned the wrong way.", "قوس معكوس الاتجاه."
_OTHER = BRACKETS | {opening: closing for closing, opening in BRACKETS.items()}

EXAMPLES = (
    Wrong(
        "حضر الاجتماع وزير المالية [[(المكلف]] ومحافظ المصرف المركزي.",
    ),
    Wrong(
        "أعلن الاتحاد الأفريقي لكرة [[القدم)]] موعد القرعة.",
    ),
    Wrong(
        "نقلت وكالة الأنباء السورية (سانا[[(]] عن مصدر عسكري قوله.",
        fixed="نقلت وكالة الأنباء السورية (سانا) عن مصدر عسكري قوله.",
    ),
    Wrong(
        "صدر القرار عن اللجنة [[)]]لجنة الطعون) أمس.",
        fixed="صدر القرار عن اللجنة (لجنة الطعون) أمس.",
    ),
    Wrong(
        "الفائزون: أولا [[(تونس]] ثانيا (مصر ثالثا (قطر.",
    ),
    Right("حضر الاجتماع وزير المالية (المكلف) أمس."),
    Right("1) افتتاح الجلسة\nأ) كلمة الرئيس\n12) ما يستجد"),
    Right("شكرا لكم جميعا :)"),
    Right("وجاء في النص: (تلتزم الأطراف بما يلي.\nوتنفذه خلال عام)."),
    Right("النتيجة (2-1 [بعد التمديد]) كانت عادلة."),
)


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    lines = paragraphs(document)
    alone = lost([line.text for line in lines], [brackets(line.text) for line in lines])
    if is_own_practice(alone):
        yield _alone_hit(lines, alone[0], OWN_PRACTICE)
        return
    marks = iter(zip_longest(alone, alone[1:]))
    for mark, neighbour in marks:
        turned = _turned(lines, mark, neighbour)
        if turned:
            next(marks)
            yield _turned_hit(lines, turned)
        else:
            yield _alone_hit(lines, mark, CONFIDENCE)


def _turned(lines: Sequence[Paragraph], first: Lost, second: Lost | None) -> Lost | None:
    """Which of two lone brackets in a row is the pair's wrong half: both open and one leans like a closing one, or
    both close and one leans like an opening one."""
    if second is None or first.paragraph != second.paragraph:
        return None
    text = lines[first.paragraph].text
    same = text[first.place] == text[second.place]
    if not same or leans(text, first.place) != OPENING or leans(text, second.place) != CLOSING:
        return None
    return second if first.opens else first


def _turned_hit(lines: Sequence[Paragraph], mark: Lost) -> tuple[int, Hit]:
    line = lines[mark.paragraph]
    span = line.span(mark.place, mark.place + 1)
    return line.segment, Hit(span, *_TURNED, (_OTHER[line.text[mark.place]],), confidence=CONFIDENCE)


def _alone_hit(lines: Sequence[Paragraph], mark: Lost, confidence: float) -> tuple[int, Hit]:
    line = lines[mark.paragraph]
    span = line.span(*with_its_word(line.text, mark.place, opens=mark.opens))
    return line.segment, Hit(span, *(_UNCLOSED if mark.opens else _UNOPENED), confidence=confidence)
