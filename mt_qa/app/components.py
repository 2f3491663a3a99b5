"""The components: the article, the list of findings, the list of names. Each is one element for any length of text."""

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
    css=static_text("boxes.css") + static_text("findings.css"),
    js=static_text("findings.js"),
)
_names = st.components.v2.component(
    "mt_qa_names",
    html='<div class="names" role="group"></div>',
    css=static_text("boxes.css") + static_text("names.css"),
    js=static_text("names.js"),
)


def article_text(data: dict[str, Any], on_pick: Callable[[str], None]) -> None:
    """The article as `payload.text_data` describes it; `on_pick` gets the key of a clicked finding."""
    _text(key="text", data=data, on_pick_change=lambda: _picked("text", on_pick))


def finding_list(data: dict[str, Any], on_pick: Callable[[str], None]) -> None:
    """The list as `payload.list_data` describes it; `on_pick` gets the key of a clicked row."""
    _findings(key="findings", data=data, on_pick_change=lambda: _picked("findings", on_pick))


def name_list(
    data: dict[str, Any], on_pick: Callable[[dict[str, Any]], None], on_uniform: Callable[[int], None]
) -> None:
    """The names as `names_payload.names_data` describes them.

    `on_pick` gets the number of the entry and the form that was clicked, `on_uniform` the number of the entry.
    """

    def picked() -> None:
        found = st.session_state["names"]["pick"]
        if found:
            on_pick(dict(found))

    def made_uniform() -> None:
        number = st.session_state["names"]["uniform"]
        if number is not None:
            on_uniform(int(number))

    _names(key="names", data=data, on_pick_change=picked, on_uniform_change=made_uniform)


def _picked(component: str, on_pick: Callable[[str], None]) -> None:
    key = st.session_state[component]["pick"]
    if key:
        on_pick(key)
