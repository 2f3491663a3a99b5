"""XLIFF 2.1 with the findings as ITS 2.0 localization quality issues, for translation tools.

The target is the corrected text. Every finding is a marker in it (``sm`` and ``em``, since findings may overlap) and a
note on its unit: what is still open is an enabled issue, what an editor settled a disabled one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from mt_qa.core import Finding
from mt_qa.decisions import finding_key
from mt_qa.knowledge.issue_types import ISSUE_SEVERITIES, ISSUE_TYPES, ITS_NAMESPACE, NOTE_PRIORITIES
from mt_qa.knowledge.labels import labels
from mt_qa.render.reviewed import Change, Reviewed, Stretch, segments_of
from mt_qa.render.visible import visible
from mt_qa.render.xml_text import ILLEGAL, attribute, content

_CHARACTER = re.compile(f"({ILLEGAL.pattern})")


def render_xliff(reviewed: Reviewed) -> str:
    """The document: a unit for each segment that holds text."""
    document = reviewed.report.document
    languages = f'srcLang="{document.source_language or "und"}" trgLang="{document.target_language}"'
    its = f'xmlns:its="{ITS_NAMESPACE}" its:version="2.0"'
    numbers: defaultdict[int, list[int]] = defaultdict(list)
    for number, finding in enumerate(reviewed.findings):
        numbers[finding.segment].append(number)
    units = (
        line
        for place, stretches in enumerate(segments_of(reviewed, reviewed.findings))
        if document.segments[place].target.strip()
        for line in _unit(reviewed, place, numbers[place], stretches)
    )
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" {languages} {its}>',
            f' <file id="f1" original={attribute(document.id or "article")} trgDir="rtl">',
            f'  <notes><note category="signature">{content(reviewed.report.signature)}</note></notes>',
            *units,
            " </file>",
            "</xliff>",
            "",
        )
    )


def _unit(reviewed: Reviewed, place: int, numbers: Sequence[int], stretches: Sequence[Stretch]) -> Iterator[str]:
    is_settled = all(finding_key(reviewed.findings[number]) in reviewed.settled for number in numbers)
    state = "reviewed" if numbers and is_settled else "translated"
    yield f'  <unit id="u{place + 1}" xml:space="preserve">'
    if numbers:
        yield "   <notes>"
        for number in numbers:
            finding = reviewed.findings[number]
            kind = f'category={attribute(finding.check)} priority="{NOTE_PRIORITIES[finding.severity]}"'
            note = content(_note(reviewed, finding))
            yield f'    <note id="n{number + 1}" appliesTo="target" {kind}>{note}</note>'
        yield "   </notes>"
    yield f'   <segment id="s1" state="{state}">'
    yield f"    <source>{_inline(reviewed.report.document.segments[place].source or '')}</source>"
    yield f"    <target>{''.join(_target(reviewed, stretches))}</target>"
    yield "   </segment>"
    yield "  </unit>"


def _target(reviewed: Reviewed, stretches: Sequence[Stretch]) -> Iterator[str]:
    for stretch in stretches:
        yield from (_opening(reviewed, number) for number in stretch.opened)
        if stretch.change is not Change.DELETED:
            yield _inline(stretch.text)
        yield from (f'<em startRef="m{number + 1}"/>' for number in stretch.closed)


def _opening(reviewed: Reviewed, number: int) -> str:
    finding = reviewed.findings[number]
    enabled = "no" if finding_key(finding) in reviewed.settled else "yes"
    return (
        f'<sm id="m{number + 1}" type="its:generic" its:locQualityIssueType="{ISSUE_TYPES[finding.category]}"'
        f" its:locQualityIssueComment={attribute(visible(reviewed.reason(finding)))}"
        f' its:locQualityIssueSeverity="{ISSUE_SEVERITIES[finding.severity]}" its:locQualityIssueEnabled="{enabled}"/>'
    )


def _note(reviewed: Reviewed, finding: Finding) -> str:
    """What stood there, how bad it is, what is suggested, what was decided."""
    names = labels(reviewed.language)
    parts = [
        f"⟦{visible(finding.text)}⟧",
        f"{names.severity(finding.severity)} · {names.category(finding.category)} · {finding.confidence:.2f}",
        visible(reviewed.reason(finding)),
    ]
    if finding.suggestions:
        fixes = " | ".join(visible(suggestion.text) or names.word("delete-this") for suggestion in finding.suggestions)
        parts.append(f"{names.word('suggestions')}: {fixes}")
    decision = reviewed.decision(finding)
    if decision is not None:
        parts.append(f"[{decision.outcome.value}{f' {reviewed.reviewer}' if reviewed.reviewer else ''}]")
    return " — ".join(parts)


def _inline(text: str) -> str:
    """Inline content: a character that XML cannot hold becomes a ``cp`` element."""
    pieces = _CHARACTER.split(text.replace("\r\n", "\n"))
    return "".join(f'<cp hex="{ord(p):04X}"/>' if n % 2 else content(p) for n, p in enumerate(pieces))
