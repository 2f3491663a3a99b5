"""What is wrong with a termbase itself: entries that contradict each other or cannot be meant as they stand.

Not a fault: a concept in one language alone, a term of two concepts (a homonym), two approved terms of one concept.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mt_qa.arabic.folding import fold
from mt_qa.arabic.letters import INVISIBLE, TATWEEL, has_arabic
from mt_qa.knowledge.termbase import Status, TermEntry

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_INVISIBLE = re.compile(f"[{INVISIBLE}{TATWEEL}]")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the kind for a program, the entry where it shows, and what to say about it."""

    kind: str
    entry: TermEntry
    message: str


def faults(entries: Sequence[TermEntry]) -> tuple[Fault, ...]:
    """The faults of a base, in the order of its lines. Linear in its length."""
    found = [
        *_repeated(entries),
        *_contradicting(entries),
        *_without_approved(entries),
        *(fault for entry in entries for fault in _in_term(entry)),
    ]
    return tuple(sorted(found, key=lambda fault: (fault.entry.line, fault.kind)))


def _grouped(entries: Iterable[TermEntry]) -> Iterator[list[TermEntry]]:
    """Entries of one term in one concept and scope, spelling differences folded away."""
    groups: defaultdict[tuple[str, str, str, str], list[TermEntry]] = defaultdict(list)
    for entry in entries:
        groups[entry.concept, entry.language, fold(entry.term).casefold(), entry.project].append(entry)
    yield from groups.values()


def _repeated(entries: Iterable[TermEntry]) -> Iterator[Fault]:
    for group in _grouped(entries):
        seen: dict[Status, TermEntry] = {}
        for entry in group:
            first = seen.setdefault(entry.status, entry)
            if first is not entry:
                yield Fault("repeated", entry, f"{entry.term!r} stands in {entry.concept!r} already{_line(first)}")


def _contradicting(entries: Iterable[TermEntry]) -> Iterator[Fault]:
    for group in _grouped(entries):
        first = group[0]
        for entry in group[1:]:
            if entry.may_be_used is not first.may_be_used:
                message = f"{entry.term!r} is {entry.status} here and {first.status}{_line(first) or ' elsewhere'}"
                yield Fault("contradiction", entry, message)
                break


def _without_approved(entries: Sequence[TermEntry]) -> Iterator[Fault]:
    """Forbidden terms of a concept that has nothing to put in their place where they are forbidden."""
    usable = {(e.concept, e.language, e.project) for e in entries if e.may_be_used}
    reported: set[tuple[str, str, str]] = set()
    for entry in entries:
        scope = (entry.concept, entry.language, entry.project)
        general = (entry.concept, entry.language, "")
        if not entry.may_be_used and usable.isdisjoint({scope, general}) and scope not in reported:
            reported.add(scope)
            message = f"{entry.concept!r} forbids {entry.term!r} and has no {entry.language} term to write instead"
            yield Fault("nothing-approved", entry, message)


def _in_term(entry: TermEntry) -> Iterator[Fault]:
    if _INVISIBLE.search(entry.term):
        yield Fault("invisible-character", entry, f"{entry.term!r} has an invisible character or a tatweel")
    if not entry.in_arabic:
        if has_arabic(entry.term):
            yield Fault("wrong-script", entry, f"{entry.term!r} is called {entry.language} and has Arabic letters")
    elif not has_arabic(entry.term):
        yield Fault("wrong-script", entry, f"{entry.term!r} is called Arabic and has no Arabic letter")
    elif _LATIN.search(entry.term):
        yield Fault("latin-letters", entry, f"{entry.term!r} mixes Arabic and Latin letters")


def _line(entry: TermEntry) -> str:
    return f" on line {entry.line}" if entry.line else ""
