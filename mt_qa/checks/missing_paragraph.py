"""A paragraph of the source that the translation does not have.

A segment came back empty, or was lost on the way. Authority: MQM-Core, accuracy/omission. Where both sides have as
many paragraphs, an empty one is missed; where they have not, they are aligned by length and numbers first. The end of
the paragraph before is marked, since what is not there cannot be. Not flagged: paragraphs put together or parted, and
short lines (bylines, captions), which editors drop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, Wrong

CATEGORY = Category.OMISSION
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.7
EVIDENCE = Evidence.SOURCE

LEAST_WORDS = 6
LONGEST_QUOTE = 80
_LAST_WORD = re.compile(r"\S+\s*\Z")

EXAMPLES = (
    Wrong(
        "وصل الوزير إلى [[نيروبي.]]\n\nوغادر مساء.",
        source="The minister arrived in Nairobi.\nHe met twelve experts of the water authority there.\nHe left later.",
    ),
    Wrong(
        "وصل الوزير إلى نيروبي يوم الاثنين مع وفد من 12 [[خبيرا.]]\n"
        "وينتظر السكان الجسر منذ فيضانات عام 1998 التي دمرت الجسر القديم.",
        source="The minister arrived in Nairobi on Monday with a delegation of 12 experts.\n"
        "He said that the bridge would cost $45 million and be finished in 2027.\n"
        "Residents have waited for the bridge since the floods of 1998, which destroyed the old one.",
    ),
    Right(
        "وصل الوزير إلى نيروبي.\n\nوغادر مساء.",
        source="The minister arrived in Nairobi.\nReuters\nHe left in the evening.",
    ),
    Right("وصل الوزير إلى نيروبي.\nوغادر مساء.", source="The minister arrived in Nairobi.\nHe left in the evening."),
    Right(
        "وصل الوزير إلى نيروبي يوم الاثنين مع وفد من 12 خبيرا، وقال إن الجسر سيكلف 45 مليون دولار.",
        source="The minister arrived in Nairobi on Monday with 12 experts.\nHe said the bridge would cost $45 million.",
    ),
)


def check_document(document: Document, *, source: tuple[str | None, ...]) -> Iterator[tuple[int, Hit]]:
    empty = [(n, of or "") for n, of in enumerate(source) if not document.segments[n].target.strip()]
    lost = document.alignment.missing if document.alignment is not None else ()
    for index, text in sorted((*empty, *lost)):
        place = _before(document, index)
        if place is not None and len(text.split()) >= LEAST_WORDS:
            quoted = text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]} …"
            yield (
                place[0],
                Hit(
                    place[1],
                    f"After this, the source goes on with a paragraph that is missing here: “{quoted}”.",
                    f"بعد هذا الموضع فقرة في النص الأصلي لا مقابل لها هنا: «{quoted}».",
                    (),
                ),
            )


def _before(document: Document, index: int) -> tuple[int, Span] | None:
    """The last word of the nearest paragraph before, or of the first one where none is before."""
    written = [n for n, segment in enumerate(document.segments) if segment.target.strip()]
    before = [n for n in written if n < index] or written[:1]
    if not before:
        return None
    found = _LAST_WORD.search(document.segments[before[-1]].target)
    assert found is not None  # the segment is not blank
    return before[-1], Span(found.start(), found.start() + len(found.group().rstrip()))
