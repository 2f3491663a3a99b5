"""A termbase: what a house calls its concepts, term by term, with what it allows and what it forbids.

One entry is one term of one concept in one language, as ISO 30042 (TBX) has it. A project's entry stands before the
general one of the same term, so that a project may allow what the house forbids. Readers and writers are in
`mt_qa.formats`; how a term is found in a text is in `mt_qa.entities.termbase_matching`.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from mt_qa.arabic.folding import fold
from mt_qa.core import InputError

TARGET_LANGUAGE = "ar"
COLUMNS = ("concept", "language", "term", "status", "note", "project", "domain")
REQUIRED = ("concept", "language", "term")

_LANGUAGE = re.compile(r"[a-z]{2,8}(?:-[a-z0-9]{1,8})*")
_BLANKS = re.compile(r"\s+")
LONGEST_FIELD = 1000
"""Code points: a longer field is a paragraph in the wrong column."""


class Status(StrEnum):
    """What may be done with a term: use it, tolerate it, or never write it."""

    APPROVED = "approved"
    ADMITTED = "admitted"
    FORBIDDEN = "forbidden"


STATUS_WORDS: Mapping[str, Status] = {
    "": Status.APPROVED,
    "approved": Status.APPROVED,
    "preferred": Status.APPROVED,
    "admitted": Status.ADMITTED,
    "forbidden": Status.FORBIDDEN,
    "deprecated": Status.FORBIDDEN,
    "superseded": Status.FORBIDDEN,
}
"""What files call the three; a term of no status may be used."""


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One term. Fields are of one line and NFC, the language is a BCP 47 tag in lower case.

    `project` is empty for what holds everywhere; `domain` is the concept's. `line` is where a file has it.
    """

    concept: str
    language: str
    term: str
    status: Status = Status.APPROVED
    note: str = ""
    project: str = ""
    domain: str = ""
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What no two entries of a base share."""
        return self.concept, self.language, self.term, self.project

    @property
    def in_arabic(self) -> bool:
        return self.language.partition("-")[0] == TARGET_LANGUAGE

    @property
    def may_be_used(self) -> bool:
        return self.status is not Status.FORBIDDEN

    def fields(self) -> tuple[str, ...]:
        """The values of `COLUMNS`."""
        return self.concept, self.language, self.term, self.status.value, self.note, self.project, self.domain


def entry_of(fields: Mapping[str, str], place: str, line: int = 0) -> TermEntry:
    """The entry that a file gives as text by `COLUMNS`; `place` begins every message. Raises InputError."""
    clean = {column: _clean(fields.get(column, ""), column, place) for column in COLUMNS}
    for column in REQUIRED:
        if not clean[column]:
            raise InputError(f"{place}: {column} is missing")
    language = clean["language"].lower().replace("_", "-")
    if not _LANGUAGE.fullmatch(language):
        raise InputError(f"{place}: {clean['language']!r} is no language tag such as ar, en or pt-br")
    status = STATUS_WORDS.get(clean["status"].lower())
    if status is None:
        raise InputError(f"{place}: unknown status {clean['status']!r}: approved, admitted or forbidden")
    return TermEntry(
        clean["concept"], language, clean["term"], status, clean["note"], clean["project"], clean["domain"], line
    )


def _clean(value: str, column: str, place: str) -> str:
    """`value` on one line and in NFC. Raises InputError for a control character and for a paragraph."""
    clean = unicodedata.normalize("NFC", _BLANKS.sub(" ", value).strip())
    for character in clean:
        if unicodedata.category(character) in ("Cc", "Cs") or character in "\ufffe\uffff":
            raise InputError(f"{place}: {column} has the control character U+{ord(character):04X}")
    if len(clean) > LONGEST_FIELD:
        raise InputError(f"{place}: {column} has {len(clean)} characters, more than {LONGEST_FIELD}")
    return clean


@dataclass(frozen=True, slots=True, eq=False)
class Termbase:
    """Entries under a name; two bases are the same only if they are one object, so that a matcher is made once."""

    name: str
    entries: tuple[TermEntry, ...]

    @property
    def projects(self) -> tuple[str, ...]:
        return tuple(sorted({entry.project for entry in self.entries} - {""}))

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits over all that findings depend on."""
        lines = sorted("\t".join(entry.fields()) for entry in self.entries)
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]

    def for_project(self, project: str = "") -> Termbase:
        """What holds in `project`: its own entries, and the general ones of other terms.

        Without a project only the general entries hold. Raises InputError for a project that no entry names: a typing
        error would silently switch rules off.
        """
        if project and project not in self.projects:
            known = ", ".join(self.projects) or "none"
            raise InputError(f"termbase {self.name}: no term is of the project {project!r}; its projects: {known}")
        own = [entry for entry in self.entries if entry.project == project]
        if not project:
            return Termbase(self.name, tuple(own))
        ruled = {_ruled(entry) for entry in own}
        general = [entry for entry in self.entries if not entry.project and _ruled(entry) not in ruled]
        return Termbase(self.name, (*own, *general))


def _ruled(entry: TermEntry) -> tuple[str, str, str]:
    return entry.concept, entry.language, fold(entry.term)


@dataclass(frozen=True, slots=True)
class Merge:
    """What became of a base when entries were merged into it; the counts are of the merged entries."""

    entries: tuple[TermEntry, ...]
    added: int
    changed: int
    unchanged: int


def merged(base: Iterable[TermEntry], imported: Iterable[TermEntry]) -> Merge:
    """`base` with `imported`: an entry of the same concept, language, term and project takes the place of the old one.

    A concept has one domain: where an import gives it another, that holds for all its terms.
    """
    entries = {entry.key: entry for entry in base}
    incoming = {entry.key: entry for entry in imported}
    domains = {entry.concept: entry.domain for entry in (*entries.values(), *incoming.values()) if entry.domain}
    added = changed = unchanged = 0
    for key, entry in incoming.items():
        entry = replace(entry, domain=domains.get(entry.concept, ""))
        added += key not in entries
        changed += key in entries and entries[key] != entry
        unchanged += key in entries and entries[key] == entry
        entries[key] = entry
    return Merge(with_domains(entries.values(), domains), added, changed, unchanged)


def with_domains(entries: Iterable[TermEntry], domains: Mapping[str, str]) -> tuple[TermEntry, ...]:
    """`entries`, each with the domain of its concept."""
    return tuple(
        entry if entry.domain == domains.get(entry.concept, "") else replace(entry, domain=domains[entry.concept])
        for entry in entries
    )


def one_domain_each(entries: Iterable[TermEntry], name: str) -> tuple[TermEntry, ...]:
    """The entries of a file, each with the domain that its concept has anywhere in it. Raises InputError where two."""
    entries = tuple(entries)
    first: dict[str, TermEntry] = {}
    for entry in entries:
        if entry.domain and first.setdefault(entry.concept, entry).domain != entry.domain:
            raise InputError(
                f"{name}:{entry.line}: concept {entry.concept!r} has the domain {entry.domain!r} here and "
                f"{first[entry.concept].domain!r} on line {first[entry.concept].line}"
            )
    return with_domains(entries, {concept: entry.domain for concept, entry in first.items()})
