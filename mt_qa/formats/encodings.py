"""Which encoding bytes are in: UTF-8, UTF-16 and UTF-32 with or without a mark, Windows-1256, ISO-8859-6, and others.

The two one-byte encodings of Arabic share half of their letters, so each is tried and the better Arabic wins (see
`mt_qa.knowledge.letter_frequencies.likeness`). charset-normalizer is asked last, about everything else.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter

from mt_qa.core import InputError
from mt_qa.knowledge.letter_frequencies import likeness

LEAST_LIKENESS = -5.0
"""Arabic read in the right encoding is above this (news -3, a rare word or a vocalised verse -4.7), mojibake below."""

SAMPLE = 65_536
"""Bytes from the start of a file that are enough to tell its encoding."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1256", "iso8859_6")
_ASCII = bytes(range(0x80))
_ACCENTED = re.compile(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]")
"""A letter beyond ASCII beside one of ASCII, as in *déclaré*: Arabic words hold no Latin letters."""


def decode(data: bytes, name: str) -> str:
    """The text in `data`, without a byte order mark and otherwise as it is. `name` is the file's, for messages.

    Raises InputError where the encoding is unknown, or known and broken (with the line).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name)
    wide = wide_encoding(data)
    if wide:
        return _strictly(data, wide, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if _is_damaged_utf8(data[:SAMPLE]):
            return _strictly(data, "utf-8", name)
    best = _arabic_encoding(data)
    return _strictly(data, best, name) if best else _by_statistics(data, name)


def encoding_of(sample: bytes, name: str) -> tuple[str, int]:
    """The encoding of a file that begins with `sample`, and how many bytes of it are a byte order mark.

    For files too large to be held: what follows the sample may still be broken. Raises InputError where it is unknown.
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding, len(mark)
    wide = wide_encoding(sample)
    if wide:
        return wide, 0
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample[:SAMPLE])
    except UnicodeDecodeError:
        if not _is_damaged_utf8(sample[:SAMPLE]):
            best = _arabic_encoding(sample) or _likely_encoding(sample)
            if best is None:
                raise InputError(f"{name}: unknown encoding: save the file as UTF-8") from None
            return best, 0
    return "utf-8", 0


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, errors="ignore").count("\n") + 1
        raise InputError(f"{name}:{line}: not valid {encoding.upper()}: {error.reason}; save the file again") from error


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by its mark, or UTF-16 without one: every other byte is a small one that no other text has."""
    for mark, encoding in _MARKS[1:]:
        if data.startswith(mark):
            return encoding
    sample = data[:SAMPLE]
    if len(sample) < 2:
        return None
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if _blocks(high) >= 0.8 and _blocks(low) < 0.5:
            return encoding
    return None


def _blocks(half: bytes) -> float:
    """The share of bytes that are the upper half of an alphabet's code point: 0 Latin, 4 Cyrillic, 6 Arabic …"""
    return sum(times for byte, times in Counter(half).items() if byte < 9) / len(half)


def _is_damaged_utf8(sample: bytes) -> bool:
    """True where most of what is not ASCII is good UTF-8 and only a few bytes are not."""
    text = sample[:-4].decode("utf-8", errors="replace") if len(sample) == SAMPLE else sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(character > "\x7f" for character in text) > 5 * broken


def _arabic_encoding(data: bytes) -> str | None:
    """The one-byte encoding in which `data` is Arabic, None where it is in neither."""
    letters = data.translate(None, delete=_ASCII)[:SAMPLE]
    if 3 * len(_ACCENTED.findall(data[:SAMPLE])) > len(letters):
        return None
    best = max(_ONE_BYTE, key=lambda encoding: _likeness_in(letters, encoding))
    return best if _likeness_in(letters, best) >= LEAST_LIKENESS else None


def _likeness_in(letters: bytes, encoding: str) -> float:
    try:
        return likeness(letters.decode(encoding))
    except UnicodeDecodeError:  # ISO-8859-6 leaves a third of its places empty
        return -math.inf


def _by_statistics(data: bytes, name: str) -> str:
    """The last resort, for sources in other languages. Raises InputError where nothing fits."""
    best = _likely_encoding(data)
    if best is not None:
        try:
            return data.decode(best)
        except (UnicodeDecodeError, LookupError):
            pass
    raise InputError(f"{name}: unknown encoding: save the file as UTF-8")


def _likely_encoding(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    return None if best is None else best.encoding
