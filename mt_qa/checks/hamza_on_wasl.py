"""A hamza written on an alef that is only a support for the voice (hamzat wasl).

إجتماع for اجتماع, الإنتخابات for الانتخابات: verbal nouns and perfects of forms VII, VIII and X and the ten nouns
such as اسم, ابن and امرأة begin with hamzat wasl, which is not written. A habit of the whole article is reported
once.

Authority: the Academy of the Arabic Language in Cairo, rules of hamza (1979). Not flagged: the first person of the
imperfect (أعتقد, أستطيع), which has a true hamza, الإثنين as a day's name, and names (إلتون).
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
        "عقدت اللجنة [[إجتماعا]] طارئا لبحث الأزمة.",
        fixed="عقدت اللجنة اجتماعا طارئا لبحث الأزمة.",
    ),
    Wrong(
        "تنطلق [[الإنتخابات]] البلدية في الشهر المقبل.",
        fixed="تنطلق الانتخابات البلدية في الشهر المقبل.",
    ),
    Wrong(
        "سجلت أسعار النفط [[إرتفاعا]] جديدا.",
        fixed="سجلت أسعار النفط ارتفاعا جديدا.",
    ),
    Wrong(
        "قررت الوزارة [[إستئناف]] الرحلات الجوية.",
        fixed="قررت الوزارة استئناف الرحلات الجوية.",
    ),
    Wrong(
        "لم تكشف الشرطة عن [[إسم]] الضحية.",
        fixed="لم تكشف الشرطة عن اسم الضحية.",
    ),
    Wrong(
        "أدلت [[إمرأة]] بشهادتها أمام المحكمة.",
        fixed="أدلت امرأة بشهادتها أمام المحكمة.",
    ),
    Wrong(
        "يعاني [[الإقتصاد]] من تباطؤ في النمو.",
        fixed="يعاني الاقتصاد من تباطؤ في النمو.",
    ),
    Right("عقدت اللجنة اجتماعا لبحث إصلاح النظام."),
    Right("قال الخبير: أعتقد أن الأسعار ستنخفض."),
    Right("لا أستطيع أن أنتظر حتى الغد."),
    Right("تبدأ المحاكمة يوم الإثنين المقبل."),
    Right("أحيا المغني إلتون جون حفلا في لندن."),
    Right("طالبت الأسرة بإنصاف ابنها وإعادته."),
    Right("أنتج المصنع مليون سيارة وأنفق نصف أرباحه."),
    Right("ألتقي زملائي كل أسبوع."),
)


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    for each in reported(document, lexicon, Slip.WASL):
        yield (
            each.segment,
            each.hit(
                "“{word}” begins with hamzat wasl, which is not written: {right}.",
                "همزة «{word}» همزة وصل لا تُكتب، والصواب «{right}».",
            ),
        )
