"""Which known body a wrong rendering stands for: the evidence of one article, added up.

A machine that renders "CSTO" as منظمة معاهدة الأمن الجماعي in one paragraph and منظمة الوحدة in the next leaves
traces: the wrong name stands in the same slot as the right one (وحدة حفظ السلام التابعة ل…), has its head noun, keeps
some of its words, or is a rendering that MT is known to give. No single trace decides but a listed rendering that fits
the article's region.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.gazetteer import folded
from mt_qa.entities.names import organisations_by_english
from mt_qa.entities.sightings import Scene, Sighting, stem
from mt_qa.knowledge.attested_bodies import attested_bodies
from mt_qa.knowledge.organisations import Organisation


class Trace(NamedTuple):
    """One piece of evidence: what it weighs, and how it is told in English and Arabic."""

    weight: float
    english: str
    arabic: str


LISTED = Trace(2.0, "a rendering that MT is known to give", "ترجمة آلية خاطئة معروفة لهذا الاسم")
SAME_SLOT_BEFORE = Trace(
    1.5, "it stands where the right name stands elsewhere", "يقع حيث يقع الاسم الصحيح في موضع آخر من النص"
)
SAME_SLOT_AFTER = Trace(
    1.25, "what follows it follows the right name elsewhere", "يتبعه ما يتبع الاسم الصحيح في موضع آخر من النص"
)
SHARED_WORDS = Trace(1.25, "it shares words with the right name", "يشترك مع الاسم الصحيح في بعض ألفاظه")
EXTENDS_ANOTHER = Trace(1.5, "it extends a wrong rendering found elsewhere", "يزيد على تسمية خاطئة وردت في موضع آخر")
ONLY_BODY_OF_ITS_HEAD = Trace(0.5, "the article names no other body of this kind", "لا يذكر النص جهة أخرى من هذا النوع")
REGION = Trace(0.5, "the region fits", "البلد المذكور في النص يوافقه")
TOPIC = Trace(0.25, "the topic fits", "موضوع النص يوافقه")
ATTESTED = Trace(-2.0, "but edited news knows this name", "لكن الصحافة تعرف هذه التسمية")
ANOTHER_BODY = Trace(-3.0, "but it is the name of another body", "لكنه اسم جهة أخرى")
MANY_OF_THE_KIND = Trace(-1.0, "but bodies of this kind are many", "لكن الجهات من هذا النوع كثيرة")

THRESHOLD = 2.25
"""Less evidence is a suspicion, and a suspicion is not shown."""

PRODUCTIVE_HEADS = frozenset(
    "وزارة شركة لجنة جامعة محكمة مركز إدارة مؤسسة جمعية مكتب قوات معهد مديرية دائرة مجموعة غرفة نيابة بنك".split()
)
"""Heads that compose freely: a ministry or company that no table has is not thereby wrong."""


@dataclass(frozen=True, slots=True)
class Link:
    """A wrong rendering and the body it stands for, with the evidence in words and its sum."""

    sighting: Sighting
    body: Organisation
    score: float
    evidence: tuple[Trace, ...]


def links(scene: Scene) -> tuple[Link, ...]:
    """The wrong renderings of bodies in an article, in the order of the text.

    Two rounds: in the second, a rendering that extends or shortens one already linked inherits its body.
    """
    bodies = [s for s in scene.sightings if _is_body(s)]
    right = [s for s in bodies if _accepted(s, scene)]
    doubtful = [s for s in bodies if not _accepted(s, scene)]
    first = {s: link for s in doubtful if (link := _best(s, scene, right, ()))}
    found = []
    for sighting in doubtful:
        best = _best(sighting, scene, right, tuple(first.values()))
        if best is not None:
            found.append(best)
    return tuple(found)


def _is_body(sighting: Sighting) -> bool:
    if not sighting.names:
        return True
    return any(name.kind is EntityKind.ORGANISATION for name in sighting.names)


def _accepted(sighting: Sighting, scene: Scene) -> bool:
    """True where the form is a right name of a body; one that is listed as wrong for another must fit the article."""
    names = [name for name in sighting.names if name.kind is EntityKind.ORGANISATION]
    right = [name for name in names if name.status is NameStatus.ACCEPTED]
    if not right or all(name.status is NameStatus.ACCEPTED for name in names):
        return bool(right)
    return any(_fits(organisations_by_english()[name.english], scene) for name in right)


def _fits(body: Organisation, scene: Scene) -> bool:
    """True where news from one of the body's regions is what the article is about; names of bodies prove nothing."""
    return any(region in scene.countries_outside_names for region in body.regions)


def _best(sighting: Sighting, scene: Scene, right: Sequence[Sighting], known_links: Iterable[Link]) -> Link | None:
    """The body with the most evidence, None where it is below the threshold."""
    scored = [_score(sighting, body, scene, right, known_links) for body in _candidates(sighting, right, known_links)]
    best = max(scored, key=lambda link: (link.score, link.body.english), default=None)
    return best if best is not None and best.score >= THRESHOLD else None


