"""Numbers in Arabic text, in digits of any system, in words, or both: ``3.5 مليون``, ``٥٥ ألف و١٦٧``, ``ألف وتسعمئة``.

`find_numbers` gives each with its span and value. Words are read in every case, gender and spelling (مئة مائة, الفين
ألفان), one item after the other as the grammar joins them (units, tens, hundreds by و; a scale such as ألف multiplies
what stands before it): Ryding, *A Reference Grammar of Modern Standard Arabic* (2005), ch. 15. Separators are those
of CLDR for Arabic: ``.`` and ``,`` in the East, ``,`` and ``.`` in the Maghreb, ٫ and ٬ with Arabic digits.

Not numbers: indefinite plurals (آلاف, مئات), weekdays (الاثنين), months (كانون الثاني), أحد and إحدى alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from mt_qa.arabic.caching import per_paragraph
from mt_qa.arabic.digits import BLANKS, LONGEST_NUMBER, Value, number_readings
from mt_qa.arabic.folding import fold
from mt_qa.arabic.number_words import (
    DIGITS,
    FRACTION,
    HUNDRED,
    HUNDREDS,
    ORDINAL,
    PARTIAL,
    PERCENT,
    SCALE,
    TEN,
    TENS,
    UNIT,
    ZERO,
    NumberWord,
    number_word,
)
from mt_qa.arabic.words import ARABIC, NUMBER, Token, tokens
from mt_qa.core import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text. The span holds whole words, clitics included, and the percent sign or phrase.

    `also` is the other reading where a separator is ambiguous: ``1.250`` is 1.25 and, in the Maghreb, 1250.
    """

    span: Span
    value: Value
    also: Value | None = None
    percent: bool = False
    ordinal: bool = False


def value_of(text: str) -> Value | None:
    """The value of a text that is one number and nothing else, in digits or words; None for any other text."""
    found = find_numbers(text)
    if len(found) == 1 and found[0].span.of(text) == text.strip():
        return found[0].value
    return None


class _Element(NamedTuple):
    """A number word, a row of digits or a percent phrase in the text; `follows`: only blanks part it from the last."""

    kind: int
    word: NumberWord
    start: int
    end: int
    joined: bool
    definite: bool
    follows: bool
    also: Value | None = None


_MONTH_HEADS = frozenset("كانون تشرين ربيع جمادي".split())
_NO_COUNTED_NOUN = frozenset("من في علي عن الي ان مع هذا هذه التي الذي لكن".split())
_PERCENT_WORDS = frozenset(["بالميه", "بالمايه"])
_HUNDRED_WORDS = frozenset(["الميه", "المايه"])


def _elements(text: str) -> Iterator[_Element]:
    row = tokens(text)
    last_end, joined, skip_to = -1, False, -1
    for index, token in enumerate(row):
        if token.start < skip_to:
            continue
        gap = text[last_end : token.start] if last_end >= 0 else "\n"
        follows = not gap or (gap.isspace() and "\n" not in gap)
        if token.kind == NUMBER:
            for element in _digit_elements(text, row, index, follows, joined):
                yield element
                skip_to = last_end = element.end
                follows = False
        elif token.kind == ARABIC:
            if token.text == "و":
                last_end, joined = (token.end, True) if follows else (-1, True)
                continue
            element_or_none = _word_element(text, row, index, follows, joined)
            if element_or_none is not None:
                yield element_or_none
                skip_to = last_end = element_or_none.end
            else:
                last_end = -1
        else:
            last_end = -1
        joined = False


def _word_element(text: str, row: Sequence[Token], index: int, follows: bool, joined: bool) -> _Element | None:
    token = row[index]
    word = token.bare
    percent_end = _percent_phrase(row, index)
    if percent_end:
        return _Element(PERCENT, NumberWord(PERCENT, 100), token.start, percent_end, False, False, follows)
    reading = number_word(word)
    if reading is None:
        return None
    number = reading.word
    if number.kind == ORDINAL and index and fold(row[index - 1].bare) in _MONTH_HEADS:
        return None
    if number.maybe_dual and _counts_a_noun(text, row, index):
        number = number._replace(times=2)
    return _Element(number.kind, number, token.start, token.end, joined or reading.joined, reading.definite, follows)


def _percent_phrase(row: Sequence[Token], index: int) -> int:
    """Where بالمئة or في المئة ends that begins at `index`, 0 where none does."""
    word = row[index].bare
    if word == "في" and index + 1 < len(row) and fold(row[index + 1].bare) in _HUNDRED_WORDS:
        return row[index + 1].end
    return row[index].end if fold(word) in _PERCENT_WORDS else 0


