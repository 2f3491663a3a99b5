"""The house's terms at the desk: which termbase a review is given, kept or uploaded, and for which project."""

from __future__ import annotations

import streamlit as st

from mt_qa.app import session
from mt_qa.app.payload import Voice
from mt_qa.core import InputError
from mt_qa.formats.termbases import load_termbase, located, stored_names, termbase_in
from mt_qa.knowledge.termbase import Termbase

NONE = ""
UPLOADED = "\0uploaded"
"""What the choice holds for the uploaded file: no kept base can have that name."""

_FILE_TYPES = ("csv", "tsv", "tbx", "xml")
_MOST_MEGABYTES = 20


def choice(speak: Voice) -> Termbase | None:
    """Draw the choice and return what holds of the chosen termbase; None where none is chosen or it cannot be read."""
    uploaded: Termbase | None = st.session_state.get("uploaded-termbase")
    titles = {NONE: speak.words("no-termbase")} | {name: name for name in _kept()}
    if uploaded is not None:
        titles[UPLOADED] = uploaded.name
    named = st.selectbox(
        speak.words("termbase"), list(titles), format_func=lambda name: titles.get(name, name), key="termbase"
    )
    st.file_uploader(
        speak.words("upload-termbase"),
        type=_FILE_TYPES,
        key="termbase-file",
        max_upload_size=_MOST_MEGABYTES,
        on_change=_take_upload,
    )
    termbase = uploaded if named == UPLOADED else _loaded(named)
    if termbase is None:
        return None
    project = NONE
    if termbase.projects:
        projects = {NONE: speak.words("no-project")} | {name: name for name in termbase.projects}
        project = st.selectbox(
            speak.words("project"), list(projects), format_func=lambda name: projects[name], key=f"project-{named}"
        )
    return _of_project(termbase, project)


def _kept() -> tuple[str, ...]:
    try:
        return stored_names()
    except InputError as error:
        session.report_problem(str(error))
        return ()


def _take_upload() -> None:
    """Read the uploaded file and choose it; one that cannot be read leaves the choice as it was."""
    upload = st.session_state["termbase-file"]
    if upload is None:
        st.session_state.pop("uploaded-termbase", None)
        if st.session_state.get("termbase") == UPLOADED:
            st.session_state["termbase"] = NONE
        return
    try:
        st.session_state["uploaded-termbase"] = termbase_in(upload.getvalue(), upload.name).base
    except InputError as error:
        session.report_problem(str(error))
        return
    st.session_state["termbase"] = UPLOADED
    session.report_problem("")


def _loaded(name: str) -> Termbase | None:
    """The kept base of that name, read again only where its file has changed."""
    if name == NONE:
        return None
    kept: dict[tuple[str, int], Termbase] = st.session_state.setdefault("kept-termbases", {})
    try:
        key = (name, located(name).stat().st_mtime_ns)
        if key not in kept:
            kept[key] = load_termbase(name)
    except (InputError, OSError) as error:
        session.report_problem(str(error))
        return None
    return kept[key]


def _of_project(termbase: Termbase, project: str) -> Termbase:
    """What holds in the project: one object for one answer, since the desk reviews anew for another one."""
    narrowed: dict[tuple[Termbase, str], Termbase] = st.session_state.setdefault("termbases-of-projects", {})
    key = (termbase, project)
    if key not in narrowed:
        narrowed[key] = termbase.for_project(project)
    return narrowed[key]
