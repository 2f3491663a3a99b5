"""The section of the benchmark about batches, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mt_qa.batch.local import cores
from mt_qa.evaluation.batch_cost import BatchCost, batch_cost, classifier_speed, hunspell_speed, news
from mt_qa.evaluation.tables import met, table

ARTICLES, SAMPLE, CLASSIFIED = 5_000, 1_000, 200
FLAT_FROM = 500
"""Articles of the whole run, of the comparison with one process, segments for the classifier, and of a warm start."""

LEAST_SPEED_UP = 1.7
LEAST_SEGMENTS_A_MINUTE = 1_000
MOST_GROWTH = 1.1
LEAST_TIMES = {"float32": 20, "bfloat16": 8}
"""How many times as fast as a classifier of 278 million parameters a batch is to be."""


def report(folder: Path) -> Iterator[str]:
    """Line by line as it is measured: some ten minutes."""
    articles, workers = news(folder, ARTICLES), cores()
    segments = [line for text in articles[:SAMPLE] for line in text.splitlines() if line.strip()][:CLASSIFIED]
    whole = batch_cost(articles, workers)
    yield _whole(whole)
    a_minute = 60 * whole.segments / whole.processor
    yield met(a_minute >= LEAST_SEGMENTS_A_MINUTE, f"at least {LEAST_SEGMENTS_A_MINUTE:,} segments a minute and core")
    yield from _memory(whole)
    alone, together = (batch_cost(articles[:SAMPLE], count) for count in (1, workers))
    speed_up = alone.seconds / together.seconds
    yield (
        f"{SAMPLE:,} articles: one process {alone.seconds:.1f} s, {workers} processes {together.seconds:.1f} s, "
        f"{speed_up:.2f} times as fast"
    )
    yield met(workers < 2 or speed_up >= LEAST_SPEED_UP, f"at least {LEAST_SPEED_UP:g} times as fast on two cores")
    yield from _peers(articles[:SAMPLE], segments, together)


def _peers(articles: list[str], segments: list[str], together: BatchCost) -> Iterator[str]:
    """What else reads the same text, and how much slower it is."""
    ours = together.words / together.seconds
    rows = [
        [f"mt-qa batch, {together.workers} cores", f"{ours:,.0f}", ""],
        ["hunspell alone, one core", f"{hunspell_speed(articles):,.0f}", ""],
    ]
    times = {}
    for precision in LEAST_TIMES:
        peer = classifier_speed(segments, precision)
        name = f"{peer.parameters:.0f} M classifier, {precision}, {peer.tokens_a_word:.2f} tokens a word, all cores"
        times[precision] = ours / peer.words
        rows.append([name, f"{peer.words:,.0f}", f"{times[precision]:.1f}"])
    yield table(["what", "words a second", "mt-qa batch is so many times as fast"], rows)
    for precision, least in LEAST_TIMES.items():
        yield met(times[precision] >= least, f"at least {least} times as fast as the classifier in {precision}")


def _whole(cost: BatchCost) -> str:
    a_core = cost.words / cost.processor
    return (
        f"{cost.articles:,} articles, {cost.segments:,} segments, {cost.words:,} words on {cost.workers} cores in "
        f"{cost.seconds:.0f} s: {cost.words / cost.seconds:,.0f} words a second, "
        f"{60 * cost.articles / cost.seconds:,.0f} articles a minute; {cost.processor:.0f} s of processor time: "
        f"{a_core:,.0f} words a second and core, {60 * cost.articles / cost.processor:,.0f} articles and "
        f"{60 * cost.segments / cost.processor:,.0f} segments a minute and core"
    )


def _memory(cost: BatchCost) -> Iterator[str]:
    shown = [500, 1_000, 2_000, 3_000, 4_000, ARTICLES - 50]
    points = [(done, cost.megabytes_from(done)) for done in shown if cost.megabytes_from(done)]
    yield "memory of all processes: " + ", ".join(f"{done:,}: {values[0]:.0f} MB" for done, values in points)
    values = cost.megabytes_from(FLAT_FROM)
    growth = max(values) / values[0]
    yield met(growth <= MOST_GROWTH, f"flat: at most {MOST_GROWTH:g} times of article {FLAT_FROM} (is {growth:.2f})")
