"""A small wire, a cheap profile, and a check that misbehaves on certain words: what the tests of batches share."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]

SLIP = "وصل الوزير إلى إلى العاصمة أمس، وقال إن الخطة جاهزة."
SOUND = "قال وزير المالية إن الخطة جاهزة، وإن العمل بها يبدأ في الأسبوع المقبل."
PROFILE = """
name = "cheap"
checks = [{checks}]
[weights]
neutral = 0
minor = 1
major = 5
critical = 25
[score]
least_words = 25
[verdict]
publish_from = 98
retranslate_below = 60
[limits]
min_confidence = 0.5
max_findings_per_1000_words = 0
"""

DIES, WAITS, SPINS, RAISES, DAWDLES = "انهيار", "سبات", "دوران", "عثرة", "مهل"
"""Words on which the check `trap` ends its process, waits for a file, counts in C where no signal is heard, raises, and
takes its time; it finds the word "إلى" doubled, and offers nothing."""

TRAP = f'''"""A check that misbehaves."""
import os
import time
from pathlib import Path
from mt_qa.core import Category, Hit, Severity, Span
CATEGORY = Category.SPELLING
SEVERITY = Severity.MAJOR
EXAMPLES = ()

def check_segment(segment):
    if "{DIES}" in segment.target:
        os._exit(9)
    while "{WAITS}" in segment.target and not Path(__file__).with_name("wake").exists():
        time.sleep(0.02)
    if "{SPINS}" in segment.target:
        sum(range(10**13))
    if "{RAISES}" in segment.target:
        raise KeyError("trap")
    if "{DAWDLES}" in segment.target:
        time.sleep(0.03)
    place = segment.target.find("إلى إلى")
    if place >= 0:
        yield Hit(Span(place, place + 7), "doubled", ())
'''


def profile_file(folder: Path, *checks: str) -> Path:
    """A profile of the checks named, or of three that are ready at once."""
    path = folder / "cheap.toml"
    names = checks or ("doubled-word", "latin-punctuation", "repeated-punctuation")
    path.write_text(PROFILE.format(checks=", ".join(f'"{name}"' for name in names)), encoding="utf-8")
    return path


def install_trap(folder: Path) -> dict[str, str]:
    """Put the check `trap` into `folder` as an installed plug-in; returns the environment that finds it."""
    (folder / "trap_check.py").write_text(TRAP, encoding="utf-8")
    metadata = folder / "trap-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: trap\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text("[mt_qa.checks]\ntrap = trap_check\n", encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(folder), *sys.path])}


def article(number: int, text: str | None = None) -> dict[str, Any]:
    """A record; every second one has a slip."""
    body = text or (SLIP if number % 2 else SOUND)
    return {"id": f"article-{number}", "target": f"{body}\nهذا هو الخبر رقم {number} من الوكالة."}


def write_records(path: Path, records: Sequence[Mapping[str, Any] | str]) -> Path:
    """JSON Lines; a record that is a text is written as it is."""
    lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def command(*arguments: object) -> list[str]:
    """The command line of a batch that shares no cache with anybody."""
    return [sys.executable, "-m", "mt_qa.cli", "batch", *map(str, arguments), "--no-cache"]


def run(*arguments: object, **variables: str) -> subprocess.CompletedProcess[str]:
    """A batch in a process of its own."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | variables
    return subprocess.run(command(*arguments), capture_output=True, encoding="utf-8", env=environment, check=False)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of the output."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def wire(folder: Path, count: int = 60) -> Path:
    """A file of so many articles."""
    return write_records(folder / "wire.jsonl", [article(number) for number in range(count)])


def workers_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes in which a batch reviews."""
    try:
        children = psutil.Process(process.pid).children(recursive=True)
        return [child for child in children if any("spawn_main" in part for part in child.cmdline())]
    except psutil.NoSuchProcess:
        return []


def until(what: str, is_so: Callable[[], object]) -> None:
    """Wait for something; a minute is long."""
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline, f"never: {what}"
        time.sleep(0.01)
