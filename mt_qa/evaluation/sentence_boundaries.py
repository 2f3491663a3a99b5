"""How well the sentence splitter finds boundaries: lines of text glued in fives, their joints to be found again.

Lines of Tatoeba and MT-GenEval are sentences, so precision and recall both count there (a line that holds two
sentences costs precision wrongly). Lines of ANT are paragraphs of several sentences: only their recall means anything.

``python -m mt_qa.evaluation.sentence_boundaries``
"""

from __future__ import annotations

import lzma
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mt_qa.arabic.sentences import sentences
from mt_qa.core import Span
from mt_qa.evaluation.corpora import clean_documents, corpora_folder

GLUED = 5


@dataclass(frozen=True, slots=True)
class Boundaries:
    """Joints found, splits elsewhere, joints missed."""

    found: int
    elsewhere: int
    missed: int

    @property
    def precision(self) -> float:
        return self.found / max(self.found + self.elsewhere, 1)

    @property
    def recall(self) -> float:
        return self.found / max(self.found + self.missed, 1)


def boundaries(lines: Sequence[str], split: Callable[[str], Iterable[Span]] = sentences) -> Boundaries:
    """Glue `lines` in fives with a blank and compare the ends that `split` finds with the joints."""
    found = elsewhere = missed = 0
    for start in range(0, len(lines) - GLUED + 1, GLUED):
        group = lines[start : start + GLUED]
        joints = {len(" ".join(group[: count + 1])) for count in range(GLUED - 1)}
        text = " ".join(group)
        ends = {span.end for span in split(text)} - {len(text)}
        found += len(ends & joints)
        elsewhere += len(ends - joints)
        missed += len(joints - ends)
    return Boundaries(found, elsewhere, missed)


def _sentence_lines(source: str, folder: Path) -> list[str]:
    with lzma.open(folder / "corpus/permissive.tsv.xz", "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    return [text.strip() for origin, _, text in rows if origin.startswith(source) and text.strip()]


def _paragraphs(folder: Path) -> Iterator[str]:
    for document in clean_documents("ant", folder, held_out=False, most=6000):
        yield from (segment.target for segment in document.segments if len(segment.target) > 20)


def main() -> int:
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    for source in ("Tatoeba", "MT-GenEval"):
        counted = boundaries(_sentence_lines(source, folder))
        print(f"{source}: precision {counted.precision:.3f}, recall {counted.recall:.3f}")
    print(f"ANT: recall {boundaries(list(_paragraphs(folder))).recall:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
