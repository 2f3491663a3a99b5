"""A paragraph of the translation that nothing in the source matches.

Pages bring their own (share buttons, other stories), and engines go on writing. Authority: MQM-Core, accuracy/addition.
Judged only where source and translation have different numbers of paragraphs and were aligned by length and numbers.
Not flagged: short lines (headlines, bylines), and paragraphs put together or parted.
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, Wrong

CATEGORY = Category.ADDITION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.6
EVIDENCE = Evidence.SOURCE

LEAST_WORDS = 6

EXAMPLES = (
    Wrong(
        "وصل الوزير إلى نيروبي يوم الاثنين مع وفد من 12 خبيرا.\n"
        "[[ونفى خصوم الوزير في البرلمان هذه الأرقام جملة وتفصيلا في بيان لهم.]]\n"
        "وقال إن الجسر سيكلف 45 مليون دولار وسينتهي عام 2027.",
        source="The minister arrived in Nairobi on Monday with a delegation of 12 experts.\n"
        "He said that the bridge would cost $45 million and be finished in 2027.",
    ),
    Right(
        "وصل الوزير إلى نيروبي يوم الاثنين مع وفد من 12 خبيرا.\nوقال إن الجسر سيكلف 45 مليون دولار.",
        source="The minister arrived in Nairobi on Monday with 12 experts. He said the bridge would cost $45 million.",
    ),
    Right(
        "نيروبي - رويترز\nوصل الوزير إلى نيروبي يوم الاثنين مع وفد من 12 خبيرا.",
        source="The minister arrived in Nairobi on Monday with a delegation of 12 experts.",
    ),
)


def check_document(document: Document, *, source: tuple[str | None, ...]) -> Iterator[tuple[int, Hit]]:
    alignment = document.alignment
    for index in alignment.added if alignment is not None and any(source) else ():
        target = document.segments[index].target
        if len(target.split()) >= LEAST_WORDS:
            start = len(target) - len(target.lstrip())
            yield (
                index,
                Hit(
                    Span(start, len(target.rstrip())),
                    "Nothing in the source matches this paragraph.",
                    "لا مقابل لهذه الفقرة في النص الأصلي.",
                    (),
                ),
            )
