"""The report for a terminal, a pipe or a file.

Plain, it marks spans as ``⟦…⟧²`` (the finding's number) and holds no character that is not shown, so that copying and
grep work. For a terminal, colour takes the place of the brackets, and runs of the other direction are isolated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from mt_qa.core import Report, Severity, Skipped, Suggestion
from mt_qa.core.ledger import LedgerEntry
from mt_qa.knowledge.labels import Labels, labels
from mt_qa.render.ansi import Line, Part, coloured, plain
from mt_qa.render.directions import isolated
from mt_qa.render.passages import Numbered, Passage, Piece, passages, pieces
from mt_qa.render.visible import visible

LONGEST_PASSAGE = 800
"""Sentences together longer than this are cut to the neighbourhood of their findings."""

CONTEXT = 80
LONGEST_SPAN = 240

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FSI, _RLI, _PDI = "\u2068", "\u2067", "\u2069"


@dataclass(frozen=True, slots=True)
class _Style:
    """In whose words the report is, and whether it goes to a terminal."""

    names: Labels
    terminal: bool

    def mixed(self, text: str) -> str:
        """A line of prose, its runs of the other direction isolated for a terminal."""
        shown = visible(text)
        if not self.terminal:
            return shown
        return isolated(shown, self.names.language, lambda run: f"{_FSI}{run}{_PDI}")


def render_text(report: Report, *, language: str = "en", terminal: bool = False) -> str:
    """The report in English (``en``) or Arabic (``ar``); `terminal` adds colour and directional isolates."""
    style = _Style(labels(language), terminal)
    lines = [*_header(report, style), *_passages(report, style), *_summary(report, style)]
    lines += [*_ledger(report, style), *_footer(report, style)]
    return coloured(lines) if terminal else plain(lines)


def _header(report: Report, style: _Style) -> Iterator[Line]:
    names, document = style.names, report.document
    if document.id:
        yield Line.of(style.mixed(document.id), "bold")
    reasons = report.reasons if names.language == "en" else report.reasons_ar
    comma = "; " if names.language == "en" else "؛ "
    yield Line(
        (
            Part(f"{names.word('score')} {report.score:g}/100: "),
            Part(names.verdict(report.verdict), report.verdict.value),
            Part(f" ({style.mixed(comma.join(reasons))})" if reasons else ""),
        )
    )
    flagged = len({finding.segment for finding in report.findings})
    written = sum(bool(segment.target.strip()) for segment in document.segments)
    yield Line.of(
        f"{names.word('findings')}: {len(report.findings)} · "
        f"{names.word('flagged-segments')}: {flagged}/{written} · {names.word('source-' + report.coverage.source)}"
    )
    if report.coverage.paragraphs is not None:
        yield Line.of(f"{names.word('aligned')}: {'/'.join(map(str, report.coverage.paragraphs))}")


def _passages(report: Report, style: _Style) -> Iterator[Line]:
    text, line, position = report.document.text, 1, 0
    segment = -1
    for passage in passages(report):
        line += text.count("\n", position, passage.span.start)
        position = passage.span.start
        yield Line()
        if passage.segment != segment:
            segment = passage.segment
            yield _rule(f"{style.names.word('line')} {line}", report, segment, style)
        yield _marked(text, passage, style)
        for item in passage.findings:
            yield from _finding(item, style)


def _rule(place: str, report: Report, segment: int, style: _Style) -> Line:
    verdict = report.segments[segment]
    return Line.of(f"── {place} · {style.names.word('score')} {verdict.score:g} ──", "dim")


def _marked(text: str, passage: Passage, style: _Style) -> Line:
    """The passage with its spans marked: by brackets, or on a terminal by colour; each span's number at its end."""
    cut = list(pieces(passage.span, passage.findings))
    shorten = len(passage.span) > LONGEST_PASSAGE
    parts = [Part(_RLI)] if style.terminal else []
    for index, piece in enumerate(cut):
        opening = "" if style.terminal else "⟦" * sum(item.finding.span.start == piece.start for item in piece.findings)
        shown = visible(text[piece.start : piece.end])
        if shorten:
            shown = _shortened(shown, piece, first=index == 0, last=index == len(cut) - 1)
        parts.append(Part(opening + shown, f"mark-{_worst(piece)}" if piece.findings else ""))
        ending = [item for item in piece.findings if item.finding.span.end == piece.end]
        # the inner span closes first, so that brackets nest where spans do
        for item in sorted(ending, key=lambda item: (len(item.finding.span), -item.number)):
            close = "" if style.terminal else "⟧"
            parts.append(Part(close + _superscript(item.number), item.finding.severity.label))
    return Line((*parts, Part(_PDI)) if style.terminal else tuple(parts))