def _counts_a_noun(text: str, row: Sequence[Token], index: int) -> bool:
    """True where ألفا is the dual before its noun (ألفا ليرة), not the accusative (ألفًا وتسعمئة, 25 ألفا)."""
    token = row[index]
    if "\u064b" in token.text or index + 1 == len(row):
        return False
    following = row[index + 1]
    gap = text[token.end : following.start]
    if following.kind != ARABIC or not gap.isspace() or "\n" in gap:
        return False
    word = fold(following.bare)
    return not word.startswith("و") and word not in _NO_COUNTED_NOUN


_GROUP_OF_THREE = re.compile(r"\d{3}(?![\d.,٫٬:/])")


def _digit_elements(text: str, row: Sequence[Token], index: int, follows: bool, joined: bool) -> Iterator[_Element]:
    """The numbers of one token of digits: 10:30 and 7/1/2022 are several, ``10 000`` over two tokens is one."""
    token = row[index]
    end = token.end
    if token.text.isdecimal() and len(token.text) <= 3 and token.text[0] not in "0٠۰":
        end = _end_of_spaced_groups(text, row, index)
    start = token.start
    if start and text[start - 1] in "-\u2212" and (start == 1 or text[start - 2].isspace() or text[start - 2] == "("):
        start -= 1
    for match in re.finditer(r"[^:/]+", text[start:end]):
        yield from _parts(match.group(), start + match.start(), follows, joined)
        follows = joined = False


def _end_of_spaced_groups(text: str, row: Sequence[Token], index: int) -> int:
    """Where a number ends whose thousands are parted by single blanks."""
    end = row[index].end
    for position in range(index + 1, len(row)):
        following = row[position]
        one_blank = following.start - end == 1 and text[end] in BLANKS
        if following.kind != NUMBER or not one_blank or _GROUP_OF_THREE.fullmatch(following.text) is None:
            break
        end = following.end
    return end


_ROW_OF_DIGITS = re.compile(rf"(?<!\d)\d{{1,{LONGEST_NUMBER}}}(?!\d)")


def _parts(written: str, start: int, follows: bool, joined: bool) -> Iterator[_Element]:
    readings = number_readings(written)
    if readings:
        also = readings[1] if len(readings) > 1 else None
        word = NumberWord(DIGITS, readings[0])
        yield _Element(DIGITS, word, start, start + len(written), joined, False, follows, also)
        return
    for match in _ROW_OF_DIGITS.finditer(written):
        begin = start + match.start()
        yield _Element(
            DIGITS, NumberWord(DIGITS, int(match.group())), begin, begin + len(match.group()), joined, False, follows
        )
        follows = joined = False


@dataclass(slots=True)
class _Sum:
    """A number as far as it has been read: finished scales in `total`, what a scale may still multiply in `group`."""

    total: Value = 0
    group: Value = 0
    last: int = -1
    scale: Value = 0
    scaled: Value = 0
    ordinal: bool = False

    def accept(self, element: _Element) -> bool:
        """Add `element` if the grammar lets it stand here; False where the number ends before it."""
        kind, joined, first = element.kind, element.joined, self.last < 0
        opens_group = not self.group and (first or (joined and self.last == SCALE))
        if kind in (SCALE, FRACTION):
            return self._accept_scale(element, first)
        if self.last in (DIGITS, FRACTION, ZERO, TENS) and not first:
            return False
        if kind == ORDINAL:
            return first and self._add(element, element.word.value, ordinal=True)
        if self.last == ORDINAL:
            return self._accept_after_ordinal(element)
        if kind == TEN and self.last in (UNIT, PARTIAL) and not joined and 1 <= self.group % 100 <= 9:
            return self._add(element, 10, last=TENS)
        if kind == HUNDRED and self.last == UNIT and not joined and 3 <= self.group <= 9:
            return self._add(element, self.group * 99, last=HUNDREDS)
        if kind == TENS and self.last in (UNIT, PARTIAL) and joined:
            return self._add(element, element.word.value)
        if kind in (HUNDRED, HUNDREDS, ZERO):
            return (opens_group if kind != ZERO else first) and self._add(element, element.word.value)
        after_hundred = joined and self.last in (HUNDRED, HUNDREDS)
        if kind == DIGITS:
            fits = first or (joined and 0 < element.word.value < (self.scale if self.last == SCALE else 100))
            return fits and (opens_group or after_hundred) and self._add(element, element.word.value)
        return (opens_group or after_hundred) and self._add(element, element.word.value)

    def _add(self, element: _Element, value: Value, *, last: int = -1, ordinal: bool = False) -> bool:
        self.group += value
        self.last = element.kind if last < 0 else last
        self.ordinal = self.ordinal or ordinal
        return True

    def _accept_after_ordinal(self, element: _Element) -> bool:
        """الثاني عشر, الحادي والعشرون."""
        if element.kind == TEN and not element.joined and self.group < 10:
            return self._add(element, 10, last=TENS)
        if element.kind == TENS and element.joined and element.definite and self.group < 10:
            return self._add(element, element.word.value)
        return False

    def _accept_scale(self, element: _Element, first: bool) -> bool:
        word = element.word
        if self.last in (ORDINAL, ZERO) or (self.last == PARTIAL):
            return False
        if word.kind == FRACTION:
            return self._accept_fraction(element, first)
        if self.last == FRACTION and not self.group:
            return word.value == self.scale and element.definite and not element.joined  # ونصف المليون
        smaller = not self.scale or word.value < self.scale
        if self.group and not element.joined and smaller:
            return self._add_scale(word, self.group * word.value)
        if not self.group and not word.plural and smaller and (first or element.joined):
            return self._add_scale(word, word.times * word.value)
        if self.last == SCALE and not element.joined and not smaller and self.scaled == self.total:
            self.total = 0
            return self._add_scale(word, self.scaled * word.value)  # ألف مليار
        return False

    def _add_scale(self, word: NumberWord, value: Value) -> bool:
        self.total += value
        self.group, self.scale, self.scaled, self.last = 0, word.value, value, SCALE
        return True

    def _accept_fraction(self, element: _Element, first: bool) -> bool:
        if first:
            self.group, self.last = element.word.value, FRACTION
            return True
        if self.last == SCALE and element.joined:
            self.total += element.word.value * self.scale
            self.last = FRACTION
            return True
        return False

    @property
    def complete(self) -> bool:
        """False for أحد or نصف with nothing after it."""
        return self.last not in (-1, PARTIAL) and not (self.last == FRACTION and self.group)

    @property
    def value(self) -> Value:
        value = self.total + self.group
        if isinstance(value, Decimal) and self.scale and value == value.to_integral_value():
            return int(value)
        return value


