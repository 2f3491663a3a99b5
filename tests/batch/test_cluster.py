"""On a Ray cluster the same records give the same bytes, also where a node is lost and where a record kills."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from batch_example import (
    DAWDLES,
    DIES,
    WAITS,
    article,
    command,
    install_trap,
    profile_file,
    read_lines,
    until,
    write_records,
)

from mt_qa.batch.cluster import RayCluster
from mt_qa.batch.settings import Settings
from mt_qa.core import BackendError

pytest.importorskip("ray")
NODES = Path(__file__).with_name("ray_nodes.py")


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_node_is_lost_half_way(tmp_path: Path) -> None:
    environment = os.environ | install_trap(tmp_path)
    profile = profile_file(tmp_path, "trap")
    records = [article(number, f"خبر {DAWDLES} إلى إلى رقم {number}") for number in range(160)]
    source = write_records(tmp_path / "in.jsonl", records)

    def order(name: str, *more: object) -> list[str]:
        return command(source, "-o", tmp_path / name, "--profile", profile, "--shard", 4, *more)

    subprocess.run(order("pool.jsonl"), env=environment, check=True, capture_output=True)
    with subprocess.Popen(
        [sys.executable, str(NODES)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as nodes:
        assert nodes.stdin is not None
        assert nodes.stdout is not None
        try:
            address = nodes.stdout.readline().strip()
            with subprocess.Popen(
                order("ray.jsonl", "--ray", address), env=environment, stderr=subprocess.PIPE, text=True
            ) as batch:
                parts = tmp_path / "ray.jsonl.parts"
                until("some parts", lambda: len(list(parts.glob("part-*.jsonl"))) >= 6 or batch.poll() is not None)
                assert batch.poll() is None, "the run was over before a node could be lost"
                nodes.stdin.write("\n")
                nodes.stdin.flush()
                assert nodes.stdout.readline() == "lost\n"
                assert batch.poll() is None, "the run was over when the node was lost"
                _, said = batch.communicate(timeout=240)
            assert (batch.returncode, said) == (0, "")
        finally:
            nodes.stdin.close()
    assert (tmp_path / "ray.jsonl").read_bytes() == (tmp_path / "pool.jsonl").read_bytes()
    assert len(read_lines(tmp_path / "ray.jsonl")) == len(records)


@pytest.mark.slow
def test_bad_records_are_what_they_are_in_the_pool(tmp_path: Path) -> None:
    environment = os.environ | install_trap(tmp_path)
    texts = {1: f"خبر {DIES}", 4: f"خبر {WAITS}"}
    records: list[Mapping[str, Any] | str] = [article(number, texts.get(number)) for number in range(6)]
    records += [{"id": "foreign", "target": "This is an English text, not an Arabic one."}, article(7), "null"]
    source = write_records(tmp_path / "in.jsonl", records)
    order = ("--profile", profile_file(tmp_path, "trap"), "--shard", 4, "--time-limit", 2)
    for name, more in (("pool.jsonl", ()), ("ray.jsonl", ("--ray", "local"))):
        subprocess.run(
            command(source, "-o", tmp_path / name, *order, *more), env=environment, check=True, capture_output=True
        )
    lines = (tmp_path / "ray.jsonl").read_text(encoding="utf-8").splitlines()
    kinds = [json.loads(line).get("error", {}).get("kind", "") for line in lines]
    assert kinds == ["", "crash", "", "", "time-limit", "", "language", "", "record"]
    assert lines == (tmp_path / "pool.jsonl").read_text(encoding="utf-8").splitlines()


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(BackendError, match=r"Ray is not installed: pip install 'mt_qa\[cluster\]'"):
        next(RayCluster(Settings(), "local").run(iter(()), lambda _: None))
