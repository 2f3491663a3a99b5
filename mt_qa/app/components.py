"""The components: the article, what is marked in it, the findings, the names, the queue. Each is one element for any
length of text.

The article and its marks are two components that share one place in the browser: the text goes there once, and each
decision sends only what it changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from mt_qa.app.look import static_text

_text = st.components.v2.component(
    "mt_qa_text",
    html='<div class="article" lang="ar" tabindex="0" role="region"></div>',
    css=static_text("text.css"),
    js=static_text("text.js"),
)
_marks = st.components.v2.component("mt_qa_marks", html="<span hidden></span>", js=static_text("marks.js"))
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
_queue = st.components.v2.component(
    "mt_qa_queue",
    html='<div class="queue"></div>',
    css=static_text("queue.css"),
    js=static_text("queue.js"),
)


_DONE = "events-done"
"""Where the session keeps the number of the last event that was dealt with."""


def article_text(data: dict[str, Any]) -> None:
    """The article as `payload.text_data` describes it."""
    _text(key="text", data=data)


def article_marks(data: dict[str, Any], on_event: Callable[[dict[str, Any]], None]) -> None:
    """What `payload.marks_data` marks in the article, and what the editor does there and with the keys, in order.

    `on_event` gets each event once. Its ``kind`` is ``pick`` (``key`` of a clicked finding), ``press`` (``key``: what a
    key of the keyboard stands for; ``finding``: what was selected then), or ``grab`` (words that were selected:
    ``segment``, ``start`` and ``end`` in it, code points).
    """

    def happened() -> None:
        for event in st.session_state["marks"]["events"] or ():
            if event["id"] > st.session_state.get(_DONE, 0):
                st.session_state[_DONE] = event["id"]
                on_event(dict(event))

    _marks(key="marks", data=data | {"done": st.session_state.get(_DONE, 0)}, on_events_change=happened)


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


def article_queue(
    data: dict[str, Any],
    on_open: Callable[[int], None],
    on_sort: Callable[[str], None],
    on_choose: Callable[[list[int]], None],
) -> None:
    """The queue as `queue_payload.queue_data` describes it.

    `on_open` gets the number of an article, `on_sort` the name of a column, `on_choose` the numbers that are ticked.
    """

    def opened() -> None:
        number = st.session_state["queue"]["open"]
        if number is not None:
            on_open(int(number))

    def chosen() -> None:
        numbers = st.session_state["queue"]["choose"]
        if numbers is not None:
            on_choose([int(number) for number in numbers])

    _queue(
        key="queue",
        data=data,
        on_open_change=opened,
        on_sort_change=lambda: _picked("queue", on_sort, "sort"),
        on_choose_change=chosen,
    )


def _picked(component: str, on_pick: Callable[[str], None], event: str = "pick") -> None:
    key = st.session_state[component][event]
    if key:
        on_pick(key)
