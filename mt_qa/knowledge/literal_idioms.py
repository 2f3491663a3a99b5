"""Idioms and phrasal verbs that were rendered word for word, and what Arabic says instead (data/literal_idioms.tsv).

A pattern is a row of elements parted by blanks:

- ``<past,present,noun>``: a verb in all persons and tenses, and its verbal noun where one is given;
- ``(ال)word``: a noun with or without the article; ``one/two``: alternatives, as singular and plural;
- ``word@``: a word with any attached pronoun;
- ``…``: up to three words, such as a subject between verb and object; ``+``: the same, but at least one.

Before the first element may stand و and ف, before a noun ب, ل and ك, before a verb س and ل. Person, tense, article,
pronoun, number and what stood between are carried over to the idiomatic pattern; a row without one has no safe fix.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.letters import PRONOUNS, bare
from mt_qa.arabic.verb_forms import JUSSIVE, conjugation
from mt_qa.core import DataError, Severity
from mt_qa.knowledge.tables import Row, read_table

TABLE = "literal_idioms.tsv"
COLUMNS = (
    "english", "literal", "idiomatic", "topics", "cues", "unless", "severity", "domain", "origin", "licence",
)  # fmt: skip
TOPICS_TABLE = "topic_cues.tsv"
TOPICS_COLUMNS = ("topic", "cues", "origin", "licence")

GAP, FILLED_GAP = "…", "+"
WIDEST_GAP = 3
FIRST_PERSON = ("past.1", "present.أ", "present.ن")
NOUN = "noun"
"""The name of a verbal noun among the forms of a verb."""

HOMOGRAPHS = frozenset(("حول", "خطا", "نصيب", "السحب"))
"""Forms of verbs that are mostly another word: about, share, clouds …"""

SEPARATE = frozenset("في على من عن إلى مع بعد قبل أمام تحت فوق بين عند منذ حتى لا ليس لم لن قد خلال ضد".split())
"""Words before which no preposition stands."""

_SPELLING = str.maketrans("أإآٱى", "اااا" + "ي")
_BEFORE_VERB = ("", "و", "ف", "س", "ل", "وس", "فس", "ول")
_BEFORE_NOUN = tuple(c + p for c in ("", "و", "ف") for p in ("", "ب", "ل", "ك"))
_PROCLITICS = tuple(dict.fromkeys((*_BEFORE_NOUN, *_BEFORE_VERB)))
_MOST_REMEMBERED = 8_000


def spelling(word: str) -> str:
    """`word` as patterns are compared with it: no marks, one alef, one ya."""
    return bare(word).translate(_SPELLING)


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern: its alternatives, each spelled out; `verb` is past, present and verbal noun."""

    alternatives: tuple[str, ...] = ()
    verb: tuple[str, ...] = ()
    article: bool = False
    pronoun: bool = False
    gap: int = 0
    least: int = 0

    def forms(self) -> Iterator[tuple[str, str, int]]:
        """Every written form, bare of proclitics and pronoun: the form, its name, the place of the alternative."""
        if self.verb:
            past, present, *noun = self.verb
            yield from ((form, name, 0) for name, form in conjugation(past, present).items())
            for form in noun:
                yield form, NOUN, 0
                if not self.pronoun:
                    yield "ال" + form, NOUN + "ال", 0
            return
        for place, word in enumerate(self.alternatives):
            yield word, "", place
            if self.article:
                yield "ال" + word, "ال", place


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word of the text is, read as one element: proclitics, names of the form, alternative, pronoun."""

    proclitics: str
    names: tuple[str, ...]
    place: int
    pronoun: str


@dataclass(frozen=True, slots=True)
class Idiom:
    """One literal pattern with the idiomatic ones of its row; `cues` empty means that it is never innocent."""

    english: str
    literal: tuple[Element, ...]
    idiomatic: tuple[tuple[Element, ...], ...]
    cues: tuple[str, ...]
    unless: tuple[str, ...]
    severity: Severity
    readings: tuple[Mapping[str, Reading], ...] = field(compare=False, repr=False)
    """For each element after the first, what a word of the text, in `spelling`, is read as."""


@cache
def idioms() -> tuple[Idiom, ...]:
    """All literal patterns, by English name. Raises DataError for a broken row."""
    return tuple(_idiom(row, literal) for row in _table() for literal in row.listed("literal"))


def _table() -> tuple[Row, ...]:
    needed = ("english", "literal", "severity", "domain", "origin", "licence")
    return read_table(TABLE, COLUMNS, key=("english",), required=needed, arabic=("cues", "unless"))


@cache
def topic_cues() -> dict[str, tuple[str, ...]]:
    """By topic the beginnings of words that show that a text is about it."""
    rows = read_table(TOPICS_TABLE, TOPICS_COLUMNS, key=("topic",), required=TOPICS_COLUMNS, arabic=("cues",))
    return {row["topic"]: tuple(spelling(cue) for cue in row.listed("cues")) for row in rows}


def _idiom(row: Row, literal: str) -> Idiom:
    """One of the literal patterns of a row."""
    topics = topic_cues()
    unknown = [topic for topic in row.listed("topics") if topic not in topics]
    if unknown:
        raise DataError(f"{TABLE}:{row.line}: no topic {unknown[0]!r} in {TOPICS_TABLE}")
    if row["severity"] not in ("minor", "major"):
        raise DataError(f"{TABLE}:{row.line}: severity {row['severity']!r} is neither minor nor major")
    cues = [cue for topic in row.listed("topics") for cue in topics[topic]]
    cues += [spelling(cue) for cue in row.listed("cues")]
    elements = _pattern(row, literal)
    if elements[0].gap or elements[-1].gap:
        raise DataError(f"{TABLE}:{row.line}: {literal!r} begins or ends with a gap")
    idiomatic = tuple(_pattern(row, pattern) for pattern in row.listed("idiomatic"))
    fitting = tuple(right for right in idiomatic if _is_bound(elements, right))
    if idiomatic and not fitting:
        raise DataError(f"{TABLE}:{row.line}: {literal!r} lacks a verb, pronoun or gap of the idiomatic")
    unless = tuple(spelling(cue) for cue in row.listed("unless"))
    readings = tuple(_readings(element) for element in elements[1:])
    severity = Severity.parse(row["severity"])
    return Idiom(row["english"], elements, fitting, tuple(cues), unless, severity, readings)


def _is_bound(literal: Sequence[Element], right: Sequence[Element]) -> bool:
    """True where the literal pattern has what the idiomatic one carries over: verb, pronoun, choice, gap."""
    if any(e.verb for e in right) and not any(e.verb for e in literal):
        return False
    if any(e.pronoun for e in right) and not any(e.pronoun for e in literal):
        return False
    choices = {len(e.alternatives) for e in literal}
    verbal = any(e.verb for e in right)
    if verbal and any(len(e.alternatives) > 1 and len(e.alternatives) not in choices for e in right):
        return False
    return sum(bool(e.gap) for e in right) <= sum(bool(e.gap) for e in literal)


def _pattern(row: Row, pattern: str) -> tuple[Element, ...]:
    return tuple(_element(row, written) for written in pattern.split(" "))


def _element(row: Row, written: str) -> Element:
    if written in (GAP, FILLED_GAP):
        return Element(gap=WIDEST_GAP, least=int(written == FILLED_GAP))
    pronoun = "@" in written
    plain = written.replace("@", "")
    if plain.startswith("<") and plain.endswith(">"):
        verb = tuple(plain[1:-1].split(","))
        if len(verb) not in (2, 3) or not verb[1].startswith("ي") or min(map(len, verb)) < 2:
            raise DataError(f"{TABLE}:{row.line}: {written!r} is not <past,present> or <past,present,noun>")
        return Element(verb=verb, pronoun=pronoun)
    article = plain.startswith("(ال)")
    alternatives = tuple(plain.removeprefix("(ال)").split("/"))
    if not all(word and not set(word) & set("()<>,|+…") for word in alternatives):
        raise DataError(f"{TABLE}:{row.line}: {written!r} is no element of a pattern")
    return Element(alternatives, article=article, pronoun=pronoun)


@cache
def _readings(element: Element) -> Mapping[str, Reading]:
    """A word as an element that is not the first: no proclitics but those written in the pattern."""
    found: dict[str, Reading] = {}
    for form, name, place in element.forms():
        for pronoun in PRONOUNS if element.pronoun else ("",):
            found.setdefault(spelling(form) + pronoun, Reading("", (name,), place, pronoun))
    return found


class Spellings(dict[str, str]):
    """`spelling` of words, remembered."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        found = self[word] = spelling(word)
        return found


