"""``mt-qa batch``: many records, unattended; what is to be published, read or translated again, and which first.

Exits 0 where the run is done, whatever its records are like; 1 where a gate of ``--fail-on`` was not met; 130 where it
was interrupted and can be resumed.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mt_qa.core import InputError, Severity

if TYPE_CHECKING:
    from mt_qa.batch.run import Executor, Order
    from mt_qa.batch.settings import Settings
    from mt_qa.knowledge.termbase import Termbase

GATE_NOT_MET = 1


class BatchGate(StrEnum):
    """What a pipeline may not want: a finding this severe or worse, a verdict, a record that could not be reviewed."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"
    RETRANSLATE = "retranslate"
    ERROR = "error"


def batch(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files of records or articles, folders; - is JSON Lines.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="Reports: .jsonl, also packed, or .parquet.")
    ],
    summary: Annotated[
        str | None, typer.Option(metavar="FILE", help="Counts and the head of the queue, as JSON.")
    ] = None,
    triage: Annotated[
        str | None, typer.Option(metavar="FILE", help="The whole queue, JSON Lines, the first to see first.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with a run that was interrupted.")] = False,
    restart: Annotated[bool, typer.Option("--restart", help="Drop what an interrupted run has left.")] = False,
    column: Annotated[
        list[str] | None, typer.Option(metavar="KEY=NAME", help="Where the input has it, such as target=text.")
    ] = None,
    fail_on: Annotated[
        list[BatchGate] | None, typer.Option(help="Exit 1 where there is any (may be repeated).")
    ] = None,
    profile: Annotated[str, typer.Option(help="Choice of checks and weights, or a .toml file.")] = "news-ar",
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, help="Leave out findings less sure than this.")
    ] = None,
    max_findings_per_1000_words: Annotated[
        float | None, typer.Option(min=0, help="Show only so many, the worst first; 0 is no limit.")
    ] = None,
    termbase: Annotated[str | None, typer.Option(metavar="NAME|FILE", help="The house's terms.")] = None,
    project: Annotated[str | None, typer.Option(help="Apply the terms of this project too.")] = None,
    workers: Annotated[int, typer.Option(min=0, help="Processes; 0 is one a core.")] = 0,
    time_limit: Annotated[float, typer.Option(min=0.1, help="Seconds for one record.")] = 180.0,
    shard: Annotated[int, typer.Option(min=1, help="Records that a killed worker loses at most.")] = 50,
    cache: Annotated[str | None, typer.Option(metavar="FILE", help="Where results are kept for the next run.")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep results.")] = False,
    write_back: Annotated[
        bool, typer.Option("--write-back", help="Put the findings into the XLIFF documents among the inputs.")
    ] = False,
    write_back_to: Annotated[
        str | None, typer.Option(metavar="FOLDER", help="The same into copies of them in this folder.")
    ] = None,
    to_desk: Annotated[
        str | None, typer.Option(metavar="PROJECT", help="Put every story into the queue of this project's desk.")
    ] = None,
    ray: Annotated[str | None, typer.Option(metavar="ADDRESS|local", help="Review on a Ray cluster.")] = None,
) -> None:
    """Review thousands of articles unattended; one bad record never stops the run."""
    from mt_qa.batch.cache import default_path
    from mt_qa.batch.counting import record_count
    from mt_qa.batch.progress import shown
    from mt_qa.batch.run import Order, run_batch
    from mt_qa.batch.settings import Settings
    from mt_qa.batch.shards import Cut
    from mt_qa.render.batch_summary import render_summary

    if resume and restart:
        raise InputError("--resume goes on, --restart begins anew: not both")
    settings = Settings(profile, min_confidence, max_findings_per_1000_words, _terms(termbase, project), time_limit)
    kept = Path(cache) if cache else default_path()
    order = Order(
        inputs=tuple(inputs),
        output=Path(output),
        settings=settings,
        columns=_columns(column or []),
        cut=Cut(records=shard),
        resume=resume,
        restart=restart,
        cache=None if no_cache else kept,
        triage=None if triage is None else Path(triage),
    )
    with _ended_in_good_order(output), shown(record_count(inputs, order.columns)) as progress:
        outcome = run_batch(order, _executor(settings, workers, ray), progress)
    if outcome.problem:
        typer.echo(f"mt-qa: {outcome.problem}", err=True)
    if summary is not None:
        from mt_qa.formats.files import write_text

        write_text(summary, json.dumps(outcome.summary, ensure_ascii=False, indent=2) + "\n")
    typer.echo(render_summary(outcome.summary), nl=False)
    if to_desk is not None:
        _to_desk(order, to_desk, outcome.repeated)
    if write_back or write_back_to is not None:
        _write_back(order, write_back_to)
    if any(_is_there(gate, outcome.summary) for gate in fail_on or []):
        raise typer.Exit(GATE_NOT_MET)


def _to_desk(order: Order, project: str, repeated: frozenset[int]) -> None:
    """The articles in the queue of the review desk; what could not be taken in is told."""
    from mt_qa.batch.desk import to_desk
    from mt_qa.formats.inputs import read_inputs
    from mt_qa.formats.outputs import read_reports

    items = read_inputs(order.inputs, columns=order.columns, limits=order.limits)
    done = to_desk(project, items, read_reports(order.output), repeated, order.settings.profile)
    for problem in done.problems:
        typer.echo(f"mt-qa: {problem}", err=True)
    typer.echo(f"project {project}: {done.added:,} articles added, {done.known:,} were there")


def _write_back(order: Order, folder: str | None) -> None:
    """Findings as notes in the XLIFF documents that came in; what could not be written is told."""
    from mt_qa.formats.outputs import read_reports
    from mt_qa.formats.write_back import write_back

    into = None if folder is None else Path(folder)
    done = write_back(order.inputs, read_reports(order.output), into=into, columns=order.columns, limits=order.limits)
    for problem in done.problems:
        typer.echo(f"mt-qa: {problem}", err=True)
    typer.echo(f"findings written into {len(done.paths)} XLIFF documents")


def _terms(named: str | None, project: str | None) -> Termbase | None:
    from mt_qa.formats.termbases import terms_of

    if named is None:
        if project is not None:
            raise InputError("--project chooses from a termbase: give --termbase too")
        return None
    return terms_of(named, project)


def _columns(given: Sequence[str]) -> dict[str, str]:
    """``["target=text"]`` as a mapping. Raises InputError."""
    pairs = [item.partition("=") for item in given]
    for key, sign, _ in pairs:
        if not sign:
            raise InputError(f"--column {key}: say KEY=NAME, such as target=text")
    return {key: name for key, _, name in pairs}


def _executor(settings: Settings, workers: int, ray: str | None) -> Executor:
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # one process a core: more threads would only wait for each other
    if ray is not None:
        from mt_qa.batch.cluster import RayCluster

        return RayCluster(settings, ray, workers)
    from mt_qa.batch.local import LocalPool, cores

    return LocalPool(settings, workers or cores())


@contextmanager
def _ended_in_good_order(output: str) -> Iterator[None]:
    """SIGTERM ends a run as Ctrl-C does, and the person is told what to do next."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(f"mt-qa: interrupted; the same command with --resume goes on with {output}", err=True)
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _is_there(gate: BatchGate, summary: Mapping[str, Any]) -> bool:
    """True where the run came upon what the gate does not want."""
    match gate:
        case BatchGate.ERROR:
            return bool(summary["errors"])
        case BatchGate.RETRANSLATE:
            return bool(summary["verdicts"]["retranslate"])
    least = Severity.parse(gate.value)
    return any(count and Severity.parse(label) >= least for label, count in summary["findings"].items())
