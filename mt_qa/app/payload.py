"""What the desk shows, as plain data and HTML: everything that needs words, nothing that needs Streamlit."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import Any

from mt_qa.app.desk import Desk
from mt_qa.app.focus import Focus
from mt_qa.app.view import Look, Piece, State, around, segment_pieces, states_of, visible
from mt_qa.core import Finding, Severity, Verdict
from mt_qa.decisions import finding_key
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


def text_data(desk: Desk, speak: Voice, view: str, focus: Focus | None = None) -> dict[str, Any]:
    """What the component of the text draws. `view` is ``marked`` or ``corrected``.

    With a `focus` the places of a name are pointed out, and no finding is.
    """
    spots = () if focus is None else focus.places(desk.report.ledger)
    pieces = segment_pieces(desk.report.document, desk.shown, desk.decisions, spots)
    return {
        "segments": [
            {
                "pieces": [_piece(piece) for piece in row],
                "score": f"{segment.score:.0f}" if blank_free else None,
                "verdict": segment.verdict.value,
                "title": speak.words(
                    "segment-title", score=f"{segment.score:g}", verdict=speak.names.verdict(segment.verdict)
                ),
            }
            for row, segment, blank_free in zip(pieces, desk.report.segments, _written(desk), strict=True)
        ],
        "titles": {finding_key(finding): _title(finding, speak) for finding in desk.findings},
        "selected": desk.selected if focus is None else "",
        "here": 0 if focus is None else focus.place + 1,
        "view": view,
        "language": speak.language,
        "decided": desk.decided,
    }


def _written(desk: Desk) -> list[bool]:
    return [bool(segment.target.strip()) for segment in desk.report.document.segments]


def _piece(piece: Piece) -> dict[str, Any]:
    spot = {"spot": piece.spot} if piece.spot else {}
    if piece.look is Look.PLAIN:
        return {"text": piece.text, **spot}
    return {
        "text": piece.text,
        **spot,
        "look": piece.look.value,
        "keys": piece.keys,
        "severity": piece.severity.label,
        "ink": _ink(piece.text),
    }


def _ink(text: str) -> str:
    """How much of `text` can be seen: ``all`` of it, ``blank`` where some cannot, ``none``."""
    if all(not letter.isprintable() and not letter.isspace() for letter in text):
        return "none"
    return "all" if text.strip() and text.isprintable() else "blank"


def _title(finding: Finding, speak: Voice) -> str:
    """Short: the whole article goes to the browser at every step, and the reason stands in the panel."""
    return f"{speak.names.severity(finding.severity)} · {speak.names.category(finding.category)}"


def list_data(desk: Desk, speak: Voice) -> dict[str, Any]:
    """What the component of the list draws."""
    states = states_of(desk.findings, desk.decisions)
    rows = []
    for finding in desk.shown:
        state = states[finding_key(finding)]
        before, after = around(desk.article.text, finding.span)
        rows.append(
            {
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
        )
    return {
        "rows": rows,
        "selected": desk.selected,
        "direction": speak.direction,
        "label": speak.names.word("findings"),
        "nothing": speak.words("nothing-shown"),
    }


def status_html(desk: Desk, speak: Voice) -> str:
    """One line: verdict, score, why, what each line style means, and how far the editor is."""
    report, total = desk.report, len(desk.findings)
    counts = desk.counts()
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
        f'<span class="legend">{legend}</span>'
        f'<span class="progress">{escape(speak.words("progress", n=desk.decided, total=total))}'
        f'<i style="--share:{100 * desk.decided // max(total, 1)}%"></i></span></div>'
    )


def reasons(desk: Desk, speak: Voice) -> list[str]:
    """Why the article got its verdict; score and counts stand beside it and are not repeated."""
    profile, report = load_profile(desk.limits.profile), desk.report
    if report.verdict is Verdict.PUBLISH:
        return [] if report.findings else [speak.words("reason-clean")]
    if report.verdict is Verdict.RETRANSLATE:
        return [speak.words("reason-retranslate", limit=f"{profile.retranslate_below:g}")]
    if report.score < profile.publish_from:
        return [speak.words("reason-publish", limit=f"{profile.publish_from:g}")]
    return [speak.words("reason-fault")] if report.worst() >= Severity.MAJOR else []


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
    state = states_of((finding,), desk.decisions)[key]
    if state in (State.UNDECIDED, State.COVERED):
        if not any(decision.finding.span.overlaps(finding.span) for decision in desk.decisions.standing()):
            return ""
        return f'<div class="decision quiet">{escape(speak.words("replaces-correction"))}</div>'
    if state in (State.REJECTED, State.SUPERSEDED):
        return f'<div class="decision quiet">{escape(speak.words(f"decided-{state.value}"))}</div>'
    before, after = escape(speak.words(f"decided-{state.value}", text="\0")).split("\0")
    text = escape(speak.visible(desk.decisions.by_key()[key].replacement))
    return f'<div class="decision">{before}<bdi>{text}</bdi>{after}</div>'


def file_name(desk: Desk) -> str:
    """The stem of the files that go out."""
    return desk.article.name or "article"


def report_json(desk: Desk) -> str:
    """The report in the words of the contract."""
    return json.dumps(desk.report.to_dict(), ensure_ascii=False, indent=1)


def decisions_json(desk: Desk) -> str:
    """The decisions in the order they were made."""
    return json.dumps(desk.decisions.to_dict(desk.article.name), ensure_ascii=False, indent=1)
