"""What the program must show on the real article: every sentence here is a requirement, a drop fails."""

import pytest

from mt_qa.core import ErrorSpan, Finding, Severity
from mt_qa.evaluation.evaluate import Reviewed, evaluation, reviewed
from mt_qa.evaluation.suggestions import is_right
from mt_qa.evaluation.tables import table
from mt_qa.knowledge.tables import data_folder

LEAST_MUST_SPANS_FOUND = 19
MOST_MAJOR_FALSE_ALARMS = 2


@pytest.fixture(scope="module")
def article() -> Reviewed:
    (item,) = reviewed(data_folder() / "gold" / "csto-withdrawal.jsonl")
    return item


def overlapping(error: ErrorSpan, article: Reviewed) -> list[Finding]:
    return [finding for finding in article.report.findings if finding.span.overlaps(error.span)]


def right_first(error: ErrorSpan, article: Reviewed) -> bool:
    """True where the first suggestion of a finding on `error` is right, or where the judge gave no correction."""
    text = article.document.text
    return not error.suggestions or any(
        finding.suggestions and is_right(text, finding.span, finding.suggestions[0].text, error)
        for finding in overlapping(error, article)
    )


def judgements(errors: list[ErrorSpan], article: Reviewed) -> str:
    """The spans that are missed or wrongly corrected, beside what was found there, as a table for people."""
    rows = [
        [
            error.text[:40],
            error.category.value if error.category else "",
            " | ".join(error.suggestions) or "–",
            "; ".join(
                f"{finding.check}: {finding.text[:40]} → {' | '.join(s.text for s in finding.suggestions) or '–'}"
                for finding in overlapping(error, article)
            )
            or "MISSED",
        ]
        for error in errors
    ]
    return "\n" + table(["judged", "category", "correction", "found"], rows)


def test_every_must_span_of_form_is_found_with_a_right_first_suggestion(article: Reviewed) -> None:
    of_form = [
        error
        for error in article.gold
        if error.tier == "must" and error.category and error.category.dimension == "linguistic-conventions"
    ]
    assert len(of_form) == 20
    failing = [error for error in of_form if not overlapping(error, article) or not right_first(error, article)]
    assert not failing, judgements(failing, article)


def test_must_spans_found(article: Reviewed) -> None:
    must = [error for error in article.gold if error.tier == "must"]
    missed = [error for error in must if not overlapping(error, article)]
    assert len(must) == 27
    assert len(must) - len(missed) >= LEAST_MUST_SPANS_FOUND, judgements(missed, article)


def test_few_major_findings_outside_every_judged_span(article: Reviewed) -> None:
    outside = [
        finding
        for finding in article.report.findings
        if finding.severity >= Severity.MAJOR and not any(finding.span.overlaps(error.span) for error in article.gold)
    ]
    rows = [[finding.check, finding.severity.label, finding.text[:60]] for finding in outside]
    assert len(outside) <= MOST_MAJOR_FALSE_ALARMS, "\n" + table(["check", "severity", "found"], rows)


def test_no_check_failed_on_the_article(article: Reviewed) -> None:
    assert not [skipped for skipped in article.report.skipped if skipped.reason.startswith("raised")]


def test_we_beat_every_trivial_baseline(article: Reviewed) -> None:
    result = evaluation("article", [article])
    for scorer, scores in result.ours.spans.items():
        for baseline in result.systems[1:]:
            assert scores.f1 > baseline.spans[scorer].f1, f"{scorer}: {baseline.system}"
