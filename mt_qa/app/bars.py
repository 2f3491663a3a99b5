"""Above every page: where one is, the other pages, the language, and the last problem."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from mt_qa.app import session
from mt_qa.app.payload import Voice, voice

LANGUAGES = {"en": "English", "ar": "العربية"}


def top_bar(title: str, pages: Sequence[tuple[str, StreamlitPage]]) -> Voice:
    """Draw the bar and return the voice of the language chosen in it. `title` is a key of the words, or empty."""
    with st.container(key="top", horizontal=True, vertical_alignment="center", gap="small"):
        name = st.container(width="stretch")
        links = st.container(key="pages", horizontal=True, gap="small", width="content")
        speak = voice(_language())
        for word, page in pages:
            links.page_link(page, label=speak.words(word), query_params={"language": speak.language})
    found = session.opened() if title == "review-page" else None
    shown = f"<span><bdi>{escape(found.listed.name)}</bdi></span>" if found else ""
    name.html(f'<div class="desk-title" dir="{speak.direction}">{escape(speak.words(title))}{shown}</div>')
    return speak


def problem_line(speak: Voice) -> None:
    """The last problem as one line; nothing where there is none."""
    if session.problem():
        st.error(markdown_text(speak.words("problem", why=session.problem())))


def markdown_text(text: str) -> str:
    """`text` so that Streamlit's Markdown shows it letter by letter, on one line."""
    escaped = "".join(f"\\{letter}" if letter in r"\`*_{}[]()#+-.!|<>~$:&^=" else letter for letter in text)
    return escaped.replace("\n", " ")


def hint(key: str) -> str:
    """A key of the keyboard after the label of a button."""
    return f" :gray-badge[{key}]"


def _language() -> str:
    """The language of the interface: the one chosen, else the one in the address, else the browser's."""
    browser = "ar" if (st.context.locale or "").startswith("ar") else "en"
    asked = st.query_params.get("language", st.session_state.get("chosen-language", browser))
    chosen = st.segmented_control(
        "Language",
        list(LANGUAGES),
        default=asked if asked in LANGUAGES else browser,
        required=True,
        format_func=lambda language: LANGUAGES[language],
        key="language",
        label_visibility="collapsed",
        on_change=lambda: st.query_params.update(language=st.session_state["language"]),
    )
    st.session_state["chosen-language"] = chosen or browser
    return chosen or browser
