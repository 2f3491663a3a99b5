"""A body that does not seem to exist: a head such as منظمة with words that edited news never puts after it.

A machine that does not know a name makes one up (منظمة الوحدة المركزية). Authority: MQM-Core, terminology/wrong-term.
Only heads that do not compose freely are judged (not وزارة, شركة, لجنة …), names that stand once in the article, that
no table has, and whose head edited news puts neither before the next word nor before the one after. That is a
suspicion: a new body looks the same, so it is shown only on demand, or where the passage is garbled in other ways too.
What the article gives reason to take for a certain body is organisation-drift's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Wrong
from mt_qa.entities.article import Entities
from mt_qa.entities.evidence import PRODUCTIVE_HEADS, is_attested
from mt_qa.entities.name_words import folded_name
from mt_qa.entities.sightings import Sighting
from mt_qa.knowledge.attested import is_attested_pair

CATEGORY = Category.WRONG_TERM
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.DOCUMENT
CONFIDENCE = 0.4
FEWEST_WORDS = 3

EXAMPLES = (
    Wrong("وقالت [[منظمة الخيال المركزية]] إنها أرسلت وفدا إلى المدينة."),
    Wrong("ووقع الوزير اتفاقا مع [[حلف المزهرية الشرقية]] بشأن الحدود."),
    Right("وقالت منظمة الصحة العالمية إنها أرسلت وفدا إلى المدينة."),
    Right("وقالت منظمة الوحدة الأفريقية إن القمة تأجلت."),
    Right("وقال اتحاد الكتاب العرب إن المعرض تأجل."),
    Right("افتتحت شركة المزهرية الشرقية فرعا جديدا."),
    Right("وقالت منظمة الخيال المركزية إنها أرسلت وفدا. وأكدت منظمة الخيال المركزية أنه وصل."),
)


def check_document(document: Document, *, entities: Entities) -> Iterator[tuple[int, Hit]]:  # noqa: ARG001
    linked = {(link.sighting.segment, link.sighting.start) for link in entities.links}
    times = Counter(folded_name(sighting.form) for sighting in entities.scene.sightings)
    for sighting in entities.scene.sightings:
        once = times[folded_name(sighting.form)] == 1
        if once and (sighting.segment, sighting.start) not in linked and _is_made_up(sighting):
            yield (
                sighting.segment,
                Hit(
                    sighting.span,
                    f"No table and no edited news knows “{sighting.form}”.",
                    f"لا تعرف الجداول ولا الصحافة جهة باسم «{sighting.form}».",
                    (),
                    confidence=CONFIDENCE,
                ),
            )


def _is_made_up(sighting: Sighting) -> bool:
    head = sighting.head
    if sighting.names or head is None or not head.strict or head.form in PRODUCTIVE_HEADS:
        return False
    words = sighting.form.split()
    if len(words) < FEWEST_WORDS or not all(word.startswith(("ال", "وال")) for word in words[2:]):
        return False
    if is_attested(sighting.form) or is_attested(" ".join(words[:2])):
        return False
    return not any(is_attested_pair(words[0], word) for word in words[1:]) and not is_attested_pair(*words[1:3])
