from decimal import Decimal

import pytest

from mt_qa.knowledge.foreign_numbers import find_foreign_numbers


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("id", "sekitar 1.250 orang", [1250]),
        ("id", "sebanyak 2,5 juta ton", [2_500_000]),
        ("id", "dua puluh lima mahasiswa", [25]),
        ("id", "dua belas anak dan sebelas guru", [12, 11]),
        ("id", "tiga ratus empat puluh dua ribu seratus enam", [342_106]),
        ("id", "seribu sembilan ratus empat puluh lima", [1945]),
        ("id", "Rp 3,4 triliun", [3_400_000_000_000]),
        ("ru", "около 1 250 человек", [1250]),
        ("ru", "2,5 млн тонн", [2_500_000]),
        ("ru", "двадцать пять студентов", [25]),
        ("ru", "пятисот тридцати двух", [532]),
        ("ru", "сто сорок тысяч двести", [140_200]),
        ("ru", "полтора миллиона", [1_500_000]),
        ("ru", "500-тысячный город", [500_000]),
        ("ru", "15 тыс. рублей", [15_000]),
        ("fr", "quelque 1 250 personnes", [1250]),
        ("fr", "2,5 millions de tonnes", [2_500_000]),
        ("fr", "vingt-cinq étudiants et trente et un maîtres", [25, 31]),
        ("fr", "quatre-vingt-dix-sept", [97]),
        ("fr", "quatre-vingts", [80]),
        ("fr", "soixante et onze", [71]),
        ("fr", "deux cent trente mille", [230_000]),
        ("fr", "mille neuf cent quatre-vingt-quatre", [1984]),
        ("fr", "3 milliards d'euros", [3_000_000_000]),
        ("fr", "rien du tout", []),
    ],
)
def test_values(language: str, text: str, values: list[object]) -> None:
    assert [number.readings[0] for number in find_foreign_numbers(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("id", "abad ke-21"),
        ("id", "dua setengah juta"),
        ("id", "seribu orang"),
        ("ru", "двадцать первый век"),
        ("ru", "два с половиной миллиона"),
        ("ru", "тысяча"),
        ("fr", "le vingt et unième siècle"),
        ("fr", "deux millions et demi"),
        ("fr", "mille excuses"),
        ("fr", "dix hommes"),
    ],
)
def test_what_a_translation_may_say_otherwise_is_not_certain(language: str, text: str) -> None:
    assert [number for number in find_foreign_numbers(text, language) if number.certain] == []


def test_the_comma_is_the_decimal_mark() -> None:
    (number,) = find_foreign_numbers("1,250 persen", "id")
    assert number.readings == (Decimal("1.250"), 1250)
    assert number.percent
