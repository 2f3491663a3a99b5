"""The queue: the articles of a project, what is known of each, and who takes it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from mt_qa.app import bars, components, import_dialog, session, settings, who
from mt_qa.app.payload import Voice, voice
from mt_qa.app.queue_payload import MOST_ROWS, next_order, queue_data
from mt_qa.core import MtQaError
from mt_qa.store import Status, articles, projects
from mt_qa.store.values import Listed, Project

ANYBODY, NOBODY = "\0anybody", ""


def page() -> None:
    """Draw the queue."""
    speak = voice(st.session_state["chosen-language"])
    if st.session_state.pop("go-to-review", False):
        found = st.session_state["article-to-open"]
        st.switch_page(
            st.session_state["pages"]["review"],
            query_params={"article": str(found), "language": speak.language},
        )
    bars.problem_line(speak)
    with st.container(key="queue-head", horizontal=True, vertical_alignment="bottom", gap="small"):
        project = chosen_project(speak)
        found = _filters(project, speak)
        if who.may("import"):
            if st.button(speak.words("import"), key="import", type="primary"):
                import_dialog.open_dialog(project, speak)
            with st.popover(speak.words("project-settings"), key="project-settings"):
                settings.project_fields(project, speak)
    if not found and not articles.count(who.store(), project.id) and who.may("import"):
        _first_steps(project, speak)
        return
    order = st.session_state.get("queue-order")
    chosen = [number for number in st.session_state.get("queue-chosen", []) if number in {a.id for a in found}]
    components.article_queue(queue_data(found, order, chosen, speak), open_in_review, _sort, _choose)
    if len(found) > MOST_ROWS:
        st.caption(speak.words("more-rows", n=MOST_ROWS, total=len(found)))
    if chosen and who.may("decide"):
        _together(chosen, speak)


def chosen_project(speak: Voice) -> Project:
    """Draw the choice of the project and return it; the first project is made where there is none."""
    known = {project.id: project for project in projects.all_projects(who.store())}
    if not known:
        first = projects.default_project(who.store(), who=who.person())
        known = {first.id: first}
    if st.session_state.get("project") not in known:
        usual = next((p.id for p in known.values() if p.name == projects.DEFAULT), next(iter(known)))
        st.session_state["project"] = st.session_state.get("project-kept", usual)
        if st.session_state["project"] not in known:
            st.session_state["project"] = usual
    number = st.selectbox(
        speak.words("project"), list(known), format_func=lambda number: known[number].name, key="project", width=220
    )
    st.session_state["project-kept"] = number
    return known[number]


def _filters(project: Project, speak: Voice) -> tuple[Listed, ...]:
    """Draw the filters and return the articles that pass them."""
    search = st.text_input(speak.words("search"), key="queue-search", width=240)
    statuses = st.pills(
        speak.words("column-status"),
        [status.value for status in Status],
        selection_mode="multi",
        format_func=lambda status: speak.words(f"status-{status.replace(' ', '-')}"),
        key="queue-status",
    )
    everyone = sorted({article.assignee for article in articles.queue(who.store(), project.id)} | {NOBODY})
    names = {ANYBODY: speak.words("anybody"), NOBODY: speak.words("nobody")}
    if st.session_state.get("queue-assignee") not in (ANYBODY, *everyone):
        st.session_state["queue-assignee"] = ANYBODY
    assignee = st.selectbox(
        speak.words("column-assignee"),
        [ANYBODY, *everyone],
        format_func=lambda name: names.get(name, name),
        key="queue-assignee",
        width=180,
    )
    return articles.queue(
        who.store(),
        project.id,
        statuses=[Status(status) for status in statuses],
        assignee=None if assignee == ANYBODY else assignee,
        search=search,
    )


def _first_steps(project: Project, speak: Voice) -> None:
    """What an empty project shows."""
    with st.container(key="first-steps"):
        st.markdown(speak.words("queue-is-empty"))
        st.button(
            speak.words("sample-article"), key="sample", on_click=partial(import_dialog.import_sample, project.id)
        )


def open_in_review(number: int) -> None:
    """Go to the page where the article is reviewed."""
    st.session_state["article-to-open"] = number
    st.session_state["go-to-review"] = True


def _sort(column: str) -> None:
    st.session_state["queue-order"] = next_order(st.session_state.get("queue-order"), column)


def _choose(numbers: list[int]) -> None:
    st.session_state["queue-chosen"] = numbers


def _together(chosen: list[int], speak: Voice) -> None:
    """What can be done with the articles that are ticked."""
    with st.container(key="together", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(speak.words("chosen", n=len(chosen)), width="content")
        st.text_input(speak.words("assign-to"), key="assign-to", value=who.person().name, width=220)
        st.button(speak.words("assign"), key="assign", on_click=partial(_assign, chosen))
        for status in Status:
            word = status.value.replace(" ", "-")
            st.button(speak.words(f"set-{word}"), key=f"set-{word}", on_click=partial(_set_status, chosen, status))


def _assign(chosen: list[int]) -> None:
    _each(chosen, lambda number: articles.assign(who.store(), number, st.session_state["assign-to"], who=who.person()))


def _set_status(chosen: list[int], status: Status) -> None:
    _each(chosen, lambda number: articles.set_status(who.store(), number, status, who=who.person()))


def _each(chosen: list[int], action: Callable[[int], None]) -> None:
    try:
        for number in chosen:
            action(number)
    except MtQaError as error:
        session.report_problem(str(error))
        return
    session.report_problem("")
    st.session_state["queue-chosen"] = []
