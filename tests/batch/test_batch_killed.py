"""Whatever dies, and whenever: every record once, in its order, and the bytes of a run that nobody disturbed."""

import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from batch_example import (
    DAWDLES,
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

from mt_qa.batch.manifest import manifest_of
from mt_qa.batch.reviewer import reviewed
from mt_qa.batch.settings import Settings
from mt_qa.batch.shards import Cut, cut_into_shards
from mt_qa.batch.workspace import Header, Workspace
from mt_qa.formats.inputs import read_inputs
from mt_qa.formats.items import Limits, Readable

ROUNDS = 20
"""Kills, of the run itself and of one of its workers by turns, at moments by lot."""


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_at_any_moment(tmp_path: Path) -> None:
    lot = random.Random(20261124)
    environment = os.environ | install_trap(tmp_path)
    records = [article(number, f"خبر {DAWDLES} إلى إلى رقم {number}") for number in range(48)]
    source, profile = write_records(tmp_path / "in.jsonl", records), profile_file(tmp_path, "trap")
    output = tmp_path / "out.jsonl"

    def order(name: Path) -> list[str]:
        return command(source, "-o", name, "--profile", profile, "--shard", 2, "--workers", 2, "--resume")

    subprocess.run(order(tmp_path / "undisturbed.jsonl"), env=environment, check=True, capture_output=True)
    undisturbed = (tmp_path / "undisturbed.jsonl").read_bytes()
    assert undisturbed.count(b"\n") == len(records)
    for number in range(ROUNDS):
        with subprocess.Popen(
            order(output), env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        ) as process:
            if lot.random() < 0.75:
                until("workers", lambda: workers_of(process) or process.poll() is not None)
            time.sleep(lot.random())  # the moment of the kill, not a wait for something
            workers = workers_of(process)
            if number % 2 and workers:
                lot.choice(workers).kill()
            else:
                process.kill()
            _, said = process.communicate(timeout=120)
        until("workers are gone", lambda: not any(worker.is_running() for worker in workers))  # noqa: B023
        if process.returncode == 0:
            assert output.read_bytes() == undisturbed
            output.unlink()
        else:
            assert process.returncode == -9, said
            assert not output.exists(), "an output is whole or not there"
    subprocess.run(order(output), env=environment, check=True, capture_output=True)
    assert output.read_bytes() == undisturbed
    assert not (tmp_path / "out.jsonl.parts").exists()


@pytest.mark.parametrize("room", [4_096, 9_000])
def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(tmp_path: Path, room: int) -> None:
    """No file may grow beyond so many bytes: a part is refused, or what ranks the articles."""
    source, output = wire(tmp_path, 24), tmp_path / "out.jsonl"
    profile = profile_file(tmp_path, "repeated-punctuation")
    order = command(source, "-o", output, "--profile", profile, "--shard", 8, "--workers", 1, "--resume")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    full = subprocess.run(
        order, preexec_fn=little_room, capture_output=True, text=True, check=False, env=environment, timeout=120
    )
    assert full.returncode == 2, full.stderr
    assert full.stderr.startswith(f"mt-qa: {output}.parts")
    assert full.stderr.count("\n") == 1
    assert not output.exists()
    subprocess.run(order, check=True, capture_output=True, env=environment, timeout=120)
    assert [line["id"] for line in read_lines(output)] == [f"article-{number}" for number in range(24)]


def test_an_input_that_went_away_is_told_and_the_run_goes_on_when_it_is_back(tmp_path: Path) -> None:
    source, output = wire(tmp_path, 12), tmp_path / "out.jsonl"
    profile = profile_file(tmp_path, "repeated-punctuation")
    settings, cut = Settings(str(profile)), Cut(records=4)
    assert run(source, "-o", tmp_path / "undisturbed.jsonl", "--profile", profile, "--shard", 4).returncode == 0
    with Workspace(output) as workspace:  # what a run leaves that was killed after its second shard
        workspace.begin(manifest_of((str(source),), settings, {}, Limits(), cut), resume=False, restart=False)
        for shard in list(cut_into_shards(read_inputs([source]), cut))[:2]:
            documents = [item.document for item in shard.items if isinstance(item, Readable)]
            pairs = [(document.id, reviewed(document, settings)) for document in documents]
            header = Header(shard.fingerprint, tuple((identity, result.row) for identity, result in pairs))
            workspace.keep(shard.number, header, [result.line(identity) for identity, result in pairs])
    source.rename(tmp_path / "away.jsonl")
    order = (source, "-o", output, "--profile", profile, "--shard", 4, "--resume")
    gone = run(*order)
    assert (gone.returncode, gone.stderr) == (2, f"mt-qa: {source}: there is no such file\n")
    (tmp_path / "away.jsonl").rename(source)
    assert run(*order).returncode == 0
    assert output.read_bytes() == (tmp_path / "undisturbed.jsonl").read_bytes()
