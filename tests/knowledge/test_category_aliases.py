import pytest

from mt_qa.core import Category
from mt_qa.knowledge.category_aliases import category_called
from mt_qa.knowledge.tables import Row, read_table

ROWS = read_table("category_aliases.tsv", ("alias", "category", "used_by"), key=("alias",))


@pytest.mark.parametrize("category", Category)
def test_a_category_goes_by_its_own_name(category: Category) -> None:
    assert category_called(category.value) is category
    assert category_called(f" {category.value.replace('-', ' ').title()} ") is category


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["alias"])
def test_an_alias_leads_to_a_category_that_it_is_not(row: Row) -> None:
    found = category_called(row["alias"])
    assert found is (None if row["category"] == "-" else Category(row["category"]))
    assert row["alias"] not in set(Category)
    assert row["alias"] == row["alias"].lower()
    assert " " not in row["alias"]


def test_rows_are_sorted() -> None:
    assert [row["alias"] for row in ROWS] == sorted(row["alias"] for row in ROWS)


def test_a_name_that_nobody_uses_is_told() -> None:
    with pytest.raises(ValueError, match="unknown category 'fluency/prettiness'"):
        category_called("fluency/prettiness")
