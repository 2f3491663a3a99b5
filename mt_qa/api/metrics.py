"""Counts and times for Prometheus, in a registry of the application's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from mt_qa import __version__
from mt_qa.api.pool import Pool

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """What is counted at each request, and what the pool counts itself."""

    def __init__(self, pool: Pool, batches: Callable[[], dict[str, int]]) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "mt_qa_requests", "Requests answered.", ["method", "route", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "mt_qa_request_seconds",
            "From the head of the request to the end of the answer.",
            ["route"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self.registry.register(_PoolCollector(pool, batches))

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """One request has been answered; `route` is the address with names for what varies in it."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def render(self) -> bytes:
        """Everything, in Prometheus's text format."""
        return generate_latest(self.registry)


class _PoolCollector(Collector):
    """Reads the pool's own counts when they are asked for."""

    def __init__(self, pool: Pool, batches: Callable[[], dict[str, int]]) -> None:
        self._pool = pool
        self._batches = batches

    def collect(self) -> Iterable[CounterMetricFamily | GaugeMetricFamily]:
        pool, counts = self._pool, self._pool.counts
        for name, text, value in (
            ("reviews", "Records reviewed.", counts.tasks),
            ("review_characters", "Characters of the records reviewed.", counts.characters),
            ("review_seconds", "Seconds that workers spent on reviews.", counts.seconds),
            ("refused", "Requests refused because the queue was full.", counts.refused),
            ("over_time", "Reviews that were ended at the time limit.", counts.over_time),
            ("abandoned", "Requests whose caller left before they were begun.", counts.abandoned),
            ("worker_restarts", "Workers that ended and were replaced.", counts.restarts),
        ):
            yield CounterMetricFamily(f"mt_qa_{name}", text, value)
        yield GaugeMetricFamily("mt_qa_waiting", "Requests in the queue.", pool.waiting)
        yield GaugeMetricFamily("mt_qa_workers_ready", "Workers that have their tables.", pool.ready)
        yield _labelled("mt_qa_batches", "Batches on disk.", "state", self._batches())
        yield _labelled("mt_qa_build_info", "The version that runs.", "version", {__version__: 1})


def _labelled(name: str, text: str, label: str, values: dict[str, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, text, labels=[label])
    for value, number in values.items():
        family.add_metric([value], number)
    return family
