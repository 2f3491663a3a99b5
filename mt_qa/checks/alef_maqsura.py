"""Final ى where ي is meant, or final ي where ى is meant.

فى, الرئاسى and الصحفى follow an Egyptian habit of print that machine translation has learnt; علي for على and مستوي
for مستوى are its mirror. Where both forms are words (علي is a name, يجرى and يجري differ in voice) the neighbours
decide, as counted in edited news, or nothing is said. A habit of the whole article is reported once.

Authority: the Academy of the Arabic Language in Cairo; Ryding 2005, ch. 2. Not flagged: names (علي, بصرى),
passives, dialect and foreign words.
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
        "عقد المؤتمر [[فى]] العاصمة.",
        fixed="عقد المؤتمر في العاصمة.",
    ),
    Wrong(
        "زار [[السياسى]] المخضرم بلدة حدودية.",
        fixed="زار السياسي المخضرم بلدة حدودية.",
    ),
    Wrong(
        "هذه هي المرة [[التى]] يتأهل فيها المنتخب.",
        fixed="هذه هي المرة التي يتأهل فيها المنتخب.",
    ),
    Wrong(
        "ارتفع [[مستوي]] البحر خلال العقد الماضي.",
        fixed="ارتفع مستوى البحر خلال العقد الماضي.",
    ),
    Wrong(
        "حصل الباحث [[علي]] جائزة دولية.",
        fixed="حصل الباحث على جائزة دولية.",
    ),
    Wrong(
        "لم تصل المساعدات [[حتي]] الآن.",
        fixed="لم تصل المساعدات حتى الآن.",
    ),
    Wrong(
        "أصيب عدد من الركاب بجروح بعضها [[فى]] الرأس.",
        fixed="أصيب عدد من الركاب بجروح بعضها في الرأس.",
    ),
    Wrong("[[فى]] القاهرة\nفى لندن\nفى باريس\nفى روما\nفى برلين"),
    Right("قال علي لاريجاني إن المفاوضات مستمرة."),
    Right("شارك محمد علي باشا في بناء الدولة الحديثة."),
    Right("توفى الكاتب عن عمر ناهز الثمانين."),
    Right("تجرى الانتخابات في موعدها."),
    Right("انتقل اللاعب إلى مستشفى قريب."),
    Right("نفى المتحدث باسم الحكومة الأنباء."),
    Right("تحاصر القوات مدينة بصرى الشام."),
    Right("رأى القاضي أن الأدلة كافية."),
    Right("بلغت القوى الكبرى اتفاقا أوليا."),
)


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    for each in reported(document, lexicon, Slip.YA):
        yield (
            each.segment,
            each.hit(
                "“{word}” confuses final ى and ي: {right}.",
                "في آخر «{word}» خلط بين الألف المقصورة والياء، والصواب «{right}».",
            ),
        )
