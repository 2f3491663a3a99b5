"""What an article names and where: known names, body names by shape, the countries and words that surround them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import Token, runs
from mt_qa.core import Document, Span
from mt_qa.entities.gazetteer import folded, proclitic_readings
from mt_qa.entities.names import Name, countries, gazetteer
from mt_qa.entities.phrases import body_phrases
from mt_qa.knowledge.body_heads import BodyHead, body_heads
from mt_qa.knowledge.lexicon import Lexicon

WORDS_BEFORE = 3
WORDS_AFTER = 2


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where something is named. Offsets count in the segment's target.

    `names` is what the tables say of the form, empty for a body known by its shape alone; `before` and `after` are the
    stems of the words around it in its row, nearest last and nearest first: the slot it stands in.
    """

    segment: int
    start: int
    end: int
    prefix: str
    form: str
    names: tuple[Name, ...]
    head: BodyHead | None
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def content(self) -> frozenset[str]:
        """Stems of the name's words but for its head."""
        return frozenset(stem(word) for word in self.form.split()[1:])


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole article seen: sightings in the order of the text, country mentions, and the stems of all words.

    `countries` counts every mention, `countries_outside_names` those that are no part of the name of a body: a wrong
    name that holds a country (فيلق حماية كوسوفو) is no evidence for that country.
    """

    sightings: tuple[Sighting, ...]
    countries: Counter[str]
    countries_outside_names: Counter[str]
    stems: frozenset[str]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A crude stem for comparing slots: folded, without و ف ب ك ل, the article, and the commonest endings."""
    rest = min((reading[1] for reading in proclitic_readings(folded(word))), key=len)
    rest = rest.removeprefix("ال")
    for ending in ("يات", "ات", "ين", "ون", "يه", "ه", "ي"):
        if rest.endswith(ending) and len(rest) - len(ending) >= 3:
            return rest.removesuffix(ending)
    return rest


def scene(document: Document, lexicon: Lexicon) -> Scene:
    """Everything named in `document`. Linear in its length."""
    sightings: list[Sighting] = []
    unnamed: list[tuple[int, Token, tuple[str, ...], tuple[str, ...]]] = []
    found_countries: Counter[str] = Counter()
    outside_names: Counter[str] = Counter()
    stems: set[str] = set()
    for index, segment in enumerate(document.segments):
        for row in runs(segment.target):
            found, taken = _row_sightings(index, row)
            sightings.extend(found)
            for match in countries().matches(row):
                found_countries.update(set(match.entities))
                if not any(s.head is not None and s.start <= match.start < s.end for s in found):
                    outside_names.update(set(match.entities))
            for place, token in enumerate(row):
                stems.add(stem(bare(token.text)))
                if place not in taken and _is_name_like(bare(token.text), lexicon):
                    unnamed.append((index, token, *around(row, place, place + 1)))
    sightings.extend(_unlisted_names(unnamed))
    ordered = sorted(sightings, key=lambda sighting: (sighting.segment, sighting.start))
    return Scene(tuple(ordered), found_countries, outside_names, frozenset(stems))


def _is_name_like(word: str, lexicon: Lexicon) -> bool:
    """True for a word that no dictionary has, with or without its proclitics: mostly foreign names."""
    return len(word) >= 4 and not any(lexicon.knows(rest) for _, rest, _ in proclitic_readings(word))


def _unlisted_names(
    unnamed: Sequence[tuple[int, Token, tuple[str, ...], tuple[str, ...]]],
) -> Iterator[Sighting]:
    """Words of no dictionary as sightings; proclitics are taken off where the article has the rest on its own too."""
    forms = {bare(token.text) for _, token, _, _ in unnamed}
    for segment, token, before, after in unnamed:
        readings = [r for r in proclitic_readings(bare(token.text)) if r[2] and r[1] in forms]
        prefix, form, cut = readings[-1] if readings else ("", bare(token.text), 0)
        yield Sighting(segment, token.start + cut, token.end, prefix, form, (), None, before, after)


def _row_sightings(segment: int, row: Sequence[Token]) -> tuple[list[Sighting], set[int]]:
    """Known names and body names by shape in one row, and which of its words they take."""
    taken: set[int] = set()
    found: list[Sighting] = []
    heads = body_heads()
    for match in gazetteer().matches(row):
        taken.update(range(match.first, match.last))
        first = match.form.split()[0]
        head = heads.get(first) or heads.get(first.removeprefix("ال"))
        slot = around(row, match.first, match.last)
        found.append(Sighting(segment, match.start, match.end, match.prefix, match.form, match.entities, head, *slot))
    for phrase in body_phrases(row):
        if taken.isdisjoint(range(phrase.first, phrase.last)):
            taken.update(range(phrase.first, phrase.last))
            slot = around(row, phrase.first, phrase.last)
            found.append(
                Sighting(segment, phrase.start, phrase.end, phrase.prefix, phrase.form, (), phrase.head, *slot)
            )
    return found, taken


def around(row: Sequence[Token], first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Stems of the words before ``row[first]`` and from ``row[last]`` on: the slot that a name stands in."""
    before = tuple(stem(bare(token.text)) for token in row[max(first - WORDS_BEFORE, 0) : first])
    after = tuple(stem(bare(token.text)) for token in row[last : last + WORDS_AFTER])
    return before, after
