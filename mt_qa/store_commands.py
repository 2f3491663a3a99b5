"""``mt-qa store``: the desk's articles and decisions in one file and back, for other programs, and who may do what;
``mt-qa calibrate``: what a project's decisions teach about its checks.

Whoever reaches the database by the command line is its administrator.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mt_qa.core import InputError

if TYPE_CHECKING:
    from mt_qa.store import Person, Store
    from mt_qa.store.lessons import Effect, Lesson
    from mt_qa.store.values import Project

LESSONS = ("project", "check", "right", "wrong", "articles", "factor", "held")
EFFECTS = ("project", "check", "right", "wrong", "articles", "before", "after")

commands = typer.Typer(help="Keep the review desk's articles and decisions safe.", rich_markup_mode=None)

_Database = Annotated[
    str | None, typer.Option(metavar="URL", help="The store, where it is not the one of MT_QA_DATABASE_URL.")
]
_Project = Annotated[str | None, typer.Option(metavar="NAME", help="Only this project.")]


class ExportKind(StrEnum):
    DECISIONS = "decisions"
    GOLD = "gold"


class TableFormat(StrEnum):
    TEXT = "text"
    JSON = "json"


class RoleName(StrEnum):
    NOBODY = "nobody"
    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"


@commands.command("backup")
def backup(
    file: Annotated[str, typer.Argument(metavar="FILE.jsonl.gz", help="Where to write it.")],
    database: _Database = None,
) -> None:
    """Write the whole store into one file; editors may go on working."""
    from mt_qa.store import backups

    with _opened(database) as store:
        made = backups.backup(store, file)
    typer.echo(f"{file}: {_counted(made.rows)}")


@commands.command("restore")
def restore(
    file: Annotated[str, typer.Argument(metavar="FILE.jsonl.gz", help="A backup.")],
    database: _Database = None,
) -> None:
    """Fill an empty store from a backup, of whichever kind of database it was made."""
    from mt_qa.store import backups
    from mt_qa.store.database import connect

    engine = connect(database)
    try:
        made = backups.restore(engine, file)
    finally:
        engine.dispose()
    typer.echo(f"{file}, made {made.made_at}: {_counted(made.rows)} restored")


@commands.command("export")
def export(
    output: Annotated[str, typer.Option("--output", "-o", metavar="OUT.jsonl", help="- prints the lines.")] = "-",
    kind: Annotated[
        ExportKind, typer.Option("--what", help="Every decision, or finished articles as gold records.")
    ] = ExportKind.DECISIONS,
    project: _Project = None,
    database: _Database = None,
) -> None:
    """Write decisions as JSON lines for other programs."""
    from mt_qa.formats.files import write_text
    from mt_qa.store import exports

    with _opened(database) as store:
        number = None if project is None else _project(store, project).id
        records = (
            exports.decision_records(store, number)
            if kind is ExportKind.DECISIONS
            else exports.gold_records(store, number)
        )
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        if output == "-":
            for line in lines:
                typer.echo(line, nl=False)
        else:
            write_text(output, "".join(lines))


@commands.command("people")
def people(
    form: Annotated[TableFormat, typer.Option("--format", help="How to show it.")] = TableFormat.TEXT,
    database: _Database = None,
) -> None:
    """List who has which role."""
    from mt_qa.store.people import roles

    with _opened(database) as store:
        rows = [{"name": name, "role": role.label} for name, role in roles(store).items()]
    _show(rows, ("name", "role"), form)


@commands.command("role")
def role(
    name: Annotated[str, typer.Argument(help="As the proxy or the login names them, mostly an address.")],
    role: Annotated[RoleName, typer.Argument(help="What they may do.")],
    database: _Database = None,
) -> None:
    """Give someone a role; nobody shuts them out."""
    from mt_qa.store import Role
    from mt_qa.store.people import give_role

    with _opened(database) as store:
        give_role(store, name, Role.parse(role.value), who=_administrator())
    typer.echo(f"{name}: {role.value}")


def calibrate(
    from_decisions: Annotated[
        bool, typer.Option("--from-decisions", help="Learn from what editors decided in the project.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was learnt last.")] = False,
    forget: Annotated[
        str | None, typer.Option(metavar="CHECK", help="Let this check count fully, and learn nothing of it.")
    ] = None,
    project: _Project = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    form: Annotated[TableFormat, typer.Option("--format", help="How to show it.")] = TableFormat.TEXT,
    database: _Database = None,
) -> None:
    """Show how much each check counts in a project; learn it from its decisions; take that back."""
    from mt_qa.store import lessons, projects

    if from_decisions + undo + (forget is not None) > 1:
        raise InputError("choose one of --from-decisions, --undo and --forget")
    if dry_run and not from_decisions:
        raise InputError("--dry-run goes with --from-decisions")
    if (undo or forget is not None) and project is None:
        raise InputError("say in which project (--project NAME)")
    who = _administrator()
    with _opened(database) as store:
        chosen = projects.all_projects(store) if project is None else (_project(store, project),)
        if not (from_decisions or undo or forget is not None):
            known = [_lesson(each, lesson) for each in chosen for lesson in lessons.in_force(store, each.id)]
            _show(known, LESSONS, form)
            return
        rows: list[dict[str, Any]] = []
        for each in chosen:
            if undo:
                effects = lessons.undo_learning(store, each.id, who=who)
            elif forget is not None:
                effects = lessons.forget(store, each.id, forget, who=who)
            elif dry_run:
                effects = lessons.would_learn(store, each.id)
            else:
                effects = lessons.learn(store, each.id, who=who)
            rows += [_effect(each, effect) for effect in effects]
    _show(rows, EFFECTS, form)
    if not rows:
        typer.echo("mt-qa: nothing changes", err=True)


@contextmanager
def _opened(database: str | None) -> Iterator[Store]:
    from mt_qa.store import open_store

    store = open_store(database)
    try:
        yield store
    finally:
        store.close()


def _administrator() -> Person:
    from mt_qa.store import Person, Role
    from mt_qa.store.access import local_name

    return Person(local_name(), Role.ADMIN)


def _project(store: Store, name: str) -> Project:
    from mt_qa.store.projects import project_named

    return project_named(store, name)


def _lesson(project: Project, lesson: Lesson) -> dict[str, Any]:
    return {"project": project.name, **lesson.to_dict()}


def _effect(project: Project, effect: Effect) -> dict[str, Any]:
    counts = effect.lesson.to_dict() if effect.lesson is not None else {"right": 0, "wrong": 0, "articles": 0}
    return {
        "project": project.name,
        "check": effect.check,
        "right": counts["right"],
        "wrong": counts["wrong"],
        "articles": counts["articles"],
        "before": effect.before,
        "after": effect.after,
    }


def _counted(rows: dict[str, int]) -> str:
    named = {"article": "articles", "decision": "decisions", "project": "projects"}
    return ", ".join(f"{rows.get(table, 0)} {name}" for table, name in sorted(named.items()))


def _show(rows: Sequence[dict[str, Any]], columns: Sequence[str], form: TableFormat) -> None:
    if form is TableFormat.JSON:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    from mt_qa.render.visible import visible

    cells = [[visible(str(row[column])) for column in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    for line in (columns, *cells) if cells else ():
        typer.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
