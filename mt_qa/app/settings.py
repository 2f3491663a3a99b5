"""What holds in a project: profile and termbase; what was dismissed and which terms were added, each to take back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from mt_qa.app import session, who
from mt_qa.app.bars import markdown_text
from mt_qa.app.desk import profile_names
from mt_qa.app.payload import Voice
from mt_qa.core import InputError, MtQaError
from mt_qa.formats.termbases import store as keep_termbase
from mt_qa.formats.termbases import stored_names, termbase_in
from mt_qa.store import dismissals, projects, terms
from mt_qa.store.values import Project

NONE = ""
_FILE_TYPES = ("csv", "tsv", "tbx", "xml")
_MOST_MEGABYTES = 20
_MOST_LISTED = 100


def project_fields(project: Project, speak: Voice) -> None:
    """The fields of a project, and of a new one."""
    if who.may("manage"):
        _fields(project, speak)
    with st.form("new-project", border=False, clear_on_submit=True):
        st.text_input(speak.words("new-project"), key="new-project-name", max_chars=200)
        if st.form_submit_button(speak.words("make-project"), key="make-project"):
            _make(st.session_state["new-project-name"])


def _fields(project: Project, speak: Voice) -> None:
    profiles = list(dict.fromkeys((project.profile, *profile_names())))
    st.selectbox(
        speak.words("profile"),
        profiles,
        index=0,
        key=f"profile-{project.id}",
        on_change=lambda: _change(project, profile=st.session_state[f"profile-{project.id}"]),
    )
    kept = list(dict.fromkeys((project.termbase, NONE, *_kept())))
    st.selectbox(
        speak.words("termbase"),
        kept,
        index=0,
        format_func=lambda name: name or speak.words("no-termbase"),
        key=f"termbase-{project.id}-{project.termbase}",
        on_change=lambda: _change(project, termbase=st.session_state[f"termbase-{project.id}-{project.termbase}"]),
    )
    st.file_uploader(
        speak.words("upload-termbase"),
        type=_FILE_TYPES,
        key="termbase-file",
        max_upload_size=_MOST_MEGABYTES,
        on_change=partial(_take_upload, project),
    )


def experience(project: int, speak: Voice) -> None:
    """The list of dismissals and of added terms of a project, each with a button that takes it back."""
    st.html(f'<h2 class="section">{escape(speak.words("dismissals"))}</h2>')
    found = dismissals.dismissals(who.store(), project)
    if not found:
        st.caption(speak.words("no-dismissals"))
    for each in found[:_MOST_LISTED]:
        scope = speak.words(f"scope-{each.scope.value}")
        before, text, after = (markdown_text(words) for words in (each.words_before, each.text, each.words_after))
        label = f"{before} **{text}** {after}"
        about = f"{each.check} · {scope} · {each.made_by} · {each.made_at.astimezone():%Y-%m-%d}"
        _line(label, about, f"lift-{each.id}", partial(_lift, each.id), speak)
    st.html(f'<h2 class="section">{escape(speak.words("added-terms"))}</h2>')
    added = terms.terms_of(who.store(), project)
    if not added:
        st.caption(speak.words("no-added-terms"))
    for term in added[:_MOST_LISTED]:
        status = speak.words(f"term-{term.entry.status.value}")
        label = f"**{markdown_text(term.entry.term)}** ({markdown_text(term.entry.concept)})"
        about = f"{status} · {term.made_by} · {term.made_at.astimezone():%Y-%m-%d}"
        _line(label, about, f"withdraw-{term.id}", partial(_withdraw, term.id), speak)


def _line(label: str, about: str, key: str, on_click: Callable[[], None], speak: Voice) -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(f"{label}  \n:gray[{markdown_text(about)}]")
        st.button(speak.words("take-back"), key=key, on_click=on_click, disabled=not who.may("decide"))


def _lift(number: int) -> None:
    _do(lambda: dismissals.lift(who.store(), number, who=who.person()))


def _withdraw(number: int) -> None:
    _do(lambda: terms.withdraw_term(who.store(), number, who=who.person()))


def _change(project: Project, *, profile: str = "", termbase: str | None = None) -> None:
    _do(lambda: projects.change_project(who.store(), project.id, who=who.person(), profile=profile, termbase=termbase))


def _make(name: str) -> None:
    def make() -> None:
        made = projects.make_project(who.store(), name, who=who.person())
        st.session_state["project-kept"] = made.id
        st.session_state.pop("project", None)

    _do(make)
    st.rerun()


def _kept() -> tuple[str, ...]:
    try:
        return stored_names()
    except InputError as error:
        session.report_problem(str(error))
        return ()


def _take_upload(project: Project) -> None:
    """Keep the uploaded termbase under its own name and let the project use it."""
    upload = st.session_state["termbase-file"]
    if upload is None:
        return

    def take() -> None:
        base = termbase_in(upload.getvalue(), upload.name).base
        keep_termbase(base.name, base.entries)
        projects.change_project(who.store(), project.id, who=who.person(), termbase=base.name)

    _do(take)


def _do(action: Callable[[], object]) -> None:
    try:
        action()
    except MtQaError as error:
        session.report_problem(str(error))
    else:
        session.report_problem("")
