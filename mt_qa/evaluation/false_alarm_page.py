"""The page docs/reference/false-alarms.md: what every check finds in human Arabic."""

from __future__ import annotations

from collections.abc import Sequence

from mt_qa.evaluation.clean import FalseAlarms

OF_SENTENCES = frozenset(
    """adjective-disagrees broken-construct case-shows demonstrative-disagrees double-negation
    indefinite-adjective-disagrees literal-idiom missing-accusative modal-without-verb noun-for-verb
    particle-without-verb predicate-disagrees relative-clause-disagrees relative-disagrees scrambled-words
    verb-before-subject verb-subject-disagrees wrong-preposition wrong-sense""".split()
)
"""Checks of what a sentence means and how its words agree: they see most of what is garbled, and err more."""

MOST_OF_FORM, MOST_MAJOR_OF_FORM = 0.05, 0.01
"""Findings a segment of all other checks, and major ones."""

MOST_A_SEGMENT, MOST_MAJOR_A_SEGMENT = 0.08, 0.02
"""The same for all checks together."""

_HEAD = f"""\
# False alarms

What the checks find in human Arabic, where they should find next to nothing. A few findings are real slips of the
writers. `make bench` prints this page, `python -m mt_qa.evaluation.bench --only clean --write` writes it. Required: at
most {MOST_A_SEGMENT} findings a segment, {MOST_MAJOR_A_SEGMENT} of them major or worse; without the
checks of sense and agreement at most {MOST_OF_FORM} and {MOST_MAJOR_OF_FORM}. No set was tuned on.
"""


def page(results: Sequence[FalseAlarms], signature: str) -> str:
    """The whole page as Markdown: one table of the sets, one of the checks."""
    sets = [
        [r.name, str(r.segments), str(len(r.findings)), f"{r.per_segment:.4f}", f"{r.major_per_segment:.4f}"]
        for r in results
    ]
    counts = [result.by_check() for result in results]
    names = sorted({name for count in counts for name in count}, key=lambda name: -sum(c[name] for c in counts))
    checks = [
        [name, *(str(count[name]) for count in counts), str(sum(count[name] for count in counts))] for name in names
    ]
    return "\n".join(
        [
            _HEAD,
            _markdown(["set", "segments", "findings", "a segment", "major a segment"], sets),
            "",
            "Findings by check:",
            "",
            _markdown(["check", *(result.name for result in results), "all"], checks),
            "",
            f"`{signature}`",
            "",
        ]
    )


def _markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---", *("---:" for _ in header[1:])], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
