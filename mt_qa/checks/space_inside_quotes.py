"""A blank between a quotation mark or bracket and what it holds.

``" نص "`` lets a quotation mark stand alone at the end of a line, and a reader cannot see whether it opens or
closes. Authority: the Unicode line breaking rules (classes OP, CL, QU) and Arabic style books. Where the mark leans
on the word outside instead (``وأضاف" نعم"``), the blank is moved to its right side.

Not flagged: guillemets with a no-break space inside (French typography, set on purpose), empty brackets, marks
without a partner (see unclosed-quotation), and a blank before a closing mark that a detached stop follows (see
space-before-punctuation). An article that does so throughout is reported once; the one slip of a careful article,
common in edited papers, gets a low confidence.
"""

from collections.abc import Iterator

from mt_qa.arabic.paragraphs import paragraphs
from mt_qa.arabic.practice import IN_A_CAREFUL_ARTICLE, UNSETTLED, reported
from mt_qa.arabic.spacing import enclosures, marks
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.PUNCTUATION
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

EXAMPLES = (
    Wrong(
        'وقال الوزير [["  ]]إن الحوار مستمر".',
        fixed='وقال الوزير "إن الحوار مستمر".',
    ),
    Wrong(
        "رفض النائب ما سماه «التسرع[[ »]] في إقرار القانون.",
        fixed="رفض النائب ما سماه «التسرع» في إقرار القانون.",
    ),
    Wrong(
        "حضر ممثلو الاتحاد الأوروبي [[( ]]بروكسل[[ )]] أمس.",
        fixed="حضر ممثلو الاتحاد الأوروبي (بروكسل) أمس.",
    ),
    Wrong(
        'وأضاف[[" ]]لن نتراجع عن موقفنا".',
        fixed='وأضاف "لن نتراجع عن موقفنا".',
    ),
    Wrong(
        'وصف الوضع بأنه "صعب[[ "]]وطالب بدعم عاجل.',
        fixed='وصف الوضع بأنه "صعب" وطالب بدعم عاجل.',
    ),
    Wrong(
        'أطلق حملة [[" ]]بيئة نظيفة " وحملة " شوارع آمنة " هذا العام.',
    ),
    Right('وقال الوزير "إن الحوار مستمر".'),
    Right("رفض النائب ما سماه «\u00a0التسرع\u00a0» في إقرار القانون."),
    Right("ترك الناخب الخانة ( ) فارغة."),
    Right('وقال الوزير " إن الحوار مستمر.'),
    Right('شكر الرئيس "كل من ساهم في الحل " .'),
    Right("قدم كتاب «الأيام» (طبعة ثانية) في المعرض."),
)


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    lines = paragraphs(document)
    practices = [enclosures(line.text) for line in lines]
    for place in reported(practices, [marks(line.text) for line in lines]):
        yield place.hit(
            lines,
            "A blank inside the quotation mark or bracket “{mark}”.",
            "مسافة زائدة داخل علامة الاقتباس أو القوس ({mark}).",
            UNSETTLED if place.confidence == IN_A_CAREFUL_ARTICLE else 1.0,
        )
