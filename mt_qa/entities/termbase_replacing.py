"""Putting a term that the termbase allows in the place of another: clitics, state and number are carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import ARABIC, tokens, word_at
from mt_qa.core import Document, Segment, Span
from mt_qa.core.ledger import NameStatus
from mt_qa.entities.replacing import with_clitics
from mt_qa.entities.target_names import target_names
from mt_qa.entities.term_forms import Bend, State, TermForm, bent
from mt_qa.entities.term_replacing import MOST, replacements
from mt_qa.entities.termbase_forms import DUAL, OBLIQUE_DUAL, SINGULAR, definite, rendering_of
from mt_qa.entities.termbase_matching import TermPlace
from mt_qa.entities.terms import TermMention
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.termbase import TermEntry
from mt_qa.knowledge.terms import Rendering, Term

WINDOW = 200
"""Code points on either side of a term that are looked at."""

ADJECTIVE = ("ي", "ية")
"""Endings of a word behind a term that tell that it agrees with it, and is not the object of a verb before (القرار)."""


def corrections(
    target: str, place: TermPlace, wrong: Rendering, bend: Bend, usable: Sequence[TermEntry], lexicon: Lexicon
) -> tuple[Span, tuple[str, ...]]:
    """The span to replace and what fits there, in the order of `usable`; nothing where no form is sure.

    `wrong` is the rendering that stands at `place`, bent as `bend`.
    """
    start, end = _around(target, place.span)
    local = replace(place, start=place.start - start, end=place.end - start)
    span, texts = _corrections(target[start:end], local, wrong, bend, usable, lexicon)
    return span.shifted(start), texts


def _around(target: str, span: Span) -> tuple[int, int]:
    """A stretch of `target` that holds the neighbours of `span`: however long a segment is, time stays linear."""
    first, last = max(span.start - WINDOW, 0), min(span.end + WINDOW, len(target))
    before = target.find(" ", first, span.start) if first else 0
    after = target.rfind(" ", span.end, last) if last < len(target) else last
    return (first if before < 0 else before), (last if after < 0 else after)


def _corrections(
    target: str, place: TermPlace, wrong: Rendering, bend: Bend, usable: Sequence[TermEntry], lexicon: Lexicon
) -> tuple[Span, tuple[str, ...]]:
    terms = [bare(entry.term) for entry in usable]
    if place.joined is not None:
        stems = [stem for term in terms if (stem := _before_pronoun(term, bend, lexicon))]
        return place.span, tuple(dict.fromkeys(place.joined.with_stem(stem) for stem in stems))[:MOST]
    if any(token.kind != ARABIC for token in tokens(place.span.of(target))):
        found = [_as_it_stands(target, place, term) for term in terms]
    else:
        found = [fit for term in terms for fit in _fits(target, place, wrong, bend, term, lexicon)]
    span = found[0][0] if found else place.span
    return span, tuple(dict.fromkeys(text for where, text in found if where == span))[:MOST]


def _as_it_stands(target: str, place: TermPlace, term: str) -> tuple[Span, str]:
    row = tokens(target)
    first = row[word_at(row, place.start)]
    return with_clitics(first, place.span, place.prefix, term)


def _fits(
    target: str, place: TermPlace, wrong: Rendering, bend: Bend, term: str, lexicon: Lexicon
) -> list[tuple[Span, str]]:
    fitting = _fitting(term, wrong, bend, lexicon)
    if fitting is None:
        return []
    rendering, asked = fitting
    # A concept is a term as the tables have it, so that verbs and adjectives beside it are mended alike.
    read = TermForm(Term("", (), (wrong,), "", (), ""), wrong, asked, NameStatus.MISTAKEN)
    mention = TermMention(0, place.start, place.end, place.prefix, place.form, read)
    span, texts = replacements(Document((Segment(target),)), mention, [rendering], lexicon)
    follower = target[place.end : span.end]
    return [(span, text) for text in texts if not follower or follower.endswith(ADJECTIVE)]


def _fitting(term: str, wrong: Rendering, bend: Bend, lexicon: Lexicon) -> tuple[Rendering, Bend] | None:
    """`term` as a rendering, and the bend to ask of it; None where it has no sure form for this place."""
    as_it_is = Rendering((term,))
    if is_name(term, lexicon):
        return (as_it_is, Bend()) if bend.number == SINGULAR else None
    sure = definite(term, lexicon)
    if sure is None:
        return (as_it_is, bend) if bend == Bend(SINGULAR, State.INDEFINITE) else None
    if bend.number in (DUAL, OBLIQUE_DUAL) and _is_feminine(sure) is not _is_feminine(wrong.name):
        return None  # adjectives and verbs of a dual would have to change with it
    rendering = rendering_of(sure, lexicon)
    if bend == Bend(SINGULAR, State.INDEFINITE) and " " not in sure:
        form = bent(rendering, bend)  # a noun alone may have a genitive after it: وفد الأمم المتحدة
        return as_it_is if form is None else Rendering((form,)), Bend()
    return rendering, bend


def is_name(term: str, lexicon: Lexicon) -> bool:
    """True for a name, which is definite as it is: إسرائيل, الأمم المتحدة, كوفيد-19."""
    if any(token.kind != ARABIC for token in tokens(term)):
        return True
    if any(name.start == 0 and name.end == len(term) for name in target_names(term)):
        return True
    return " " not in term and not term.startswith("ال") and definite(term, lexicon) == term


def _is_feminine(definite_term: str) -> bool:
    return definite_term.split()[0].endswith("ة")


def _before_pronoun(term: str, bend: Bend, lexicon: Lexicon) -> str | None:
    """`term` as the stem of a pronoun: of one word, no name, in the number of the wrong one."""
    if " " in term or is_name(term, lexicon):
        return None
    sure = definite(term, lexicon)
    if sure is None:
        return term if bend.number == SINGULAR else None
    return bent(rendering_of(sure, lexicon), bend)
