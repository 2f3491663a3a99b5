"""Whole articles beside their readable reports: half of them garbled, half of them clean Arabic.

``pytest --update-golden`` rewrites the reports; then read the difference.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from mt_qa.core import Report
from mt_qa.render.text import render_text
from mt_qa.service import document_of, review

FOLDER = Path(__file__).parent / "golden"
ARTICLES = sorted(path for path in FOLDER.glob("*.txt") if not path.name.endswith(".report.txt"))


def reviewed(path: Path) -> Report:
    """The report without its signature, which changes with every table."""
    report = review(document_of(path.read_text(encoding="utf-8"), id=path.stem))
    return replace(report, signature="(left out)")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_report_is_as_it_was(path: Path, update_golden: bool) -> None:
    golden = path.with_suffix(".report.txt")
    report = render_text(reviewed(path))
    if update_golden:
        golden.write_text(report, encoding="utf-8")
    assert report == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [path for path in ARTICLES if path.stem.startswith("clean-")], ids=lambda p: p.stem)
def test_clean_arabic_is_left_alone(path: Path) -> None:
    assert [(finding.check, finding.text) for finding in reviewed(path).findings] == []


@pytest.mark.parametrize("path", [path for path in ARTICLES if path.stem.startswith("garbled-")], ids=lambda p: p.stem)
def test_a_garbled_article_is_not_fit_to_publish(path: Path) -> None:
    report = reviewed(path)
    assert report.verdict != "publish"
    assert any(finding.suggestions for finding in report.findings)


def test_half_of_the_articles_are_clean_and_no_report_is_left_over() -> None:
    stems = [path.stem for path in ARTICLES]
    clean = [stem for stem in stems if stem.startswith("clean-")]
    assert len(clean) * 2 == len(stems)
    assert {path.name.removesuffix(".report.txt") for path in FOLDER.glob("*.report.txt")} == set(stems)
