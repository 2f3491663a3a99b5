"""The report as one right-to-left page that needs nothing else: no request leaves it, and it works without its script.

All text of the article is escaped, characters that cannot be seen are shown by their code points, and the page's own
policy forbids every script and style but the two written here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from itertools import pairwise

from mt_qa.core import Finding, Report, SegmentReport, Severity, Span, Suggestion
from mt_qa.core.ledger import Ledger, LedgerEntry, Mention
from mt_qa.knowledge.labels import Labels, labels
from mt_qa.render.page import font_faces, policy, prose, shown, static_text
from mt_qa.render.passages import Numbered, Piece, by_segment, numbered, pieces
from mt_qa.render.visible import visible

LONGEST_QUOTE = 400
LONGEST_PROCLITICS = 8
"""A place is linked to at the start of its word, so that no element parts joined letters: so far back that may be."""

_INSIDE_WORD = re.compile(r"\w|[\u064b-\u065f\u0670\u0640]")


def render_html(report: Report, *, language: str = "en") -> str:
    """The page, its labels and reasons in English (``en``) or Arabic (``ar``)."""
    names = labels(language)
    title = report.document.id or names.word("report-title")
    style, script = _style(), static_text("report.js")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language}" dir="rtl">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy(style, script)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(visible(title))} · {report.score:g} · {names.verdict(report.verdict)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            *_header(report, title, names),
            *_article(report, names),
            *_findings(report, names),
            *_ledger(report, names),
            *_skipped(report, names),
            *_footer(report, names),
            f"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        )
    )


def _header(report: Report, title: str, names: Labels) -> Iterator[str]:
    reasons = report.reasons if names.language == "en" else report.reasons_ar
    comma = "; " if names.language == "en" else "؛ "
    yield f'<header dir="{names.direction}">'
    yield f"<h1><bdi>{shown(title)}</bdi></h1>"
    yield '<div class="result">'
    yield f'<span class="points">{report.score:g}<small> / 100</small></span>'
    yield f'<span class="verdict {report.verdict.value}">{names.verdict(report.verdict)}</span>'
    yield f'<p class="why">{prose(comma.join(reasons), names)}</p>'
    yield "</div>"
    yield f'<p class="why">{names.word("source-" + report.coverage.source)}</p>'
    if report.coverage.paragraphs is not None:
        yield f'<p class="why">{names.word("aligned")}: {"/".join(map(str, report.coverage.paragraphs))}</p>'
    yield from _legend(report.findings, names)
    yield "</header>"


def _legend(findings: Sequence[Finding], names: Labels) -> Iterator[str]:
    """A row of the severities found, each with its pattern, its number and a box that hides it."""
    yield f'<ul class="legend" aria-label="{names.word("legend")}">'
    for severity in reversed(Severity):
        count = sum(finding.severity is severity for finding in findings)
        if count:
            yield (
                f'<li class="{severity.label}"><label><input type="checkbox" id="show-{severity.label}" checked> '
                f'<span class="sample">{names.severity(severity)}</span> <span>{count}</span></label></li>'
            )
    yield "</ul>"


def _article(report: Report, names: Labels) -> Iterator[str]:
    found, places = by_segment(report), _places(report.document.text, report.ledger)
    yield f'<main class="article" lang="ar" dir="rtl" aria-label="{names.word("article")}">'
    for segment in report.segments:
        if segment.end > segment.start and report.document.segments[segment.index].target.strip():
            yield _paragraph(report.document.text, segment, found.get(segment.index, []), places, names)
    yield "</main>"


def _paragraph(
    text: str, segment: SegmentReport, found: Sequence[Numbered], places: Sequence[int], names: Labels
) -> str:
    cut = pieces(Span(segment.start, segment.end), found)
    marked = "".join(_mark(text, piece, places) if piece.findings else _placed(text, piece, places) for piece in cut)
    title = f"{names.word('score')}: {names.verdict(segment.verdict)}"
    return f'<p><span class="score {segment.verdict.value}" title="{title}">{segment.score:g}</span>{marked}</p>'


def _places(text: str, ledger: Ledger) -> list[int]:
    """The offsets in the text that the table of names links to, in order."""
    return sorted({_place(text, mention) for entry in ledger.notable for mention in entry.mentions})


def _place(text: str, mention: Mention) -> int:
    """Where the word begins that a mention begins in."""
    start = mention.span.start
    while start > max(mention.span.start - LONGEST_PROCLITICS, 0) and not text[start - 1].isspace():
        start -= 1
    return start


def _placed(text: str, piece: Piece, places: Sequence[int]) -> str:
    """The text of a piece, with a target where the table of names links to."""
    inside = places[bisect_left(places, piece.start) : bisect_left(places, piece.end)]
    first, *others = pairwise((piece.start, *inside, piece.end))
    targets = (f'<span class="place" id="p{start}"></span>{shown(text[start:end])}' for start, end in others)
    return shown(text[slice(*first)]) + "".join(targets)


def _mark(text: str, piece: Piece, places: Sequence[int]) -> str:
    """A piece under one or more findings: a line below for the worst, one above for the next.

    The first piece of a finding is the one that Tab reaches and its entry in the list points to.
    """
    worst = piece.findings[0]
    begins = [item for item in piece.findings if item.finding.span.start == piece.start]
    classes = f"m {worst.finding.severity.label}" + (" several" if len(piece.findings) > 1 else "")
    all_numbers = " ".join(str(item.number) for item in piece.findings)
    anchor = f'id="m{begins[0].number}"' if begins else 'tabindex="-1"'
    others = "".join(f'<span id="m{item.number}"></span>' for item in begins[1:])
    inner = _placed(text, piece, places)
    if len(piece.findings) > 1:
        inner = f'<span class="over {piece.findings[1].finding.severity.label}">{inner}</span>'
    return (
        f'{others}<a class="{classes}" {anchor} href="#f{worst.number}" data-f="{all_numbers}">'
        f"{inner}{_end_numbers(text, piece)}</a>"
    )


def _end_numbers(text: str, piece: Piece) -> str:
    """The numbers of the findings that end here; none inside a word, whose letters it would tear apart."""
    ends = sorted(item.number for item in piece.findings if item.finding.span.end == piece.end)
    if not ends or _INSIDE_WORD.match(text, piece.end):
        return ""
    return f'<sup aria-hidden="true">{" ".join(map(str, ends))}</sup>'


def _findings(report: Report, names: Labels) -> Iterator[str]:
    yield f'<section dir="{names.direction}">'
    yield f"<h2>{names.word('findings')}</h2>"
    if not report.findings:
        yield f'<p class="none">{names.word("no-findings")}</p>'
    yield f'<ol class="findings" dir="{names.direction}">'
    for item in numbered(report):
        yield _finding(item, names)
    yield "</ol>"
    if report.findings:
        yield (
            f'<p class="keys"><kbd>J</kbd> {names.word("key-next")} · <kbd>K</kbd> {names.word("key-previous")} · '
            f"<kbd>Esc</kbd> {names.word('key-close')}</p>"
        )
    yield "</section>"


def _finding(item: Numbered, names: Labels) -> str:
    finding = item.finding
    message = finding.message if names.language == "en" else finding.message_ar
    confidence = f"{names.word('confidence')} {finding.confidence:.2f}"
    return (
        f'<li id="f{item.number}" class="{finding.severity.label}">'
        f'<div class="kind"><span class="number">{item.number}</span><b>{names.severity(finding.severity)}</b>'
        f"<span>{names.category(finding.category)}</span><code>{escape(finding.check)}</code>"
        f"<span>{names.evidence(finding.evidence)}</span><span>{confidence}</span>"
        f'<a class="back" href="#m{item.number}">{names.word("back-to-text")}</a></div>'
        f'<div class="change"><span class="quoted" lang="ar" dir="rtl">{_quoted(finding.text)}</span>'
        f'{_fixes(finding.suggestions, names)}</div><p class="reason">{prose(message, names)}</p></li>'
    )


def _quoted(text: str) -> str:
    return shown(text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]} …")


def _fixes(suggestions: Sequence[Suggestion], names: Labels) -> str:
    if not suggestions:
        return f'<p class="none">{names.word("no-safe-fix")}</p>'
    rows = (
        f"<div><dt>{suggestion.confidence:.2f}</dt>"
        f"<dd><bdi>{shown(suggestion.text) or names.word('delete-this')}</bdi></dd></div>"
        for suggestion in suggestions
    )
    return f'<dl class="fixes" aria-label="{names.word("suggestions")}">{"".join(rows)}</dl>'


def _ledger(report: Report, names: Labels) -> Iterator[str]:
    """A table, right to left like the names in it, of those worth a line; the others are only counted."""
    entries, notable = report.ledger.entries, report.ledger.notable
    if not entries:
        return
    yield f'<section dir="{names.direction}"><h2>{names.word("ledger")}</h2>'
    if notable:
        titles = (names.word("ledger-name"), names.word("ledger-kind"), names.word("ledger-renderings"))
        columns = "".join(f'<th scope="col">{title}</th>' for title in titles)
        yield f'<table class="ledger" dir="rtl"><thead><tr>{columns}</tr></thead><tbody>'
        yield from (_entry(report.document.text, entry, names) for entry in notable)
        yield "</tbody></table>"
    others = len(entries) - len(notable)
    if not notable:
        yield f'<p class="none">{names.word("ledger-steady")} ({others})</p>'
    elif others:
        yield f'<p class="none">+ {others} {names.word("ledger-others")}</p>'
    yield "</section>"


def _entry(text: str, entry: LedgerEntry, names: Labels) -> str:
    english = f'<span class="english" lang="en" dir="ltr">{escape(entry.english)}</span>' if entry.english else ""
    renderings = "".join(_rendering(text, form, mentions, names) for form, mentions in entry.by_form.items())
    return (
        f'<tr><th scope="row"><bdi lang="ar">{shown(entry.name)}</bdi>{english}</th>'
        f"<td>{names.entity(entry.kind)}</td><td><ul>{renderings}</ul></td></tr>"
    )


def _rendering(text: str, form: str, mentions: Sequence[Mention], names: Labels) -> str:
    """A rendering, how often, what is wrong with it in words (colour alone does not tell everybody), and where."""
    status = mentions[0].status
    wrong = f" <em>{names.status(status)}</em>" if status.is_wrong else ""
    links = " ".join(
        f'<a href="#p{_place(text, mention)}">{number}</a>' for number, mention in enumerate(mentions, start=1)
    )
    return (
        f'<li class="{status}"><bdi lang="ar">{shown(form)}</bdi> <span class="count">×{len(mentions)}</span>{wrong}'
        f'<span class="places">{links}</span></li>'
    )


def _skipped(report: Report, names: Labels) -> Iterator[str]:
    if not report.skipped:
        return
    yield f'<section dir="{names.direction}"><h2>{names.word("not-run")}</h2><ul class="skipped">'
    for skipped in report.skipped:
        yield f"<li><code>{escape(skipped.check)}</code>: {prose(names.reason(skipped.reason), names)}</li>"
    yield "</ul></section>"


def _footer(report: Report, names: Labels) -> Iterator[str]:
    yield f'<footer dir="{names.direction}">{names.word("signature")}: <code>{escape(report.signature)}</code></footer>'


@cache
def _style() -> str:
    return "".join(font_faces()) + static_text("report.css")
