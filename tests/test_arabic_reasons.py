"""A verdict gives its reasons in Arabic too, the same ones."""

import re

import pytest

from mt_qa.core import Category, Evidence, Finding, Severity, Span, Verdict
from mt_qa.scoring import load_profile, reasons_in_arabic, verdict

PROFILE = load_profile()


def found(*severities: Severity) -> list[Finding]:
    return [Finding("x", Category.GRAMMAR, s, 0.9, Evidence.RULE, 0, Span(0, 1), "", "", "") for s in severities]


@pytest.mark.parametrize(
    ("severities", "points", "decision", "arabic"),
    [
        ((Severity.CRITICAL, Severity.MINOR), 41.5, Verdict.RETRANSLATE, ("الدرجة 41.5 دون 60", "حرج: 1، طفيف: 1")),
        ((Severity.MAJOR, Severity.MAJOR), 99.0, Verdict.REVIEW, ("جسيم: 2",)),
        ((Severity.MINOR,), 97.0, Verdict.REVIEW, ("الدرجة 97.0 دون 98", "طفيف: 1")),
        ((Severity.MINOR,), 99.0, Verdict.PUBLISH, ("طفيف: 1",)),
        ((), 100.0, Verdict.PUBLISH, ("لم يُعثر على ملاحظات.",)),
    ],
)
def test_the_reasons_say_the_same_in_both_languages(
    severities: tuple[Severity, ...], points: float, decision: Verdict, arabic: tuple[str, ...]
) -> None:
    findings = found(*severities)
    decided, english = verdict(findings, points, PROFILE)
    assert decided is decision
    assert reasons_in_arabic(decision, findings, points, PROFILE) == arabic
    numbers = [re.findall(r"[\d.]+\d|\d", reason) for reason in english if reason]
    assert numbers == [re.findall(r"[\d.]+\d|\d", reason) for reason in arabic]
