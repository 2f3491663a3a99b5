"""What the list of names shows, as plain data and HTML: everything that needs words, nothing that needs Streamlit."""

from __future__ import annotations

from html import escape
from typing import Any

from mt_qa.app.desk import Desk
from mt_qa.app.payload import Voice
from mt_qa.core.ledger import LedgerEntry, Mention
from mt_qa.decisions import Replaced
from mt_qa.uniform import choices, needs_attention, open_places


def names_data(desk: Desk, speak: Voice, *, everything: bool) -> dict[str, Any]:
    """What the component of the names draws: what needs attention, or `everything`; wrong names come first."""
    replaced, focus = desk.decisions.replaced(), desk.looked_at
    numbered = [
        (number, entry)
        for number, entry in enumerate(desk.report.ledger.entries)
        if everything or needs_attention(entry)
    ]
    numbered.sort(key=lambda item: not item[1].is_wrong)
    return {
        "rows": [_row(number, entry, replaced, speak) for number, entry in numbered],
        "entry": -1 if focus is None else focus.entry,
        "form": "" if focus is None else focus.form,
        "direction": speak.direction,
        "label": speak.names.word("ledger"),
        "makeUniform": speak.words("make-uniform"),
        "nothing": speak.names.word("ledger-steady"),
    }


def _row(number: int, entry: LedgerEntry, replaced: Replaced, speak: Voice) -> dict[str, Any]:
    places = open_places(entry)
    done = bool(places) and all(replaced.around(place) is not None for place in places)
    title = speak.words("made-uniform" if done else "make-uniform-to", name=choices(entry)[0]) if places else ""
    return {
        "number": number,
        "name": entry.name,
        "kind": speak.names.entity(entry.kind),
        "english": entry.english,
        "state": "done" if done else "open" if places else "",
        "title": title,
        "renderings": [_rendering(form, mentions, speak) for form, mentions in entry.by_form.items()],
    }


def _rendering(form: str, mentions: tuple[Mention, ...], speak: Voice) -> dict[str, Any]:
    status = mentions[0].status
    return {
        "form": form,
        "count": len(mentions),
        "wrong": speak.names.status(status) if status.is_wrong else "",
    }


def entry_html(entry: LedgerEntry, form: str, speak: Voice) -> str:
    """The card of the name in focus: what it is, and the rendering whose places are pointed out."""
    english = f' · <bdi lang="en">{escape(entry.english)}</bdi>' if entry.english else ""
    unknown = "" if entry.known else f'<div class="facts">{escape(speak.words("not-in-tables"))}</div>'
    return (
        f'<div class="finding" dir="{speak.direction}">'
        f'<div class="kind">{escape(speak.names.entity(entry.kind))}{english}</div>'
        f"<blockquote>{escape(form or entry.name)}</blockquote>{unknown}</div>"
    )
