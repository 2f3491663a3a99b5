"""What the desk shows, as plain data and HTML: everything that needs words, nothing that needs Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

from mt_qa.app.desk import Desk, profile_names
from mt_qa.app.focus import Focus
from mt_qa.app.recheck import new_findings
from mt_qa.app.view import Look, Piece, State, around, segment_pieces, sentence_around, states_of, visible
from mt_qa.core import Finding, Report, Severity, Verdict
from mt_qa.decisions import Decision, finding_key
from mt_qa.knowledge.labels import Labels, labels
from mt_qa.knowledge.ui_words import UiWords, ui_words
from mt_qa.scoring import load_profile


@dataclass(frozen=True, slots=True)
class Voice:
    """The words and names of one language."""

    words: UiWords
    names: Labels

    @property
    def language(self) -> str:
        return self.words.language

    @property
    def direction(self) -> str:
        return self.names.direction

    def reason(self, finding: Finding) -> str:
        """Why the finding was made, in this language."""
        return finding.message_ar if self.language == "ar" else finding.message

    def visible(self, text: str) -> str:
        """`text` so that blanks and invisible letters can be seen."""
        return visible(text, self.names.word("delete-this"))


def voice(language: str) -> Voice:
    """The voice of ``en`` or ``ar``."""
    return Voice(ui_words(language), labels(language))


def suggestion_label(desk: Desk, finding: Finding, text: str, speak: Voice) -> str:
    """What a suggestion's button says: the replacement, and around a short span what it will stand between."""
    if not text:
        return speak.visible(text)
    before, after = around(desk.article.text, finding.span)
    return before + (text if before or after else speak.visible(text)) + after


def text_data(desk: Desk, speak: Voice) -> dict[str, Any]:
    """The article as it came, once and for all: what the component of the text draws before anything is marked."""
    document, segments = desk.report.document, desk.report.segments
    missing: dict[int, list[str]] = {}
    for place, source in document.alignment.missing if document.alignment else ():
        missing.setdefault(place, []).append(source)
    return {
        "segments": [
            {
                "text": segment.target,
                "source": segment.source or "",
                "missing": missing.get(number, []),
                "score": f"{scored.score:.0f}" if segment.target.strip() else None,
                "verdict": scored.verdict.value,
                "title": speak.words(
                    "segment-title", score=f"{scored.score:g}", verdict=speak.names.verdict(scored.verdict)
                ),
            }
            for number, (segment, scored) in enumerate(zip(document.segments, segments, strict=True))
        ],
        "after": missing.get(len(segments), []),
        "hasSource": document.has_source,
        "missingTitle": speak.words("missing-paragraph"),
        "label": speak.names.word("article"),
        "sourceLabel": speak.names.word("source"),
        "language": speak.language,
    }


def marks_data(desk: Desk, speak: Voice, view: str, focus: Focus | None = None) -> dict[str, Any]:
    """What changes in the text from decision to decision; small, because it goes to the browser at each of them.

    `view` is ``marked`` or ``corrected``. With a `focus` the places of a name are pointed out, and no finding is.
    ``marks`` has the pieces of each segment that is marked at all: a plain piece is its length, counted as the browser
    counts; a marked one a list of length, number of its style in ``styles``, numbers of its findings in ``findings``,
    spot, and, where it was inserted, its text.
    """
    spots = () if focus is None else focus.places(desk.report.ledger)
    styles, findings = _Numbers(), _Numbers()
    marks: dict[int, list[Any]] = {}
    rows = segment_pieces(desk.report.document, desk.shown, desk.decisions, spots, desk.expired)
    for number, row in enumerate(rows):
        if len(row) > 1 or row[0].look is not Look.PLAIN or row[0].spot:
            marks[number] = [_piece(piece, styles, findings) for piece in row]
    return {
        "marks": marks,
        "styles": list(styles),
        "findings": [(key, _title(desk.keyed[key], speak)) for key in findings],
        "selected": desk.selected if focus is None else "",
        "here": 0 if focus is None else focus.place + 1,
        "view": view,
    }


class _Numbers(dict[str, int]):
    """Gives every word a number, in the order they come."""

    def __missing__(self, word: str) -> int:
        self[word] = len(self)
        return self[word]


def _piece(piece: Piece, styles: _Numbers, findings: _Numbers) -> Any:
    units = _units(piece.text)
    if piece.look is Look.PLAIN and not piece.spot:
        return units
    plain = piece.look is Look.PLAIN
    style = "" if plain else f"{piece.look.value} {piece.severity.label} ink-{_ink(piece.text)}"
    drawn: list[Any] = [units, styles[style], [findings[key] for key in piece.keys], piece.spot]
    return [*drawn, piece.text] if piece.look is Look.INSERTED else drawn


