"""Projects: a profile, a termbase, and what was learnt there."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from mt_qa.core import InputError
from mt_qa.scoring import load_profile
from mt_qa.store.access import Action, Person
from mt_qa.store.database import Store
from mt_qa.store.tables import ProjectRow
from mt_qa.store.texts import line
from mt_qa.store.values import Project

DEFAULT = "news"
"""The project that is there from the start."""


def all_projects(store: Store) -> tuple[Project, ...]:
    """Every project, by name."""
    with store.reading() as session:
        return tuple(_project(row) for row in session.scalars(select(ProjectRow).order_by(ProjectRow.name)))


def project_named(store: Store, name: str) -> Project:
    """The project of that name. Raises InputError where there is none."""
    with store.reading() as session:
        return _project(named(session, name))


def make_project(store: Store, name: str, *, who: Person, profile: str = "news-ar", termbase: str = "") -> Project:
    """A new project. Raises InputError for a name that is taken or empty, ProfileError for an unknown profile."""
    who.must_be_allowed_to(Action.IMPORT)
    name = line(name, "a project's name")
    load_profile(profile)
    with store.writing() as session:
        if session.scalar(select(ProjectRow.id).where(ProjectRow.name == name)) is not None:
            raise InputError(f"there is a project called {name!r} already")
        row = ProjectRow(name=name, profile=profile, termbase=termbase, made_at=store.clock(), made_by=who.name)
        session.add(row)
        session.flush()
        return _project(row)


def change_project(
    store: Store, project: int, *, who: Person, name: str = "", profile: str = "", termbase: str | None = None
) -> Project:
    """The project with what is given changed. Raises InputError and ProfileError."""
    who.must_be_allowed_to(Action.MANAGE)
    if profile:
        load_profile(profile)
    with store.writing() as session:
        row = by_id(session, project)
        if name:
            name = line(name, "a project's name")
            taken = session.scalar(select(ProjectRow.id).where(ProjectRow.name == name))
            if taken not in (None, project):
                raise InputError(f"there is a project called {name!r} already")
        row.name, row.profile = name or row.name, profile or row.profile
        row.termbase = row.termbase if termbase is None else termbase
        session.flush()
        return _project(row)


def default_project(store: Store, *, who: Person) -> Project:
    """The first project there is; made where there is none yet."""
    found = all_projects(store)
    if found:
        return next((project for project in found if project.name == DEFAULT), found[0])
    try:
        return make_project(store, DEFAULT, who=who)
    except InputError:  # another process was quicker
        return project_named(store, DEFAULT)


def named(session: Session, name: str) -> ProjectRow:
    """The row of the project of that name. Raises InputError."""
    row = session.scalar(select(ProjectRow).where(ProjectRow.name == name))
    if row is None:
        known = ", ".join(session.scalars(select(ProjectRow.name).order_by(ProjectRow.name))) or "none yet"
        raise InputError(f"no project is called {name!r}; projects: {known}")
    return row


def by_id(session: Session, project: int) -> ProjectRow:
    """The row of that number. Raises InputError."""
    row = session.get(ProjectRow, project)
    if row is None:
        raise InputError(f"there is no project {project}")
    return row


def _project(row: ProjectRow) -> Project:
    return Project(row.id, row.name, row.profile, row.termbase, row.made_at, row.made_by)
