"""``mt-qa compare``: what it prints where, and what each fault exits with."""

import json
from pathlib import Path

import pytest

from mt_qa.cli import BAD_INPUT, DONE, main
from mt_qa.knowledge.tables import data_folder
from mt_qa.render.comparison_text import render_text

CLEAN = "وصل الوزير إلى العاصمة أمس.\nوقال إن الخطة جاهزة وإن العمل بها يبدأ غدا.\n"
GARBLED = "وصل الوزير إلى إلى العاصمة أمس.\nوقال إن الخطة جاهزه وإن العمل بها بها يبدأ غدا.\n"
SAMPLE = data_folder() / "samples" / "winomt.jsonl"
QUICK = ("--trials", "200", "--resamples", "100")


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in (("good", CLEAN), ("bad", GARBLED), ("ref", CLEAN.replace("أمس", "يوم أمس"))):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / f"{name}.txt") for name in ("bad", "good")]


def reference(files: list[str]) -> str:
    return str(Path(files[0]).with_name("ref.txt"))


def test_the_json_has_the_words_of_the_contract(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *files, "--reference", reference(files), "--format", "json"]) == DONE
    data = json.loads(capsys.readouterr().out)
    assert data["schema"] == "mt-qa/comparison/1"
    assert [system["name"] for system in data["systems"]] == ["good", "bad"]
    first = data["systems"][0]
    for metric in ("bleu", "chrf", "chrf++", "ter"):
        score = first["metrics"][metric]
        assert score["low"] <= score["score"] <= score["high"]
        assert "version:" in score["signature"]
    assert first["metrics"]["comet"]["score"] is None
    assert first["metrics"]["comet"]["reason"].startswith("no weights")
    assert set(first["quality"]) >= {"score", "critical_rate", "error_free_rate", "findings"}
    assert {"a", "b", "metric", "difference", "p_value", "p_adjusted", "winner"} <= set(data["pairs"][0])
    assert data["segments"][0]["outputs"]["bad"]["findings"][0]["text"] == "إلى إلى"
    assert data["signature"].startswith("mt_qa:")
    assert "|compare:seed:12345|bs:1000|ar:10000|holm:" in data["signature"]


def test_the_same_command_prints_the_same(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    printed = []
    for _ in range(2):
        assert main(["compare", *files, "--reference", reference(files), "--format", "json", *QUICK]) == DONE
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_text_says_in_words_where_there_is_no_difference(
    language: str, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *files, "--lang", language, *QUICK]) == DONE
    words = {"en": "no significant difference", "ar": "لا فرق ذو دلالة إحصائية"}
    assert words[language] in capsys.readouterr().out


def test_real_outputs_of_four_systems_are_ranked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(SAMPLE), *QUICK]) == DONE
    out = capsys.readouterr().out
    rows = [line for line in out.splitlines() if line.split("  ")[0] in ("google", "aws", "systran", "bing")]
    assert [row.split()[0] for row in rows[:4]] == ["google", "aws", "systran", "bing"]
    assert "Not measured: BLEU, chrF, chrF++, TER ↓: no reference" in out


def test_warnings_go_to_standard_error(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *files, f"copy={files[1]}", *QUICK]) == DONE
    captured = capsys.readouterr()
    assert "mt-qa: good and copy are the same text to the letter" in captured.err
    assert "to the letter" not in captured.out


def test_a_file_takes_the_result(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.json"
    assert main(["compare", *files, "--format", "json", "-o", str(out), *QUICK]) == DONE
    assert capsys.readouterr().out == ""
    assert json.loads(out.read_text(encoding="utf-8"))["schema"] == "mt-qa/comparison/1"


def test_picks_are_held_against_the_metrics(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    picks = tmp_path / "picks.json"
    rows = [{"segment": n, "first": "bad", "second": "good", "better": "good"} for n in range(2)]
    picks.write_text(json.dumps({"schema": "mt-qa/picks/1", "picks": rows}), encoding="utf-8")
    assert main(["compare", *files, "--picks", str(picks), *QUICK]) == DONE
    assert "Score: 100.0 %, 2 of 2 picks (0 ties left out)" in capsys.readouterr().out


def test_the_best_of_all_is_written(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "best.txt"
    assert main(["compare", *files, "--merge", str(out), *QUICK]) == DONE
    assert out.read_text(encoding="utf-8") == CLEAN
    assert "best of good 2; 0 names made uniform" in capsys.readouterr().err


def test_words_are_compared_with_the_text_that_is_named(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *files, "--against", "bad", *QUICK]) == DONE
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "  bad (" in line and "إلى إلى" in line]
    assert "⟦" not in line


@pytest.mark.parametrize(
    ("extra", "reason"),
    [
        (["--rank-by", "bleu"], "no reference"),
        (["--neural", "comet"], "write comet=FOLDER"),
        (["--neural", "bleurt=x"], "no neural metric is called 'bleurt'"),
        (["--source", "nowhere.txt"], "there is no such file"),
        (["--picks", "nowhere.json"], "there is no such file"),
        (["--against", "nobody"], "no system and no reference is called 'nobody'; there are bad, good"),
    ],
)
def test_bad_input_exits_with_one_clear_line(
    extra: list[str], reason: str, files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *files, *extra, *QUICK]) == BAD_INPUT
    captured = capsys.readouterr()
    assert captured.out == ""
    assert reason in captured.err
    assert captured.err.count("\n") == 1


def test_uneven_files_name_the_file_and_the_counts(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = tmp_path / "short.txt"
    short.write_text(CLEAN.split("\n")[0] + "\n", encoding="utf-8")
    assert main(["compare", *files, str(short)]) == BAD_INPUT
    error = capsys.readouterr().err
    assert f"{files[0]} has 2" in error
    assert f"{short} has 1" in error


def test_the_text_shows_unseen_characters(files: list[str]) -> None:
    from mt_qa import service
    from mt_qa.compare.outputs import outputs_of

    comparison = service.compare(outputs_of({"a\u202e": CLEAN, "b": GARBLED.replace("أمس", "أ\u202eمس")}))
    text = render_text(comparison)
    assert "\u202e" not in text
    assert "⟨U+202E⟩" in text
