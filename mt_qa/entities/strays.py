"""Names that stray: a phrase that an article has once, weighed against each body that the article names.

Where no single trace is enough (`rereadings`), several small ones may be: the phrase has the kind and half the words of
the article's main body, its strange word stands nowhere else, it comes where spokesmen and directors are named, it is
of a country that nothing else in the article is of, its English has the same initials. Each trace has a weight in
data/stray_weights.tsv, fitted by ``python -m mt_qa.training.strays`` on our garbled news and on clean news; their sum
is the log-odds of the phrase standing for that body.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.anchors import Anchor, Anchors
from mt_qa.entities.candidates import Candidate
from mt_qa.entities.evidence import fits
from mt_qa.entities.initials import initials_in_common, spells
from mt_qa.entities.likeness import Likeness, likeness
from mt_qa.entities.name_words import (
    Kinship,
    content,
    country_of,
    country_of_place,
    folded_name,
    is_plural_head,
    weight,
)
from mt_qa.entities.names import organisations_by_english
from mt_qa.entities.phrases import is_name_adjective
from mt_qa.entities.rereadings import FEWEST_SHARED, shortens
from mt_qa.entities.sightings import Scene, Sighting, stem
from mt_qa.knowledge.attested_bodies import attested_bodies
from mt_qa.knowledge.body_heads import body_heads, name_words
from mt_qa.knowledge.organisations import Organisation
from mt_qa.knowledge.stray_weights import BIAS, stray_weights

Traces = Mapping[str, float]
"""How strongly each trace is there, by its name in data/stray_weights.tsv."""

MOST_NAMES = 6
"""So many names of a body are compared, its own in the article first."""

LONG = 3
"""A phrase of so many words besides the first that recurs is a name, whatever its first word."""

SEEN_ELSEWHERE = "strange-word-elsewhere"

RARE = 0.5
"""The weight of a word that hardly a name bears."""

SUSPICIOUS = ("other-sense", "surprise-of-initials", "acronym", "foreign-where-main-body-is-due", "body-out-of-place")
"""Without one of these, and where the strange words are words of names, a phrase is another body of the same kind."""

MAIN = 3
"""From the bodies that an article names most, so many, anything may stray; from others what is like them."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A candidate up to ``row[last]`` that may stand for the body of `anchor`, with its traces and their sum."""

    candidate: Candidate
    last: int
    anchor: Anchor
    traces: Traces
    log_odds: float


@dataclass(frozen=True, slots=True)
class Company:
    """What of an article tells of any phrase in it: what it shows, how often it has a stem, how often it names the body
    that it names `most`, and the `least` log-odds that are asked for.
    """

    scene: Scene
    times: Callable[[str], int]
    most: int
    least: float

    def suits(self, body: Organisation) -> bool:
        """True for a body that the article may well name: of a country or of a topic of its own."""
        return fits(body, self.scene) or any(stem(topic) in self.scene.stems for topic in body.topics)


def strays(
    phrases: Iterable[Candidate],
    sightings: Iterable[Sighting],
    found: Anchors,
    scene: Scene,
    times: Callable[[str], int],
    least: float,
) -> Iterator[Stray]:
    """For each phrase that names no body of the article the body that it most likely strays from, where the log-odds
    of that are `least` or more.
    """
    places = {(p[0], p[1]) for anchor in found.all if len(anchor.places) >= 2 for p in anchor.places}
    seen = {(sighting.segment, sighting.start): sighting for sighting in sightings}
    repeated = [anchor for anchor in found.all if len(anchor.places) >= 2]
    main = sorted(repeated, key=lambda anchor: -len(anchor.places))[:MAIN]
    phrases = tuple(phrases)
    forms = Counter(folded_name(phrase.form(phrase.lasts[0])) for phrase in phrases)
    company = Company(scene, times, len(main[0].places) if main else 0, least)
    for phrase in phrases:
        place = (phrase.segment, phrase.start)
        if place in places or phrase.head.removeprefix("ال") in name_words("no-body"):
            continue
        if forms[folded_name(phrase.form(phrase.lasts[0]))] > 1 and len(phrase.lasts) == 1:
            continue  # what an article says again and again is no slip: وسط لندن
        phrase_read = _Phrase(phrase, seen.get(place), company)
        near = found.near(phrase_read.longest)
        compared = {id(a): a for a in (*(main if phrase_read.in_slot else ()), *near)}.values()
        read = [stray for anchor in compared if (stray := phrase_read.read_as(anchor)) is not None]
        if read:
            yield max(read, key=lambda stray: stray.log_odds)


