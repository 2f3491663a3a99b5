"""A term that the house's termbase forbids, or a rendering that is not the termbase's for a term of the source.

A house's terms are its own decision. Authority: the termbase that the caller gives (`mt-qa review --termbase`); its
statuses are those of ISO 30042; MQM-Core, terminology / inconsistent with terminology resource. Without one the check
does not run. Clitics, the article, the accusative, duals and regular plurals make no difference; an approved or
admitted term is suggested in the same form where that form is sure. Where the source has the term too, the fault is
proved; where it has not, though the termbase knows what it is called there, the finding is doubtful, and that of a
single word is below what a review shows.

With a source, a term that the target lacks in every approved and admitted form is only reported where something stands
for it (mt_qa/entities/termbase_near.py): another rendering that the tables know, all words of a longer term but one, or
a misspelling that no dictionary has. Otherwise there is no place to point at, and nothing is reported.

Not flagged: a forbidden word inside a longer term of the base or a longer known name; one that is allowed for another
concept, unless the source tells which is meant; a spelling that differs in hamza only from the right one; a word in
which a letter only looks like a clitic (حدة in وحدة); a shortened form of an allowed term. Broken plurals are terms of
their own. The examples use the shipped data/termbases/example.csv.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from mt_qa.core import Category, Evidence, Hit, Right, Segment, Severity, Wrong
from mt_qa.core.ledger import NameStatus
from mt_qa.entities.target_names import TargetName, target_names
from mt_qa.entities.term_forms import Bend
from mt_qa.entities.termbase_matching import TermMatcher, TermPlace, TermReading, matcher
from mt_qa.entities.termbase_near import standing_for
from mt_qa.entities.termbase_replacing import corrections
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.source_language import language_of
from mt_qa.knowledge.termbase import Termbase, TermEntry
from mt_qa.knowledge.terms import Rendering

CATEGORY = Category.INCONSISTENT_WITH_RESOURCE
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.DOCUMENT

PROVED, FORBIDDEN, NOT_IN_SOURCE, OTHER_SENSE, NEAR = 0.97, 0.9, 0.6, 0.45, 0.65
"""Confidence: the source has the term; there is no source, or no name for it there; the source lacks the term, which is
a phrase, or a word that may have another sense (طعم is bait and taste); a likeness."""

EXAMPLES = (
    Wrong(
        "عبرت القافلة [[المعبر البشري]] ليلا.",
        fixed="عبرت القافلة الممر الإنساني ليلا.",
    ),
    Wrong(
        "فتح الجيش [[معبرا بشريا]] إلى المدينة.",
        fixed="فتح الجيش ممرا إنسانيا إلى المدينة.",
    ),
    Wrong(
        "سلمت الحكومة ردها [[لهيئة الأمم]] أمس.",
        fixed="سلمت الحكومة ردها للأمم المتحدة أمس.",
    ),
    Wrong(
        "أصدر القاضي [[ضماني اعتقال]] في يوم واحد.",
    ),
    Wrong(
        "انتقدت الصحف [[إرساليتين]] أوروبيتين، ورحبت ب[[الإرسالية]] الثالثة.",
        fixed="انتقدت الصحف بعثتين أوروبيتين، ورحبت بالبعثة الثالثة.",
    ),
    Wrong(
        "أعلن عمال المناجم [[الضربة]].",
        fixed="أعلن عمال المناجم الإضراب.",
        source="The miners have called a strike.",
    ),
    Wrong(
        "عادت البعثة من [[تاجيكستان]].",
        fixed="عادت البعثة من طاجيكستان.",
        source="The mission has returned from Tajikistan.",
    ),
    Wrong(
        "أوصت [[منظمة الصحة الدولية]] بجرعة ثانية.",
        fixed="أوصت منظمة الصحة العالمية بجرعة ثانية.",
        source="The WHO recommended a second dose.",
    ),
    Right("عبرت القافلة الممر الإنساني، وهو ثاني الممرات الإنسانية هذا العام."),
    Right("كان المعبر مفتوحا، والجنس البشري في خير."),
    Right("قررت هيئة الأمم المتحدة للمرأة تمويل المشروع."),
    Right("استهدفت ضربة مخازن الذخيرة."),
    Right("استهدفت ضربة مخازن الذخيرة.", source="A military strike has hit the ammunition depots."),
    Right("قال مسؤولون إن الأمم المتحدة ستراقب وقف إطلاق النار."),
    Right("أوصت المنظمة بجرعة ثانية.", source="The WHO recommended a second dose."),
    Right("أعلنت منظمة التجارة العالمية النتائج.", source="Who announced the results? The World Trade Organization."),
    Right("زارت البعثة جمهوريات آسيا الوسطى.", source="The mission visited Tajikistan and its neighbours."),
    Right("اجتمع مجلس الأمن مساء.", source="The Security Council met in the evening."),
)

Said = Mapping[str, TermEntry]
"""The concepts that the source names, each with its term there."""


def check_segment(segment: Segment, *, termbase: Termbase, lexicon: Lexicon) -> Iterator[Hit]:
    terms = matcher(termbase, lexicon)
    places = terms.in_target(segment.target)
    said = terms.in_source(segment.source, language_of(segment.source)) if segment.source else {}
    names = _long_names(segment.target)
    for place in places:
        reading = _forbidden(place, said)
        if reading is not None and not _is_inside(place, names):
            yield _forbidden_hit(segment, place, reading, terms, said, lexicon)
    there = {reading.entry.concept for place in places for reading in place.readings}
    for concept, entry in said.items():
        if concept not in there:
            yield from _missing(segment, entry, terms, places, lexicon)


def _forbidden(place: TermPlace, said: Said) -> TermReading | None:
    """The forbidden term that stands there; None where it may be an allowed one, of the source's concepts if any."""
    meant = [reading for reading in place.readings if reading.entry.concept in said] or place.readings
    return None if any(reading.entry.may_be_used for reading in meant) else meant[0]