@dataclass(frozen=True, slots=True)
class Opening:
    """What may begin at one word: idioms with the reading of the word, and where to look for them.

    `alone` are the places in `candidates` of idioms of one word; `next` and `later` give, by the spelling of a word,
    those whose second element it may be: directly after the first, or with a gap between.
    """

    candidates: tuple[tuple[Idiom, Reading], ...]
    alone: tuple[int, ...]
    next: Mapping[str, Sequence[int]]
    later: Mapping[str, Sequence[int]]


class Openers(dict[str, Opening | None]):
    """By a word as it stands in a text: the idioms that may begin there; filled as words are met.

    Idioms are read from their rows when a word that begins them is met: an article meets few of the thousands.
    """

    def __init__(self, table: Sequence[Row]) -> None:
        super().__init__()
        self._rows: dict[str, list[tuple[Row, str]]] = {}
        for row in table:
            for literal in row.listed("literal"):
                self._rows.setdefault(literal.partition(" ")[0], []).append((row, literal))
        self._idioms: dict[str, tuple[Idiom, ...]] = {}
        self._by_form: dict[str, list[tuple[str, str, int]]] = {}
        for first, ((row, _), *_) in self._rows.items():
            for form, name, place in _element(row, first).forms():
                if form not in HOMOGRAPHS:
                    self._by_form.setdefault(spelling(form), []).append((first, name, place))
        self._by_idioms: dict[tuple[int, ...], tuple[Mapping[str, Sequence[int]], Mapping[str, Sequence[int]]]] = {}

    def _beginning_with(self, first: str) -> tuple[Idiom, ...]:
        """The idioms whose pattern begins with this element."""
        if first not in self._idioms:
            self._idioms[first] = tuple(_idiom(row, literal) for row, literal in self._rows[first])
        return self._idioms[first]

    def __missing__(self, word: str) -> Opening | None:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        candidates = tuple(self._candidates(spelling(word)))
        found = self[word] = self._opening(candidates) if candidates else None
        return found

    def _opening(self, candidates: tuple[tuple[Idiom, Reading], ...]) -> Opening:
        identity = tuple(id(idiom) for idiom, _ in candidates)
        if identity not in self._by_idioms:  # all forms of a verb share theirs
            self._by_idioms[identity] = _seconds([idiom for idiom, _ in candidates])
        alone = tuple(n for n, (idiom, _) in enumerate(candidates) if len(idiom.literal) == 1)
        return Opening(candidates, alone, *self._by_idioms[identity])

    def _candidates(self, word: str) -> Iterator[tuple[Idiom, Reading]]:
        for proclitics, stem in _stripped(word):
            for pronoun in ("", *(p for p in PRONOUNS if stem.endswith(p))):
                grouped: dict[tuple[int, int], tuple[Idiom, list[str]]] = {}
                for beginning, name, place in self._by_form.get(stem.removesuffix(pronoun) if pronoun else stem, ()):
                    known = self._beginning_with(beginning)
                    first = known[0].literal[0]
                    if first.pronoun is bool(pronoun) and proclitics in _allowed(first, name, place):
                        for idiom in known:
                            grouped.setdefault((id(idiom), place), (idiom, []))[1].append(name)
                for (_, place), (idiom, names) in grouped.items():
                    yield idiom, Reading(proclitics, tuple(names), place, pronoun)


