"""A termbase as TBX, the terminologists' exchange format (ISO 30042).

Read are ISO 30042:2019 in both styles (DCA: ``<termNote type="administrativeStatus">``; DCT: an element of that name)
and the older ``martif`` files (TBX 2008: termEntry, langSet, tig or ntig). Written is TBX-Basic of 2019, DCA style.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from mt_qa.core import InputError
from mt_qa.formats.binaries import binary_problem
from mt_qa.formats.xml_tree import Node, read_xml
from mt_qa.knowledge.termbase import Status, TermEntry, entry_of, one_domain_each

ROOTS = ("tbx", "martif")
_CONCEPT, _LANGUAGE, _TERM = ("conceptEntry", "termEntry"), ("langSec", "langSet"), ("termSec", "tig", "ntig")
_STATUS, _DOMAIN, _PROJECT, _DEFINITION = "administrativeStatus", "subjectField", "projectSubset", "definition"
_TYPED = ("descrip", "admin", "termNote", "transac", "xref", "ref")
"""Elements that say by an attribute what they hold."""

READ_STATUS: Mapping[str, Status] = {
    "preferredTerm": Status.APPROVED,
    "standardizedTerm": Status.APPROVED,
    "regulatedTerm": Status.APPROVED,
    "legalTerm": Status.APPROVED,
    "admittedTerm": Status.ADMITTED,
    "deprecatedTerm": Status.FORBIDDEN,
    "supersededTerm": Status.FORBIDDEN,
}
WRITTEN_STATUS: Mapping[Status, str] = {
    Status.APPROVED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
}


def read_tbx(data: bytes, name: str) -> tuple[tuple[TermEntry, ...], Mapping[str, int]]:
    """The entries in the bytes of a file, and how often each data category stands there that a termbase does not keep.

    Notes and definitions of a concept or language go to the note of each of its terms. Raises InputError
    ("FILE:LINE: why").
    """
    if not data:
        raise InputError(f"{name}: the file is empty")
    problem = binary_problem(data)
    if problem:
        raise InputError(f"{name}: {problem}")
    root = read_xml(data, name)
    if root.name not in ROOTS:
        raise InputError(f"{name}:{root.line}: the root element is <{root.name}>, not <tbx> or <martif>")
    reader = _Reader(name)
    text = root.first("text")
    body = text.first("body") if text is not None else None
    entries = [entry for concept in (body.all(*_CONCEPT) if body else ()) for entry in reader.concept(concept)]
    if not entries:
        raise InputError(f"{name}: the file holds no term")
    return one_domain_each(entries, name), reader.ignored


class _Reader:
    """Reads concept by concept and remembers which names were given."""

    def __init__(self, name: str) -> None:
        self.ignored: Counter[str] = Counter()
        self._name = name
        self._concepts: set[str] = set()

    def concept(self, node: Node) -> Iterator[TermEntry]:
        facts = self._facts(node)
        concept = self._concept_name(node)
        for language in node.all(*_LANGUAGE):
            of_language = self._facts(language)
            for term in language.all(*_TERM):
                yield from self._term(term, concept, language.attributes.get("lang", ""), (facts, of_language))

    def _term(self, node: Node, concept: str, language: str, above: tuple[_Facts, ...]) -> Iterator[TermEntry]:
        own = self._facts(node)
        facts = [*above, own]
        projects = next((f[_PROJECT] for f in reversed(facts) if f[_PROJECT]), [""])
        notes = [note for f in facts for note in (*f[_DEFINITION], *f["note"])]
        fields = {
            "concept": concept,
            "language": language,
            "term": _term_text(node),
            "status": self._status(own[_STATUS], node),
            "note": "; ".join(dict.fromkeys(notes)),
            "domain": "; ".join(dict.fromkeys(value for f in facts for value in f[_DOMAIN])),
        }
        for project in dict.fromkeys(projects):
            yield entry_of({**fields, "project": project}, f"{self._name}:{node.line}", node.line)

    def _facts(self, node: Node) -> _Facts:
        """What stands directly under `node`, by data category; what is not kept is counted."""
        facts: _Facts = {category: [] for category in (_STATUS, _DOMAIN, _PROJECT, _DEFINITION, "note")}
        for item in _items(node):
            category = item.attributes.get("type", item.name) if item.name in _TYPED else item.name
            if category in facts:
                facts[category].append(" ".join(item.text.split()))
            elif category not in (*_LANGUAGE, *_TERM, "term"):
                self.ignored[category] += 1
        return {category: [value for value in values if value] for category, values in facts.items()}

    def _status(self, values: list[str], node: Node) -> str:
        if not values:
            return ""
        status = READ_STATUS.get(values[0].removesuffix("-admn-sts"))
        if status is None:
            raise InputError(f"{self._name}:{node.line}: unknown administrativeStatus {values[0]!r}")
        return status.value

    def _concept_name(self, node: Node) -> str:
        """The id of a concept; without one its first term, numbered where another concept is called so."""
        given = node.attributes.get("id", "")
        if given:
            name = decoded_id(given)
            if name in self._concepts:
                raise InputError(f"{self._name}:{node.line}: the id {given!r} stands twice")
        else:
            terms = (_term_text(term) for language in node.all(*_LANGUAGE) for term in language.all(*_TERM))
            first = " ".join(next(terms, "").split()) or f"line {node.line}"
            name, number = first, 1
            while name in self._concepts:
                number += 1
                name = f"{first} ({number})"
        self._concepts.add(name)
        return name


_Facts = dict[str, list[str]]


def _items(node: Node) -> Iterator[Node]:
    """The children of a node, those of groups (descripGrp, adminGrp, termGrp …) in the place of the group."""
    for child in node.children:
        if child.name.endswith("Grp"):
            yield from child.children
        else:
            yield child


def _term_text(node: Node) -> str:
    """The term of a termSec, tig or ntig, empty where it has none."""
    return next((item.text for item in _items(node) if item.name == "term"), "")


_ESCAPE = re.compile(r"[^A-Za-z0-9._-]|^[^A-Za-z_]|_(?=x[0-9A-F]{4,6}_)")
_ESCAPED = re.compile(r"_x(10[0-9A-F]{4}|[0-9A-F]{4,5})_")


def encoded_id(concept: str) -> str:
    """`concept` as an XML id, other characters as ``_x0020_``, so that no name is lost."""
    return _ESCAPE.sub(lambda match: f"_x{ord(match.group()):04X}_", concept)


def decoded_id(identity: str) -> str:
    """What `encoded_id` made the id from; an id that it did not make stays as it is."""
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), identity)


def render_tbx(entries: Iterable[TermEntry], title: str) -> str:
    """The entries as TBX-Basic in the DCA style, those of one concept together, concepts by their first entry."""
    concepts: dict[str, dict[str, list[TermEntry]]] = {}
    for entry in entries:
        concepts.setdefault(entry.concept, {}).setdefault(entry.language, []).append(entry)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">',
        f"  <tbxHeader><fileDesc><titleStmt><title>{escape(title)}</title></titleStmt>"
        "<sourceDesc><p>Exported by mt_qa</p></sourceDesc></fileDesc></tbxHeader>",
        "  <text><body>",
        *(line for concept, languages in concepts.items() for line in _concept_lines(concept, languages)),
        "  </body></text>",
        "</tbx>",
    ]
    return "\n".join(lines) + "\n"


def _concept_lines(concept: str, languages: Mapping[str, list[TermEntry]]) -> Iterator[str]:
    domain = next((entry.domain for entries in languages.values() for entry in entries if entry.domain), "")
    yield f"    <conceptEntry id={quoteattr(encoded_id(concept))}>"
    if domain:
        yield f'      <descrip type="{_DOMAIN}">{escape(domain)}</descrip>'
    for language, entries in languages.items():
        yield f"      <langSec xml:lang={quoteattr(language)}>"
        for entry in entries:
            yield f"        <termSec><term>{escape(entry.term)}</term>"
            yield f'          <termNote type="{_STATUS}">{WRITTEN_STATUS[entry.status]}</termNote>'
            if entry.project:
                yield f'          <admin type="{_PROJECT}">{escape(entry.project)}</admin>'
            if entry.note:
                yield f"          <note>{escape(entry.note)}</note>"
            yield "        </termSec>"
        yield "      </langSec>"
    yield "    </conceptEntry>"
