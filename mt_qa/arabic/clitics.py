"""What is written onto a word: conjunctions, prepositions, the article and pronouns, taken off and put back.

Arabic writes و ف, then ب ل ك س, then ال before a word, and pronouns after it, as one word. Splitting is ambiguous
(ولد is "boy" and "and for …"), so `splits` gives every reading and the caller chooses with a lexicon; attaching is
not, but for one letter: a hamza before a pronoun sits on و, ي or the line by case (وزراؤهم وزرائهم وزراءهم), so a
reading remembers its `seat`. Rules of spelling: Ryding, *A Reference Grammar of Modern Standard Arabic* (2005),
ch. 2 and 16; Wright, *A Grammar of the Arabic Language*, I §§ 131-136 (hamza), II § 20 (pronouns).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from mt_qa.arabic.letters import PRONOUNS

HAMZA_SEATS = "ؤئأ"
"""How a word-final ء is written before a pronoun where it does not stay on the line."""


@dataclass(frozen=True, slots=True)
class Clitics:
    """One reading of a written word; the parts joined by `join` give the word again.

    `preposition` also holds the س of the future. `seat` is the letter that a final ء of the stem became before the
    pronoun (``"ؤ"`` in وزراؤهم), empty where it stayed or where there is none.
    """

    stem: str
    conjunction: str = ""
    preposition: str = ""
    article: str = ""
    pronoun: str = ""
    seat: str = ""

    @property
    def proclitics(self) -> str:
        """All that stands before the stem, unjoined: ``"ل" + "ال"`` is ``"لال"``."""
        return self.conjunction + self.preposition + self.article

    def join(self) -> str:
        """The written word."""
        return self.with_stem(self.stem)

    def with_stem(self, stem: str) -> str:
        """The written word with another stem under the same clitics, and where both end in ء the same case."""
        seat = self.seat or ("ء" if self.stem.endswith("ء") else "")
        return attach(stem, self.conjunction, self.preposition, self.article, self.pronoun, seat=seat)


def attach(
    stem: str, conjunction: str = "", preposition: str = "", article: str = "", pronoun: str = "", *, seat: str = ""
) -> str:
    """Write clitics onto `stem`.

    Before it, ل + ال is لل and ل + ال + ل is لل too (للغة); the alef of a root stays (لالتزام). Before a pronoun, ة
    becomes ت, ى becomes ا (but ي in على إلى لدى), the silent alef of كتبوا falls, and ي + ي is written once.

    A final ء needs its `seat`: ``"ؤ"`` (nominative), ``"ئ"`` (genitive), ``"أ"`` or ``"ء"`` (accusative). Where it is
    not given, ي and the prepositions ب ل ك, which govern the genitive, decide for ئ; else the letter stays ء.
    """
    if preposition == "ل" and (article or _begins_with_article(stem)):
        stem = stem if article else stem[2:]
        head = conjunction + ("ل" if stem.startswith("ل") else "لل")
    else:
        head = conjunction + preposition + article
    if pronoun:
        genitive = pronoun == "ي" or preposition in ("ب", "ل", "ك")
        stem = _before_pronoun(stem, pronoun, seat or ("ئ" if genitive else "ء"))
    return head + stem + pronoun


_FORM_EIGHT = (
    "التزام", "التحاق", "التقاط", "التماس", "التهاب", "التفاف", "التباس", "التفات", "التئام", "التهام", "التصاق",
    "التحام", "التذاذ", "التماع", "التياع", "التثام", "التطام", "التقام", "التحاف", "التقا[ءئؤ]", "التوا[ءئؤ]",
    "التجا[ءئؤ]", "التحا[ءئؤ]",
)  # fmt: skip
_FORM_EIGHT_VERBS = ("التزم", "التحق", "التقط", "التمس", "التفت", "التصق")
_FORM_FOUR_WITHOUT_HAMZA = ("الزام", "الغا[ءئؤ]", "القا[ءئؤ]", "الحاق", "الهام", "الحاح", "الصاق", "الماني", "المانيا")
_ROOT_ALEF_LAM = re.compile(
    rf"(?:{'|'.join(_FORM_EIGHT + _FORM_FOUR_WITHOUT_HAMZA)})(?:ات|ا|ي|ية)?(?:{'|'.join(PRONOUNS)})?"
    rf"|(?:{'|'.join(_FORM_EIGHT_VERBS)})(?:ت|وا|نا)?"
)
"""Words whose first ال is of the root, so that ل does not swallow its alef: لالتزام, لالتحاق, لالغاء.

