"""Cells of a table that a spreadsheet will open: text is made sure to stay text (OWASP, CSV injection)."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r]")
"""What Excel and its like calculate or send; the wide signs are taken for the narrow ones."""


def guarded(cell: str) -> str:
    """`cell`, behind an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """What `guarded` made the cell from."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