def _long_names(target: str) -> list[TargetName]:
    """The names of several words that the tables accept, in the order of the text."""
    return [
        name
        for name in target_names(target)
        if " " in name.form and any(rendering.status is NameStatus.ACCEPTED for rendering in name.renderings)
    ]


def _is_inside(place: TermPlace, names: Sequence[TargetName]) -> bool:
    """True where the term is part of a longer name."""
    index = bisect_right(names, place.start, key=lambda name: name.start) - 1
    if index < 0 or place.end > names[index].end:
        return False
    return len(names[index].form.split()) > len(place.form.split())


def _forbidden_hit(
    segment: Segment, place: TermPlace, reading: TermReading, terms: TermMatcher, said: Said, lexicon: Lexicon
) -> Hit:
    wrong, source = reading.entry, said.get(reading.entry.concept)
    usable = terms.usable(wrong.concept)
    span, suggestions = corrections(segment.target, place, reading.rendering, reading.bend, usable, lexicon)
    english, arabic = _instead(usable)
    in_source = f"; the source says {source.term}" if source else ""
    in_source_ar = f"، وفي النص الأصلي: {source.term}" if source else ""
    note = f" ({wrong.note})" if wrong.note else ""
    return Hit(
        span,
        f"The termbase forbids “{wrong.term}”{english}{in_source}{note}.",
        f"المصطلح «{wrong.term}» ممنوع في قاعدة المصطلحات{arabic}{in_source_ar}{note}.",
        tuple(text for text in suggestions if text != span.of(segment.target)),
        confidence=PROVED if source else _without_proof(segment, wrong, terms),
        evidence=Evidence.SOURCE if source else None,
    )


def _without_proof(segment: Segment, wrong: TermEntry, terms: TermMatcher) -> float:
    """Confidence where the source does not say the concept: it may be because the target's word says another one."""
    could_say = bool(segment.source) and terms.has_term_in(wrong.concept, language_of(segment.source or ""))
    if not could_say:
        return FORBIDDEN
    return NOT_IN_SOURCE if " " in wrong.term else OTHER_SENSE


def _instead(usable: Sequence[TermEntry]) -> tuple[str, str]:
    if not usable:
        return "", ""
    return f": write “{usable[0].term}”", f"، والمعتمد «{usable[0].term}»"


def _missing(
    segment: Segment, source: TermEntry, terms: TermMatcher, places: Sequence[TermPlace], lexicon: Lexicon
) -> Iterator[Hit]:
    """The place that stands for a term of the source which the target does not have, if there is one."""
    usable = terms.usable(source.concept)
    place = standing_for(segment.target, source.term, usable, lexicon)
    if place is None or any(place.span.overlaps(other.span) for other in places):
        return
    span, suggestions = corrections(segment.target, place, Rendering((place.form,)), Bend(), usable, lexicon)
    english, arabic = _instead(usable)
    yield Hit(
        span,
        f"“{place.form}” is not what the termbase has for {source.term}, which the source says{english}.",
        f"«{place.form}» ليس في قاعدة المصطلحات مقابلا لعبارة {source.term} الواردة في النص الأصلي{arabic}.",
        tuple(text for text in suggestions if text != span.of(segment.target)),
        severity=Severity.MINOR if _is_accepted(place) else None,
        confidence=NEAR,
        evidence=Evidence.SOURCE,
    )


def _is_accepted(place: TermPlace) -> bool:
    """True for a name that is right elsewhere, though not in this house."""
    return any(
        name.form == place.form and any(rendering.status is NameStatus.ACCEPTED for rendering in name.renderings)
        for name in target_names(place.form)
    )
