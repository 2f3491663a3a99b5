"""One name spelled two ways in one article.

A machine transliterates a foreign name anew in each sentence: ألماتي here, المااتا there. Authority: MQM-Core,
terminology/inconsistent-use. Flagged is a spelling that the tables list as wrong for a place or person whose right
name the article has too, and, of two spellings that no table has, the rarer one, where both are unknown to the
dictionary, share their consonants and most letters, and are no inflection of one another. Not flagged: accepted
variants (غوتيريش, جوتيريش), a name and its adjective (الصين, الصينية), two names that end apart (كارل, كارلو), words
of the dictionary, and words with Arabic endings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mt_qa.arabic.clitics import attach
from mt_qa.core import Category, Document, Evidence, Hit, Right, Severity, Span, Wrong
from mt_qa.core.ledger import EntityKind, LedgerEntry, Mention, NameStatus
from mt_qa.entities.article import Entities
from mt_qa.entities.skeleton import alike, skeleton

CATEGORY = Category.INCONSISTENT_USE
SEVERITY = Severity.MINOR
EVIDENCE = Evidence.DOCUMENT
LISTED, ALIKE = 0.9, 0.6
LEAST_LETTERS = 5
"""Shorter unlisted names are too much alike by chance."""

ARABIC_ENDINGS = ("ون", "ين", "ات", "ة", "ه", "ية")

EXAMPLES = (
    Wrong(
        "وصل الوفد إلى ألماتي مساء الأحد.\nوقال المتحدث إن الاجتماع سيعقد في [[المااتا]] غدا.",
        fixed="وصل الوفد إلى ألماتي مساء الأحد.\nوقال المتحدث إن الاجتماع سيعقد في ألماتي غدا.",
    ),
    Wrong(
        "قال رينجرزبيرغ إن الفريق مستعد، وأضاف رينجرزبيرغ أنه متفائل.\nوغاب [[رانجرزبيرغ]] عن التدريب.",
        fixed="قال رينجرزبيرغ إن الفريق مستعد، وأضاف رينجرزبيرغ أنه متفائل.\nوغاب رينجرزبيرغ عن التدريب.",
    ),
    Right("وصل الوفد إلى ألماتي مساء الأحد، وغادر ألماتي صباح الاثنين."),
    Right("زارت الوزيرة الصين، وأشادت بالشركات الصينية."),
    Right("فاز كارلستون على كارلستونو في المباراة النهائية."),
    Right("انتقدت الحكومة القرار، وقالت الحكومات المجاورة إنها تدرسه."),
)


def check_document(document: Document, *, entities: Entities) -> Iterator[tuple[int, Hit]]:
    entries = entities.ledger.entries
    starts = document.starts
    for entry in entries:
        right = next((mention.form for mention in entry.mentions if mention.status is NameStatus.ACCEPTED), "")
        for mention in entry.mentions:
            if right and mention.status is NameStatus.MISSPELT:
                yield mention.segment, _hit(mention, right, starts[mention.segment], LISTED)
    for wrong, usual in _unlisted(entities):
        for mention in wrong.mentions:
            yield mention.segment, _hit(mention, usual.name, starts[mention.segment], ALIKE)


def _unlisted(entities: Entities) -> Iterator[tuple[LedgerEntry, LedgerEntry]]:
    """Pairs of names that no table has and that may well be one: the rarer one, and the usual one."""
    names = [e for e in entities.ledger.of_kind(EntityKind.NAME) if _looks_foreign(e.name)]
    groups: defaultdict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in names:
        groups[skeleton(entry.name)].append(entry)
    for group in groups.values():
        usual, *others = sorted(group, key=lambda e: (-len(e.mentions), e.mentions[0].span))
        if len(usual.mentions) >= 2:
            yield from ((other, usual) for other in _rarer(others, usual))


def _looks_foreign(name: str) -> bool:
    """True for a word without the article and the endings of Arabic nouns, which waver for other reasons."""
    return len(name) >= LEAST_LETTERS and not name.startswith("ال") and not name.endswith(ARABIC_ENDINGS)


def _rarer(others: Sequence[LedgerEntry], usual: LedgerEntry) -> Iterator[LedgerEntry]:
    return (o for o in others if len(o.mentions) < len(usual.mentions) and alike(o.name, usual.name))


def _hit(mention: Mention, name: str, start: int, confidence: float) -> Hit:
    span = mention.span.shifted(-start)
    melted = mention.prefix.endswith("ل") and name.startswith("ال")
    if melted:
        span = Span(span.start - len(mention.prefix), span.end) if span.start >= len(mention.prefix) else span
    replacement = attach(name, conjunction=mention.prefix[:-1], preposition="ل") if melted else name
    return Hit(
        span,
        f"“{mention.form}” is the name that the article, or the press, spells “{name}”.",
        f"«{mention.form}» هو الاسم الذي يكتبه النص، أو الصحافة، «{name}».",
        (replacement,),
        confidence=confidence,
    )
