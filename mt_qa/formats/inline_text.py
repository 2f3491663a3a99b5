"""The text of a source or target of XLIFF or TMX, between its inline codes.

What stands in ``<g>``, ``<pc>``, ``<hi>`` and ``<mrk>`` is text; what stands in ``<bpt>``, ``<ept>``, ``<ph>``,
``<it>`` or ``<ut>`` is code of the original format, save for a ``<sub>`` in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.formats.xml_elements import Element

_CODE = frozenset(("bpt", "ept", "ph", "it", "ut"))
_LINE_BREAKS = frozenset(("lb", "xlf:lb"))


def text_of(element: Element | None) -> str:
    """All text inside, None has none."""
    return "" if element is None else "".join(text for _, text in _pieces(element, "", is_text=True))


def segments_of(element: Element | None) -> dict[str, str]:
    """The text in each ``<mrk mtype="seg">`` by its ``mid``, in order; under ``""`` what is in none."""
    segments: dict[str, str] = {}
    for name, text in () if element is None else _pieces(element, "", is_text=True):
        segments[name] = segments.get(name, "") + text
    return segments


def _pieces(element: Element, segment: str, *, is_text: bool) -> Iterator[tuple[str, str]]:
    """Each stretch of text with the segment that it is in."""
    for child in element.children:
        if isinstance(child, str):
            if is_text:
                yield segment, child
            continue
        if child.attributes.get("ctype", child.attributes.get("subType")) in _LINE_BREAKS:
            yield segment, " "  # without it the words beside the break would be one
        if child.name == "cp":
            yield segment, _character(child.attributes.get("hex", ""))
        inside = segment
        if child.name == "mrk" and child.attributes.get("mtype") == "seg":
            inside = child.attributes.get("mid") or segment
            yield inside, ""
        yield from _pieces(child, inside, is_text=(is_text or child.name == "sub") and child.name not in _CODE)


def _character(code: str) -> str:
    """The character that XML cannot hold and ``<cp>`` names by its code point."""
    try:
        return chr(int(code, 16)).encode("utf-8").decode("utf-8")
    except (ValueError, OverflowError):
        return ""
