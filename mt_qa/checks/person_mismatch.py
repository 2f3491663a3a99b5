"""A person who is not the source's: زيلينسكي where the source says Putin, مارين القلم for Marine Le Pen.

It puts words into the mouth of another. Authority: MQM-Core, accuracy / mistranslation ("entity"). Reported is an
exchange: one known person of the source has no rendering at all, and the target names exactly one known person whom
nothing in the source explains; or a rendering that the tables list as wrong and that does not even sound like the name.

Not flagged: a person left out, or called by office, first name or pronoun; a name that the source has in another part;
family names that several people or a place bear (Johnson, Jordan). A spelling of the right name that the tables list as
wrong is reported as minor, with a low confidence.
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.core import Category, Evidence, Hit, Right, Segment, Severity, Wrong
from mt_qa.core.ledger import EntityKind
from mt_qa.entities.mismatch_hits import hits

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.SOURCE

EXAMPLES = (
    Wrong(
        "أجرى [[فلاديمير بوتين]] محادثات هاتفية مساء الأحد.",
        fixed="أجرى فولوديمير زيلينسكي محادثات هاتفية مساء الأحد.",
        source="Volodymyr Zelensky held talks by phone on Sunday evening.",
    ),
    Wrong(
        "وجه القاضي أسئلة ل[[دونالد ترامب]] عن الصفقة.",
        fixed="وجه القاضي أسئلة لجو بايدن عن الصفقة.",
        source="The judge put questions to Joe Biden about the deal.",
    ),
    Wrong(
        "صوت كثيرون ل[[مارين القلم]] في الجولة الثانية.",
        fixed="صوت كثيرون لمارين لوبان في الجولة الثانية.",
        source="Many people voted for Marine Le Pen in the second round.",
    ),
    Wrong(
        "رفضت المستشارة التعليق على تصريحات [[ساركوزي]].",
        fixed="رفضت المستشارة التعليق على تصريحات رجب طيب أردوغان.",
        source="The chancellor would not comment on the remarks by Recep Tayyip Erdogan.",
    ),
    Wrong(
        "وصل [[فلاديمير بوطين]] إلى القاعة.",
        fixed="وصل فلاديمير بوتين إلى القاعة.",
        source="Vladimir Putin arrived in the hall.",
    ),
    Right("قال الرئيس الروسي إنه لن يشارك.", source="Vladimir Putin said that he will not take part."),
    Right("التقى بوتين وشي في العاصمة.", source="Vladimir Putin met Xi Jinping in the capital."),
    Right("وصل ينس شتولتنبرج إلى القاعة.", source="Jens Stoltenberg arrived in the hall."),
    Right("فاز باراك أوباما بالانتخابات.", source="The senator from Illinois won the election."),
    Right("لم يعلق ترامب على القرار.", source="Donald Trump has not commented on the decision."),
)


def check_segment(segment: Segment, *, source: str) -> Iterator[Hit]:
    return hits(source, segment.target, EntityKind.PERSON)
