"""إن or أن: what the words before it ask for, where the hamza was not written or not rightly.

أن opens a clause that a verbal noun could replace, after verbs of knowing, wanting and reporting and after
prepositions; إن stands after قال and its family, at the head of a sentence or quotation, and after حيث, إذ, ألا and
بل (Ibn Hisham, *Qatr al-nada*; Ryding 2005, ch. 19). The words that decide are data/inna_governors.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from mt_qa.arabic.caching import per_paragraph
from mt_qa.arabic.enclosures import quotations
from mt_qa.arabic.words import ARABIC, PUNCTUATION, Token, pairs, tokens
from mt_qa.knowledge.tables import read_table

IN, AN = "إن", "أن"
FORMS = frozenset(("ان", "انه", "انها", "انهم", "انهن", "انهما", "انك", "انكم", "انكما", "انني", "اننا", "اني"))
"""What may follow the hamza's alef, written without hamza, and without و ف ب ل."""

FARTHEST = 30
"""Tokens to look back for the verb that governs a clause: past a long subject, not into the sentence before."""

NEAR = 4
OPENING, EITHER_WAY = "‘([{", '"“”„«»'
FINAL = ".!؟?:"
"""A colon too: what follows is quoted."""

WITHOUT_PRONOUN = frozenset(("ان", "أن", "إن", "وان", "وأن", "وإن"))
CONDITIONAL = frozenset(("كان", "كانت", "كانوا", "كنت", "كنا", "لم", "شاء", "شئت", "أمكن", "صح", "دل", "وجد", "وجدت"))
"""After these إن is "if", whatever stands before it."""

NOUNS = frozenset(
    ("يوم", "يوسف", "ياسر", "يحيى", "يد", "يسار", "يمين", "ينبوع", "يورو", "يهود", "يوفنتوس", "يونس", "ياسين")
)
"""Words in ي that are no verbs; before a verb in the imperfect only أن stands."""


class Governor(NamedTuple):
    """The form a word asks for; `far` where its subject may stand between."""

    form: str
    far: bool


@cache
def governors() -> MappingProxyType[str, Governor]:
    """The governing words of data/inna_governors.tsv."""
    rows = read_table("inna_governors.tsv", ("word", "form", "reach"), key=("word",))
    return MappingProxyType({row["word"]: Governor(row["form"], row["reach"] == "clause") for row in rows})


def governor(word: str) -> Governor | None:
    """The governor that `word` is, with or without و or ف before it."""
    return governors().get(word) or (governors().get(word[1:]) if word[:1] in ("و", "ف") else None)


def bare_inna(word: str) -> str:
    """`word` (bare of marks) without clitics where it is one of the family without its hamza; empty otherwise."""
    for stem in (word, word[1:], word[2:]):
        if stem in FORMS:
            head = word[: len(word) - len(stem)]
            return stem if head in ("", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل") else ""
    return ""


def demanded(text: str, index: int) -> str:
    """إن or أن, whichever the context asks for; the token at `index` is a form of either, with or without clitics."""
    return surely_demanded(text, index) or AN


def surely_demanded(text: str, index: int) -> str:
    """The same where the token's own letters, its neighbours or a verb before it tell; empty where nothing does."""
    row = tokens(text)
    word = row[index].bare
    if word[0] in "بل" or word[:2] in ("وب", "ول", "فب", "فل"):
        return AN
    if word[0] == "ف":
        return IN
    before = row[index - 1] if index else None
    after = row[index + 1].bare if index + 1 < len(row) else ""
    near = governor(before.bare) if before is not None and before.kind == ARABIC else None
    if near is not None and not near.far:
        return near.form
    if word in WITHOUT_PRONOUN:
        if (after[:1] == "ي" or (after[:1] in ("ت", "ن") and _is_owed(row, index))) and after not in NOUNS:
            return AN
        if after in CONDITIONAL:
            return IN
    if near is not None:
        return near.form
    if before is None or _opens(text, before):
        return _after_mark(row, index)
    return _far(row, index)


def _is_owed(row: Sequence[Token], index: int) -> bool:
    """True shortly after على: على الدول أن تتعاون says what they ought to do."""
    return any(token.bare in ("على", "وعلى", "فعلى") for token in row[max(index - NEAR, 0) : index])


def _opens(text: str, mark: Token) -> bool:
    """True for a mark that ends a sentence, a colon, and a quotation mark or bracket that opens."""
    if mark.kind != PUNCTUATION:
        return False
    if mark.text in EITHER_WAY:
        return mark.start not in _closing(text)
    return mark.text in OPENING or mark.text in FINAL


@per_paragraph
def _closing(text: str) -> frozenset[int]:
    """Where the quotation marks of `text` stand that close one."""
    found = quotations(text)
    return frozenset((*(end for _, end in found.pairs), *found.unopened))


def _after_mark(row: Sequence[Token], index: int) -> str:
    """At the head of a sentence or quotation: إن, but for a word that asks for أن right before the quote."""
    if index > 1 and row[index - 1].text not in FINAL and row[index - 2].kind == ARABIC:
        near = governor(row[index - 2].bare)
        if near is not None and not near.far:
            return near.form
    return IN


def _far(row: Sequence[Token], index: int) -> str:
    """What the nearest verb of saying or reporting asks for, empty where there is none.

    A second clause takes the form of the first: إن … وإن.
    """
    joined = row[index].bare[0] == "و"
    for position in range(index - 1, max(index - 1 - FARTHEST, -1), -1):
        token = row[position]
        if token.kind == PUNCTUATION and token.text in FINAL:
            break
        if token.kind != ARABIC:
            continue
        word = token.bare
        if joined and (form := hamza_of(word)) and not _is_near(row, position - 1):
            return form
        found = governor(word)
        if found is not None and found.far:
            return found.form
    return ""


def _is_near(row: Sequence[Token], position: int) -> bool:
    """True where the token is a governor that needs its clause right behind it: بعد أن."""
    found = governor(row[position].bare) if position >= 0 else None
    return found is not None and not found.far


def hamza_of(word: str) -> str:
    """إن or أن where `word` is a form of it written with hamza, alone or behind و; empty otherwise."""
    stem = word[1:] if word[:1] == "و" else word
    if stem[:1] in ("أ", "إ") and "ا" + stem[1:] in FORMS:
        return AN if stem[0] == "أ" else IN
    return ""


def misgoverned(text: str) -> Iterator[tuple[Token, str, str]]:
    """Where a written إن or أن is the other one right behind its governor: the token, the governor, the right form.

    Only verbs of saying and reporting, which take a whole clause: بعد and إلى are left to the unwritten hamza.
    """
    following = {first.start: second.bare for first, second in pairs(text)}
    for first, second in pairs(text):
        written = hamza_of(second.bare)
        if not written or second.bare[0] == "و":
            continue
        found = governor(first.bare)
        if found is None or not found.far or found.form == written:
            continue
        after = following.get(second.start, "")
        if after and after not in CONDITIONAL and not _maybe_verb(second.bare, after):
            yield second, first.bare, second.text.replace(written[0], found.form[0], 1)


def _maybe_verb(particle: str, after: str) -> bool:
    """True before what may be a verb, which only أن (to do) can govern: قال أن يعودوا."""
    return len(particle) == 2 and after[0] in "يتن" and after not in NOUNS
