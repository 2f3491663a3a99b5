"""One name spelled two ways in one article.

A machine transliterates a foreign name anew in each sentence: ألماتي here, المااتا there. Authority: MQM-Core,
terminology/inconsistent-use. Flagged is a spelling that the tables list as wrong for a place or person whose right name
the article has too; one that no table has, near a listed name, where such a name is due; and, of two spellings that no
table has, the rarer or later one, where the same other name, title or noun stands beside both, or where nobody knows
either and they differ by next to nothing. mt_qa/entities/respellings.py says which is which. Of two spellings that both
are accepted (ستراسبورغ, ستراسبورج) the rarer one is flagged, but not where both are frequent.

Not flagged: a name and its adjective (الصين, الصينية), names that end apart (كارل, كارلو), two first names (حسن,
حسين), brothers, words of the dictionary where no name is due, Arabic plurals, countries with two accepted spellings.
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.arabic.folding import fold
from mt_qa.arabic.words import word_at, words
from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, Wrong
from mt_qa.entities.article import Entities
from mt_qa.entities.replacing import with_clitics
from mt_qa.entities.respellings import Respelling

CATEGORY = Category.INCONSISTENT_USE
SEVERITY = Severity.MINOR
EVIDENCE = Evidence.DOCUMENT

EXAMPLES = (
    Wrong(
        "وصل الوفد إلى ألماتي مساء الأحد.\nوقال المتحدث إن الاجتماع سيعقد في [[المااتا]] غدا.",
        fixed="وصل الوفد إلى ألماتي مساء الأحد.\nوقال المتحدث إن الاجتماع سيعقد في ألماتي غدا.",
    ),
    Wrong(
        "قال رينجرزبيرغ إن الفريق مستعد، وأضاف رينجرزبيرغ أنه متفائل.\nوغاب [[رانجرزبيرغ]] عن التدريب.",
        fixed="قال رينجرزبيرغ إن الفريق مستعد، وأضاف رينجرزبيرغ أنه متفائل.\nوغاب رينجرزبيرغ عن التدريب.",
    ),
    Wrong(
        "فازت المهندسة كارولينا فيشنيفسكايا بالجائزة.\nوشكرت كارولينا [[فشنيفسكايا]] زملاءها في الفريق.",
        fixed="فازت المهندسة كارولينا فيشنيفسكايا بالجائزة.\nوشكرت كارولينا فيشنيفسكايا زملاءها في الفريق.",
    ),
    Wrong(
        "انقطعت الكهرباء عن مدينة غدانسك ساعتين.\nوأعيد التيار إلى أحياء في مدينة [[غدانسيك]] مساء.",
        fixed="انقطعت الكهرباء عن مدينة غدانسك ساعتين.\nوأعيد التيار إلى أحياء في مدينة غدانسك مساء.",
    ),
    Wrong(
        "أبحرت السفينة من روتردام فجرا.\nوقالت إدارة الميناء في [[راتردام]] إن الحمولة سليمة.",
        fixed="أبحرت السفينة من روتردام فجرا.\nوقالت إدارة الميناء في روتردام إن الحمولة سليمة.",
    ),
    Wrong(
        "وصل القطار إلى سان بطرسبرغ متأخرا.\nوأغلقت محطات في [[سانت بطرسبورغ]] بسبب الثلوج.",
        fixed="وصل القطار إلى سان بطرسبرغ متأخرا.\nوأغلقت محطات في سان بطرسبرغ بسبب الثلوج.",
    ),
    Right("وصل الوفد إلى ألماتي مساء الأحد، وغادر ألماتي صباح الاثنين."),
    Right("زارت الوزيرة الصين، وأشادت بالشركات الصينية."),
    Right("فاز كارلستون على كارلستونو في المباراة النهائية."),
    Right("انتقدت الحكومة القرار، وقالت الحكومات المجاورة إنها تدرسه."),
    Right("سجل حسن الفيلالي هدفا، ومرر حسين الفيلالي الكرة إلى محمود الفيلالي، وتصدى محمد الفيلالي لركلة جزاء."),
    Right("تحدث كارل ستيرنبيك عن طفولته، وكتب كارلو ستيرنبيك سيرة العائلة."),
    Right("وقع الوزير سالم الخروصي الاتفاق، وحضر الوزير سليم الخروصي المراسم."),
    Right("أعلنت سوريا فتح المعبر، ورحبت الأمم المتحدة بخطوة سورية."),
    Right("قضى الفريق أسبوعا في جزيرة بالي، وصورت بعثة أخرى في جزر بالي وجاوة."),
    Right("استقبل ميكولاس بارتوش ضيفه، ثم ألقى نيكولاس بارتيك كلمة."),
)


def check_document(document: Document, *, entities: Entities) -> Iterator[tuple[int, Hit]]:
    for found in entities.respellings:
        target = document.segments[found.wrong.segment].target
        yield found.wrong.segment, _hit(target, found)


def _hit(target: str, found: Respelling) -> Hit:
    span, prefix, name = _differing(target, found)
    row = words(target)
    place, suggestion = with_clitics(row[word_at(row, span.start)], span, prefix, name)
    wrong = found.wrong.form
    return Hit(
        place,
        f"“{wrong}” is the name that the article, or the press, spells “{found.name}”.",
        f"«{wrong}» هو الاسم الذي يكتبه النص، أو الصحافة، «{found.name}».",
        (suggestion,),
        confidence=found.confidence,
    )


def _differing(target: str, found: Respelling) -> tuple[Span, str, str]:
    """Span, proclitics and right name, without the words at both ends that the two spellings share."""
    wrong = found.wrong
    row = words(target)
    inside = row[word_at(row, wrong.start) : word_at(row, wrong.end - 1) + 1]
    mine, right = wrong.form.split(), found.name.split()
    if len(mine) != len(right) or len(inside) != len(mine):
        return wrong.span, wrong.prefix, found.name
    differ = [index for index, (one, other) in enumerate(zip(mine, right, strict=True)) if fold(one) != fold(other)]
    if not differ:
        return wrong.span, wrong.prefix, found.name
    first, last = differ[0], differ[-1]
    start = inside[first].start if first else wrong.start
    prefix = "" if first else wrong.prefix
    return Span(start, inside[last].end), prefix, " ".join(right[first : last + 1])
