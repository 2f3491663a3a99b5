"""A paragraph that stops half-way.

Systems cut long inputs off. What is left ends on a word that must be followed by another (في, إلى, التي, أن), on the
article alone, on an opening mark, or, at the end of the article, on a comma or a colon (minor). Authority: MQM-Core,
design-and-markup/truncation. Not flagged: an ellipsis, adverbs that may end a sentence (بعد, قبل, فوق), على where it
may be the name علي (a text that writes فى for في), a colon or comma with another paragraph after it (a quotation, a
list), a number or foreign name on the next line, an opening mark that closes an earlier one, and verse or columns, in
which most paragraphs have no end mark.
"""

import re
from collections.abc import Iterator

from mt_qa.arabic.letters import EXTENDED, HARAKAT, LETTERS
from mt_qa.core import Category, Document, Hit, Right, Severity, Span, Wrong

CATEGORY = Category.TRUNCATION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.85

UNFINISHED = frozenset(
    head + word
    for word in """في من إلى على عن مع بين لدى منذ خلال حول عند أو بل أن إن لأن حيث إذ كي لكي التي الذي الذين اللذين
    اللتين اللذان اللتان لم لن سوف بأن إما مما بسبب بشأن بموجب بواسطة بمثابة ضمن ذات وفقا نظرا بالإضافة بالنسبة بدلا
    فضلا سوى إزاء تجاه حيال بصدد بغية بمناسبة فى الى ان التى الذى لان بان وفقًا نظرًا بدلًا فضلًا وفقاً نظراً بدلاً
    فضلاً""".split()
    for head in ("", "و", "ف")
) - {"فلم", "فلان"} | {"ال"}
"""Words after which another must come, with and without hamza and dots."""

LEAST_WORDS = 4
"""Shorter lines are labels and column heads."""

TAIL = 80
"""How many code points of a paragraph's end are looked at."""

_WORD = re.compile(rf"(?<=\s)([{LETTERS}{EXTENDED}{HARAKAT}]+)\s*\.?\s*$")
_MARK = re.compile(r"([«(\[])\s*$|([،,؛:])\s*$")
_ARABIC_START = re.compile(rf"\W*[{LETTERS}]")
_ENDED = re.compile(r"[.!؟?…\"»”)\]:،]\s*$")
_EGYPTIAN = re.compile(rf"(?<![{LETTERS}])فى(?![{LETTERS}])")

MESSAGE = "The paragraph breaks off after “{}”."
MESSAGE_AR = "تنقطع الفقرة بعد «{}»."

EXAMPLES = (
    Wrong("أعلنت الوزارة أن الأشغال ستبدأ [[في]]"),
    Wrong("وأضاف البيان أن القوات انسحبت من القرى [[التي]].\nوعاد السكان إلى منازلهم."),
    Wrong("قتل ثلاثة جنود [[وأن]]\nوقالت الشرطة إنها فتحت تحقيقا."),
    Wrong("ونقلت الوكالة عن الوزير قوله [[«]]"),
    Wrong("افتتح الرئيس المصنع.\nوحضر الحفل عدد من الوزراء والسفراء[[،]]"),
    Right("أعلنت الوزارة أن الأشغال ستبدأ في الربيع."),
    Right("وقال الوزير:\n«لن نتراجع عن القرار»."),
    Right("وفي ما يلي قائمة بأسماء الفائزين:"),
    Right("شارك في الحفل كل من،\nسفير فرنسا.\nسفير ألمانيا."),
    Right("ثم أرسل نص الرسالة إلى\n88591 - STC."),
    Right("وفي آن."),
    Right("وقالت الصحيفة إن «الأزمة الحالية أخطر من سابقاتها «\nولم تذكر مصدرها."),
    Right("لم يصل أحد بعد"),
    Right("وصل إلى القاهرة أمس ولم يعلن عن ..."),
    Right("أعد التقرير فى القاهرة أحمد على"),
    Right("يا نائح الطلح أشباه عوادينا\nنشجى لواديك أم نأسى على\nواديك\nماذا تقص علينا"),
)


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    written = [(index, segment.target) for index, segment in enumerate(document.segments) if segment.target.strip()]
    if not written or _is_verse([text for _, text in written]):
        return
    egyptian = any(_EGYPTIAN.search(text) for _, text in written)
    for place, (index, text) in enumerate(written):
        following = written[place + 1][1] if place + 1 < len(written) else ""
        ends_article = place > 0 and not following
        hit = _after_word(text, following, egyptian) or _after_mark(text, ends_article=ends_article)
        if hit is not None and len(text.split(maxsplit=LEAST_WORDS)) >= LEAST_WORDS:
            yield index, hit


def _is_verse(paragraphs: list[str]) -> bool:
    """True where more than half of four paragraphs or more have no end mark: verse, columns, broken lines."""
    return len(paragraphs) >= 4 and sum(not _ENDED.search(text[-TAIL:]) for text in paragraphs) * 2 > len(paragraphs)


def _after_word(text: str, following: str, egyptian: bool) -> Hit | None:
    match = _WORD.search(text, max(len(text) - TAIL, 0))
    if match is None or match[1] not in UNFINISHED or (egyptian and match[1] in ("على", "وعلى")):
        return None
    if following and not _ARABIC_START.match(following):
        return None  # a number or a foreign name on a line of its own
    return _hit(match.start(1), match.end(1), match[1])


def _after_mark(text: str, *, ends_article: bool) -> Hit | None:
    """After an opening mark, and after a comma or colon at the end of an article of several paragraphs."""
    match = _MARK.search(text, max(len(text) - TAIL, 0))
    if match is None or not (match[1] or ends_article):
        return None
    if match[1] and text.count("«") - text.count("»") > 1:
        return None  # it closes an earlier one, the wrong way round
    if match[1]:
        return _hit(match.start(1), match.end(1), match[1])
    return _hit(match.start(2), match.end(2), match[2], Severity.MINOR)


def _hit(start: int, end: int, what: str, severity: Severity | None = None) -> Hit:
    return Hit(Span(start, end), MESSAGE.format(what), MESSAGE_AR.format(what), severity=severity)
