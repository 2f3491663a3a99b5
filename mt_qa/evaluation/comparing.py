"""What is claimed of ``mt-qa compare``, measured: known qualities told apart on two domains, and its time.

``python -m mt_qa.evaluation.bench --only compare``.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from os import times
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from mt_qa import service
from mt_qa.compare.outputs import OutputArticle, Outputs, OutputSegment, outputs_of
from mt_qa.compare.result import Comparison
from mt_qa.evaluation.corpora import clean_documents
from mt_qa.evaluation.damage import damaged
from mt_qa.evaluation.tables import table

DOMAINS = {"news": "ant", "medicine": "tico19"}
SHARES = {"clean": 0.0, "tenth": 0.1, "third": 0.3}
SEGMENTS = 500
SYSTEMS, TIMED_SEGMENTS = 5, 2_000
MOST_SECONDS = 180.0


def paragraphs(domain: str, folder: Path, most: int) -> list[str]:
    """Clean segments of one domain."""
    rows = (segment.target for document in clean_documents(DOMAINS[domain], folder) for segment in document.segments)
    return [row for row in rows if row.strip()][:most]


def qualities(lines: list[str]) -> Outputs:
    """The lines as they are, with a tenth, and with three tenths of the words damaged; no reference, no source."""
    text = "\n".join(line.replace("\n", " ") for line in lines)
    return outputs_of(
        {name: damaged(text, share, 1) if share else text for name, share in SHARES.items()}, separate_lines=True
    )


def told_apart(comparison: Comparison) -> bool:
    """True where the three are ranked rightly, each significantly better by score than the next."""
    names = [system.name for system in comparison.systems]
    clusters = [system.cluster for system in comparison.systems]
    return names == list(SHARES) and clusters == [1, 2, 3]


def quality_table(comparison: Comparison) -> str:
    """Score and rates of each system."""
    rows = (
        [
            system.name,
            f"{system.quality.score.score:.1f} [{system.quality.score.low:.1f}–{system.quality.score.high:.1f}]",
            f"{100 * system.quality.error_free_rate:.1f}",
            str(sum(system.quality.findings.values())),
            str(system.cluster),
        ]
        for system in comparison.systems
    )
    return table(["system", "score [95 %]", "error-free %", "findings", "cluster"], list(rows))


class Cost(NamedTuple):
    """Seconds on the clock, and of the processor, children included."""

    wall: float
    processor: float


def timed(lines: list[str], systems: int = SYSTEMS, workers: int = 1) -> Cost:
    """What it takes to compare so many outputs of the lines, with the lines as reference and all tests."""
    text = "\n".join(line.replace("\n", " ") for line in lines)
    texts = {f"system {n}": damaged(text, 0.05 * n, n) for n in range(1, systems + 1)}
    outputs = outputs_of(texts, references={"reference": text}, separate_lines=True)
    began, spent = perf_counter(), sum(times()[:4])
    service.compare(outputs, workers=workers)
    return Cost(perf_counter() - began, sum(times()[:4]) - spent)


def section(folder: Path) -> Iterator[str]:
    """Everything that the bench prints about comparing."""
    for domain in DOMAINS:
        comparison = service.compare(qualities(paragraphs(domain, folder, SEGMENTS)))
        yield f"{domain}, {len(comparison.segments)} segments, without reference and source:"
        yield quality_table(comparison)
        yield f"{'met' if told_apart(comparison) else 'NOT MET'}: ranked rightly and significantly"
    lines = [line for domain in DOMAINS for line in paragraphs(domain, folder, TIMED_SEGMENTS // 2)]
    cost = timed(lines, workers=2)
    yield (
        f"{SYSTEMS} systems x {len(lines):,} segments with reference, all tests: {cost.wall:.0f} s on the clock, "
        f"{cost.processor:.0f} s of the processors, two processes"
    )
    yield f"{'met' if cost.wall <= MOST_SECONDS else 'NOT MET'}: under {MOST_SECONDS:.0f} s on two cores of its own"


def wmt25_outputs(folder: Path) -> Outputs:
    """What three systems of WMT25 made of its English documents in Arabic, a chunk an article, its domain from its id.

    The texts have no licence stated: they are measured, and not shipped.
    """
    by_chunk: dict[str, dict[str, str]] = {}
    with lzma.open(folder / "eval/wmt25_en-ar_EG_3systems.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            by_chunk.setdefault(record["doc_id"], {})[record["system"]] = record["mt_text"]
    names = tuple(sorted({name for chunk in by_chunk.values() for name in chunk}))
    articles = tuple(
        OutputArticle((OutputSegment(tuple(chunk[name] for name in names)),), identity, _wmt_domain(identity))
        for identity, chunk in by_chunk.items()
        if len(chunk) == len(names)
    )
    return Outputs(names, articles)


def _wmt_domain(identity: str) -> str:
    """``en-ar_EG_#_literary_#_rink_rats_chapter1#0`` is literary."""
    return identity.split("_#_")[1]
