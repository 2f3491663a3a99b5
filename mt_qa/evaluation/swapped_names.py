"""How many exchanged names the checks that compare names with the source find.

``python -m mt_qa.evaluation.swapped_names [--held-out] [--show N]``

Takes human translations, puts another name of the same kind (or a rendering that the tables list as wrong) in the
place of one that the source has, and asks for a finding there and for the right name as its first suggestion. What is
found in the same translations untouched, `mt_qa.evaluation.with_source` counts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from mt_qa.core import Finding, Span
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.entities.mismatches import rank
from mt_qa.entities.names import organisations_by_english
from mt_qa.entities.replacing import correction
from mt_qa.entities.right_names import accepted_names, nationality_forms
from mt_qa.entities.source_names import source_names
from mt_qa.entities.target_names import ORGANISATION, PERSON, PLACE, Rendering, TargetName, nation_of, target_names
from mt_qa.evaluation.parallel import Pairs, measure, report_swaps
from mt_qa.knowledge.organisations import organisations
from mt_qa.knowledge.people import people
from mt_qa.knowledge.places import nationalities, places
from mt_qa.registry import find_check

CHECKS = ("organisation-mismatch", "person-mismatch", "place-mismatch")


@dataclass(frozen=True, slots=True)
class Swap:
    """A translation with one wrong name at `span`, where `right` was written."""

    source: str
    target: str
    span: Span
    right: Rendering
    how: str


def swaps(source: str, target: str) -> Iterator[Swap]:
    """One swap of each kind that the pair allows, and for a body one listed wrong rendering too."""
    said, done = source_names(source), set[str]()
    for name in target_names(target):
        right = name.renderings[0]
        if right.status is not NameStatus.ACCEPTED or any(r.english != right.english for r in name.renderings):
            continue
        if not any(n.certain and n.means(right.kind, right.english) for n in said.names):
            continue
        for how, wrong in _wrong_names(right, seed=crc32(target.encode()), nations=said.nations):
            if how not in done:
                done.add(how)
                yield _swap(source, target, name, wrong, how)


def _swap(source: str, target: str, name: TargetName, wrong: str, how: str) -> Swap:
    span, text = correction(target, name.span, name.prefix, wrong)
    return Swap(source, span.replaced(target, text), Span(span.start, span.start + len(text)), name.renderings[0], how)


def _wrong_names(right: Rendering, *, seed: int, nations: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pairs of the kind of swap and the wrong name."""
    if right.form:
        others = [n.english for n in nationalities() if n.country not in nations]
        wrong = nationality_forms(others[seed % len(others)]).get(right.form)
        if wrong:
            yield "nationality", wrong
        return
    place = rank(right.kind, right.english, right.is_nation)
    others = [english for english, nation in _of_rank(right.kind, place) if nation not in nations or not nation]
    if others:
        yield place, accepted_names(right.kind, others[seed % len(others)])[0]
    if right.kind is ORGANISATION and (mistaken := organisations_by_english()[right.english].mistaken):
        yield "listed", mistaken[seed % len(mistaken)]


@cache
def _of_rank(kind: EntityKind, wanted: str) -> tuple[tuple[str, str], ...]:
    """English name and nation of everything that may stand for one another."""
    if kind is ORGANISATION:
        return tuple((body.english, "") for body in organisations())
    if kind is PERSON:
        return tuple((person.english, "") for person in people())
    named = [(place.english, nation_of(place)) for place in places()]
    return tuple(pair for pair in named if rank(PLACE, pair[0], pair[0] == pair[1]) == wanted)


def is_right(swap: Swap, finding: Finding) -> bool:
    """True where the first suggestion of `finding` writes an accepted name of what the source says."""
    if not finding.suggestions:
        return False
    repaired = finding.span.replaced(swap.target, finding.suggestions[0].text)
    right = (swap.right.kind, swap.right.english)
    return any(
        right == (r.kind, r.english) and r.status is NameStatus.ACCEPTED
        for name in target_names(repaired)
        if name.start < finding.span.start + len(finding.suggestions[0].text) and finding.span.start < name.end
        for r in name.renderings
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Exchange names in human translations and look for them.")
    return measure(parser, arguments, _report)


def _report(name: str, pairs: Pairs, options: argparse.Namespace) -> None:
    print(f"{name}: {len(pairs)} segments")
    made = [swap for pair in pairs for swap in swaps(*pair)]
    report_swaps(made, [find_check(check) for check in CHECKS], is_right, options.show)


if __name__ == "__main__":
    sys.exit(main())
