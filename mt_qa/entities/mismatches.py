"""Names of the target that the source does not have, where a name of the source has no rendering: one for the other.

A translation may leave a name out (it says "he"), add one, or name a government by its capital; so neither a missing
nor an added name is reported, only both together: exactly one name of the source without any rendering (or, in a
sentence, with fewer than it has mentions), and exactly one known name of the same kind in the target that nothing in
the source explains. A rendering that the tables list as wrong for a name needs no such company.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mt_qa.arabic.words import LATIN, runs, tokens, words
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.gazetteer import folded, lightly_folded, proclitic_readings
from mt_qa.entities.name_trie import source_words, word_key
from mt_qa.entities.phrases import body_phrases
from mt_qa.entities.right_names import accepted_names, nationality_forms
from mt_qa.entities.sightings import stem
from mt_qa.entities.source_names import Meaning, SourceName, SourceNames, source_names
from mt_qa.entities.target_names import ORGANISATION, PERSON, PLACE, Rendering, TargetName, target_names
from mt_qa.entities.transliteration import heard_among, sounds_alike
from mt_qa.knowledge.attested_bodies import attested_bodies
from mt_qa.knowledge.body_heads import body_heads
from mt_qa.knowledge.english_words import english_words
from mt_qa.knowledge.everyday_names import everyday_names
from mt_qa.knowledge.foreign_countries import foreign_stems
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.places import places

MOST_NAMES = 200
"""More names in one segment are a table, not prose."""
LEAST_SHARED = 0.5
"""The share of the content words of a name that another translation of it keeps."""
BODY_WORDS = frozenset(
    (
        "academy agencies agency alliance army assembly association associations authorities authority bank banks "
        "board bodies body bureau cabinet center centers centre centres chamber church city club coalition college "
        "commission commissions committee committees community companies company conference congress corps council "
        "councils court courts delegation department departments directorate embassy federation firm firms force "
        "forces forum foundation front fund funds government governments group groups headquarters institute "
        "institutes institution institutions laboratory league military ministries ministry mission movement "
        "network office offices organisation organisations organization organizations panel parliament parties "
        "party police program programme prosecution school senate service services society team teams union unions "
        "universities university"
    ).split()
)
"""English words for bodies: where one stands outside the names, a body of the target may be its translation."""
LONGEST_SENTENCE = 60
"""In more words, one name added and another said less often than in the source are chance."""
LISTED, PAIRED, SCARCE, SHAPED, DOUBTFUL = 0.9, 0.8, 0.65, 0.65, 0.45
"""How sure is a listed wrong rendering, a known name for another, one for a name that is rendered elsewhere but not as
often as the source has it, a body that only its shape shows, and what may be just another spelling or translation."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """`written` stands where `said` should; `meaning` is what `said` names."""

    written: TargetName
    rendering: Rendering
    said: SourceName
    meaning: Meaning
    confidence: float


def mismatches(source: str, target: str, kind: EntityKind) -> Iterator[Mismatch]:
    """The names of one kind that `target` has in the place of those of `source`, in the order of the target."""
    said, written = source_names(source), target_names(target)
    if not said.names or len(said.names) > MOST_NAMES or len(written) > MOST_NAMES:
        return
    pair = _Pair(said, written, target)
    found = [*_listed(pair, kind)]
    if not found:
        found = [*_exchanged(pair, kind)]
    yield from sorted(found, key=lambda mismatch: mismatch.written.start)


class _Pair:
    """A source and a target, with what both name."""

    def __init__(self, said: SourceNames, written: Sequence[TargetName], target: str) -> None:
        self.said, self.written, self.target = said, written, target
        self.words = words(target)
        self.latin = frozenset(word_key(t.text) for t in tokens(target) if t.kind == LATIN)
        meant = [r for name in written for r in name.renderings if r.status is not NameStatus.MISTAKEN]
        self.accepted = frozenset((r.kind, r.english) for r in meant if r.status is NameStatus.ACCEPTED)
        self.named = frozenset((r.kind, r.english) for r in meant)
        self.nations = frozenset(n for r in meant if r.is_nation or not _is_said(said, r) for n in r.nations)

    def words_outside(self, names: Iterable[TargetName]) -> list[str]:
        spans = [name.span for name in names]
        return [word.bare for word in self.words if not any(span.overlaps(word.span) for span in spans)]


def _listed(pair: _Pair, kind: EntityKind) -> Iterator[Mismatch]:
    """Renderings that the tables list as wrong for what the source names."""
    for written in pair.written:
        wrong = [r for r in written.of_kind(kind) if r.status is not NameStatus.ACCEPTED]
        if (
            not wrong
            or _is_word(written.form)
            or any(_is_said(pair.said, r) for r in written.renderings if r.status is NameStatus.ACCEPTED)
        ):
            continue
        for said in _of_kind(pair.said, kind):
            meaning = next((m for m in said.meanings for r in wrong if m.english == r.english), None)
            if meaning is not None and said.certain and (kind, meaning.english) not in pair.accepted:
                rendering = next(r for r in wrong if r.english == meaning.english)
                yield Mismatch(written, rendering, said, meaning, _confidence(rendering, written, said))
                break


def _confidence(rendering: Rendering, written: TargetName, said: SourceName) -> float:
    """A misspelling that sounds like the name is doubtful, a name translated by its sense (القلم for Le Pen) is not."""
    spelt = rendering.status is NameStatus.MISSPELT
    last = written.form.split()[-1]
    return DOUBTFUL if spelt and sounds_alike(source_words(said.text)[-1].text, last) else LISTED


def _is_word(form: str) -> bool:
    """True for one word that the dictionary has: what a machine makes of an acronym may read like a verb (أفاد)."""
    return " " not in form and lexicon().knows(form)


def _is_said(said: SourceNames, rendering: Rendering) -> bool:
    return said.mention(rendering.kind, rendering.english)


def _of_kind(said: SourceNames, kind: EntityKind) -> Iterator[SourceName]:
    """The names that can mean nothing of another kind."""
    return (name for name in said.names if all(meaning.kind is kind for meaning in name.meanings))


def _exchanged(pair: _Pair, kind: EntityKind) -> Iterator[Mismatch]:
    """One name of the source without any rendering, and one of the target without any explanation."""
    strange: defaultdict[str, list[tuple[TargetName, Rendering]]] = defaultdict(list)
    for written in pair.written:
        if (rendering := _unexplained(pair, written, kind)) is not None:
            strange[rank(rendering.kind, rendering.english, rendering.is_nation)].append((written, rendering))
    if kind is ORGANISATION and not strange:
        yield from _shaped(pair)
    if not strange:
        return
    outside = _Outside(pair, [written for found in strange.values() for written, _ in found])
    for place, found in strange.items():
        if len({rendering.english for _, rendering in found}) > 1:
            continue
        named = [said for said in _of_kind(pair.said, kind) if place == _rank_of(said)]
        missing = [said for said in named if not outside.has(said)]
        scarce = missing or [said for said in named if _lacking(pair, said) >= len(found)]
        if len({said.meanings for said in scarce}) == 1 and (said := scarce[0]).is_one:
            meaning = said.meanings[0]
            confidence = PAIRED if missing else SCARCE if len(pair.words) <= LONGEST_SENTENCE else DOUBTFUL
            found = [(w, r) for w, r in found if not _is_right_in_part(w, r, meaning)]
            yield from (Mismatch(written, r, said, meaning, confidence) for written, r in found)


def _lacking(pair: _Pair, said: SourceName) -> int:
    """How many more times the source names this than the target renders it."""
    meaning = said.meanings[0]
    if meaning.is_nation:
        asked = sum(any(m.nation == meaning.nation for m in name.meanings) for name in pair.said.names)
        return asked - sum(any(meaning.nation in r.nations for r in name.renderings) for name in pair.written)
    asked = sum(name.means(meaning.kind, meaning.english) for name in pair.said.names)
    return asked - sum(any(r.english == meaning.english for r in name.renderings) for name in pair.written)


def _shaped(pair: _Pair) -> Iterator[Mismatch]:
    """A body of no table for one of the source without a rendering, where the source speaks of no other body."""
    bodies = [name for name in pair.said.names if any(meaning.kind is ORGANISATION for meaning in name.meanings)]
    if len({body.meanings for body in bodies}) != 1 or not pair.said.outside.isdisjoint(BODY_WORDS):
        return
    said, meaning = bodies[0], bodies[0].meanings[0]
    if not said.certain or len({m.english for m in said.meanings}) > 1:
        return
    shaped = _body_phrases(pair)
    if len(shaped) == 1 and not _Outside(pair, shaped).has(said):
        phrase = shaped[0]
        stems = frozenset(stem(word) for word in phrase.form.split())
        likely = any(_shared_content(name, stems) for name in accepted_names(ORGANISATION, meaning.english))
        yield Mismatch(phrase, phrase.renderings[0], said, meaning, DOUBTFUL if likely else SHAPED)


def _body_phrases(pair: _Pair) -> list[TargetName]:
    """Names of bodies by shape, with a head of proper names, that no table has and edited news does not know."""
    unknown = Rendering(ORGANISATION, "", (), NameStatus.UNKNOWN)
    return [
        TargetName(phrase.start, phrase.end, phrase.prefix, phrase.form, (unknown,))
        for row in runs(pair.target)
        for phrase in body_phrases(row)
        if phrase.head.strict
        and " ".join(folded(word) for word in phrase.form.split()) not in attested_bodies()
        and not any(
            name.of_kind(ORGANISATION) and name.start < phrase.end and phrase.start < name.end for name in pair.written
        )
    ]


def _shared_content(name: str, stems: frozenset[str]) -> bool:
    """True where `stems` hold most of the words of `name` that are not its head."""
    content = [stem(word) for word in name.split()[1:]]
    return bool(content) and sum(word in stems for word in content) >= LEAST_SHARED * len(content)


def _is_right_in_part(written: TargetName, rendering: Rendering, meaning: Meaning) -> bool:
    """True for a part of the right name (أفريقية for أمريكية أفريقية) and for more than it (ولاية واشنطن).

    The names of countries are all or nothing: السودان is not جنوب السودان.
    """
    if rendering.form:
        rights: Iterable[str] = nationality_forms(meaning.adjective).values()
    else:
        rights = () if rendering.is_nation else accepted_names(meaning.kind, meaning.english)
    own = _folded_words(written.form)
    return any(own <= _folded_words(right) or (not rendering.form and _folded_words(right) <= own) for right in rights)


def _folded_words(name: str) -> frozenset[str]:
    return frozenset(folded(word) for word in name.split())


def rank(kind: EntityKind, english: str, is_nation: bool) -> str:
    """What may stand for what: a nation for a nation, a town for a town or a province, a sea for a river."""
    if kind is not PLACE:
        return kind.value
    return "nation" if is_nation else place_ranks().get(english, "")


@cache
def place_ranks() -> dict[str, str]:
    """Places that are no nations: ``town`` (with provinces), ``water`` or ``site``; empty for names of two kinds."""
    ranks: dict[str, str] = {}
    for place in places():
        rank = {"water": "water", "other": "site"}.get(place.kind, "town")
        ranks[place.english] = rank if ranks.get(place.english, rank) == rank else ""
    return ranks


def _rank_of(said: SourceName) -> str:
    ranks = {rank(m.kind, m.english, m.is_nation) for m in said.meanings}
    return ranks.pop() if len(ranks) == 1 else ""


def _unexplained(pair: _Pair, written: TargetName, kind: EntityKind) -> Rendering | None:
    """What `written` names, where nothing in the source can be the reason for it; None where something can."""
    if any(rendering.kind is not kind for rendering in written.renderings) or _is_everyday(written.form):
        return None
    if any(_explains(pair.said, rendering) for rendering in written.renderings):
        return None
    form = written.form.split()
    if any(heard_among(word, form, fewest=2) for word in pair.said.unknown):
        return None
    return next((r for r in written.renderings if r.status is not NameStatus.MISTAKEN), None)


def _is_everyday(form: str) -> bool:
    """Compared as the gazetteer does, for it finds أكرا in باكرا."""
    return lightly_folded(form) in _everyday() or lightly_folded(form.removeprefix("ال")) in _everyday()


@cache
def _everyday() -> frozenset[str]:
    return frozenset(lightly_folded(form) for form in everyday_names())


def _explains(said: SourceNames, rendering: Rendering) -> bool:
    if _is_said(said, rendering):
        return True
    if rendering.is_nation and _is_spoken_of(said, rendering.english):
        return True
    is_seat = rendering.is_nation or (rendering.kind is PLACE and rendering.english in capitals())
    if is_seat and not said.nations.isdisjoint(rendering.nations):
        return True
    keys = name_keys(rendering.english)
    if rendering.kind is ORGANISATION:
        return sum(key in said.outside for key in keys) >= LEAST_SHARED * len(keys)
    return any(key in said.outside and (rendering.kind is PERSON or key not in english_words()) for key in keys)


def _is_spoken_of(said: SourceNames, nation: str) -> bool:
    """True where a body is called after the nation (European Union), or an adjective of another language (chinois)."""
    meant = [meaning for name in said.names for meaning in name.meanings if meaning.kind is ORGANISATION]
    if any(nation.partition(" ")[0] in meaning.english for meaning in meant):
        return True
    stems = () if said.in_english else foreign_stems().get(nation, ())
    return any(key.startswith(stems) for key in said.outside)


@lru_cache(maxsize=8_000)
def name_keys(english: str) -> tuple[str, ...]:
    """The words of an English name that tell it from others: none of ``of the and``."""
    frequent = english_words()
    keys = (word.key for word in source_words(english.partition("(")[0]))
    return tuple(key for key in keys if key not in frequent or not frequent[key].function)


@cache
def capitals() -> frozenset[str]:
    return frozenset(place.english for place in places() if place.kind == "capital")


class _Outside:
    """The target without its strange names: what may render a name of the source."""

    def __init__(self, pair: _Pair, strange: Sequence[TargetName]) -> None:
        self.pair = pair
        self.words = pair.words_outside(strange)
        self.stems = frozenset(stem(word) for word in self.words)
        self.bare = frozenset(rest for word in self.words for _, rest, _ in proclitic_readings(word))

    def has(self, said: SourceName) -> bool:
        """True where anything outside the strange names may render `said`."""
        spoken = [word for word in source_words(said.text) if len(word.text) >= 3]
        if any(word.key in self.pair.latin for word in spoken):
            return True
        if any(word.key not in english_words() and heard_among(word.text, self.words) for word in spoken):
            return True
        return any(self._has_meaning(meaning) for meaning in said.meanings)

    def _has_meaning(self, meaning: Meaning) -> bool:
        pair = self.pair
        if (meaning.kind, meaning.english) in pair.named:
            return True
        is_seat = (
            meaning.kind is PLACE and meaning.english in capitals() and not pair.said.mention(PLACE, meaning.nation)
        )
        if (meaning.is_nation or is_seat) and meaning.nation in pair.nations:
            return True
        return any(self._has_content(name) for name in accepted_names(meaning.kind, meaning.english))

    def _has_content(self, name: str) -> bool:
        """True for most of the words of a longer name, and for its head alone (المنظمة)."""
        first, *rest = name.split()
        if not rest:
            return False
        if body_heads().get(first.removeprefix("ال")) and "ال" + first.removeprefix("ال") in self.bare:
            return True
        return _shared_content(name, self.stems)
