"""What text the store can keep: the same on every database."""

from __future__ import annotations

from mt_qa.core import InputError

LONGEST_LINE = 200


def storable(text: str, what: str) -> str:
    """The text as it is. Raises InputError for what PostgreSQL or UTF-8 cannot hold: offsets must stay what they are,
    so nothing is taken out."""
    for place, character in enumerate(text):
        if character == "\0" or "\ud800" <= character <= "\udfff":
            raise InputError(f"{what} has the character U+{ord(character):04X} at {place}, which cannot be kept")
    return text


def line(text: str, what: str) -> str:
    """The text on one line. Raises InputError for an empty or an overlong one."""
    clean = " ".join(storable(text, what).split())
    if not clean:
        raise InputError(f"{what} is empty")
    if len(clean) > LONGEST_LINE:
        raise InputError(f"{what} has {len(clean)} characters, more than {LONGEST_LINE}")
    return clean
