"""``mt-qa compare``: which of several translations is better, where, and whether the difference is real."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mt_qa.core import InputError

if TYPE_CHECKING:
    from mt_qa.compare.blind import Pick
    from mt_qa.compare.comparing import Progress
    from mt_qa.compare.outputs import Outputs
    from mt_qa.compare.result import Comparison


MANY_OUTPUTS = 2_000


class ComparisonFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    HTML = "html"


class Language(StrEnum):
    ENGLISH = "en"
    ARABIC = "ar"


class Metric(StrEnum):
    BLEU = "bleu"
    CHRF = "chrf"
    CHRF_WORDS = "chrf++"
    TER = "ter"


class Tokenizer(StrEnum):
    V13A = "13a"
    INTERNATIONAL = "intl"
    FLORES200 = "flores200"
    CHARACTERS = "char"
    NONE = "none"


def compare(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="A B ...",
            help="Arabic outputs, line by line, one file a system (NAME=FILE names it); or one .jsonl or .parquet file "
            "of records with outputs.",
        ),
    ],
    source: Annotated[str | None, typer.Option(metavar="FILE", help="What was translated, line by line.")] = None,
    reference: Annotated[
        list[str] | None, typer.Option(metavar="FILE", help="A right translation; may be given several times.")
    ] = None,
    form: Annotated[ComparisonFormat, typer.Option("--format", help="How to show it.")] = ComparisonFormat.TEXT,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="OUT", help="Write it to this file.")] = None,
    language: Annotated[Language, typer.Option("--lang", help="Language of the report.")] = Language.ENGLISH,
    profile: Annotated[str, typer.Option(help="Choice of checks and weights, or a .toml file.")] = "news-ar",
    separate_lines: Annotated[
        bool, typer.Option("--separate-lines", help="Each line is a text of its own, not part of one article.")
    ] = False,
    metric: Annotated[
        list[Metric] | None, typer.Option(help="Only this metric; may be given several times. Needs a reference.")
    ] = None,
    tokenizer: Annotated[
        Tokenizer | None,
        typer.Option("--tokenize", help="BLEU's tokens: flores200 (spBLEU) where its model is here, else 13a."),
    ] = None,
    neural: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=FOLDER", help="comet or metricx with weights in this folder; may be repeated."),
    ] = None,
    against: Annotated[
        str, typer.Option(metavar="NAME", help="Mark words that differ from this system's or reference's.")
    ] = "",
    rank_by: Annotated[str, typer.Option(help="What the ranking and its clusters are made from.")] = "score",
    alpha: Annotated[float, typer.Option(min=0.0001, max=0.5, help="Level of significance after correction.")] = 0.05,
    seed: Annotated[int, typer.Option(min=0, help="The same seed draws the same.")] = 12345,
    resamples: Annotated[int, typer.Option(min=100, help="Draws for intervals and the paired bootstrap.")] = 1000,
    trials: Annotated[
        int | None, typer.Option(min=100, help="Trials of the randomisation test; 10000, or more for many systems.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes; by default as many as there are cores, for much text.")
    ] = None,
    picks: Annotated[
        str | None, typer.Option(metavar="FILE", help="Blind picks of a person: how the metrics agree with them.")
    ] = None,
    merge: Annotated[
        str | None, typer.Option(metavar="OUT", help="Write the best output of each segment, names made uniform.")
    ] = None,
) -> None:
    """Compare translations of the same text: metrics, significance, and where they differ."""
    from mt_qa import service
    from mt_qa.compare.comparing import Options, with_picks
    from mt_qa.compare.metrics import METRICS
    from mt_qa.formats.compared_texts import read_outputs

    outputs = read_outputs(files, source=source, references=reference or (), separate_lines=separate_lines)
    if against and against not in (*outputs.names, *outputs.reference_names):
        known = ", ".join((*outputs.reference_names, *outputs.names))
        raise InputError(f"no system and no reference is called {against!r}; there are {known}")
    options = Options(
        metrics=tuple(dict.fromkeys(each.value for each in metric)) if metric else METRICS,
        tokenizer=None if tokenizer is None else tokenizer.value,
        ranked_by=rank_by,
        seed=seed,
        resamples=resamples,
        trials=trials,
        alpha=alpha,
    )
    weights = _weights(neural or ())
    with _progress() as progress:
        comparison = service.compare(
            outputs,
            profile=profile,
            options=options,
            neural=weights,
            workers=_workers(outputs) if workers is None else workers,
            progress=progress,
        )
    if picks is not None:
        comparison = with_picks(comparison, _picks(picks, outputs))
    for remark in comparison.remarks:
        typer.echo(f"mt-qa: {remark.english}", err=True)
    if merge is not None:
        _merge(comparison, outputs, merge, profile)
    _emit(_rendered(comparison, form, language, against), output)


def _workers(outputs: Outputs) -> int:
    """One process for little text: each further one takes seconds to start."""
    return (os.cpu_count() or 1) if len(outputs.names) * len(outputs.segments) >= MANY_OUTPUTS else 1


def _weights(named: Sequence[str]) -> dict[str, str]:
    """Folders of weights by metric. Raises InputError."""
    found: dict[str, str] = {}
    for each in named:
        name, equals, folder = each.partition("=")
        if not equals or not folder:
            raise InputError(f"--neural {each}: write comet=FOLDER or metricx=FOLDER")
        found[name] = folder
    return found


def _picks(path: str, outputs: Outputs) -> tuple[Pick, ...]:
    from mt_qa.compare.blind import read_picks
    from mt_qa.formats.files import name_of
    from mt_qa.formats.text import read_source

    return read_picks(read_source(path), name_of(path), outputs)


def _merge(comparison: Comparison, outputs: Outputs, path: str, profile: str) -> None:
    from mt_qa.best_of import best_of
    from mt_qa.formats.files import write_text

    merged = best_of(comparison, outputs, profile=profile)
    write_text(path, merged.text)
    counts = ", ".join(f"{name} {count}" for name, count in merged.counts.items())
    typer.echo(f"mt-qa: {path}: best of {counts}; {len(merged.renamed)} names made uniform", err=True)
    for name in merged.wavering:
        typer.echo(f"mt-qa: {path}: still named in several ways: {name}", err=True)


def _rendered(comparison: Comparison, form: ComparisonFormat, language: Language, against: str) -> str:
    match form:
        case ComparisonFormat.JSON:
            from mt_qa.render.comparison_json import render_json

            return render_json(comparison)
        case ComparisonFormat.HTML:
            from mt_qa.render.comparison_html import render_html

            return render_html(comparison, language=language.value, against=against)
    from mt_qa.render.comparison_text import render_text

    return render_text(comparison, language=language.value, against=against)


def _emit(text: str, output: str | None) -> None:
    if output in (None, "-"):
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    from mt_qa.formats.files import write_text

    write_text(Path(str(output)), text)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on standard error for each part of the work, where a person watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield tell
