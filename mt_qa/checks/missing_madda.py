"""An alef without its madda: ا or أ where آ is meant.

الان for الآن, القران for القرآن, آلاف written الاف. A hamza followed by a long a is written آ; the keyboard's plain
alef is a common slip of machine translation's training data.

Authority: the Academy of the Arabic Language in Cairo, rules of hamza (1979). Not flagged: words that exist both
ways where the neighbours do not tell, and names (ألان, أيسلندا).
"""

from collections.abc import Iterator

from mt_qa.arabic.variants import Slip
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.slip_reports import reported

CATEGORY = Category.SPELLING
SEVERITY = Severity.MINOR
CONFIDENCE = 0.95

EXAMPLES = (
    Wrong(
        "لم يصل الفريق حتى [[الان]].",
        fixed="لم يصل الفريق حتى الآن.",
    ),
    Wrong(
        "شارك [[الاف]] المتظاهرين في المسيرة.",
        fixed="شارك آلاف المتظاهرين في المسيرة.",
    ),
    Wrong(
        "حفظ الطالب [[القران]] في عامين.",
        fixed="حفظ الطالب القرآن في عامين.",
    ),
    Wrong(
        "تضررت [[المنشات]] النفطية من العاصفة.",
        fixed="تضررت المنشآت النفطية من العاصفة.",
    ),
    Wrong(
        "حصل الموظفون على [[مكافات]] مالية.",
        fixed="حصل الموظفون على مكافآت مالية.",
    ),
    Wrong(
        "عثر المنقبون على [[اثار]] قديمة.",
        fixed="عثر المنقبون على آثار قديمة.",
    ),
    Wrong(
        "تعد الصين أكبر اقتصاد في [[اسيا]].",
        fixed="تعد الصين أكبر اقتصاد في آسيا.",
    ),
    Right("وصل الفريق الآن إلى المطار."),
    Right("نقلت الحافلة آخر الركاب."),
    Right("أثار القرار جدلا واسعا."),
    Right("حفر العمال بئرا جديدة."),
    Right("أمن المطار سلامة الركاب."),
    Right("زار السياح أيسلندا في الشتاء."),
    Right("ملايين السكان بلا مأوى."),
    Right("بلغ سعر الألف دينار."),
)


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    for each in reported(document, lexicon, Slip.MADDA):
        yield (
            each.segment,
            each.hit(
                "“{word}” lacks its madda: {right}.",
                "سقطت المدة من «{word}»، والصواب «{right}».",
            ),
        )
