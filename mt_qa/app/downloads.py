"""The files that an article can be taken home as, each made when it is asked for, from what is on disk then."""

from __future__ import annotations

from functools import partial

import streamlit as st

from mt_qa.app import payload, session, who
from mt_qa.app.payload import Voice
from mt_qa.render.exports import EXPORTS, Export
from mt_qa.render.reviewed import Reviewed
from mt_qa.store import Person, Store, articles, reviewing


def download_buttons(found: session.Opened, speak: Voice) -> None:
    """A button for every export of the open article."""
    stem = payload.file_name(found.desk)
    for export in EXPORTS:
        st.download_button(
            speak.words(f"export-{export.name}"),
            partial(written, export, who.store(), found.number, speak.language, who.person()),
            f"{stem}{export.ending}",
            export.mime,
            key=f"export-{export.name}",
            on_click="ignore",
            width="stretch",
        )


def written(export: Export, store: Store, number: int, language: str, person: Person) -> bytes:
    """The file. It is made outside the session, so all it needs is given."""
    return export.data(reviewed(store, number, language, person))


def reviewed(store: Store, number: int, language: str, person: Person) -> Reviewed:
    """An article as exports take it, with the names of all who decided on it."""
    article = articles.article(store, number)
    state = reviewing.state(store, number, who=person)
    names = dict.fromkeys(entry.by for entry in state.entries if entry.finding is not None)
    when = article.listed.changed_at.replace(microsecond=0)
    return Reviewed(article.report, state.decisions, language, ", ".join(names), when)
