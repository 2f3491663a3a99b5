"""Weights and tokenizers that lie on this machine: nothing is ever fetched."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mt_qa.core import BackendError

TOKENIZER_FILES = ("tokenizer.json", "tokenizer.model", "spiece.model", "sentencepiece.bpe.model", "vocab.txt")
BLOCK = 1 << 20


def require_torch() -> None:
    """Raises BackendError where the extra `models` is not installed."""
    for library in ("torch", "transformers"):
        if find_spec(library) is None:
            raise BackendError(f"not installed: {library} (pip install 'mt_qa[models]')")


def local_tokenizer(named: str | Path) -> Any | None:
    """The tokenizer in a folder, or of an id that the local cache has; None where there is none.

    Of a folder with a configuration alone transformers would make a tokenizer that knows no piece.
    """
    from transformers import AutoTokenizer

    if isinstance(named, Path) and not any((named / name).is_file() for name in TOKENIZER_FILES):
        return None
    try:
        return AutoTokenizer.from_pretrained(str(named), local_files_only=True)
    except (OSError, ValueError, KeyError):
        return None


def checksum(paths: Iterable[Path]) -> str:
    """Twelve hexadecimal digits of the files' contents."""
    digest = sha256()
    for path in paths:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                digest.update(block)
    return digest.hexdigest()[:12]
