"""One translation for two different paragraphs of the source.

A cache gave the wrong entry, or an import shifted by a line. Authority: MQM-Core, accuracy/mistranslation. The later
one is marked. Not flagged: paragraphs of a few words, and paragraphs whose sources are alike too.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from mt_qa.arabic.folding import fold
from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, Wrong

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.85
EVIDENCE = Evidence.SOURCE

LEAST_WORDS = 5
ALIKE = 70.0
"""From this similarity (0 to 100) two sources say the same."""

LONGEST = 1000
"""Letters of a source that are compared."""

EXAMPLES = (
    Wrong(
        "وصل الوزير إلى نيروبي يوم الاثنين.\n[[وصل الوزير إلى نيروبي يوم الاثنين.]]",
        source="The minister arrived in Nairobi on Monday.\nWork on the new bridge is to begin next spring.",
    ),
    Right(
        "وصل الوزير إلى نيروبي يوم الاثنين.\nوصل الوزير إلى نيروبي يوم الاثنين.",
        source="The minister arrived in Nairobi on Monday.\nThe minister arrived in Nairobi on Monday!",
    ),
    Right("انتهى الخبر.\nانتهى الخبر.", source="The story ends here.\nNo more was known about the fire."),
)


def check_document(document: Document, *, source: tuple[str | None, ...]) -> Iterator[tuple[int, Hit]]:
    first: dict[str, int] = {}
    for index, segment in enumerate(document.segments):
        text = segment.target.strip()
        said = source[index]
        if not said or len(text.split()) < LEAST_WORDS:
            continue
        earlier = first.setdefault(" ".join(fold(text).split()), index)
        if earlier != index and ratio((source[earlier] or "")[:LONGEST], said[:LONGEST]) < ALIKE:
            start = segment.target.index(text)
            yield (
                index,
                Hit(
                    Span(start, start + len(text)),
                    f"The same as paragraph {earlier + 1}, though its source says something else.",
                    f"تكرر هنا نص الفقرة {earlier + 1}، والنص الأصلي مختلف.",
                    (),
                ),
            )
