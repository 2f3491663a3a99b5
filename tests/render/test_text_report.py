"""The report for terminals and pipes."""

import re
import unicodedata
from dataclasses import replace

from mt_qa.core import Document, Report, Segment, SegmentReport, Span, Verdict
from mt_qa.core.ledger import Ledger
from mt_qa.knowledge.labels import labels
from mt_qa.render.text import LONGEST_PASSAGE, render_text

ANSI = re.compile(r"\x1b\[[\d;]*m")
ISOLATES = re.compile("[\u2066-\u2069]")


def test_a_plain_report_reads_as_it_should(report: Report) -> None:
    assert render_text(report) == (
        """\
<news> & خبر
Score 41.5/100: translate again (score 41.5 is below 60; 1 critical, 1 major, 3 minor)
Findings: 6 · flagged paragraphs: 2/2 · reviewed without a source

── line 1 · Score 100 ──
قال الوزير⟦<script>⟧¹alert("1")</script> أمس.
  ¹ critical · markup tag · made-by-hand · rule · 0.90
    Something about “<script>” & <b>more</b>.
    fix 0.80: (delete)

── line 3 · Score 40 ──
⟦⟦فى⟧³ اجتماع ⟦الطوارىء⟧⁴ ،⟧² وصل ⟦⟨U+202E⟩الوفد⟨U+202C⟩⟧⁵ ⟦ل⟧⁶لمدينة.
  ² major · grammar · made-by-hand · rule · 0.90
    Something about “فى اجتماع الطوارىء ،” & <b>more</b>.
  ³ minor · spelling · made-by-hand · rule · 0.90
    Something about “فى” & <b>more</b>.
    fix 0.80: في
  ⁴ minor · spelling · made-by-hand · rule · 0.90
    Something about “الطوارىء” & <b>more</b>.
    fix 0.80: الطوارئ
    fix 0.80: طوارئ
  ⁵ minor · character encoding · made-by-hand · rule · 0.90
    Something about “⟨U+202E⟩الوفد⟨U+202C⟩” & <b>more</b>.
    fix 0.80: الوفد
  ⁶ neutral · awkward style · made-by-hand · rule · 0.90
    Something about “ل” & <b>more</b>.
    fix 0.80: إ

Findings by severity and category
  critical    1   markup tag 1
  major       1   grammar 1
  minor       3   spelling 2, character encoding 1
  neutral     1   awkward style 1

Checks that did not run
  number-mismatch: no source
  broken: raised ValueError('<i>')

Signature: mt_qa:0|checks:6
"""
    )


def test_a_pipe_gets_nothing_that_cannot_be_seen(report: Report) -> None:
    for language in ("en", "ar"):
        text = render_text(report, language=language)
        assert {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs")} == {"\n"}


def test_a_terminal_gets_colour_and_isolates_and_no_brackets(report: Report) -> None:
    shown = render_text(report, terminal=True)
    assert "⟦" not in shown
    assert ANSI.search(shown)
    for line in shown.split("\n"):
        opened = len(re.findall("[\u2066-\u2068]", line))
        assert opened == line.count("\u2069"), line
    bare = ISOLATES.sub("", ANSI.sub("", shown))
    plain = re.sub("[⟦⟧]", "", render_text(report))
    assert [line.rstrip() for line in bare.split("\n")] == plain.split("\n")


def test_an_arabic_report_is_arabic_throughout(report: Report) -> None:
    text = render_text(report, language="ar")
    names = labels("ar")
    for label in (
        names.verdict(report.verdict),
        names.word("by-severity-and-category"),
        *(names.severity(finding.severity) for finding in report.findings),
        *(names.category(finding.category) for finding in report.findings),
        *(finding.message_ar for finding in report.findings if "\u202e" not in finding.text),
        *report.reasons_ar,
    ):
        assert label in text
    english = labels("en")
    assert english.word("findings") not in text
    assert english.verdict(report.verdict) not in text
    assert "Something about" not in text


def test_a_clean_report_says_so(clean: Report) -> None:
    text = render_text(clean)
    assert "Nothing was found." in text
    assert "ready to publish" in text
    assert "لم يُعثر على ملاحظات" in render_text(clean, language="ar")


def test_escape_sequences_of_the_article_do_not_reach_the_terminal(report: Report) -> None:
    finding = replace(report.findings[0], text="\x1b[2J", message="\x1b]0;owned\x07", span=Span(0, 4))
    document = Document((Segment("\x1b[2Jقال الوزير."),))
    hostile = replace(
        report,
        document=document,
        segments=(SegmentReport(0, 0, len(document.text), 0.0, Verdict.REVIEW),),
        findings=(finding,),
    )
    plain = render_text(hostile)
    assert "\x1b" not in plain
    assert "⟨U+001B⟩" in plain
    shown = ANSI.sub("", render_text(hostile, terminal=True))
    assert "\x1b" not in shown
    assert "\x07" not in shown


def test_a_long_sentence_is_cut_to_what_matters(report: Report) -> None:
    filler = "كلمة " * 20_000
    text = f"{filler}فى{filler}."
    start = text.index("فى")
    finding = replace(report.findings[2], segment=0, span=Span(start, start + 2))
    document = Document((Segment(text),))
    long = replace(
        report,
        document=document,
        segments=(SegmentReport(0, 0, len(text), 0.0, Verdict.REVIEW),),
        findings=(finding,),
    )
    marked = next(line for line in render_text(long).split("\n") if "⟦" in line)
    assert "… " in marked
    assert "كلمة ⟦فى⟧¹كلمة" in marked
    assert len(marked) < LONGEST_PASSAGE


def test_the_names_worth_a_line_are_listed_and_the_others_counted(names: Report) -> None:
    assert """
Names and terms
  place: نيروبي (Nairobi) — نيروبي ×1, نايروبي ×1, نيروبا ×1 misspelt
  place: كينيا (Kenya) — كينيا ×3
  + 1 with one rendering
""" in render_text(names)
    assert """
الأسماء والمصطلحات
  مكان: نيروبي (Nairobi) — نيروبي ×1، نايروبي ×1، نيروبا ×1 محرّف الكتابة
  مكان: كينيا (Kenya) — كينيا ×3
  + 1 بتسمية واحدة
""" in render_text(names, language="ar")


def test_names_that_need_no_line_are_only_counted(names: Report) -> None:
    few = replace(names, ledger=Ledger(names.ledger.entries[2:]))
    assert "\nNames and terms\n  Every name has one rendering. (1)\n" in render_text(few)


def test_a_terminal_tells_wrong_names_by_colour_and_word(names: Report) -> None:
    line = next(line for line in render_text(names, terminal=True).split("\n") if "Nairobi" in line)
    assert "\u2068نيروبا\u2069 ×1 misspelt" in line
    assert ANSI.sub("", line) != line
