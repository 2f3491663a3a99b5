"""The report as one right-to-left page that needs nothing else: no request leaves it, and it works without its script.

All text of the article is escaped, characters that cannot be seen are shown by their code points, and the page's own
policy forbids every script and style but the two written here.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files

from mt_qa.core import Finding, Report, SegmentReport, Severity, Span, Suggestion
from mt_qa.core.ledger import LedgerEntry, Mention, NameStatus
from mt_qa.knowledge.labels import Labels, labels
from mt_qa.knowledge.tables import data_folder
from mt_qa.render.directions import isolated
from mt_qa.render.passages import Numbered, Piece, by_segment, numbered, pieces
from mt_qa.render.visible import SHOWN, visible

LONGEST_QUOTE = 400
_INSIDE_WORD = re.compile(r"\w|[\u064b-\u065f\u0670\u0640]")
# Only Arabic blocks: brackets, digits and Latin letters come from the reader's own fonts.
_FONT_RANGE = "U+0600-06FF, U+0750-077F, U+0870-08FF, U+FB50-FDFF, U+FE70-FEFC"


def render_html(report: Report, *, language: str = "en") -> str:
    """The page, its labels and reasons in English (``en``) or Arabic (``ar``)."""
    names = labels(language)
    title = report.document.id or names.word("report-title")
    style, script = _style(), _static("report.js")
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language}" dir="rtl">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
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
    yield f"<h1><bdi>{_shown(title)}</bdi></h1>"
    yield '<div class="result">'
    yield f'<span class="points">{report.score:g}<small> / 100</small></span>'
    yield f'<span class="verdict {report.verdict.value}">{names.verdict(report.verdict)}</span>'
    yield f'<p class="why">{_prose(comma.join(reasons), names)}</p>'
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
    found = by_segment(report)
    yield f'<main class="article" lang="ar" dir="rtl" aria-label="{names.word("article")}">'
    for segment in report.segments:
        if segment.end > segment.start and report.document.segments[segment.index].target.strip():
            yield _paragraph(report.document.text, segment, found.get(segment.index, []), names)
    yield "</main>"


def _paragraph(text: str, segment: SegmentReport, found: Sequence[Numbered], names: Labels) -> str:
    cut = pieces(Span(segment.start, segment.end), found)
    shown = "".join(_mark(text, piece) if piece.findings else _shown(text[piece.start : piece.end]) for piece in cut)
    title = f"{names.word('score')}: {names.verdict(segment.verdict)}"
    return f'<p><span class="score {segment.verdict.value}" title="{title}">{segment.score:g}</span>{shown}</p>'


def _mark(text: str, piece: Piece) -> str:
    """A piece under one or more findings: a line below for the worst, one above for the next.

    The first piece of a finding is the one that Tab reaches and its entry in the list points to.
    """
    worst = piece.findings[0]
    begins = [item for item in piece.findings if item.finding.span.start == piece.start]
    classes = f"m {worst.finding.severity.label}" + (" several" if len(piece.findings) > 1 else "")
    all_numbers = " ".join(str(item.number) for item in piece.findings)
    anchor = f'id="m{begins[0].number}"' if begins else 'tabindex="-1"'
    others = "".join(f'<span id="m{item.number}"></span>' for item in begins[1:])
    shown = _shown(text[piece.start : piece.end])
    if len(piece.findings) > 1:
        shown = f'<span class="over {piece.findings[1].finding.severity.label}">{shown}</span>'
    return (
        f'{others}<a class="{classes}" {anchor} href="#f{worst.number}" data-f="{all_numbers}">'
        f"{shown}{_end_numbers(text, piece)}</a>"
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
        f'{_fixes(finding.suggestions, names)}</div><p class="reason">{_prose(message, names)}</p></li>'
    )


def _quoted(text: str) -> str:
    return _shown(text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]} …")


def _fixes(suggestions: Sequence[Suggestion], names: Labels) -> str:
    if not suggestions:
        return f'<p class="none">{names.word("no-safe-fix")}</p>'
    rows = (
        f"<div><dt>{suggestion.confidence:.2f}</dt>"
        f"<dd><bdi>{_shown(suggestion.text) or names.word('delete-this')}</bdi></dd></div>"
        for suggestion in suggestions
    )
    return f'<dl class="fixes" aria-label="{names.word("suggestions")}">{"".join(rows)}</dl>'


def _ledger(report: Report, names: Labels) -> Iterator[str]:
    """A table of the names that the article gives in several ways; the others are only counted."""
    entries, wavering = report.ledger.entries, report.ledger.wavering
    if not entries:
        return
    yield f'<section dir="{names.direction}"><h2>{names.word("ledger")}</h2>'
    if wavering:
        yield '<table class="ledger"><tbody>'
        yield from (_entry(entry, names) for entry in wavering)
        yield "</tbody></table>"
    steady = len(entries) - len(wavering)
    note = f"+ {steady} {names.word('ledger-others')}" if wavering else names.word("ledger-steady")
    yield f'<p class="none">{note}</p></section>'


def _entry(entry: LedgerEntry, names: Labels) -> str:
    renderings = "".join(
        f'<li class="{mentions[0].status}"><bdi lang="ar">{_shown(form)}</bdi> ×{len(mentions)}'
        f"{_status(mentions, names)}</li>"
        for form, mentions in entry.by_form.items()
    )
    english = f' <span class="english" dir="ltr">{escape(entry.english)}</span>' if entry.english else ""
    return (
        f"<tr><th>{names.entity(entry.kind)}</th>"
        f'<td><bdi lang="ar"><b>{_shown(entry.name)}</b></bdi>{english}<ul>{renderings}</ul></td></tr>'
    )


def _status(mentions: Sequence[Mention], names: Labels) -> str:
    """What is wrong with a rendering, in words: colour alone does not tell everybody."""
    status = mentions[0].status
    wrong = status in (NameStatus.MISTAKEN, NameStatus.MISSPELT)
    return f" <em>{names.status(status)}</em>" if wrong else ""


def _skipped(report: Report, names: Labels) -> Iterator[str]:
    if not report.skipped:
        return
    yield f'<section dir="{names.direction}"><h2>{names.word("not-run")}</h2><ul class="skipped">'
    for skipped in report.skipped:
        reason = names.word("no-source") if skipped.reason == "no source" else skipped.reason
        yield f"<li><code>{escape(skipped.check)}</code>: {_prose(reason, names)}</li>"
    yield "</ul></section>"


def _footer(report: Report, names: Labels) -> Iterator[str]:
    yield f'<footer dir="{names.direction}">{names.word("signature")}: <code>{escape(report.signature)}</code></footer>'


def _shown(text: str) -> str:
    """Text of the article: escaped, carriage returns left out, unseen characters by their code points."""
    lines = (escape(visible(line)) for line in text.replace("\r", "").split("\n"))
    return SHOWN.sub(r'<code class="unseen">\g<0></code>', "\n".join(lines))


def _prose(text: str, names: Labels) -> str:
    """A message: escaped, runs of the other direction isolated."""
    return isolated(visible(text), names.language, lambda run: f"<bdi>{escape(run)}</bdi>", escape)


@cache
def _static(name: str) -> str:
    return (files("mt_qa.render") / "static" / name).read_text(encoding="utf-8")


@cache
def _style() -> str:
    return "".join(_font_faces()) + _static("report.css")


def _font_faces() -> Iterator[str]:
    """The shipped Arabic font inside the page; nothing where it is not there, the reader's own then serves."""
    for weight in (400, 700):
        path = data_folder() / "fonts" / f"noto-naskh-arabic-arabic-{weight}-normal.woff2"
        if path.is_file():
            data = base64.b64encode(path.read_bytes()).decode("ascii")
            yield (
                f'@font-face{{font-family:"Noto Naskh Arabic";font-weight:{weight};unicode-range:{_FONT_RANGE};'
                f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
            )


def _policy(style: str, script: str) -> str:
    return f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; font-src data:"


def _digest(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode('ascii')}'"
