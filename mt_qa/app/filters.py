"""Which findings the editor wants to see: the precision budget, order, severities, kinds."""

from __future__ import annotations

from functools import partial

import streamlit as st

from mt_qa.app import session
from mt_qa.app.desk import Desk
from mt_qa.app.payload import Voice
from mt_qa.app.view import Filters, Order
from mt_qa.core import Category, Severity

BUDGETS = (5, 10, 20, 40, 80)
ALL = "all"


def _seed_filters(filters: Filters) -> None:
    """Give the fields what is in force: Streamlit forgets them while another page is drawn, the desk does not."""
    state = st.session_state
    state.setdefault("severities", [severity.label for severity in sorted(filters.severities, reverse=True)])
    state.setdefault("kind", filters.kind)
    state.setdefault("undecided-only", filters.undecided_only)
    state.setdefault("budget", str(filters.most) if filters.most else ALL)


def filter_fields(desk: Desk, speak: Voice) -> None:
    """Draw the fields; a change is in force at once."""
    _seed_filters(desk.filters)
    total = len(desk.findings)
    budgets = [*(str(budget) for budget in BUDGETS if budget < total), ALL]
    if st.session_state.get("budget") not in budgets:
        st.session_state["budget"] = ALL
    if len(budgets) > 1:
        st.select_slider(
            speak.words("budget"),
            budgets,
            format_func=lambda n: speak.words("budget-all", n=total) if n == ALL else speak.words("budget-surest", n=n),
            key="budget",
            on_change=_filter,
        )
    st.segmented_control(
        speak.words("order"),
        list(Order),
        default=desk.filters.order,
        required=True,
        format_func=lambda order: speak.words("worst-first" if order is Order.WORST else "in-text-order"),
        key="order",
        on_change=_filter,
    )
    counts = desk.counts()
    present = [severity.label for severity in reversed(Severity) if counts[severity.label]]
    kinds = ["", *sorted({f.category.value for f in desk.findings}), *sorted({f.check for f in desk.findings})]
    # What was chosen for another article may be no choice for this one.
    st.session_state["severities"] = [s for s in st.session_state.get("severities", []) if s in present]
    if st.session_state.get("kind") not in kinds:
        st.session_state["kind"] = ""
    st.pills(
        speak.names.word("severity"),
        present,
        selection_mode="multi",
        format_func=lambda label: f"{speak.names.severity(Severity.parse(label))} {counts[label]}",
        key="severities",
        on_change=_filter,
    )
    st.selectbox(
        speak.words("kind"), kinds, format_func=partial(_kind_name, counts, speak), key="kind", on_change=_filter
    )
    st.toggle(speak.words("undecided-only"), key="undecided-only", on_change=_filter)


def _kind_name(counts: dict[str, int], speak: Voice, kind: str) -> str:
    if not kind:
        return speak.words("all-kinds")
    name = speak.names.category(Category(kind)) if kind in set(Category) else kind
    return f"{name} ({counts[kind]})"


def _filter() -> None:
    """Take the filters from their fields."""
    state = st.session_state
    session.filter_by(
        Filters(
            severities=frozenset(Severity.parse(label) for label in state["severities"]),
            kind=state["kind"],
            undecided_only=state["undecided-only"],
            order=state["order"],
            most=0 if state.get("budget", ALL) == ALL else int(state["budget"]),
        )
    )
