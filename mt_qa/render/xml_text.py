"""Text inside XML: escaped, and without the characters that XML 1.0 cannot hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold (XML 1.0, production 2): control characters, half surrogate pairs, noncharacters."""

REPLACEMENT = "\ufffd"


def content(text: str) -> str:
    """`text` between two tags; an illegal character becomes U+FFFD, a carriage return is left out."""
    return escape(ILLEGAL.sub(REPLACEMENT, text.replace("\r", "")))


def attribute(text: str) -> str:
    """`text` in double quotes; line feeds and tabs survive the reader's normalising."""
    return f'"{escape(ILLEGAL.sub(REPLACEMENT, text), _IN_ATTRIBUTES)}"'


_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
