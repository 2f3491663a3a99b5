"""What speaks for a wrong rendering meaning a certain body, and what against it.

The weights were set on garbled articles and on clean news outside the held-out part: a trace that alone reaches the
threshold of `linking` accuses at most once in ten thousand clean paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.anchors import Anchor
from mt_qa.entities.gazetteer import folded
from mt_qa.entities.likeness import likeness
from mt_qa.entities.name_words import folded_name
from mt_qa.entities.names import organisations_by_english
from mt_qa.entities.rereadings import Manner, Rereading, shortens
from mt_qa.entities.sightings import Scene, Sighting, stem
from mt_qa.knowledge.attested_bodies import attested_bodies
from mt_qa.knowledge.organisations import Organisation


class Trace(NamedTuple):
    """One piece of evidence: what it weighs, and how it is told in English and Arabic."""

    weight: float
    english: str
    arabic: str


LISTED = Trace(2.0, "a rendering that MT is known to give", "ترجمة آلية خاطئة معروفة لهذا الاسم")
MANNERS = {
    Manner.LITERAL: Trace(
        2.25,
        "it renders the words of the right name in other senses or forms",
        "ينقل ألفاظ الاسم الصحيح بمعان أو صيغ أخرى",
    ),
    Manner.SUBSTITUTED: Trace(
        2.25, "it is the right name with other words in it", "هو الاسم الصحيح وقد أبدلت بعض ألفاظه"
    ),
    Manner.SHUFFLED: Trace(2.25, "it shuffles the words of the right name", "يخلط ترتيب ألفاظ الاسم الصحيح"),
    Manner.SPELT: Trace(
        2.0,
        "its English words have the initials of the right name",
        "الحروف الأولى لمقابله الإنجليزي هي مختصر الاسم الصحيح",
    ),
}
SAME_SLOT_BEFORE = Trace(
    1.5, "it stands where the right name stands elsewhere", "يقع حيث يقع الاسم الصحيح في موضع آخر من النص"
)
SAME_SLOT_AFTER = Trace(
    1.25, "what follows it follows the right name elsewhere", "يتبعه ما يتبع الاسم الصحيح في موضع آخر من النص"
)
SHARED_WORDS = Trace(0.75, "it shares words with the right name", "يشترك مع الاسم الصحيح في بعض ألفاظه")
EXTENDS_ANOTHER = Trace(1.5, "it extends a wrong rendering found elsewhere", "يزيد على تسمية خاطئة وردت في موضع آخر")
ONLY_BODY_OF_ITS_HEAD = Trace(0.5, "the article names no other body of this kind", "لا يذكر النص جهة أخرى من هذا النوع")
REGION = Trace(0.5, "the region fits", "البلد المذكور في النص يوافقه")
TOPIC = Trace(0.25, "the topic fits", "موضوع النص يوافقه")
ATTESTED = Trace(-2.0, "but edited news knows this name", "لكن الصحافة تعرف هذه التسمية")
ANOTHER_BODY = Trace(-3.0, "but it is the name of another body", "لكنه اسم جهة أخرى")
MANY_OF_THE_KIND = Trace(-1.0, "but bodies of this kind are many", "لكن الجهات من هذا النوع كثيرة")

SHORTEST_OF_SLOT = 4

PRODUCTIVE_HEADS = frozenset(
    "وزارة شركة لجنة جامعة محكمة مركز إدارة مؤسسة جمعية مكتب قوات معهد مديرية دائرة مجموعة غرفة نيابة بنك".split()
)
"""Heads that compose freely: a ministry or company that no table has is not thereby wrong."""


@dataclass(frozen=True, slots=True)
class Link:
    """A wrong rendering and the body it stands for, with the evidence in words and its sum.

    `name` is the right name as the article has it, `others` the names of less likely bodies, the likelier first.
    """

    sighting: Sighting
    body: Organisation
    name: str
    score: float
    evidence: tuple[Trace, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspect:
    """A doubtful name, with what it reads like."""

    sighting: Sighting
    readings: tuple[Rereading, ...] = ()

    def reading_of(self, body: Organisation) -> Rereading | None:
        return next((reading for reading in self.readings if reading.anchor.body is body), None)


def weigh(suspect: Suspect, anchor: Anchor, scene: Scene, bodies_of_head: int, linked: Iterable[Link]) -> Link:
    """All evidence that the suspect means the body of `anchor`, of whose kind the article names `bodies_of_head`.

    Traces that only set the scene count once a stronger one is there.
    """
    reading = suspect.reading_of(anchor.body)
    sighting = suspect.sighting if reading is None else up_to(suspect.sighting, reading)
    evidence = list(_strong(sighting, anchor, reading, linked))
    if evidence:
        evidence += _scenery(anchor, scene, bodies_of_head)
    evidence += _objections(sighting, anchor.body, scene, reading)
    return Link(sighting, anchor.body, anchor.usual, sum(trace.weight for trace in evidence), tuple(evidence))


def up_to(sighting: Sighting, reading: Rereading) -> Sighting:
    """The sighting with the end and the surroundings of what was read."""
    phrase, last = reading.candidate, reading.last
    before, after = phrase.around(last)
    end = phrase.row[last - 1].end
    return Sighting(
        sighting.segment, sighting.start, end, sighting.prefix, phrase.form(last), (), sighting.head, before, after
    )


def _strong(sighting: Sighting, anchor: Anchor, reading: Rereading | None, linked: Iterable[Link]) -> Iterator[Trace]:
    body = anchor.body
    if reading is None and any(shortens(likeness(sighting.form, name)) for name in anchor.names):
        return
    if any(n.english == body.english and n.status is NameStatus.MISTAKEN for n in sighting.names):
        yield LISTED
    if any(_same_slot(sighting.before, before) for before, _ in anchor.slots):
        yield SAME_SLOT_BEFORE
    if any(len(after) == 2 and after == sighting.after for _, after in anchor.slots):
        yield SAME_SLOT_AFTER
    if reading is not None:
        yield MANNERS[reading.manner]
    elif len(_shared(sighting, body)) >= 2:
        yield SHARED_WORDS
    if any(link.body is body and link.sighting != sighting and _extends(sighting, link.sighting) for link in linked):
        yield EXTENDS_ANOTHER


def _scenery(anchor: Anchor, scene: Scene, bodies_of_head: int) -> Iterator[Trace]:
    if bodies_of_head == 1:
        yield ONLY_BODY_OF_ITS_HEAD
    if any(region in scene.countries for region in anchor.body.regions):
        yield REGION
    if any(stem(topic) in scene.stems for topic in anchor.body.topics):
        yield TOPIC


def _objections(sighting: Sighting, body: Organisation, scene: Scene, reading: Rereading | None) -> Iterator[Trace]:
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
    productive = sighting.head is not None and sighting.head.form in PRODUCTIVE_HEADS
    if productive and not sighting.names and reading is None:
        yield MANY_OF_THE_KIND


def fits(body: Organisation, scene: Scene) -> bool:
    """True where news from one of the body's regions is what the article is about; names of bodies prove nothing."""
    return any(region in scene.countries_outside_names for region in body.regions)


def _objects(other: Organisation, body: Organisation, scene: Scene) -> bool:
    """True where `other`, whose right name this is, may be meant: it fits, or works world-wide and nothing speaks for
    `body` instead.
    """
    if fits(other, scene):
        return True
    about_other, about_body = (any(stem(topic) in scene.stems for topic in b.topics) for b in (other, body))
    return "international" in other.regions and (about_other or not about_body or not fits(body, scene))


def _same_slot(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """True where the nearest word before is the same, and with it at least two long ones: not «بالتعاون مع»."""
    same = {stem for stem in set(first) & set(second) if len(stem) >= SHORTEST_OF_SLOT}
    return bool(first) and bool(second) and first[-1] == second[-1] and len(same) >= 2


def _shared(sighting: Sighting, body: Organisation) -> frozenset[str]:
    """Stems that the form shares with an accepted name of the body, heads apart."""
    best: frozenset[str] = frozenset()
    own = sighting.content
    for name in body.accepted:
        shared = own & _content(name)
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
    return folded_name(form) in attested_bodies()
