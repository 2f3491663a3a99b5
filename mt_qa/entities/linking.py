"""Which known body a wrong rendering stands for: the evidence of one article, added up.

A machine that renders "CSTO" as منظمة معاهدة الأمن الجماعي in one paragraph and منظمة الوحدة in the next leaves
traces: the wrong name stands in the same slot as the right one (وحدة حفظ السلام التابعة ل…), reads like it word by word
in other senses, has its words with one exchanged, spells its acronym, or is a rendering that MT is known to give. What
speaks against it counts too: that edited news knows the name, or that it is another body's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain, groupby

from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.anchors import Anchor, anchors, with_bodies_named_once
from mt_qa.entities.candidates import Candidate, candidates
from mt_qa.entities.cover import Cover, Place
from mt_qa.entities.evidence import Link, Suspect, Trace, fits, weigh
from mt_qa.entities.gazetteer import folded
from mt_qa.entities.name_words import name_stem
from mt_qa.entities.names import organisations_by_english
from mt_qa.entities.rereadings import Rereading, is_telling, rereadings
from mt_qa.entities.sightings import Scene, Sighting
from mt_qa.entities.strays import Stray, Traces, strays
from mt_qa.knowledge.body_heads import BodyHead, body_heads
from mt_qa.knowledge.organisations import Organisation
from mt_qa.knowledge.stray_weights import stray_weights

THRESHOLD = 2.25
"""Less evidence is a suspicion, and a suspicion is not shown."""

STRAYS = 0.4
"""The log-odds from which a phrase is taken to stray: less than one clean paragraph in a thousand has such a phrase."""

TELLING = 0.3
"""A trace that weighs less is not told."""


class Bodies:
    """The names of bodies in one article, sorted into right and doubtful ones."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.phrases = [phrase for row in scene.rows for phrase in candidates(row)]
        bodies = [s for s in scene.sightings if _is_body(s)]
        self.right = [s for s in bodies if _accepted(s, scene)]
        self.doubtful = [s for s in bodies if not _accepted(s, scene)]
        self.anchors = anchors(self.right, self.phrases)

    def links(self) -> tuple[Link, ...]:
        """The wrong renderings of bodies that a strong trace gives away, in the order of the text.

        Two rounds: in the second, a rendering that extends or shortens one already linked inherits its body.
        """
        suspects = list(self._suspects())
        best = [self._best(suspect, ()) for suspect in suspects]
        first = [link for link in best if link is not None]
        if first:
            best = [
                self._best(suspect, first) if any(_may_inherit(suspect, link) for link in first) else alone
                for suspect, alone in zip(suspects, best, strict=True)
            ]
        return _apart(link for link in best if link is not None)

    def with_strays(self, linked: Iterable[Link], others: Iterable[Place]) -> tuple[Link, ...]:
        """The links, and the phrases that many small traces give away where no link is and none of `others`."""
        linked = tuple(linked)
        taken = Cover([*(link.sighting for link in linked), *others])
        return _apart([*linked, *(link for link in self._strayed() if not taken.touches(link.sighting))])

    def _strayed(self) -> Iterator[Link]:
        for stray in self.strays():
            sighting = _sighted(stray.candidate, stray.last)
            score = THRESHOLD + (stray.log_odds - STRAYS) / 2
            yield Link(sighting, stray.anchor.body, stray.anchor.usual, score, tuple(_told(stray.traces)))

    def strays(self, least: float = STRAYS) -> Iterator[Stray]:
        """The phrases whose log-odds of standing for a body under a name that it does not bear are `least` or more."""
        inside = Cover(_after_first_letter(self.right))
        phrases = (p for p in self.phrases if not inside.holds(p.segment, p.start))
        found = with_bodies_named_once(self.anchors, self.phrases)
        return strays(phrases, [*self.right, *self.doubtful], found, self.scene, self._times, least)

    def _suspects(self) -> Iterator[Suspect]:
        """Doubtful names with what they read like, and phrases that no shape gave away but that read like a name."""
        readings: defaultdict[tuple[int, int], list[Rereading]] = defaultdict(list)
        for reading in rereadings(self.phrases, self.anchors):
            if is_telling(reading, self._times):
                readings[reading.candidate.segment, reading.candidate.start].append(reading)
        for sighting in self.doubtful:
            yield Suspect(sighting, tuple(readings.pop((sighting.segment, sighting.start), ())))
        inside = Cover(self.right)
        for place, found in readings.items():
            if not inside.holds(*place):
                yield Suspect(_seen(found[0]), tuple(found))

    def _best(self, suspect: Suspect, linked: Sequence[Link]) -> Link | None:
        """The body with the most evidence and, as `others`, the next; None where no evidence is enough."""
        weighed = [
            weigh(suspect, anchor, self.scene, self._bodies_of_head[suspect.sighting.head], linked)
            for anchor in self._meant(suspect, linked)
        ]
        enough = sorted((link for link in weighed if link.score >= THRESHOLD), key=_rank)
        if not enough:
            return None
        others = tuple(dict.fromkeys(link.name for link in enough[1:] if link.name != enough[0].name))
        return replace(enough[0], others=others)

    def _meant(self, suspect: Suspect, linked: Iterable[Link]) -> tuple[Anchor, ...]:
        """The bodies that a suspect may mean: it reads like them, is a listed wrong name of them, or has their head."""
        found = [r.anchor for r in suspect.readings if r.anchor.own or fits(r.anchor.body, self.scene)]
        sighting = suspect.sighting
        listed = [name.english for name in sighting.names if name.status is NameStatus.MISTAKEN]
        found += [self._anchor_of(english) for english in listed]
        if sighting.head is not None:
            found += self._of_head[sighting.head]
            found += [
                self._anchor_of(k.body.english) for k in linked if k.sighting.head == sighting.head and k.body.english
            ]
        return tuple({identity(anchor.body): anchor for anchor in found}.values())

    def _anchor_of(self, english: str) -> Anchor:
        """The anchor of a known body; one without mentions where the article never names it rightly."""
        body = organisations_by_english()[english]
        return self._by_english.get(english) or Anchor(body, body.accepted)

    @cached_property
    def _by_english(self) -> dict[str, Anchor]:
        return {anchor.body.english: anchor for anchor in self.anchors.all if anchor.body.english}

    @cached_property
    def _of_head(self) -> defaultdict[BodyHead | None, tuple[Anchor, ...]]:
        """The known bodies of the article by the heads that it gives them."""
        found: defaultdict[BodyHead | None, dict[str, Anchor]] = defaultdict(dict)
        for sighting in self.right:
            for name in sighting.names:
                if name.kind is EntityKind.ORGANISATION:
                    found[sighting.head].setdefault(name.english, self._by_english[name.english])
        return defaultdict(tuple, {head: tuple(anchors.values()) for head, anchors in found.items()})

    @cached_property
    def _bodies_of_head(self) -> Counter[BodyHead | None]:
        return Counter({head: len(found) for head, found in self._of_head.items()})

    def _times(self, stem: str) -> int:
        """How often the article has a stem."""
        return self._occurrences[stem]

    @cached_property
    def _occurrences(self) -> Counter[str]:
        """All stems counted, once something reads like a name with a strange word."""
        found: Counter[str] = Counter()
        for word, times in Counter(chain.from_iterable(row.words for row in self.scene.rows)).items():
            found[name_stem(word)] += times
        return found


