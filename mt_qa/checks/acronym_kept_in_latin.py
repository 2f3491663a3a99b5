"""An acronym of a body in Latin letters, in running Arabic: قالت CSTO إن القوات ستبقى.

Arabic news calls a body by its Arabic name, or by an acronym that has become an Arabic word (ناتو, فيفا). Authority:
MQM-Core, accuracy/untranslated. Flagged is an acronym of an institution that the tables have and that fits the
article; the Arabic name is put in its place with what is written before it (لـCSTO, ال CSTO, منظمة CSTO). Not flagged:
an acronym right after or before its Arabic name, or in brackets or quotation marks; what edited Arabic keeps in Latin
(data/kept_acronyms.tsv), companies, clubs, schools and the press; an acronym inside a longer Latin name (WHO
Foundation) or beside a number (G20, ISO 9001); one that no table has. Where the article has introduced the acronym in
brackets, its later use is tolerable, and the finding a hint.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.latin import foreign_rows
from mt_qa.arabic.letters import has_arabic
from mt_qa.arabic.words import LATIN, Token, tokens
from mt_qa.core import Category, Document, Evidence, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.entities.acronyms import (
    at_home,
    bodies_of,
    by_likelihood,
    expansions,
    is_institution,
    named_rightly,
    words_before,
)
from mt_qa.entities.article import Entities
from mt_qa.entities.gazetteer import proclitic_readings
from mt_qa.entities.name_words import name_stem
from mt_qa.entities.sightings import Scene, Sighting
from mt_qa.knowledge.kept_acronyms import kept_acronyms
from mt_qa.knowledge.letter_names import letter_names
from mt_qa.knowledge.organisations import Organisation
from mt_qa.knowledge.prepositions import governors

CATEGORY = Category.UNTRANSLATED
SEVERITY = Severity.MINOR
EVIDENCE = Evidence.DOCUMENT
NAMED, TABLED, INTRODUCED = 0.65, 0.55, 0.4
"""Confidence where the Arabic name stands in the article, only in the tables, or before the acronym in brackets."""

EXAMPLES = (
    Wrong(
        "قالت [[CSTO]] إن قواتها باقية في طاجيكستان.",
        fixed="قالت منظمة معاهدة الأمن الجماعي إن قواتها باقية في طاجيكستان.",
    ),
    Wrong(
        "وصلت القافلة [[التابعة لـUNHCR]] إلى المخيم في الأردن.",
        fixed="وصلت القافلة التابعة للمفوضية السامية للأمم المتحدة لشؤون اللاجئين إلى المخيم في الأردن.",
    ),
    Wrong(
        "حذرت منظمة الصحة العالمية من الوباء.\nوأضافت [[الـ WHO]] أن اللقاح فعال.",
        fixed="حذرت منظمة الصحة العالمية من الوباء.\nوأضافت منظمة الصحة العالمية أن اللقاح فعال.",
    ),
    Wrong(
        "رفضت موسكو تقرير [[منظمة OPCW]] عن سوريا.",
        fixed="رفضت موسكو تقرير منظمة حظر الأسلحة الكيميائية عن سوريا.",
    ),
    Wrong(
        "نفى مدير سابق [[لمكتب FBI]] التهمة أمام محكمة في واشنطن.",
        fixed="نفى مدير سابق لمكتب التحقيقات الفيدرالي التهمة أمام محكمة في واشنطن.",
    ),
    Right("أغلقت هيئة الطيران الاتحادية في أمريكا FAA المطار، وأحيلت القضية إلى المكتب المعروف اختصارا بـ FBI."),
    Right("حذرت منظمة الصحة العالمية (WHO) من الوباء، وقالت إن اللقاح فعال."),
    Right("أوقف مكتب التحقيقات الفيدرالي FBI موظفا في واشنطن."),
    Right("تحمل الشركة شهادة ISO 9001، وتبيع سيارات BMW وحواسيب IBM."),
    Right("كشف فحص DNA هوية الجثة، وقالت قناة BBC إن الشرطة تحقق."),
    Right("جمعت WHO Foundation تبرعات جديدة."),
    Right("يعرف المكتب اختصارا بحروف «OCHA»."),
    Right("أصدرت UNHCR Jordan بيانا، وكتب @WHO تغريدة على #IAEA أمس."),
    Right("شاركت QXRT في المعرض."),
)


WORDS_OF_NAME, WORDS_OF_NAMING = 8, 3

_NAMING = frozenset("المعروف المعروفة يعرف تعرف اختصارا مختصرا باسم برمز رمز مختصر بحروف حروف الأحرف بالأحرف".split())
"""Words that announce an acronym as such."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is to be replaced: the acronym with the clitics, the kind and the governor that belong to it."""

    span: Span
    conjunction: str = ""
    preposition: str = ""
    governor: str = ""


