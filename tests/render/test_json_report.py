"""The JSON report: every field of the contract, by name and type, on a real review."""

import json
from typing import Any

from mt_qa.arabic.clitics import attach
from mt_qa.arabic.folding import fold
from mt_qa.core import Category, Evidence, Report, Severity, Verdict
from mt_qa.knowledge.tables import data_folder
from mt_qa.render.json import render_json
from mt_qa.service import document_of, review

ARTICLE = (data_folder() / "articles" / "csto-withdrawal.ar.txt").read_text(encoding="utf-8")

NUMBER = (int, float)
REPORT = {
    "schema": str,
    "id": str,
    "score": NUMBER,
    "verdict": str,
    "reasons": list,
    "reasons_ar": list,
    "segments": list,
    "findings": list,
    "ledger": list,
    "coverage": dict,
    "skipped": list,
    "signature": str,
}
SEGMENT = {"index": int, "start": int, "end": int, "score": NUMBER, "verdict": str}
FINDING = {
    "check": str,
    "category": str,
    "severity": str,
    "confidence": NUMBER,
    "evidence": str,
    "segment": int,
    "start": int,
    "end": int,
    "text": str,
    "message": str,
    "message_ar": str,
    "suggestions": list,
}
SUGGESTION = {"text": str, "confidence": NUMBER, "made_by": str}
COVERAGE = {"characters": int, "characters_reviewed": int, "source": str}
SKIPPED = {"check": str, "reason": str}


def has_form(data: dict[str, Any], form: dict[str, Any]) -> None:
    assert data.keys() == form.keys()
    for key, kind in form.items():
        assert isinstance(data[key], kind), (key, data[key])
        assert not isinstance(data[key], bool)


def test_the_report_keeps_the_contract() -> None:
    data = json.loads(render_json(review(document_of(ARTICLE, id="csto-withdrawal"))))
    has_form(data, REPORT)
    assert data["schema"] == "mt-qa/report/1"
    assert data["id"] == "csto-withdrawal"
    assert 0 <= data["score"] <= 100
    assert data["verdict"] in set(Verdict)
    assert data["findings"], "an empty list would prove nothing"
    has_form(data["coverage"], COVERAGE)
    assert data["coverage"] == {"characters": len(ARTICLE), "characters_reviewed": len(ARTICLE), "source": "none"}
    for item in data["skipped"]:
        has_form(item, SKIPPED)


def test_the_ledger_lists_renderings_with_their_places() -> None:
    data = json.loads(render_json(review(ARTICLE)))
    assert data["ledger"], "an empty list would prove nothing"
    places = 0
    for entry in data["ledger"]:
        assert set(entry) == {"kind", "name", "english", "known", "renderings"}
        for rendering in entry["renderings"]:
            assert set(rendering) == {"text", "count", "status", "positions"}
            assert rendering["count"] == len(rendering["positions"]) >= 1
            for start, end in rendering["positions"]:
                places += 1
                assert 0 <= start < end <= len(ARTICLE)
                # marks are left out of a form, and ل melts into the article: وللمنظمة has the form المنظمة
                melted = {attach(rendering["text"], conjunction, "ل") for conjunction in ("", "و", "ف")}
                assert fold(ARTICLE[start:end]) in {fold(form) for form in (rendering["text"], *melted)}
    assert places > len(data["ledger"])


def test_the_reference_page_names_every_key_and_shows_a_real_entry() -> None:
    page = (data_folder().parent / "docs" / "reference" / "report.md").read_text(encoding="utf-8")
    entry = json.loads(page.partition("```json\n")[2].partition("```")[0])
    forms = (REPORT, SEGMENT, FINDING, SUGGESTION, COVERAGE, SKIPPED, entry, entry["renderings"][0])
    assert {key for form in forms for key in form if f"`{key}`" not in page} == set()
    assert entry in json.loads(render_json(review(ARTICLE)))["ledger"]


def test_offsets_point_into_the_text_of_the_document() -> None:
    data = json.loads(render_json(review(ARTICLE)))
    lines = ARTICLE.split("\n")
    for index, segment in enumerate(data["segments"]):
        has_form(segment, SEGMENT)
        assert segment["index"] == index
        assert ARTICLE[segment["start"] : segment["end"]] == lines[index]
        assert 0 <= segment["score"] <= 100
        assert segment["verdict"] in set(Verdict)
    for finding in data["findings"]:
        has_form(finding, FINDING)
        assert finding["text"] == ARTICLE[finding["start"] : finding["end"]]
        segment = data["segments"][finding["segment"]]
        assert segment["start"] <= finding["start"] < finding["end"] <= segment["end"]
        assert finding["category"] in set(Category)
        assert finding["severity"] in {severity.label for severity in Severity}
        assert finding["evidence"] in set(Evidence)
        assert 0 <= finding["confidence"] <= 1
        for suggestion in finding["suggestions"]:
            has_form(suggestion, SUGGESTION)
            assert 0 <= suggestion["confidence"] <= 1


def test_arabic_is_written_as_arabic_and_lines_where_they_are_wanted(report: Report) -> None:
    assert "الطوارىء" in render_json(report)
    one_line = render_json(report, indent=None)
    assert one_line.count("\n") == 1
    assert json.loads(one_line) == json.loads(render_json(report)) == report.to_dict()
