"""Behind a button: what the article names, in which ways, and one click that makes it one way."""

from __future__ import annotations

from functools import partial
from html import escape
from operator import methodcaller

import streamlit as st

from mt_qa.app import session
from mt_qa.app.bars import markdown_text
from mt_qa.app.desk import Desk
from mt_qa.app.payload import Voice
from mt_qa.core.ledger import LedgerEntry, NameStatus
from mt_qa.uniform import choices

WRONG = (NameStatus.MISTAKEN, NameStatus.MISSPELT)


def names_and_terms(desk: Desk, speak: Voice) -> None:
    """Draw the ledger: first what the article names in several ways, the rest on demand."""
    ledger = desk.report.ledger
    if not ledger.entries:
        return
    with st.popover(speak.words("names-title", n=len(ledger.wavering)), key="ledger"):
        for place, entry in enumerate(ledger.wavering):
            _entry(desk, speak, place, entry)
        if not ledger.wavering:
            st.caption(speak.names.word("ledger-steady"))
        if st.toggle(speak.words("all-names", n=len(ledger.entries)), key="all-names"):
            rows = "".join(_row(entry, speak) for entry in ledger.entries if not entry.wavers)
            st.html(f'<table class="ledger" dir="{speak.direction}">{rows}</table>')


def _entry(desk: Desk, speak: Voice, place: int, entry: LedgerEntry) -> None:
    with st.container(key=f"entry-{place}", border=True):
        st.html(_title(entry, speak))
        with st.container(key=f"renderings-{place}", horizontal=True, gap="small", vertical_alignment="center"):
            for number, (form, mentions) in enumerate(entry.by_form.items()):
                wrong = f" · {speak.names.status(mentions[0].status)}" if mentions[0].status in WRONG else ""
                st.button(
                    markdown_text(f"{form} ×{len(mentions)}{wrong}"),
                    key=f"rendering-{place}-{number}",
                    type="tertiary",
                    on_click=partial(session.change, methodcaller("select_rendering", entry, form)),
                )
        _uniform(desk, speak, place, entry)


def _uniform(desk: Desk, speak: Voice, place: int, entry: LedgerEntry) -> None:
    """The button that gives the entity its first name, and the other names to choose from behind another."""
    first, *others = choices(entry)
    with st.container(key=f"uniform-row-{place}", horizontal=True, gap="small"):
        _button(desk, speak, entry, first, f"uniform-{place}")
        if others:
            with st.popover(speak.words("other-choice"), key=f"others-{place}"):
                for number, name in enumerate(others):
                    _button(desk, speak, entry, name, f"uniform-{place}-{number}")


def _button(desk: Desk, speak: Voice, entry: LedgerEntry, name: str, key: str) -> None:
    done = desk.is_uniform(entry, name)
    st.button(
        markdown_text(speak.words("uniform-done" if done else "make-uniform", name=name)),
        key=key,
        disabled=done,
        on_click=partial(session.change, methodcaller("make_uniform", entry, name)),
    )


def _title(entry: LedgerEntry, speak: Voice) -> str:
    english = f'<bdi class="english">{escape(entry.english)}</bdi>' if entry.english else ""
    return (
        f'<div class="entry" dir="{speak.direction}"><span>{speak.names.entity(entry.kind)}</span>'
        f'<bdi lang="ar"><b>{escape(entry.name)}</b></bdi>{english}</div>'
    )


def _row(entry: LedgerEntry, speak: Voice) -> str:
    return (
        f"<tr><td>{speak.names.entity(entry.kind)}</td>"
        f'<td><bdi lang="ar">{escape(entry.name)}</bdi></td>'
        f'<td><bdi class="english">{escape(entry.english)}</bdi></td><td>{len(entry.mentions)}</td></tr>'
    )
