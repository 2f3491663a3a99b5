"""Text that was read with the wrong encoding, and how it read before.

Three accidents leave their mark in Arabic text: UTF-8 read as Western (``Ø§Ù„``) or as Windows Arabic (``ط§ظ„``), and
Windows or ISO Arabic read as Western (``ÇáÓáÇã``). Each is undone by going back to the bytes. A repair counts only if
nothing but Arabic comes out of it.
"""

from __future__ import annotations

import re

from mt_qa.arabic.letters import HARAKAT, LETTERS

_WESTERN, _WINDOWS_ARABIC = "cp1252", "cp1256"
_NOT_ARABIC = re.compile(rf"[^{LETTERS}{HARAKAT}\s\d.,:;!?()\[\]\"'«»“”‘’–—…،؛؟٪%/ـ\-\u00a0\u200c-\u200f]")


def _byte_characters(encoding: str, bytes_: range) -> dict[str, int]:
    """Which byte each character stands for; bytes that `encoding` leaves open stand for themselves."""
    table: dict[str, int] = {}
    for byte in bytes_:
        try:
            table[bytes((byte,)).decode(encoding)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    return table


_AS_WESTERN = {chr(byte): byte for byte in range(256)} | _byte_characters(_WESTERN, range(128, 256))
_AS_WINDOWS_ARABIC = {chr(byte): byte for byte in range(256)} | _byte_characters(_WINDOWS_ARABIC, range(128, 256))


def _class(table: dict[str, int], first: int, last: int) -> str:
    """The characters for a range of bytes as a regular expression class."""
    return "[" + "".join(re.escape(character) for character, byte in table.items() if first <= byte <= last) + "]"


_WESTERN_PAIR = rf"(?:[ØÙÚÛ]{_class(_AS_WESTERN, 0x80, 0xBF)})"
_WINDOWS_PAIR = rf"(?:[طظعغ]{_class(_AS_WINDOWS_ARABIC, 0x80, 0xBF)})"
_BETWEEN = r"[ \d.,:()\"'/-]{0,8}"
UTF8_AS_WESTERN = re.compile(rf"{_WESTERN_PAIR}{{2,}}(?:{_BETWEEN}{_WESTERN_PAIR}+)*")
UTF8_AS_WINDOWS_ARABIC = re.compile(rf"{_WINDOWS_PAIR}{{3,}}(?:{_BETWEEN}{_WINDOWS_PAIR}+)*")
ARABIC_AS_WESTERN = re.compile(
    r"(?<![A-Za-zÀ-ÖØ-öø-ÿ])[À-ÖØ-öø-ÿ]{3,}+(?:[ \d.,:()\"'/¡º¿¬-]{1,8}[À-ÖØ-öø-ÿ]++)*(?![A-Za-z])"
)
QUOTE_AS_WESTERN = re.compile("â(?:€|\u0080)" + _class(_AS_WESTERN, 0x80, 0xBF))


def repaired(damaged: str) -> str | None:
    """How `damaged`, a match of one of the patterns above, read before; None where the bytes do not make Arabic."""
    if UTF8_AS_WESTERN.fullmatch(damaged) or QUOTE_AS_WESTERN.fullmatch(damaged):
        candidates = [_decoded(damaged, _AS_WESTERN, "utf-8")]
    elif UTF8_AS_WINDOWS_ARABIC.fullmatch(damaged):
        candidates = [_decoded(damaged, _AS_WINDOWS_ARABIC, "utf-8")]
    else:
        candidates = [_decoded(damaged, _AS_WESTERN, encoding) for encoding in (_WINDOWS_ARABIC, "iso8859-6")]
    readable = [text for text in candidates if text and _NOT_ARABIC.search(text) is None]
    return max(readable, key=_articles, default=None)


def _decoded(damaged: str, table: dict[str, int], encoding: str) -> str | None:
    try:
        return bytes(table[character] for character in damaged).decode(encoding)
    except (KeyError, UnicodeDecodeError):
        return None


def _articles(text: str) -> int:
    """How many words begin with the article: what tells two Arabic decodings of the same bytes apart."""
    return sum(word.startswith(("ال", "وال", "بال")) for word in text.split())
