"""The command as a person and a pipeline use it: results, gates, bad records, bad orders, interruptions."""

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from batch_example import (
    DIES,
    RAISES,
    SLIP,
    SPINS,
    WAITS,
    article,
    command,
    install_trap,
    profile_file,
    read_lines,
    run,
    until,
    wire,
    workers_of,
    write_records,
)

from mt_qa import service
from mt_qa.cli import BAD_INPUT, BROKEN_SET_UP, DONE, GATE_NOT_MET, INTERRUPTED, main
from mt_qa.formats.inputs import read_inputs
from mt_qa.formats.items import Readable


def test_every_line_is_what_a_review_alone_gives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, profile = wire(tmp_path, 20), str(profile_file(tmp_path))
    output, summary, triage = (tmp_path / name for name in ("out.jsonl", "summary.json", "triage.jsonl"))
    arguments = ["batch", str(source), "-o", str(output), "--profile", profile, "--shard", "3", "--workers", "2"]
    assert main([*arguments, "--summary", str(summary), "--triage", str(triage), "--no-cache"]) == DONE
    documents = [item.document for item in read_inputs([source]) if isinstance(item, Readable)]
    assert read_lines(output) == [service.review(one, profile=profile).to_dict() for one in documents]
    counts = json.loads(summary.read_text())
    assert (counts["records"], counts["reviewed"], counts["findings"]["minor"]) == (20, 20, 10)
    assert counts["signature"] == read_lines(output)[0]["signature"]
    assert [story["rank"] for story in read_lines(triage)] == list(range(1, counts["stories"] + 1))
    shown = capsys.readouterr()
    assert shown.out.startswith("20 records: 10 publish, 10 review, 0 retranslate, 0 errors\n")
    assert shown.err == ""


def test_one_bad_record_stops_nothing(tmp_path: Path) -> None:
    records: list[Mapping[str, Any] | str] = [
        article(0),
        '{"id": "cut off", "target": ',
        "null",
        {"id": "null", "target": None},
        {"id": "foreign", "target": "This is an English text, not an Arabic one."},
        {"id": "five megabytes", "target": SLIP * 50_000},
        article(6, f"كلمة {RAISES}"),
        article(7),
    ]
    environment = install_trap(tmp_path)
    source, profile = write_records(tmp_path / "in.jsonl", records), profile_file(tmp_path, "trap")
    order = (source, "-o", tmp_path / "out.jsonl", "--profile", profile)
    done = run(*order, "--fail-on", "critical", **environment)
    assert (done.returncode, done.stderr) == (DONE, "")
    lines = read_lines(tmp_path / "out.jsonl")
    assert [line.get("error", {}).get("kind") for line in lines] == [
        None,
        "syntax",
        "record",
        "empty",
        "language",
        "too-long",
        None,
        None,
    ]
    assert lines[6]["skipped"] == [{"check": "trap", "reason": "raised KeyError('trap') in segment 0"}]
    assert "check trap did not run in 1: raised KeyError('trap')\n" in done.stdout
    assert run(*order, "--fail-on", "critical", "--fail-on", "error", **environment).returncode == GATE_NOT_MET


@pytest.mark.slow
def test_records_that_kill_or_hang_become_error_records(tmp_path: Path) -> None:
    environment = install_trap(tmp_path)
    texts = {3: f"خبر {DIES}", 7: f"خبر {WAITS}", 9: f"خبر {SPINS}"}
    source = write_records(tmp_path / "in.jsonl", [article(number, texts.get(number)) for number in range(12)])
    order = (source, "-o", tmp_path / "out.jsonl", "--profile", profile_file(tmp_path, "trap"), "--shard", 4)
    done = run(*order, "--time-limit", 2, **environment)
    assert done.returncode == DONE, done.stderr
    lines = read_lines(tmp_path / "out.jsonl")
    assert [line["id"] for line in lines] == [f"article-{number}" for number in range(12)]
    errors = {number: line["error"] for number, line in enumerate(lines) if "error" in line}
    assert errors.keys() == texts.keys()
    assert (errors[3]["kind"], errors[7]["kind"], errors[9]["kind"]) == ("crash", "time-limit", "time-limit")
    assert errors[7]["message"] == "took longer than 2 s, when trap was at it"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.jsonl", "-o", "out.jsonl"], "nowhere.jsonl: there is no such file"),
        (["in.jsonl", "-o", "nowhere/out.jsonl"], "nowhere/out.jsonl: there is no such file"),
        (["in.jsonl", "-o", "out.txt"], "out.txt: reports are written as .jsonl,"),
        (["in.jsonl", "-o", "out.jsonl", "--resume", "--restart"], "--resume goes on, --restart begins anew"),
        (["in.jsonl", "-o", "out.jsonl", "--column", "target"], "say KEY=NAME, such as target=text"),
        (["in.jsonl", "-o", "out.jsonl", "--project", "sport"], "give --termbase too"),
    ],
)
def test_a_bad_order_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    write_records(tmp_path / "in.jsonl", [article(0)])
    monkeypatch.chdir(tmp_path)
    assert main(["batch", *arguments, "--no-cache"]) == BAD_INPUT
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert said in shown.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl"], "nothing is left behind"


def test_a_broken_set_up_is_told_before_anything_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = wire(tmp_path, 2)
    order = ["batch", str(source), "-o", str(tmp_path / "out.jsonl"), "--no-cache", "--profile"]
    assert main([*order, str(profile_file(tmp_path, "nonsense"))]) == BROKEN_SET_UP
    assert "unknown check 'nonsense'" in capsys.readouterr().err


