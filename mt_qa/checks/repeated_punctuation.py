"""A comma, semicolon or colon written twice, or two marks of which one is too many.

``،،`` ``، ،`` ``،.`` ``::`` are left when a word between them was lost, or when two half-sentences were glued.
Authority: MQM-Core, linguistic-conventions/punctuation (duplicated marks).

Not flagged: ``..`` and ``…``, ``؟!``, ``!!`` and ``؟.``, which Arabic papers write for effect, a stop that belongs
to an abbreviation, and a blank between an ellipsis and a comma. Three or more in one article are its style and
reported once with a low confidence.
"""

import re
from collections.abc import Iterator

from mt_qa.arabic.habits import habit_note, is_habit, places_to_report
from mt_qa.arabic.letters import HARAKAT, LETTERS
from mt_qa.arabic.paragraphs import paragraphs
from mt_qa.core import Category, Document, Hit, Right, Severity, Wrong

CATEGORY = Category.PUNCTUATION
SEVERITY = Severity.MINOR
CONFIDENCE = 0.7
STYLE = 0.4

EXAMPLES = (
    Wrong(
        "وصل الوزير إلى الدوحة[[،،]] ثم غادر.",
        fixed="وصل الوزير إلى الدوحة، ثم غادر.",
    ),
    Wrong(
        "حضر ممثلو فرنسا[[، ،]] وألمانيا القمة.",
        fixed="حضر ممثلو فرنسا، وألمانيا القمة.",
    ),
    Wrong(
        "انتهت المباراة بالتعادل[[،.]]",
        fixed="انتهت المباراة بالتعادل.",
    ),
    Wrong(
        "وأضاف البيان[[::]] لا تفاوض قبل وقف النار.",
        fixed="وأضاف البيان: لا تفاوض قبل وقف النار.",
    ),
    Wrong(
        "يا صباح الخير[[،،]] يا وطن،، يا أجمل الأسماء،، سلاما.",
    ),
    Right("انتظرنا طويلا.. ثم عدنا."),
    Right("هل يعقل هذا؟! لا أحد يعرف!!"),
    Right("ماذا بعد؟. السؤال مفتوح."),
    Right("تعهد المتهم س.، وهو تاجر، بالحضور."),
    Right("بلغت السرعة 35 كم/س.، بحسب الأرصاد."),
    Right("قال إنه متعب...، ثم اعتذر."),
)

_REPEATED = re.compile(
    rf"[،؛](?:[ ]?[،؛])+(?:[ ]?\.(?!\.))?|[،؛][ ]?\.(?!\.)|:[ ]?:+|(?<=[{LETTERS}{HARAKAT}]{{3}})\.،"
)


def check_document(document: Document) -> Iterator[tuple[int, Hit]]:
    found = [(line, match) for line in paragraphs(document) for match in _REPEATED.finditer(line.text)]
    note, note_ar = habit_note(len(found), len(found))
    confidence = STYLE if is_habit(len(found), len(found)) else CONFIDENCE
    for line, match in places_to_report(found, len(found)):
        yield (
            line.segment,
            Hit(
                line.span(match.start(), match.end()),
                f"A punctuation mark too many.{note}",
                f"علامة ترقيم زائدة.{note_ar}",
                (_one_of(match.group()),),
                confidence=confidence,
            ),
        )


def _one_of(marks: str) -> str:
    """The strongest of the marks: a stop ends the sentence, whatever stands beside it."""
    return "." if marks.endswith(".") else marks[0]
