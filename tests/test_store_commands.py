"""``mt-qa store`` and ``mt-qa calibrate``, as whoever keeps the desk's database meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from store_cases import ADMIN, SAMIRA, accepted, edited, rejected

from mt_qa.cli import BAD_INPUT, BROKEN_SET_UP, DONE, main
from mt_qa.core import Category, Severity, Span
from mt_qa.formats.gold import read_gold
from mt_qa.store import Status, Store, articles, open_store, projects, reviewing

TEXTS = ("وصل الوزير إلى إلى العاصمة. ثم غادر من من المدينة.", "وصل السفير إلى إلى العاصمة. ثم عاد من من المدينة.")


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The store of the environment: what the commands do is the same on every database."""
    address = f"sqlite:///{tmp_path}/desk.sqlite"
    monkeypatch.setenv("MT_QA_DATABASE_URL", address)
    monkeypatch.setenv("MT_QA_EDITOR", "keeper")
    return address


@pytest.fixture
def numbers(store: Store, project: int) -> list[int]:
    """Two articles with two doubled words each, the first accepted and all others rejected, but for one edited."""
    found = []
    for name, text in enumerate(TEXTS):
        number = articles.add_article(store, project, text, name=f"article {name}", who=SAMIRA)
        findings = [f for f in articles.article(store, number).report.findings if f.check == "doubled-word"]
        assert len(findings) == 2
        seen = 1
        for finding in findings:
            seen = reviewing.decide(store, number, [rejected(finding)], seen=seen, who=SAMIRA).version
        found.append(number)
    return found


def out(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = DONE) -> str:
    assert main([str(argument) for argument in arguments]) == code
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def fault(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = BAD_INPUT) -> str:
    assert main([str(argument) for argument in arguments]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def test_backup_and_restore(
    capsys: pytest.CaptureFixture[str], store: Store, numbers: list[int], tmp_path: Path
) -> None:
    path = tmp_path / "desk.jsonl.gz"
    assert out(capsys, "store", "backup", path) == f"{path}: 2 articles, 6 decisions, 1 projects\n"
    other = f"sqlite:///{tmp_path}/other.sqlite"
    assert "2 articles, 6 decisions, 1 projects restored" in out(capsys, "store", "restore", path, "--database", other)
    restored = open_store(other)
    assert [listed.name for listed in articles.queue(restored)] == ["article 0", "article 1"]
    restored.close()
    assert "not empty" in fault(capsys, "store", "restore", path, code=BROKEN_SET_UP)
    assert "no such file" in fault(capsys, "store", "restore", tmp_path / "x.gz", "--database", other + "2")


def test_every_decision_is_exported(capsys: pytest.CaptureFixture[str], store: Store, numbers: list[int]) -> None:
    rows = [json.loads(line) for line in out(capsys, "store", "export").splitlines()]
    assert len(rows) == 6
    first = rows[0]
    assert (first["schema"], first["project"], first["name"], first["by"]) == (
        "mt-qa/decision/1",
        "دفاع",
        "article 0",
        "samira",
    )
    assert (first["what"], first["before"], first["after"]) == ("rejected", "إلى إلى", "إلى إلى")
    assert first["signature"].startswith("mt_qa:")
    projects.make_project(store, "sport", who=ADMIN)
    assert out(capsys, "store", "export", "--project", "sport") == ""
    assert "projects: sport, دفاع" in fault(capsys, "store", "export", "--project", "x")


def test_finished_articles_become_gold_records(
    capsys: pytest.CaptureFixture[str], store: Store, numbers: list[int], tmp_path: Path
) -> None:
    number = numbers[0]
    first, second = [f for f in articles.article(store, number).report.findings if f.check == "doubled-word"]
    seen = articles.version(store, number)
    seen = reviewing.decide(store, number, [accepted(first), edited(second, "عن")], seen=seen, who=SAMIRA).version
    span = Span(0, 3)
    reviewing.mark_missed(store, number, span, Category.AWKWARD, Severity.MAJOR, seen=seen, who=SAMIRA)
    path = tmp_path / "gold.jsonl"
    assert out(capsys, "store", "export", "--what", "gold", "-o", path) == ""
    assert path.read_text() == ""
    articles.set_status(store, number, Status.DONE, who=SAMIRA)
    out(capsys, "store", "export", "--what", "gold", "-o", path)
    [(document, judged)] = read_gold(path)
    assert document.text == TEXTS[0]
    assert [(error.text, error.category, error.suggestions) for error in judged] == [
        ("وصل", Category.AWKWARD, ()),
        ("إلى إلى", first.category, ("إلى",)),
        ("من من", first.category, ("عن",)),
    ]


def test_roles_are_given_and_listed(capsys: pytest.CaptureFixture[str], store: Store) -> None:
    assert out(capsys, "store", "role", "Nadia@desk.example", "editor") == "Nadia@desk.example: editor\n"
    assert out(capsys, "store", "people") == "name                role\nnadia@desk.example  editor\n"
    assert json.loads(out(capsys, "store", "people", "--format", "json")) == [
        {"name": "nadia@desk.example", "role": "editor"}
    ]
    assert "boss" in fault(capsys, "store", "role", "nadia", "boss")


def test_a_store_that_cannot_be_reached_is_broken_set_up(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MT_QA_DATABASE_URL", "mysql://x")
    assert "mysql is not supported" in fault(capsys, "store", "export", code=BROKEN_SET_UP)


def test_calibrating_shows_learns_and_takes_back(
    capsys: pytest.CaptureFixture[str], store: Store, project: int, numbers: list[int]
) -> None:
    third = articles.add_article(store, project, TEXTS[0], name="third", who=SAMIRA)
    finding = articles.article(store, third).report.findings[0]
    assert main(["calibrate", "--from-decisions"]) == DONE
    assert capsys.readouterr() == ("", "mt-qa: nothing changes\n")
    reviewing.decide(store, third, [rejected(finding)], seen=1, who=SAMIRA)
    row = {"project": "دفاع", "check": "doubled-word", "right": 0, "wrong": 5, "articles": 3}
    effect = [{**row, "before": 1.0, "after": 0.286}]
    asked = ("calibrate", "--from-decisions", "--format", "json")
    assert json.loads(out(capsys, *asked, "--dry-run")) == effect
    assert json.loads(out(capsys, "calibrate", "--format", "json")) == []
    assert json.loads(out(capsys, *asked)) == effect
    assert json.loads(out(capsys, "calibrate", "--format", "json")) == [{**row, "factor": 0.286, "held": False}]
    assert "doubled-word" in out(capsys, "calibrate")
    undone = json.loads(out(capsys, "calibrate", "--undo", "--project", "دفاع", "--format", "json"))
    assert [(each["before"], each["after"]) for each in undone] == [(0.286, 1.0)]
    out(capsys, *asked)
    forgotten = out(capsys, "calibrate", "--forget", "doubled-word", "--project", "دفاع", "--format", "json")
    assert [each["after"] for each in json.loads(forgotten)] == [1.0]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--undo", "--forget", "x"], "choose one"),
        (["--from-decisions", "--undo"], "choose one"),
        (["--dry-run"], "--from-decisions"),
        (["--undo"], "--project"),
        (["--project", "nowhere"], "no project is called"),
        (["--undo", "--project", "دفاع"], "nothing was learnt"),
    ],
)
def test_what_calibrate_cannot_do_is_told(
    capsys: pytest.CaptureFixture[str], store: Store, project: int, arguments: list[str], why: str
) -> None:
    assert why in fault(capsys, "calibrate", *arguments)
