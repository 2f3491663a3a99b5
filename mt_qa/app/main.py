"""What ``streamlit run`` executes, once from top to bottom for every change outside a fragment: a bar and one page."""

from __future__ import annotations

import streamlit as st

from mt_qa.app import bars, import_dialog, insight_page, look, queue_page, review_page, who
from mt_qa.app.payload import Voice
from mt_qa.core import MtQaError
from mt_qa.store import AccessError

PAGES = {"queue": queue_page.page, "review-page": review_page.page, "insight": insight_page.page}
# The word for each page, and the function that draws it. (A string here would be printed: this file is a page.)


def desk() -> None:
    """Draw the page that the address names."""
    st.set_page_config("mt_qa", str(look.icon_path()), layout="wide", initial_sidebar_state="collapsed")
    words = dict(zip(("queue", "review", "insight"), PAGES, strict=True))
    pages = [
        st.Page(PAGES[word], title="mt_qa", url_path=path, default=path == "queue") for path, word in words.items()
    ]
    current = st.navigation(pages, position="hidden")
    if words[current.url_path or "queue"] == "review-page" and _is_known():
        review_page.open_asked()
    speak = bars.top_bar(words[current.url_path or "queue"], list(zip(PAGES, pages, strict=True)))
    st.html(look.style(speak.language))
    if _is_let_in(speak):
        st.session_state["pages"] = dict(zip(PAGES, pages, strict=True))
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
