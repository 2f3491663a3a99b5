"""What a written word was meant to be: the tables first, then the dictionary and the frequencies.

A word of which nothing is known is no slip. The dictionary (hunspell) accepts far too much, and wordfreq lists
misspellings: a live variant must therefore be a dictionary word, of some frequency, and commoner than what is
written, which the dictionary must lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from mt_qa.arabic.heads import heads, joined
from mt_qa.arabic.variants import Slip, alef_variants, final_variants, proclitic_lengths, slip_between, variants
from mt_qa.knowledge.lexicon import LONGEST_WORD, Lexicon
from mt_qa.knowledge.orthography import accepted, contests, counted_pairs, curated, inflected_verbs

LEAST_ZIPF = 2.0
"""A variant rarer than one in ten million words is no reason to doubt what is written."""

SHORTEST = 4
"""Shorter words that the dictionary lacks are mostly pieces of names: only the tables may call them slips."""

LEAD, SAFE_LEAD = 0.7, 1.5
"""How much commoner (on the Zipf scale) a variant must be where the written word is, or may be, a word; and where that
alone makes the slip certain."""

TOLERANCE = -0.5
"""A hand-written row holds behind the article even where all the web writes the slip: الانجليزي."""

SECOND_SLIP = 1.0
"""What a second slip in one word costs on the same scale: one is likelier than two."""

MOST_CANDIDATES = 3

_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)")


class Reading(NamedTuple):
    """What a word was meant to be, best first; `doubtful` where the written word may be meant after all."""

    rights: tuple[str, ...]
    doubtful: bool = False


NOTHING = Reading(())


class Misspellings:
    """Readings of single words, cached for the life of the process. All words are bare of marks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.reading = lru_cache(maxsize=20_000)(self._reading)

    def _reading(self, word: str) -> Reading:
        """What `word` was meant to be; `NOTHING` where it may stand."""
        if not 2 <= len(word) <= LONGEST_WORD or any(stem in accepted() for _, stem in heads(word)):
            return NOTHING
        reading = self._tabled(word)
        if reading is None or reading.doubtful:
            reading = self._behind_clitics(word) or reading
        if reading is None:
            return self._live(word)
        certain = reading.doubtful and self._can_be_no_pronoun(word, reading.rights[0])
        return Reading(reading.rights) if certain else reading

    def _tabled(self, word: str) -> Reading | None:
        if word in curated():
            return Reading(curated()[word])
        pair = counted_pairs().get(word)
        return Reading((pair.right,), pair.doubtful) if pair else None

    def _behind_clitics(self, word: str) -> Reading | None:
        """The tables' reading of the stem, put behind its clitics again."""
        known, contested = self._lexicon.knows(word), word in contests()
        for head, stem in heads(word)[1:]:
            reading = self._tabled(stem)
            if reading is None or "س" in head or _is_too_short(head, stem, known):
                continue
            if contested and not (_is_definite(head) and stem in curated()):
                continue
            least = 0.0 if stem in curated() else LEAST_ZIPF
            lead = _lead_behind(head, stem, known)
            rights = tuple(joined(head, right) for right in reading.rights)
            rights = tuple(right for right in rights if self._leads(right, word, lead, least))
            if rights:
                return Reading(rights, reading.doubtful)
        return None

    def _live(self, word: str) -> Reading:
        """Variants from the dictionary, and verbs with an ending, commonest first."""
        known = self._lexicon.knows(word)
        found: dict[str, float] = {}
        if not known and len(word) >= SHORTEST:
            for text, cost in _meant(word):
                if self._leads(text, word, LEAD if _is_often_meant(word, text) else 0.0):
                    found[text] = self._lexicon.zipf(text) - cost
        for head, stem in heads(word):
            if head in ("", "و", "ف") and stem in inflected_verbs():
                right = head + inflected_verbs()[stem]
                if self._leads(right, word, 0.0, 0.0):
                    found[right] = self._lexicon.zipf(right)
        if not found:
            return NOTHING
        rights = tuple(sorted(found, key=lambda text: (-found[text], text))[:MOST_CANDIDATES])
        return Reading(rights, known or (word[-1] == "ة" and slip_between(word, rights[0]) is Slip.TA))

    def _can_be_no_pronoun(self, word: str, right: str) -> bool:
        """True where a final ه cannot be "his", because the article stands before: المصريه."""
        return word[-1] == "ه" and _DEFINITE.match(word) is not None and self._leads(right, word, SAFE_LEAD)

    def _leads(self, right: str, word: str, lead: float, least: float = LEAST_ZIPF) -> bool:
        zipf = self._lexicon.zipf(right)
        return zipf >= least and zipf >= self._lexicon.zipf(word) + lead and self._lexicon.knows(right)


def _is_definite(head: str) -> bool:
    return head.endswith(("ال", "لل"))


def _is_too_short(head: str, stem: str, known: bool) -> bool:
    """True where a short stem in a known word is chance: وجهه is "his face", not and + جهه. و and ف are commonest."""
    if not known or _is_definite(head) or stem in curated():
        return False
    return len(stem) < SHORTEST + (head in ("و", "ف"))


def _lead_behind(head: str, stem: str, known: bool) -> float:
    """How much commoner the mended word must be where the slip is read into a stem behind `head`."""
    by_hand = stem in curated()
    if _is_definite(head) and by_hand:
        return TOLERANCE
    if _is_definite(head) or head == "و":
        return LEAD if known and not by_hand else 0.0
    return LEAD if known or head == "ف" or len(stem) < SHORTEST else 0.0


def _is_often_meant(word: str, right: str) -> bool:
    """True for slips that are as often another spelling, or a name: ة for ه, hamza above alef for below, wasl, waw."""
    slip = slip_between(word, right)
    same_place = slip is Slip.SEAT and len(word) == len(right)
    return slip in (Slip.WASL, Slip.WAW) or same_place or (slip is Slip.TA and word[-1] == "ة")


def _meant(word: str) -> Iterator[tuple[str, float]]:
    """`word` with one slip mended, or two (an alef of the stem and the last letter), and what the second costs."""
    for variant in variants(word):
        yield variant.text, 0.0
    if word[-1] in "ىيهة" and proclitic_lengths(word):
        for variant in alef_variants(word):
            yield from ((text, SECOND_SLIP) for text, _ in final_variants(variant.text))


@cache
def misspellings(lexicon: Lexicon) -> Misspellings:
    """The readings that go with `lexicon`, one for the life of the process."""
    return Misspellings(lexicon)
