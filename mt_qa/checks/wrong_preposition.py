"""A preposition that its word never takes.

Decoders take the preposition of the source language: يعتمد عن for يعتمد على, أعرب على for أعرب عن. Authority: the
government of each word in data/prepositions.tsv (Wehr's dictionary). Only إلى, على and عن are judged, right after the
word. Not flagged: a word whose own preposition follows later (يعتمد إلى حد كبير على), participles and adverbs that may
stand alone (حث المسؤولين على), adverbial phrases that begin with one of the three (على ما يبدو, على هامش, عن طريق), and
means of travel (وصل على متن طائرة).
"""

from collections.abc import Iterator

from mt_qa.arabic.folding import fold
from mt_qa.arabic.words import ARABIC, NUMBER, Token, adjacent, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.prepositions import Governor, governors, is_preposition

CATEGORY = Category.GRAMMAR
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

JUDGED = {"إلى": "إلى", "الى": "إلى", "على": "على", "عن": "عن"}
"""Prepositions as written, and as they are named in the table. في, من and مع open too many adverbials."""

REACH = 30
"""How many words on the right preposition may still follow."""

STOPS = frozenset(".!؟?؛:")

ADVERBIAL = frozenset(
    """حد الأرجح هامش مدى ما سبيل جانب وقت الآن اليوم طريق التوالي متن رأس وجه صعيد إثر ضوء أقصى ظهر عين الساعة مدار مر
    الأقل الأكثر الإطلاق نحو قدم وساق غرار خلفية أساس حساب نفقة بعد عجل دفعات مراحل مستوى المستوى المدى الدوام العموم
    الخصوص الفور عكس قصد كثب بكرة طيب شكل هيئة ذلك هذا سواء الرغم رغم طول امتداد مضض أي أثرها إثرها ضوئها حين عمد
    جدارة غير يد أيدي أرض الأرض الصعيد لسان حسابه صفحته ظهور الجانب مهل أقل
    طريقه طريقها وقع الأغلب منصات موقعه وجهه""".split()
)
"""First words of adverbial phrases after على, إلى or عن."""

VEHICLES = frozenset("طائرة طائرته سفينة سيارة دراجة كرسي حصان قارب قوارب زورق مروحية قطار ظهور أقدامهم قدميه".split())

EXAMPLES = (
    Wrong(
        "وقال إن المصنع [[يعتمد عن]] المواد المستوردة.",
        fixed="وقال إن المصنع يعتمد على المواد المستوردة.",
    ),
    Wrong(
        "[[وأعرب على]] أسفه للحادث.",
        fixed="وأعرب عن أسفه للحادث.",
    ),
    Wrong(
        "وأعلن الجانبان [[التوصل على]] اتفاق لوقف النار.",
        fixed="وأعلن الجانبان التوصل إلى اتفاق لوقف النار.",
    ),
    Right("وقال إن المصنع يعتمد إلى حد كبير على المواد المستوردة."),
    Right("وأعرب على هامش القمة عن أسفه للحادث."),
    Right("وصل الرئيس على متن طائرة خاصة، ووصلت على دراجة بطلة العالم."),
    Right("حث الرئيس المسؤولين على التعاون، وانتقل الفريق من الدفاع إلى الهجوم."),
    Right("وأكد على أهمية الاتفاق."),
    Right("ينتمي، على الأقل، إلى الحزب."),
    Right("وشدد على أن الذين ينتمون على الأرجح للحركة فروا."),
)


def check_segment(segment: Segment) -> Iterator[Hit]:
    text, row, known = segment.target, tokens(segment.target), governors()
    for place in range(1, len(row) - 1):
        preposition = JUDGED.get(row[place].text)
        if preposition is None:
            continue
        word = row[place - 1]
        governor = known.get(word.text) or (known.get(word.text[1:]) if word.text[0] in "وف" else None)
        if governor is None or governor.alone == "often" or preposition in governor.takes or word.text == "فيصل":
            continue
        if not adjacent(text, word, row[place]):
            continue
        if _opens_complement(text, row, place) and not _is_satisfied(row, place + 1, governor):
            yield _hit(word, row[place], governor)


def _opens_complement(text: str, row: tuple[Token, ...], place: int) -> bool:
    """True where what follows the preposition is a noun or a number, and no adverbial."""
    after = row[place + 1]
    if after.kind not in (ARABIC, NUMBER) or not adjacent(text, row[place], after):
        return False
    word = after.bare
    return not (
        word in ADVERBIAL or word in VEHICLES or particle_kind(word) in ("demonstrative", "preposition", "relative")
    )


def _is_satisfied(row: tuple[Token, ...], start: int, governor: Governor) -> bool:
    """True where the usual preposition, or another accepted one of the three, follows in the same clause."""
    rights = [p for p in governor.takes if p == governor.usual or p in JUDGED]
    for token in row[start : start + REACH]:
        if token.text in STOPS:
            return False
        if token.kind == ARABIC and any(is_preposition(fold(token.text), right) for right in rights):
            return True
    return False


def _hit(word: Token, preposition: Token, governor: Governor) -> Hit:
    usual = governor.usual
    fixed = (f"{word.text} {usual}",) if len(usual) > 1 else ()
    return Hit(
        Span(word.start, preposition.end),
        f"“{word.bare}” takes the preposition “{usual}”, not “{preposition.bare}”.",
        f"كلمة «{word.bare}» تتعدى بحرف الجر «{usual}» لا «{preposition.bare}».",
        fixed,
    )
