"""The two components: the article and the list of findings. Each is one element, however long the article is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from mt_qa.app.look import static_text

_text = st.components.v2.component(
    "mt_qa_text",
    html='<div class="article" lang="ar" tabindex="0" role="document"></div>',
    css=static_text("text.css"),
    js=static_text("text.js"),
)
_findings = st.components.v2.component(
    "mt_qa_findings",
    html='<div class="findings" role="group"></div>',
    css=static_text("findings.css"),
    js=static_text("findings.js"),
)


def article_text(data: dict[str, Any], on_pick: Callable[[str], None]) -> None:
    """The article as `payload.text_data` describes it; `on_pick` gets the key of a clicked finding."""
    _text(key="text", data=data, on_pick_change=lambda: _picked("text", on_pick))


def finding_list(data: dict[str, Any], on_pick: Callable[[str], None]) -> None:
    """The list as `payload.list_data` describes it; `on_pick` gets the key of a clicked row."""
    _findings(key="findings", data=data, on_pick_change=lambda: _picked("findings", on_pick))


def _picked(component: str, on_pick: Callable[[str], None]) -> None:
    key = st.session_state[component]["pick"]
    if key:
        on_pick(key)
