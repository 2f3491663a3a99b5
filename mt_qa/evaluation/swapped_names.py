"""How well the checks that compare names with the source do: exchanged names found, and false alarms.

``python -m mt_qa.evaluation.swapped_names [--held-out] [--show N]``

Takes human translations, puts another name of the same kind (or a rendering that the tables list as wrong) in the
place of one that the source has, and asks for a finding there and for the right name as its first suggestion. The same
translations untouched are the false alarms. FLORES and TICO-19 are held out: for totals, not for developing.
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from mt_qa.core import Document, Finding, Segment, Span
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.engine import run
from mt_qa.entities.mismatches import rank
from mt_qa.entities.names import organisations_by_english
from mt_qa.entities.replacing import correction
from mt_qa.entities.right_names import accepted_names, nationality_forms
from mt_qa.entities.source_names import source_names
from mt_qa.entities.target_names import ORGANISATION, PERSON, PLACE, Rendering, TargetName, nation_of, target_names
from mt_qa.evaluation.corpora import corpora_folder
from mt_qa.knowledge.organisations import organisations
from mt_qa.knowledge.people import people
from mt_qa.knowledge.places import nationalities, places
from mt_qa.registry import find_check

CHECKS = ("organisation-mismatch", "person-mismatch", "place-mismatch")
SHOWN = 0.5
"""The least confidence that the default profile shows."""

DEVELOPING = (("tatoeba_ara-eng", "eng"), ("xquad_en_ar_ru", "en"), ("xquad_en_ar_ru", "ru"))
HELD_OUT = (
    ("flores200_devtest", "en"),
    ("flores200_devtest", "id"),
    ("flores200_devtest", "ru"),
    ("flores200_devtest", "fr"),
    ("tico19_all_en-ar", "en"),
    ("tico19_all_id-ar", "id"),
)
"""Files of the folder parallel/ with the column of the source; the target's is ``ar``."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A translation with one wrong name at `span`, where `right` was written."""

    source: str
    target: str
    span: Span
    right: Rendering
    how: str


def translations(folder: Path, file: str, language: str) -> Iterator[tuple[str, str]]:
    """Pairs of source and Arabic target of one parallel file."""
    with lzma.open(folder / f"parallel/{file}.tsv.xz", "rt", encoding="utf-8") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            row = dict(zip(header, line.rstrip("\n").split("\t"), strict=False))
            yield row[language], row["ar"]


def findings(source: str, target: str) -> list[Finding]:
    """What the three checks show in one segment."""
    document = Document((Segment(target, source),))
    found, skipped = run(document, [find_check(name) for name in CHECKS], verify=False)
    if broken := [f"{entry.check}: {entry.reason}" for entry in skipped if entry.reason.startswith("raised")]:
        raise RuntimeError("; ".join(broken))
    return [finding for finding in found if finding.confidence >= SHOWN]


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
    parser.add_argument("--held-out", action="store_true", help="the held-out sets, for reporting")
    parser.add_argument("--show", type=int, default=0, help="print so many false alarms and missed swaps of each set")
    options = parser.parse_args(arguments)
    folder = corpora_folder()
    if folder is None or not (folder / "parallel").is_dir():
        print("no parallel corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    for file, language in HELD_OUT if options.held_out else DEVELOPING:
        _report(list(translations(folder, file, language)), f"{file} {language}", options.show)
    return 0


def _report(pairs: Sequence[tuple[str, str]], name: str, show: int) -> None:
    alarms = [(pair, finding) for pair in pairs for finding in findings(*pair)]
    print(
        f"{name}: {len(pairs)} segments, {len(alarms)} false alarms, {len(alarms) / max(len(pairs), 1):.4f} a segment"
    )
    for (source, _), finding in alarms[:show]:
        print(f"  {finding.check}: {finding.text} → {[s.text for s in finding.suggestions]} | {source[:120]}")
    made = [swap for pair in pairs for swap in swaps(*pair)]
    judged = [(swap, _found(swap)) for swap in made]
    for how in sorted({swap.how for swap in made}):
        of_kind = [(swap, finding) for swap, finding in judged if swap.how == how]
        found = [(swap, finding) for swap, finding in of_kind if finding is not None]
        right = sum(is_right(swap, finding) for swap, finding in found)
        print(
            f"  {how:14}{len(of_kind):5} swapped, {len(found):5} found ({len(found) / len(of_kind):.2f}), "
            f"{right:5} rightly corrected ({right / max(len(found), 1):.2f})"
        )
    for swap in [swap for swap, finding in judged if finding is None][:show]:
        print(f"  missed {swap.how}: {swap.right.english} → {swap.span.of(swap.target)} | {swap.source[:120]}")


def _found(swap: Swap) -> Finding | None:
    return next((finding for finding in findings(swap.source, swap.target) if finding.span.overlaps(swap.span)), None)


if __name__ == "__main__":
    sys.exit(main())
