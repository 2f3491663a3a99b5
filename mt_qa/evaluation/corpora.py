"""Where evaluation text comes from. It is never trained or tuned on, and not shipped: research licences forbid it.

The folder is ``$MT_QA_CORPORA``, by default ``../shared`` beside the checkout; where it is absent, benchmarks say so.
"""

from __future__ import annotations

import json
import lzma
import os
import zlib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from mt_qa.core import Document, Segment

HELD_OUT = 50
"""Every 50th article by checksum is kept out of all training, counting and table-making."""


def corpora_folder() -> Path | None:
    """The folder of evaluation corpora, None where there is none."""
    folder = Path(os.environ.get("MT_QA_CORPORA", Path(__file__).parents[2] / ".." / "shared"))
    return folder.resolve() if folder.is_dir() else None


def _lines(path: Path) -> Iterator[str]:
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def _articles(path: Path, field: str, *, held_out: bool) -> Iterator[str]:
    for line in _lines(path):
        text = json.loads(line)[field]
        if (zlib.crc32(text.encode()) % HELD_OUT == 0) is held_out:
            yield text


def _tsv_column(path: Path, column: str) -> Iterator[str]:
    lines = _lines(path)
    index = next(lines).split("\t").index(column)
    for line in lines:
        yield line.split("\t")[index]


def _up_to(articles: Iterator[str], most: int) -> Iterator[Document]:
    """Whole articles until they hold `most` non-blank paragraphs; the last one is cut there."""
    left = most
    for article in articles:
        paragraphs = [line.strip() for line in article.split("\n") if line.strip()][:left]
        left -= len(paragraphs)
        if paragraphs:
            yield Document(tuple(Segment(paragraph) for paragraph in paragraphs))
        if left <= 0:
            return


CLEAN = ("flores", "tico19", "ant", "saudinewsnet")
"""The names of the clean sets."""


def clean_documents(name: str, folder: Path, *, held_out: bool = True, most: int = 2000) -> Iterator[Document]:
    """Human Arabic: all of FLORES devtest and TICO-19, a segment a document; whole articles of ANT (both versions)
    and SaudiNewsNet until there are `most` paragraphs, a paragraph a segment.

    `held_out` False gives other articles of the two news corpora, to tune on, and nothing of the first two.
    """
    match name:
        case "flores" | "tico19":
            path, column = {
                "flores": (folder / "parallel/flores200_devtest.tsv.xz", "ar"),
                "tico19": (folder / "parallel/tico19_all_en-ar.tsv.xz", "ar"),
            }[name]
            return (Document((Segment(line),)) for line in _tsv_column(path, column) if held_out)
        case "saudinewsnet":
            path = folder / "corpus/saudinewsnet.jsonl.xz"
            return _up_to(_articles(path, "content", held_out=held_out), most)
        case "ant":
            v1, v2 = (folder / f"corpus/ant_{version}.jsonl.xz" for version in ("v1", "v2"))
            first = list(_up_to(_articles(v1, "text", held_out=held_out), most // 2))
            short = most - sum(len(document.segments) for document in first)
            return chain(first, _up_to(_articles(v2, "text", held_out=held_out), short))
    raise ValueError(f"no clean set is called {name!r}; one of {CLEAN}")


def fasih(split: str, folder: Path) -> list[dict[str, Any]]:
    """The FASIH records of one set (``v4.1-dev``, ``v4.1-test`` …): wrong source, right target, error_type, spans."""
    records = (json.loads(line) for line in _lines(folder / "eval/fasih.jsonl.xz"))
    return [record for record in records if record["set"] == split]


def training_articles(folder: Path) -> Iterator[str]:
    """The articles of both ANT corpora that are not held out: what tables may be counted from."""
    for version in ("v1", "v2"):
        yield from _articles(folder / f"corpus/ant_{version}.jsonl.xz", "text", held_out=False)


def held_out_articles(folder: Path) -> Iterator[str]:
    """The articles of both ANT corpora that everything is kept from: what detection is measured on, with noise."""
    for version in ("v1", "v2"):
        yield from _articles(folder / f"corpus/ant_{version}.jsonl.xz", "text", held_out=True)