def _candidates(sighting: Sighting, right: Sequence[Sighting], known_links: Iterable[Link]) -> tuple[Organisation, ...]:
    """Bodies that the form is a listed wrong name of, and those of the same head that the article names."""
    bodies = organisations_by_english()
    english = [n.english for n in sighting.names if n.status is NameStatus.MISTAKEN]
    if sighting.head is not None:
        english += [
            name.english
            for other in right
            if other.head == sighting.head
            for name in other.names
            if name.kind is EntityKind.ORGANISATION
        ]
        english += [link.body.english for link in known_links if link.sighting.head == sighting.head]
    return tuple(bodies[name] for name in dict.fromkeys(english))


def _score(
    sighting: Sighting, body: Organisation, scene: Scene, right: Sequence[Sighting], known_links: Iterable[Link]
) -> Link:
    """All evidence that `sighting` means `body`; traces that only set the scene count once a stronger one is there."""
    evidence = list(_strong_evidence(sighting, body, right, known_links))
    if evidence:
        evidence += _scenery(sighting, body, scene, right)
    evidence += _objections(sighting, body, scene)
    return Link(sighting, body, sum(trace.weight for trace in evidence), tuple(evidence))


def _strong_evidence(
    sighting: Sighting, body: Organisation, right: Sequence[Sighting], known_links: Iterable[Link]
) -> Iterator[Trace]:
    if any(n.english == body.english and n.status is NameStatus.MISTAKEN for n in sighting.names):
        yield LISTED
    mentions = [s for s in right if any(n.english == body.english for n in s.names)]
    if any(_same_slot(sighting.before, mention.before) for mention in mentions):
        yield SAME_SLOT_BEFORE
    if any(len(s.after) == 2 and s.after == sighting.after for s in mentions):
        yield SAME_SLOT_AFTER
    if len(_shared(sighting, body)) >= 2:
        yield SHARED_WORDS
    if any(
        link.body is body and link.sighting is not sighting and _extends(sighting, link.sighting)
        for link in known_links
    ):
        yield EXTENDS_ANOTHER


def _scenery(sighting: Sighting, body: Organisation, scene: Scene, right: Sequence[Sighting]) -> Iterator[Trace]:
    of_head = {
        n.english for s in right if s.head == sighting.head for n in s.names if n.kind is EntityKind.ORGANISATION
    }
    if of_head == {body.english}:
        yield ONLY_BODY_OF_ITS_HEAD
    if any(region in scene.countries for region in body.regions):
        yield REGION
    if any(stem(topic) in scene.stems for topic in body.topics):
        yield TOPIC


def _objections(sighting: Sighting, body: Organisation, scene: Scene) -> Iterator[Trace]:
    bodies = organisations_by_english()
    others = [
        bodies[n.english]
        for n in sighting.names
        if n.kind is EntityKind.ORGANISATION and n.status is NameStatus.ACCEPTED and n.english != body.english
    ]
    if any(_objects(other, body, scene) for other in others):
        yield ANOTHER_BODY
    elif not others and is_attested(sighting.form):
        yield ATTESTED
    if sighting.head is not None and sighting.head.form in PRODUCTIVE_HEADS and not sighting.names:
        yield MANY_OF_THE_KIND


def _objects(other: Organisation, body: Organisation, scene: Scene) -> bool:
    """True where `other`, whose right name this is, may be meant: it fits, or works world-wide and nothing speaks for
    `body` instead.
    """
    if _fits(other, scene):
        return True
    about_other = any(stem(topic) in scene.stems for topic in other.topics)
    return "international" in other.regions and (about_other or not _fits(body, scene))


def _same_slot(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """True where at least two of the words before are the same and the nearest is among them."""
    return bool(first) and bool(second) and first[-1] == second[-1] and len(set(first) & set(second)) >= 2


def _shared(sighting: Sighting, body: Organisation) -> frozenset[str]:
    """Stems that the form shares with an accepted name of the body, heads apart."""
    best: frozenset[str] = frozenset()
    for name in body.accepted:
        shared = sighting.content & _content(name)
        best = max(best, shared, key=len)
    return best


@lru_cache(maxsize=10_000)
def _content(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in name.split()[1:])


def _extends(first: Sighting, second: Sighting) -> bool:
    """True where one form begins with all the words of the other (at least two)."""
    one, two = [folded(w) for w in first.form.split()], [folded(w) for w in second.form.split()]
    shorter = min(len(one), len(two))
    return shorter >= 2 and one[:shorter] == two[:shorter]


def is_attested(form: str) -> bool:
    """True where edited news knows the form as the name of a body."""
    return " ".join(folded(word) for word in form.split()) in attested_bodies()
