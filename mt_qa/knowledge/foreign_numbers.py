"""Numbers in an Indonesian, Russian or French source, in digits, words or both: ``2,5 juta``, ``сорок``, ``3 mille``.

The comma is the decimal mark in all three, thousands are parted by a full stop or a blank (CLDR). A number is `certain`
by the rules of `mt_qa.knowledge.english_numbers`; one to ten in words, and a hundred or a thousand alone, never are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mt_qa.arabic.digits import LONGEST_NUMBER, Value, number_readings
from mt_qa.core import Span
from mt_qa.knowledge.english_numbers import (
    LARGEST_SMALL_WORD,
    SMALLEST_IN_DIGITS,
    Piece,
    SourceNumber,
    linked,
    pieces_of,
    scaled,
    stands_alone,
    without_addresses,
)
from mt_qa.knowledge.source_language import FRENCH, INDONESIAN, RUSSIAN


@dataclass(frozen=True, slots=True)
class _Numerals:
    """The number words of a language.

    `added` are worth their value, and the next one must be smaller than `below` says, which is the value's own
    magnitude where nothing is said. `times` multiply the unit before them (dua **puluh**), `plus_ten` adds ten to it
    (dua **belas**). `joint` may stand between two (vingt **et** un); `inexact` beside a number make another of it.
    """

    added: Mapping[str, Value]
    times: Mapping[str, int]
    scales: re.Pattern[str]
    scale_values: Mapping[str, int]
    percent: re.Pattern[str]
    inexact: re.Pattern[str]
    plus_ten: str = ""
    joint: str = ""
    below: Mapping[str, int] | None = None

    def scale(self, word: str) -> int:
        """The value of the scale word `word`, 1 where it is none."""
        match = self.scales.fullmatch(word)
        return self.scale_values[match[1]] if match is not None else 1

    def room(self, word: str) -> int:
        """What must be larger than all that may be added after `word`."""
        if self.below is not None and word in self.below:
            return self.below[word]
        value = self.added[word]
        return 1 if value < 10 or 10 < value < 20 else 10 if value < 100 else 100


def _row(words: str, first: int, step: int = 1) -> dict[str, Value]:
    """Consecutive values; spellings of one are parted by a stroke."""
    return {form: first + step * n for n, forms in enumerate(words.split()) for form in forms.split("/")}


_INDONESIAN = _Numerals(
    added=_row("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas", 1) | {"seratus": 100},
    times={"puluh": 10, "ratus": 100},
    plus_ten="belas",
    scales=re.compile(r"(ribu|seribu|juta|sejuta|miliar|milyar|semiliar|triliun|trilyun|setriliun)"),
    scale_values={
        "ribu": 10**3, "seribu": 10**3, "juta": 10**6, "sejuta": 10**6, "miliar": 10**9, "milyar": 10**9,
        "semiliar": 10**9, "triliun": 10**12, "trilyun": 10**12, "setriliun": 10**12,
    },
    percent=re.compile(r"[ \u00a0\u202f-]?(?:%|persen\b)", re.IGNORECASE),
    inexact=re.compile(r"giga\w+|setengah|seperempat|puluhan|belasan|ratusan|ribuan|jutaan|ke|abad|lusin|kodi|koma"),
    below={"sepuluh": 1},
)  # fmt: skip

_RUSSIAN_ORDINAL = (
    r"(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|\w+надцат|двадцат|тридцат|сороков"
    r"|пятидесят|шестидесят|семидесят|восьмидесят|девяност|сот|тысячн)(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|ую|ое|ые|ых|ыми)"
)
_RUSSIAN = _Numerals(
    added=_row(
        "один/одна/одно/одного/одной/одному/одну/одним/одном два/две/двух/двум/двумя три/трёх/трех/трём/трем/тремя "
        "четыре/четырёх/четырех/четырём/четырем/четырьмя пять/пяти/пятью шесть/шести/шестью семь/семи/семью "
        "восемь/восьми/восемью/восьмью девять/девяти/девятью десять/десяти/десятью "
        "одиннадцать/одиннадцати/одиннадцатью "
        "двенадцать/двенадцати/двенадцатью тринадцать/тринадцати/тринадцатью четырнадцать/четырнадцати/четырнадцатью "
        "пятнадцать/пятнадцати/пятнадцатью шестнадцать/шестнадцати/шестнадцатью семнадцать/семнадцати/семнадцатью "
        "восемнадцать/восемнадцати/восемнадцатью девятнадцать/девятнадцати/девятнадцатью",
        1,
    )
    | _row(
        "двадцать/двадцати/двадцатью тридцать/тридцати/тридцатью сорок/сорока пятьдесят/пятидесяти/пятьюдесятью "
        "шестьдесят/шестидесяти/шестьюдесятью семьдесят/семидесяти/семьюдесятью "
        "восемьдесят/восьмидесяти/восемьюдесятью девяносто/девяноста",
        20,
        10,
    )
    | _row(
        "сто/ста двести/двухсот/двумстам/двумястами/двухстах триста/трёхсот/трехсот/трёмстам/тремстам/трехстах "
        "четыреста/четырёхсот/четырехсот/четырёмстам/четыремстам пятьсот/пятисот/пятистам шестьсот/шестисот/шестистам "
        "семьсот/семисот/семистам восемьсот/восьмисот/восьмистам девятьсот/девятисот/девятистам",
        100,
        100,
    )
    | {"полтора": Decimal("1.5"), "полторы": Decimal("1.5"), "полутора": Decimal("1.5")},
    times={},
    scales=re.compile(r"(тысяч|тыс|миллион|млн|миллиард|млрд|триллион|трлн)(?!ер|ел)\w{0,6}"),
    scale_values={
        "тысяч": 10**3, "тыс": 10**3, "миллион": 10**6, "млн": 10**6, "миллиард": 10**9, "млрд": 10**9,
        "триллион": 10**12, "трлн": 10**12,
    },
    percent=re.compile(r"[ \u00a0\u202f-]?(?:%|процент|проц\.)", re.IGNORECASE),
    inexact=re.compile(rf"гига\w+|половин\w+|четверт\w+|треть\w*|десят(?:ок|ка|ков|ки)|дюжин\w*|{_RUSSIAN_ORDINAL}"),
)  # fmt: skip

_FRENCH = _Numerals(
    added=_row(
        "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize", 1
    )
    | _row("vingt/vingts trente quarante cinquante soixante", 20, 10)
    | {"septante": 70, "octante": 80, "huitante": 80, "nonante": 90, "cent": 100, "cents": 100},
    times={"vingt": 20, "vingts": 20, "cent": 100, "cents": 100},
    joint="et",
    scales=re.compile(r"(mille|millier|million|milliard|billion)s?"),
    scale_values={"mille": 10**3, "millier": 10**3, "million": 10**6, "milliard": 10**9, "billion": 10**12},
    percent=re.compile(r"[ \u00a0\u202f-]?(?:%|pour[ -]?cent\b|pourcents?\b)", re.IGNORECASE),
    inexact=re.compile(r"giga\w+|demie?s?|quarts?|tiers|\w+i[èe]mes?|\w+aines?|premi[èe]re?s?|douzaines?"),
    below={"dix": 10, "soixante": 20, "vingt": 10, "vingts": 20},
)  # fmt: skip

_NUMERALS = {INDONESIAN: _INDONESIAN, RUSSIAN: _RUSSIAN, FRENCH: _FRENCH}
LANGUAGES = frozenset(_NUMERALS)
"""The languages that `find_foreign_numbers` reads."""

_BARE = (100, 1000)
_SHORTENED = frozenset({"тыс", "млн", "млрд", "трлн"})
"""Scale words whose full stop is their own."""


def find_foreign_numbers(text: str, language: str) -> tuple[SourceNumber, ...]:
    """All numbers of a text in Indonesian, Russian or French, in order; spans hold no percent sign."""
    numerals, masked = _NUMERALS[language], without_addresses(text)
    pieces = list(pieces_of(masked))
    found: list[SourceNumber] = []
    index = 0
    while index < len(pieces):
        reader = _Reader(masked, pieces, numerals, index)
        number = reader.digits() if pieces[index].in_digits else reader.words()
        if number is not None:
            found.append(number)
        index = max(reader.index, index + 1)
    return tuple(found)


@dataclass(slots=True)
class _Reader:
    """Reads one number from the piece at `index` on."""

    text: str
    pieces: Sequence[Piece]
    numerals: _Numerals
    index: int

    def digits(self) -> SourceNumber | None:
        """Digits, with a scale word after them."""
        start, piece = self.index, self.pieces[self.index]
        readings = _decimal_comma(piece.text)
        if not readings:
            return None
        end, scale = piece.end, self.numerals.scale(self._after(self.index))
        if scale > 1:
            self.index += 1
            word = self.pieces[self.index]
            end = word.end + (word.text.lower() in _SHORTENED and self.text[word.end : word.end + 1] == ".")
            readings = tuple(scaled(value, scale) for value in readings)
        self.index += 1
        certain = readings[0] >= SMALLEST_IN_DIGITS and self._is_exact(start, end)
        return SourceNumber(Span(piece.start, end), readings, scale, self._percent(end), certain)

    def words(self) -> SourceNumber | None:
        """Number words; a scale alone (миллионы, a thousand) is one, and never certain."""
        start = self.index
        value, scale = self._total()
        if self.index == start or value == 0:
            return None
        first, last = self.pieces[start], self.pieces[self.index - 1]
        certain = value > LARGEST_SMALL_WORD and not (value in _BARE or value == scale)
        certain = certain and self._is_exact(start, last.end)
        return SourceNumber(Span(first.start, last.end), (value,), scale, self._percent(last.end), certain)

    def _total(self) -> tuple[Value, int]:
        total: Value = 0
        smallest, largest = 10**15, 1
        word = self.pieces[self.index].text.lower()
        while True:
            before = self.index
            group = self._group(word)
            if self.index > before:
                word = self._after(self.index - 1)
            scale = self.numerals.scale(word)
            if scale > 1 and scale < smallest:
                total += scaled(group or 1, scale)
                smallest, largest = scale, max(scale, largest)
                self.index += 1
                word = self._after(self.index - 1)
                continue
            return total + group, largest

    def _group(self, word: str) -> Value:
        """A value below a thousand; the index is left behind its last word."""
        numerals = self.numerals
        value: Value = 0
        room, unit = 1000, 0
        while word:
            if word in numerals.times and 1 < unit < 10 and not (word == "vingt" and unit != 4):
                value += unit * (numerals.times[word] - 1)
                room, unit = min(numerals.times[word], 100), 0
            elif word == numerals.plus_ten and unit:
                value, room, unit = value + 10, 1, 0
            elif word in numerals.added and numerals.added[word] < room:
                value += numerals.added[word]
                room = numerals.room(word)
                unit = int(numerals.added[word]) if numerals.added[word] < 10 else 0
            elif word == numerals.joint and value and self._after(self.index) in ("un", "une", "onze"):
                pass
            else:
                break
            self.index += 1
            word = self._after(self.index - 1)
        return value

    def _after(self, index: int) -> str:
        return linked(self.text, self.pieces, index)

    def _percent(self, end: int) -> bool:
        return self.numerals.percent.match(self.text, end) is not None

    def _is_exact(self, first: int, end: int) -> bool:
        """False beside a fraction, an ordinal or a word for about so many, and where digits do not stand alone."""
        before = linked(self.text, self.pieces, first - 1) and self.pieces[first - 1].text.lower() if first else ""
        after = self._after(self.index - 1)
        if after == self.numerals.joint and self.index + 1 < len(self.pieces):
            after = self._after(self.index)
        beside = any(self.numerals.inexact.fullmatch(word) for word in (before, after) if word)
        return not beside and stands_alone(self.text, self.pieces[first].start, end)


def _decimal_comma(written: str) -> tuple[Value, ...]:
    """The readings of digits with the decimal comma before those with the decimal point."""
    readings = number_readings(written) if len(written) <= LONGEST_NUMBER else ()
    return readings[::-1] if len(readings) > 1 else readings
