"""Numbers written in digits of any system and in words are read back."""

from decimal import Decimal
from itertools import pairwise

import pytest
from generated_texts import texts
from hypothesis import example, given
from hypothesis import strategies as st

from mt_qa.arabic.digits import number_readings, number_value
from mt_qa.arabic.number_words import number_word, ordinal
from mt_qa.arabic.numbers import find_numbers, value_of

SYSTEMS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹")
in_system = st.sampled_from(SYSTEMS).map(lambda digits: str.maketrans(SYSTEMS[0], digits))

UNITS = "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
FEMININE = "صفر واحدة اثنتان ثلاث أربع خمس ست سبع ثمان تسع عشر".split()
TENS = ". . عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()


def spelled(number: int, *, feminine: bool = False, oblique: bool = False, hundred: str = "مئة") -> str:
    """`number`, 0 to 9999, in words, by the textbook: a small speller of our own, with no part of the reader in it."""
    units = FEMININE if feminine else UNITS
    dual = "ين" if oblique else "ان"
    if number <= 10:
        return units[number] if number != 2 else units[2][:-2] + dual
    if number < 20:
        if number == 11:
            return "إحدى عشرة" if feminine else "أحد عشر"
        if number == 12:
            return ("اثنتي عشرة" if oblique else "اثنتا عشرة") if feminine else ("اثني عشر" if oblique else "اثنا عشر")
        unit = units[number - 10] if not (feminine and number == 18) else "ثماني"
        return f"{unit} {'عشرة' if feminine else 'عشر'}"
    if number < 100:
        ten = TENS[number // 10][:-2] + ("ين" if oblique else "ون")
        return ten if number % 10 == 0 else f"{spelled(number % 10, feminine=feminine, oblique=oblique)} و{ten}"
    if number < 1000:
        head = {1: hundred, 2: hundred[:-1] + "ت" + dual}.get(number // 100, FEMININE[number // 100] + hundred)
        rest = number % 100
    else:
        head = {1: "ألف", 2: "ألف" + dual}.get(number // 1000, UNITS[number // 1000 % 10] + " آلاف")
        rest = number % 1000
    return head if not rest else f"{head} و{spelled(rest, feminine=feminine, oblique=oblique, hundred=hundred)}"


@given(st.integers(0, 9999), st.booleans(), st.booleans(), st.sampled_from(["مئة", "مائة"]))
def test_words_are_read_back(number: int, feminine: bool, oblique: bool, hundred: str) -> None:
    words = spelled(number, feminine=feminine, oblique=oblique, hundred=hundred)
    assert value_of(words) == number
    (found,) = find_numbers(f"شارك {words} في المسيرة")
    assert found.value == number
    assert found.span.of(f"شارك {words} في المسيرة") == words


@given(st.integers(3, 999), st.sampled_from([("ألف", 10**3), ("مليون", 10**6), ("مليار", 10**9)]), st.integers(0, 999))
def test_scales_multiply_what_stands_before_them(count: int, scale: tuple[str, int], rest: int) -> None:
    words = f"{spelled(count)} {scale[0]}" + (f" و{spelled(rest)}" if rest else "")
    assert value_of(words) == count * scale[1] + rest
    assert value_of(f"{count} {scale[0]}") == count * scale[1]


@given(st.integers(0, 10**12), in_system)
def test_whole_numbers_are_read_back_in_every_system(number: int, digits: dict[int, int]) -> None:
    assert number_value(str(number).translate(digits)) == number
    assert number_value(f"{number:,}".translate(digits)) == number
    assert number_value(f"{number:,}".replace(",", "٬").translate(digits)) == number
    assert number in number_readings(f"{number:,}".replace(",", ".").translate(digits))
    assert value_of(f"{number:,}".replace(",", "\u00a0").translate(digits)) == number
    assert value_of(f"{number:,}".translate(digits)) == number


@given(st.integers(0, 10**7), st.integers(0, 99), in_system)
def test_decimals_are_read_back(whole: int, hundredths: int, digits: dict[int, int]) -> None:
    value = whole + Decimal(hundredths) / 100
    plain, east = f"{whole}.{hundredths:02}", f"{whole:,}.{hundredths:02}"
    for written in (plain, east, plain.replace(".", "٫"), plain.replace(".", ",")):
        assert number_value(written.translate(digits)) == value
    maghreb = east.replace(",", "'").replace(".", ",").replace("'", ".")
    assert number_value(maghreb.translate(digits)) == value


@example("0 ٪٥")
@example("خمسة%6 ٪ ٧%٪8")
@given(texts)
def test_numbers_are_in_order_and_hold_whole_tokens(text: str) -> None:
    found = find_numbers(text)
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))
    for number in found:
        assert number.span.of(text) == number.span.of(text).strip()
        assert "\n" not in number.span.of(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3.5 مليون", 3_500_000),
        ("٣٫٥ ملايين", 3_500_000),
        ("55 ألف و167", 55_167),
        ("ألف و 500", 1500),
        ("ألف و تسعمئة", 1900),
        ("مليون ونصف", 1_500_000),
        ("7 مليارات ونصف المليار", 7_500_000_000),
        ("ربع مليون", 250_000),
        ("مئتا ألف", 200_000),
        ("ألف مليار", 10**12),
        ("بلايين", None),
        ("بثلاثة ملايين", 3_000_000),
        ("الخمسة والعشرين", 25),
        ("ثلاث مئة", 300),
        ("خمسا وعشرين", 25),
        ("الفين واربعمائة", 2400),
        ("10 000", 10_000),
        ("-5", -5),
        ("۱۲٬۵۰۰٫۷۵", Decimal("12500.75")),
        ("1.2.3", None),
        ("آلاف", None),
        ("مئات الآلاف", None),
        ("أحد", None),
        ("نصف", None),
    ],
)
def test_value_of(text: str, value: int | Decimal | None) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("نمو 5% و٪٦ و7 في المئة وثمانية بالمائة", [("5%", 5), ("٪٦", 6), ("7 في المئة", 7), ("وثمانية بالمائة", 8)]),
        ("مئة بالمئة", [("مئة بالمئة", 100)]),
        ("بين ٥ ٪ و6 %, ثم ٪٧ ٪٨", [("٥ ٪", 5), ("6 %", 6), ("٪٧", 7), ("٪٨", 8)]),
        ("خمسة%٪6", [("خمسة%", 5), ("٪6", 6)]),
    ],
)
def test_percentages(text: str, found: list[tuple[str, int]]) -> None:
    numbers = find_numbers(text)
    assert [(number.span.of(text), number.value) for number in numbers] == found
    assert all(number.percent for number in numbers)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("المركز الأول", 1), ("المرة الأولى", 1), ("الجلسة الثانية", 2), ("ثالث أكبر مدينة", 3), ("العاشر", 10),
        ("الحادي عشر", 11), ("الثانية عشرة", 12), ("التاسع عشر", 19), ("القرن العشرون", 20), ("الحادي والعشرين", 21),
        ("الذكرى الخامسة والثلاثين", 35),
    ],
)  # fmt: skip
def test_ordinals(text: str, value: int) -> None:
    (number,) = find_numbers(text)
    assert (number.value, number.ordinal) == (value, True)