def identity(body: Organisation) -> str:
    """What tells a body from others: its English name, the Arabic one where no table has it."""
    return body.english or body.arabic


def _may_inherit(suspect: Suspect, link: Link) -> bool:
    """True where a rendering already linked may tell of a suspect: it has the same head, or the same first word."""
    head, linked = suspect.sighting.head, link.sighting
    words = {suspect.sighting.form.split()[0], *(reading.candidate.head for reading in suspect.readings)}
    return (head is not None and head == linked.head) or folded(linked.form.split()[0]) in map(folded, words)


def _is_body(sighting: Sighting) -> bool:
    if not sighting.names:
        return sighting.head is not None
    return any(name.kind is EntityKind.ORGANISATION for name in sighting.names)


def _accepted(sighting: Sighting, scene: Scene) -> bool:
    """True for the right name of a body, but where it is listed as wrong for another, and only that one fits."""
    names = [name for name in sighting.names if name.kind is EntityKind.ORGANISATION]
    fitting = {name.english for name in names if fits(organisations_by_english()[name.english], scene)}
    right = {name.english for name in names if name.status is NameStatus.ACCEPTED}
    return bool(right) and (not right.isdisjoint(fitting) or not fitting)


def _seen(reading: Rereading) -> Sighting:
    """A sighting of a phrase that only its likeness to a name gave away."""
    return _sighted(reading.candidate, reading.last)


def _sighted(phrase: Candidate, last: int) -> Sighting:
    head = phrase.head.removeprefix("ال")
    known = body_heads().get(phrase.head) or body_heads().get(head)
    before, after = phrase.around(last)
    end = phrase.row[last - 1].end
    return Sighting(phrase.segment, phrase.start, end, phrase.prefix, phrase.form(last), (), known, before, after)


def _after_first_letter(sightings: Iterable[Sighting]) -> Iterator[Sighting]:
    """The sightings without their first letters: what begins with one of them is not inside it."""
    return (replace(sighting, start=sighting.start + 1) for sighting in sightings)


def _told(traces: Traces) -> Iterator[Trace]:
    """The traces that speak for straying, the strongest first."""
    weights = stray_weights()
    strengths = {name: weights[name].weight * strength for name, strength in traces.items()}
    for name in sorted(strengths, key=lambda name: -strengths[name]):
        if strengths[name] >= TELLING and weights[name].english:
            yield Trace(strengths[name], weights[name].english, weights[name].arabic)


def _rank(link: Link) -> tuple[float, str]:
    return -link.score, identity(link.body)


def _apart(found: Iterable[Link]) -> tuple[Link, ...]:
    """In the order of the text; of links on overlapping names the one with the most evidence, then the longer one."""
    kept: list[Link] = []
    for _, group in groupby(sorted(found, key=lambda k: (k.sighting.segment, k.sighting.start)), key=_segment):
        taken: list[Link] = []
        for link in sorted(group, key=lambda k: (-k.score, k.sighting.start - k.sighting.end)):
            if all(link.sighting.end <= o.sighting.start or o.sighting.end <= link.sighting.start for o in taken):
                taken.append(link)
        kept += sorted(taken, key=lambda k: k.sighting.start)
    return tuple(kept)


def _segment(link: Link) -> int:
    return link.sighting.segment
