"""One run from its input to its output: what is there is kept, what is missing is reviewed, all is put together."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from mt_qa.batch.cache import Cache
from mt_qa.batch.manifest import Manifest, manifest_of
from mt_qa.batch.memory import segment_keys
from mt_qa.batch.progress import Progress, Silent
from mt_qa.batch.results import Result, of_failure
from mt_qa.batch.reviewer import Done, Work
from mt_qa.batch.settings import Settings
from mt_qa.batch.shards import Cut, Shard, cut_into_shards, fingerprint
from mt_qa.batch.tally import Tally
from mt_qa.batch.workspace import Header, Workspace, write_whole
from mt_qa.core import Document
from mt_qa.formats.inputs import read_inputs
from mt_qa.formats.items import Broken, Item, Limits, Readable
from mt_qa.formats.outputs import require_known_ending, write_reports

IN_SUMMARY = 1000
"""So many stories are ranked in the summary; `Order.triage` names a file for all."""


class Executor(Protocol):
    """Where shards are reviewed: `mt_qa.batch.local` or `mt_qa.batch.cluster`."""

    def run(self, works: Iterator[Work], tell: Callable[[int], object]) -> Generator[tuple[Work, Done]]:
        """What comes of each shard, as they are done; `tell` is told how many records of unfinished ones are."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: `inputs` as the caller named them, one `output` file."""

    inputs: tuple[str, ...]
    output: Path
    settings: Settings = field(default_factory=Settings)
    columns: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    cut: Cut = field(default_factory=Cut)
    resume: bool = False
    restart: bool = False
    cache: Path | None = None
    triage: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The summary (``mt-qa/batch-summary/1``); how many records this run reviewed itself; why the cache was left.

    `repeated` are the numbers of records whose story comes again later.
    """

    summary: dict[str, Any]
    repeated: frozenset[int]
    reviewed: int
    problem: str = ""


def run_batch(order: Order, executor: Executor, progress: Progress | None = None) -> Outcome:
    """Review the inputs into the output. One record never stops the run; interrupted, it can be resumed.

    Raises InputError where an input cannot be opened or the output not be written, and where there is another run to
    resume; ProfileError, DataError and BackendError where the set-up is broken.
    """
    require_known_ending(order.output)
    items = read_inputs(order.inputs, columns=order.columns, limits=order.limits)
    manifest = manifest_of(order.inputs, order.settings, order.columns, order.limits, order.cut)
    with Workspace(order.output) as workspace, _cache(order) as cache:
        kept = workspace.outcome(manifest) if order.resume else None
        if kept is not None:
            return Outcome(kept["summary"], frozenset(kept["repeated"]), 0)
        workspace.begin(manifest, resume=order.resume, restart=order.restart)
        run = _Run(workspace, cache, progress or Silent())
        run.review(cut_into_shards(items, order.cut), executor)
        summary, repeated = _put_together(order, workspace, manifest, run.parts)
        return Outcome(summary, frozenset(repeated), run.reviewed, "" if cache is None else cache.problem)


def _cache(order: Order) -> AbstractContextManager[Cache | None]:
    return nullcontext() if order.cache is None else Cache(order.cache, order.settings.identity())


@dataclass(slots=True)
class _Run:
    """The shards under way, and counts of records: done in all, of these kept from before, reviewed now."""

    workspace: Workspace
    cache: Cache | None
    progress: Progress
    parts: int = 0
    done: int = 0
    kept: int = 0
    reviewed: int = 0
    open: dict[int, tuple[Shard, dict[int, Result]]] = field(default_factory=dict)
    now: int = field(default_factory=lambda: int(time.time()))

    def review(self, shards: Iterable[Shard], executor: Executor) -> None:
        """Make the part of every shard that has none."""

        def tell(under_way: int) -> None:
            self.progress.tell(self.done + under_way, self.kept)

        with closing(executor.run(self._left(shards), tell)) as finished:
            for work, done in finished:
                shard, results = self.open.pop(work.shard)
                self._remember(work, done)
                self._keep(shard, results | dict(done))
                self.reviewed += len(done)
                tell(0)
        if self.cache is not None:
            self.cache.trim()

    def _left(self, shards: Iterable[Shard]) -> Iterator[Work]:
        """What nobody has reviewed yet. A shard that has its part, or is all known, is passed over."""
        for shard in shards:
            self.parts += 1
            if self.workspace.has(shard.number, shard.fingerprint):
                self.done += len(shard.items)
                self.kept += len(shard.items)
                continue
            results = {place: self._known(item) for place, item in enumerate(shard.items)}
            known = {place: result for place, result in results.items() if result is not None}
            if len(known) == len(shard.items):
                self.kept += len(shard.items)
                self._keep(shard, known)
                continue
            self.open[shard.number] = shard, known
            readable = [
                (p, i.document) for p, i in enumerate(shard.items) if isinstance(i, Readable) and p not in known
            ]
            yield Work(shard.number, tuple(readable), segments=self._segments(readable))

    def _known(self, item: Item) -> Result | None:
        match item:
            case Broken():
                return of_failure(item.kind.value, item.message)
            case Readable() if self.cache is not None:
                return self.cache.recall(fingerprint(item.document), self.now)
        return None

    def _segments(self, documents: Sequence[tuple[int, Document]]) -> Mapping[str, str]:
        """What is known of the segments of articles that are not known as a whole: they may be old ones, changed."""
        if self.cache is None:
            return {}
        return self.cache.recall_segments([key for _, one in documents for key in segment_keys(one)], self.now)

    def _remember(self, work: Work, done: Done) -> None:
        if self.cache is not None:
            documents = dict(work.documents)
            self.cache.keep([(fingerprint(documents[place]), result) for place, result in done], self.now)

    def _keep(self, shard: Shard, results: Mapping[int, Result]) -> None:
        pairs = [(item.id, results[place]) for place, item in enumerate(shard.items)]
        header = Header(shard.fingerprint, tuple((identity, result.row) for identity, result in pairs))
        self.workspace.keep(shard.number, header, [result.line(identity) for identity, result in pairs])
        self.done += len(pairs)


def _put_together(
    order: Order, workspace: Workspace, manifest: Manifest, parts: int
) -> tuple[dict[str, Any], list[int]]:
    """The output from its parts, the summary, and the numbers of repeated records."""
    with Tally(workspace.folder / "tally.sqlite") as tally:
        for number in range(parts):
            for identity, row in workspace.header(number).rows:
                tally.add(identity, row)
        ranked = [story.to_dict() for story in islice(tally.ranked(), IN_SUMMARY)]
        summary = tally.to_dict() | {"signature": manifest["signature"], "triage": ranked}
        if order.triage is not None:
            rows = (json.dumps(story.to_dict(), ensure_ascii=False).encode() + b"\n" for story in tally.ranked())
            write_whole(order.triage, rows)
        repeated = tally.repeated()
    write = partial(write_reports, workspace.lines(parts), name=order.output)
    workspace.finish(manifest, write, {"summary": summary, "repeated": repeated})
    return summary, repeated
