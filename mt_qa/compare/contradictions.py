"""Outputs that contradict each other are evidence: one of them is wrong, and where most agree it is known which.

Without a source nothing shows that an output is wrong; that three say 51 and one says 15 does not prove it either, so
every finding of this kind says so (``evidence: comparison``), and none changes a score: a system's score does not
depend on the company it is in. A contradiction is an exchange: one output has a number, a name or a negation that no
other has, and lacks one that the others have in its place. A reference counts as one that is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mt_qa.compare.facts import Fact, FactKind, Polarity, facts, polarity, share_key
from mt_qa.compare.outputs import OutputSegment
from mt_qa.core import Category, Evidence, Finding, Severity, Span

BY_REFERENCE = 0.8
"""How sure is a contradiction of a reference."""

CHECKS = {
    FactKind.NUMBER: "contradicting-number",
    FactKind.NAME: "contradicting-name",
    FactKind.POLARITY: "contradicting-negation",
}


def contradictions(segment: OutputSegment, index: int) -> list[tuple[Finding, ...]]:
    """For each output of a segment, where it contradicts the others."""
    texts = [*segment.outputs, *segment.references]
    stated = [facts(text) for text in texts]
    negated = [polarity(text) for text in texts]
    systems = len(segment.outputs)
    return [
        tuple(
            sorted(
                [*_exchanged(texts, stated, systems, own, index), *_turned(texts, negated, systems, own, index)],
                key=lambda finding: finding.span,
            )
        )
        for own in range(systems)
    ]


def _exchanged(
    texts: Sequence[str], stated: Sequence[Sequence[Fact]], systems: int, own: int, index: int
) -> Iterator[Finding]:
    """Numbers and names of one output that nobody else has, where it lacks what the others have of that kind."""
    others = [place for place in range(len(texts)) if place != own and texts[place].strip()]
    everything = [fact for place in others for fact in stated[place]]
    alone = [fact for fact in stated[own] if not share_key(fact, everything)]
    for fact in alone:
        rivals = _lacking(stated, systems, own, others, fact)
        if rivals is not None:
            instead, confidence = rivals
            yield _finding(fact.kind, index, fact.span, texts[own], instead, confidence)


def _lacking(
    stated: Sequence[Sequence[Fact]], systems: int, own: int, others: Sequence[int], fact: Fact
) -> tuple[str, float] | None:
    """What the others have in the place of `fact`, and how sure that is; None where they do not agree on one thing.

    One thing: where an output lacks several, nobody can say which of them it has exchanged.
    """
    candidates: dict[frozenset[str], Fact] = {}
    for place in others:
        for other in stated[place]:
            if other.place == fact.place and not share_key(other, stated[own]):
                candidates.setdefault(other.keys, other)
    agreed = []
    for candidate in candidates.values():
        holders = [place for place in others if share_key(candidate, stated[place])]
        by_reference = any(place >= systems for place in holders)
        if by_reference or 2 * len(holders) > len(others):
            agreed.append((candidate, holders, by_reference))
    if len(agreed) != 1:
        return None
    candidate, holders, by_reference = agreed[0]
    return candidate.shown, BY_REFERENCE if by_reference else _confidence(len(holders))


def _confidence(agreeing: int) -> float:
    """Of two outputs either is right; each further one that says the same makes it likelier."""
    return agreeing / (agreeing + 1)


def _turned(texts: Sequence[str], negated: Sequence[Polarity], systems: int, own: int, index: int) -> Iterator[Finding]:
    """Words that one output negates and the others affirm, or the other way round, where it negates more or less often
    in all than they do: who writes رفض for لم يقبل has not turned the sentence."""
    mine = negated[own]
    others = [place for place in range(len(texts)) if place != own and texts[place].strip()]
    for key, span in mine.negated.items():
        affirm = [p for p in others if _affirms(negated[p], key) and negated[p].negations < mine.negations]
        if not _affirms(mine, key) and _decide(others, affirm, systems):
            yield _negation(index, span, texts[own], "", affirm, systems)
    for key, span in mine.affirmed.items():
        negate = [p for p in others if _negates(negated[p], key) and negated[p].negations > mine.negations]
        if not _negates(mine, key) and _decide(others, negate, systems):
            said = negated[negate[0]].negated[key].of(texts[negate[0]])
            yield _negation(index, span, texts[own], said, negate, systems)


def _affirms(said: Polarity, key: str) -> bool:
    return key in said.affirmed


def _negates(said: Polarity, key: str) -> bool:
    return key in said.negated and key not in said.affirmed


def _negation(index: int, span: Span, text: str, instead: str, holders: Sequence[int], systems: int) -> Finding:
    confidence = BY_REFERENCE if max(holders) >= systems else _confidence(len(holders))
    return _finding(FactKind.POLARITY, index, span, text, instead, confidence)


def _decide(others: Sequence[int], holders: Sequence[int], systems: int) -> bool:
    """True where most of the others say so, or a reference."""
    return bool(holders) and (max(holders) >= systems or 2 * len(holders) > len(others))


def _finding(kind: FactKind, index: int, span: Span, text: str, instead: str, confidence: float) -> Finding:
    shown = span.of(text)
    if kind is FactKind.POLARITY and not instead:
        message = f"“{shown}” is negated here and not in the other outputs."
        message_ar = f"«{shown}» منفي هنا دون الترجمات الأخرى."
    elif kind is FactKind.POLARITY:
        message = f"The other outputs negate it: “{instead}”."
        message_ar = f"الترجمات الأخرى تنفي: «{instead}»."
    else:
        message = f"“{shown}” stands where the others say “{instead}”."
        message_ar = f"«{shown}» في موضع «{instead}» في الترجمات الأخرى."
    return Finding(
        check=CHECKS[kind],
        category=Category.MISTRANSLATION,
        severity=Severity.MAJOR,
        confidence=round(confidence, 3),
        evidence=Evidence.COMPARISON,
        segment=index,
        span=span,
        text=span.of(text),
        message=message,
        message_ar=message_ar,
    )