def _seconds(known: Sequence[Idiom]) -> tuple[Mapping[str, Sequence[int]], Mapping[str, Sequence[int]]]:
    """The places of the idioms by the words that may be their second element: next to the first, and past a gap."""
    close: dict[str, list[int]] = {}
    far: dict[str, list[int]] = {}
    for place, idiom in enumerate(known):
        if len(idiom.literal) == 1:
            continue
        gap = idiom.literal[1].gap
        for word in idiom.readings[1 if gap else 0]:
            (far if gap else close).setdefault(word, []).append(place)
    return close, far


def _allowed(element: Element, name: str, place: int) -> tuple[str, ...]:
    if not element.verb and element.alternatives[place] in SEPARATE:
        return ("", "و")  # فعلي is no "ف + على"
    if not element.verb or name.startswith(NOUN):
        return _BEFORE_NOUN
    return _BEFORE_VERB if name.startswith("present") else ("", "و", "ف")


def _stripped(word: str) -> Iterator[tuple[str, str]]:
    """Proclitics and the rest, with لل read as ل + ال."""
    for proclitics in _PROCLITICS:
        if word.startswith(proclitics) and len(word) > len(proclitics) + 1:
            rest = word[len(proclitics) :]
            yield proclitics, rest
            if proclitics.endswith("ل") and rest.startswith("ل"):
                yield proclitics, "ال" + rest[1:]
                yield proclitics, "ال" + rest


