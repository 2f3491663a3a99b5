"""``mt-qa termbase``: termbases kept by name are filled from files, written to files, listed and checked.

``check`` is a gate: it exits 1 where it finds a fault. Everything else exits as the command line says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mt_qa.core import InputError

if TYPE_CHECKING:
    from mt_qa.knowledge.termbase import TermEntry

GATE_NOT_MET = 1

commands = typer.Typer(help="Keep the terms that your house approves, admits and forbids.", rich_markup_mode=None)

_Named = Annotated[str, typer.Argument(metavar="NAME|FILE", help="A kept termbase, or a .csv, .tsv or .tbx file.")]


class ListFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


_Form = Annotated[ListFormat, typer.Option("--format", help="How to show it.")]
_Project = Annotated[str | None, typer.Option(help="Only what holds in this project.")]


@commands.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A table (.csv, .tsv) or TBX; - is standard input.")],
    into: Annotated[str | None, typer.Option(metavar="NAME", help="Keep it under this name, not the file's.")] = None,
    project: Annotated[str | None, typer.Option(help="The project of terms that name none.")] = None,
) -> None:
    """Take the terms of a file into a kept termbase; a term that is there already gives way to the file's."""
    from mt_qa.formats.termbases import load_termbase, path_of, read_termbase, store, stored_names
    from mt_qa.knowledge.termbase import merged

    name = into or _name_for(file)
    path_of(name)  # a name that cannot be kept is told before the file is read
    read = read_termbase(file)
    known = load_termbase(name).entries if name in stored_names() else ()
    result = merged(known, _of_project(read.base.entries, project))
    store(name, result.entries)
    _print(f"{name}: {result.added} added, {result.changed} changed, {result.unchanged} unchanged")
    if read.ignored:
        counts = ", ".join(f"{category} ({count})" for category, count in sorted(read.ignored.items()))
        typer.echo(f"mt-qa: {file}: not kept: {counts}", err=True)


@commands.command("export")
def export(
    name: _Named,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="A .csv or .tbx file; - prints a table.")
    ],
    project: _Project = None,
) -> None:
    """Write a termbase as a table or, where OUT ends in .tbx or .xml, as TBX-Basic."""
    from mt_qa.formats.files import STANDARD, write_text
    from mt_qa.formats.termbase_csv import render_csv
    from mt_qa.formats.termbases import load_termbase, rendered

    termbase = load_termbase(name)
    termbase = termbase if project is None else termbase.for_project(project)
    if output == STANDARD:
        _print(render_csv(termbase.entries), end="")
    else:
        write_text(output, rendered(termbase, output))


@commands.command("list")
def list_(
    name: Annotated[str | None, typer.Argument(metavar="[NAME|FILE]", help="Show the terms of this one.")] = None,
    project: _Project = None,
    form: _Form = ListFormat.TEXT,
) -> None:
    """List the kept termbases, or the terms of one."""
    from mt_qa.formats.termbases import load_termbase
    from mt_qa.knowledge.termbase import COLUMNS

    if name is None:
        if project is not None:
            raise InputError("--project chooses from a termbase: name it")
        _show(_kept(), ("name", "concepts", "terms", "projects"), form)
        return
    termbase = load_termbase(name)
    termbase = termbase if project is None else termbase.for_project(project)
    _show([_row(entry) for entry in termbase.entries], COLUMNS, form)


@commands.command("check")
def check(name: _Named, form: _Form = ListFormat.TEXT) -> None:
    """Look for faults in a termbase itself; exit 1 where there are any."""
    from mt_qa.formats.termbases import load_termbase
    from mt_qa.knowledge.termbase_faults import faults

    termbase = load_termbase(name)
    found = faults(termbase.entries)
    if form is ListFormat.JSON:
        _show([{"kind": f.kind, "line": f.entry.line, "message": f.message, **_row(f.entry)} for f in found], (), form)
    else:
        for fault in found:
            _print(_cell(f"{termbase.name}:{fault.entry.line}: {fault.message} ({fault.kind})"))
        _print(f"{termbase.name}: {len(termbase.entries)} terms, {len(found)} faults")
    if found:
        raise typer.Exit(GATE_NOT_MET)


def _name_for(file: str) -> str:
    """The name that a file is kept under where the caller gives none: its own. Raises InputError."""
    name = "" if file == "-" else re.sub(r"[^\w-]+", "-", Path(file).stem).strip("-")
    if not name:
        raise InputError(f"{'standard input' if file == '-' else file}: say under which name to keep it (--into NAME)")
    return name


def _of_project(entries: Iterable[TermEntry], project: str | None) -> Iterable[TermEntry]:
    """The entries, those of no project in the one given."""
    given = " ".join((project or "").split())
    return [entry if entry.project or not given else replace(entry, project=given) for entry in entries]


def _row(entry: TermEntry) -> dict[str, Any]:
    from mt_qa.knowledge.termbase import COLUMNS

    return dict(zip(COLUMNS, entry.fields(), strict=True))


def _kept() -> list[dict[str, Any]]:
    from mt_qa.formats.termbases import load_termbase, stored_names

    bases = [load_termbase(name) for name in stored_names()]
    return [
        {
            "name": base.name,
            "concepts": len({entry.concept for entry in base.entries}),
            "terms": len(base.entries),
            "projects": list(base.projects),
        }
        for base in bases
    ]


def _show(rows: Sequence[dict[str, Any]], columns: Sequence[str], form: ListFormat) -> None:
    if form is ListFormat.JSON:
        _print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    cells = [[_cell(row[column]) for column in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for row in (columns, *cells):
        _print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _cell(value: object) -> str:
    from mt_qa.render.visible import visible

    return visible(", ".join(value) if isinstance(value, list) else str(value))


def _print(text: str, end: str = "\n") -> None:
    typer.echo(text + end, nl=False)
