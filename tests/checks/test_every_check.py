"""One test for all checks: their examples are their tests, and the properties every check must have."""

import pytest

from mt_qa.core import Right, Span, Wrong
from mt_qa.engine import DOCUMENT_PROVIDERS, PROVIDERS
from mt_qa.formats.termbases import load_termbase
from mt_qa.knowledge.tables import data_folder
from mt_qa.registry import Check, all_checks
from mt_qa.service import document_of

CHECKS = all_checks()
TERMBASE = load_termbase(str(data_folder() / "termbases" / "example.csv")).for_project()


def run_alone(check: Check, text: str, source: str | None = None) -> list[tuple[Span, tuple[str, ...]]]:
    """The check's own hits in a text whose lines are segments: spans in the text, and suggestions."""
    document = document_of(text, source)
    needs = check.needs - {"source", "termbase"}
    given = {n: PROVIDERS[n]() if n in PROVIDERS else DOCUMENT_PROVIDERS[n](document) for n in needs}
    given |= {"termbase": TERMBASE} if "termbase" in check.needs else {}
    starts = document.starts
    if check.whole_document:
        sources = {"source": tuple(segment.source for segment in document.segments)}
        hits = list(check.run(document, **given, **(sources if "source" in check.needs else {})))
    else:
        hits = [
            (i, hit)
            for i, segment in enumerate(document.segments)
            if "source" not in check.needs or segment.source
            for hit in check.run(segment, **given, **({"source": segment.source} if "source" in check.needs else {}))
        ]
    return sorted(
        (hit.span.shifted(starts[i]), tuple(s if isinstance(s, str) else s.text for s in hit.suggestions))
        for i, hit in hits
    )


def repaired(text: str, hits: list[tuple[Span, tuple[str, ...]]]) -> str:
    for span, suggestions in reversed(hits):
        text = span.replaced(text, suggestions[0])
    return text


EXAMPLES = [
    pytest.param(check, example, id=f"{check.name}-{n}") for check in CHECKS for n, example in enumerate(check.examples)
]


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_an_example_is_judged_as_it_says(check: Check, example: Wrong | Right) -> None:
    if isinstance(example, Right):
        assert [span.of(example.text) for span, _ in run_alone(check, example.text, example.source)] == []
        return
    hits = run_alone(check, example.text, example.source)
    assert [span.of(example.text) for span, _ in hits] == [span.of(example.text) for span in example.spans]
    assert tuple(span for span, _ in hits) == example.spans
    if example.fixed is not None:
        assert repaired(example.text, hits) == example.fixed
        assert run_alone(check, example.fixed, example.source) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_documents_itself(check: Check) -> None:
    assert any(isinstance(example, Wrong) for example in check.examples)
    assert any(isinstance(example, Right) for example in check.examples)
    assert check.title.endswith("."), "the docstring starts with one sentence on one line"
    assert len(check.docstring.splitlines()) > 1, "the docstring names its authority and what is not flagged"
