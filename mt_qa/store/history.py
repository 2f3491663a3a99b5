"""What follows from the rows of an article: the decisions in force, and what undo and redo would touch.

An undo is a row like any other. A step that was undone, and not redone since, is left out when the rows are read again
from the beginning; so taking back an older step never touches what others did later. Each editor takes back their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mt_qa.core import Finding
from mt_qa.decisions import Decision, Decisions, Outcome, finding_key
from mt_qa.store.values import DECIDING, UNDOABLE, Entry, What

OUTCOMES = {
    What.ACCEPTED: Outcome.ACCEPTED,
    What.EDITED: Outcome.EDITED,
    What.REJECTED: Outcome.REJECTED,
    What.DISMISSED: Outcome.REJECTED,
    What.MISSED: Outcome.EDITED,
}


MISSED = "missed"
"""Stands where a finding has its check's name, for an error that the engine missed; no check is called so."""

NOT_CHECKS = frozenset({MISSED, "uniform-name"})
"""What decisions may carry as a check's name that is none: `mt_qa.uniform` makes the other."""


@dataclass(frozen=True, slots=True)
class Stacks:
    """One editor's steps: those that undo would take back, and those that redo would do again; the next one last."""

    done: tuple[int, ...] = ()
    undone: tuple[int, ...] = ()


def undone_steps(entries: Iterable[Entry]) -> frozenset[int]:
    """The steps that are out of force."""
    undone: set[int] = set()
    for entry in entries:
        if entry.what is What.UNDONE and entry.undoes is not None:
            undone.add(entry.undoes)
        elif entry.what is What.REDONE and entry.undoes is not None:
            undone.discard(entry.undoes)
    return frozenset(undone)


def standing(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The rows in force that decide or reopen, in their order."""
    undone = undone_steps(entries)
    return (e for e in entries if e.what in UNDOABLE and not e.contested and e.step not in undone)


def latest(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The row in force on each finding that is decided on, by key, in the order of their making."""
    found: dict[str, Entry] = {}
    for entry in standing(entries):
        if entry.finding is None:
            continue
        key = finding_key(entry.finding)
        found.pop(key, None)
        if entry.what in DECIDING:
            found[key] = entry
    return found


def decisions_in(entries: Sequence[Entry]) -> Decisions:
    """The decisions in force."""
    return Decisions(tuple(decision_of(entry) for entry in latest(entries).values()))


def decision_of(entry: Entry) -> Decision:
    """The decision that a deciding row records."""
    if entry.finding is None:
        raise ValueError(f"a row of {entry.what} has no finding")
    outcome = OUTCOMES[entry.what]
    return Decision(entry.finding, outcome, "" if outcome is Outcome.REJECTED else entry.after)


def is_right(entry: Entry) -> bool:
    """True where the row says that the finding was a fault, whether its suggestion was taken or another correction."""
    return entry.what in (What.ACCEPTED, What.EDITED)


def is_of_engine(entry: Entry) -> bool:
    """True where the row judges a finding of a check, not an editor's own mark or a name made uniform."""
    return entry.what in DECIDING and entry.check not in NOT_CHECKS


def stacks(entries: Iterable[Entry], editor: str) -> Stacks:
    """What the editor can take back and do again, by their own rows."""
    entries = list(entries)
    done: list[int] = []
    undone: list[int] = []
    seen = {entry.step for entry in entries if entry.what is What.REVISED}  # what was carried over is nobody's step
    for entry in entries:
        if entry.by != editor or entry.contested or entry.step in seen:
            continue
        if entry.what in UNDOABLE:
            done.append(entry.step)
            undone.clear()
        elif entry.what is What.UNDONE and entry.undoes in done:
            done.remove(entry.undoes)
            undone.append(entry.undoes)
        elif entry.what is What.REDONE and entry.undoes in undone:
            undone.remove(entry.undoes)
            done.append(entry.undoes)
        else:
            continue
        seen.add(entry.step)
    return Stacks(tuple(done), tuple(undone))


def undoing_steps(entries: Iterable[Entry], turned: int) -> frozenset[int]:
    """The steps that took the step `turned` back."""
    return frozenset(entry.step for entry in entries if entry.what is What.UNDONE and entry.undoes == turned)


def open_contests(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The contested rows that nobody has settled: no later decision touches the letters of any of them."""
    found: list[Entry] = []
    for entry in entries:
        if entry.contested:
            found.append(entry)
        elif entry.finding is not None:
            found = [each for each in found if each.finding is None or not touch(entry.finding, each.finding)]
    return tuple(found)


def touch(one: Finding, other: Finding) -> bool:
    """True where two findings are the same or share letters."""
    return one.span.overlaps(other.span) or finding_key(one) == finding_key(other)
