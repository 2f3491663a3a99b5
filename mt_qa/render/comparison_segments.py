"""The segments of a comparison as HTML, those first in which the outputs are furthest apart: what differs is marked."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mt_qa.compare.differences import Change, word_difference
from mt_qa.compare.result import ComparedOutput, ComparedSegment, Comparison
from mt_qa.core import Finding
from mt_qa.knowledge.labels import Labels
from mt_qa.render.page import prose, shown
from mt_qa.render.visible import visible

MOST_SEGMENTS = 200
"""A page of thousands would take a browser long; JSON has all of them."""

CLASSES = {Change.CHANGED: "changed", Change.ADDED: "added", Change.LEFT_OUT: "left-out"}


def segments_section(comparison: Comparison, names: Labels, against: str = "") -> Iterator[str]:
    """The segments that differ, up to `MOST_SEGMENTS`."""
    differing = [segment for segment in comparison.by_disagreement if segment.disagreement > 0]
    for segment in differing[:MOST_SEGMENTS]:
        yield segment_html(segment, comparison, names, against)
    if len(differing) > MOST_SEGMENTS:
        yield f'<p class="none">+ {len(differing) - MOST_SEGMENTS}</p>'


def segment_html(segment: ComparedSegment, comparison: Comparison, names: Labels, against: str = "") -> str:
    """One segment: source, references, and the outputs with what differs from `Comparison.base_text`."""
    base = comparison.base_text(segment, against)
    parts = [
        f'<article class="compared" id="s{segment.index}"><p class="kind"><b>{names.word("segment")} '
        f"{segment.index + 1}</b><span>{100 * segment.disagreement:.0f} %</span></p>"
    ]
    if segment.source:
        parts.append(f'<p class="source" dir="auto"><b>{names.word("source")}</b> {shown(segment.source)}</p>')
    for title, reference in zip(comparison.reference_names, segment.references, strict=True):
        parts.append(f'<p class="reference" lang="ar" dir="rtl"><b>{shown(title)}</b> {shown(reference)}</p>')
    for name, output in zip(comparison.names, segment.outputs, strict=True):
        parts.append(_output(name, output, base, names))
    return "".join(parts) + "</article>"


def _output(name: str, output: ComparedOutput, base: str, names: Labels) -> str:
    text = difference_html(base, output.text) if output.text.strip() else '<del class="left-out">⟨⟩</del>'
    findings = "".join(
        _finding(finding, names, names.word("compare-alone") if number in output.alone else "")
        for number, finding in enumerate(output.findings)
    )
    against = "".join(_contradiction(finding, names) for finding in output.contradictions)
    return (
        f'<div class="output"><p class="name"><bdi>{shown(name)}</bdi> <span>{output.score:g}</span></p>'
        f'<p class="text" lang="ar" dir="rtl">{text}</p><ul>{findings}{against}</ul></div>'
    )


def difference_html(base: str, text: str) -> str:
    """`text` with what `base` does not have marked, and a mark where it lacks words: hovering shows them."""
    parts = []
    for stretch in word_difference(base, text):
        if stretch.change is Change.SAME:
            parts.append(shown(stretch.second))
            continue
        kind = CLASSES[stretch.change]
        if stretch.change is Change.LEFT_OUT:
            parts.append(f'<del class="{kind}" title="{_plain(stretch.first)}">∅</del> ')
            continue
        written = stretch.second.rstrip(" ")
        blanks = stretch.second[len(written) :]
        hint = f' title="{_plain(stretch.first)}"' if stretch.first.strip() else ""
        parts.append(f'<ins class="{kind}"{hint}>{shown(written)}</ins>{blanks}')
    return "".join(parts)


def _plain(text: str) -> str:
    return escape(visible(text.strip()))


def _finding(finding: Finding, names: Labels, note: str) -> str:
    alone = f" <em>{note}</em>" if note else ""
    message = finding.message if names.language == "en" else finding.message_ar
    return (
        f'<li class="{finding.severity.label}"><b>{names.severity(finding.severity)}</b> '
        f'{names.category(finding.category)}: <bdi lang="ar" dir="rtl">{shown(finding.text)}</bdi>{alone}'
        f'<span class="reason">{prose(message, names)}</span></li>'
    )


def _contradiction(finding: Finding, names: Labels) -> str:
    message = finding.message if names.language == "en" else finding.message_ar
    return (
        f'<li class="against"><b>{names.evidence(finding.evidence)}</b> {finding.confidence:.2f}: '
        f"{prose(message, names)}</li>"
    )
