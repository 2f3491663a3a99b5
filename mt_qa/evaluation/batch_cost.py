"""What a batch costs: whole runs of ``mt-qa batch`` in processes of their own, watched from outside.

Beside it, over a sample of the same text: hunspell alone as the floor, and a token classifier of xCOMET-lite's size as
the peer. Its weights are random: time does not depend on them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import words
from mt_qa.backends import models_folder
from mt_qa.evaluation.corpora import training_articles
from mt_qa.knowledge.tables import data_folder

EVERY = 8
"""Of the corpora every so-maniest article is taken, for all their years and papers."""

MEGABYTE = 1_000_000
_PAUSE = 0.25
_SHARD = 50


@dataclass(frozen=True, slots=True)
class BatchCost:
    """One run: seconds from start to end of the process, and megabytes of all its processes by articles done.

    `processor` is the seconds that all its processes computed: of a machine that others use too, they say more.
    """

    articles: int
    segments: int
    words: int
    workers: int
    seconds: float
    processor: float
    memory: tuple[tuple[int, float], ...]

    def megabytes_from(self, articles: int) -> list[float]:
        """The memory of all processes together, from so many articles on."""
        return [megabytes for done, megabytes in self.memory if done >= articles]


def news(folder: Path, count: int) -> list[str]:
    """Real articles of the two ANT corpora."""
    return list(islice(training_articles(folder), 0, EVERY * count, EVERY))


def batch_cost(articles: Sequence[str], workers: int) -> BatchCost:
    """Review the articles by ``mt-qa batch`` with nothing known before."""
    with TemporaryDirectory() as folder:
        source, output = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        records = (json.dumps({"id": str(n), "target": text}) + "\n" for n, text in enumerate(articles))
        source.write_text("".join(records), encoding="utf-8")
        order = [
            "batch",
            str(source),
            "-o",
            str(output),
            "--no-cache",
            "--shard",
            str(_SHARD),
            "--workers",
            str(workers),
        ]
        began = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, "-m", "mt_qa.cli", *order], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            memory = list(_memory(process, output))
        seconds = time.perf_counter() - began
        if process.returncode:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
    segments = [line for text in articles for line in text.splitlines() if line.strip()]
    count = sum(len(words(line)) for line in segments)
    points = tuple((done, megabytes) for done, megabytes, _ in memory)
    processor = max((spent for *_, spent in memory), default=0.0)
    return BatchCost(len(articles), len(segments), count, workers, seconds, processor, points)


def _memory(process: subprocess.Popen[bytes], output: Path) -> Iterator[tuple[int, float, float]]:
    """Articles done, megabytes resident and processor seconds spent, over and over until the process ends."""
    import psutil  # type: ignore[import-untyped]

    root = psutil.Process(process.pid)
    while process.poll() is None:
        with suppress(psutil.NoSuchProcess):
            family = [root, *root.children(recursive=True)]
            done = _SHARD * len(list(output.with_name(f"{output.name}.parts").glob("part-*.jsonl")))
            times = [member.cpu_times() for member in family]
            resident = sum(member.memory_info().rss for member in family) / MEGABYTE
            yield done, resident, sum(spent.user + spent.system for spent in times)
        time.sleep(_PAUSE)


def hunspell_speed(texts: Sequence[str]) -> float:
    """Words a second of one core, each looked up in the shipped Arabic dictionary and nothing else."""
    from hunspell import Hunspell

    speller = Hunspell("ar", hunspell_data_dir=str(data_folder() / "dictionaries"))
    found = [bare(word.text) for text in texts for word in words(text)]
    began = time.process_time()
    for word in found:
        speller.spell(word)
    return len(found) / (time.process_time() - began)


@dataclass(frozen=True, slots=True)
class ClassifierSpeed:
    """Words a second of all cores, and what it read: parameters in millions, tokens a word."""

    precision: str
    words: float
    parameters: float
    tokens_a_word: float


def classifier_speed(segments: Sequence[str], precision: str) -> ClassifierSpeed:
    """A token classifier of 278 million random weights over the segments, sorted by length, sixteen at once.

    In a process of its own, which needs torch and transformers.
    """
    order = [sys.executable, "-c", _CLASSIFIER, precision, str(models_folder() / "detector" / "tokenizer.json")]
    done = subprocess.run(order, input=json.dumps(segments), capture_output=True, text=True, check=True)
    seconds, parameters, tokens = json.loads(done.stdout.splitlines()[-1])
    count = sum(len(words(text)) for text in segments)
    return ClassifierSpeed(precision, count / seconds, parameters / 1e6, tokens / count)


_CLASSIFIER = """
import json, sys, time
import torch
from tokenizers import Tokenizer
from transformers import XLMRobertaConfig, XLMRobertaForTokenClassification

precision, tokenizer = sys.argv[1:]
torch.manual_seed(0)
configuration = XLMRobertaConfig(vocab_size=250_002, max_position_embeddings=514, num_labels=4)
model = XLMRobertaForTokenClassification(configuration).eval().to(getattr(torch, precision))
tokenizer = Tokenizer.from_file(tokenizer)
rows = sorted((tokenizer.encode(text).ids[:512] for text in json.load(sys.stdin)), key=len)

def classify(rows):
    longest = max(map(len, rows))
    ids = torch.tensor([[*row, *[1] * (longest - len(row))] for row in rows])
    model(input_ids=ids, attention_mask=(ids != 1).long())

with torch.inference_mode():
    classify(rows[:16])
    began = time.perf_counter()
    for start in range(0, len(rows), 16):
        classify(rows[start : start + 16])
    seconds = time.perf_counter() - began
print(json.dumps([seconds, sum(weights.numel() for weights in model.parameters()), sum(map(len, rows))]))
"""
