"""What ``streamlit run`` executes, once from top to bottom for every change outside a fragment: a bar and one page."""

from __future__ import annotations

import streamlit as st

from mt_qa.app import bars, compare_page, import_dialog, insight_page, look, queue_page, review_page, who
from mt_qa.app.payload import Voice
from mt_qa.core import MtQaError
from mt_qa.store import AccessError

# Path -> the word for the page, and the function that draws it.
PAGES = {
    "queue": ("queue", queue_page.page),
    "review": ("review-page", review_page.page),
    "compare": ("compare", compare_page.page),
    "insight": ("insight", insight_page.page),
}


def desk() -> None:
    """Draw the page that the address names."""
    st.set_page_config("mt_qa", str(look.icon_path()), layout="wide", initial_sidebar_state="collapsed")
    pages = {
        path: st.Page(draw, title="mt_qa", url_path=path, default=path == "queue") for path, (_, draw) in PAGES.items()
    }
    current = st.navigation(list(pages.values()), position="hidden")
    path = current.url_path or "queue"
    if path == "review" and _is_known():
        review_page.open_asked()
    speak = bars.top_bar(PAGES[path][0], [(PAGES[each][0], page) for each, page in pages.items()])
    st.html(look.style(speak.language))
    if _is_let_in(speak):
        st.session_state["pages"] = pages
        import_dialog.prepare()
        current.run()


def _is_known() -> bool:
    try:
        return bool(who.person())
    except MtQaError:
        return False


def _is_let_in(speak: Voice) -> bool:
    """True where someone who may read sits here; otherwise the page says why not, and how to log in."""
    try:
        who.person()
    except AccessError as error:
        st.warning(bars.markdown_text(str(error)))
        if who.can_log_in():
            st.button(speak.words("log-in"), on_click=st.login, key="log-in", type="primary")
        return False
    except MtQaError as error:
        st.error(bars.markdown_text(str(error)))
        return False
    return True


desk()
