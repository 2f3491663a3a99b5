"""What ``make bench`` says of the HTTP service under load."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mt_qa.evaluation import serving
from mt_qa.evaluation.tables import met

MOST_WAITED = 1.0
MOST_MEMORY_GROWTH = 1.05
"""What is asked: seconds for 95 of 100 callers; memory after all requests against that after half of them."""


def report(texts: Sequence[str], requests: int = serving.REQUESTS) -> Iterator[str]:
    """Lines about a service that is sent articles of `texts`: the waits, errors, memory, and what a crowd is told."""
    articles = serving.articles_of(texts)
    with serving.running_service() as running:
        load = serving.under_load(running, articles, requests)
        crowd = serving.crowded(running, "\n".join(articles[:2]))
        after = serving.under_load(running, articles, requests=20)
        survived = running.runs
    yield from _load(load)
    counts = serving.statuses(crowd)
    told = all(answer.retry_after for answer in crowd if answer.status == 429)
    yield f"{serving.CROWD} at once: {', '.join(f'{count} times {status}' for status, count in sorted(counts.items()))}"
    yield met(set(counts) <= {200, 429} and counts[429] > 0 and told, "answered, or 429 with Retry-After")
    yield met(survived and after.failed == 0, "and it goes on afterwards")


def _load(load: serving.Load) -> Iterator[str]:
    count = len(load.answers)
    p50, p95, p99 = (load.percentile(share) for share in (0.5, 0.95, 0.99))
    yield (
        f"{count:,} articles of {serving.WORDS} words in {load.seconds:.1f} s, {count / load.seconds:.1f} a second; "
        f"callers waited p50 {p50:.3f} s, p95 {p95:.3f} s, p99 {p99:.3f} s"
    )
    yield met(p95 < MOST_WAITED, f"p95 under {MOST_WAITED:g} s at {serving.AT_ONCE} at once")
    yield met(load.failed == 0, f"no error in {count:,} requests")
    curve = ", ".join(f"{megabytes:.0f} MB after {requests:,}" for requests, megabytes in load.megabytes.items())
    yield f"memory of service and workers: {curve}"
    *_, half, whole = load.megabytes.values()
    grown = whole / half
    yield met(grown <= MOST_MEMORY_GROWTH, f"after all requests at most {MOST_MEMORY_GROWTH:g} times that after half")
