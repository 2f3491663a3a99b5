"""A word that stands for an English word in another sense than the sentence speaks of.

أصدرت المحكمة جملة بالسجن: sentence, taken for one of words. A machine that does not understand takes any sense of an
English word. The senses of a thousand words, with the words that go with each, are in data/confusions.tsv. A rendering
is reported where all agree: words near it and the article speak for another sense of the same English word, none near
it speaks for any sense that the rendering has, edited news does not print it beside its neighbours, and a measure of
word association finds the other rendering far likelier, beside the neighbours and in the article.

Not flagged: names and what stands in them; fixed phrases; a rendering next to the other one; senses that nothing in
the sentence speaks for. Authority: MQM-Core, accuracy/mistranslation.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mt_qa.arabic.words import ARABIC, NUMBER, Token, tokens
from mt_qa.core import Category, Document, Evidence, Hit, Parts, Query, Right, Severity, Span, WordMeasure, Wrong
from mt_qa.core.ledger import NameStatus
from mt_qa.entities.article import Entities
from mt_qa.entities.cover import Cover
from mt_qa.knowledge.attested import is_attested_pair
from mt_qa.knowledge.confusions import Sense, confusions
from mt_qa.knowledge.inflections import in_form
from mt_qa.knowledge.lexicon import Lexicon
from mt_qa.knowledge.name_cues import announces_name
from mt_qa.knowledge.sense_context import Reading, cue_key, own_cues, readings, renderings, support

CATEGORY = Category.MISTRANSLATION
SEVERITY = Severity.MAJOR
EVIDENCE = Evidence.LANGUAGE_MODEL
CONFIDENCE = 0.7

NEAR, AROUND = 9, 80
"""How many words on either side are near, and how many are what the article is about there."""

OWN = 2
"""A cue of the sense itself weighs as much as two words of its domain."""

LEAST_NEAR = 2
"""What must speak for the other sense near the word."""

TOTAL, BESIDE, TOPIC = 3.0, 1.5, 0.2
"""How much better (log-odds) the other rendering must be in all, beside the neighbours and in the article."""

MOST = 3
"""How many corrections are shown."""

EXAMPLES = (
    Wrong(
        "أصدر القاضي [[جملة]] بالسجن المؤبد على المتهم بعد محاكمة استمرت شهرين.",
        fixed="أصدر القاضي عقوبة بالسجن المؤبد على المتهم بعد محاكمة استمرت شهرين.",
    ),
    Right("أصدر القاضي حكما بالسجن المؤبد على المتهم بعد محاكمة استمرت شهرين."),
)


class _Row(NamedTuple):
    """The words of the article in one row: where each stands, as it is written, and its key."""

    places: Sequence[tuple[int, Token]]
    words: Sequence[str]
    keys: Sequence[str]


class _Suspect(NamedTuple):
    """A rendering at ``words[at:end]`` for which nothing speaks, and what could stand for it: text and sense."""

    at: int
    end: int
    reading: Reading
    rivals: tuple[tuple[str, Sense], ...]


class _Letters(NamedTuple):
    """``[start, end)`` of a segment's target."""

    segment: int
    start: int
    end: int


def check_document(
    document: Document, *, lexicon: Lexicon, entities: Entities, measure: WordMeasure
) -> Iterator[tuple[int, Hit]]:
    places = [
        (index, token)
        for index, segment in enumerate(document.segments)
        for token in tokens(segment.target)
        if token.kind in (ARABIC, NUMBER)
    ]
    words = [token.bare for _, token in places]
    row = _Row(places, words, [cue_key(word, lexicon) for word in words])
    suspects = list(_suspects(row, lexicon, measure))
    beaten = _beaten(suspects, words, measure)
    names = _names(document, entities) if beaten else Cover()
    for suspect, found in beaten:
        index, first = places[suspect.at]
        last = places[suspect.end - 1][1]
        if not names.holds(index, first.start):
            yield index, _hit(Span(first.start, last.end), suspect, found)


def _suspects(row: _Row, lexicon: Lexicon, measure: WordMeasure) -> Iterator[_Suspect]:
    for at, word in enumerate(row.words):
        found = readings(word, lexicon)
        if not found:
            continue
        near = _near(row, at)
        standing = [each for each in found if _follows(each, row, at, lexicon)]
        best = _rivals(standing, near, row, at) if standing else None
        if best is not None and not _is_supported(row.words, at, best.end, measure):
            yield best


def _near(row: _Row, at: int) -> frozenset[str]:
    """The keys of the words near ``words[at]`` in its segment."""
    segment = row.places[at][0]
    low, high = max(at - NEAR, 0), min(at + NEAR + 1, len(row.words))
    return frozenset(row.keys[i] for i in range(low, high) if i != at and row.places[i][0] == segment)


