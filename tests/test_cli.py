"""The command line: what each command prints where, and what each fault exits with."""

import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import mt_qa.service
from mt_qa import __version__
from mt_qa.cli import BAD_INPUT, BROKEN_SET_UP, DONE, GATE_NOT_MET, INTERRUPTED, main
from mt_qa.core import DataError, Report
from mt_qa.knowledge.tables import data_folder
from mt_qa.registry import all_checks
from mt_qa.render.html import render_html
from mt_qa.render.text import render_text

SAMPLE = data_folder() / "articles" / "csto-withdrawal.ar.txt"
GARBLED = "وصل الوزير إلى إلى العاصمة أمس، وقال إن الخطة جاهزة.\n"
CLEAN = "قال وزير المالية إن الخطة جاهزة، وإن العمل بها يبدأ في الأسبوع المقبل.\n"
HEAVY = {
    "numpy",
    "torch",
    "transformers",
    "datasets",
    "streamlit",
    "sqlalchemy",
    "onnxruntime",
    "pandas",
    "hunspell",
    "marisa_trie",
    "wordfreq",
    "charset_normalizer",
    "rich",
    "fastapi",
    "uvicorn",
}


def run_cold(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "mt_qa.cli", *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture
def garbled(tmp_path: Path) -> str:
    path = tmp_path / "garbled.txt"
    path.write_text(GARBLED, encoding="utf-8")
    return str(path)


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error, where standard output has nothing."""
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def test_review_prints_the_report(garbled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", garbled]) == DONE
    captured = capsys.readouterr()
    assert "⟦إلى إلى⟧¹" in captured.out
    assert "doubled-word" in captured.out
    assert captured.err == ""


def test_review_speaks_arabic(garbled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", garbled, "--lang", "ar"]) == DONE
    out = capsys.readouterr().out
    assert "طفيف" in out
    assert "minor" not in out


def test_review_prints_json_in_any_encoding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.ar.txt"
    reports = []
    for encoding in ("utf-8", "utf-16", "cp1256", "iso8859_6"):
        path.write_bytes(GARBLED.encode(encoding))
        assert main(["review", str(path), "--format", "json"]) == DONE
        reports.append(json.loads(capsys.readouterr().out))
    assert reports[0]["id"] == "news"
    assert [finding["text"] for finding in reports[0]["findings"]] == ["إلى إلى"]
    assert all(report == reports[0] for report in reports)


def test_review_writes_a_file_and_says_nothing(
    garbled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.html"
    assert main(["review", garbled, "--format", "html", "-o", str(target)]) == DONE
    assert capsys.readouterr() == ("", "")
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("docx", b"PK"),
        ("xlsx", b"PK"),
        ("csv", b"\xef\xbb\xbfarticle,"),
        ("xliff", b"<?xml"),
        ("marot", b"system\t"),
        ("esa", b'{"langs"'),
    ],
)
def test_a_report_in_the_formats_of_other_programs(garbled: str, tmp_path: Path, form: str, beginning: bytes) -> None:
    target = tmp_path / "report"
    assert main(["review", garbled, "--format", form, "-o", str(target)]) == DONE
    assert target.read_bytes().startswith(beginning)


def test_review_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GARBLED.encode())))
    assert main(["review", "-"]) == DONE
    assert "⟦إلى إلى⟧" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("source", "coverage", "warning"),
    [
        ("The minister arrived.\n", "full", ""),
        ("The minister\narrived.\nToday.\n", "partial", "3 paragraphs, "),
    ],
)
def test_review_takes_a_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, coverage: str, warning: str
) -> None:
    target, other = tmp_path / "target.txt", tmp_path / "source.txt"
    target.write_text(GARBLED + CLEAN if warning else GARBLED, encoding="utf-8")
    other.write_text(source, encoding="utf-8")
    assert main(["review", str(target), "--source", str(other), "--format", "json"]) == DONE
    captured = capsys.readouterr()
    assert json.loads(captured.out)["coverage"]["source"] == coverage
    assert warning in captured.err
    assert bool(warning) is bool(captured.err)


def test_the_gate(garbled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", garbled, "--fail-on", "minor"]) == GATE_NOT_MET
    assert "⟦إلى إلى⟧" in capsys.readouterr().out, "the report comes all the same"
    assert main(["review", garbled, "--fail-on", "critical"]) == DONE
    clean = tmp_path / "clean.txt"
    clean.write_text(CLEAN, encoding="utf-8")
    assert main(["review", str(clean), "--fail-on", "minor"]) == DONE


def test_the_limits_reach_the_review(garbled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", garbled, "--min-confidence", "1"]) == DONE
    assert "Nothing was found" in capsys.readouterr().out
    Path(garbled).write_text(GARBLED * 20, encoding="utf-8")
    assert main(["review", garbled, "--max-findings-per-1000-words", "5", "--format", "json"]) == DONE
    assert len(json.loads(capsys.readouterr().out)["findings"]) == 1


def test_bad_input_is_one_line_and_exit_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.txt"
    for data in (
        b"",
        b" \n",
        b"\0" * 99,
        b"\x89PNG\r\n\x1a\n",
        b"English only.\n",
        b"\xd8\xa7\xd9\x84\xff\xd8\xa7" * 9,
    ):
        path.write_bytes(data)
        assert main(["review", str(path)]) == BAD_INPUT
        assert one_line(capsys).startswith(f"mt-qa: {path}:")
    for name in ("none.txt", "."):
        assert main(["review", str(tmp_path / name)]) == BAD_INPUT
        assert str(tmp_path / name) in one_line(capsys)


def test_a_source_that_cannot_be_read_is_bad_input(garbled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", garbled, "--source", "none.txt"]) == BAD_INPUT
    assert "none.txt: there is no such file" in one_line(capsys)
    assert main(["review", "-", "--source", "-"]) == BAD_INPUT
    assert "not both" in one_line(capsys)


def test_a_report_that_cannot_be_written_is_bad_input(
    garbled: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", garbled, "-o", str(tmp_path)]) == BAD_INPUT
    assert "this is a folder" in one_line(capsys)


@pytest.mark.parametrize(
    "arguments",
    [
        ["review"],
        ["review", "x", "--format", "xml"],
        ["review", "x", "--min-confidence", "2"],
        ["review", "x", "--fail-on", "neutral"],
        ["nothing"],
        ["checks", "--loud"],
        ["explain", "no-such-check"],
        ["evaluate", "none.jsonl"],
    ],
    ids=" ".join,
)
def test_usage_is_one_line_and_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == BAD_INPUT
    assert one_line(capsys).startswith("mt-qa: ")


def test_a_broken_gold_line_is_told_with_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "target": "خبر", "gold": []}\n{"id": \n', encoding="utf-8")
    assert main(["evaluate", str(path)]) == BAD_INPUT
    assert one_line(capsys).startswith(f"mt-qa: {path}:2: not JSON")


def test_a_broken_profile_is_exit_3(garbled: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", garbled, "--profile", "none"]) == BROKEN_SET_UP
    assert "no profile is called 'none'" in one_line(capsys)


@pytest.mark.parametrize(
    ("fault", "code", "message"),
    [
        (DataError("organisations.tsv:3: broken"), BROKEN_SET_UP, "organisations.tsv:3: broken"),
        (ZeroDivisionError("oh"), BROKEN_SET_UP, "ZeroDivisionError: oh (MT_QA_DEBUG=1 shows where)"),
        (KeyboardInterrupt(), INTERRUPTED, ""),
    ],
    ids=["table", "bug", "interrupt"],
)
def test_faults_of_ours_are_one_line(
    garbled: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: BaseException,
    code: int,
    message: str,
) -> None:
    def fail(*_: object, **__: object) -> Report:
        raise fault

    monkeypatch.delenv("MT_QA_DEBUG", raising=False)
    monkeypatch.setattr(mt_qa.service, "review", fail)
    assert main(["review", garbled]) == code
    captured = capsys.readouterr()
    assert message in captured.err
    assert captured.err.count("\n") == bool(message)


def test_a_fault_of_the_program_shows_where_if_asked(garbled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Report:
        raise ZeroDivisionError

    monkeypatch.setenv("MT_QA_DEBUG", "1")
    monkeypatch.setattr(mt_qa.service, "review", fail)
    with pytest.raises(ZeroDivisionError):
        main(["review", garbled])


def test_checks_are_listed_in_three_forms(capsys: pytest.CaptureFixture[str]) -> None:
    names = [check.name for check in all_checks()]
    assert main(["checks"]) == DONE
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:]] == names
    assert main(["checks", "--format", "json"]) == DONE
    assert [check["name"] for check in json.loads(capsys.readouterr().out)] == names
    assert main(["checks", "--format", "markdown"]) == DONE
    assert capsys.readouterr().out.startswith("# Checks\n")


def test_a_check_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "doubled-word"]) == DONE
    out = capsys.readouterr().out
    assert out.startswith("doubled-word\n============\n")
    assert "⟦إلى إلى⟧" in out


def test_evaluation_prints_a_table_or_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = [{"start": 11, "end": 18, "category": "linguistic-conventions/grammar", "severity": "minor"}]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "target": GARBLED, "gold": gold}) + "\n", encoding="utf-8")
    assert main(["evaluate", str(path)]) == DONE
    assert "WMT25" in capsys.readouterr().out
    assert main(["evaluate", str(path), "--no-source", "--format", "json"]) == DONE
    assert json.loads(capsys.readouterr().out)["gold"] == 1


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == DONE
    assert capsys.readouterr().out == f"mt-qa {__version__}\n"
    for arguments in ([], ["--help"]):
        assert main(arguments) == DONE
        out = capsys.readouterr().out
        assert all(command in out for command in ("review", "checks", "explain", "evaluate", "app"))


def test_the_app_runs_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []

    def call(command: list[str]) -> int:
        called.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    assert main(["app", "--port", "9000", "--headless"]) == DONE
    assert called == [
        [
            sys.executable,
            "-m",
            "mt_qa.app",
            "--server.port=9000",
            "--server.address=127.0.0.1",
            "--server.headless=true",
        ]
    ]


@pytest.mark.parametrize("code", ["import mt_qa", "from mt_qa.cli import main; main(['checks'])"])
def test_no_heavy_library_is_loaded(code: str) -> None:
    script = f"import sys\n{code}\nprint('loaded:', *sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "loaded:"


def test_no_traceback_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = run_cold("review", str(tmp_path))
    assert done.returncode == BAD_INPUT
    assert done.stdout == ""
    assert done.stderr == f"mt-qa: {tmp_path}: this is a folder, not a file\n"


def test_the_article_comes_out_whatever_the_terminal_speaks(garbled: str) -> None:
    done = run_cold("review", garbled, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == DONE
    assert "⟦إلى إلى⟧¹" in done.stdout


def test_a_reader_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(GARBLED * 3000, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "mt_qa.cli", "review", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == DONE


def _on_a_terminal(*arguments: str, **environment: str) -> str:
    """What the program shows on a terminal."""
    parent, child = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "mt_qa.cli", *arguments],
        stdout=child,
        stderr=child,
        env={**os.environ, "TERM": "xterm-256color", **environment},
    ) as process:
        os.close(child)
        shown = b""
        while True:
            try:
                block = os.read(parent, 65_536)
            except OSError:  # Linux says EIO where the other side has closed
                break
            if not block:
                break
            shown += block
        assert process.wait() == DONE
    os.close(parent)
    return shown.decode()


def test_a_terminal_gets_colour_unless_it_asks_for_none(garbled: str) -> None:
    coloured = _on_a_terminal("review", garbled, NO_COLOR="")
    assert "\x1b[" in coloured
    assert "⟦" not in coloured
    assert _on_a_terminal("review", garbled, NO_COLOR="1").replace("\r\n", "\n") == run_cold("review", garbled).stdout


def test_a_long_text_has_a_progress_bar_on_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(CLEAN * 3500, encoding="utf-8")
    shown = _on_a_terminal("review", str(path))
    assert "━" in shown


HOSTILE = {
    "a line of 10 MB": "قال الوزير ١" + "\u2003" * 3_300_000 + "كلمة",
    "a line of 300 kB": CLEAN.replace("\n", " ") * 2_300,
    "100,000 combining marks": "قال ا" + "\u064b" * 100_000 + " الوزير إلى إلى المدينة.",
    "NULs": CLEAN.replace(" ", " \0", 3) + GARBLED,
    "bidi overrides": "قال \u202eالوزير\u202c إلى إلى \u2067المدينة.\u202e\n" * 500,
    "quotes": 'قال "' * 20_000,
    "brackets": "(" * 50_000 + " قال الوزير",
    "one word": "ا" * 1_000_000 + " قال الوزير إن الخطة جاهزة",
    "blanks": "قال" + " " * 500_000 + "الوزير",
    "no full stop": (GARBLED.strip(".\n") + " ") * 500,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_text_is_reviewed(tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(HOSTILE[case], encoding="utf-8", newline="")
    assert main(["review", str(path), "--format", "json"]) == DONE
    captured = capsys.readouterr()
    assert captured.err == ""
    data = json.loads(captured.out)
    assert data["coverage"]["characters"] == len(HOSTILE[case])
    assert not [skipped for skipped in data["skipped"] if "raised" in skipped["reason"]]
    report = Report.from_dict(data, HOSTILE[case])
    for shown in (render_text(report), render_html(report)):
        assert not {"\0", "\u202e", "\u2067"} & set(shown)
