"""XML of an unknown author as a small tree whose nodes know their lines.

Entities are refused, since a few of them unfold into gigabytes or fetch files; a DOCTYPE line alone, which older TBX
files have, is accepted and what it points to is never opened.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_external_ges, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, InputSource, Locator

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from mt_qa.core import InputError

DEEPEST = 100
"""Levels of nesting: exchange formats have a dozen, an attack thousands."""

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


@dataclass(slots=True)
class Node:
    """An element: its name without namespace, attributes (``xml:lang`` as ``lang``), line, children and text.

    `text` is that of the element and of all elements in it, in order: markup inside a term is no part of it.
    """

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Node] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces).strip()

    def all(self, *names: str) -> Iterator[Node]:
        """The children of these names."""
        return (child for child in self.children if child.name in names)

    def first(self, *names: str) -> Node | None:
        return next(self.all(*names), None)


def read_xml(data: bytes, name: str) -> Node:
    """The root element. `name` is the file's, for messages. Raises InputError ("FILE:LINE: why")."""
    tree = _Tree(name)
    # Entities are refused by their declarations; with no entity and no external fetching a DTD is inert.
    parser = DefusedExpatParser(forbid_dtd=False, forbid_entities=True, forbid_external=False)
    parser.setFeature(feature_namespaces, True)
    parser.setFeature(feature_external_ges, False)
    parser.setContentHandler(tree)
    source = InputSource(name)
    source.setByteStream(io.BytesIO(data))
    try:
        parser.parse(source)
    except DefusedXmlException as error:
        raise InputError(
            f"{name}:{tree.line}: the file declares entities, which may do harm: save it without"
        ) from error
    except SAXParseException as error:
        raise InputError(f"{name}:{error.getLineNumber()}: not XML that can be read: {error.getMessage()}") from error
    except (LookupError, ValueError) as error:  # an encoding that Python does not know
        raise InputError(f"{name}: not XML that can be read: {error}") from error
    if tree.root is None:
        raise InputError(f"{name}: the file holds no element")
    return tree.root


class _Tree(ContentHandler):
    """Builds the tree while the parser reads."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.root: Node | None = None
        self._name = name
        self._open: list[Node] = []
        self._locator: Locator | None = None

    @property
    def line(self) -> int:
        return (self._locator.getLineNumber() if self._locator is not None else None) or 1

    def setDocumentLocator(self, locator: Locator) -> None:  # noqa: N802 - SAX's name, as those below
        self._locator = locator

    def startElementNS(  # noqa: N802
        self,
        name: tuple[str | None, str],
        qname: str | None,  # noqa: ARG002
        attrs: AttributesNSImpl,
    ) -> None:
        if len(self._open) >= DEEPEST:
            raise InputError(f"{self._name}:{self.line}: elements are nested more than {DEEPEST} deep")
        attributes = {local: value for (space, local), value in attrs.items() if space in (None, XML_NAMESPACE)}
        node = Node(name[1], attributes, self.line)
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node
        self._open.append(node)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: ARG002, N802
        self._open.pop()

    def characters(self, content: str) -> None:
        for node in self._open:
            node.pieces.append(content)

    def skippedEntity(self, name: str) -> None:  # noqa: N802
        raise InputError(f"{self._name}:{self.line}: the entity &{name}; is not defined in the file")