@cache
def openers() -> Openers:
    return Openers(_table())


@cache
def spellings() -> Spellings:
    return Spellings()


def written(
    pattern: Sequence[Element], literal: Sequence[Element], readings: Sequence[Reading], gaps: Sequence[str], mood: str
) -> Iterator[str]:
    """The idiomatic pattern as the sentence needs it, once for each reading of the verb; none that loses words."""
    if sum(bool(gap) for gap in gaps) > sum(bool(e.gap) for e in pattern):
        return
    verb = next((r for e, r in zip(literal, readings, strict=True) if e.verb), None)
    pronoun = next((r.pronoun for r in readings if r.pronoun), "")
    for name in _likely(verb.names) if verb else ("",):
        words, left = [], iter(gaps)
        for place, element in enumerate(pattern):
            if element.gap:
                words.append(next(left, ""))
                continue
            stem, article = _inflected(element, name, mood) if element.verb else _noun(element, literal, readings)
            proclitics = readings[0].proclitics if not place else ""
            word = _attached(element, stem, article, proclitics, pronoun if element.pronoun else "") if stem else ""
            if not word:
                break
            words.append(word)
        else:
            whole = " ".join(word for word in words if word).split()
            if all(first != second for first, second in pairwise(whole)):
                yield " ".join(whole)


def _likely(names: Sequence[str]) -> Sequence[str]:
    """News speaks in the third person: a form that may be of the first too is not (سحبت, ألقي)."""
    return [name for name in names if not name.startswith(FIRST_PERSON)] or names


def _inflected(element: Element, name: str, mood: str) -> tuple[str, str]:
    """The verb, or its verbal noun and article; empty where it has none."""
    if name.startswith(NOUN):
        return (element.verb[2], name.removeprefix(NOUN)) if len(element.verb) > 2 else ("", "")
    forms = conjugation(*element.verb[:2])
    plain = name.removesuffix(JUSSIVE)
    return (forms.get(plain + mood) or forms.get(name) or forms[plain]), ""


def _noun(element: Element, literal: Sequence[Element], readings: Sequence[Reading]) -> tuple[str, str]:
    """The alternative and the article, as in the same element of the literal pattern, or else in any like it."""
    pairs = list(zip(literal, readings, strict=True))
    same = [r for e, r in pairs if e.alternatives == element.alternatives and len(e.alternatives) > 1]
    alike = same or [r for e, r in pairs if len(e.alternatives) == len(element.alternatives)]
    place = alike[0].place if alike else 0
    definite = any(r.names == ("ال",) for _, r in pairs)
    return element.alternatives[place], "ال" if element.article and definite else ""


def _attached(element: Element, stem: str, article: str, proclitics: str, pronoun: str) -> str:
    conjunction = proclitics[:1] if proclitics[:1] in ("و", "ف") else ""
    preposition = proclitics[len(conjunction) :]
    if preposition and (stem in SEPARATE or (preposition == "س" and not element.verb)):
        return ""
    return attach(stem, conjunction, preposition, article, pronoun)
