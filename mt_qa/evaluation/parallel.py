"""Human translations with their sources, and what is measured on them: false alarms, and swaps that must be found.

FLORES and TICO-19 are held out: for totals, not for developing.
"""

from __future__ import annotations

import argparse
import lzma
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from mt_qa.core import Document, Finding, Segment, Span
from mt_qa.engine import run
from mt_qa.evaluation.corpora import corpora_folder
from mt_qa.registry import Check

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

Pairs = list[tuple[str, str]]


class Swapped(Protocol):
    """A translation in which something at `span` was exchanged; `how` names the kind of exchange."""

    @property
    def how(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def span(self) -> Span: ...


Swap = TypeVar("Swap", bound=Swapped)


def translations(folder: Path, file: str, language: str) -> Iterator[tuple[str, str]]:
    """Pairs of source and Arabic target of one parallel file."""
    with lzma.open(folder / f"parallel/{file}.tsv.xz", "rt", encoding="utf-8") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            row = dict(zip(header, line.rstrip("\n").split("\t"), strict=False))
            yield row[language], row["ar"]


def shown(source: str, target: str, checks: Sequence[Check]) -> list[Finding]:
    """What `checks` show in one segment. Raises RuntimeError where one of them raised."""
    found, skipped = run(Document((Segment(target, source),)), checks, verify=False)
    if broken := [f"{entry.check}: {entry.reason}" for entry in skipped if entry.reason.startswith("raised")]:
        raise RuntimeError("; ".join(broken))
    return [finding for finding in found if finding.confidence >= SHOWN]


def measure(
    parser: argparse.ArgumentParser,
    arguments: Sequence[str] | None,
    report: Callable[[str, Pairs, argparse.Namespace], None],
) -> int:
    """Call `report` with each set's name, its pairs and the options of `parser`; 2 where there are no corpora."""
    parser.add_argument("--held-out", action="store_true", help="the held-out sets, for reporting")
    parser.add_argument("--show", type=int, default=0, help="print so many examples of each set")
    options = parser.parse_args(arguments)
    folder = corpora_folder()
    if folder is None or not (folder / "parallel").is_dir():
        print("no parallel corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    for file, language in HELD_OUT if options.held_out else DEVELOPING:
        report(f"{file} {language}", list(translations(folder, file, language)), options)
    return 0


def report_swaps(
    made: Sequence[Swap], checks: Sequence[Check], is_right: Callable[[Swap, Finding], bool], show: int
) -> None:
    """Print how many swaps of each kind are found and rightly corrected, and `show` of those that are missed."""
    judged = [(swap, _found(swap, checks)) for swap in made]
    for how in sorted({swap.how for swap in made}):
        of_kind = [(swap, finding) for swap, finding in judged if swap.how == how]
        found = [(swap, finding) for swap, finding in of_kind if finding is not None]
        right = sum(is_right(swap, finding) for swap, finding in found)
        print(
            f"  {how:14}{len(of_kind):5} swapped, {len(found):5} found ({len(found) / len(of_kind):.2f}), "
            f"{right:5} rightly corrected ({right / max(len(found), 1):.2f})"
        )
    for swap in [swap for swap, finding in judged if finding is None][:show]:
        print(f"  missed {swap.how}: {swap.span.of(swap.target)}\n    {swap.source[:160]}\n    {swap.target[:160]}")


def _found(swap: Swapped, checks: Sequence[Check]) -> Finding | None:
    found = shown(swap.source, swap.target, checks)
    return next((finding for finding in found if finding.span.overlaps(swap.span)), None)
