"""Every export holds what was found and decided, and nothing of an article comes alive in it."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st
from reviewed_example import WHEN, reviewed

from mt_qa.core import Document, Segment, SegmentReport, Span, Verdict
from mt_qa.decisions import Decision, Decisions, Outcome, finding_key
from mt_qa.render.exports import EXPORTS, find_export
from mt_qa.render.findings_table import COLUMNS, harmless, render_csv
from mt_qa.render.marot import COLUMNS as MAROT_COLUMNS
from mt_qa.render.marot import render_marot
from mt_qa.render.reviewed import Change, Reviewed, segments_of
from mt_qa.render.xliff import render_xliff

XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
ITS = "{http://www.w3.org/2005/11/its}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_the_same_review_gives_the_same_file(export: object, language: str) -> None:
    written = find_export(getattr(export, "name", ""))
    assert written.data(reviewed(language)) == written.data(reviewed(language)) != b""


def test_the_corrected_text() -> None:
    work = reviewed()
    assert find_export("text").data(work).decode() == work.corrected
    assert "<script>" not in work.corrected
    assert "=الوفد\nالرسمي" in work.corrected


def test_rows_of_csv_are_the_findings_and_no_formula() -> None:
    work = reviewed()
    table = list(csv.DictReader(io.StringIO(render_csv(work).removeprefix("\ufeff"), newline="")))
    assert list(table[0]) == list(COLUMNS)
    assert [(int(row["start"]), int(row["end"])) for row in table] == [
        (finding.span.start, finding.span.end) for finding in work.findings
    ]
    assert [row["decision"] for row in table] == ["accepted", "", "accepted", "", "edited", "rejected"]
    assert table[0]["source"] == "'=SUM(A1) the minister"
    assert table[4]["replacement"].startswith("'=")
    assert table[4]["text"] == "⟨U+202E⟩الوفد⟨U+202C⟩", "what cannot be seen is named"


@given(st.text(max_size=20))
def test_no_cell_begins_like_a_formula(cell: str) -> None:
    guarded = harmless(cell)
    assert guarded.lstrip()[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"} or not guarded.lstrip()
    assert guarded in (cell, f"'{cell}")


def test_the_workbook_holds_the_rows_as_text_alone() -> None:
    work = reviewed("ar")
    book = zipfile.ZipFile(io.BytesIO(find_export("xlsx").data(work)))
    sheet = fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = list(sheet.iter(f"{SHEET}row"))
    assert len(rows) == len(work.findings) + 1
    assert not list(sheet.iter(f"{SHEET}f")), "a formula"
    assert not list(sheet.iter(f"{SHEET}hyperlink"))
    view = next(sheet.iter(f"{SHEET}sheetView"))
    assert view.get("rightToLeft") == "1"
    strings = [
        "".join(text.text or "" for text in item.iter(f"{SHEET}t"))
        for item in fromstring(book.read("xl/sharedStrings.xml"))
    ]
    assert "=SUM(A1) the minister" in strings
    assert work.findings[0].message_ar in strings


def test_a_long_cell_is_cut_and_says_so() -> None:
    work = reviewed()
    first, *others = work.report.findings
    long = replace(first, message="س" * 40_000)
    book = zipfile.ZipFile(
        io.BytesIO(find_export("xlsx").data(replace(work, report=replace(work.report, findings=(long, *others)))))
    )
    strings = [
        "".join(text.text or "" for text in item.iter(f"{SHEET}t"))
        for item in fromstring(book.read("xl/sharedStrings.xml"))
    ]
    assert max(map(len, strings)) == 32_767
    assert max(strings, key=len).endswith("…")


def marot_rows(work: Reviewed) -> list[dict[str, str]]:
    lines = render_marot(work, system="engine").split("\n")
    assert lines.pop() == ""
    rows = [line.split("\t") for line in lines]
    assert all(len(row) == len(MAROT_COLUMNS) for row in rows)
    return [dict(zip(MAROT_COLUMNS, row, strict=True)) for row in rows[1:]]


def test_marot_has_an_error_a_line_and_the_editor_as_its_rater() -> None:
    work = reviewed()
    rows = marot_rows(work)
    assert [row["rater"] for row in rows] == ["محرر <1>", "mt_qa", "محرر <1>", "mt_qa", "محرر <1>"]
    assert {row["doc"] for row in rows} == {"<news> & خبر:en-ar"}
    for row, finding in zip(rows, work.upheld, strict=True):
        before, marked, after = row["target"].replace("</v>", "<v>").split("<v>")
        assert marked == finding.text
        assert f"{before}{marked}{after}" == work.report.document.segments[finding.segment].target.replace("\r", " ")
        assert json.loads(row["metadata"])["marked_text"] == finding.text
    first, third = json.loads(rows[0]["metadata"]), json.loads(rows[1]["metadata"])
    assert first["prior_rater"] == "mt_qa"
    assert first["prior_error"]["selected"] == "<script>"
    assert "<script>" not in first["corrected_translation"]
    assert "source_not_seen" not in first
    assert third["source_not_seen"] is True
    assert [error["selected"] for error in third["deleted_errors"]] == ["ل"], "the one that was rejected"
    assert (rows[0]["category"], rows[0]["severity"]) == ("Design and markup/Markup tag", "Critical")


def test_a_segment_without_a_fault_is_one_too() -> None:
    work = reviewed()
    clean = Reviewed(replace(work.report, findings=()), when=WHEN)
    assert [(row["category"], row["severity"], row["rater"]) for row in marot_rows(clean)] == [
        ("no-error", "no-error", "mt_qa")
    ] * 2


def test_esa_spans_lie_in_their_segment() -> None:
    work = reviewed()
    records = [json.loads(line) for line in find_export("esa").data(work).decode().splitlines()]
    spans = [(record["tgt"], span) for record in records for span in record["esa_spans"]]
    assert [text[span["start_i"] : span["end_i"]] for text, span in spans] == [
        finding.text for finding in work.upheld if finding.severity
    ]
    assert {span["severity"] for _, span in spans} == {"major", "minor"}
    assert [record["esa_score"] for record in records] == [100.0, 40.0]
    assert {record["langs"] for record in records} == {"en-ar"}


def units(work: Reviewed) -> Iterator[Element]:
    return iter(fromstring(render_xliff(work)).iter(f"{XLIFF}unit"))


def test_xliff_is_the_corrected_text_with_its_issues() -> None:
    work = reviewed("ar")
    targets = [next(unit.iter(f"{XLIFF}target")) for unit in units(work)]
    lines = [line for line in work.corrected.replace("\r", "").split("\n") if line]
    assert "\n".join("".join(target.itertext()) for target in targets).split("\n") == lines
    markers = [marker for target in targets for marker in target.iter(f"{XLIFF}sm")]
    assert [marker.get(f"{ITS}locQualityIssueEnabled") for marker in markers] == [
        "no",
        "yes",
        "no",
        "yes",
        "no",
        "no",
    ]
    assert [marker.get(f"{ITS}locQualityIssueType") for marker in markers][:3] == ["markup", "grammar", "misspelling"]
    assert all(0 <= float(marker.get(f"{ITS}locQualityIssueSeverity") or -1) <= 100 for marker in markers)
    for target in targets:
        opened = [marker.get("id") for marker in target.iter(f"{XLIFF}sm")]
        closed = [marker.get("startRef") for marker in target.iter(f"{XLIFF}em")]
        assert sorted(map(str, opened)) == sorted(map(str, closed))
    notes = [len(list(unit.iter(f"{XLIFF}note"))) for unit in units(work)]
    assert notes == [1, 5]
    assert [unit.find(f"{XLIFF}segment").get("state") for unit in units(work)] == ["reviewed", "translated"]  # type: ignore[union-attr]
    assert next(units(work)).find(f"{XLIFF}segment/{XLIFF}source").text == "=SUM(A1) the minister"  # type: ignore[union-attr]


def test_what_xml_cannot_hold_is_named_in_xliff() -> None:
    work = reviewed()
    text = "قال\x00 الوزير\x1b \ud800."
    document = Document((Segment(text),))
    segments = (SegmentReport(0, 0, len(text), 100.0, Verdict.PUBLISH),)
    odd = Reviewed(replace(work.report, document=document, segments=segments, findings=()), when=WHEN)
    (unit,) = units(odd)
    assert [point.get("hex") for point in unit.iter(f"{XLIFF}cp")] == ["0000", "001B", "D800"]
    for export in EXPORTS:
        export.data(odd)


@st.composite
def works(draw: st.DrawFn) -> Reviewed:
    """A text of a few lines with findings anywhere in a segment, some of them corrected."""
    lines = draw(st.lists(st.text(alphabet="ابت \n<&\u064b😀", min_size=1, max_size=12), min_size=1, max_size=3))
    base = reviewed()
    document = Document(tuple(map(Segment, lines)))
    findings = {}
    for number in draw(st.lists(st.integers(0, len(lines) - 1), max_size=5)):
        left = draw(st.integers(0, len(lines[number]) - 1))
        right = draw(st.integers(left + 1, len(lines[number])))
        span = Span(left, right).shifted(document.starts[number])
        finding = replace(base.report.findings[1], segment=number, span=span, text=span.of(document.text))
        findings[finding_key(finding)] = finding
    decided = tuple(
        Decision(finding, Outcome.EDITED, draw(st.text(alphabet="تب\n ", max_size=4)))
        for finding in findings.values()
        if draw(st.booleans())
    )
    segments = tuple(
        SegmentReport(number, start, start + len(line), 90.0, Verdict.REVIEW)
        for number, (start, line) in enumerate(zip(document.starts, lines, strict=True))
    )
    ordered = tuple(sorted(findings.values(), key=lambda finding: finding.span))
    report = replace(base.report, document=document, segments=segments, findings=ordered)
    return Reviewed(report, Decisions(decided), when=WHEN)


@given(works())
def test_stretches_give_both_texts_and_close_what_they_open(work: Reviewed) -> None:
    before, after, opened = [], [], 0
    for pieces in segments_of(work, work.findings):
        before.append("".join(piece.text for piece in pieces if piece.change is not Change.INSERTED))
        after.append("".join(piece.text for piece in pieces if piece.change is not Change.DELETED))
        standing: list[int] = []
        for piece in pieces:
            standing += piece.opened
            opened += len(piece.opened)
            for number in piece.closed:
                standing.remove(number)
        assert not standing
    assert "\n".join(before) == work.text
    assert "\n".join(after) == work.corrected
    assert opened == len(work.findings)


@given(works())
def test_any_work_can_be_exported(work: Reviewed) -> None:
    for export in EXPORTS:
        export.data(work)
    fromstring(render_xliff(work))
