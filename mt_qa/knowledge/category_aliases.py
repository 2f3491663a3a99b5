"""Other names of the error categories, as annotation campaigns and tools write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from mt_qa.core import Category, DataError
from mt_qa.knowledge.tables import read_table


def category_called(name: str) -> Category | None:
    """The category of this name or alias, whatever its case and blanks; None for names that say no kind ("other").

    Raises ValueError for a name that is not known.
    """
    key = re.sub(r"[\s_]+", "-", name.strip().lower()).rstrip("!")
    if key in set(Category):
        return Category(key)
    if key in _aliases():
        return _aliases()[key]
    raise ValueError(f"unknown category {name!r}")


@cache
def _aliases() -> Mapping[str, Category | None]:
    rows = read_table("category_aliases.tsv", ("alias", "category", "used_by"), key=("alias",))
    try:
        return {row["alias"]: None if row["category"] == "-" else Category(row["category"]) for row in rows}
    except ValueError as error:
        raise DataError(f"category_aliases.tsv: {error}") from error
