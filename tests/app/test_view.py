"""The text in pieces: nothing lost, nothing moved, every piece under the right findings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import desk_example
import pytest
from desk_example import DOUBLED, DOUBLED_AGAIN, FINDINGS, SPACE, TEXT, WHOLE
from hypothesis import given
from hypothesis import strategies as st

from mt_qa.app.desk import Article, Desk
from mt_qa.app.focus import Focus
from mt_qa.app.names_payload import entry_html, names_data
from mt_qa.app.payload import (
    LIST_REACH,
    file_name,
    finding_html,
    list_data,
    marks_data,
    preview_html,
    profile_of,
    progress_html,
    status_html,
    text_data,
    voice,
)
from mt_qa.app.view import Look, Piece, around, segment_pieces, sentence_around, visible
from mt_qa.core import Category, Evidence, Finding, Severity, Span
from mt_qa.core.ledger import EntityKind, Ledger, LedgerEntry, Mention, NameStatus
from mt_qa.decisions import Decision, Decisions, Outcome, finding_key
from mt_qa.service import document_of


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, tuple[Finding, ...], Decisions]:
    """A text of a few lines, findings anywhere in it, and decisions about some of those that stay in one line."""
    text = draw(st.text("ابت ،.\n\n😀\u064b", min_size=1, max_size=50))
    findings = []
    for number in range(draw(st.integers(0, 7))):
        start = draw(st.integers(0, len(text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(text))))
        severity = draw(st.sampled_from(Severity))
        findings.append(
            Finding(
                f"check-{number}",
                Category.GRAMMAR,
                severity,
                0.9,
                Evidence.RULE,
                0,
                span,
                span.of(text),
                "why",
                "لماذا",
            )
        )
    decided = [f for f in findings if "\n" not in f.text and draw(st.booleans())]
    made = tuple(Decision(f, draw(st.sampled_from(Outcome)), draw(st.text("هو", max_size=3))) for f in decided)
    return text, tuple(findings), Decisions(made)


def pieces(text: str, findings: tuple[Finding, ...], decisions: Decisions) -> list[tuple[Piece, ...]]:
    return list(segment_pieces(document_of(text), findings, decisions))


@given(cases())
def test_the_originals_of_the_pieces_are_the_text(case: tuple[str, tuple[Finding, ...], Decisions]) -> None:
    rows = pieces(*case)
    original = "\n".join("".join(p.text for p in row if p.look is not Look.INSERTED) for row in rows)
    assert original == case[0]


@given(cases())
def test_without_what_is_struck_out_the_pieces_are_the_corrected_text(
    case: tuple[str, tuple[Finding, ...], Decisions],
) -> None:
    rows = pieces(*case)
    shown = "\n".join("".join(p.text for p in row if p.look is not Look.DELETED) for row in rows)
    assert shown == case[2].corrected(case[0])


@given(cases())
def test_each_letter_lies_under_just_the_findings_that_cover_it(
    case: tuple[str, tuple[Finding, ...], Decisions],
) -> None:
    text, findings, decisions = case
    place = 0
    for row in pieces(text, findings, decisions):
        for piece in row:
            if piece.look is Look.INSERTED:
                continue
            for _ in piece.text:
                covering = {finding_key(f) for f in findings if f.span.start <= place < f.span.end}
                assert set(piece.keys) == covering
                place += 1
        place += 1  # the line feed


@given(cases())
def test_an_open_piece_shows_the_worst_undecided_severity(case: tuple[str, tuple[Finding, ...], Decisions]) -> None:
    text, findings, decisions = case
    by_key = {finding_key(f): f for f in findings}
    for row in pieces(text, findings, decisions):
        for piece in (p for p in row if p.look is Look.OPEN):
            undecided = [by_key[k].severity for k in piece.keys if k not in decisions.by_key()]
            assert piece.severity == max(undecided)


def test_overlapping_findings_split_the_text_and_the_shorter_is_first() -> None:
    rows = pieces(TEXT, FINDINGS, Decisions())
    assert [(p.text, p.keys) for p in rows[2][1:4]] == [
        ("الوزير ", (finding_key(DOUBLED_AGAIN),)),
        ("الوزير", (finding_key(DOUBLED_AGAIN), finding_key(WHOLE))),
        (" إن الخطة", (finding_key(WHOLE),)),
    ]


def test_an_accepted_correction_is_struck_out_and_written_in() -> None:
    row = pieces(TEXT, FINDINGS, Decisions((Decision(DOUBLED, Outcome.ACCEPTED, "الوزارة"),)))[0]
    assert [(p.text, p.look) for p in row[1:3]] == [
        ("الوزارة الوزارة", Look.DELETED),
        ("الوزارة", Look.INSERTED),
    ]


def test_a_correction_shows_even_where_the_filter_hides_its_finding() -> None:
    row = pieces(TEXT, (SPACE,), Decisions((Decision(DOUBLED, Outcome.ACCEPTED, "الوزارة"),)))[0]
    assert Look.INSERTED in [p.look for p in row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "(delete)"),
        (" ", "␣"),
        (" ،", "␣،"),
        ("  ", "␣␣"),
        ("أ\u200fب", "أ⟨U+200F⟩ب"),
        ("أ\nب", "أ↵ب"),
        ("كلمة ثانية", "كلمة ثانية"),
        ("می\u200cرود", "می\u200cرود"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text: str, expected: str) -> None:
    assert visible(text, "(delete)") == expected


def test_a_short_span_is_shown_among_its_neighbours() -> None:
    assert around(TEXT, SPACE.span) == ("الوزارة أمس", " خطة جديدة.")
    assert around(TEXT, DOUBLED.span) == ("", "")


@given(cases())
def test_the_neighbours_are_of_the_text(case: tuple[str, tuple[Finding, ...], Decisions]) -> None:
    text, findings, _ = case
    for finding in findings:
        before, after = around(text, finding.span)
        assert text[: finding.span.start].endswith(before)
        assert text[finding.span.end :].startswith(after)


def drawn(data: dict[str, Any], texts: Sequence[str]) -> list[list[tuple[str, str, list[str], int]]]:
    """Each segment as the browser draws it from its text and its marks: words, style, keys, spot of every piece."""
    rows = []
    for number, text in enumerate(texts):
        encoded, at, row = text.encode("utf-16-le"), 0, []
        for piece in data["marks"].get(number, [len(encoded) // 2]):
            units, style, keys, spot, *inserted = [piece, None, [], 0] if isinstance(piece, int) else piece
            words = inserted[0] if inserted else encoded[2 * at : 2 * (at + units)].decode("utf-16-le")
            at += 0 if inserted else units
            names = [data["findings"][key][0] for key in keys]
            row.append((words, "" if style is None else data["styles"][style], names, spot))
        assert 2 * at == len(encoded), "the pieces are as long as the text"
        rows.append(row)
    return rows


@given(cases())
def test_the_browser_draws_the_pieces(case: tuple[str, tuple[Finding, ...], Decisions]) -> None:
    text, findings, decisions = case
    desk = Desk(Article(text), desk_example.report(findings, text), decisions)
    rows = drawn(marks_data(desk, voice("en"), "marked"), text.split("\n"))
    wanted = segment_pieces(document_of(text), desk.shown, decisions)
    assert [[(words, keys) for words, _, keys, _ in row if words] for row in rows] == [
        [(piece.text, list(piece.keys)) for piece in row if piece.text] for row in wanted
    ]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_goes_to_the_browser(language: str) -> None:
    desk, speak = desk_example.desk(), voice(language)
    data = text_data(desk, speak)
    assert [row["score"] for row in data["segments"]] == ["90", None, "90"]
    assert [row["text"] for row in data["segments"]] == TEXT.split("\n")
    marks = marks_data(desk, speak, "marked")
    assert marks["selected"] == finding_key(WHOLE)
    assert {key for key, _ in marks["findings"]} == {finding_key(f) for f in FINDINGS}
    assert sorted(marks["marks"]) == [0, 2]
    rows = list_data(desk, speak)["rows"]
    assert [row["severity"] for row in rows] == ["critical", "major", "major", "minor", "minor"]
    assert rows[3]["text"] == "␣،"
    assert "0" in progress_html(desk, speak)


def test_a_decision_sends_only_what_it_changes() -> None:
    """The text of a long article is never part of what a decision sends."""
    text = "\n".join(["قال الوزير الوزير إن الخطة جاهزة منذ أمس وإنها تبدأ غدا في كل المدن."] * 400)
    finding = desk_example.made("الوزير الوزير", "doubled-word", "الوزير", text=text)
    desk = Desk(Article(text), desk_example.report((finding,), text)).accept(finding_key(finding))
    sent = json.dumps([marks_data(desk, voice("en"), "marked"), list_data(desk, voice("en"))], ensure_ascii=False)
    assert len(sent) < len(text) / 20


def test_the_list_is_drawn_around_the_selected_finding() -> None:
    text = "\n".join(["قال الوزير الوزير."] * 200)
    found = [desk_example.made("الوزير الوزير", "doubled-word", "الوزير", nth=n, text=text) for n in range(200)]
    desk = Desk(Article(text), desk_example.report(tuple(found), text)).select(finding_key(found[100]))
    data = list_data(desk, voice("en"))
    assert len(data["rows"]) == 2 * LIST_REACH + 1
    assert data["rows"][LIST_REACH]["key"] == desk.selected
    assert data["before"] == {"key": finding_key(found[100 - LIST_REACH - 1]), "text": f"{100 - LIST_REACH} more"}
    assert data["after"]["key"] == finding_key(found[100 + LIST_REACH + 1])
    first = list_data(desk.select_first(), voice("en"))
    assert first["before"] is None
    assert first["rows"][0]["key"] == finding_key(found[0])
    last = list_data(desk.select(finding_key(found[-1])), voice("en"))
    assert last["after"] is None
    assert last["rows"][-1]["key"] == finding_key(found[-1])


def test_the_source_stands_beside_its_paragraph_and_what_was_left_out_before_the_next() -> None:
    target = "وصل الوزير إلى القاهرة أمس في زيارة.\nثم عاد إلى بلاده بعد يومين من المحادثات الطويلة."
    source = (
        "The minister arrived in Cairo yesterday on a visit.\n\nHe met 12 deputies there.\n\n"
        "Then he returned to his country after two days of long talks."
    )
    document = document_of(target, source, "x")
    report = replace(desk_example.report((), target), document=document)
    data = text_data(Desk(Article(target, source), report), voice("en"))
    assert data["hasSource"]
    assert [row["source"] for row in data["segments"]][-1] == source.split("\n\n")[2]
    missing = [text for row in data["segments"] for text in row["missing"]] + data["after"]
    assert missing == ["He met 12 deputies there."]


def test_before_and_after_in_the_sentence() -> None:
    desk = desk_example.desk()
    preview = preview_html(desk, DOUBLED, voice("en"))
    assert "أعلنت <del>الوزارة الوزارة</del> أمس ،" in preview
    assert "أعلنت <ins>الوزارة</ins> أمس ،" in preview
    edited = desk.edit(finding_key(DOUBLED), "<هيئة>")
    assert "<ins>&lt;هيئة&gt;</ins>" in preview_html(edited, DOUBLED, voice("en"))
    assert preview_html(desk, WHOLE, voice("en")) == "", "no suggestion"
    assert preview_html(desk.reject(finding_key(DOUBLED)), DOUBLED, voice("en")) == ""


def test_a_long_sentence_is_cut_at_words() -> None:
    text = "كلمة " * 60 + "خطأ خطأ" + " كلمة" * 60
    start = text.index("خطأ")
    before, after = sentence_around(text, Span(start, start + 7))
    assert before.startswith("… كلمة ")
    assert after.endswith("كلمة …")
    assert len(before) <= 80


def test_the_profile_of_a_report() -> None:
    report = desk_example.report()
    assert profile_of(replace(report, signature="mt_qa:1|profile:news-ar@12|checks:3")) == "news-ar"
    assert profile_of(replace(report, signature="mt_qa:1|profile:house@12")) == "news-ar"


def test_a_files_name_leads_nowhere() -> None:
    desk = replace(desk_example.desk(), article=Article(TEXT, name='../خبر: "أمس"\n'))
    assert file_name(desk) == "..-خبر- -أمس--"


def test_the_arabic_desk_gives_its_reasons_in_arabic() -> None:
    line = status_html(desk_example.desk(), voice("ar"))
    assert 'dir="rtl"' in line
    assert "دون 60" in line
    assert "score" not in line.replace('class="score', "")
    card = finding_html(desk_example.desk(), WHOLE, voice("ar"))
    assert "عن role" in card
    assert "about" not in card


def test_nothing_of_an_article_becomes_markup() -> None:
    text = "قال <b onclick=x>الوزير</b> الوزير."
    finding = desk_example.made("<b onclick=x>الوزير</b>", "markup", "الوزير", text=text)
    card = finding_html(desk_example.desk(), finding, voice("en"))
    assert "<b " not in card
    assert "&lt;b onclick=x&gt;" in card


@given(cases(), st.data())
def test_the_places_to_point_out_change_nothing_but_where_the_text_is_cut(
    case: tuple[str, tuple[Finding, ...], Decisions], data: st.DataObject
) -> None:
    text, findings, decisions = case
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spots = [Span(left, right) for left, right in pairwise(cuts) if "\n" not in text[left:right]]
    rows = list(segment_pieces(document_of(text), findings, decisions, spots))
    assert ["".join(p.text for p in row) for row in rows] == [
        "".join(p.text for p in row) for row in pieces(text, findings, decisions)
    ]
    place = 0
    for row in rows:
        for piece in (p for p in row if p.look is not Look.INSERTED):
            for _ in piece.text:
                assert piece.spot == next((n for n, s in enumerate(spots, 1) if s.start <= place < s.end), 0)
                place += 1
        place += 1  # the line feed


def test_a_correction_stands_for_the_place_that_it_replaced() -> None:
    decisions = Decisions((Decision(DOUBLED, Outcome.ACCEPTED, "الوزارة"),))
    inside = Span(DOUBLED.span.start + 2, DOUBLED.span.end)
    row = next(segment_pieces(document_of(TEXT), FINDINGS, decisions, [inside]))
    assert [(p.look, p.spot) for p in row[1:4]] == [(Look.DELETED, 0), (Look.DELETED, 1), (Look.INSERTED, 1)]


def test_a_name_in_focus_is_pointed_out_instead_of_a_finding() -> None:
    entry = LedgerEntry(EntityKind.NAME, "الخطة", "", False, (Mention(2, WHOLE.span, WHOLE.text),))
    desk = replace(desk_example.desk(), report=replace(desk_example.report(), ledger=Ledger((entry,))))
    data = marks_data(desk, voice("en"), "marked", Focus(0))
    assert (data["selected"], data["here"]) == ("", 1)
    rows = drawn(data, TEXT.split("\n"))
    assert "".join(words for row in rows for words, _, _, spot in row if spot) == "الوزير إن الخطة"


def test_what_the_list_of_names_shows() -> None:
    wrong = Mention(0, Span(0, 5), "نروبا", status=NameStatus.MISSPELT)
    right = Mention(0, Span(8, 12), "أكرا", status=NameStatus.ACCEPTED)
    steady = LedgerEntry(EntityKind.PLACE, "أكرا", "Accra", True, (right,))
    wavering = LedgerEntry(EntityKind.PLACE, "<نيروبي>", "Nairobi", True, (wrong,))
    report = replace(desk_example.report(), ledger=Ledger((steady, wavering)))
    desk = replace(desk_example.desk(), report=report)
    (row,) = names_data(desk, voice("en"), everything=False)["rows"]
    assert (row["number"], row["kind"], row["english"], row["state"]) == (1, "place", "Nairobi", "open")
    assert row["renderings"] == [{"form": "نروبا", "count": 1, "wrong": "misspelt"}]
    rows = names_data(desk, voice("ar"), everything=True)["rows"]
    assert [(row["number"], row["state"]) for row in rows] == [(1, "open"), (0, "")]
    assert rows[0]["renderings"][0]["wrong"] == "محرّف الكتابة"
    card = entry_html(wavering, "", voice("en"))
    assert "&lt;نيروبي&gt;" in card
    assert "Nairobi" in card
