"""The page that ``streamlit run`` executes, once from top to bottom for every change outside the desk's fragment."""

from __future__ import annotations

import streamlit as st

from mt_qa.app import bars, compare_page, look, panels


def page() -> None:
    """Draw the page."""
    st.set_page_config("mt_qa", str(look.icon_path()), layout="wide", initial_sidebar_state="collapsed")
    speak = bars.top_bar()
    st.html(look.style(speak.language))
    if st.query_params.get("page") == "compare":
        compare_page.page()
        return
    bars.problem_line(speak)
    panels.review_desk(speak.language)


page()
