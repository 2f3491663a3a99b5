"""Currencies: enough of them, each with a name in every language, and what a reader calls them is found."""

from pathlib import Path

import pytest

from mt_qa.arabic.numbers import find_numbers
from mt_qa.core import DataError
from mt_qa.knowledge import currencies as reader
from mt_qa.knowledge import tables
from mt_qa.knowledge.amounts import LANGUAGES
from mt_qa.knowledge.currencies import COLUMNS, currencies, currency_names
from mt_qa.knowledge.source_numbers import find_source_numbers
from mt_qa.knowledge.tables import read_table


def test_the_table_holds_the_currencies_of_the_world() -> None:
    codes = [currency.code for currency in currencies()]
    assert len(codes) >= 150
    assert codes == sorted(codes)


def test_each_has_a_name_in_every_language_and_an_origin() -> None:
    assert [c.code for c in currencies() if any(not c.names[language] for language in LANGUAGES)] == []
    assert all(row["origin"] and row["licence"] for row in read_table("currencies.tsv", COLUMNS))


@pytest.mark.parametrize(
    ("language", "source", "code"),
    [
        ("en", "a loan of $5 million", "USD"),
        ("en", "a loan of 5 million US dollars", "USD"),
        ("en", "a loan of £3bn", "GBP"),
        ("en", "EUR 40,000", "EUR"),
        ("en", "300 Swiss francs", "CHF"),
        ("id", "senilai Rp 2,5 triliun", "IDR"),
        ("id", "senilai 5 juta dolar AS", "USD"),
        ("ru", "15 тыс. рублей", "RUB"),
        ("ru", "15 млн украинских гривен", "UAH"),
        ("fr", "2 millions d'euros", "EUR"),
        ("fr", "40 couronnes suédoises", "SEK"),
    ],
)
def test_amounts_of_a_source(language: str, source: str, code: str) -> None:
    (amount,) = currency_names().said(source, language, find_source_numbers(source, language))
    assert code in amount.codes


@pytest.mark.parametrize(
    ("target", "codes"),
    [
        ("خمسة ملايين يورو", {"EUR"}),
        ("25 جنيها إسترلينيا", {"GBP"}),
        ("مليوني دولار أسترالي", {"AUD"}),
        ("40 ألف ليرة تركية", {"TRY"}),
        ("300 من الدراهم المغربية", {"MAD"}),
        ("$300", {"USD"}),
    ],
)
def test_amounts_of_a_translation(target: str, codes: set[str]) -> None:
    (amount,) = currency_names().written(target, find_numbers(target))
    assert codes <= amount.codes


@pytest.mark.parametrize(("value", "form"), [(5, "دولارات"), (25, "دولارا"), (100, "دولار"), (2_000_000, "دولار")])
def test_a_name_takes_the_form_that_its_number_wants(value: int, form: str) -> None:
    assert currency_names().by_code["USD"].counted(value) == form


def test_a_code_of_another_form_is_named_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = "Usd\tدولار\t\tdollar\t\t\t\t\tmt_qa\tApache-2.0\n"
    (tmp_path / "currencies.tsv").write_text("\t".join(COLUMNS) + "\n" + row, encoding="utf-8")
    monkeypatch.setattr(tables, "data_folder", lambda: tmp_path)
    with pytest.raises(DataError, match=r"currencies\.tsv:2: 'Usd'"):
        reader.currencies.__wrapped__()
