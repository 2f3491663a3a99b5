"""The text that tokenizer, language model and detector are trained on, article by article, in three parts.

The part of an article follows from its checksum, so it is the same in every run and for every recipe of this program.
Text of one's own (a JSONL file, a folder of them, the id of a data set) is read by `datasets`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from mt_qa.core import InputError
from mt_qa.evaluation.corpora import HELD_OUT, corpora_folder
from mt_qa.training.segmentation import texts
from mt_qa.training.settings import CORPORA, TextSettings


class Part(Enum):
    """What an article is for: to learn from, or to see how far the learning is. What is held out is not read here."""

    TRAINING = "training"
    VALIDATION = "validation"


def articles(settings: TextSettings, part: Part) -> Iterator[str]:
    """The articles of one part. Raises InputError where the corpus is absent."""
    for text in _all(settings):
        remainder = zlib.crc32(text.encode()) % HELD_OUT
        if remainder and (remainder == 1) is (part is Part.VALIDATION):
            yield text


def _all(settings: TextSettings) -> Iterator[str]:
    if settings.corpus != CORPORA:
        return _records(settings)
    folder = corpora_folder()
    if folder is None:
        raise InputError("no corpora: set MT_QA_CORPORA to their folder, or name another corpus under [text]")
    return texts(folder)


def _records(settings: TextSettings) -> Iterator[str]:
    from datasets import load_dataset

    path = Path(settings.corpus)
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path] if path.is_file() else []
    if files:
        records = load_dataset("json", data_files=[str(file) for file in files], split="train")
    elif path.is_absolute() or path.suffix:
        raise InputError(f"{path}: no such corpus")
    else:
        records = load_dataset(settings.corpus, split=settings.split, streaming=True)
    for record in records:
        if settings.field not in record:
            raise InputError(f"{settings.corpus}: a record has no {settings.field!r}; set field under [text]")
        yield str(record[settings.field])


def paragraphs(text: str) -> Iterator[str]:
    """The lines of an article that say something."""
    for line in text.splitlines():
        if line.strip():
            yield line.strip()
