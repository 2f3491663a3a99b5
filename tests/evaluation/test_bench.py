"""The benchmark runs where nothing but the program is there, and says what it could not measure."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mt_qa.core import Category, Document, Evidence, Finding, Segment, Severity, Span
from mt_qa.evaluation import bench, scaling, speed, tables
from mt_qa.evaluation.clean import FalseAlarms, pooled
from mt_qa.evaluation.false_alarm_page import page
from mt_qa.evaluation.progress import track
from mt_qa.registry import find_check


@pytest.fixture
def no_corpora(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MT_QA_CORPORA", str(tmp_path / "nowhere"))


def alarm(check: str, severity: Severity, evidence: Evidence = Evidence.RULE) -> tuple[Document, Finding]:
    finding = Finding(check, Category.GRAMMAR, severity, 0.9, evidence, 0, Span(0, 2), "نص", "", "")
    return Document((Segment("نص"),)), finding


def test_the_page_of_false_alarms() -> None:
    first = FalseAlarms("flores", 100, (alarm("one", Severity.MINOR), alarm("two", Severity.MAJOR)))
    second = FalseAlarms("ant", 50, (alarm("two", Severity.MINOR),))
    text = page([first, second], "mt_qa:test")
    assert "| flores | 100 | 2 | 0.0200 | 0.0100 |" in text
    assert "| ant | 50 | 1 | 0.0200 | 0.0000 |" in text
    assert text.index("| two | 1 | 1 | 2 |") < text.index("| one | 1 | 0 | 1 |")
    assert text.endswith("`mt_qa:test`\n")


def test_sets_are_pooled_and_parted_by_evidence() -> None:
    first = FalseAlarms("flores", 100, (alarm("one", Severity.MINOR), alarm("two", Severity.MAJOR, Evidence.DOCUMENT)))
    second = FalseAlarms("ant", 300, (alarm("one", Severity.MINOR),))
    both = pooled([first, second])
    assert (both.segments, both.per_segment, both.major_per_segment) == (400, 3 / 400, 1 / 400)
    assert both.resting_on(Evidence.RULE).per_segment == 2 / 400
    assert both.resting_on(Evidence.SOURCE).findings == ()
    assert len(both.of_checks(["one"]).findings) == 2
    shown = [line.split() for line in bench.by_evidence([first, second, both]).splitlines()]
    assert shown[0][-4:] == ["segments", "rule", "document", "all"]
    assert shown[-1] == ["pooled", "400", "0.0050", "(0.0000)", "0.0025", "(0.0025)", "0.0075", "(0.0025)"]


@pytest.mark.usefixtures("no_corpora")
def test_without_corpora_the_clean_section_says_so_and_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--only", "clean", "--write"]) == 0
    shown = capsys.readouterr()
    assert bench.NO_CORPORA in shown.out
    assert "| clean twins | " in shown.out
    assert "written" not in shown.out, "a page without its corpora is not kept"
    assert shown.err == "[1/1] clean\n"


@pytest.mark.usefixtures("no_corpora")
def test_the_check_section_shows_the_time_of_every_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert bench.main(["--only", "checks"]) == 0
    shown = capsys.readouterr().out
    assert "doubled-word " in shown
    assert speed.TOKENS in shown


def test_an_unknown_section_is_refused() -> None:
    with pytest.raises(SystemExit) as stop:
        bench.main(["--only", "nonsense"])
    assert stop.value.code == 2


def test_a_requirement_says_whether_it_is_met() -> None:
    assert tables.met(True, "fast") == "met: fast"
    assert tables.met(False, "fast") == "NOT MET: fast"


@pytest.mark.usefixtures("no_corpora")
@pytest.mark.parametrize("shape", scaling.SHAPES)
def test_texts_are_as_long_as_asked_for(shape: str) -> None:
    text = scaling.SHAPES[shape](20_000)
    assert 19_990 <= len(text.encode()) <= 20_400
    assert ("\n" in text) is (shape in ("news", "garbled"))


@pytest.mark.usefixtures("no_corpora")
def test_the_cost_of_a_review_is_measured_in_a_process_of_its_own() -> None:
    cost = scaling.cost_in_a_process("garbled", 4000)
    assert (cost.shape, cost.findings > 0, cost.seconds > 0, cost.megabytes >= 0) == ("garbled", True, True, True)


def test_a_failing_process_is_an_error() -> None:
    failing = subprocess.Popen([sys.executable, "-c", "import sys; sys.exit(3)"], stdout=subprocess.PIPE, text=True)
    with pytest.raises(RuntimeError, match="ended with 3"):
        scaling.finished(failing)


def test_the_cost_prints_as_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["scaling", "marks", "2000"])
    assert scaling.main() == 0
    assert json.loads(capsys.readouterr().out)["bytes"] == 2001 + 1


def test_speed_is_measured_beside_a_reference() -> None:
    text = "وصل الوزير إلى العاصمة. " * 50
    warm = speed.warm_speed([text], [text])
    assert warm.words == 200
    assert warm.ratio == pytest.approx(warm.reference / warm.review)
    assert speed.reference_loop([text]) == 200


def test_seconds_by_check_name_every_check_that_can_run() -> None:
    document = Document((Segment("وصل الوزير إلى إلى العاصمة."),))
    spent = speed.seconds_by_check([document], [find_check("doubled-word")])
    assert set(spent) == {speed.TOKENS, "doubled-word"}
    assert all(seconds >= 0 for seconds in spent.values())


def test_no_bar_where_nobody_is_looking(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(track([1, 2], "counting")) == [1, 2]
    assert capsys.readouterr().err == ""
