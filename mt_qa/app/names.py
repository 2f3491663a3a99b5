"""Beside the text: what the article names and in which ways, where each stands, and one click that makes it one way."""

from __future__ import annotations

from functools import partial
from operator import methodcaller
from typing import Any

import streamlit as st

from mt_qa.app import components, session, who
from mt_qa.app.bars import hint, markdown_text
from mt_qa.app.desk import Desk
from mt_qa.app.names_payload import entry_html, names_data
from mt_qa.app.payload import Voice
from mt_qa.core.ledger import LedgerEntry
from mt_qa.uniform import choices, needs_attention

ATTENTION, EVERYTHING = "names-attention", "names-all"


def names_and_terms(desk: Desk, speak: Voice) -> None:
    """Draw the ledger as a list, and below it the name in focus."""
    entries = desk.report.ledger.entries
    counts = {ATTENTION: sum(map(needs_attention, entries)), EVERYTHING: len(entries)}
    shown = st.segmented_control(
        speak.words("names-shown"),
        list(counts),
        default=ATTENTION,
        required=True,
        format_func=lambda which: speak.words(which, n=counts[which]),
        key="names-shown",
        label_visibility="collapsed",
    )
    data = names_data(desk, speak, everything=shown == EVERYTHING)
    components.name_list(data, _look_at, partial(_make_uniform, desk))
    focus = desk.looked_at
    entry = None if focus is None else focus.of(desk.report.ledger)
    if focus is not None and entry is not None:
        _stepping(desk, speak)
        st.html(entry_html(entry, focus.form, speak))
        _choices(desk, speak, entry)


def press(key: str) -> None:
    """What a key of the keyboard stands for while the names are shown."""
    desk = session.desk()
    focus = desk.looked_at
    entry = None if focus is None else focus.of(desk.report.ledger)
    if key in ("next", "previous"):
        session.change(methodcaller("step_place", 1 if key == "next" else -1))
    elif key.startswith("take-") and entry is not None and who.may("decide"):
        offered = choices(entry)
        number = int(key[-1]) - 1
        if number < len(offered):
            session.change(methodcaller("make_uniform", entry, offered[number]))


def _look_at(picked: dict[str, Any]) -> None:
    session.change(methodcaller("look_at", picked["number"], picked["form"]))


def _make_uniform(desk: Desk, number: int) -> None:
    """Give the entry the first of its names, and show where that changed the text."""
    entry, focus = desk.report.ledger.entries[number], desk.looked_at
    session.change(methodcaller("make_uniform", entry, choices(entry)[0]))
    if focus is None or focus.entry != number:
        session.change(methodcaller("look_at", number))


def _stepping(desk: Desk, speak: Voice) -> None:
    focus = desk.looked_at
    total = 0 if focus is None else len(focus.places(desk.report.ledger))
    with st.container(key="stepping", horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        for word, shortcut, distance in (("previous", "K", -1), ("next", "J", 1)):
            if distance > 0:
                place = 0 if focus is None else focus.place + 1
                st.caption(speak.words("position", n=place, total=total), width="content")
            st.button(
                speak.names.word(word) + hint(shortcut),
                key=f"{word}-place",
                disabled=total < 2,
                on_click=partial(session.change, methodcaller("step_place", distance)),
            )


def _choices(desk: Desk, speak: Voice, entry: LedgerEntry) -> None:
    """A button for every name that the entity may have throughout; none where there is nothing to change."""
    with st.container(key="choices"):
        for number, name in enumerate(choices(entry)):
            done = desk.is_uniform(entry, name)
            if done and len(choices(entry)) == 1 and not needs_attention(entry):
                st.caption(speak.words("named-in-one-way"))
                continue
            st.button(
                markdown_text(speak.words("made-uniform" if done else "make-uniform-to", name=name))
                + hint(str(number + 1)),
                key=f"uniform-{number}",
                type="primary" if number == 0 and needs_attention(entry) else "secondary",
                disabled=done or not who.may("decide"),
                width="stretch",
                wrap=True,
                on_click=partial(session.change, methodcaller("make_uniform", entry, name)),
            )
