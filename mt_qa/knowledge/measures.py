"""Currencies and units beside numbers: what each is called in a source and in Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mt_qa.arabic.digits import Value
from mt_qa.arabic.folding import fold
from mt_qa.arabic.numbers import find_numbers
from mt_qa.core import Span
from mt_qa.knowledge.english_numbers import find_digit_numbers, find_english_numbers, is_english
from mt_qa.knowledge.tables import read_table

COLUMNS = ("measure", "kind", "words", "symbols", "arabic", "origin", "licence")


@dataclass(frozen=True, slots=True)
class Measure:
    """One currency or unit; `arabic` are its forms: after hundreds, in the accusative, plural, and other spellings."""

    name: str
    kind: str
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    arabic: tuple[str, ...]

    def like(self, form: str, other: Measure) -> str:
        """The Arabic of this measure in the form that `form` has of `other`."""
        place = min(other.arabic.index(form), 2) if form in other.arabic else 0
        return self.arabic[place] if place < len(self.arabic) else self.arabic[-1]


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its measure in a text; `span` is that of the measure, `form` the measure as written."""

    values: tuple[Value, ...]
    measure: Measure
    span: Span
    form: str


@cache
def measures() -> tuple[Measure, ...]:
    """All measures, by name. Raises DataError for a broken row."""
    rows = read_table(
        "measures.tsv",
        COLUMNS,
        key=("measure",),
        required=("measure", "kind", "words", "arabic", "origin", "licence"),
        arabic=("arabic",),
    )
    return tuple(
        Measure(row["measure"], row["kind"], row.listed("words"), row.listed("symbols"), row.listed("arabic"))
        for row in rows
    )


@cache
def _in_source() -> tuple[dict[str, Measure], re.Pattern[str], re.Pattern[str]]:
    """Measures by what a source calls them, and how that stands after a number and before it."""
    by_word = {word.lower(): measure for measure in measures() for word in measure.words}
    by_symbol = {symbol: measure for measure in measures() for symbol in measure.symbols}
    named = "|".join(re.escape(word) for word in sorted((*by_word, *by_symbol), key=len, reverse=True))
    signs = "|".join(re.escape(symbol) for symbol in sorted(by_symbol, key=len, reverse=True))
    after = re.compile(rf"[\s\u00a0-]{{0,2}}(?:US |Canadian |Australian )?({named})(?!\w)", re.IGNORECASE)
    return by_word | by_symbol, after, re.compile(rf"(?<!\w)({signs})\s?\Z")


@cache
def _in_arabic() -> dict[str, Measure]:
    return {fold(form): measure for measure in reversed(measures()) for form in measure.arabic}


def measured_in_source(source: str) -> Iterator[Measured]:
    """The numbers of a source with a measure right after them, or a currency sign before."""
    by_name, after, before = _in_source()
    numbers = find_english_numbers(source) if is_english(source) else find_digit_numbers(source)
    for number in numbers:
        found = after.match(source, number.span.end)
        sign = before.search(source, max(number.span.start - 5, 0), number.span.start)
        match = sign or found
        if match is not None:
            name = match.group(1)
            measure = by_name.get(name) or by_name.get(name.lower())
            if measure is not None:
                yield Measured(number.readings, measure, Span(match.start(1), match.end(1)), name)


_AFTER = re.compile(r"[\s\u00a0]{1,2}(?:من\s+)?([\w\u064b-\u0652]+)(?:\s+([\w\u064b-\u0652]+))?")


def measured_in_arabic(target: str) -> Iterator[Measured]:
    """The numbers of an Arabic text with a measure right after them."""
    for number in find_numbers(target):
        match = _AFTER.match(target, number.span.end)
        if match is None or number.percent or number.ordinal:
            continue
        for last in (2, 1):
            if match.group(last):
                span = Span(match.start(1), match.end(last))
                form = span.of(target)
                measure = _in_arabic().get(fold(form))
                if measure is not None:
                    also = () if number.also is None else (number.also,)
                    yield Measured((number.value, *also), measure, span, form)
                    break
