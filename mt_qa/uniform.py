"""One name for one thing: the decisions that make an article name an entity as the editor wants it.

Each place is corrected on its own, with its proclitics; where a finding already offers the wanted name there, that
correction is taken, for it mends what governs the name too. A term is bent as it stood (كتائب for وحدات), and left
alone where its neighbours cannot be made to agree with another rendering.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from mt_qa.core import Category, Document, Evidence, Finding, Report, Severity, Span, Suggestion
from mt_qa.core.ledger import EntityKind, LedgerEntry, Mention, NameStatus
from mt_qa.decisions import Decision, Outcome
from mt_qa.entities.name_words import folded_name
from mt_qa.entities.replacing import correction
from mt_qa.entities.term_forms import TermForm, bends
from mt_qa.entities.term_replacing import replacements
from mt_qa.entities.terms import TermMention
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.terms import Term, terms

MADE_BY = "uniform-name"
"""Stands where a finding has its check's name; no check is called so."""


def uniform(report: Report, entry: LedgerEntry, name: str) -> tuple[Decision, ...]:
    """What makes every mention of `entry` read `name`, in the order of the text.

    Right short forms of it (a family name, المنظمة الدولية) are left as they are.
    """
    differing = [mention for mention in entry.mentions if _differs(entry, mention, name)]
    offers = _offers(report, differing)
    decisions = (_renamed(report.document, entry, mention, name, offers[mention.segment]) for mention in differing)
    return tuple(decision for decision in decisions if decision is not None)


def choices(entry: LedgerEntry) -> tuple[str, ...]:
    """The names to choose from: the canonical one, then the article's right ones, the most frequent first.

    One that no table has no canonical name. Short forms are no choice: the article has the whole name as well.
    """
    return tuple(dict.fromkeys((entry.name, *_whole_names(entry)) if entry.known else _whole_names(entry)))


def needs_attention(entry: LedgerEntry) -> bool:
    """True where an editor should look: a rendering is wrong, or there are two that are not forms of each other."""
    return entry.is_wrong or len(_whole_names(entry)) > 1


def open_places(entry: LedgerEntry) -> tuple[Span, ...]:
    """Where the article does not use the first of `choices`; empty where nobody needs to look at the entry."""
    if not needs_attention(entry):
        return ()
    name = choices(entry)[0]
    return tuple(mention.span for mention in entry.mentions if _differs(entry, mention, name))


def _whole_names(entry: LedgerEntry) -> tuple[str, ...]:
    """The right renderings of the article, a term's in its first form; all of them where none is right."""
    forms = [form for form, mentions in entry.by_form.items() if not mentions[0].status.is_wrong]
    names = list(dict.fromkeys(_named(entry, form) for form in forms))
    longer = [*names, entry.name] if entry.known else names
    return tuple(name for name in names if not any(_is_short(name, other) for other in longer))


def _differs(entry: LedgerEntry, mention: Mention, name: str) -> bool:
    named = _named(entry, mention.form)
    return named != name and (mention.status.is_wrong or not _is_short(named, name))


def _is_short(form: str, name: str) -> bool:
    return set(folded_name(form).split()) < set(folded_name(name).split())


def _named(entry: LedgerEntry, form: str) -> str:
    """What the editor chooses between: of a term its rendering, however it is bent in the text."""
    read = _term_form(entry, form)
    return form if read is None else read.rendering.name


def _term_form(entry: LedgerEntry, form: str) -> TermForm | None:
    known = entry.known and entry.kind is EntityKind.TERM
    return _forms_of(entry.english).get(folded_name(form)) if known else None


@lru_cache(maxsize=512)
def _forms_of(english: str) -> Mapping[str, TermForm]:
    """Every form of the term of that English name, right ones before wrong ones."""
    term = _terms_by_name().get(english)
    found: dict[str, TermForm] = {}
    if term is None:
        return found
    for status, renderings in ((NameStatus.ACCEPTED, term.accepted), (NameStatus.MISTAKEN, term.mistaken)):
        for rendering in renderings:
            for form, bend in bends(rendering):
                found.setdefault(folded_name(form), TermForm(term, rendering, bend, status))
    return found


@cache
def _terms_by_name() -> Mapping[str, Term]:
    return {term.english: term for term in terms()}


def _renamed(
    document: Document, entry: LedgerEntry, mention: Mention, name: str, findings: Sequence[Finding]
) -> Decision | None:
    """The decision for one place; None where no correction is safe."""
    for finding, suggestion in _offered(mention, findings):
        if _fits(suggestion.text, mention, name):
            return Decision(finding, Outcome.ACCEPTED, suggestion.text)
    corrected = _corrected(document, entry, mention, name)
    if corrected is None:
        return None
    start, target = document.starts[mention.segment], document.segments[mention.segment].target
    span, replacement = corrected
    finding = Finding(
        check=MADE_BY,
        category=Category.INCONSISTENT_USE,
        severity=Severity.NEUTRAL,
        confidence=1.0,
        evidence=Evidence.DOCUMENT,
        segment=mention.segment,
        span=span.shifted(start),
        text=span.of(target),
        message=f"Made uniform: “{name}”.",
        message_ar=f"وُحّد الاسم: «{name}».",
        suggestions=(Suggestion(replacement, 1.0, MADE_BY),),
    )
    return Decision(finding, Outcome.EDITED, replacement)


def _corrected(document: Document, entry: LedgerEntry, mention: Mention, name: str) -> tuple[Span, str] | None:
    """The span in its segment and what belongs there; None where `name` does not fit."""
    named = mention.span.shifted(-document.starts[mention.segment])
    term = _terms_by_name().get(entry.english) if entry.known and entry.kind is EntityKind.TERM else None
    if term is None:
        return correction(document.segments[mention.segment].target, named, mention.prefix, name)
    read = _term_form(entry, mention.form)
    wanted = [rendering for rendering in (*term.accepted, *term.mistaken) if rendering.name == name]
    if read is None:
        return None
    stands = TermMention(mention.segment, named.start, named.end, mention.prefix, mention.form, read)
    span, fitting = replacements(document, stands, wanted, lexicon())
    return (span, fitting[0]) if fitting else None


def _offers(report: Report, mentions: Sequence[Mention]) -> Mapping[int, Sequence[Finding]]:
    """The findings of each segment that a mention stands in."""
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    segments = {mention.segment for mention in mentions}
    for finding in report.findings:
        if finding.segment in segments:
            found[finding.segment].append(finding)
    return found


def _offered(mention: Mention, findings: Sequence[Finding]) -> Iterator[tuple[Finding, Suggestion]]:
    """The suggestions of findings that cover the mention."""
    for finding in findings:
        if finding.span.start <= mention.span.start and mention.span.end <= finding.span.end:
            yield from ((finding, suggestion) for suggestion in finding.suggestions)


def _fits(text: str, mention: Mention, name: str) -> bool:
    """True where `text` has the name, without the article that melts into ل; or of a misspelling its right short form.

    توكايف alone is توكاييف, not the president's whole name.
    """
    short = mention.status is NameStatus.MISSPELT and _is_short(text.removeprefix(mention.prefix), name)
    return name in text or name.removeprefix("ال") in text or short
