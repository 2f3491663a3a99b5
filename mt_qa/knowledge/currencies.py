"""The currencies of the world by their ISO 4217 code, with their names in Arabic and in the languages of sources."""

from __future__ import annotations

import re
from functools import cache

from mt_qa.core import DataError
from mt_qa.knowledge.amounts import LANGUAGES, Measure, MeasureNames
from mt_qa.knowledge.tables import Row, read_table

COLUMNS = (
    "code", "arabic", "plural", "english", "indonesian", "russian", "french", "symbols", "origin", "licence",
)  # fmt: skip
_CODE = re.compile(r"[A-Z]{3}")


@cache
def currencies() -> tuple[Measure, ...]:
    """All rows. Raises DataError for a code that is none of ISO 4217's form."""
    rows = read_table(
        "currencies.tsv", COLUMNS, key=("code",), required=("arabic", "english"), arabic=("arabic", "plural")
    )
    return tuple(_currency(row) for row in rows)


def _currency(row: Row) -> Measure:
    if _CODE.fullmatch(row["code"]) is None:
        raise DataError(f"currencies.tsv:{row.line}: {row['code']!r} is no code of three capitals")
    names = {language: row.listed(column) for language, column in LANGUAGES.items()}
    signs = (*row.listed("symbols"), row["code"])
    return Measure(row["code"], row["code"], row.listed("arabic"), row.listed("plural"), names, signs)


@cache
def currency_names() -> MeasureNames:
    return MeasureNames(currencies())