def _shortened(shown: str, piece: Piece, *, first: bool, last: bool) -> str:
    before, after = (LONGEST_SPAN // 2,) * 2 if piece.findings else (0 if first else CONTEXT, 0 if last else CONTEXT)
    if len(shown) <= before + after + 3:
        return shown
    return f"{shown[:before]} … {shown[len(shown) - after :]}" if after else f"{shown[:before]} …"


def _finding(item: Numbered, style: _Style) -> Iterator[Line]:
    finding, names = item.finding, style.names
    yield Line(
        (
            Part(f"  {_superscript(item.number)} "),
            Part(names.severity(finding.severity), finding.severity.label),
            Part(
                f" · {names.category(finding.category)} · {style.mixed(finding.check)} · "
                f"{names.evidence(finding.evidence)} · {finding.confidence:.2f}"
            ),
        )
    )
    yield Line.of(f"    {style.mixed(finding.message if names.language == 'en' else finding.message_ar)}")
    for suggestion in finding.suggestions:
        yield _suggestion(suggestion, style)


def _suggestion(suggestion: Suggestion, style: _Style) -> Line:
    # The number stands first: between Arabic and the end of the line it would jump to the other side.
    text = visible(suggestion.text) or style.names.word("delete-this")
    shown = f"{_FSI}{text}{_PDI}" if style.terminal else text
    return Line((Part(f"    {style.names.word('fix')} {suggestion.confidence:.2f}: "), Part(shown, "fix")))


def _summary(report: Report, style: _Style) -> Iterator[Line]:
    names = style.names
    yield Line()
    if not report.findings:
        yield Line.of(names.word("no-findings"))
        return
    yield Line.of(names.word("by-severity-and-category"), "bold")
    comma = ", " if names.language == "en" else "، "
    for severity in reversed(Severity):
        counts = Counter(f.category for f in report.findings if f.severity is severity)
        if counts:
            by_category = comma.join(f"{names.category(category)} {count}" for category, count in counts.most_common())
            total = Part(f"  {names.severity(severity):8} {counts.total():4}", severity.label)
            yield Line((total, Part(f"   {by_category}")))


def _ledger(report: Report, style: _Style) -> Iterator[Line]:
    """The names worth a line, each rendering with its count; the others are only counted."""
    entries = report.ledger.entries
    if not entries:
        return
    names, notable = style.names, report.ledger.notable
    yield Line()
    yield Line.of(names.word("ledger"), "bold")
    yield from (_entry(entry, style) for entry in notable)
    others = len(entries) - len(notable)
    if not notable:
        yield Line.of(f"  {names.word('ledger-steady')} ({others})", "dim")
    elif others:
        yield Line.of(f"  + {others} {names.word('ledger-others')}", "dim")


def _entry(entry: LedgerEntry, style: _Style) -> Line:
    """One entity on one line; what is wrong of its renderings says so."""
    comma = ", " if style.names.language == "en" else "، "
    parts = [Part(f"  {style.names.entity(entry.kind)}: "), Part(_isolated(entry.name, style), "bold")]
    if entry.english:
        parts.append(Part(style.mixed(f" ({entry.english})")))
    for place, (form, mentions) in enumerate(entry.by_form.items()):
        status = mentions[0].status
        note = f" {style.names.status(status)}" if status.is_wrong else ""
        parts.append(Part(comma if place else " — "))
        parts.append(Part(f"{_isolated(form, style)} ×{len(mentions)}{note}", "major" if status.is_wrong else ""))
    return Line(tuple(parts))


def _isolated(text: str, style: _Style) -> str:
    return f"{_FSI}{visible(text)}{_PDI}" if style.terminal else visible(text)


def _footer(report: Report, style: _Style) -> Iterator[Line]:
    if report.skipped:
        yield Line()
        yield Line.of(style.names.word("not-run"), "bold")
        yield from (Line.of(f"  {skipped_line(skipped, style.names)}") for skipped in report.skipped)
    yield Line()
    yield Line.of(f"{style.names.word('signature')}: {style.mixed(report.signature)}", "dim")


def skipped_line(skipped: Skipped, names: Labels) -> str:
    """A check that did not run, and why."""
    return f"{skipped.check}: {visible(names.reason(skipped.reason))}"


def _superscript(number: int) -> str:
    return str(number).translate(_SUPERSCRIPT)


def _worst(piece: Piece) -> str:
    return max(item.finding.severity for item in piece.findings).label
