"""The charts of a project, each with the table that it is drawn from. Plain Altair, no Streamlit.

Colours are those of the marks; every bar also says its number, so that no chart rests on colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from mt_qa.app.payload import Voice
from mt_qa.core import Category, Severity
from mt_qa.store.insight import Acceptance, Agreement, EditingTime, Found, PrecisionAt

COLOURS = {
    Severity.CRITICAL: "#b3202c",
    Severity.MAJOR: "#d98324",
    Severity.MINOR: "#5b8bc7",
    Severity.NEUTRAL: "#8b9095",
}
FILL = "#0f5e62"
MOST_ROWS = 20
"""Bars of a chart; the table has all."""

ROW_HEIGHT = 24
AROUND = 80
"""Pixels of the legend and the axis."""

Row = Mapping[str, str | int | float | None]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart, what it says in words for who cannot see it, and its table, one mapping a row."""

    name: str
    title: str
    alt: str
    table: Sequence[Row]
    drawn: Callable[[], Any]


def findings_chart(name: str, found: Sequence[Found], speak: Voice) -> Chart:
    """Findings by category or check, stacked by severity. `name` is ``by-category`` or ``by-check``."""
    kind, number = speak.words(f"column-{name}"), speak.words("column-findings")
    severities = [severity for severity in reversed(Severity) if any(each.by_severity.get(severity) for each in found)]
    names = [_kind_name(each.name, speak) for each in found]
    table: list[Row] = [
        {kind: label}
        | {speak.names.severity(severity): each.by_severity.get(severity, 0) for severity in severities}
        | {number: each.total}
        for label, each in zip(names, found, strict=True)
    ]

    def drawn() -> Any:
        alt = _altair()
        rows = [
            {
                "kind": label,
                "severity": speak.names.severity(severity),
                "number": each.by_severity[severity],
                "rank": -severity,
                "total": each.total,
            }
            for label, each in list(zip(names, found, strict=True))[:MOST_ROWS]
            for severity in severities
            if each.by_severity.get(severity)
        ]
        scale = alt.Scale(
            domain=[speak.names.severity(severity) for severity in severities],
            range=[COLOURS[severity] for severity in severities],
        )
        base = alt.Chart(alt.Data(values=rows)).encode(y=_rows(names[:MOST_ROWS], speak))
        bars = base.mark_bar().encode(
            x=_numbers("number", number, speak, stack="zero"),
            color=alt.Color("severity:N", scale=scale, title=None, legend=alt.Legend(orient="top")),
            order=alt.Order("rank:Q"),
            tooltip=[alt.Tooltip("kind:N", title=kind), alt.Tooltip("severity:N", title=" "), "number:Q"],
        )
        totals = base.mark_text(align=_outside(speak), dx=_gap(speak)).encode(
            x=alt.X("max(total):Q"), text=alt.Text("max(total):Q")
        )
        return _sized(bars + totals, len(names))

    said = "; ".join(f"{label} {each.total}" for label, each in zip(names[:MOST_ROWS], found, strict=False))
    return Chart(name, speak.words(f"chart-{name}"), said, table, drawn)


def acceptance_chart(found: Sequence[Acceptance], speak: Voice) -> Chart:
    """What became of the findings of each check, as shares."""
    words = {key: speak.words(f"state-{key}") for key in ("accepted", "edited", "rejected")}
    check, decided = speak.names.word("check"), speak.words("column-decided")
    right = speak.words("column-precision")
    table: list[Row] = [
        {
            check: each.check,
            words["accepted"]: each.accepted,
            words["edited"]: each.edited,
            words["rejected"]: each.rejected,
            decided: each.decided,
            speak.words("column-acceptance"): round(each.acceptance, 3),
            right: round(each.precision, 3),
        }
        for each in found
    ]

    def drawn() -> Any:
        alt = _altair()
        shown = found[:MOST_ROWS]
        names = [each.check for each in shown]
        rows = [
            {"check": each.check, "outcome": words[key], "share": number / each.decided, "number": number, "rank": rank}
            for each in shown
            for rank, (key, number) in enumerate(
                (("accepted", each.accepted), ("edited", each.edited), ("rejected", each.rejected))
            )
            if number
        ]
        colours = {"accepted": "#1f7a4d", "edited": "#8fc3a5", "rejected": "#c9ccce"}
        scale = alt.Scale(domain=list(words.values()), range=[colours[key] for key in words])
        base = alt.Chart(alt.Data(values=rows)).encode(y=_rows(names, speak))
        bars = base.mark_bar().encode(
            x=_numbers("share", speak.words("column-share"), speak, stack="zero", form="%", most=1.0),
            y=_rows(names, speak, field="check"),
            color=alt.Color("outcome:N", scale=scale, title=None, legend=alt.Legend(orient="top")),
            order=alt.Order("rank:Q"),
            tooltip=["check:N", "outcome:N", "number:Q", alt.Tooltip("share:Q", format=".0%")],
        )
        totals = (
            alt.Chart(alt.Data(values=[{"check": e.check, "text": f"n={e.decided}", "at": 1.0} for e in shown]))
            .mark_text(align=_outside(speak), dx=_gap(speak))
            .encode(y=_rows(names, speak, field="check"), x=alt.X("at:Q"), text="text:N")
        )
        return _sized(bars + totals, len(shown))

    said = "; ".join(f"{e.check} {e.acceptance:.0%} ({e.decided})" for e in found[:MOST_ROWS])
    return Chart("acceptance", speak.words("chart-acceptance"), said, table, drawn)


