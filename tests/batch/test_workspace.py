"""Parts are whole or not there, only one process writes, and whoever reads the output sees an old or a new one."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from mt_qa.batch.results import Row
from mt_qa.batch.workspace import Header, Workspace, write_whole
from mt_qa.core import InputError

MANIFEST = {"schema": "mt-qa/batch/1", "signature": "one", "inputs": []}
OTHER = MANIFEST | {"signature": "two"}


def header(shard: str) -> Header:
    return Header(shard, ((f"id of {shard}", Row(verdict="publish", paragraphs=[("p", 3)])),))


@contextmanager
def begun(output: Path) -> Iterator[Workspace]:
    with Workspace(output) as workspace:
        workspace.begin(MANIFEST, resume=False, restart=False)
        yield workspace


def copy(workspace: Workspace, parts: int, path: Path) -> None:
    path.write_bytes(b"".join(workspace.lines(parts)))


def test_parts_become_the_output_in_their_order(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with begun(output) as workspace:
        workspace.keep(1, header("b"), ["3\n"])
        workspace.keep(0, header("a"), ["1\n", "2\n"])
        assert workspace.header(0) == header("a")
        assert (workspace.has(0, "a"), workspace.has(2, "c")) == (True, False)
        workspace.finish(MANIFEST, partial(copy, workspace, 2), {"summary": {"records": 3}})
    assert output.read_text() == "1\n2\n3\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "out.jsonl.manifest.json"]
    with Workspace(output) as workspace:
        kept = workspace.outcome(MANIFEST)
        assert kept is not None
        assert kept["summary"] == {"records": 3}
        output.write_text("somebody's own")
        assert workspace.outcome(MANIFEST) is None, "the output is no longer what the run made"


def test_a_part_of_other_records_is_refused(tmp_path: Path) -> None:
    with begun(tmp_path / "out.jsonl") as workspace:
        workspace.keep(0, header("a"), [])
        with pytest.raises(InputError, match="the input has changed since"):
            workspace.has(0, "b")


def test_what_was_not_finished_is_not_dropped_unasked(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with begun(output) as workspace:
        workspace.keep(0, header("a"), ["1\n"])
    with Workspace(output) as workspace:
        with pytest.raises(InputError, match="--resume goes on with it, --restart drops it"):
            workspace.begin(MANIFEST, resume=False, restart=False)
        with pytest.raises(InputError, match=re.escape("signature one, now two")):
            workspace.begin(OTHER, resume=True, restart=False)
        workspace.begin(MANIFEST, resume=True, restart=False)
        assert workspace.has(0, "a")
        workspace.begin(OTHER, resume=False, restart=True)
        assert not workspace.has(0, "a")


def test_two_processes_do_not_write_one_output(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    with begun(output), pytest.raises(InputError, match="another process is writing it"):
        Workspace(output).__enter__()
    with Workspace(output):
        pass


def test_a_run_that_never_began_leaves_nothing(tmp_path: Path) -> None:
    with Workspace(tmp_path / "out.jsonl"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["nowhere/out.jsonl", ""])
def test_an_output_that_cannot_be_is_told_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"no such file|a folder"):
        Workspace(tmp_path / name).__enter__()


def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """/dev/full takes nothing: what the system says of a full disk."""
    os.symlink("/dev/full", tmp_path / "part.jsonl.unfinished")
    with pytest.raises(InputError, match="no space left on device"):
        write_whole(tmp_path / "part.jsonl", [b"x" * 100_000])
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_replaced_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    write_whole(path, [json.dumps(1).encode()])

    def failing() -> Iterator[bytes]:
        yield b"2"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_whole(path, failing())
    assert path.read_text() == "1"