def test_columns_are_named_and_a_termbase_is_applied(tmp_path: Path) -> None:
    source = write_records(tmp_path / "in.jsonl", [{"no": 7, "text": SLIP}])
    (tmp_path / "house.csv").write_text("concept,language,term,status\n1,ar,الخطة,forbidden\n", encoding="utf-8")
    order = (source, "-o", tmp_path / "out.jsonl", "--column", "id=no", "--column", "target=text")
    profile = profile_file(tmp_path, "doubled-word", "termbase-violation")
    done = run(*order, "--profile", profile, "--termbase", tmp_path / "house.csv", "--fail-on", "major")
    (line,) = read_lines(tmp_path / "out.jsonl")
    assert line["id"] == "7"
    assert {finding["check"] for finding in line["findings"]} == {"doubled-word", "termbase-violation"}
    assert done.returncode == GATE_NOT_MET


def test_what_was_reviewed_before_is_not_reviewed_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second run has the first one's articles under other ids, and a check that would end every process."""
    environment = install_trap(tmp_path)
    profile = profile_file(tmp_path, "trap")
    old = [article(number, f"خبر {WAITS}") for number in range(4)]
    (tmp_path / "wake").touch()
    order = ["--profile", str(profile), "--cache", str(tmp_path / "cache.sqlite")]
    base = [sys.executable, "-m", "mt_qa.cli", "batch"]

    def batch(name: str, records: list[dict[str, str]]) -> list[str]:
        source, output = write_records(tmp_path / f"{name}.jsonl", records), tmp_path / f"{name}.out.jsonl"
        subprocess.run(
            [*base, str(source), "-o", str(output), *order],
            env=os.environ | environment,
            check=True,
            capture_output=True,
            timeout=60,
        )
        return output.read_text().splitlines()

    first = batch("first", old)
    (tmp_path / "wake").unlink()  # from now on whoever reviews these texts waits for ever
    second = batch("second", [{**record, "id": f"new {record['id']}"} for record in reversed(old)] + [article(9)])
    assert [line.replace("new article", "article") for line in second[:-1]] == first[::-1]
    assert json.loads(second[-1])["id"] == "article-9"
    longer = f"{old[0]['target']}\nوفي خبر آخر وصل الوزير إلى إلى العاصمة."
    (updated,) = map(json.loads, batch("third", [{"id": "updated", "target": longer}]))
    assert [finding["segment"] for finding in updated["findings"]] == [2], "only the new paragraph was looked at"


@pytest.mark.slow
def test_ctrl_c_ends_cleanly_and_the_run_goes_on(tmp_path: Path) -> None:
    environment = os.environ | install_trap(tmp_path)
    records = [article(number, f"خبر {WAITS}" if number >= 8 else None) for number in range(12)]
    source, output = write_records(tmp_path / "in.jsonl", records), tmp_path / "out.jsonl"
    line = command(source, "-o", output, "--profile", profile_file(tmp_path, "trap"), "--shard", 2, "--workers", 2)
    for number in (signal.SIGINT, signal.SIGTERM):
        with subprocess.Popen(
            [*line, "--resume"], env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            until("four parts", lambda: len(list(tmp_path.glob("out.jsonl.parts/part-*.jsonl"))) >= 4)
            until("two workers", lambda: len(workers_of(process)) == 2)
            workers = workers_of(process)
            os.killpg(process.pid, number) if number == signal.SIGINT else process.send_signal(number)
            _, said = process.communicate(timeout=60)
        assert process.returncode == INTERRUPTED
        assert said == f"mt-qa: interrupted; the same command with --resume goes on with {output}\n"
        until("workers are gone", lambda: not any(worker.is_running() for worker in workers))  # noqa: B023
    refused = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
    assert (refused.returncode, "--resume goes on" in refused.stderr) == (BAD_INPUT, True)
    (tmp_path / "wake").touch()
    subprocess.run([*line, "--resume"], env=environment, check=True, capture_output=True)
    assert [one["id"] for one in read_lines(output)] == [record["id"] for record in records]


def test_a_finished_run_is_not_done_again_and_not_mixed_with_another(tmp_path: Path) -> None:
    source, output = wire(tmp_path, 4), tmp_path / "out.jsonl"
    order = (source, "-o", output, "--profile", profile_file(tmp_path, "repeated-punctuation"), "--resume")
    first = run(*order)
    stamp = output.stat().st_mtime_ns
    again = run(*order)
    assert (again.returncode, again.stdout, output.stat().st_mtime_ns) == (DONE, first.stdout, stamp)
    other = run(*order, "--min-confidence", 0.9)
    assert other.returncode == BAD_INPUT
    assert "this is another run: it was begun with min_confidence 0.5, now 0.9" in other.stderr
    source.unlink()
    gone = run(*order)
    assert (gone.returncode, gone.stderr) == (BAD_INPUT, f"mt-qa: {source}: there is no such file\n")


def test_a_bar_is_drawn_where_a_person_looks(tmp_path: Path) -> None:
    source, profile = wire(tmp_path, 8), profile_file(tmp_path, "repeated-punctuation")
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command(source, "-o", tmp_path / "out.jsonl", "--profile", profile, "--shard", 2),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "xterm", "COLUMNS": "120"},
    ) as process:
        os.close(theirs)
        drawn = "".join(_read_terminal(ours))
    os.close(ours)
    assert process.returncode == DONE
    assert " of 8 articles, " in drawn
    assert " a second" in drawn


def _read_terminal(terminal: int) -> Iterator[str]:
    """What is drawn, until nobody has the other end."""
    with contextlib.suppress(OSError):
        while drawn := os.read(terminal, 1 << 16):
            yield drawn.decode(errors="replace")