@per_paragraph
def find_numbers(text: str) -> tuple[Number, ...]:
    """All numbers of `text`, in digits and in words, in order; spans do not overlap."""
    elements = list(_elements(text))
    found: list[Number] = []
    index = 0
    while index < len(elements):
        number, index = _number_at(text, elements, index, found[-1].span.end if found else 0)
        if number is not None:
            found.append(number)
    return tuple(found)


def _number_at(text: str, elements: Sequence[_Element], index: int, free: int) -> tuple[Number | None, int]:
    """The longest number that begins at `index`, and the index after it; text from `free` on is in no number yet."""
    reading, end, complete_to = _Sum(), index, index
    value: Value = 0
    ordinal = False
    while end < len(elements) and (end == index or elements[end].follows) and elements[end].kind != PERCENT:
        if not reading.accept(elements[end]):
            break
        end += 1
        if reading.complete:
            complete_to, value, ordinal = end, reading.value, reading.ordinal
    if complete_to == index:
        return None, index + 1
    first, last = elements[index], elements[complete_to - 1]
    also = first.also if complete_to == index + 1 else None
    start, stop, percent = first.start, last.end, False
    if complete_to < len(elements) and elements[complete_to].kind == PERCENT and elements[complete_to].follows:
        stop, percent = elements[complete_to].end, True
        complete_to += 1
    else:
        start, stop, percent = _with_sign(text, start, stop, free)
    ordinal = ordinal or _is_definite_ten(text, elements[index:complete_to])
    return Number(Span(start, stop), value, also, percent, ordinal), complete_to


_SIGN_AFTER = re.compile(r"[%٪]|[ \u00a0][%٪](?!\d)")
"""A sign written onto a number is its own, one between blank and digit (``0 ٪٥``) is the next number's."""


def _with_sign(text: str, start: int, stop: int, free: int) -> tuple[int, int, bool]:
    """The span widened by a percent sign after the number, or directly before it from `free` on."""
    match = _SIGN_AFTER.match(text, stop)
    if match is not None:
        return start, match.end(), True
    if start > free and text[start - 1] in "%٪" and (start == 1 or not text[start - 2].isdecimal()):
        return start - 1, stop, True
    return start, stop, False


def _is_definite_ten(text: str, elements: Sequence[_Element]) -> bool:
    """True for القرن العشرون: a ten with the article after a noun with the article is an ordinal."""
    if len(elements) != 1 or elements[0].kind != TENS or not elements[0].definite:
        return False
    before = text[max(elements[0].start - 40, 0) : elements[0].start].split()
    return bool(before) and before[-1].startswith(("ال", "وال", "بال", "لل"))
