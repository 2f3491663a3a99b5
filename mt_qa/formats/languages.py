"""Language tags as exchange formats write them: ``ar``, ``ar-SA``, ``AR_EG``, ``ara``."""

from __future__ import annotations

from mt_qa.formats.items import Kind, RecordError

_ARABIC = frozenset(("ar", "ara", "arb"))


def is_arabic_tag(tag: str) -> bool:
    """True for Arabic, of whatever country."""
    return tag.replace("_", "-").partition("-")[0].strip().lower() in _ARABIC


def require_arabic_tag(tag: str, place: str) -> None:
    """Raises RecordError where the tag names another language; a file may leave it out."""
    if tag and not is_arabic_tag(tag):
        raise RecordError(Kind.LANGUAGE, place, f"the targets are in {tag!r}, not in Arabic")
