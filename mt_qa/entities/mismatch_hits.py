"""A mismatch of names as the checks report it: where it is, what the source says, and the right name in its place."""

from __future__ import annotations

from collections.abc import Iterator

from mt_qa.core import Hit
from mt_qa.core.ledger import EntityKind, NameStatus
from mt_qa.core.typology import Severity
from mt_qa.entities.mismatches import DOUBTFUL, Mismatch, mismatches
from mt_qa.entities.replacing import correction
from mt_qa.entities.right_names import accepted_names, main_nationality, nationality_forms
from mt_qa.entities.source_names import Meaning
from mt_qa.entities.target_names import PLACE

MOST_SUGGESTIONS = 3


def hits(source: str, target: str, kind: EntityKind) -> Iterator[Hit]:
    """The mismatches of one kind in `target`, each with its corrections."""
    for mismatch in mismatches(source, target, kind):
        yield _hit(target, mismatch)


def _hit(target: str, mismatch: Mismatch) -> Hit:
    written, said = mismatch.written, mismatch.said.text
    names = right_names(mismatch)
    corrections = [correction(target, written.span, written.prefix, name) for name in names]
    span = corrections[0][0] if corrections else written.span
    right = f" ({names[0]})" if names else ""
    misspelt = mismatch.rendering.status is NameStatus.MISSPELT and mismatch.confidence <= DOUBTFUL
    return Hit(
        span,
        f"The source says {said}{right}, the translation “{written.form}”.",
        f"في النص الأصلي: {said}{right}، وفي الترجمة: «{written.form}».",
        tuple(text for place, text in corrections if place == span and text != span.of(target)),
        severity=Severity.MINOR if misspelt else None,
        confidence=mismatch.confidence,
    )


def right_names(mismatch: Mismatch) -> tuple[str, ...]:
    """What should stand in the place of the wrong name, best first: for an adjective, the same form of another."""
    meanings = dict.fromkeys([mismatch.meaning, *mismatch.said.meanings])
    names = (_right_name(mismatch.rendering.form, meaning) for meaning in meanings)
    return tuple(dict.fromkeys(name for name in names if name and name != mismatch.written.form))[:MOST_SUGGESTIONS]


def _right_name(form: str, meaning: Meaning) -> str:
    if form:
        return nationality_forms(meaning.adjective or main_nationality(meaning.nation)).get(form, "")
    names = accepted_names(
        meaning.kind, meaning.nation if meaning.kind is PLACE and meaning.is_nation else meaning.english
    )
    if meaning.family:
        names = tuple(name for name in names if " " not in name) or names
    return names[0] if names else ""
