"""Those elements of an XML stream that are one thing, a unit or a paragraph, as small trees, and what surrounds them.

A file of a million units is read with the memory of one of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import IO

from mt_qa.formats.items import Limits
from mt_qa.formats.xml_events import XML_NAMESPACE, End, Start, Text, xml_events


@dataclass(slots=True)
class Element:
    """An element, its children and texts in order; `offset` is that of its start tag in bytes, `end` of its end tag.

    One that is larger than a record may be has lost its children and is `too_long`.
    """

    namespace: str
    name: str
    attributes: dict[str, str]
    line: int
    offset: int
    end: int = 0
    children: list[Element | str] = field(default_factory=list)
    too_long: bool = False

    @property
    def language(self) -> str:
        """``xml:lang``, or the ``lang`` of older formats."""
        return language_of(self.attributes)

    def all(self, *names: str) -> Iterator[Element]:
        """The children of these names in the element's own namespace, or all elements where no name is given."""
        for child in self.children:
            if isinstance(child, Element) and child.namespace == self.namespace and (not names or child.name in names):
                yield child

    def first(self, *names: str) -> Element | None:
        return next(self.all(*names), None)

    def foreign(self) -> Iterator[Element]:
        """The children of other namespaces."""
        return (c for c in self.children if isinstance(c, Element) and c.namespace != self.namespace)


def language_of(attributes: dict[str, str]) -> str:
    """The language that an element says it is in."""
    return attributes.get(f"{XML_NAMESPACE} lang", attributes.get("lang", ""))


def elements(stream: IO[bytes], name: str, limits: Limits, whole: Collection[str]) -> Iterator[Start | Element | End]:
    """The elements named in `whole` as trees, all others as their `Start` and `End`. Raises RecordError."""
    collected: list[Element] = []
    size = 0
    for event in xml_events(stream, name, limits):
        if isinstance(event, Start):
            if not collected and event.name not in whole:
                yield event
                continue
            element = Element(event.namespace, event.name, event.attributes, event.line, event.offset)
            size += 200 + sum(map(len, event.attributes.values()))
            if collected and not collected[0].too_long:
                collected[-1].children.append(element)
            collected.append(element)
        elif isinstance(event, Text):
            if collected and not collected[0].too_long:
                size += 2 * len(event.text)
                collected[-1].children.append(event.text)
        elif collected:
            element = collected.pop()
            element.end = event.offset
            if not collected:
                size = 0
                yield element
        else:
            yield event
        if size > limits.record_bytes and not collected[0].too_long:
            collected[0].too_long = True
            for element in collected:
                element.children = []
