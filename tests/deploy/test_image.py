"""The image: what a linter of Dockerfiles would say, and its steps run by hand, as no container engine is needed to."""

import os
import re
import shutil
import site
import socket
import subprocess
import time
import tomllib
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path

import httpx2
import pytest
from dockerfile import Instruction, instructions

from mt_qa.cli import main

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
STEPS = instructions(TEXT)
LAST = max(step.stage for step in STEPS)


def steps(name: str, stage: int | None = None) -> list[Instruction]:
    return [step for step in STEPS if step.name == name and stage in (None, step.stage)]


def last(name: str) -> Instruction:
    return steps(name, LAST)[-1]


def test_the_bases_are_pinned_and_run_a_python_that_the_program_takes() -> None:
    for step in steps("FROM"):
        image = step.words[0]
        version = re.fullmatch(r"python:(\d+)\.(\d+)-slim-bookworm", image)
        assert version, image
        assert (int(version[1]), int(version[2])) >= (3, 11)
    assert len({step.words[0] for step in steps("FROM")}) == 1, "what one stage compiled runs in the other"


def test_it_does_not_run_as_root_and_what_it_runs_is_not_its_own() -> None:
    user, _, group = last("USER").arguments.partition(":")
    assert int(user) >= 10_000
    assert int(group) >= 10_000
    position = STEPS.index(last("USER"))
    assert not [s for s in STEPS[position:] if s.name in ("RUN", "COPY", "ADD")], "root alone writes into the image"
    assert f"--uid {user}" in " ".join(step.arguments for step in steps("RUN", LAST))


def test_what_is_copied_exists_and_is_not_ignored() -> None:
    rules = (ROOT / "deploy" / "Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = [rule[1:] for rule in rules if rule.startswith("!")]
    copied = [word for step in steps("COPY", 1) for word in step.words[:-1] if not word.startswith("--")]
    assert "*" in rules
    assert sorted(copied) == sorted(let_in)
    assert all((ROOT / name).exists() for name in copied)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = {project["project"]["readme"], *project["project"]["license-files"]}
    needed |= {*project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"], "mt_qa", "pyproject.toml"}
    assert needed <= set(copied), "the wheel cannot be built without them"


def test_there_is_no_secret_no_add_and_no_shell_about_the_program() -> None:
    assert not steps("ADD")
    assert not re.search(r"(?i)(password|secret|token)\s*=", TEXT)
    assert not re.search(r"\bsudo\b|curl .*\|", TEXT)
    for name in ("ENTRYPOINT", "CMD"):
        assert last(name).arguments.startswith("["), "a shell would keep signals from the program"
    assert last("STOPSIGNAL").words == ["SIGTERM"]


def test_the_extra_that_is_installed_exists() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (extras,) = re.findall(r"'\.\[(.*?)\]'", TEXT)
    assert set(extras.split(",")) <= set(project["optional-dependencies"])


def test_the_command_is_one_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no key exists it says so, which it does only when it has understood every option."""
    monkeypatch.setenv("MT_QA_KEYS", str(tmp_path / "keys.json"))
    monkeypatch.setenv("MT_QA_BATCHES", str(tmp_path / "batches"))
    assert last("ENTRYPOINT").words == ["mt-qa"]
    assert last("CMD").words[-1] in last("EXPOSE").words
    assert main(last("CMD").words) == 2


def test_its_folders_are_the_volume() -> None:
    (volume,) = last("VOLUME").words
    variables = dict(word.split("=", 1) for word in last("ENV").words)
    folders = {name: value for name, value in variables.items() if name.startswith("MT_QA_")}
    assert {"MT_QA_KEYS", "MT_QA_BATCHES", "MT_QA_TERMBASES"} <= set(folders)
    assert all(value.startswith(f"{volume}/") for value in folders.values())


def test_the_steps_of_the_build_give_a_program_that_serves(tmp_path: Path, article_file: Path) -> None:
    """Each RUN of the build, its folders moved under a temporary one; what it depends on is found in this environment,
    not fetched. Then the program is started from there, asked by the image's own health check, and reviews an article.
    """
    source, target = tmp_path / "src", tmp_path / "opt"
    packages = borrowed(tmp_path)
    source.mkdir()
    for step in steps("COPY", 1):
        *names, _ = step.words
        for name in names:
            copy_of(ROOT / name, source / name)
    for step in steps("RUN", 1):
        command = step.arguments.replace("/opt/mt-qa", str(target)).replace("-m venv", "-m venv --without-pip")
        command = command.replace("pip install", "pip install --no-index --no-build-isolation")
        environment = {**os.environ, "PYTHONPATH": str(packages)}
        done = subprocess.run(
            command, shell=True, cwd=source, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    installed = next((target / "lib").glob("python*/site-packages"))
    assert any(installed.glob("mt_qa/__pycache__/cli.*.pyc")), "byte-compiled"
    (installed / "borrowed.pth").write_text(f"{packages}\n")
    served([str(target / "bin" / "mt-qa")], tmp_path, article_file)


@pytest.fixture
def article_file() -> Path:
    return ROOT / "data" / "articles" / "csto-withdrawal.ar.txt"


def copy_of(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def borrowed(folder: Path) -> Path:
    """This environment's packages but mt_qa itself: links, as an editable install would bring the checkout in."""
    links = folder / "packages"
    links.mkdir()
    for place in site.getsitepackages():
        for entry in Path(place).iterdir():
            if "mt_qa" not in entry.name and not fnmatch(entry.name, "*.pth"):
                (links / entry.name).symlink_to(entry)
    return links


def served(program: list[str], folder: Path, article: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    environment |= {"MT_QA_KEYS": str(folder / "keys.json"), "MT_QA_BATCHES": str(folder / "batches")}
    where = subprocess.run(
        [f"{Path(program[0]).with_name('python')}", "-c", "import mt_qa; print(mt_qa.__file__)"],
        env=environment, cwd=folder, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert where.startswith(str(folder)), "the installed program, not the checkout"
    made = subprocess.run([*program, "serve", "keys", "create", "x"], env=environment, capture_output=True, check=True)
    headers = {"Authorization": f"Bearer {made.stdout.decode().strip()}"}
    command = [*program, *last("CMD").words, "--workers", "1"]
    port = free_port()
    command[command.index("--port") + 1] = str(port)
    command[command.index("--host") + 1] = "127.0.0.1"
    with open(folder / "log", "w") as log:
        process = subprocess.Popen(command, env=environment, cwd=folder, stderr=log)
    try:
        check = last("HEALTHCHECK").arguments.partition("CMD ")[2]
        words = Instruction(LAST, "CMD", check).words
        words = [str(Path(program[0]).with_name("python")), *(w.replace(":8000", f":{port}") for w in words[1:])]
        eventually(lambda: subprocess.run(words, capture_output=True, check=False).returncode == 0)
        text = article.read_text(encoding="utf-8")
        answer = httpx2.post(f"http://127.0.0.1:{port}/v1/review", json={"target": text}, headers=headers, timeout=60)
        assert answer.json()["verdict"] == "retranslate"
        process.terminate()
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()


def eventually(condition: Callable[[], bool], deadline: float = 60.0) -> None:
    until = time.monotonic() + deadline
    while not condition():
        assert time.monotonic() < until, "it never came true"
        time.sleep(0.2)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
