"""إن and أن: written without hamza, or the one where grammar asks for the other.

ان, انه, وان and their family are words in no spelling; which of the two was meant, the words before tell: إن after
قال and its family, at the head of a sentence or quotation, after حيث, إذ and بل; أن after verbs of knowing, wanting
and reporting and after prepositions (data/inna_governors.tsv). The wrong one of the two is reported only right
behind a word that leaves no doubt, قال أن and أكد إن, and with less confidence: newspapers print it.

Authority: Ibn Hisham, *Qatr al-nada*; Ryding 2005, ch. 19. Not flagged: إن that means "if" (إن كان), أن before a
verb in the subjunctive, حيث أن, quoted speech, and فان and بان where they are names (فان دايك, بان كي مون).
"""

from collections.abc import Iterator

from mt_qa.arabic.variants import Slip
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong
from mt_qa.knowledge.inna import misgoverned
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.slip_reports import reported

CATEGORY = Category.SPELLING
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

MISGOVERNED = 0.6
"""Confidence where a hamza is written, but not the one that grammar asks for."""

EXAMPLES = (
    Wrong(
        "قال الوزير [[ان]] الميزانية جاهزة.",
        fixed="قال الوزير إن الميزانية جاهزة.",
    ),
    Wrong(
        "أعلنت الشركة [[انها]] ستفتح فرعا جديدا.",
        fixed="أعلنت الشركة أنها ستفتح فرعا جديدا.",
    ),
    Wrong(
        "وذكر مدير المستشفى [[انه]] استقبل عشرة جرحى.",
        fixed="وذكر مدير المستشفى أنه استقبل عشرة جرحى.",
    ),
    Wrong(
        'وقالت النائبة: "[[ان]] القانون لا يحمي المستأجر".',
        fixed='وقالت النائبة: "إن القانون لا يحمي المستأجر".',
    ),
    Wrong(
        "[[انها]] أول بعثة تصل إلى القطب.",
        fixed="إنها أول بعثة تصل إلى القطب.",
    ),
    Wrong(
        "تأجلت الرحلة [[لان]] الطقس سيئ.",
        fixed="تأجلت الرحلة لأن الطقس سيئ.",
    ),
    Wrong(
        "يجب [[ان]] يوقع الطرفان الاتفاق قبل [[ان]] ينتهي العام.",
        fixed="يجب أن يوقع الطرفان الاتفاق قبل أن ينتهي العام.",
    ),
    Wrong(
        "وقال [[أن]] المحادثات كانت بناءة.",
        fixed="وقال إن المحادثات كانت بناءة.",
    ),
    Wrong(
        "أكد المتحدث أنهم وصلوا، وأضاف [[إنهم]] بخير.",
        fixed="أكد المتحدث أنهم وصلوا، وأضاف أنهم بخير.",
    ),
    Right("قال الوزير إن الميزانية جاهزة، وأضاف أن النقاش يبدأ غدا."),
    Right("يمكن أن يقال إن الموسم كان ناجحا."),
    Right("لم يذكر إن كان المشروع سيستمر."),
    Right("سجل فان دايك هدف الفوز لفريقه."),
    Right("دعا بان كي مون إلى وقف القتال."),
    Right("رفض الطلب حيث أن المهلة انتهت."),
    Right("وصل الوفد بعد أن أقلعت الطائرة الأولى."),
    Right("بثت المقابلة على قناة سي ان ان مساء أمس."),
    Right("إن الحكومة تدرس القرار."),
    Right("سأل الصحفي: لماذا قال أن يعودوا غدا؟"),
)


def check_document(document: Document, *, lexicon: Lexicon) -> Iterator[tuple[int, Hit]]:
    for each in reported(document, lexicon, Slip.INNA):
        yield (
            each.segment,
            each.hit(
                "“{word}” is written without hamza; the words before it ask for {right}.",
                "كُتبت «{word}» بلا همزة، والسياق يقتضي «{right}».",
            ),
        )
    for index, segment in enumerate(document.segments):
        for token, governor, right in misgoverned(segment.target):
            yield (
                index,
                Hit(
                    token.span,
                    f"After “{governor}” stands {right}, not {token.text}.",
                    f"بعد «{governor}» تأتي «{right}» لا «{token.text}».",
                    (right,),
                    confidence=MISGOVERNED,
                ),
            )
