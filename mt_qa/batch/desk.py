"""A batch goes into the queue of the review desk: every story once, in its last version, with the report it has."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mt_qa.core import Document, InputError, Report
from mt_qa.formats.items import Item, Readable


@dataclass(frozen=True, slots=True)
class Imported:
    """How many articles were taken in; of the rest, how many were there already, and why others could not be."""

    added: int
    known: int
    problems: tuple[str, ...]


def to_desk(
    project: str, items: Iterable[Item], reports: Iterable[Mapping[str, Any]], repeated: frozenset[int], profile: str
) -> Imported:
    """Add the records that were reviewed, less the `repeated` ones, to the project, which is made where there is none.

    An article of the same name and text is not added again, so that an import that was interrupted can be repeated.
    Raises AccessError for one who may not import, and StoreError.
    """
    from mt_qa.store import Person, Role, open_store
    from mt_qa.store.access import local_name
    from mt_qa.store.articles import add_article

    store = open_store()
    try:
        who = Person(local_name(), Role.ADMIN)
        number = _project(store, project, who, profile)
        there = _articles(store, number)
        added, known, problems = 0, 0, list[str]()
        for place, (item, data) in enumerate(zip(items, reports, strict=True)):
            if place in repeated or not isinstance(item, Readable) or "error" in data:
                continue
            text, name = item.document.text, item.id or item.place
            if _mark(name, text) in there:
                known += 1
                continue
            try:
                report = Report.from_dict(dict(data), text)
                add_article(store, number, text, who=who, name=name, source=_source(item.document), report=report)
                added += 1
            except InputError as error:
                problems.append(str(error))
        return Imported(added, known, tuple(problems))
    finally:
        store.close()


def _project(store: Any, name: str, who: Any, profile: str) -> int:
    from mt_qa.store.projects import all_projects, make_project

    found = next((project for project in all_projects(store) if project.name == name), None)
    return (found or make_project(store, name, who=who, profile=profile)).id


def _articles(store: Any, project: int) -> set[bytes]:
    """The marks of the articles that the project has."""
    from sqlalchemy import select

    from mt_qa.store.tables import ArticleRow

    query = select(ArticleRow.name, ArticleRow.text).where(ArticleRow.project_id == project)
    with store.reading() as session:
        return {_mark(name, text) for name, text in session.execute(query.execution_options(yield_per=500))}


def _mark(name: str, text: str) -> bytes:
    return hashlib.sha256(f"{' '.join(name.split())}\0{text}".encode()).digest()[:16]


def _source(document: Document) -> str:
    """The sources line by line beside the targets, empty where there are none."""
    return "\n".join(segment.source or "" for segment in document.segments) if document.has_source else ""
