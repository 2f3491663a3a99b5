"""An organisation that drifts: one body under its right name here and under a wrong one there.

The signature failure of machine-translated news: each paragraph renders a name or an acronym anew, so that one body
is منظمة معاهدة الأمن الجماعي in one and منظمة الوحدة in the next. Authority: MQM-Core, terminology/wrong-term. The
evidence is told with each finding; mt_qa/entities/linking.py adds it up. Not flagged: a body that any table or edited
news knows, however rare (منظمة الوحدة الأفريقية), two bodies of one kind in one article, and a head alone (المنظمة).
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.words import Token, adjacent, words
from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, Wrong
from mt_qa.entities.article import Entities
from mt_qa.entities.linking import THRESHOLD, Link
from mt_qa.knowledge.misread_verbs import misread_verbs
from mt_qa.knowledge.prepositions import governors

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
        span, suggestion = _correction(target, link)
        yield link.sighting.segment, Hit(span, *_messages(link), (suggestion,), confidence=_confidence(link))


def _confidence(link: Link) -> float:
    return min(0.97, 0.75 + 0.08 * (link.score - THRESHOLD))


def _messages(link: Link) -> tuple[str, str]:
    for_ = [t for t in link.evidence if t.weight > 0]
    english = "; ".join(trace.english for trace in for_)
    arabic = "؛ ".join(trace.arabic for trace in for_)
    form, body = link.sighting.form, link.body
    return (
        f"“{form}” seems to be {body.english} ({body.arabic}): {english}.",
        f"يبدو أن «{form}» هي «{body.arabic}»: {arabic}.",
    )


def _correction(target: str, link: Link) -> tuple[Span, str]:
    """The span to replace and the right name with its clitics: what governs the name is mended with it."""
    sighting = link.sighting
    name = link.body.arabic
    row = words(target)
    index = next(i for i, token in enumerate(row) if token.start <= sighting.start < token.end)
    previous = row[index - 1] if index and adjacent(target, row[index - 1], row[index]) else None
    if previous is not None and not sighting.prefix:
        governor = governors().get(previous.bare)
        if governor is not None and governor.kind == "participle":
            return Span(previous.start, sighting.end), f"{previous.text} {_governed(name, governor.usual)}"
        meant, cues = misread_verbs().get(previous.bare, ("", frozenset()))
        if not cues.isdisjoint(token.bare for token in row):
            return Span(previous.start, sighting.end), f"{meant} {name}"
    return _with_clitics(row[index], sighting.start, sighting.end, sighting.prefix, name)


def _governed(name: str, preposition: str) -> str:
    return attach(name, preposition=preposition) if len(preposition) == 1 else f"{preposition} {name}"


def _with_clitics(token: Token, start: int, end: int, prefix: str, name: str) -> tuple[Span, str]:
    """The name alone where its proclitics stand apart from it; the whole word where ل and ال melt (للاتحاد)."""
    if prefix.endswith("ل") and (start == token.start or name.startswith("ال")):
        return Span(token.start, end), attach(name, conjunction=prefix[:-1], preposition="ل")
    return Span(start, end), name