def precision_chart(found: Sequence[PrecisionAt], speak: Voice) -> Chart:
    """The share of findings that were right, by the period in which they were decided."""
    begins, right = speak.words("column-begins"), speak.words("column-precision")
    table: list[Row] = [
        {
            begins: each.begins.isoformat(),
            speak.words("column-right"): each.right,
            speak.words("column-wrong"): each.wrong,
            right: round(each.precision, 3),
        }
        for each in found
    ]

    def drawn() -> Any:
        alt = _altair()
        rows = [
            {
                "begins": e.begins.isoformat(),
                "precision": e.precision,
                "text": f"{e.precision:.0%} n={e.right + e.wrong}",
            }
            for e in found
        ]
        base = alt.Chart(alt.Data(values=rows)).encode(
            x=alt.X("begins:O", title=begins, axis=alt.Axis(labelAngle=0)),
            y=alt.Y(
                "precision:Q",
                title=right,
                scale=alt.Scale(domain=[0, 1]),
                axis=alt.Axis(format="%", orient=_start(speak)),
            ),
        )
        line = base.mark_line(color=FILL) + base.mark_point(color=FILL, filled=True, size=60)
        return _styled(line + base.mark_text(dy=-12).encode(text="text:N")).properties(height=240)

    said = "; ".join(f"{e.begins.isoformat()} {e.precision:.0%}" for e in found)
    return Chart("precision", speak.words("chart-precision"), said, table, drawn)


def time_chart(found: Sequence[EditingTime], speak: Voice) -> Chart:
    """Minutes spent on each article beside what was estimated."""
    name, spent, estimated = (speak.words(f"column-{key}") for key in ("name", "spent", "estimated"))
    table: list[Row] = [
        {
            name: each.name,
            speak.words("column-words"): each.words,
            estimated: each.estimated,
            spent: round(each.seconds / 60, 1),
            speak.words("column-decisions"): each.decisions,
        }
        for each in found
    ]
    worked = sorted((each for each in found if each.seconds), key=lambda each: -each.seconds)[:MOST_ROWS]

    def drawn() -> Any:
        alt = _altair()
        names = _unlike(each.name for each in worked)
        rows = [
            {"kind": label, "what": what, "minutes": round(minutes, 1)}
            for label, each in zip(names, worked, strict=True)
            for what, minutes in ((spent, each.seconds / 60), (estimated, each.estimated))
        ]
        scale = alt.Scale(domain=[spent, estimated], range=[FILL, "#b9c6c4"])
        base = alt.Chart(alt.Data(values=rows)).encode(
            y=_rows(names, speak), yOffset=alt.YOffset("what:N", sort=[spent, estimated])
        )
        bars = base.mark_bar().encode(
            x=_numbers("minutes", speak.words("column-minutes"), speak),
            color=alt.Color("what:N", scale=scale, title=None, legend=alt.Legend(orient="top")),
            tooltip=["kind:N", "what:N", "minutes:Q"],
        )
        text = base.mark_text(align=_outside(speak), dx=_gap(speak)).encode(x="minutes:Q", text="minutes:Q")
        return _sized(bars + text, 2 * len(names))

    said = "; ".join(f"{e.name} {e.seconds / 60:.1f} / {e.estimated:.1f}" for e in worked)
    return Chart("editing-time", speak.words("chart-editing-time"), said, table, drawn)


def agreement_table(found: Sequence[Agreement], names: Mapping[int, str], speak: Voice) -> list[Row]:
    """How two reviewers agree, all articles together and each."""
    return [
        {
            speak.words("column-reviewers"): f"{each.first} · {each.second}",
            speak.words("column-name"): speak.words("all-articles") if each.article is None else names[each.article],
            speak.words("column-findings"): each.findings,
            speak.words("column-agreed"): round(each.agreed, 3),
            speak.words("column-kappa"): None if each.kappa is None else round(each.kappa, 3),
        }
        for each in found
    ]


def _kind_name(kind: str, speak: Voice) -> str:
    return speak.names.category(Category(kind)) if kind in set(Category) else kind


def _unlike(names: Iterable[str]) -> list[str]:
    """The names, a number after those that another article has too: bars of one name would be one bar."""
    found: list[str] = []
    for name in names:
        number = 2
        unlike = name
        while unlike in found:
            unlike, number = f"{name} ({number})", number + 1
        found.append(unlike)
    return found


def _rows(names: Sequence[str], speak: Voice, field: str = "kind") -> Any:
    alt = _altair()
    axis = alt.Axis(orient=_start(speak), labelLimit=260, ticks=False, domain=False, labelPadding=8)
    return alt.Y(f"{field}:N", sort=list(names), title=None, axis=axis)


def _numbers(
    field: str, title: str, speak: Voice, *, stack: Any = None, form: str = "", most: float | None = None
) -> Any:
    alt = _altair()
    # From right to left in Arabic: bars grow from where the reader begins.
    scale = alt.Scale(reverse=speak.direction == "rtl", **({} if most is None else {"domainMax": most}))
    axis = alt.Axis(format=form, tickMinStep=0.25) if form else alt.Axis(tickMinStep=1)
    return alt.X(f"{field}:Q", title=title, stack=stack, scale=scale, axis=axis)


def _start(speak: Voice) -> Any:
    return "right" if speak.direction == "rtl" else "left"


def _outside(speak: Voice) -> Any:
    return "right" if speak.direction == "rtl" else "left"


def _gap(speak: Voice) -> int:
    return -5 if speak.direction == "rtl" else 5


def _sized(chart: Any, rows: int) -> Any:
    return _styled(chart).properties(height=rows * ROW_HEIGHT + AROUND)


def _styled(chart: Any) -> Any:
    return chart.configure_view(stroke=None).configure(font="Source Sans, Noto Naskh Arabic, sans-serif")


def _altair() -> Any:
    """Altair, late: half a second. Its types speak of every colour that has a name."""
    return import_module("altair")
