"""What a termbase says survives CSV and TBX, whatever its words are made of."""

import csv
import io
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from mt_qa.core import InputError
from mt_qa.formats.tbx import read_tbx, render_tbx
from mt_qa.formats.termbase_csv import read_csv, render_csv
from mt_qa.knowledge.termbase import COLUMNS, TermEntry, entry_of, one_domain_each

LETTERS = st.one_of(
    st.sampled_from([*"أبت ثّ\u200fـ،;,\t\"'<>&=|\n\r", "_x0041_", "]]>", "ﻻ", "e\u0301", "😀", "1"]),
    st.characters(codec="utf-8"),
)
WORDS = st.lists(LETTERS, max_size=8).map("".join)
ROWS = st.fixed_dictionaries(
    dict.fromkeys(COLUMNS, WORDS)
    | {
        "concept": st.one_of(WORDS, st.sampled_from(["c1", "هيئة", "1 a"])),
        "language": st.sampled_from(["ar", "AR-sa", "en", "pt_BR", "id"]),
        "status": st.sampled_from(["approved", "admitted", "forbidden", ""]),
        "project": st.sampled_from(["", "sport", "مكتب & فرع"]),
    }
)


def entries_of(rows: list[dict[str, str]]) -> tuple[TermEntry, ...]:
    """The rows that make entries, one domain a concept and no term twice."""
    entries: dict[tuple[str, str, str, str], TermEntry] = {}
    domains: dict[str, str] = {}
    for row in rows:
        try:
            entry = entry_of({**row, "domain": domains.setdefault(row["concept"].strip(), row["domain"])}, "row")
            one_domain_each([*entries.values(), entry], "rows")
        except InputError:
            continue
        entries[entry.key] = entry
    return one_domain_each(entries.values(), "rows")


@settings(deadline=None, max_examples=150)
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_nothing_is_lost_between_csv_and_tbx(rows: list[dict[str, str]]) -> None:
    entries = entries_of(rows)
    if not entries:
        return
    from_csv, left_out = read_csv(render_csv(entries).encode(), "a.csv")
    assert (from_csv, left_out) == (entries, {})
    from_tbx, left_out = read_tbx(render_tbx(from_csv, 'House & "terms"').encode(), "a.tbx")
    assert (Counter(from_tbx), left_out) == (Counter(entries), {})
    again, _ = read_csv(render_csv(from_tbx).encode(), "b.csv")
    assert again == from_tbx


def test_a_spreadsheet_calculates_no_cell_of_a_termbase_and_the_terms_come_back() -> None:
    terms = ("=HYPERLINK(1)", "+971", "-ism", "@name", "'=1", "plain")
    entries = tuple(
        entry_of({"concept": f"c{n}", "language": "en", "term": term, "note": f"={term}"}, "row")
        for n, term in enumerate(terms)
    )
    written = render_csv(entries)
    cells = [cell for row in csv.reader(io.StringIO(written)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert read_csv(written.encode(), "a.csv")[0] == entries
