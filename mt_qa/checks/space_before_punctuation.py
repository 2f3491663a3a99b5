"""A blank before a comma, a stop or another closing mark.

Arabic writes ، ؛ . : ؟ ! onto the word before them (Unicode, chapter 9.2; every Arabic newspaper's style book); a
blank there lets the mark slip to the next line. A closing quotation mark or bracket that was torn off together with
the stop (``كلمة " .``) is one slip. Where the next word hangs on the mark instead (``كلمة ،ثم``) the blank is
moved.

Not flagged: list numbers (``1 .``), initials (``د . سامي``), a stop before a digit or Latin letter (``.NET``), an
ellipsis, smileys, marks after Latin words, web addresses and hashtags, which a blank keeps apart on purpose. An
article that does so throughout is reported once; a colon set off by blanks and a lone slip among many right places
get a low confidence.
"""

from collections.abc import Iterator

from mt_qa.arabic.paragraphs import paragraphs
from mt_qa.arabic.practice import IN_PATCHWORK, UNSETTLED, reported
from mt_qa.arabic.spacing import COLON, enclosures, marks
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.PUNCTUATION
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

EXAMPLES = (
    Wrong(
        "وصل الوفد إلى الخرطوم[[ ،]] ثم غادر إلى جوبا.",
        fixed="وصل الوفد إلى الخرطوم، ثم غادر إلى جوبا.",
    ),
    Wrong(
        "ارتفعت أسعار القمح في البورصات العالمية[[ .]]",
        fixed="ارتفعت أسعار القمح في البورصات العالمية.",
    ),
    Wrong(
        'وأضاف المدرب "لعبنا مباراة كبيرة[[ " .]]',
        fixed='وأضاف المدرب "لعبنا مباراة كبيرة".',
    ),
    Wrong(
        "وصفت الصحيفة القرار بأنه «متسرع[[ » ،]] ولم تعلق الوزارة.",
        fixed="وصفت الصحيفة القرار بأنه «متسرع»، ولم تعلق الوزارة.",
    ),
    Wrong(
        "هل تنجح المفاوضات هذه المرة[[ ؟]]",
        fixed="هل تنجح المفاوضات هذه المرة؟",
    ),
    Wrong(
        "فاز الترجي على ضيفه بهدفين[[ ،]]وسجل المهاجم الهدف الثاني.",
        fixed="فاز الترجي على ضيفه بهدفين، وسجل المهاجم الهدف الثاني.",
    ),
    Wrong(
        "وقال الناطق باسم الهيئة[[ :]] سنعلن النتائج غدا.",
        fixed="وقال الناطق باسم الهيئة: سنعلن النتائج غدا.",
    ),
    Wrong(
        "زار الوزير تونس[[ ،]] والجزائر ، والمغرب ، وليبيا.",
    ),
    Right("وصل الوفد إلى الخرطوم، ثم غادر."),
    Right("1 . انتخاب مكتب الجلسة"),
    Right("حضر الندوة د . سامي حداد."),
    Right("بلغت النسبة .5 في المئة."),
    Right("تعتمد المنصة على إطار .NET من مايكروسوفت."),
    Right("انتظر الجمهور طويلا ... ثم بدأ الحفل."),
    Right("ختم المغرد رسالته بابتسامة :)"),
    Right("التفاصيل على الموقع www.example.org . ويمكن التسجيل حتى الأحد."),
    Right("تصدر وسم #كأس_العرب ، الذي أطلقه مشجعون، قوائم التداول."),
    Right("تبدأ المباراة في الساعة 20 :30 مساء."),
)


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    lines = paragraphs(document)
    practices = [marks(line.text) for line in lines]
    for place in reported(practices, [enclosures(line.text) for line in lines]):
        doubtful = place.slip.family == COLON and place.confidence < IN_PATCHWORK
        most = UNSETTLED if doubtful else 1.0
        yield place.hit(lines, "A blank before “{mark}”.", "مسافة زائدة قبل العلامة ({mark}).", most)