def _follows(reading: Reading, row: _Row, at: int, lexicon: Lexicon) -> bool:
    """True where the rest of a phrase stands behind its first word."""
    rest = row.keys[at + 1 : at + 1 + len(reading.tail)]
    return len(rest) == len(reading.tail) and all(
        cue_key(word, lexicon) == key for word, key in zip(reading.tail, rest, strict=True)
    )


def _rivals(standing: Sequence[Reading], near: frozenset[str], row: _Row, at: int) -> _Suspect | None:
    """What else the word could be where words near it speak for that, and none for any sense that it has."""
    longest = max(len(each.tail) for each in standing)
    standing = [each for each in standing if len(each.tail) == longest]
    end = at + 1 + longest
    around: frozenset[str] | None = None
    found: list[tuple[str, Sense]] = []
    reading = standing[0]
    for each in standing:
        for sense in confusions()[each.sense.english]:
            if sense is each.sense or not _is_fed(sense, near) or not near.isdisjoint(renderings(sense)):
                continue
            if any(not near.isdisjoint(support(other.sense) - support(sense)) for other in standing):
                continue
            if around is None:
                around = frozenset(row.keys[max(at - AROUND, 0) : at + AROUND])
            if _outweighed(sense, standing, around):
                continue
            texts = [in_form(lemma, each.form, each.clitics) for lemma in sense.lemmas if lemma.part == each.lemma.part
                     or each.form.startswith(("one", "many"))]
            found += [(text, sense) for text in texts if text]
            reading = each
    return _Suspect(at, end, reading, tuple(dict.fromkeys(found))) if found else None


def _is_fed(sense: Sense, near: frozenset[str]) -> bool:
    return len(near & support(sense)) + (OWN - 1) * len(near & own_cues(sense)) >= LEAST_NEAR


def _outweighed(sense: Sense, standing: Sequence[Reading], around: frozenset[str]) -> bool:
    """True where the article speaks as much for a sense that the word has as for the other one."""
    spoken = len(around & support(sense))
    return any(2 * len(around & (support(each.sense) - support(sense))) >= spoken for each in standing)


def _is_supported(words: Sequence[str], at: int, end: int, measure: WordMeasure) -> bool:
    """True where edited news prints the word beside a neighbour that says something, or it begins or is a name."""
    before = words[at - 1] if at else ""
    after = words[end] if end < len(words) else ""
    return (
        (measure.says_something(before) and is_attested_pair(before, words[at]))
        or (measure.says_something(after) and is_attested_pair(words[end - 1], after))
        or announces_name(before, words[at])
    )


def _beaten(
    suspects: Sequence[_Suspect], words: Sequence[str], measure: WordMeasure
) -> list[tuple[_Suspect, list[tuple[str, Sense]]]]:
    """The suspects with rivals that the measure finds far likelier, those best first."""
    queries = [
        Query(each.at, each.end, (tuple(words[each.at : each.end]), *(tuple(text.split()) for text, _ in each.rivals)))
        for each in suspects
    ]
    found = []
    for suspect, parts in zip(suspects, measure.parts(words, queries) if queries else [], strict=True):
        written, *others = parts
        better = [
            (sum(other), rival)
            for other, rival in zip(others, suspect.rivals, strict=True)
            if _is_far(other, written)
        ]
        if better:
            better.sort(key=lambda each: -each[0])
            found.append((suspect, [rival for _, rival in better[:MOST]]))
    return found


def _is_far(rival: Parts, written: Parts) -> bool:
    return (
        sum(rival) - sum(written) > TOTAL
        and rival.near - written.near > BESIDE
        and rival.topic - written.topic > TOPIC
    )


def _names(document: Document, entities: Entities) -> Cover:
    """Where the article names what tables know: other checks look there, and see the whole name."""
    starts = document.starts
    return Cover(
        _Letters(
            mention.segment, mention.span.start - starts[mention.segment], mention.span.end - starts[mention.segment]
        )
        for entry in entities.ledger.entries
        for mention in entry.mentions
        if mention.status is not NameStatus.UNKNOWN
    )


def _hit(span: Span, suspect: _Suspect, found: Sequence[tuple[str, Sense]]) -> Hit:
    text, sense = found[0]
    written = suspect.reading.lemma.forms[0].replace("+", " ")
    english = f"“{written}” is “{sense.english}” in another sense than this sentence speaks of; here it is “{text}”."
    arabic = f"«{written}» معنى آخر للكلمة الإنجليزية «{sense.english}» لا يناسب السياق، والمقصود هنا «{text}»."
    return Hit(span, english, arabic, tuple(each for each, _ in found))
