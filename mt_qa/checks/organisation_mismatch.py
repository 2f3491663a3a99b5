"""A body that is not the source's: منظمة التجارة العالمية where the source says WHO.

The signature failure of machine-translated news, proved here by the source. Authority: MQM-Core, terminology /
wrong-term. Reported are a rendering that the tables list as wrong for the body; an exchange, where one known body of
the source has no rendering at all and the target names exactly one known body that nothing in the source explains; and
the same for a body that only its shape shows (منظمة الضمان والتآزر), where the source speaks of no other body.

Not flagged: a body left out, or called by its head (المنظمة), its acronym or most of its words; acronyms of several
bodies; bodies of one name in several countries where the source names no country (Ministry of Defence). Where a body
by its shape has most words of the right name, another translation of it is likely, and the confidence is low.
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.core import Category, Evidence, Hit, Right, Segment, Severity, Wrong
from mt_qa.core.ledger import EntityKind
from mt_qa.entities.mismatch_hits import hits

CATEGORY = Category.WRONG_TERM
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.SOURCE

EXAMPLES = (
    Wrong(
        "أوصت [[منظمة التجارة العالمية]] بجرعة ثانية من اللقاح.",
        fixed="أوصت منظمة الصحة العالمية بجرعة ثانية من اللقاح.",
        source="The WHO has recommended a second dose of the vaccine.",
    ),
    Wrong(
        "قال خبراء من [[البنك الدولي]] إن النمو سيتباطأ.",
        fixed="قال خبراء من صندوق النقد الدولي إن النمو سيتباطأ.",
        source="Experts from the International Monetary Fund said that growth will slow.",
    ),
    Wrong(
        "سيبقى المراقبون التابعون ل[[منظمة الضمان والتآزر]] حتى نهاية الشهر.",
        fixed="سيبقى المراقبون التابعون لمنظمة الأمن والتعاون في أوروبا حتى نهاية الشهر.",
        source="The observers from the OSCE will stay until the end of the month.",
    ),
    Wrong(
        "انتقد وزراء من دول [[النقابة الأفريقية]] الانقلاب.",
        fixed="انتقد وزراء من دول الاتحاد الأفريقي الانقلاب.",
        source="Ministers from African Union states have criticised the coup.",
    ),
    Right("أوصت المنظمة بجرعة ثانية من اللقاح.", source="The WHO has recommended a second dose of the vaccine."),
    Right("قال خبراء من الصندوق إن النمو سيتباطأ.", source="IMF experts said that growth will slow."),
    Right("أعلن البنك الدولي القرض.", source="The loan was announced by the bank."),
    Right("قالت وزارة الدفاع إن السفينة وصلت.", source="The Ministry of Defence said that the ship had arrived."),
    Right(
        "أكدت لجنة القضاء على الفساد اعتقال الحاكم.",
        source="The Corruption Eradication Commission (KPK) has confirmed the arrest of the governor.",
    ),
)


def check_segment(segment: Segment, *, source: str) -> Iterator[Hit]:
    return hits(source, segment.target, EntityKind.ORGANISATION)
