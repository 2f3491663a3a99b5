"""A quotation that is opened and never closed, or closed and never opened.

The reader cannot tell where the speaker stops and the paper goes on; in machine output the closing mark is often
lost together with the end of the sentence. Authority: MQM-Core, linguistic-conventions/punctuation (unpaired
marks). Judged over the whole article, for straight, curly and angular marks either way round; the span is the mark
with its word.

Not flagged: a quotation of several paragraphs that is closed in a later one, also where every paragraph opens anew
and only the last one closes; inches (``55"``); a paragraph with an even number of straight marks, however they
lean. A closing mark without an opening one is common in edited papers too and has a low confidence. Three or more
lone marks, two of them in one paragraph, are a practice of the article's own: the first is reported, with a low
confidence.
"""

from collections.abc import Iterator, Sequence

from mt_qa.arabic.enclosures import quotations
from mt_qa.arabic.lost_marks import Lost, crossed, is_own_practice, lost, mismatched, with_its_word
from mt_qa.arabic.paragraphs import Paragraph, paragraphs
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.PUNCTUATION
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8
UNOPENED, WRONGLY_CLOSED, OWN_PRACTICE = 0.45, 0.6, 0.4

_UNCLOSED = "A quotation is opened here and never closed.", "اقتباس فُتح هنا ولم يُغلق."
_UNOPENED = "A quotation is closed here that was never opened.", "اقتباس أُغلق هنا ولم يُفتح."
_CROSSED = (
    "A quotation and a bracket overlap: one is closed inside the other.",
    "اقتباس وقوس متداخلان: أُغلق أحدهما داخل الآخر.",
)

EXAMPLES = (
    Wrong(
        'قال المدرب: [["سنقاتل]] حتى الدقيقة الأخيرة من المباراة.',
    ),
    Wrong(
        "رحبت المنظمة بما وصفته [[«خطوة]] أولى نحو السلام.",
    ),
    Wrong(
        "أكدت الوزيرة أن المخزون يكفي حتى نهاية [[العام»]].",
    ),
    Wrong(
        'قال الناطق [["الوضع]] مستقر وأضاف "لا داعي للقلق" من الزلزال.',
    ),
    Wrong(
        'وأضاف بـ[["صراحة]] تامة أن الخطة تأجلت.\nوتابع "سنعود قريبا".',
    ),
    Wrong(
        'عرضت الشركة هاتفا سمته «النسر[["]] في معرض برشلونة.',
        fixed="عرضت الشركة هاتفا سمته «النسر» في معرض برشلونة.",
    ),
    Wrong(
        "وصف البيان بأنه «خطوة (أولى [[ناقصة»]] برأيه) في الطريق.",
    ),
    Wrong(
        "أطلقت البلدية [[«مبادرة]] النظافة في حي سمته [[«المثالي]] بعد أسبوع.",
    ),
    Wrong(
        "نشرت [[«السفير]] «النهار «الأخبار «البلد الخبر.",
    ),
    Right('قال المدرب: "سنقاتل حتى الدقيقة الأخيرة".'),
    Right('قال المدرب: "سنقاتل حتى النهاية.\nلن نستسلم أبدا".'),
    Right('قال المدرب: "سنقاتل حتى النهاية.\n"ولن نستسلم.\n"والجمهور معنا".'),
    Right('عرضت الشركة شاشة بقياس 55" في المعرض.'),
    Right('قال"نعم"ثم غادر القاعة "غاضبا "وعاد.'),
    Right("استضافت القناة »نجم الشاشة« أمس."),
    Right("حمل الكتاب عنوان ”رحلة إلى الشمال“ وصدر أمس."),
    Right("قال «نعم (ثلاث مرات)» ثم (خرج «غاضبا»)."),
    Right("بلغت المدة 9 â€“18 شهرا."),
    Right('ردد المحتجون ""ارحل"" في الساحة.'),
)


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    lines = paragraphs(document)
    alone = lost([line.text for line in lines], [quotations(line.text) for line in lines])
    if is_own_practice(alone):
        yield _hit(lines, alone[0], OWN_PRACTICE)
        return
    for mark in alone:
        yield _hit(lines, mark, CONFIDENCE if mark.opens else UNOPENED)
    yield from _wrongly_closed(lines)


def _hit(lines: Sequence[Paragraph], mark: Lost, confidence: float) -> tuple[int, Hit]:
    line = lines[mark.paragraph]
    span = line.span(*with_its_word(line.text, mark.place, opens=mark.opens))
    return line.segment, Hit(span, *(_UNCLOSED if mark.opens else _UNOPENED), confidence=confidence)


def _wrongly_closed(lines: Sequence[Paragraph]) -> Iterator[tuple[int, Hit]]:
    """Quotations closed with a mark of another kind, or across a bracket."""
    for line in lines:
        for place in crossed(line.text):
            span = line.span(*with_its_word(line.text, place, opens=False))
            yield line.segment, Hit(span, *_CROSSED, confidence=WRONGLY_CLOSED)
        for opening, closing, right in mismatched(line.text):
            yield (
                line.segment,
                Hit(
                    line.span(closing, closing + 1),
                    f"A quotation opened with {line.text[opening]} is closed with {line.text[closing]}.",
                    f"اقتباس فُتح بالعلامة ({line.text[opening]}) وأُغلق بالعلامة ({line.text[closing]}).",
                    (right,),
                    confidence=WRONGLY_CLOSED,
                ),
            )
