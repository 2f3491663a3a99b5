"""The review of one article: the status line and the text above all else, beside it what was found and what to do.

The text is drawn once. The panel is a fragment: a decision redraws it and sends the marks that changed, nothing else.
"""

from __future__ import annotations

import streamlit as st

from mt_qa.app import bars, components, dialogs, downloads, panels, payload, session, settings, who
from mt_qa.app.payload import Voice, voice
from mt_qa.core.report import Report
from mt_qa.store import Status


def page() -> None:
    """Draw the review of the article that the address names, or of the one that is open."""
    speak = voice(st.session_state["chosen-language"])
    found = session.opened()
    bars.problem_line(speak)
    if found is None:
        st.info(speak.words("nothing-open"))
        st.page_link(st.session_state["pages"]["queue"], label=speak.words("queue"))
        return
    _status_bar(found, speak)
    text_side, panel_side = st.columns([13, 7], gap="medium")
    with text_side:
        components.article_text(payload.text_data(found.desk, speak))
    with panel_side:
        panels.panel(speak.language)


def open_asked() -> None:
    """Open the article that the address names; an address without one gets the number of what is open."""
    asked = st.query_params.get("article", "")
    found = session.opened()
    if asked.isdecimal():
        session.open_article(int(asked))
    elif found is not None:
        st.query_params["article"] = str(found.number)


def _status_bar(found: session.Opened, speak: Voice) -> None:
    """Draw the status line; at its end what can be done with the article as a whole."""
    with st.container(key="status", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(payload.status_html(found.desk, speak), width="stretch")
        with st.popover(speak.words("download"), key="download"):
            downloads.download_buttons(found, speak)
        with st.popover(speak.words("settings"), key="settings"):
            _about_review(found.desk.report, speak)
        if st.button(speak.words("help") + bars.hint("?"), key="help"):
            dialogs.open_help(speak)
        is_done = found.state.status is Status.DONE
        st.button(
            speak.words("reopen-article" if is_done else "finish") + bars.hint("Ctrl+↵"),
            key="finish",
            type="primary",
            disabled=not who.may("decide"),
            on_click=panels.finish,
        )
    if st.session_state.pop("finished", False):
        st.switch_page(st.session_state["pages"]["queue"], query_params={"language": speak.language})


def _about_review(report: Report, speak: Voice) -> None:
    st.button(speak.words("review-again"), key="review-again", on_click=session.review_again, width="stretch")
    st.html(payload.about_review_html(report, speak))
    settings.experience(session.must_be_open().listed.project, speak)
