"""The terms of a termbase found in a target and in its source, with clitics and inflection.

Terms of the target are looked for in all their forms (`mt_qa.entities.termbase_forms`), the longest at each place; of a
base only those terms are bent whose words the text can have, so that the cost follows the text and not the base.
Terms of the source are found whole, English ones in the plural too; a term with a capital needs one in the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from mt_qa.arabic.clitics import Clitics, splits
from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import ARABIC, Token, tokens, words
from mt_qa.core import Span
from mt_qa.entities.gazetteer import Gazetteer, Match, lightly_folded, proclitic_readings
from mt_qa.entities.name_trie import NameTrie, source_words
from mt_qa.entities.term_forms import Bend, State
from mt_qa.entities.termbase_forms import PLURAL, SINGULAR, forms_of, possible_stems, word_stem
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.termbase import Status, Termbase, TermEntry
from mt_qa.knowledge.terms import Rendering

PRONOUNS = frozenset("ه ها هم هما هن نا".split())
"""Those that no nisba and no root letter looks like."""

SHORTEST_BEFORE_PRONOUN = 3


@dataclass(frozen=True, slots=True)
class TermReading:
    """What a form in a text may be: an entry, the form as it is spelled, of which rendering, and how it is bent."""

    entry: TermEntry
    form: str
    rendering: Rendering
    bend: Bend


@dataclass(frozen=True, slots=True)
class TermPlace:
    """A place where the target has a term. `readings` has one for each entry that the form may be.

    Offsets count in the target and leave proclitics out where they stand apart; `form` is the term as written without
    them and without marks. Where a pronoun follows, `joined` is the word parted, and the span is the whole word.
    """

    start: int
    end: int
    prefix: str
    form: str
    readings: tuple[TermReading, ...] = ()
    joined: Clitics | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class TermMatcher:
    """Finds the terms of one base. Made in time linear in its entries."""

    def __init__(self, base: Termbase, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._order = {entry: number for number, entry in enumerate(base.entries)}
        self._by_stem: defaultdict[str, list[tuple[TermEntry, frozenset[str]]]] = defaultdict(list)
        self._source: NameTrie[TermEntry] = NameTrie()
        self._usable: defaultdict[str, list[TermEntry]] = defaultdict(list)
        self._languages: defaultdict[str, set[str]] = defaultdict(set)
        for entry in base.entries:
            self._enter(entry)
        self._forms = lru_cache(maxsize=4_000)(lambda entry: tuple(_forms(entry, lexicon)))
        self._gazetteer = lru_cache(maxsize=500)(self._gazetteer_of)

    def _enter(self, entry: TermEntry) -> None:
        if entry.in_arabic:
            first, *others = (word_stem(word) for word in _spaced(entry.term).split())
            self._by_stem[first].append((entry, frozenset(others)))
            if entry.may_be_used:
                self._usable[entry.concept].append(entry)
            return
        self._languages[entry.concept].add(_primary(entry.language))
        for form in (entry.term, *_plurals(entry)):
            self._source.add(form, entry)

    def usable(self, concept: str) -> tuple[TermEntry, ...]:
        """The Arabic terms that may be written for a concept, the approved first."""
        return tuple(sorted(self._usable.get(concept, ()), key=lambda entry: entry.status is not Status.APPROVED))

    def has_term_in(self, concept: str, language: str) -> bool:
        """True where the base says what the concept is called in `language`; in any, where that is not known."""
        known = self._languages.get(concept, set())
        return language in known if language else bool(known)

    def in_source(self, source: str, language: str) -> Mapping[str, TermEntry]:
        """The concepts that `source` names in its language, each with the first of their terms that stands there."""
        found: dict[str, TermEntry] = {}
        for match in self._source.matches(source_words(source)):
            for entry in match.entities:
                if language in ("", _primary(entry.language)):
                    found.setdefault(entry.concept, entry)
        return found

    def in_target(self, target: str) -> tuple[TermPlace, ...]:
        """The terms in `target` in its order, none overlapping."""
        found = [place for row in _rows(target) for place in self._in_row(row)]
        taken = {offset for place in found for offset in range(place.start, place.end)}
        found += (p for token in words(target) if token.end - 1 not in taken for p in self._before_pronoun(token))
        return tuple(sorted(found, key=lambda place: place.start))

    def _in_row(self, row: Sequence[Token]) -> Iterator[TermPlace]:
        written = [bare(token.text) for token in row]
        stems = {stem for word in written for _, rest, _ in proclitic_readings(word) for stem in possible_stems(rest)}
        candidates = self._candidates(stems)
        if not candidates:
            return
        for match in self._gazetteer(candidates).matches(row, written):
            readings = _as_spelled(match)
            if readings and (match.last - match.first > 1 or self._is_word(match, readings[0], written[match.first])):
                yield TermPlace(match.start, match.end, match.prefix, match.form, readings)

    def _candidates(self, stems: Set[str]) -> frozenset[TermEntry]:
        """The entries all of whose words a text with these stems may have."""
        begun = (found for stem in stems for found in self._by_stem.get(stem, ()))
        return frozenset(entry for entry, others in begun if others <= stems)

    def _gazetteer_of(self, entries: frozenset[TermEntry]) -> Gazetteer[TermReading]:
        ordered = sorted(entries, key=self._order.__getitem__)
        return Gazetteer((reading.form, reading) for entry in ordered for reading in self._forms(entry))

    def _is_word(self, match: Match[TermReading], reading: TermReading, word: str) -> bool:
        """False where a letter is only taken for a clitic (حدة in وحدة), or the hamza makes another word of it."""
        return self._is_spelling_of(match.form, reading) and (
            not match.prefix or self._lexicon.zipf(match.form) >= self._lexicon.zipf(word)
        )

    def _is_spelling_of(self, form: str, reading: TermReading) -> bool:
        """False where `form` differs in hamza and is a word of its own: فأر is no فار."""
        return form == reading.form or not self._lexicon.knows(form)

    def _before_pronoun(self, token: Token) -> Iterator[TermPlace]:
        """A term of one word with a pronoun behind it, which makes it definite: منظمتهم."""
        for parted in splits(token.bare) if token.bare.endswith(tuple(PRONOUNS)) else ():
            if parted.pronoun in PRONOUNS and len(parted.stem) >= SHORTEST_BEFORE_PRONOUN:
                candidates = self._candidates(frozenset(possible_stems(parted.stem)))
                entries = sorted(candidates, key=self._order.__getitem__)
                readings = tuple(r for entry in entries for r in self._alone(entry, parted.stem))
                if readings:
                    yield TermPlace(token.start, token.end, "", parted.stem, readings, parted)
                    return

    def _alone(self, entry: TermEntry, stem: str) -> Iterator[TermReading]:
        """The form of `entry` that `stem` is where a pronoun follows."""
        for reading in self._forms(entry):
            takes_pronoun = reading.bend.state is State.INDEFINITE and reading.bend.number in (SINGULAR, PLURAL)
            same = takes_pronoun and lightly_folded(reading.form) == lightly_folded(stem)
            if same and self._is_spelling_of(stem, reading):
                yield reading
                return


def _primary(language: str) -> str:
    return language.partition("-")[0]


def _rows(text: str) -> Iterator[Sequence[Token]]:
    """The tokens of each line: a term does not run over a line feed."""
    row: list[Token] = []
    for token in tokens(text):
        if row and "\n" in text[row[-1].end : token.start]:
            yield row
            row = []
        row.append(token)
    if row:
        yield row


def _spaced(term: str) -> str:
    """The term as its tokens, so that كوفيد-19 is found as a text has it: a row of three."""
    return " ".join(bare(token.text) for token in tokens(term)) or term


def _forms(entry: TermEntry, lexicon: Lexicon) -> Iterator[TermReading]:
    """All forms of an Arabic entry, each in its surest reading; a term with digits or signs has only its own."""
    if any(token.kind != ARABIC for token in tokens(entry.term)):
        yield TermReading(entry, _spaced(entry.term), Rendering((entry.term,)), Bend())
        return
    seen: set[str] = set()
    for form, rendering, bend in forms_of(entry.term, lexicon):
        if form not in seen:
            seen.add(form)
            yield TermReading(entry, form, rendering, bend)


def _as_spelled(match: Match[TermReading]) -> tuple[TermReading, ...]:
    """What the form may be, one reading an entry: those that are spelled so; where none is, those that nearly are.

    Where one concept has a word spelled rightly and wrongly (إيران, ايران), only the very spelling is forbidden.
    """
    exact = [reading for reading in match.entities if reading.form == match.form]
    allowed = {reading.entry.concept for reading in match.entities if reading.entry.may_be_used}
    nearly = [r for r in match.entities if r.entry.may_be_used or r.entry.concept not in allowed]
    firsts: dict[TermEntry, TermReading] = {}
    for reading in exact or nearly:
        firsts.setdefault(reading.entry, reading)
    return tuple(firsts.values())


_SIBILANT = ("s", "x", "z", "ch", "sh")


def _plurals(entry: TermEntry) -> Iterable[str]:
    """The regular plural of an English term."""
    term = entry.term
    if _primary(entry.language) != "en" or not (term.isascii() and term[-1].isalpha()):
        return ()
    if term.endswith("y") and term[-2:-1] not in ("", "a", "e", "i", "o", "u"):
        return (term[:-1] + "ies",)
    return (term + ("es" if term.endswith(_SIBILANT) else "s"),)


@lru_cache(maxsize=4)
def matcher(base: Termbase, lexicon: Lexicon) -> TermMatcher:
    """What finds the terms of `base`, made at the first asking."""
    return TermMatcher(base, lexicon)
