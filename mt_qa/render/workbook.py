"""The findings as an Excel workbook: the table with its filters, and a sheet about the article.

Every text is written as text: no cell of it is ever a formula or a link.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from mt_qa.core import Severity
from mt_qa.knowledge.labels import labels
from mt_qa.render.findings_table import COLUMNS, Cell, rows
from mt_qa.render.reviewed import Reviewed

LONGEST_CELL = 32_767
"""Characters that Excel lets a cell have."""

_WIDTHS = {"text": 30, "reason": 50, "replacement": 25, "source": 50, "category": 26, "check": 22, "article": 20}


def render_xlsx(reviewed: Reviewed) -> bytes:
    """The workbook; its sheets run from right to left in Arabic."""
    from xlsxwriter import Workbook  # late: a fifth of a second

    names = labels(reviewed.language)
    data = BytesIO()
    as_text = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(data, as_text)
    book.set_properties({"title": reviewed.report.document.id[:255], "created": reviewed.when.replace(tzinfo=None)})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    body.set_quote_prefix()  # a cell that is edited, or saved as CSV and opened again, stays text
    bold = book.add_format({"bold": True, "valign": "top"})
    findings = book.add_worksheet(names.word("findings"))
    article = book.add_worksheet(names.word("article"))
    for sheet in (findings, article):
        if names.direction == "rtl":
            sheet.right_to_left()
    _fill(findings, [COLUMNS, *rows(reviewed)], bold, body)
    findings.freeze_panes(1, 0)
    findings.autofilter(0, 0, len(reviewed.findings), len(COLUMNS) - 1)
    for column, name in enumerate(COLUMNS):
        findings.set_column(column, column, _WIDTHS.get(name, 12))
    _fill(article, _facts(reviewed), body, body)
    article.set_column(0, 0, 24)
    article.set_column(1, 1, 80)
    book.close()
    return data.getvalue()


def _fill(sheet: Any, table: Sequence[Sequence[Cell]], first: Any, others: Any) -> None:
    for number, row in enumerate(table):
        style = others if number else first
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                shown = cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…"
                sheet.write_string(number, column, shown, style)
            else:
                sheet.write_number(number, column, cell, style)


def _facts(reviewed: Reviewed) -> list[tuple[Cell, Cell]]:
    names, report = labels(reviewed.language), reviewed.report
    counts = Counter(finding.severity for finding in reviewed.upheld)
    return [
        (names.word("article"), report.document.id),
        (names.word("score"), report.score),
        ("verdict" if names.language == "en" else names.word("reason"), names.verdict(report.verdict)),
        *((names.severity(severity), counts[severity]) for severity in reversed(Severity)),
        (names.word("signature"), report.signature),
    ]
