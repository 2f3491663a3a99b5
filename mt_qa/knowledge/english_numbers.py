"""Numbers in an English source, in digits, words or both: ``2.5 million``, ``twenty-five``, ``£3bn``, ``1,250``.

`find_english_numbers` gives each with its span and value. A number is `certain` where a translation must say the same
one: not in a name (F-16), an address, a time of day, a score, a date in digits, an ordinal, a decade or a range with a
hyphen, nor with a fraction (6½, two and a half), nor one to ten in words or a hundred, which are often only idiom.
`find_digit_numbers` reads the digits alone, for a source in another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from mt_qa.arabic.digits import BLANKS, LONGEST_NUMBER, Value, number_readings
from mt_qa.core import Span
from mt_qa.knowledge.english_words import english_words

_ONES = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_AFTER_DIGITS = _SCALES | {"mln": 10**6, "mn": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12}
_SMALL = _ONES | _TEENS | _TENS

SMALLEST_IN_DIGITS = 3
"""One and two are duals, pronouns and adjectives in Arabic, even where the source has digits."""
LARGEST_SMALL_WORD = 10
"""Number words up to this one are often idiom."""


@dataclass(frozen=True, slots=True)
class SourceNumber:
    """A number of a source text.

    `readings` are the values that it can have, the likeliest first; `scale` is that of the scale word (million) written
    with it, or 1; `exact` is False where an unread word may scale it.
    """

    span: Span
    readings: tuple[Value, ...]
    scale: int = 1
    percent: bool = False
    certain: bool = True
    exact: bool = True


class Piece(NamedTuple):
    """A word of letters, or a row of digits with its separators."""

    text: str
    start: int
    end: int

    @property
    def in_digits(self) -> bool:
        return self.text[0].isdecimal()


_PIECE = re.compile(rf"\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?![\d.,]\d|\d)|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|[@#]\w+"
    r"|(?<![\w-])[\w-]{1,64}\.(?:com|org|net|info|gov|edu|io)\b(?:/\S*)?"
)
_LINK = re.compile(r"\+?[ \u00a0\u202f]+|-")
_PERCENT = re.compile(r"[ \u00a0-]?(?:%|per[ -]?cent\b|percentage[ -]points?\b|pct\b)", re.IGNORECASE)
_CURRENCY = re.compile(r"[$£€¥₹]\s?\Z")
_SUFFIX = re.compile(r"(bn|mn|tn|k|m|b)\b", re.IGNORECASE)

_BEFORE_UNCERTAIN = re.compile(
    r"""(?: [^\W\d_][-–.]? | [\d.,][-–—:/x×] | [\d][ ][-–—][ ]?
      | \b(?:half|quarter|third)(?:[ ](?:a|past|to))?[ ] | ['’_\#&+*^=] )\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER_UNCERTAIN = re.compile(
    r"""(?: [-–—:/x×]\d | [ ][-–—][ ]?\d | [½¼¾⅓⅔⅛°²³^] | ['’]?[^\W\d_] | [ ]?[ap]\.?[ ]?m\b | [ ]o['’]clock
      | [ ]and[ ](?:a|one|three)[ -](?:half|quarter|third) | [ ]\d+/\d )""",
    re.VERBOSE | re.IGNORECASE,
)


def is_english(text: str) -> bool:
    """True where the words in lower case are English for the most part that can be told."""
    words = re.findall(r"(?<!\w)[a-z]{2,20}(?!\w)", text[:2000])
    known = english_words()
    hits = sum(word in known for word in words)
    return hits >= 2 and hits * 3 >= len(words)


def find_digit_numbers(text: str) -> tuple[SourceNumber, ...]:
    """The numbers in digits of a text in any language."""
    masked = without_addresses(text)
    pieces = [piece for piece in pieces_of(masked) if piece.in_digits]
    return tuple(number for piece in pieces if (number := _plain(masked, piece)) is not None)


def find_english_numbers(text: str) -> tuple[SourceNumber, ...]:
    """All numbers of an English text in order; spans do not overlap and hold no percent sign."""
    masked = without_addresses(text)
    pieces = list(pieces_of(masked))
    found: list[SourceNumber] = []
    index = 0
    while index < len(pieces):
        piece = pieces[index]
        read, end = _digits_at(masked, pieces, index) if piece.in_digits else _words_at(masked, pieces, index)
        if read is not None:
            found.append(read)
        index = max(end, index + 1)
    return tuple(found)


def without_addresses(text: str) -> str:
    """`text` with blanks in the place of web and mail addresses, hashtags and handles."""
    return _ADDRESS.sub(lambda match: " " * len(match.group()), text)


def pieces_of(text: str) -> Iterator[Piece]:
    """The words and rows of digits of `text`, in order."""
    return (Piece(match.group(), match.start(), match.end()) for match in _PIECE.finditer(text))


def _readings(written: str) -> tuple[Value, ...]:
    return number_readings(written) if len(written) <= LONGEST_NUMBER else ()


def _plain(text: str, piece: Piece) -> SourceNumber | None:
    readings = _readings(piece.text)
    if not readings:
        return None
    percent = _PERCENT.match(text, piece.end) is not None
    certain = readings[0] >= SMALLEST_IN_DIGITS and stands_alone(text, piece.start, piece.end)
    return SourceNumber(Span(piece.start, piece.end), readings, percent=percent, certain=certain, exact=False)


def stands_alone(text: str, start: int, end: int) -> bool:
    """False for a number in a name, a time of day, a score, a date in digits, with a hyphen or a fraction."""
    before = text[max(start - 16, 0) : start]
    return _BEFORE_UNCERTAIN.search(before) is None and _AFTER_UNCERTAIN.match(text, end) is None


def _digits_at(text: str, pieces: Sequence[Piece], index: int) -> tuple[SourceNumber | None, int]:
    """Digits, with a scale after them in words (2.5 million) or letters (£2.5m)."""
    piece = pieces[index]
    readings, end, scale, certain = _readings(piece.text), piece.end, 1, True
    if not readings:
        return None, index + 1
    following = linked(text, pieces, index)
    suffix = _SUFFIX.match(text, end)
    if following in _AFTER_DIGITS:
        scale, end, index = _AFTER_DIGITS[following], pieces[index + 1].end, index + 1
        readings = tuple(scaled(value, scale) for value in readings)
    elif suffix is not None:
        scale, end, index = _SUFFIXES[suffix[1].lower()], suffix.end(), index + 1
        certain = len(suffix[1]) == 2 or _CURRENCY.search(text[max(piece.start - 3, 0) : piece.start]) is not None
        plain = () if certain else readings
        readings = (*(scaled(value, scale) for value in readings), *plain)
    certain = certain and readings[0] >= SMALLEST_IN_DIGITS and stands_alone(text, piece.start, end)
    percent = _PERCENT.match(text, end) is not None
    return SourceNumber(Span(piece.start, end), readings, scale, percent, certain), index + 1


def scaled(value: Value, scale: Value) -> Value:
    """The product, an int where it is whole."""
    product = value * scale
    return int(product) if isinstance(product, Decimal) and product == product.to_integral_value() else product


def linked(text: str, pieces: Sequence[Piece], index: int) -> str:
    """The word that follows the piece after a blank or hyphen, in lower case; empty where none does."""
    if index + 1 >= len(pieces):
        return ""
    gap = text[pieces[index].end : pieces[index + 1].start]
    return pieces[index + 1].text.lower() if _LINK.fullmatch(gap) else ""


@dataclass(slots=True)
class _Words:
    """Reads number words from `index` on: ``one million two hundred thousand and five``."""

    text: str
    pieces: Sequence[Piece]
    index: int

    def peek(self, ahead: int = 0) -> str:
        position = self.index + ahead
        if position >= len(self.pieces):
            return ""
        return linked(self.text, self.pieces, position - 1)

    def below_hundred(self, first: str) -> int:
        """The value that begins with the word `first`, at the index; 0 where none does."""
        value = _SMALL.get(first, 0)
        if value:
            self.index += 1
        if value >= 20 and self.peek() in _ONES:
            value += _ONES[self.peek()]
            self.index += 1
        return value

    def group(self, first: str) -> int:
        """A value below a thousand, or hundreds up to 99: what a scale can multiply."""
        value = self.below_hundred(first)
        if value and self.peek() == "hundred":
            self.index += 1
            value = value * 100 + self._rest(in_group=True)
        return value

    def _rest(self, *, in_group: bool) -> int:
        """``[and] five`` after a hundred or a scale; 0 and nothing read where it is the next number's beginning."""
        start = self.index
        joined = self.peek() == "and"
        self.index += joined
        value = self.below_hundred(self.peek())
        if not value or self.peek() == "hundred" or (joined and self.peek() in _SCALES and not in_group):
            self.index = start
            return 0
        return value

    def total(self) -> tuple[int, int]:
        """The value and its largest scale; 0 where there is no number."""
        total, scale, largest = 0, 10**15, 1
        first = self.pieces[self.index].text.lower()
        while True:
            start = self.index
            value = self.group(first)
            if not value:
                break
            following = _SCALES.get(self.peek(), 1)
            if following >= scale:
                self.index = start
                break
            total += value * following
            if following == 1:
                break
            self.index += 1
            scale, largest = following, max(largest, following)
            if self.peek() == "and":
                total += self._rest(in_group=False)
                break
            first = self.peek()
        return total, largest


_ROMAN = re.compile(r"(?=[IVXL]{2})(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}


def _roman(text: str) -> int:
    """The value of a Roman numeral up to 89 of two letters or more (Super Bowl XXXIII); 0 for all else."""
    if _ROMAN.fullmatch(text) is None:
        return 0
    values = [_ROMAN_DIGITS[letter] for letter in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def _words_at(text: str, pieces: Sequence[Piece], index: int) -> tuple[SourceNumber | None, int]:
    piece = pieces[index]
    if piece.text.lower() not in _SMALL:
        if piece.text.lower() in _BARE:
            value = _BARE[piece.text.lower()]
            return SourceNumber(Span(piece.start, piece.end), (value,), value, certain=False), index + 1
        roman = _roman(piece.text)
        return SourceNumber(Span(piece.start, piece.end), (roman,), certain=False) if roman else None, index + 1
    reader = _Words(text, pieces, index)
    value, scale = reader.total()
    last = pieces[reader.index - 1]
    certain = value > LARGEST_SMALL_WORD and _stands_alone_in_words(text, pieces, index, reader.index)
    percent = _PERCENT.match(text, last.end) is not None
    return SourceNumber(Span(piece.start, last.end), (value,), scale, percent, certain), reader.index


_BARE = {"hundred": 100, "dozen": 12, **_SCALES}
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth half quarter dozen hundred".split())


def _stands_alone_in_words(text: str, pieces: Sequence[Piece], start: int, end: int) -> bool:
    """False beside another number word (twenty twenty), an ordinal (twenty-first) or a fraction (and a half)."""
    before = linked(text, pieces, start - 1) and pieces[start - 1].text.lower() if start else ""
    after = linked(text, pieces, end - 1)
    if after in _SMALL or after in _ORDINALS or before in _SMALL or before in _ORDINALS:
        return False
    return _AFTER_UNCERTAIN.match(text, pieces[end - 1].end) is None and text[max(pieces[start].start - 1, 0)] != "-"
