"""One name for one thing: the decisions that make an article name an entity as the editor wants it.

Each place is corrected on its own, with its proclitics; where a finding already offers the wanted name there, that
correction is taken, for it mends what governs the name too.
"""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.core import Category, Evidence, Finding, Report, Severity, Suggestion
from mt_qa.core.ledger import LedgerEntry, Mention
from mt_qa.decisions import Decision, Outcome
from mt_qa.entities.name_words import folded_name
from mt_qa.entities.replacing import correction

MADE_BY = "uniform-name"
"""Stands where a finding has its check's name; no check is called so."""


def uniform(report: Report, entry: LedgerEntry, name: str) -> tuple[Decision, ...]:
    """What makes every mention of `entry` read `name`, in the order of the text.

    Short forms of it (a family name, المنظمة الدولية) are left as they are.
    """
    return tuple(_renamed(report, mention, name) for mention in entry.mentions if _differs(mention.form, name))


def choices(entry: LedgerEntry) -> tuple[str, ...]:
    """The names to choose from: the canonical one, then those of the article, the most frequent first."""
    forms = (form for form, _ in entry.renderings)
    return tuple(dict.fromkeys((entry.name, *forms))) if entry.known else tuple(dict.fromkeys(forms))


def _differs(form: str, name: str) -> bool:
    return form != name and not set(folded_name(form).split()) < set(folded_name(name).split())


def _renamed(report: Report, mention: Mention, name: str) -> Decision:
    for finding, suggestion in _offered(report, mention):
        if name in suggestion.text or name.removeprefix("ال") in suggestion.text:
            return Decision(finding, Outcome.ACCEPTED, suggestion.text)
    segment = mention.segment
    start = report.document.starts[segment]
    target = report.document.segments[segment].target
    span, replacement = correction(target, mention.span.shifted(-start), mention.prefix, name)
    finding = Finding(
        check=MADE_BY,
        category=Category.INCONSISTENT_USE,
        severity=Severity.NEUTRAL,
        confidence=1.0,
        evidence=Evidence.DOCUMENT,
        segment=segment,
        span=span.shifted(start),
        text=span.of(target),
        message=f"Made uniform: “{name}”.",
        message_ar=f"وُحّد الاسم: «{name}».",
        suggestions=(Suggestion(replacement, 1.0, MADE_BY),),
    )
    return Decision(finding, Outcome.EDITED, replacement)


def _offered(report: Report, mention: Mention) -> Iterator[tuple[Finding, Suggestion]]:
    """The suggestions of findings that cover the mention."""
    for finding in report.findings:
        if finding.span.start <= mention.span.start and mention.span.end <= finding.span.end:
            yield from ((finding, suggestion) for suggestion in finding.suggestions)
