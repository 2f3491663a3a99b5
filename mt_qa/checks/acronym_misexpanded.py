"""An acronym beside the name of another body: منظمة الصحة العالمية (WTO).

A machine copies an acronym and expands it anew, as the body that it knows best, or word by word. Authority: MQM-Core,
terminology/wrong-term; what an acronym stands for is in data/organisations.tsv. Flagged is the Arabic name right beside
an acronym, in Latin letters or spelt (بي كا كا), where it is a known wrong rendering of a body with this acronym, the
right name of a body that has another one, or of one that does not fit the article while a namesake does (the Kosovan
KPK in news of Jakarta), or a name that nobody knows, of the same kind. Not flagged: an unknown name that shares a
telling word with a body of this acronym, or whose English words begin with its letters, since many bodies share an
acronym; a larger name that ends in a known one (بعثة الأمم المتحدة); the credit of an agency (AFP); acronyms that no
table has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mt_qa.arabic.words import Token
from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Wrong
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.acronyms import (
    Beside,
    acronyms_of,
    at_home,
    bodies_of,
    by_likelihood,
    expansions,
    is_press,
    named_rightly,
    words_before,
)
from mt_qa.entities.article import Entities
from mt_qa.entities.candidates import candidates
from mt_qa.entities.evidence import fits, is_attested
from mt_qa.entities.initials import spells
from mt_qa.entities.name_words import Kinship, content, head_stem, kinship, name_stem, weight
from mt_qa.entities.names import organisations_by_english
from mt_qa.entities.replacing import correction
from mt_qa.entities.sightings import Row, Scene, Sighting
from mt_qa.entities.word_roles import HEAD, Roles
from mt_qa.knowledge.kept_acronyms import kept_acronyms
from mt_qa.knowledge.organisations import Organisation

CATEGORY = Category.WRONG_TERM
SEVERITY = Severity.CRITICAL
EVIDENCE = Evidence.DOCUMENT
LISTED, NAMESAKE, ANOTHER, UNKNOWN, DOUBTFUL = 0.9, 0.8, 0.8, 0.65, 0.45
"""Confidence by evidence: a listed wrong name, a body of the acronym that does not fit, another body, a name that
nobody knows, and another body where none of the acronym fits the article."""

TELLING = 0.4
"""The weight of a word that two names do not share by chance."""

LONG = 4
"""An acronym of so many letters hardly means a second body."""

WORDS_BEFORE = 4
MOST_SUGGESTIONS = 3

EXAMPLES = (
    Wrong(
        "خفضت [[منظمة الصحة العالمية]] (WTO) توقعاتها لنمو التجارة بسبب الرسوم الجمركية.",
        fixed="خفضت منظمة التجارة العالمية (WTO) توقعاتها لنمو التجارة بسبب الرسوم الجمركية.",
    ),
    Wrong(
        "استجوبت [[فيلق حماية كوسوفو]] (KPK) وزيرا سابقا في جاكرتا، وقالت الشرطة الإندونيسية إنها ستتعاون.",
        fixed="استجوبت لجنة القضاء على الفساد (KPK) وزيرا سابقا في جاكرتا، وقالت الشرطة الإندونيسية إنها ستتعاون.",
    ),
    Wrong(
        "نشرت روسيا جنودا من قوة التحالف ([[منظمة الوحدة]] - CSTO) قرب الحدود.",
        fixed="نشرت روسيا جنودا من قوة التحالف (منظمة معاهدة الأمن الجماعي - CSTO) قرب الحدود.",
    ),
    Wrong(
        "أعلن الجيش التركي مقتل عنصرين من [[حزب العدالة والتنمية]] (بي كا كا) شرقي البلاد.",
        fixed="أعلن الجيش التركي مقتل عنصرين من حزب العمال الكردستاني (بي كا كا) شرقي البلاد.",
    ),
    Right("خفضت منظمة التجارة العالمية (WTO) توقعاتها، وأيدتها منظمة الصحة العالمية (WHO)."),
    Right("زار المفتشون كوسوفو والتقوا قادة فيلق حماية كوسوفو (KPK) في بريشتينا."),
    Right("انتشرت بعثة الأمم المتحدة (UNMISS) في جنوب السودان، وقوات الأمم المتحدة (UNIFIL) في لبنان."),
    Right("قالت منظمة الصحة العالمية (AFP) إن اللقاح آمن."),
    Right("تعاقدت الجمعية الطبية اليابانية (JMA) مع عشرات المستشفيات."),
    Right("أعلن حزب العمال الكردستاني (بي كا كا) وقف إطلاق النار مع تركيا."),
    Right("أعلنت رابطة هواة الطيور (RHT) موعد مهرجانها."),
    Right("حضرت القمة منظمة الصحة العالمية، وWTO، وصندوق النقد الدولي."),
)


def check_document(document: Document, *, entities: Entities) -> Iterator[tuple[int, Hit]]:
    by_segment: defaultdict[int, list[Sighting]] = defaultdict(list)
    for sighting in entities.scene.sightings:
        by_segment[sighting.segment].append(sighting)
    named = named_rightly(entities.scene)
    for index, segment in enumerate(document.segments):
        for beside in expansions(segment, by_segment[index]):
            meant = by_likelihood(bodies_of(beside.letters), entities.scene, named)
            confidence = _confidence(segment.target, beside, meant, entities.scene)
            if confidence:
                others = [body for body in meant if beside.name.form not in body.accepted]
                likely = [body for body in others if at_home(body, entities.scene)] or others
                yield index, _hit(segment.target, beside, likely, named, confidence)


def _confidence(target: str, beside: Beside, meant: Sequence[Organisation], scene: Scene) -> float:
    """How surely the name is wrong for the acronym; 0 where it is right or may be."""
    if beside.letters in kept_acronyms() or any(is_press(body) for body in meant):
        return 0
    names = [name for name in beside.name.names if name.kind is EntityKind.ORGANISATION]
    right = {name.english for name in names if name.status is NameStatus.ACCEPTED}
    english = {body.english for body in meant}
    if right & english:
        fitting = any(fits(body, scene) for body in meant if body.english not in right)
        own = any("international" in body.regions or fits(body, scene) for body in meant if body.english in right)
        return NAMESAKE if fitting and not own else 0
    if any(name.english in english for name in names):
        return LISTED
    if right:
        return _of_another(target, beside, meant, right, scene)
    return _of_unknown(target, beside, meant, scene)


def _of_another(target: str, beside: Beside, meant: Sequence[Organisation], right: set[str], scene: Scene) -> float:
    """The right name of another body is wrong, unless it is part of a larger name or its letters may be these."""
    known = [organisations_by_english()[english] for english in sorted(right)]
    written = [name for body in known for name in (body.english, *(name for _, name in body.other_names))]
    if any(_initials(name) == beside.letters for name in written) or _is_inner(target, beside.name):
        return 0
    if any(_is_part(beside.name.form, name) for body in meant for name in body.accepted):
        return 0
    sure = beside.bracketed and any(at_home(body, scene) for body in meant)
    return ANOTHER if sure and all(acronyms_of(body) for body in known) else DOUBTFUL


def _is_part(form: str, name: str) -> bool:
    """True where one name has all the words of the other."""
    one, other = set(content(form)), set(content(name))
    return one <= other or (len(other) >= 2 and other <= one)


def _of_unknown(target: str, beside: Beside, meant: Sequence[Organisation], scene: Scene) -> float:
    """A name that no table has is wrong where it is of the same kind as the likeliest body of the acronym."""
    form, likeliest = beside.name.form, meant[0]
    heads = kinship(head_stem(form.split()[0]), head_stem(likeliest.arabic.split()[0]))
    if heads < Kinship.SYNONYM or is_attested(form) or not beside.bracketed or _may_be_right(target, beside, meant):
        return 0
    sure = fits(likeliest, scene) or (len(beside.letters) >= LONG and at_home(likeliest, scene))
    return UNKNOWN if sure else 0


def _may_be_right(target: str, beside: Beside, meant: Sequence[Organisation]) -> bool:
    """True where the name or the words before it share words with a body of the acronym, or it has the letters."""
    if spells(beside.name.form, beside.letters):
        return True
    before = words_before(target, beside.name.start, WORDS_BEFORE)
    own = {*content(beside.name.form), *(name_stem(token.bare) for token in before)}
    shared = [own.intersection(content(name)) for body in meant for name in body.accepted]
    return any(len(stems) >= 2 or any(weight(stem) >= TELLING for stem in stems) for stems in shared)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _is_inner(target: str, name: Sighting) -> bool:
    """True where a larger phrase that can be a name ends with this one: مكتب الأمم المتحدة."""
    tokens = _row_up_to(target, name)
    words = tuple(token.bare for token in tokens)
    row = Row(name.segment, tokens, words, frozenset(), frozenset(), Roles([HEAD] * len(words)))
    return any(
        phrase.start < name.start and any(tokens[last - 1].end == name.end for last in phrase.lasts)
        for phrase in candidates(row)
    )


def _row_up_to(target: str, name: Sighting) -> tuple[Token, ...]:
    """The words of the name and some before it."""
    return words_before(target, name.end, WORDS_BEFORE + len(name.form.split()))


def _hit(
    target: str, beside: Beside, likely: Sequence[Organisation], named: Mapping[str, str], confidence: float
) -> Hit:
    wrong, meant = beside.name, likely[0]
    names = dict.fromkeys(named.get(body.english, body.arabic) for body in likely)
    start = _row_up_to(target, wrong)[0].start
    nearby, place = target[start : wrong.end], wrong.span.shifted(-start)
    corrections = [correction(nearby, place, wrong.prefix, name) for name in names if name != wrong.form]
    span = corrections[0][0] if corrections else place
    return Hit(
        span.shifted(start),
        f"“{wrong.form}” is not what {beside.letters} stands for: {meant.english} ({meant.arabic}).",
        f"«{wrong.form}» ليست ما يرمز إليه «{beside.letters}»، فهو «{meant.arabic}».",
        tuple(text for where, text in corrections if where == span)[:MOST_SUGGESTIONS],
        confidence=confidence,
    )
