"""A paragraph or a sentence that stands twice in the article.

Systems fed in pieces translate the overlap twice, and decoders loop. Authority: MQM-Core, accuracy/addition. Flagged is
the later copy of a sentence or paragraph of six words and more, and a paragraph that differs from its neighbour in
hardly a letter. Not flagged: the headline in the text, a pull quote (a paragraph of its own that is also a sentence of
another one), lines that differ in their numbers (results, lists), lines that end in a colon, and short formulas.
"""

import re
from collections.abc import Iterator

from mt_qa.arabic.folding import fold
from mt_qa.arabic.sentences import sentences
from mt_qa.core import Category, Document, Hit, Right, Severity, Span, Wrong

CATEGORY = Category.ADDITION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.9

LEAST_WORDS, LEAST_LETTERS = 6, 25
HEADLINE = "-"
"""What stands for a headline's key, so that nothing is like it."""

ALIKE = 95.0
"""From this similarity (0 to 100) neighbouring paragraphs are the same."""

LONGEST = 3000
"""Longer paragraphs are compared letter by letter only if they are equal: similarity takes quadratic time."""

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")

EXAMPLES = (
    Wrong(
        "افتتح الوزير المعرض أمس. ويضم المعرض أعمال أكثر من مئة فنان.[[ ويضم المعرض أعمال أكثر من مئة فنان.]]",
        fixed="افتتح الوزير المعرض أمس. ويضم المعرض أعمال أكثر من مئة فنان.",
    ),
    Wrong(
        "انسحبت القوات من المدينة بعد أسبوع من القتال.\n"
        "وعاد السكان إلى منازلهم.\n"
        "[[انسحبت القوات من المدينة بعد اسبوع من القتال.]]",
        fixed="انسحبت القوات من المدينة بعد أسبوع من القتال.\nوعاد السكان إلى منازلهم.\n",
    ),
    Wrong(
        "وقالت الوزارة في بيانها إن الأشغال في الطريق الدائري ستنتهي قبل نهاية العام المقبل.\n"
        "[[وقالت الوزارة في بيانها إن الأشغال في الطريق الدائري تنتهي قبل نهاية العام المقبل.]]",
        fixed="وقالت الوزارة في بيانها إن الأشغال في الطريق الدائري ستنتهي قبل نهاية العام المقبل.\n",
    ),
    Right("افتتح الوزير المعرض الدولي للكتاب في العاصمة أمس\nافتتح الوزير المعرض الدولي للكتاب في العاصمة أمس."),
    Right("«سنواصل العمل حتى نصل إلى اتفاق».\nوقال الوزير «سنواصل العمل حتى نصل إلى اتفاق». ثم غادر."),
    Right("بلغ سعر غرام الذهب من عيار 21 في السوق 300 جنيه.\nبلغ سعر غرام الذهب من عيار 24 في السوق 350 جنيها."),
    Right(
        "لقراءة التقرير كاملا اضغط على العنوان التالي:\nالأول\nلقراءة التقرير كاملا اضغط على العنوان التالي:\nالثاني"
    ),
    Right("قال الوزير ذلك. وكرر الوزير طلبه. قال الوزير ذلك."),
)


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    paragraphs: set[str] = set()
    inner: set[str] = set()
    before = ""
    for index, segment in enumerate(document.segments):
        text = segment.target
        key = _key(text)
        if not key:
            continue
        if text.rstrip().endswith(":"):
            pass  # the line before a link or a list
        elif _is_long(key) and (key in paragraphs or _is_alike(before, key)):
            yield index, _hit(Span(len(text) - len(text.lstrip()), len(text.rstrip())), "paragraph", "الفقرة")
        else:
            yield from ((index, hit) for hit in _repeated_inside(text, inner))
        is_headline = not before and text.rstrip()[-1] not in '.!؟?…»”"'
        before = HEADLINE if is_headline else key
        paragraphs.add(before)


def _key(text: str) -> str:
    """Letters and digits of the folded text, word by word."""
    return " ".join(_WORD.findall(fold(text)))


def _is_long(key: str) -> bool:
    return key.count(" ") >= LEAST_WORDS - 1 and len(key) >= LEAST_LETTERS


def _is_alike(first: str, second: str) -> bool:
    """True for two keys that differ in a few letters and in no number."""
    if not first or max(len(first), len(second)) > LONGEST or abs(len(first) - len(second)) * 10 > len(second):
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(first, second, score_cutoff=ALIKE) > 0 and _NUMBER.findall(first) == _NUMBER.findall(second)


def _repeated_inside(text: str, seen: set[str]) -> Iterator[Hit]:
    """Sentences of a paragraph with several that were met inside a paragraph before; what is met is put into `seen`."""
    spans = sentences(text)
    if len(spans) < 2:
        return
    previous = 0
    for span in spans:
        key = _key(span.of(text))
        if key in seen and _is_long(key):
            start = previous if text[previous : span.start].isspace() else span.start
            yield _hit(Span(start, span.end), "sentence", "الجملة")
        seen.add(key)
        previous = span.end


def _hit(span: Span, what: str, what_ar: str) -> Hit:
    return Hit(span, f"The same {what} stands already above.", f"{what_ar} نفسها وردت من قبل.", ("",))
