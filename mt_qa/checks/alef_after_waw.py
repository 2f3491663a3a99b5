"""The alef after a final waw, left off a verb's plural or put after another waw.

ذهبو for ذهبوا, ندعوا for ندعو, معلموا المدرسة for معلمو المدرسة: the alef (alif al-tafriq) marks the waw of the
plural in verbs and stands nowhere else. A habit of the whole article is reported once.

Authority: the Academy of the Arabic Language in Cairo; Ryding 2005, ch. 2. Not flagged: forms that are words both
ways (يدعوا is a plural in the subjunctive) and names (كانو, بوردو).
"""

from collections.abc import Iterator

from mt_qa.arabic.variants import Slip
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.slip_reports import reported

CATEGORY = Category.SPELLING
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

EXAMPLES = (
    Wrong(
        "قال الشهود إن المهاجمين [[ذهبو]] في اتجاه الغابة.",
        fixed="قال الشهود إن المهاجمين ذهبوا في اتجاه الغابة.",
    ),
    Wrong(
        "طلب المدربون من اللاعبين أن [[يعملو]] معا.",
        fixed="طلب المدربون من اللاعبين أن يعملوا معا.",
    ),
    Wrong(
        "لم [[يكونو]] في المبنى ساعة الانفجار.",
        fixed="لم يكونوا في المبنى ساعة الانفجار.",
    ),
    Wrong(
        "حضر [[مهندسوا]] الشركة إلى الموقع.",
        fixed="حضر مهندسو الشركة إلى الموقع.",
    ),
    Wrong(
        "احتج [[مواطنوا]] البلدة على القرار.",
        fixed="احتج مواطنو البلدة على القرار.",
    ),
    Wrong(
        "[[ندعوا]] جميع الأطراف إلى الحوار.",
        fixed="ندعو جميع الأطراف إلى الحوار.",
    ),
    Right("ذهب الشهود ثم ذهبوا مرة أخرى إلى المحكمة."),
    Right("يدعو الحزب أنصاره إلى التصويت."),
    Right("طلب منهم أن يدعوا أصدقاءهم إلى الحفل."),
    Right("حضر مهندسو الشركة والعاملون فيها."),
    Right("فاز نادي بوردو على ضيفه مساء السبت."),
    Right("هزت انفجارات مدينة كانو في شمال نيجيريا."),
    Right("عاد إلى بلاده على متن رحلة من طوكيو."),
    Right("نشر الموقع صور الفيديو على الراديو."),
)


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    for each in reported(document, lexicon, Slip.WAW):
        yield (
            each.segment,
            each.hit(
                "The alef after final waw marks the plural of verbs and nothing else: {right}, not “{word}”.",
                "تُكتب ألف التفريق بعد واو الجماعة في الفعل وحدها، والصواب «{right}» لا «{word}».",
            ),
        )
