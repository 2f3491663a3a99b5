"""An organisation that drifts: one body under its right name here and under a wrong one there.

The signature failure of machine-translated news: each paragraph renders a name or an acronym anew, so that one body
is منظمة معاهدة الأمن الجماعي in one and منظمة الوحدة in the next. Authority: MQM-Core, terminology/wrong-term. The
evidence is told with each finding; mt_qa/entities/linking.py adds it up. Not flagged: a body that any table or edited
news knows, however rare (منظمة الوحدة الأفريقية), two bodies of one kind in one article, and a head alone (المنظمة).
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Wrong
from mt_qa.entities.article import Entities
from mt_qa.entities.evidence import Link
from mt_qa.entities.linking import THRESHOLD
from mt_qa.entities.replacing import correction

CATEGORY = Category.WRONG_TERM
SEVERITY = Severity.CRITICAL
EVIDENCE = Evidence.DOCUMENT

EXAMPLES = (
    Wrong(
        "باقية في أوكرانيا بعثة المراقبة التابعة لمنظمة الأمن والتعاون في أوروبا.\n"
        "وقالت كييف إن بعثة المراقبة التابعة ل[[منظمة الضمان والتآزر]] ستبقى أيضا.",
        fixed="باقية في أوكرانيا بعثة المراقبة التابعة لمنظمة الأمن والتعاون في أوروبا.\n"
        "وقالت كييف إن بعثة المراقبة التابعة لمنظمة الأمن والتعاون في أوروبا ستبقى أيضا.",
    ),
    Wrong(
        "اعتقلت [[الحزب الشيوعي الكوري]] حاكم إقليم في إندونيسيا بتهمة الفساد، ونقلته إلى جاكرتا للتحقيق.",
        fixed="اعتقلت لجنة القضاء على الفساد حاكم إقليم في إندونيسيا بتهمة الفساد، ونقلته إلى جاكرتا للتحقيق.",
    ),
    Wrong(
        "أوقف جهاز الأمن الفيدرالي الروسي موظفا في موسكو.\nوقال [[جهاز الضمان الفيدرالي الروسي]] إنه تجسس.",
        fixed="أوقف جهاز الأمن الفيدرالي الروسي موظفا في موسكو.\nوقال جهاز الأمن الفيدرالي الروسي إنه تجسس.",
    ),
    Wrong(
        "تدرس الهيئة الوطنية لسلامة الملاحة النهرية الحادث، وستنشر الهيئة الوطنية لسلامة الملاحة النهرية نتائجها غدا.\n"
        "واتهم الصيادون [[الهيئة الوطنية لسلامة الملاحة الشعرية]] بالبطء.",
        fixed="تدرس الهيئة الوطنية لسلامة الملاحة النهرية الحادث، "
        "وستنشر الهيئة الوطنية لسلامة الملاحة النهرية نتائجها غدا.\n"
        "واتهم الصيادون الهيئة الوطنية لسلامة الملاحة النهرية بالبطء.",
    ),
    Right("رفضت المحكمة الدستورية الإيطالية الطعن، وأحالته المحكمة الإدارية الإيطالية إلى روما."),
    Right("نظم الاتحاد الأوروبي لكرة القدم القرعة، وحضرها الاتحاد الآسيوي لكرة القدم والاتحاد الدولي لكرة القدم."),
    Right("قالت المفوضية العليا المستقلة للانتخابات إن النتائج جاهزة، وأضافت مفوضية الانتخابات أنها ستنشرها."),
    Right("حضر وزير العمل اجتماع منظمة العمل الدولية، وأعلنت نقابة العمال أنها راضية."),
    Right("قال الحزب الشيوعي الكوري في بيونغ يانغ إن كوريا الشمالية لن تتراجع."),
    Right("تأسست منظمة الوحدة الأفريقية عام 1963، وحل محلها الاتحاد الأفريقي عام 2002."),
    Right("شاركت منظمة شنغهاي للتعاون ومنظمة معاهدة الأمن الجماعي في القمة التي استضافتها كازاخستان."),
    Right("أعلنت منظمة معاهدة الأمن الجماعي إرسال قوات إلى كازاخستان. وقالت المنظمة إنها ستنسحب لاحقا."),
    Right("قالت وزارة الدفاع الروسية إن السفينة وصلت، وأكدت وزارة النقل الروسية ذلك."),
    Right("انتقدت منظمة العفو الدولية الحكومة، وقالت منظمة هيومن رايتس ووتش إن الاعتقالات مستمرة."),
)


def check_document(document: Document, *, entities: Entities) -> Iterator[tuple[int, Hit]]:
    for link in entities.links:
        target = document.segments[link.sighting.segment].target
        wrong = link.sighting
        span, _ = correction(target, wrong.span, wrong.prefix, link.name)
        corrections = (correction(target, wrong.span, wrong.prefix, name) for name in (link.name, *link.others))
        suggestions = tuple(text for place, text in corrections if place == span)
        yield link.sighting.segment, Hit(span, *_messages(link), suggestions[:3], confidence=_confidence(link))


def _confidence(link: Link) -> float:
    return min(0.97, 0.75 + 0.08 * (link.score - THRESHOLD))


def _messages(link: Link) -> tuple[str, str]:
    for_ = [t for t in link.evidence if t.weight > 0]
    english = "; ".join(trace.english for trace in for_)
    arabic = "؛ ".join(trace.arabic for trace in for_)
    form, body = link.sighting.form, link.body
    meant = f"{body.english} ({link.name})" if body.english else link.name
    return (
        f"“{form}” seems to be {meant}: {english}.",
        f"يبدو أن «{form}» هي «{link.name}»: {arabic}.",
    )