def _is_known(anchor: Anchor) -> bool:
    """True for a body of the tables, and for a long name that the article has twice."""
    return bool(anchor.body.english) or (len(anchor.places) >= 2 and len(content(anchor.usual)) >= LONG)


def log_odds(traces: Traces) -> float:
    """The weighted sum of the traces."""
    weights = stray_weights()
    return weights[BIAS].weight + sum(weights[name].weight * strength for name, strength in traces.items() if strength)


@dataclass(frozen=True, slots=True)
class _Closest:
    """The end at which a phrase is most like a name; it `begins` where a short form of the name ends, 0 for nowhere."""

    last: int
    alike: Likeness
    begins: int


class _Phrase:
    """One phrase of an article."""

    def __init__(self, phrase: Candidate, sighting: Sighting | None, company: Company) -> None:
        self.phrase, self.company = phrase, company
        names = () if sighting is None else sighting.names
        right = [n for n in names if n.kind is EntityKind.ORGANISATION and n.status is NameStatus.ACCEPTED]
        self.bodies = frozenset(name.english for name in right)
        self.is_body = sighting is not None or phrase.head.removeprefix("ال") in body_heads()
        self.in_slot = phrase.first > 0 and phrase.words[phrase.first - 1] in name_words("slot")
        self.forms = {last: phrase.form(last) for last in phrase.lasts}
        self.longest = self.forms[phrase.lasts[-1]]
        ends = [last for last in phrase.lasts if sighting and phrase.row[last - 1].end == sighting.end]
        self.own_end = ends[0] if ends else phrase.lasts[-1]

    def read_as(self, anchor: Anchor) -> Stray | None:
        """The phrase as a rendering of the body; None where it is its name, or cannot be one."""
        if not (_is_known(anchor) or anchor.usual.split()[0].removeprefix("ال") in body_heads()):
            return None
        if anchor.places and anchor.places[0][:2] == (self.phrase.segment, self.phrase.start):
            return None
        if anchor.body.english in self.bodies or is_plural_head(self.phrase.head) is not is_plural_head(anchor.usual):
            return None
        closest = self._closest(anchor)
        if closest is None or (closest.begins and not self._goes_on(closest.begins)):
            return None
        if not (self.is_body or self.in_slot or closest.alike.head >= Kinship.ODD):
            return None
        if not self.is_body and closest.alike.shared < FEWEST_SHARED:
            return None  # قسم الإعلام is no wrong name of وزارة الإعلام
        traces = self._traces(anchor, closest)
        if log_odds(traces) < self.company.least or self._is_office_of(anchor):
            return None
        traces[SEEN_ELSEWHERE] = self._elsewhere(closest.alike.extra)  # counts all words: asked last, and never a plus
        if log_odds(traces) < self.company.least:
            return None
        if not any(traces[name] for name in SUSPICIOUS) and self._is_sister(closest):
            return None
        return Stray(self.phrase, closest.last, anchor, traces, log_odds(traces))

    def _is_sister(self, closest: _Closest) -> bool:
        """True for a phrase whose strange words are words of names, or that shares its country and nothing else:
        وزارة النقل beside وزارة الداخلية, نقابة الممرضات في نيوزيلندا beside نقابة طياري نيوزيلندا.
        """
        extra = closest.alike.extra
        shared = [stem for stem in content(self.forms[closest.last]) if stem not in extra]
        only_places = all(country_of(stem) or country_of_place(stem) for stem in shared)
        return only_places or all(weight(stem) < RARE for stem in extra)

    def _is_office_of(self, anchor: Anchor) -> bool:
        """True where the name of the body, or a short form of it, follows another head: مكتب الأمم المتحدة."""
        names = anchor.names[:MOST_NAMES]
        if any(f" {name}" in f" {self.longest}" for name in names[: anchor.own]):
            return True
        words = self.longest.split()
        inner = (n for n in range(1, len(words) - 1) if words[n].removeprefix("ال") in body_heads())
        return any(shortens(likeness(" ".join(words[n:]), name)) for n in inner for name in names)

    def _closest(self, anchor: Anchor) -> _Closest | None:
        """None where the phrase is a name of the body or a short form of one."""
        best: tuple[float, int, Likeness] | None = None
        begins = 0
        for last in self.phrase.lasts:
            form = self.forms[last]
            for name in anchor.names[:MOST_NAMES]:
                alike = likeness(form, name)
                if shortens(alike):
                    if not alike.missing or last == self.phrase.lasts[-1]:
                        return None
                    begins = last if alike.shared else begins
                    continue
                rank = (alike.closeness if alike.shared else 0.0) + 0.1 * (alike.head >= Kinship.ODD)
                if best is None or rank > best[0]:
                    best = rank, last, alike
        if best is None:
            return None
        _, last, alike = best
        if not alike.shared:
            if not self.in_slot:
                return None  # with no word in common, only its place may tell
            last = self._end_by_initials(anchor) or self.own_end
            alike = likeness(self.forms[last], anchor.names[0])
        if not alike.extra and not alike.odd and alike.head >= Kinship.SYNONYM:
            return None  # the same words in another order, or a usual one for another: writers do that
        return _Closest(last, alike, begins)

    def _traces(self, anchor: Anchor, closest: _Closest) -> dict[str, float]:
        """All traces but the one that takes counting."""
        alike = closest.alike
        form = self.forms[closest.last]
        close = alike.closeness
        related = alike.head >= Kinship.ODD
        odd = alike.other_sense or alike.head is Kinship.ODD
        repeated = len(anchor.places) >= 2
        once = not anchor.body.english and not repeated
        main = repeated and len(anchor.places) == self.company.most
        exchanged = related and bool(alike.extra) and bool(alike.missing) and alike.exact > 0
        attested = folded_name(form) in attested_bodies()
        foreign = self._is_foreign(anchor)
        out_of_place = bool(self.bodies) and not any(
            self.company.suits(organisations_by_english()[b]) for b in self.bodies
        )
        acronym = self._has_acronym_of(anchor)
        surprise = max(self._surprise(anchor, last) for last in self.phrase.lasts)
        initials = acronym or surprise > 0
        return {
            "like-name": close * related,
            "same-head": alike.head is Kinship.SAME,
            "other-sense": close * odd,
            "other-sense-of-main-body": odd and main,
            "words-of-main-body-exchanged": exchanged and main,
            "words-exchanged-attested": exchanged and attested,
            "other-sense-attested": odd and not alike.extra and attested,
            "foreign-where-main-body-is-due": foreign and main and self.in_slot,
            "initials-of-repeated-body": initials and repeated,
            "initials-and-foreign": initials and foreign,
            "initials-of-body-named-once": initials and not repeated,
            "surprise-of-initials": surprise,
            "acronym": acronym,
            "body-out-of-place": out_of_place,
            "body-out-of-place-where-main-body-is-due": out_of_place and main and self.in_slot,
            "another-body": bool(self.bodies) and not acronym,
            "initials-where-bodies-are-named": initials and repeated and self.in_slot,
            "like-repeated-body": alike.exact * related * repeated,
            "like-body-named-once": close * related * once,
            "other-sense-of-body-named-once": odd and once,
            "no-head-of-a-body": alike.head is Kinship.ODD and not self.is_body and not alike.extra,
        }

    def _goes_on(self, place: int) -> bool:
        """True where what follows a short name can belong to it: an adjective, or a noun after ل or و."""
        word = self.phrase.words[place]
        return is_name_adjective(word) or word.startswith(("ل", "و"))

    def _elsewhere(self, stems: Sequence[str]) -> float:
        """The logarithm of how often the article has the commonest of these words."""
        return math.log(max((self.company.times(stem) for stem in stems), default=1) or 1)

    def _is_foreign(self, anchor: Anchor) -> bool:
        """True where the phrase is of a country that only it is of, and the body is not."""
        countries = {country_of(stem) or country_of_place(stem) for stem in content(self.longest)} - {""}
        theirs = {country_of(stem) for name in anchor.names[:MOST_NAMES] for stem in content(name)}
        alone = any(self.company.scene.countries.get(country, 0) <= 1 for country in countries)
        return alone and countries.isdisjoint(theirs)

    def _has_acronym_of(self, anchor: Anchor) -> bool:
        """True where one of the two is known by an acronym that the tables give the other too, or that it spells."""
        ours = [acronym for english in self.bodies for acronym in organisations_by_english()[english].acronyms]
        theirs = anchor.body.acronyms
        if not ours and not theirs:
            return False
        names = anchor.names[:MOST_NAMES]
        return (
            not {acronym.upper() for acronym in ours}.isdisjoint(acronym.upper() for acronym in theirs)
            or any(spells(name, acronym) for acronym in ours for name in names)
            or any(spells(self.forms[last], acronym) for acronym in theirs for last in self.phrase.lasts)
        )

    def _surprise(self, anchor: Anchor, last: int) -> float:
        """How surprising it is that both may have one acronym."""
        return max(initials_in_common(self.forms[last], name) for name in anchor.names[:MOST_NAMES])

    def _end_by_initials(self, anchor: Anchor) -> int:
        """The end at which the phrase may have the acronym of the body; 0 where there is none."""
        return max(last if self._surprise(anchor, last) else 0 for last in self.phrase.lasts)
