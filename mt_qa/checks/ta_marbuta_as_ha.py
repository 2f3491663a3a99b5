"""Final ه where ة is meant, or final ة where ه is meant.

المدينه for المدينة, طويله for طويلة, هذة for هذه. After the article a final ه can be no pronoun, so المدينه is
certain; without it the word may be a noun with "his" (كتابه, فكره): then edited news must print the form with ة
hundreds of times as often, or the neighbours must tell, and doubtful words count only beside certain ones.

Authority: Ryding 2005, ch. 2 and 7. Not flagged: nouns with a pronoun (مدرسه beside مدرسته, وجهه), words whose root
ends in ه (المياه, الوجه, الفقه), names (عبده, غوته) and dialect.
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
        "تقع [[المدينه]] على ساحل البحر.",
        fixed="تقع المدينة على ساحل البحر.",
    ),
    Wrong(
        "قطع الوفد مسافة [[طويله]] قبل الوصول.",
        fixed="قطع الوفد مسافة طويلة قبل الوصول.",
    ),
    Wrong(
        "شارك في المؤتمر [[خمسه]] وزراء.",
        fixed="شارك في المؤتمر خمسة وزراء.",
    ),
    Wrong(
        "تشهد [[هذة]] المنطقة نموا سريعا.",
        fixed="تشهد هذه المنطقة نموا سريعا.",
    ),
    Wrong(
        "تبيع [[الشركه]] أجهزة طبية.",
        fixed="تبيع الشركة أجهزة طبية.",
    ),
    Wrong(
        "ذكرت [[وكاله]] الفضاء أن الصاروخ وصل.",
        fixed="ذكرت وكالة الفضاء أن الصاروخ وصل.",
    ),
    Wrong(
        "ألقى الوزير [[كلمه]] أمام الطلاب في [[الجامعه]].",
        fixed="ألقى الوزير كلمة أمام الطلاب في الجامعة.",
    ),
    Right("نشر الكاتب كتابه الأول قبل عامين."),
    Right("قال في مقابلة إن فكره تغير كثيرا."),
    Right("تراجع منسوب المياه في البحيرة."),
    Right("بكى المدرب ووجهه شاحب."),
    Right("قرأ الباحث أعمال غوته بالألمانية."),
    Right("تعهدت الدولة بتوفير الرعاية لله ثم للوطن."),
    Right("أنهى اللاعب مسيرته مع ناديه القديم."),
    Right("كل هذه المياه صالحة للشرب."),
    Right("عاد الرئيس إلى بلاده بعد زيارة قصيرة."),
)


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    for each in reported(document, lexicon, Slip.TA):
        yield (
            each.segment,
            each.hit(
                "“{word}” confuses final ه and ة: {right}.",
                "في آخر «{word}» خلط بين الهاء والتاء المربوطة، والصواب «{right}».",
            ),
        )
