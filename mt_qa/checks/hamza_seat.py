"""A hamza on the wrong seat: on ى where ئ is meant, on the line where ؤ is meant, above the alef where below is meant.

الطوارىء for الطوارئ, شئ for شيء, المسؤل for المسؤول, لإن for لأن. The seat follows the stronger of the two vowels
beside the hamza; texts typed or encoded by other habits reach machine translation as training data.

Authority: the Academy of the Arabic Language in Cairo, rules of hamza (1979). Not flagged: seats on which
authorities differ (مسئول, شئون, يقرأون, جزءين) and names and foreign words (إبريل, إيديولوجيا).
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
        "أعلنت البلدية حالة [[الطوارىء]] بعد السيول.",
        fixed="أعلنت البلدية حالة الطوارئ بعد السيول.",
    ),
    Wrong(
        "لم يتغير أي [[شئ]] منذ العام الماضي.",
        fixed="لم يتغير أي شيء منذ العام الماضي.",
    ),
    Wrong(
        "قال [[المسؤل]] إن الخطة جاهزة.",
        fixed="قال المسؤول إن الخطة جاهزة.",
    ),
    Wrong(
        "ألغيت الرحلة [[لإن]] الطقس كان سيئا.",
        fixed="ألغيت الرحلة لأن الطقس كان سيئا.",
    ),
    Wrong(
        "وقف القارب على [[شاطىء]] البحيرة.",
        fixed="وقف القارب على شاطئ البحيرة.",
    ),
    Wrong(
        "يتحمل المزارعون [[عبئ]] ارتفاع الأسعار.",
        fixed="يتحمل المزارعون عبء ارتفاع الأسعار.",
    ),
    Wrong(
        "ناقش النواب [[مسائلة]] الوزير.",
        fixed="ناقش النواب مساءلة الوزير.",
    ),
    Right("قال مسئول في الوزارة إن الخطة جاهزة."),
    Right("تتابع الوزارة شئون العاملين في الخارج."),
    Right("وصل عشرات اللاجئين إلى الشاطئ."),
    Right("يبدأ الموسم في إبريل المقبل."),
    Right("كانت الأسماء مكتوبة على جزءين."),
    Right("رؤساء البلديات ينتظرون قراءة التقرير."),
    Right("فوجئ المشاهدون بالنتيجة السيئة."),
    Right("سئل الوزير عن مبادئ الاتفاق."),
)


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    for each in reported(document, lexicon, Slip.SEAT):
        yield (
            each.segment,
            each.hit(
                "The hamza of “{word}” is on the wrong seat: {right}.",
                "كُتبت همزة «{word}» في غير موضعها، والصواب «{right}».",
            ),
        )
