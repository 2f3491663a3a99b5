"""How often a wrong quantity is found: numbers, units, currencies and dates of human translations are exchanged.

``python -m mt_qa.evaluation.swapped_quantities [--held-out] [--show N]``

Exchanged is only what stands in source and target alike, so that the translation was right before. A digit of a number
is changed, the name of a unit or a currency becomes another one's, a date gets another day or month.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

from mt_qa.arabic.dates import find_dates
from mt_qa.arabic.months import month_names
from mt_qa.arabic.numbers import find_numbers
from mt_qa.core import Finding, Span
from mt_qa.evaluation.parallel import Pairs, measure, report_swaps
from mt_qa.knowledge.amounts import MeasureNames
from mt_qa.knowledge.currencies import currency_names
from mt_qa.knowledge.source_dates import find_source_dates
from mt_qa.knowledge.source_language import language_of
from mt_qa.knowledge.source_numbers import find_source_numbers
from mt_qa.knowledge.units import unit_names
from mt_qa.registry import find_check

CHECKS = ("number-mismatch", "unit-mismatch", "currency-mismatch", "date-mismatch")
LEAST = 11
"""Smaller numbers are often words on one side, and no check may accuse them."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A translation with one wrong quantity at `span`, where `right` was written."""

    how: str
    source: str
    target: str
    span: Span
    right: str


def swaps(source: str, target: str) -> Iterator[Swap]:
    """One swap of each kind that the pair allows."""
    for how, span, wrong in _wrong_quantities(source, target, language_of(source), crc32(target.encode())):
        placed = Span(span.start, span.start + len(wrong))
        yield Swap(how, source, span.replaced(target, wrong), placed, span.of(target))


def _wrong_quantities(source: str, target: str, language: str, seed: int) -> Iterator[tuple[str, Span, str]]:
    numbers = find_source_numbers(source, language)
    values = {value for number in numbers for value in number.readings}
    for number in find_numbers(target):
        digits = number.span.of(target)
        if digits.isdecimal() and number.value >= LEAST and number.value in values:
            place = seed % len(digits)
            yield "number", number.span, digits[:place] + _other_digit(digits[place], seed) + digits[place + 1 :]
            break
    for how, names in (("unit", unit_names()), ("currency", currency_names())):
        yield from _wrong_names(how, names, source, target, language, seed)
    yield from _wrong_date(source, target, language, seed)


def _other_digit(digit: str, seed: int) -> str:
    base = ord(digit) - int(digit)
    return chr(base + (int(digit) + seed % 8) % 9 + 1)


def _wrong_names(
    how: str, names: MeasureNames, source: str, target: str, language: str, seed: int
) -> Iterator[tuple[str, Span, str]]:
    said = list(names.said(source, language, find_source_numbers(source, language)))
    for amount in names.written(target, find_numbers(target)):
        if any(other.equals(amount) and other.codes & amount.codes for other in said) and amount.readings[0] > 2:
            heads = names.heads(amount.codes)
            nouns = {name for code in amount.codes for name in names.by_code[code].arabic}
            others = [m for m in names.by_code.values() if m.head not in heads and nouns.isdisjoint(m.arabic)]
            yield how, amount.name, others[seed % len(others)].counted(amount.readings[0])
            return


def _wrong_date(source: str, target: str, language: str, seed: int) -> Iterator[tuple[str, Span, str]]:
    said = {(date.day, date.month) for date in find_source_dates(source, language)}
    for date in find_dates(target):
        if (
            (date.day, date.month) in said
            and len(date.months) == 1
            and date.month
            and "international" in date.months[0].systems
        ):
            name = date.months[0]
            start = name.span.start + len(name.clitics)
            yield "month", Span(start, name.span.end), month_names("international")[(date.month + seed % 11) % 12]
            return


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Exchange quantities in human translations and look for them.")
    return measure(parser, arguments, _report)


def _report(name: str, pairs: Pairs, options: argparse.Namespace) -> None:
    print(f"{name}: {len(pairs)} segments")
    made = [swap for pair in pairs for swap in swaps(*pair)]
    report_swaps(made, [find_check(check) for check in CHECKS], _is_right, options.show)


def _is_right(swap: Swap, finding: Finding) -> bool:
    """True where the first suggestion says what was written, perhaps in another word (سنة, عام)."""
    first = finding.suggestions[0].text if finding.suggestions else ""
    names = {"unit": unit_names(), "currency": currency_names()}.get(swap.how)
    if names is None:
        return bool(first) and first in swap.right
    return not names.named(first).isdisjoint(names.named(swap.right))


if __name__ == "__main__":
    sys.exit(main())