def _units(text: str) -> int:
    """The length of `text` in UTF-16 units, which the browser counts in."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _ink(text: str) -> str:
    """How much of `text` can be seen: ``all`` of it, ``blank`` where some cannot, ``none``."""
    if text.isprintable():
        return "all" if text.strip() else "blank"
    if all(not letter.isprintable() and not letter.isspace() for letter in text):
        return "none"
    return "blank"


def _title(finding: Finding, speak: Voice) -> str:
    """Short: it goes to the browser at every step, and the reason stands in the panel."""
    return f"{speak.names.severity(finding.severity)} · {speak.names.category(finding.category)}"


LIST_REACH = 30
"""Rows drawn on each side of the selected one: thousands would only slow the page down."""


def list_data(desk: Desk, speak: Voice) -> dict[str, Any]:
    """What the component of the list draws: the rows around the selected one, and how many there are beyond them."""
    keys = desk.shown_keys
    place = keys.index(desk.selected) if desk.selected in keys else 0
    first = max(min(place - LIST_REACH, len(keys) - 2 * LIST_REACH - 1), 0)
    around_it = desk.shown[first : first + 2 * LIST_REACH + 1]
    states = states_of(around_it, desk.decisions, desk.expired)
    last = first + len(around_it)
    return {
        "rows": [_list_row(desk, finding, states[finding_key(finding)], speak) for finding in around_it],
        "before": _beyond(keys[first - 1], first, speak) if first else None,
        "after": _beyond(keys[last], len(keys) - last, speak) if last < len(keys) else None,
        "selected": desk.selected,
        "direction": speak.direction,
        "label": speak.names.word("findings"),
        "nothing": speak.words("nothing-shown"),
    }


def _beyond(key: str, number: int, speak: Voice) -> dict[str, str]:
    return {"key": key, "text": speak.words("more-findings", n=number)}


def _list_row(desk: Desk, finding: Finding, state: State, speak: Voice) -> dict[str, str]:
    before, after = around(desk.article.text, finding.span)
    return {
        "key": finding_key(finding),
        "severity": finding.severity.label,
        "severityName": speak.names.severity(finding.severity),
        "before": before,
        "text": speak.visible(finding.text[:80]),
        "after": after,
        "kind": speak.names.category(finding.category),
        "state": state.value,
        "stateName": speak.words(f"state-{state.value}"),
    }


def status_html(desk: Desk, speak: Voice) -> str:
    """One line: verdict, score, why, and what each line style means."""
    report, counts = desk.report, desk.counts()
    present = [severity.label for severity in reversed(Severity) if counts[severity.label]]
    legend = "".join(
        f'<span><u class="{label}">{escape(speak.names.severity(Severity.parse(label)))}</u> {counts[label]}</span>'
        for label in present
    )
    score_name, verdict = escape(speak.names.word("score")), escape(speak.names.verdict(report.verdict))
    why = escape(" · ".join(reasons(desk, speak)))
    return (
        f'<div class="status" dir="{speak.direction}">'
        f'<span class="verdict {report.verdict.value}" title="{why}">{verdict}</span>'
        f'<span class="points">{score_name} <b>{report.score:g}</b></span>'
        f'<span class="why">{why}</span>'
        f'<span class="legend">{legend}</span></div>'
    )


def progress_html(desk: Desk, speak: Voice) -> str:
    """How far the editors are."""
    total = len(desk.findings)
    return (
        f'<div class="progress" dir="{speak.direction}">'
        f"{escape(speak.words('progress', n=desk.decided, total=total))}"
        f'<i style="--share:{100 * desk.decided // max(total, 1)}%"></i></div>'
    )


def reasons(desk: Desk, speak: Voice) -> list[str]:
    """Why the article got its verdict; score and counts stand beside it and are not repeated."""
    report = desk.report
    profile = load_profile(profile_of(report))
    if report.verdict is Verdict.PUBLISH:
        return [] if report.findings else [speak.words("reason-clean")]
    if report.verdict is Verdict.RETRANSLATE:
        return [speak.words("reason-retranslate", limit=f"{profile.retranslate_below:g}")]
    if report.score < profile.publish_from:
        return [speak.words("reason-publish", limit=f"{profile.publish_from:g}")]
    return [speak.words("reason-fault")] if report.worst() >= Severity.MAJOR else []


def profile_of(report: Report) -> str:
    """The name of the profile in the report's signature; the usual one where it is a file of the caller's."""
    named = next((part for part in report.signature.split("|") if part.startswith("profile:")), "")
    name = named.removeprefix("profile:").partition("@")[0]
    return name if name in profile_names() else profile_names()[0]


def finding_html(desk: Desk, finding: Finding, speak: Voice) -> str:
    """The card of one finding: what, where, why, how sure, and what was decided."""
    category = speak.names.category(finding.category)
    before, after = (escape(part) for part in around(desk.article.text, finding.span))
    facts = (
        f"<span>{escape(speak.names.word('check'))} <code><bdi>{escape(finding.check)}</bdi></code></span>"
        f"<span>{escape(speak.names.word('evidence'))}: {escape(speak.names.evidence(finding.evidence))}</span>"
        f"<span>{escape(speak.names.word('confidence'))} {finding.confidence:.0%}</span>"
    )
    return (
        f'<div class="finding" dir="{speak.direction}">'
        f'<div class="kind"><span class="severity {finding.severity.label}">'
        f"{escape(speak.names.severity(finding.severity))}</span> · {escape(category)}</div>"
        f"<blockquote><i>{before}</i>{escape(speak.visible(finding.text))}<i>{after}</i></blockquote>"
        f'<p class="reason">{escape(speak.reason(finding))}</p>'
        f'<div class="facts">{facts}</div>{_decision_html(desk, finding, speak)}</div>'
    )


def _decision_html(desk: Desk, finding: Finding, speak: Voice) -> str:
    key = finding_key(finding)
    state = states_of((finding,), desk.decisions, desk.expired)[key]
    if state is State.EXPIRED:
        return f'<div class="decision quiet">{escape(speak.words("decided-expired"))}</div>'
    if state in (State.UNDECIDED, State.COVERED):
        if not any(decision.finding.span.overlaps(finding.span) for decision in desk.decisions.standing()):
            return ""
        return f'<div class="decision quiet">{escape(speak.words("replaces-correction"))}</div>'
    if state in (State.REJECTED, State.SUPERSEDED):
        return f'<div class="decision quiet">{escape(speak.words(f"decided-{state.value}"))}</div>'
    before, after = escape(speak.words(f"decided-{state.value}", text="\0")).split("\0")
    text = escape(speak.visible(desk.decisions.by_key()[key].replacement))
    return f'<div class="decision">{before}<bdi>{text}</bdi>{after}</div>'


def preview_html(desk: Desk, finding: Finding, speak: Voice) -> str:
    """The sentence before and after: with the standing correction, or with the first suggestion; empty without one."""
    decision = desk.decisions.by_key().get(finding_key(finding))
    if decision is not None and decision.changes_text:
        replacement = decision.replacement
    elif decision is None and finding.suggestions:
        replacement = finding.suggestions[0].text
    else:
        return ""
    before, after = (escape(part) for part in sentence_around(desk.article.text, finding.span))
    old, new = escape(speak.visible(finding.text)), escape(replacement)
    return (
        '<dl class="preview">'
        f"<dt>{escape(speak.words('before'))}</dt><dd>{before}<del>{old}</del>{after}</dd>"
        f"<dt>{escape(speak.words('after'))}</dt><dd>{before}<ins>{new}</ins>{after}</dd></dl>"
    )


def file_name(desk: Desk) -> str:
    """The stem of the files that go out."""
    return "".join(
        "-" if letter in '\\/:*?"<>|' or not letter.isprintable() else letter for letter in desk.article.name
    )


def about_review_html(report: Report, speak: Voice) -> str:
    """What made the numbers, which checks did not run, and what was set aside for what the project has learnt."""
    parts = [f'<div class="about" dir="ltr"><code>{escape(report.signature)}</code></div>']
    if report.skipped:
        rows = "".join(f"<li>{escape(s.check)}: {escape(speak.names.reason(s.reason))}</li>" for s in report.skipped)
        parts.append(f'<div class="about">{escape(speak.names.word("not-run"))}<ul>{rows}</ul></div>')
    if report.set_aside:
        rows = "".join(
            f"<li><bdi>{escape(speak.visible(each.finding.text))}</bdi> <code>{escape(each.finding.check)}</code>: "
            f"{escape(each.reason)}</li>"
            for each in report.set_aside
        )
        parts.append(f'<div class="about">{escape(speak.words("set-aside"))}<ul>{rows}</ul></div>')
    return "".join(parts)


def new_findings_html(desk: Desk, decision: Decision, speak: Voice) -> str:
    """What the checks say to the editor's own words; empty where they are silent."""
    found = new_findings(desk.report, desk.decisions, decision)
    rows = "".join(f"<li>{escape(speak.reason(finding))}</li>" for finding in found)
    if not rows:
        return ""
    return f'<div class="new-findings" dir="{speak.direction}">{escape(speak.words("your-words"))}<ul>{rows}</ul></div>'
