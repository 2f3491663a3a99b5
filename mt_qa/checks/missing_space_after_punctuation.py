"""No blank between a comma or stop and the next word.

``قال،ثم`` reads as one word to a search engine and to the line breaker. Authority: Unicode, chapter 9.2, and Arabic
style books: a mark is written onto the word before it and parted from the word after it.

Not flagged: decimals, times, ratios and verse numbers (a digit follows), web addresses and Arabic domain names
(``العربية.نت``), abbreviations and initials (``د.أحمد``, ``ص.ب``), an ellipsis, and a mark before a closing
quotation mark. A lone slip among many right places gets a low confidence; an article that does so throughout is
reported once.
"""

from collections.abc import Iterator

from mt_qa.arabic.paragraphs import paragraphs
from mt_qa.arabic.practice import reported
from mt_qa.arabic.spacing import joined
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.PUNCTUATION
SEVERITY = Severity.MINOR
CONFIDENCE = 0.8

EXAMPLES = (
    Wrong(
        "اجتمع الوزراء في عمان[[،]]ثم عقدوا مؤتمرا صحفيا.",
        fixed="اجتمع الوزراء في عمان، ثم عقدوا مؤتمرا صحفيا.",
    ),
    Wrong(
        "انتهى التصويت مساء أمس[[.]]وقال الناطق إن الفرز بدأ.",
        fixed="انتهى التصويت مساء أمس. وقال الناطق إن الفرز بدأ.",
    ),
    Wrong(
        "هل يعود اللاعب إلى ناديه[[؟]]لم يجب المدرب.",
        fixed="هل يعود اللاعب إلى ناديه؟ لم يجب المدرب.",
    ),
    Wrong(
        "وأضاف البيان[[:]]نرحب بالاتفاق.",
        fixed="وأضاف البيان: نرحب بالاتفاق.",
    ),
    Wrong(
        "وصف الخطة بأنها «واقعية»[[.]]وأيده نائبه.",
        fixed="وصف الخطة بأنها «واقعية». وأيده نائبه.",
    ),
    Wrong(
        "وقع الحادث يوم الخميس[[،]]15 شخصا أصيبوا فيه.",
        fixed="وقع الحادث يوم الخميس، 15 شخصا أصيبوا فيه.",
    ),
    Right("بلغ النمو 3.5 في المئة، والتضخم 2،1 في المئة."),
    Right("تبدأ المباراة في 20:30 بتوقيت غرينتش."),
    Right("نشر موقع العربية.نت الخبر أمس."),
    Right("صفقة مع شركة إن.إكس.بي لأشباه الموصلات."),
    Right("زار المستشفى د.أحمد وأ.د.سامي."),
    Right("أرسلوا الطلبات إلى ص.ب 114 في الدوحة."),
    Right("وكتب على حسابه: انتهى...وعدنا."),
    Right('قال "انتهى الأمر." ثم خرج.'),
    Right("راجع الآية 255 من سورة البقرة:255."),
    Right("الموقع الرسمي هو www.example.org,وهو متاح للجميع."),
)


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    lines = paragraphs(document)
    for place in reported([joined(line.text) for line in lines]):
        yield place.hit(lines, "No blank after “{mark}”.", "لا مسافة بعد العلامة ({mark}).")
