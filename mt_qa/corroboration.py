"""Findings in company: what is no news in a clean article is one of many signs in a garbled passage.

People slip now and then, and each has slips of his own: who drops one hamza drops thirty, and writes everything else
right. Garbled machine translation goes wrong in many ways at once, close together, in none of them overwhelmingly. So
the findings of an article are weighed together before an editor sees them:

- in a *garbled passage*, many kinds of fault stand close together, one of them of a kind that careful people hardly
  make, and none makes up most of them. What is just below the default limit, such as a lone slip of spelling, is raised
  above it. The closer together, the fewer kinds will do.
- two faults that careful people hardly make, in one passage, bear each other out: who takes one word in a wrong
  sense takes another so. What is just below the limit is raised where such a fault, or another sign of one, is near.
- in a *sound* article there is hardly a finding in a hundred words. A minor slip that people make too is put below the
  limit, unless several stand in its paragraph.
- in a *one-sided* article nearly all findings are slips of one kind. The first is shown and tells of the others, which
  are put below the limit.
- anything else, and a text too short to tell, stays as the checks said.

A finding that stands for a habit of the whole article is never put down, for it is not one slip. Kinds are counted by
`FAMILY`: who drops a hamza here puts one too many there, and a text with four checks' worth of hamza has one fault.

Chosen on articles that are not held out and on data/gold/form/dev: see docs/decisions/0006.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from mt_qa.core import Category, Evidence, Finding, Severity
from mt_qa.knowledge.slip_reports import SHORT_PARAGRAPH

DOUBTFUL, RAISED = 0.4, 0.6
"""Findings of at least the first confidence are signs; in a garbled passage they get at least the second."""

SHOWN, PUT_DOWN = 0.5, 0.45
"""Findings of at least the first are what an editor would see; a slip that is put down gets the second."""

STANDS_FOR_MANY = 0.97
"""From this confidence on a finding stands for many places (`mt_qa.knowledge.slip_reports.HABIT`)."""

OF_PEOPLE = frozenset({Category.SPELLING, Category.PUNCTUATION})
"""What careful people get wrong too."""

_HAMZA, _BLANKS = "hamza", "blanks"
FAMILY: Mapping[str, str] = {
    "hamza-on-wasl": _HAMZA,
    "hamza-seat": _HAMZA,
    "inna-anna": _HAMZA,
    "missing-hamza": _HAMZA,
    "missing-madda": _HAMZA,
    "missing-space-after-punctuation": _BLANKS,
    "space-before-punctuation": _BLANKS,
    "space-inside-quotes": _BLANKS,
}
"""Checks that find one and the same carelessness; every other check is a kind of its own."""

SENTENCE, PASSAGE = 200, 900
"""Characters: a sentence of thirty words, a passage of a hundred and fifty."""

GARBLED: Mapping[int, int] = {SENTENCE: 3, PASSAGE: 5}
"""Of how many kinds the signs are in so many characters, if they are garbled."""

BESIDE = 450
"""Characters on either side within which two faults that people hardly make bear each other out."""

MOST_OF_ONE_KIND = 0.4
"""The share of those signs that one kind may make up: more is the habit of a writer."""

SPARSE_IN_100_WORDS, TOGETHER = 1.0, 3
"""A slip is isolated where the article shows fewer findings than the first, and its paragraph fewer than the second."""

ONE_SIDED = 0.75
"""The share of the findings shown that are slips of one kind, from which on the first is told for all."""


def corroborated(findings: Sequence[Finding], words: int) -> tuple[Finding, ...]:
    """The findings of one article of so many words, in the order of the text, as surely as their company makes them."""
    signs = [index for index, finding in enumerate(findings) if finding.confidence >= DOUBTFUL]
    row = [findings[index] for index in signs]
    garbled = {signs[place] for length, kinds in GARBLED.items() for place in _garbled(row, length, kinds)}
    borne_out = garbled | {signs[place] for place in _together(row)}
    weighed = [_raised(finding) if index in borne_out else finding for index, finding in enumerate(findings)]
    shown = [finding for finding in weighed if finding.confidence >= SHOWN]
    if words <= SHORT_PARAGRAPH or not shown:
        return tuple(weighed)
    if len(shown) == 1 or 100 * len(shown) < SPARSE_IN_100_WORDS * words:
        return tuple(_without_the_isolated(weighed, shown, garbled))
    return tuple(weighed if garbled else _told_once(weighed, shown))


def _garbled(signs: Sequence[Finding], length: int, kinds: int) -> Iterator[int]:
    """The places in the row of `signs` that lie in garbled stretches of so many characters."""
    inside: Counter[str] = Counter()
    beyond_people = end = told = 0
    for first, sign in enumerate(signs):
        while end < len(signs) and signs[end].span.start < sign.span.start + length:
            inside[_kind(signs[end])] += 1
            beyond_people += signs[end].category not in OF_PEOPLE
            end += 1
        if len(inside) >= kinds and beyond_people and max(inside.values()) <= MOST_OF_ONE_KIND * (end - first):
            yield from range(max(first, told), end)
            told = end
        inside[_kind(sign)] -= 1
        inside += Counter()  # forgets the kinds that are no longer inside
        beyond_people -= sign.category not in OF_PEOPLE


def _together(signs: Sequence[Finding]) -> Iterator[int]:
    """The places in the row of `signs` of faults that people hardly make, where another one is near."""
    places = [place for place, sign in enumerate(signs) if sign.category not in OF_PEOPLE]
    for first, second in pairwise(places):
        if signs[second].span.start - signs[first].span.end < BESIDE:
            yield from (first, second)


def _kind(finding: Finding) -> str:
    return FAMILY.get(finding.check, finding.check)


def _raised(finding: Finding) -> Finding:
    """The finding with the higher confidence, and so its suggestions, which are as sure as it is."""
    suggestions = tuple(replace(s, confidence=max(s.confidence, RAISED)) for s in finding.suggestions)
    return replace(finding, confidence=max(finding.confidence, RAISED), suggestions=suggestions)


def _put_down(finding: Finding) -> Finding:
    """The finding below the limit; its suggestions stay as sure as they were."""
    return replace(finding, confidence=PUT_DOWN)


def _is_slip(finding: Finding) -> bool:
    """True for what an editor would see of a single place where a person may have slipped."""
    return (
        SHOWN <= finding.confidence < STANDS_FOR_MANY
        and finding.category in OF_PEOPLE
        and finding.severity <= Severity.MINOR
        and finding.evidence is Evidence.RULE
    )


def _without_the_isolated(
    findings: Sequence[Finding], shown: Sequence[Finding], garbled: Collection[int]
) -> Iterator[Finding]:
    beside = Counter(finding.segment for finding in shown)
    for index, finding in enumerate(findings):
        alone = index not in garbled and beside[finding.segment] < TOGETHER
        yield _put_down(finding) if alone and _is_slip(finding) else finding


def _told_once(findings: Sequence[Finding], shown: Sequence[Finding]) -> Iterator[Finding]:
    """Of slips of the one kind that makes up nearly all of what is shown, the first; everything, where none does."""
    slips = Counter(_kind(finding) for finding in shown if _is_slip(finding))
    kind, count = slips.most_common(1)[0] if slips else ("", 0)
    one_sided = count >= max(TOGETHER, ONE_SIDED * len(shown))
    is_first = True
    for finding in findings:
        if not (one_sided and _is_slip(finding) and _kind(finding) == kind):
            yield finding
        elif is_first:
            yield _told_for_all(finding, count)
            is_first = False
        else:
            yield _put_down(finding)


def _told_for_all(finding: Finding, count: int) -> Finding:
    note = f" The article has {count} slips of this kind; only the first is marked."
    note_ar = f" وفي النص هفوات أخرى من هذا النوع (عدد المواضع: {count})، ولم يُعلَّم إلا أولها."
    return replace(finding, message=finding.message + note, message_ar=finding.message_ar + note_ar)
