"""Dates in every system of month names, and what a text leaves open."""

from itertools import pairwise

import pytest
from generated_texts import texts
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.arabic.dates import find_dates, month_pairs, weekday
from mt_qa.arabic.months import HIJRI, INTERNATIONAL, LEVANTINE, MAGHREBI, MOROCCAN, find_month_names, month_names

SYSTEMS = (INTERNATIONAL, LEVANTINE, MAGHREBI, MOROCCAN)


@given(texts)
def test_dates_and_months_are_in_order_and_lie_in_the_text(text: str) -> None:
    for spans in ([date.span for date in find_dates(text)], [name.span for name in find_month_names(text)]):
        assert all(first.end <= second.start for first, second in pairwise(spans))
        assert all(span.end <= len(text) for span in spans)


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2100), st.sampled_from(SYSTEMS))
def test_a_date_with_a_name_is_read_back(day: int, month: int, year: int, system: str) -> None:
    written = f"{day} {month_names(system)[month - 1]} {year}"
    (date,) = find_dates(f"وقع ذلك في {written}.")
    assert (date.day, date.month, date.year, date.span.of(f"وقع ذلك في {written}.")) == (day, month, year, written)
    assert system in date.months[0].systems


@given(st.integers(1, 31), st.integers(1, 12), st.sampled_from(["/", " / ", "/ ", " (", " – ", " "]), st.booleans())
def test_a_pair_of_names_is_one_date(day: int, month: int, mark: str, levantine_first: bool) -> None:
    names = [month_names(LEVANTINE)[month - 1], month_names(INTERNATIONAL)[month - 1]]
    first, second = names if levantine_first else reversed(names)
    written = f"{day} {first}{mark}{second}" + (")" if "(" in mark else "")
    (date,) = find_dates(written)
    assert (date.day, date.month, len(date.months), date.span.of(written)) == (day, month, 2, written)


@pytest.mark.parametrize(
    ("text", "day", "month", "year"),
    [
        ("الثاني عشر من كانون الأول (ديسمبر) 2015", 12, 12, 2015),
        ("الحادي والعشرين من شهر يونيو", 21, 6, None),
        ("أول مايو", 1, 5, None),
        ("12 من إبريل من عام 2020", 12, 4, 2020),
        ("الـ12 اغسطس", 12, 8, None),
        ("١٢ آب ٢٠٢٠", 12, 8, 2020),
        ("يناير 12، 2022", 12, 1, 2022),
        ("ليوليوز", None, 7, None),
        ("دجنبر 2019", None, 12, 2019),
        ("17/1/2022", 17, 1, 2022),
        ("1/17/2022", 17, 1, 2022),
        ("7/1/2022", None, None, 2022),
        ("7/7/2022", 7, 7, 2022),
        ("7.1.2022", 7, 1, 2022),
        ("2022-01-07", 7, 1, 2022),
        ("٢٠٢٢/٠١/٠٧", 7, 1, 2022),
        ("عام 2022", None, None, 2022),
        ("14 رجب 1440", 14, 7, 1440),
        ("3 جمادى الآخرة 1441", 3, 6, 1441),
        ("1 ذو الحجة", 1, 12, None),
    ],
)
def test_parts(text: str, day: int | None, month: int | None, year: int | None) -> None:
    (date,) = find_dates(f"وقع في {text}")
    assert (date.day, date.month, date.year) == (day, month, year)
    assert date.span.of(f"وقع في {text}") == text.removeprefix("الـ")


@pytest.mark.parametrize(
    "text",
    [
        "مارس مهنته", "رجب طيب أردوغان", "أب لثلاثة", "باب المدينة", "تيريزا ماي", "سيارة نيسان", "مطلوب محرم",
        "1/2", "10.10.10.2019", "99/99/2022", "العام الماضي",
    ],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize("text", ["في مارس", "شهر آب", "مارس الماضي", "مارس 2020", "آذار/مارس", "5 أوت", "14 من ماي"])
def test_names_that_are_words_count_in_a_date(text: str) -> None:
    assert len(list(month_pairs(text))) == 1


def test_weekdays_belong_to_their_date_or_stand_alone() -> None:
    (date,) = find_dates("يوم الأربعاء، الموافق 12 يناير 2022")
    assert (date.weekday, date.day) == (2, 12)
    (date,) = find_dates("قال الاربعاء إنه")
    assert (date.weekday, date.day, date.month) == (2, None, None)
    assert [weekday(word) for word in ("الإثنين", "والسبت", "كتاب")] == [0, 5, None]


def test_hijri_dates_are_marked_and_two_calendars_are_two_dates() -> None:
    first, second = find_dates("12 رمضان 1440 هـ الموافق 17 مايو 2019")
    assert (first.hijri, second.hijri) == (True, False)


def test_clitics_on_a_name_are_told() -> None:
    (name,) = find_month_names("ولأغسطس طقسه")
    assert (name.month, name.clitics) == (8, "ول")


def test_different_months_side_by_side_are_no_pair() -> None:
    assert [len(names) for _, names in month_pairs("كانون الثاني/فبراير")] == [1, 1]
    assert [len(names) for _, names in month_pairs("يناير/يناير")] == [1, 1]


@pytest.mark.parametrize("system", [*SYSTEMS, HIJRI])
def test_every_name_of_every_system_is_found(system: str) -> None:
    for number, name in enumerate(month_names(system), start=1):
        (found,) = find_month_names(f"في شهر {name} الماضي")
        assert found.month == number
        assert system in found.systems
        assert found.hijri is (system == HIJRI)
