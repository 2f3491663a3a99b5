"""What is written onto a word: conjunctions, prepositions, the article and pronouns, taken off and put back.

Arabic writes و ف, then ب ل ك س, then ال before a word, and pronouns after it, as one word. Splitting is ambiguous
(ولد is "boy" and "and for …"), so `splits` gives every reading and the caller chooses with a lexicon; attaching is
not. Rules of spelling: Ryding, *A Reference Grammar of Modern Standard Arabic* (2005), ch. 2 and 16.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from mt_qa.arabic.letters import ALEFS, PRONOUNS


@dataclass(frozen=True, slots=True)
class Clitics:
    """One reading of a written word; the parts joined by `join` give the word again."""

    stem: str
    conjunction: str = ""
    preposition: str = ""
    article: str = ""
    pronoun: str = ""

    @property
    def proclitics(self) -> str:
        """All that stands before the stem, unjoined: ``"ل" + "ال"`` is ``"لال"``."""
        return self.conjunction + self.preposition + self.article

    def join(self) -> str:
        """The written word."""
        return attach(self.stem, self.conjunction, self.preposition, self.article, self.pronoun)

    def with_stem(self, stem: str) -> str:
        """The written word with another stem under the same clitics."""
        return attach(stem, self.conjunction, self.preposition, self.article, self.pronoun)


def attach(stem: str, conjunction: str = "", preposition: str = "", article: str = "", pronoun: str = "") -> str:
    """Write clitics onto `stem`: ل + ال = لل, ل + ال + لغة = للغة, ة before a pronoun is ت, ى before a pronoun is ا."""
    if preposition == "ل" and (article or stem.startswith("ال")) and not _alef_lam_is_root(stem, article):
        stem = stem if article else stem[2:]
        head = conjunction + ("ل" if stem.startswith("ل") else "لل")
    else:
        head = conjunction + preposition + article
    if pronoun:
        stem = _before_pronoun(stem)
    return head + stem + pronoun


def _alef_lam_is_root(stem: str, article: str) -> bool:
    """True for words whose first ال is not the article, so that ل does not swallow its alef: لالتزام, لالتحاق."""
    return not article and stem.startswith(_ROOT_ALEF_LAM)


_ROOT_ALEF_LAM = (
    "التزام", "التحاق", "التقاء", "التقاط", "التماس", "التهاب", "التفاف", "التواء", "التباس", "التفات",
    "التئام", "التهام", "التصاق", "التحام", "الزام", "الغاء", "القاء", "الحاق", "الهام", "الماني", "المانيا",
)  # fmt: skip


def _before_pronoun(stem: str) -> str:
    if stem.endswith("ة"):
        return stem[:-1] + "ت"
    if stem.endswith("ى"):
        return stem[:-1] + "ا"
    return stem


@lru_cache(maxsize=65536)
def splits(word: str) -> tuple[Clitics, ...]:
    """Every reading of `word` (bare of marks), the word as it stands first; stems have at least two letters."""
    readings = [
        Clitics(stem, conjunction, preposition, article, pronoun)
        for conjunction, after_conjunction in _heads(word, "وف")
        for preposition, article, rest in _preposition_and_article(after_conjunction)
        for stem, pronoun in _tails(rest, article)
        if len(stem) >= 2
    ]
    return tuple(dict.fromkeys(readings))


def _heads(word: str, letters: str) -> list[tuple[str, str]]:
    heads = [("", word)]
    if word[:1] and word[0] in letters:
        heads.append((word[0], word[1:]))
    return heads


def _preposition_and_article(word: str) -> list[tuple[str, str, str]]:
    found = [("", "", word)]
    if word.startswith("ال"):
        found.append(("", "ال", word[2:]))
    if word.startswith("لل"):
        found += [("ل", "ال", word[2:]), ("ل", "ال", word[1:])]
    for letter in "بلكس":
        if word.startswith(letter):
            found.append((letter, "", word[1:]))
            if word.startswith("ال", 1) and letter in "بك":
                found.append((letter, "ال", word[3:]))
    return found


def _tails(word: str, article: str) -> list[tuple[str, str]]:
    tails = [(word, "")]
    if article:
        return tails
    for pronoun in PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= 2:
            stem = word[: -len(pronoun)]
            tails.append((stem, pronoun))
            if stem.endswith("ت"):
                tails.append((stem[:-1] + "ة", pronoun))
            if stem.endswith("ا"):
                tails.append((stem[:-1] + "ى", pronoun))
    return tails


def split(word: str, known: Callable[[str], bool]) -> Clitics:
    """The reading with the fewest clitics whose stem is `known`; the word as it stands where none is."""
    readings = splits(word)
    best = [reading for reading in readings if known(reading.stem)]
    return min(best, key=_clitic_count) if best else readings[0] if readings else Clitics(word)


def _clitic_count(reading: Clitics) -> int:
    return len(reading.proclitics) + len(reading.pronoun)


def has_article(word: str) -> bool:
    """True where `word` is written with ال, alone or after و ف ب ك, or with لل; ال of the root counts too."""
    return re.match(rf"[وف]?(?:[بك]?ال|لل)[^{ALEFS}]?", word) is not None and len(word) > 3
