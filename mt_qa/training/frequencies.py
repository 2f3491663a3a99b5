"""Writes data/frequencies from the package wordfreq (its data: CC-BY-SA-4.0).

``python -m mt_qa.training.frequencies [FOLDER]``. The package keeps words in buckets by falling hundredths of a power
of ten; what is written is the same in another order, so that it can be mapped instead of read.
"""

from __future__ import annotations

import gzip
import sys
from importlib.util import find_spec
from pathlib import Path

from mt_qa.core import DataError
from mt_qa.knowledge.frequencies import FOLDER, RARITIES, RARITY, WORDS
from mt_qa.knowledge.tables import data_folder


def rarities(path: Path) -> dict[str, int]:
    """By word the number of its bucket. Raises DataError for a file of another format."""
    import msgpack

    try:
        header, *buckets = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: {error}") from error
    if header.get("format") != "cB":
        raise DataError(f"{path}: unknown format {header}")
    return {word: rarity for rarity, bucket in enumerate(buckets) for word in bucket}


def write(words: dict[str, int], folder: Path) -> None:
    """The two files of `mt_qa.knowledge.frequencies`, the same for the same words."""
    import marisa_trie

    trie = marisa_trie.Trie(sorted(words))
    in_order = sorted(words, key=trie.__getitem__)
    folder.mkdir(parents=True, exist_ok=True)
    trie.save(str(folder / WORDS))
    (folder / RARITIES).write_bytes(b"".join(RARITY.pack(words[word]) for word in in_order))


def package_file() -> Path:
    """Where the installed package keeps its Arabic list. Raises DataError where it is not installed."""
    package = find_spec("wordfreq")
    if package is None or package.origin is None:
        raise DataError("the package wordfreq is not installed: pip install mt_qa[training]")
    return Path(package.origin).parent / "data" / "large_ar.msgpack.gz"


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else data_folder() / FOLDER
    try:
        words = rarities(package_file())
    except DataError as error:
        print(error, file=sys.stderr)
        return 3
    write(words, folder)
    print(f"{len(words)} words", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
