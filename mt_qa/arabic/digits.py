"""Numbers written in digits: Arabic (٠-٩), Persian (۰-۹), Latin or any other system of Unicode, with their separators.

CLDR for Arabic: ``1,250.75`` in the East, ``1.250,75`` in the Maghreb, ``١٬٢٥٠٫٧٥`` with Arabic digits; blanks part
thousands too. One mark before three digits (``1.250``) can be read both ways.
"""

from __future__ import annotations

import re
from decimal import Decimal

Value = int | Decimal

BLANKS = " \u00a0\u2009\u202f"
"""The blanks that may part thousands."""

LONGEST_NUMBER = 40
"""Longer rows of digits are codes, not numbers, and Python refuses to convert very long ones."""

_ASCII = str.maketrans({"٫": ".", "٬": "'", "،": ",", **dict.fromkeys(BLANKS, "'")})
_WRITTEN = re.compile(rf"[-+\u2212]?(\d+(?:[.,'٫٬،{BLANKS}]\d+)*)")


def number_value(written: str) -> Value | None:
    """The value of one number in digits of any system, with its separators; None where it is none (1.2.3, 1,2)."""
    values = number_readings(written)
    return values[0] if values else None


def number_readings(written: str) -> tuple[Value, ...]:
    """The values that `written` can have, the likelier first; none where it is not one number."""
    match = _WRITTEN.fullmatch(written.strip())
    if match is None or len(written) > LONGEST_NUMBER:
        return ()
    plain = "".join(str(int(c)) if c.isdecimal() else c for c in match[1].translate(_ASCII))
    sign = -1 if written.strip()[0] in "-\u2212" else 1
    return tuple(sign * value for value in _unsigned(plain, definite="٫" in written or "٬" in written))


def _unsigned(plain: str, *, definite: bool) -> list[Value]:
    """`plain` has ASCII digits, ``.`` and ``,``, and ``'`` for marks that only ever part thousands."""
    separators = re.findall(r"[.,']", plain)
    if not separators:
        return [int(plain)]
    head, last, tail = plain.rpartition(separators[-1])
    decimal = _whole(head, forbidden=last)
    grouped = _whole(plain, forbidden="")
    if last == "'" or separators.count(last) > 1:
        return [] if grouped is None else [grouped]
    readings: list[Value] = [] if decimal is None else [Decimal(f"{decimal}.{tail}")]
    if grouped is not None and not definite:
        readings.insert(0 if last == "," else 1, grouped)
    return readings


def _whole(plain: str, *, forbidden: str) -> int | None:
    """The integer in `plain`, whose thousands may be parted by one kind of mark, not the `forbidden` one."""
    marks = set(re.findall(r"[.,']", plain))
    if not marks:
        return int(plain)
    mark = marks.pop()
    first, *groups = plain.split(mark)
    if marks or mark == forbidden or not 1 <= len(first) <= 3 or first[0] == "0":
        return None
    return int(first + "".join(groups)) if all(len(group) == 3 for group in groups) else None