Verbal nouns of forms VIII and IV from roots that begin with ل; whole words, since الحاق is one and الحاقد is not."""


def _begins_with_article(stem: str) -> bool:
    return stem.startswith("ال") and _ROOT_ALEF_LAM.fullmatch(stem) is None


_ALEF_TO_YA = {"على": "علي", "إلى": "إلي", "الى": "الي", "لدى": "لدي"}
"""Prepositions whose ى becomes ي before a pronoun: عليه, إليها, لديهم."""


def _before_pronoun(stem: str, pronoun: str, seat: str) -> str:
    """`stem` as it is written when a pronoun follows."""
    if stem in _ALEF_TO_YA:
        stem = _ALEF_TO_YA[stem]
    elif stem.endswith("ة"):
        stem = stem[:-1] + "ت"
    elif stem.endswith("ى"):
        stem = stem[:-1] + "ا"
    elif stem.endswith("وا") and len(stem) > 3:
        stem = stem[:-1]
    elif stem.endswith("ء"):
        stem = stem[:-1] + seat
    return stem[:-1] if pronoun == "ي" and stem.endswith("ي") else stem


@lru_cache(maxsize=16_000)
def splits(word: str) -> tuple[Clitics, ...]:
    """Every reading of `word` (bare of marks), the word as it stands first; stems have at least two letters.

    A reading is one that `join` writes as `word` again. A word shorter than two letters has none.
    """
    readings = [
        Clitics(stem, conjunction, preposition, article, pronoun, seat)
        for conjunction, after_conjunction in _heads(word, "وف")
        for preposition, article, rest in _preposition_and_article(after_conjunction)
        for stem, pronoun, seat in _tails(rest, article)
        if len(stem) >= 2
    ]
    return tuple([reading for reading in dict.fromkeys(readings) if _is_as_written(reading, word)])


def _is_as_written(reading: Clitics, word: str) -> bool:
    """False where the rules of spelling write `reading` otherwise; only ل and pronouns change letters."""
    return (reading.preposition != "ل" and not reading.pronoun) or reading.join() == word


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


def _tails(word: str, article: str) -> list[tuple[str, str, str]]:
    """Stem, pronoun and hamza seat; a word with the article takes no pronoun."""
    tails = [(word, "", "")]
    if article:
        return tails
    for pronoun in PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= 2:
            tails += [(stem, pronoun, seat) for stem, seat in _stems_before_pronoun(word[: -len(pronoun)])]
    return tails


def _stems_before_pronoun(stem: str) -> list[tuple[str, str]]:
    """What `stem`, found before a pronoun, may be when it stands alone, each with its hamza seat; itself first."""
    stems = [(stem, "")]
    body, last = stem[:-1], stem[-1]
    if last == "ت":
        stems.append((body + "ة", ""))
    elif last == "ا" or (last == "ي" and body + "ى" in _ALEF_TO_YA):
        stems.append((body + "ى", ""))
    elif last == "و":
        stems.append((stem + "ا", ""))
    elif last in HAMZA_SEATS:
        stems.append((body + "ء", last))
    return stems


def split(word: str, known: Callable[[str], bool]) -> Clitics:
    """The reading with the fewest clitics whose stem is `known`; the word as it stands where none is."""
    readings = splits(word)
    best = [reading for reading in readings if known(reading.stem)]
    return min(best, key=_clitic_count) if best else readings[0] if readings else Clitics(word)


def _clitic_count(reading: Clitics) -> int:
    return len(reading.proclitics) + len(reading.pronoun)


_ARTICLE = re.compile(r"[وف]?(?:[بك]?ال|لل)")


def has_article(word: str) -> bool:
    """True where `word` is written with ال, alone or after و ف ب ك, or with لل; ال of the root counts too."""
    return len(word) > 3 and _ARTICLE.match(word) is not None