@pytest.mark.parametrize(
    "text",
    [
        "في كانون الثاني", "تشرين الأول", "يوم الاثنين", "الأحد المقبل", "مساء الثلاثاء والأربعاء", "لست هناك",
        "كمية كبيرة", "عثر عليه ميتا", "لا أحد هنا", "إحدى المدن", "نصف الوقت", "التقرير الأولي", "باول",
    ],
)  # fmt: skip
def test_not_numbers(text: str) -> None:
    assert find_numbers(text) == ()


def test_an_ambiguous_separator_has_two_readings() -> None:
    assert number_readings("1,250") == (1250, Decimal("1.250"))
    assert number_readings("1.250") == (Decimal("1.250"), 1250)
    assert number_readings("0.250") == (Decimal("0.250"),)
    assert number_readings("١٫٢٥٠") == (Decimal("1.250"),)
    (number,) = find_numbers("باع 1.250 سيارة")
    assert number.also == 1250


def test_times_dates_and_lists_are_several_numbers() -> None:
    for text, values in (
        ("10:30", [10, 30]),
        ("7/1/2022", [7, 1, 2022]),
        ("1,2,3", [1, 2, 3]),
        ("2013 و2014", [2013, 2014]),
    ):
        assert [number.value for number in find_numbers(text)] == values


def test_a_dual_before_its_noun_and_an_accusative_differ() -> None:
    assert [number.value for number in find_numbers("دفع ألفا ليرة")] == [2000]
    assert [number.value for number in find_numbers("عام ألفا وتسعمئة")] == [1900]
    assert [number.value for number in find_numbers("دفع ألفًا وغادر")] == [1000]


def test_numbers_end_at_punctuation_and_lines() -> None:
    assert [number.value for number in find_numbers("ثلاثة، ألف\nومئة")] == [3, 1000, 100]


def test_very_long_rows_of_digits_are_no_numbers() -> None:
    assert find_numbers("9" * 5000) == ()
    assert number_value("9" * 5000) is None


def test_a_number_word_knows_its_clitics() -> None:
    reading = number_word("وبالمليون")
    assert reading is not None
    assert (reading.word.value, reading.joined, reading.definite) == (10**6, True, True)
    assert number_word("كتاب") is None


@given(st.integers(1, 99), st.booleans())
def test_a_spelt_ordinal_is_read_back(number: int, feminine: bool) -> None:
    written = ordinal(number, feminine=feminine)
    assert written is not None
    (found,) = find_numbers(f"في القرن {written} نفسه")
    assert (found.value, found.ordinal) == (number, True)


def test_ordinals_are_spelt_to_ninety_nine() -> None:
    assert ordinal(21) == "الحادي والعشرين"
    assert ordinal(12, feminine=True) == "الثانية عشرة"
    assert ordinal(0) is ordinal(100) is None
