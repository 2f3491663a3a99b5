"""API keys: only their hashes are kept, revoked ones are out at once, and a broken file lets nobody in."""

import json
from pathlib import Path

import pytest

from mt_qa.api.keys import KeyFile, Scope, new_key
from mt_qa.core import InputError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "keys.json"


def test_a_key_is_found_by_its_text_and_by_no_other(path: Path) -> None:
    text, key = new_key("wire", [Scope.REVIEW], 60)
    file = KeyFile(path)
    file.add(key)
    assert file.find(text) == key
    for other in ("", text[:-1], text + "0", text.upper(), text[:-1] + ("1" if text[-1] == "0" else "0"), key.hash):
        assert file.find(other) is None


def test_only_the_hash_is_kept_and_only_the_owner_may_read_it(path: Path) -> None:
    text, key = new_key("wire", [Scope.REVIEW], 60)
    KeyFile(path).add(key)
    kept = path.read_text(encoding="utf-8")
    assert text not in kept
    assert text.rpartition("_")[2] not in kept
    assert path.stat().st_mode & 0o077 == 0
    assert len(key.hash) == 64


def test_a_key_that_another_process_revokes_is_out_at_once(path: Path) -> None:
    text, key = new_key("wire", [Scope.REVIEW], 60)
    ours, theirs = KeyFile(path), KeyFile(path)
    theirs.add(key)
    assert ours.find(text) is not None
    assert ours.has_keys
    theirs.revoke(key.id)
    assert ours.find(text) is None
    assert not ours.has_keys
    assert [k.id for k in ours.all()] == [key.id]


def test_revoking_twice_keeps_the_first_time(path: Path) -> None:
    _, key = new_key("wire", [Scope.REVIEW], 60)
    file = KeyFile(path)
    file.add(key)
    assert file.revoke(key.id) == file.revoke(key.id)
    with pytest.raises(InputError, match="no key has the id 'x'"):
        file.revoke("x")


def test_scopes_are_kept(path: Path) -> None:
    _, key = new_key("wire", [Scope.METRICS, Scope.REVIEW, Scope.REVIEW], 60)
    KeyFile(path).add(key)
    (kept,) = KeyFile(path).all()
    assert kept == key
    assert kept.allows(Scope.METRICS)
    assert kept.allows(None)
    assert not kept.allows(Scope.BATCHES)


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"schema": "other", "keys": []}',
        '{"schema": "mt-qa/keys/1"}',
        '{"schema": "mt-qa/keys/1", "keys": [1]}',
    ],
)
def test_a_file_that_is_none_of_keys_is_refused(path: Path, content: str) -> None:
    path.parent.mkdir()
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match="this is no file of API keys"):
        KeyFile(path).find("mtqa_x")


def test_two_keys_are_never_the_same() -> None:
    texts = {new_key("wire", [Scope.REVIEW], 0)[0] for _ in range(100)}
    assert len(texts) == 100


def test_the_file_is_json_that_a_person_can_read(path: Path) -> None:
    _, key = new_key("وكالة الأنباء", [Scope.REVIEW], 60)
    KeyFile(path).add(key)
    assert "وكالة الأنباء" in path.read_text(encoding="utf-8")
    assert json.loads(path.read_text(encoding="utf-8"))["schema"] == "mt-qa/keys/1"
