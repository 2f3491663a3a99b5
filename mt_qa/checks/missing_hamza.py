"""A hamza left off the alef that carries it.

الاربعاء for الأربعاء, بارسال for بإرسال, تاثير for تأثير: machine translation learns it from unedited text, and it
is the commonest slip of Arabic writing. A word counts as a slip where the form with hamza is a dictionary word and
the bare form is not, or where edited news prints the bare form fifty times less often, or where its neighbours tell
(mt_qa.knowledge). A habit of the whole article is reported once; a lone slip in a long clean article with low
confidence.

Authority: the Academy of the Arabic Language in Cairo, rules of hamza (1979). Not flagged: hamzat wasl (اجتماع),
verbs of forms VII to X (انتقل) and imperatives, names and foreign words with two accepted spellings (استراليا,
استراتيجية), and dialect. ان and its family belong to inna-anna, the madda to missing-madda.
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
        "يعقد مجلس الوزراء جلسته [[الاربعاء]] المقبل.",
        fixed="يعقد مجلس الوزراء جلسته الأربعاء المقبل.",
    ),
    Wrong(
        "طالبت النقابة [[باعادة]] العمال المفصولين [[الى]] وظائفهم.",
        fixed="طالبت النقابة بإعادة العمال المفصولين إلى وظائفهم.",
    ),
    Wrong(
        "[[اكد]] وزير الزراعة أن موسم القمح كان جيدا.",
        fixed="أكد وزير الزراعة أن موسم القمح كان جيدا.",
    ),
    Wrong(
        "[[وانقذ]] رجال الإطفاء ثلاثة أطفال من الحريق.",
        fixed="وأنقذ رجال الإطفاء ثلاثة أطفال من الحريق.",
    ),
    Wrong(
        "كان [[تاثير]] الجفاف على المحاصيل كبيرا.",
        fixed="كان تأثير الجفاف على المحاصيل كبيرا.",
    ),
    Wrong(
        "فاز الفريق بفارق [[اربعه]] أهداف.",
        fixed="فاز الفريق بفارق أربعة أهداف.",
    ),
    Wrong(
        "لم يحدد البنك موعدا [[او]] سعرا جديدا.",
        fixed="لم يحدد البنك موعدا أو سعرا جديدا.",
    ),
    Wrong(
        "جاءت الدعوة على [[اثر]] الزلزال الذي ضرب الساحل.",
        fixed="جاءت الدعوة على إثر الزلزال الذي ضرب الساحل.",
    ),
    Wrong("[[اعلنت]] الشركة ارباحها\nقبل ايام\nفي الاسواق الاوروبية."),
    Right("انتقل المقر إلى مدينة ساحلية في العام الماضي."),
    Right("اجتمع الوزراء لبحث استقرار الأسعار."),
    Right("اقرأ الدليل قبل استعمال الجهاز."),
    Right("عرضت استراليا استراتيجية جديدة للطاقة."),
    Right("بثت قناة ام بي سي المباراة كاملة."),
    Right("عازف العود نصير شمة واحد من كبار الموسيقيين."),
    Right("انا مش عارف ليه الاسعار غليت كده."),
    Right("نشر النادي الصور تحت وسم #الاهلي_بطل."),
    Right("قال واحد من السكان إن باب المدرسة كان مفتوحا."),
    Right("تابع آلاف المشجعين المباراة من أمام الشاشات."),
)


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    for each in reported(document, lexicon, Slip.HAMZA):
        yield (
            each.segment,
            each.hit(
                "“{word}” has lost its hamza: {right}.",
                "سقطت الهمزة من «{word}»، والصواب «{right}».",
            ),
        )