def check_document(document: Document, *, entities: Entities) -> Iterator[tuple[int, Hit]]:
    acronyms = [(i, token) for i, segment in enumerate(document.segments) for token in _running(segment)]
    if not acronyms:
        return
    explained, introduced = _beside(document, entities.scene)
    named = named_rightly(entities.scene)
    for index, token in acronyms:
        target = document.segments[index].target
        if (index, token.start) in explained or _is_explained(target, token):
            continue
        bodies = [body for body in by_likelihood(bodies_of(token.text), entities.scene, named) if is_institution(body)]
        likely = [body for body in bodies if body.english in named or at_home(body, entities.scene)]
        if likely and len(bodies) == len(bodies_of(token.text)):
            confidence = INTRODUCED if token.text in introduced else NAMED if likely[0].english in named else TABLED
            yield index, _hit(target, token, likely, named, confidence)


def _running(segment: Segment) -> Iterator[Token]:
    """Acronyms of the tables that stand alone between Arabic words, out of brackets and quotation marks."""
    target = segment.target
    has_one = any(token.kind == LATIN and _names_a_body(token.text) for token in tokens(target))
    if not has_one or not has_arabic(target):
        return
    for row in foreign_rows(target):
        token = row.words[0]
        if len(row.words) == 1 and _names_a_body(token.text) and not _is_part(target, token):
            yield token


_BEFORE_PART = re.compile(r"[\d/+&.@#_-]\s?\Z")
_AFTER_PART = re.compile(r"\s?[\d/+&@#_-]")


def _names_a_body(letters: str) -> bool:
    return letters not in kept_acronyms() and bool(bodies_of(letters))


def _is_part(target: str, token: Token) -> bool:
    """True beside a number or a sign that makes more than the acronym of it: G20, ISO/IEC, #WHO."""
    before = _BEFORE_PART.search(target, max(token.start - 2, 0), token.start)
    return before is not None or _AFTER_PART.match(target, token.end) is not None


def _beside(document: Document, scene: Scene) -> tuple[frozenset[tuple[int, int]], frozenset[str]]:
    """Where an acronym has its name right beside it, and which acronyms are introduced so."""
    by_segment: defaultdict[int, list[Sighting]] = defaultdict(list)
    for sighting in scene.sightings:
        by_segment[sighting.segment].append(sighting)
    found = [
        (index, beside)
        for index, segment in enumerate(document.segments)
        for beside in expansions(segment, by_segment[index])
    ]
    return frozenset((i, b.span.start) for i, b in found), frozenset(b.letters for _, b in found)


def _is_explained(target: str, token: Token) -> bool:
    """True where the words right before the acronym are a name of its body that no table has, or say that it is one."""
    last = [word.bare for word in words_before(target, token.start, WORDS_OF_NAME)]
    bracketed = target[max(token.start - 2, 0) : token.start].rstrip().endswith(")")
    if bracketed or not _NAMING.isdisjoint(last[-WORDS_OF_NAMING:]):
        return True
    if len(last) >= 2 and all(word in letter_names() for word in last[-2:]):
        return True
    stems = {name_stem(word) for word in last}
    names = (name for body in bodies_of(token.text) for name in body.accepted)
    return any(len(stems.intersection(map(name_stem, name.split()))) >= 2 for name in names)


def _hit(target: str, token: Token, likely: Sequence[Organisation], named: Mapping[str, str], confidence: float) -> Hit:
    names = dict.fromkeys(named.get(body.english, body.arabic) for body in likely)
    short = next((name for name in likely[0].accepted if " " not in name), "")
    names |= {short: None} if short else {}
    kept = _kept(target, token, next(iter(names)).split()[0])
    return Hit(
        kept.span,
        f"“{token.text}” is left in Latin letters; Arabic calls it “{next(iter(names))}”.",
        f"بقي «{token.text}» بحروف لاتينية، واسمه بالعربية «{next(iter(names))}».",
        tuple(_in_place(kept, name) for name in names)[:3],
        confidence=confidence,
    )


_CLITIC = re.compile(r"(?P<conjunction>[وف]?)(?P<preposition>[لبك]?)(?:ال|لل)?")


def _kept(target: str, token: Token, head: str) -> _Kept:
    """The acronym with the words before it that its Arabic name, which begins with `head`, replaces or needs."""
    before = list(words_before(target, token.start, 2))
    start, conjunction, preposition = token.start, "", ""
    if before and (clitic := _CLITIC.fullmatch(before[-1].bare)):
        word = before.pop()
        start, conjunction = word.start, clitic["conjunction"]
        preposition = clitic["preposition"] or ("ل" if "لل" in word.bare else "")
    if not before:
        return _Kept(Span(start, token.end), conjunction, preposition)
    word = before[-1]
    for prefix, rest, _ in proclitic_readings(word.bare):
        if start == token.start and rest == head:
            return _Kept(Span(word.start, token.end), prefix.rstrip("بكل"), prefix[-1:] if prefix[-1:] in "بكل" else "")
    governor = governors().get(word.bare)
    if governor is not None and governor.kind == "participle" and not conjunction:
        return _Kept(Span(word.start, token.end), "", preposition or governor.usual, word.text)
    return _Kept(Span(start, token.end), conjunction, preposition)


def _in_place(kept: _Kept, name: str) -> str:
    if len(kept.preposition) > 1:
        return f"{kept.governor} {kept.preposition} {name}"
    written = attach(name, conjunction=kept.conjunction, preposition=kept.preposition)
    return f"{kept.governor} {written}" if kept.governor else written
