"""How time and memory grow with the text: one review in a process of its own.

``python -m mt_qa.evaluation.scaling SHAPE BYTES`` prints what `Cost` holds as JSON. Base memory is that of a process
which has reviewed a short text: program, dictionary and tables are there already.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from time import process_time

from mt_qa import service
from mt_qa.evaluation.corpora import clean_documents, corpora_folder
from mt_qa.formats.gold import read_gold
from mt_qa.knowledge.tables import data_folder

MEGABYTE = 1_000_000
WARM_UP = 3000
"""Code points of the text that are reviewed first."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one review took: seconds of processor time, peak memory above base in MB, findings."""

    shape: str
    bytes: int
    seconds: float
    megabytes: float
    findings: int


def cost_in_a_process(shape: str, size: int) -> Cost:
    """Review a text of `shape` and about `size` bytes in a new process."""
    return finished(start(shape, size))


def start(shape: str, size: int) -> subprocess.Popen[str]:
    """The same, without waiting for it."""
    command = [sys.executable, "-m", "mt_qa.evaluation.scaling", shape, str(size)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def finished(process: subprocess.Popen[str]) -> Cost:
    """The result of a process, waited for. Raises RuntimeError where it failed."""
    output, _ = process.communicate()
    if process.returncode != 0:
        raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
    return Cost(**json.loads(output))


def news_articles() -> list[str]:
    """Clean news: held-out articles of ANT, or the clean twins of the shipped gold where there are no corpora."""
    folder = corpora_folder()
    if folder is not None:
        return [document.text for document in clean_documents("ant", folder, most=4000)]
    return shipped("form/clean_twins")


def shipped(name: str) -> list[str]:
    """The texts of a shipped gold file."""
    return [document.text for document, _ in read_gold(data_folder() / "gold" / f"{name}.jsonl")]


def _repeated(texts: list[str], size: int, separator: str) -> str:
    """`texts` over and over, up to `size` bytes of UTF-8."""
    parts: list[str] = []
    for text in cycle(texts):
        parts.append(text)
        size -= len((text + separator).encode())
        if size <= 0:
            break
    whole = separator.join(parts)
    return whole[: len(whole) + size // 2] if size < 0 else whole  # an Arabic letter is two bytes


SHAPES: Mapping[str, Callable[[int], str]] = {
    "news": lambda size: _repeated(news_articles(), size, "\n"),
    "one line": lambda size: _repeated([text.replace("\n", " ") for text in news_articles()], size, " "),
    "garbled": lambda size: _repeated(shipped("form/dev"), size, "\n"),
    "garbled line": lambda size: _repeated([t.replace("\n", " ") for t in shipped("form/dev")], size, " "),
    "marks": lambda size: "ب" + "\u0651" * (size // 2),
    "letters": lambda size: "ا " * (size // 3),
    "one word": lambda size: "ا" * (size // 2),
}
"""A text of about so many bytes: articles, all on one line, faulty articles, and what nobody writes."""


def cost(shape: str, size: int) -> Cost:
    """Review a text of `shape` and about `size` bytes in this process, once a short one has been reviewed."""
    text = SHAPES[shape](size)
    service.review(shipped("form/clean_twins")[0][:WARM_UP])
    base = _reset_peak()
    began = process_time()
    report = service.review(text)
    seconds = process_time() - began
    above = (_status("VmHWM") - base) / MEGABYTE
    return Cost(shape, len(text.encode()), round(seconds, 3), round(above, 1), len(report.findings))


def _reset_peak() -> int:
    """The memory in use now, from which on the kernel counts the peak anew.

    Where it will not, the peak since the start of the process stands for it: too high, never too low.
    """
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    return _status("VmRSS")


def _status(field: str) -> int:
    """A figure of /proc/self/status (Linux) in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"/proc/self/status has no {field}")


def main() -> int:
    shape, size = sys.argv[1:]
    print(json.dumps(asdict(cost(shape, int(size)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
