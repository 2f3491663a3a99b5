"""The names of the months: one calendar, four systems of names, and the months of the Hijra.

Eastern Arabic papers write يناير, the Levant and Iraq كانون الثاني, Tunisia and Algeria جانفي, Morocco غشت; many write
two at once (``كانون الثاني/يناير``). Names come from CLDR through babel, spellings that it lacks are added here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from mt_qa.arabic.folding import fold
from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import ARABIC, Token, adjacent, tokens
from mt_qa.core import Span

INTERNATIONAL, LEVANTINE, MAGHREBI, MOROCCAN, HIJRI = "international", "levantine", "maghrebi", "moroccan", "hijri"

_LOCALES = {INTERNATIONAL: "ar", LEVANTINE: "ar_SY", MAGHREBI: "ar_TN", MOROCCAN: "ar_MA"}

_SPELLINGS = {
    INTERNATIONAL: {"يونيه": 6, "يوليه": 7, "أوغسطس": 8, "أوكتوبر": 10, "نوفمبير": 11, "ديسمبير": 12},
    LEVANTINE: {
        "مايس": 5, "تشرين أول": 10, "تشرين ثاني": 11, "تشرين ثان": 11,
        "كانون أول": 12, "كانون ثاني": 1, "كانون ثان": 1,
    },
    MAGHREBI: {"جويليا": 7},
    MOROCCAN: {"أغشت": 8, "شتمبر": 9, "دجمبر": 12},
}  # fmt: skip
"""Spellings in use that CLDR does not list; differences of hamza, ya and ta marbuta are folded away."""

HIJRI_MONTHS = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
_HIJRI_SPELLINGS = {
    "المحرم": 1, "ربيع أول": 3, "ربيع الثاني": 4, "ربيع ثاني": 4, "ربيع ثان": 4, "جمادى الأول": 5, "جمادى الاولى": 5,
    "جمادى الثانية": 6, "جمادى الآخر": 6, "جمادى الثاني": 6,
    **{f"{head} {tail}": number for head in ("ذي", "ذا", "ذو") for tail, number in (("القعدة", 11), ("الحجة", 12))},
}  # fmt: skip

_ALSO_WORDS = frozenset(["مارس", "اب", "نيسان", "ماي", "جوان", "اوت", "محرم", "المحرم", "صفر", "رجب", "شعبان", "رمضان"])
"""Folded names that are ordinary words or people's names too: they need a date around them."""

_BEFORE_MONTH = frozenset(
    "شهر شهري بشهر لشهر في منذ خلال حتي بدايه مطلع نهايه اواخر اوايل منتصف مستهل غره اول بين مطلع".split()
)
_AFTER_MONTH = frozenset("الماضي المقبل الجاري الحالي القادم المنصرم السابق الفايت المنقضي".split())  # folded


@dataclass(frozen=True, slots=True)
class MonthName:
    """The name of a month in a text. A name may belong to several systems: سبتمبر is not only Egyptian.

    `clitics` is what is written onto it (ل in ليناير); it lies inside the span.
    """

    span: Span
    month: int
    systems: frozenset[str]
    clitics: str = ""

    @property
    def hijri(self) -> bool:
        return HIJRI in self.systems


@cache
def month_names(system: str) -> tuple[str, ...]:
    """The twelve names of `system` as CLDR spells them, January (or Muharram) first."""
    if system == HIJRI:
        return HIJRI_MONTHS
    from babel import Locale

    names = Locale.parse(_LOCALES[system]).months["format"]["wide"]
    return tuple(names[number] for number in range(1, 13))


@cache
def _table() -> dict[str, tuple[int, frozenset[str]]]:
    """Folded name -> its number and systems."""
    systems: dict[tuple[str, int], set[str]] = {}
    for system in (*_LOCALES, HIJRI):
        spellings = _HIJRI_SPELLINGS if system == HIJRI else _SPELLINGS[system]
        for name, number in [*zip(month_names(system), range(1, 13), strict=True), *spellings.items()]:
            systems.setdefault((fold(name), number), set()).add(system)
    return {name: (number, frozenset(of)) for (name, number), of in systems.items()}


@cache
def _first_words() -> frozenset[str]:
    """Folded first words of names of two words."""
    return frozenset(name.split()[0] for name in _table() if " " in name)


@lru_cache(maxsize=8_000)
def _named(written: str) -> tuple[str, str] | None:
    """Clitics and folded name (or first word of a name) that a word may be; None for other words."""
    word = bare(written)
    folded = fold(word)
    for clitics in ("", *(word[:length] for length in (1, 2))):
        if clitics.strip("وفبلك"):
            break
        rest = folded[len(clitics) :]
        if rest == "اب" and word[len(clitics) :] != "آب":
            continue  # أب is father: only the madda makes August of it
        if rest in _table() or rest in _first_words():
            return clitics, rest
    return None


def find_month_names(text: str) -> tuple[MonthName, ...]:
    """The names of months in `text`, in order. Names that are words too (مارس, آب, رجب) count only in a date."""
    return tuple(_month_names(text, tokens(text)))


def _month_names(text: str, row: Sequence[Token]) -> Iterator[MonthName]:
    for index, token in enumerate(row):
        named = _named(token.text) if token.kind == ARABIC else None
        if named is None:
            continue
        clitics, name = named
        end = index
        if name in _first_words():
            following = row[index + 1] if index + 1 < len(row) else None
            if following is None or following.kind != ARABIC or not adjacent(text, token, following):
                continue
            name, end = f"{name} {fold(following.bare)}", index + 1
        found = _table().get(name)
        if found is not None and (name not in _ALSO_WORDS or _in_date(text, row, index)):
            yield MonthName(Span(token.start, row[end].end), *found, clitics)


def _in_date(text: str, row: Sequence[Token], index: int) -> bool:
    """True where the word at `index`, which may be no month, has a day, a year, another name or a date word by it."""
    before = row[index - 1] if index else None
    after = row[index + 1] if index + 1 < len(row) else None
    if before is not None and text[before.end : row[index].start].isspace():
        if _is_day(before) or fold(before.bare) in _BEFORE_MONTH or _unmistakable(before, text):
            return True
        if before.text == "من" and index > 1 and _is_day(row[index - 2]):
            return True
    if before is not None and before.text in "/\\(-–" and index > 1 and _unmistakable(row[index - 2], text):
        return True
    if after is None:
        return False
    if after.text in "/\\(-–" and index + 2 < len(row) and _unmistakable(row[index + 2], text):
        return True
    if not text[row[index].end : after.start].isspace():
        return False
    return fold(after.bare) in _AFTER_MONTH or _is_year(after) or _unmistakable(after, text)


def _is_day(token: Token) -> bool:
    return token.text.isdecimal() and len(token.text) <= 2 and 1 <= int(token.text) <= 31


def _is_year(token: Token) -> bool:
    return token.text.isdecimal() and len(token.text) == 4 and 1300 <= int(token.text) <= 2200


def _unmistakable(token: Token, text: str) -> bool:
    """True for the name of a month that is no other word (or the second word of one, الثاني)."""
    if token.kind != ARABIC:
        return False
    named = _named(token.text)
    if named is not None:
        return named[1] not in _ALSO_WORDS
    before = text[max(token.start - 7, 0) : token.start].split()
    return bool(before) and fold(before[-1]) in _first_words()
