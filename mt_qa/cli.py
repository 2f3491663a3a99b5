"""The command line: reads what the caller names, asks `mt_qa.service`, renders. It computes nothing itself.

Results go to standard output, progress and warnings to standard error.

====  =====================================================================
exit  meaning
====  =====================================================================
0     done
1     a gate that the caller asked for was not met (``--fail-on``, ``termbase check``)
2     bad input or usage
3     broken set-up: a profile, a table, a model, or a fault of the program
130   interrupted
====  =====================================================================
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mt_qa import __version__
from mt_qa.compare_commands import compare
from mt_qa.core import Document, InputError, MtQaError, Report, Severity
from mt_qa.store_commands import calibrate
from mt_qa.store_commands import commands as store_commands
from mt_qa.termbase_commands import commands as termbase_commands

if TYPE_CHECKING:
    from mt_qa.knowledge.termbase import Termbase

DONE, GATE_NOT_MET, BAD_INPUT, BROKEN_SET_UP, INTERRUPTED = 0, 1, 2, 3, 130
LONG_TEXT = 200_000
"""Characters from which a review takes long enough for a progress bar."""

program = typer.Typer(
    name="mt-qa",
    help="Quality assessment of machine-translated Arabic news.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # rich is loaded only where it is used: start-up counts
)
program.add_typer(termbase_commands, name="termbase")
program.add_typer(store_commands, name="store")
program.command()(calibrate)


class ReportFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    XLIFF = "xliff"
    MAROT = "marot"
    ESA = "esa"


class CatalogueFormat(StrEnum):
    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


class EvaluationFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class Language(StrEnum):
    ENGLISH = "en"
    ARABIC = "ar"


class Recipe(StrEnum):
    ASSOCIATION = "association"
    TOKENIZER = "tokenizer"
    LM = "lm"
    DETECTOR = "detector"


class Gate(StrEnum):
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mt-qa {__version__}")
        raise typer.Exit


@program.callback()
def _program(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


@program.command()
def review(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Arabic text, in any encoding; - is standard input.")],
    source: Annotated[
        str | None, typer.Option(metavar="FILE", help="What it was translated from, line by line.")
    ] = None,
    form: Annotated[ReportFormat, typer.Option("--format", help="How to show the report.")] = ReportFormat.TEXT,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="OUT", help="Write the report to this file.")
    ] = None,
    language: Annotated[Language, typer.Option("--lang", help="Language of the report.")] = Language.ENGLISH,
    profile: Annotated[str, typer.Option(help="Choice of checks and weights, or a .toml file.")] = "news-ar",
    min_confidence: Annotated[
        float | None, typer.Option(min=0, max=1, help="Leave out findings less sure than this.")
    ] = None,
    max_findings_per_1000_words: Annotated[
        float | None, typer.Option(min=0, help="Show only so many, the worst first; 0 is no limit.")
    ] = None,
    fail_on: Annotated[Gate | None, typer.Option(help="Exit 1 where a finding is this severe or worse.")] = None,
    termbase: Annotated[
        str | None, typer.Option(metavar="NAME|FILE", help="The house's terms: a kept termbase, or a .csv or .tbx.")
    ] = None,
    project: Annotated[str | None, typer.Option(help="Apply the terms of this project too.")] = None,
) -> None:
    """Review a translated article: what is garbled, and how to mend it."""
    from mt_qa import service

    if project is not None and termbase is None:
        raise InputError("--project chooses from a termbase: give --termbase too")
    terms = None if termbase is None else _termbase(termbase, project)
    document = _document(file, source)
    with _progress(document) as progress:
        report = service.review(
            document,
            profile=profile,
            min_confidence=min_confidence,
            max_findings_per_1000_words=max_findings_per_1000_words,
            termbase=terms,
            progress=progress,
        )
    _emit(_rendered(report, form, language, to_terminal=output is None and _shows_colour()), output)
    if fail_on is not None and report.worst() >= Severity.parse(fail_on.value):
        raise typer.Exit(GATE_NOT_MET)


@program.command()
def checks(
    form: Annotated[CatalogueFormat, typer.Option("--format", help="How to show the list.")] = CatalogueFormat.TEXT,
) -> None:
    """List the checks."""
    from mt_qa.registry import all_checks
    from mt_qa.render import catalogue

    render: dict[CatalogueFormat, Callable[..., str]] = {
        CatalogueFormat.TEXT: catalogue.render_table,
        CatalogueFormat.JSON: catalogue.render_json,
        CatalogueFormat.MARKDOWN: catalogue.render_markdown,
    }
    _emit(render[form](all_checks()))


@program.command()
def explain(name: Annotated[str, typer.Argument(metavar="NAME", help="A check, as `mt-qa checks` lists it.")]) -> None:
    """Show what a check looks for, on what authority, with examples."""
    from mt_qa.core import ProfileError
    from mt_qa.registry import find_check
    from mt_qa.render.catalogue import render_explanation

    try:
        check = find_check(name)
    except ProfileError as error:  # here the name is the caller's, not a profile's
        raise InputError(str(error)) from error
    _emit(render_explanation(check))


program.command()(compare)


@program.command()
def evaluate(
    gold: Annotated[str, typer.Argument(metavar="GOLD.jsonl", help="Records with judged spans; - is standard input.")],
    no_source: Annotated[bool, typer.Option("--no-source", help="Hide the sources from the checks.")] = False,
    form: Annotated[EvaluationFormat, typer.Option("--format", help="How to show it.")] = EvaluationFormat.TEXT,
) -> None:
    """Compare findings with judged spans, beside trivial baselines."""
    import json

    from mt_qa.evaluation.evaluate import evaluate as compare
    from mt_qa.evaluation.tables import render

    result = compare(gold, use_source=not no_source)
    if form is EvaluationFormat.JSON:
        _emit(json.dumps(result.to_dict(), ensure_ascii=False, indent=2) + "\n")
    else:
        _emit(render(result))


@program.command()
def app(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8501,
    headless: Annotated[bool, typer.Option("--headless", help="Do not open a browser.")] = False,
    address: Annotated[str, typer.Option(help="Where to listen; other machines reach only another one.")] = "127.0.0.1",
) -> None:
    """Start the review desk in the browser."""
    import subprocess
    from importlib.util import find_spec

    from mt_qa.core import BackendError

    if find_spec("streamlit") is None:
        raise BackendError("streamlit is not installed: install mt_qa again")
    # A process of its own: the desk's heavy imports stay out of this program.
    options = (f"--server.port={port}", f"--server.address={address}", f"--server.headless={str(headless).lower()}")
    code = subprocess.call([sys.executable, "-m", "mt_qa.app", *options])
    raise typer.Exit(DONE if code == 0 else BROKEN_SET_UP)


@program.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def train(context: typer.Context, recipe: Annotated[Recipe, typer.Argument(help="Which model.")]) -> None:
    """Train a model: what follows goes to its recipe, mostly `--config FILE` (data/training); `-- --help` lists all."""
    import subprocess
    from importlib.util import find_spec

    from mt_qa.core import BackendError

    missing = next((name for name in ("torch", "transformers") if find_spec(name) is None), None)
    if missing and recipe is not Recipe.ASSOCIATION:
        raise BackendError(f"{missing} is not installed: pip install 'mt_qa[models]'")

    # A process of its own, as for the desk.
    raise typer.Exit(subprocess.call([sys.executable, "-m", f"mt_qa.training.{recipe.value}", *context.args]))


def _document(file: str, source: str | None) -> Document:
    """The article with its source, if there is one. Raises InputError."""
    from mt_qa.formats.text import identity_of, read_article, read_source
    from mt_qa.service import document_of

    if file == source == "-":
        raise InputError("standard input: it can be the article or the source, not both")
    target = read_article(file)
    document = document_of(target, None if source is None else read_source(source), identity_of(file))
    if document.alignment is not None:
        found = document.alignment
        _warn(f"{source}: {found.sources} paragraphs, {file} has {found.targets}: aligned by length and numbers")
    return document


def _termbase(named: str, project: str | None) -> Termbase:
    """What of the termbase holds in the project. Raises InputError."""
    from mt_qa.formats.termbases import load_termbase

    termbase = load_termbase(named).for_project(project or "")
    if not termbase.entries:
        raise InputError(f"termbase {termbase.name}: every term belongs to a project: choose one with --project")
    return termbase


def _rendered(report: Report, form: ReportFormat, language: Language, *, to_terminal: bool) -> str | bytes:
    match form:
        case ReportFormat.TEXT:
            from mt_qa.render.text import render_text

            return render_text(report, language=language.value, terminal=to_terminal)
        case ReportFormat.JSON:
            from mt_qa.render.json import render_json

            return render_json(report)
    from mt_qa.render.exports import find_export
    from mt_qa.render.reviewed import Reviewed

    return find_export(form.value).written(Reviewed(report, language=language.value))


def _emit(written: str | bytes, output: str | None = None) -> None:
    if output in (None, "-"):
        if isinstance(written, bytes):
            sys.stdout.buffer.write(written)
        else:
            sys.stdout.write(written)
        sys.stdout.flush()
        return
    from mt_qa.formats.files import write_bytes, write_text

    if isinstance(written, bytes):
        write_bytes(Path(str(output)), written)
    else:
        write_text(Path(str(output)), written)


def _shows_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def _progress(document: Document) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on standard error, for a long text and a person who watches."""
    if not sys.stderr.isatty() or sum(len(segment.target) for segment in document.segments) < LONG_TEXT:
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("mt-qa", total=len(document.segments))
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _warn(message: str) -> None:
    typer.echo(f"mt-qa: {message}", err=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Never a traceback, unless MT_QA_DEBUG is set."""
    gc.set_threshold(200_000, 20, 20)  # tables are kept: looking for garbage in them costs a quarter second
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return _run(arguments)
    except typer.TyperException as error:
        _warn(f"{error.format_message()} (mt-qa --help shows the usage)")
        return BAD_INPUT
    except InputError as error:
        _warn(str(error))
        return BAD_INPUT
    except MtQaError as error:
        _warn(str(error))
        return BROKEN_SET_UP
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read us has left; nothing may be written at exit either
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get("MT_QA_DEBUG"):
            raise
        _warn(f"a fault of the program, {type(error).__name__}: {error} (MT_QA_DEBUG=1 shows where)")
        return BROKEN_SET_UP


def _run(arguments: Sequence[str] | None) -> int:
    given = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    code = program(args=given, prog_name="mt-qa", standalone_mode=False)
    return code if isinstance(code, int) else DONE


if __name__ == "__main__":
    sys.exit(main())
