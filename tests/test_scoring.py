from dataclasses import replace
from pathlib import Path

import pytest

from mt_qa.core import Category, Evidence, Finding, ProfileError, Severity, Span, Verdict
from mt_qa.scoring import load_profile, penalty, score, verdict, within_budget

PROFILE = load_profile()


def finding(
    severity: Severity, category: Category = Category.GRAMMAR, start: int = 0, confidence: float = 0.9
) -> Finding:
    span = Span(start, start + 1)
    return Finding("x", category, severity, confidence, Evidence.RULE, 0, span, "", "", "")


def test_the_most_specific_weight_wins() -> None:
    assert penalty([finding(Severity.MINOR)], PROFILE) == 1
    assert penalty([finding(Severity.MINOR, Category.PUNCTUATION)], PROFILE) == pytest.approx(0.1)
    assert penalty([finding(Severity.CRITICAL), finding(Severity.MAJOR)], PROFILE) == 30


def test_the_score_is_the_penalty_per_hundred_words() -> None:
    assert score([], 300, PROFILE) == 100
    assert score([finding(Severity.MAJOR)], 200, PROFILE) == 97.5
    assert score([finding(Severity.CRITICAL)] * 9, 100, PROFILE) == 0


def test_a_short_text_is_scored_as_if_it_were_longer() -> None:
    assert score([finding(Severity.MINOR)], 4, PROFILE) == score(
        [finding(Severity.MINOR)], PROFILE.least_words, PROFILE
    )


@pytest.mark.parametrize(
    ("severities", "points", "expected"),
    [
        ([], 100.0, Verdict.PUBLISH),
        ([Severity.MINOR], 99.0, Verdict.PUBLISH),
        ([Severity.MINOR], 90.0, Verdict.REVIEW),
        ([Severity.MAJOR], 99.0, Verdict.REVIEW),
        ([Severity.CRITICAL], 59.9, Verdict.RETRANSLATE),
    ],
)
def test_the_verdict_gives_its_reasons(severities: list[Severity], points: float, expected: Verdict) -> None:
    decision, reasons = verdict([finding(severity) for severity in severities], points, PROFILE)
    assert decision is expected
    assert any(reasons)


def test_the_budget_keeps_the_worst_in_the_order_of_the_text() -> None:
    findings = [
        finding(Severity.MINOR, start=0),
        finding(Severity.MAJOR, start=5),
        finding(Severity.MINOR, start=9, confidence=0.99),
    ]
    assert [f.span.start for f in within_budget(findings, 1000, 2)] == [5, 9]
    assert within_budget(findings, 1000, 0) == tuple(findings)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"minor" = 1.0', '"trivial" = 1.0', "unknown kind 'trivial'"),
        ('"minor" = 1.0', '"minor/speling" = 1.0', "unknown kind 'minor/speling'"),
        ("least_words = 25", "", "least_words"),
        ("[weights]", "[weights", "Expected"),
    ],
)
def test_a_faulty_profile_is_refused_at_the_start(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    text = (Path(__file__).parents[1] / "data/profiles/news-ar.toml").read_text(encoding="utf-8")
    path = tmp_path / "own.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ProfileError, match=complaint):
        load_profile(str(path))


def test_a_changed_weight_changes_the_fingerprint() -> None:
    assert replace(PROFILE, weights={**PROFILE.weights, "minor": 2.0}).fingerprint != PROFILE.fingerprint
