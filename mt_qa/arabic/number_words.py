"""The number words of Arabic, each with its value: every gender, case and spelling, under any clitics.

واحد … تسعة, عشر, عشرون, مئة مائة, ألف … تريليون, their duals, ordinals and نصف, ربع: Ryding, *A Reference Grammar of
Modern Standard Arabic* (2005), ch. 15. `numbers` joins them.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from mt_qa.arabic.digits import Value
from mt_qa.arabic.folding import fold

ZERO, UNIT, PARTIAL, TEN, TENS, HUNDRED, HUNDREDS, SCALE, FRACTION, ORDINAL, DIGITS, PERCENT = range(12)
"""Kinds of elements. PARTIAL is a unit that is a number only before عشر or وعشرون: أحد, إحدى, اثنا."""


class NumberWord(NamedTuple):
    """A number word: its kind and value; for scales, how many of them it says and whether it needs a multiplier."""

    kind: int
    value: Value
    times: int = 1
    plural: bool = False
    maybe_dual: bool = False


def _units() -> dict[str, NumberWord]:
    table = {
        "صفر": NumberWord(ZERO, 0),
        "واحد": NumberWord(UNIT, 1),
        "واحده": NumberWord(UNIT, 1),
        "واحدا": NumberWord(UNIT, 1),
    }
    table |= {form: NumberWord(PARTIAL, 1) for form in ("احد", "احدي")}
    table |= {form: NumberWord(UNIT, 2) for form in ("اثنان", "اثنين", "اثنتان", "اثنتين")}
    table |= {form: NumberWord(PARTIAL, 2) for form in ("اثنا", "اثني", "اثنتا", "اثنتي")}
    stems = {"ثلاث": 3, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "تسع": 9}
    table |= {stem + ending: NumberWord(UNIT, value) for stem, value in stems.items() for ending in ("", "ه", "ا")}
    table |= {form: NumberWord(UNIT, 8) for form in ("ثمان", "ثماني", "ثمانيه", "ثمانيا")}
    return table | {form: NumberWord(TEN, 10) for form in ("عشر", "عشره", "عشرا")}


def _tens_and_hundreds() -> dict[str, NumberWord]:
    tens = {"عشر": 20, "ثلاث": 30, "اربع": 40, "خمس": 50, "ست": 60, "سبع": 70, "ثمان": 80, "تسع": 90}
    table = {stem + ending: NumberWord(TENS, value) for stem, value in tens.items() for ending in ("ون", "ين")}
    units = {"ثلاث": 3, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثمان": 8, "ثماني": 8, "تسع": 9}
    for hundred in ("ميه", "مايه"):
        table[hundred] = NumberWord(HUNDRED, 100)
        table |= {unit + hundred: NumberWord(HUNDREDS, 100 * value) for unit, value in units.items()}
        dual = hundred[:-1] + "ت"
        table |= {dual + ending: NumberWord(HUNDREDS, 200) for ending in ("ان", "ين", "ا", "ي")}
    return table


def _scales() -> dict[str, NumberWord]:
    table: dict[str, NumberWord] = {}
    plurals = {"الف": ("الاف", 3), "مليون": ("ملايين", 6), "مليار": ("مليارات", 9), "بليون": ("بلايين", 9)}
    plurals |= {"تريليون": ("تريليونات", 12), "ترليون": ("ترليونات", 12)}
    for single, (plural, power) in plurals.items():
        value = 10**power
        table[single] = NumberWord(SCALE, value)
        table[plural] = NumberWord(SCALE, value, plural=True)
        table[single + "ا"] = NumberWord(SCALE, value, maybe_dual=True)
        table |= {single + ending: NumberWord(SCALE, value, times=2) for ending in ("ان", "ين", "ي")}
    return table | {"نصف": NumberWord(FRACTION, Decimal("0.5")), "ربع": NumberWord(FRACTION, Decimal("0.25"))}


_CARDINALS = _units() | _tens_and_hundreds() | _scales()

_ORDINAL_STEMS = dict(zip("ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split(), range(2, 11), strict=True))
_DEFINITE_ORDINALS = {
    "اول": 1, "اولى": 1, "حادي": 1, "حاديه": 1,
    **_ORDINAL_STEMS,
    **{stem + "ه": value for stem, value in _ORDINAL_STEMS.items()},
}  # fmt: skip
_INDEFINITE_ORDINALS = {"أول": 1, **_ORDINAL_STEMS}

_NO_NUMBERS = frozenset("لست ولست فلست كست الاحد الاثنين والاثنين والاحد".split())
"""Folded words that would be read as numbers: "I am not", Sunday, Monday."""

_HUNDRED_ALONE = re.compile(r"^[وفبلك]*(?:ال)?مي(?:ه|تان|تين|تا|تي)$")
"""مئة and its dual lose their hamza in folding, and are then كمية "amount" and ميتا "dead": they need it."""

_PREPOSITIONS = ("ب", "ل", "ك")
_ARTICLES = ("ال", "لل", "بال", "كال")


class WordReading(NamedTuple):
    """A word read as part of a number; `joined` where it is written with و."""

    word: NumberWord
    joined: bool
    definite: bool


@lru_cache(maxsize=8_000)
def number_word(word: str) -> WordReading | None:
    """What `word` (bare of marks) says as a number word, under any of و ف ب ل ك ال; None for all other words."""
    folded = fold(word)
    if folded in _NO_NUMBERS or word.endswith("ء") or len(folded) < 2:
        return None
    if _HUNDRED_ALONE.search(folded) and "ئ" not in word:
        return None
    splits = ("", folded[0]) if folded[0] in "وف" else ("",)
    for conjunction in splits[1:] if word.startswith("وأ") else splits:  # وأحد is "and one", واحد is "one"
        found = _after_conjunction(word[len(conjunction) :], folded[len(conjunction) :])
        if found is not None:
            return WordReading(found[0], joined=conjunction == "و", definite=found[1])
    return None


def _after_conjunction(word: str, folded: str) -> tuple[NumberWord, bool] | None:
    """The number word, and whether it has the article."""
    if folded in _CARDINALS:
        return _CARDINALS[folded], False
    if word in _INDEFINITE_ORDINALS:
        return NumberWord(ORDINAL, _INDEFINITE_ORDINALS[word]), False
    if folded[:1] in _PREPOSITIONS and folded[1:] in _CARDINALS:
        return _CARDINALS[folded[1:]], False
    for article in _ARTICLES:
        if folded.startswith(article):
            stem = folded[len(article) :]
            if stem in _CARDINALS:
                return _CARDINALS[stem], True
            value = _DEFINITE_ORDINALS.get(stem[:-1] + "ى" if word.endswith("ى") else stem)
            return None if value is None else (NumberWord(ORDINAL, value), True)
    return None


_ORDINALS = "الأول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر".split()
_TENS = "العشر الثلاث الأربع الخمس الست السبع الثمان التسع".split()


def ordinal(number: int, *, feminine: bool = False) -> str | None:
    """The ordinal of `number`, 1 to 99, with the article and in the oblique case: السابعة, الحادي والعشرين.

    None for all other numbers.
    """
    if not 1 <= number <= 99:
        return None
    if number <= 10:
        return _ordinal_unit(number, feminine)
    tens, unit = divmod(number, 10)
    if tens == 1:
        return f"{_ordinal_unit(unit, feminine, compound=True)} {'عشرة' if feminine else 'عشر'}"
    ten = _TENS[tens - 2] + "ين"
    return ten if not unit else f"{_ordinal_unit(unit, feminine, compound=True)} و{ten}"


def _ordinal_unit(number: int, feminine: bool, *, compound: bool = False) -> str:
    if number == 1:
        if compound:
            return "الحادية" if feminine else "الحادي"
        return "الأولى" if feminine else "الأول"
    return _ORDINALS[number - 1] + ("ة" if feminine else "")
