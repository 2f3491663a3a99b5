"""``mt-qa serve keys``, and that the command costs nothing where it is not used."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mt_qa.api.keys import KeyFile, Scope
from mt_qa.cli import BAD_INPUT, DONE, main


@pytest.fixture
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "keys.json"
    monkeypatch.setenv("MT_QA_KEYS", str(path))
    return path


def test_a_key_is_printed_once_and_kept_as_a_hash(keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "keys", "create", " the  wire ", "--scope", "review", "--rate", "30"]) == DONE
    captured = capsys.readouterr()
    text = captured.out.strip()
    assert text not in captured.err + keys.read_text(encoding="utf-8")
    key = KeyFile(keys).find(text)
    assert key is not None
    assert (key.name, key.scopes, key.rate) == ("the wire", (Scope.REVIEW.value,), 30)


def test_without_scope_a_key_may_review_one_and_many(keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["serve", "keys", "create", "wire"])
    key = KeyFile(keys).find(capsys.readouterr().out.strip())
    assert key is not None
    assert key.scopes == ("batches", "review")


def test_keys_are_listed_and_revoked(keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("first", "second\u202e"):
        main(["serve", "keys", "create", name])
    first = KeyFile(keys).all()[0]
    assert main(["serve", "keys", "revoke", first.id]) == DONE
    capsys.readouterr()
    assert main(["serve", "keys", "list"]) == DONE
    head, one, two = capsys.readouterr().out.splitlines()
    assert head.split("\t") == ["id", "name", "scopes", "rate", "created", "revoked"]
    assert one.startswith(f"{first.id}\tfirst\tbatches,review\t600\t")
    assert len(one.split("\t")) == 6
    assert len(two.split("\t")) == 5  # it is in force
    assert "\u202e" not in two
    assert main(["serve", "keys", "list", "--format", "json"]) == DONE
    listed = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in listed] == ["first", "second\u202e"]
    assert "hash" not in listed[0]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["create", " "], "a key needs a name"),
        (["create", "wire", "--scope", "everything"], "the scopes are review, batches, metrics"),
        (["revoke", "x"], "no key has the id 'x': `mt-qa serve keys list` shows them"),
        (["list", "--format", "xml"], "the formats are text and json"),
    ],
)
@pytest.mark.usefixtures("keys")
def test_what_cannot_be_is_told_in_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "keys", *arguments]) == BAD_INPUT
    assert capsys.readouterr() == ("", f"mt-qa: {message}\n")


def test_a_broken_file_of_keys_is_told(keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys.write_text("{", encoding="utf-8")
    assert main(["serve", "--port=0"]) == BAD_INPUT
    assert capsys.readouterr().err.startswith(f"mt-qa: {keys}: this is no file of API keys")


def test_other_commands_do_not_load_the_service() -> None:
    code = (
        "import sys; from mt_qa.cli import main; main(['checks']); "
        "sys.exit(bool({'fastapi', 'uvicorn', 'prometheus_client', 'mt_qa.api'} & {*sys.modules}))"
    )
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0
