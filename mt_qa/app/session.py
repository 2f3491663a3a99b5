"""Where the desk lives between reruns, and how a widget changes it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from mt_qa.app.desk import Article, Desk, Limits, default_limits, sample_article
from mt_qa.core import MtQaError
from mt_qa.formats.text import require_arabic


def desk() -> Desk:
    """The session's desk; the sample article lies on it at first."""
    if "desk" not in st.session_state:
        st.session_state["desk"] = Desk.opened(sample_article(), default_limits())
    found: Desk = st.session_state["desk"]
    return found


def change(action: Callable[[Desk], Desk]) -> None:
    """Replace the desk by what `action` makes of it."""
    st.session_state["desk"] = action(desk())


def review_article(article: Article) -> None:
    """Review `article` with the limits as they are; a problem is kept for the page to show, and the desk as it was."""
    _attempt(lambda: _reviewed(article, desk().limits))


def review_with(limits: Limits) -> None:
    """Review the same article with other limits."""
    _attempt(lambda: _reviewed(desk().article, limits))


def problem() -> str:
    """What went wrong last, in one line; empty where nothing did."""
    return str(st.session_state.get("problem", ""))


def report_problem(line: str) -> None:
    """Keep one line for the page to show; an empty one takes it away."""
    st.session_state["problem"] = line


def _reviewed(article: Article, limits: Limits) -> None:
    require_arabic(article.text, article.name or "article")
    st.session_state["desk"] = desk().reviewed_again(article, limits)


def _attempt(action: Callable[[], None]) -> None:
    try:
        action()
    except MtQaError as error:
        report_problem(str(error))
    else:
        report_problem("")
