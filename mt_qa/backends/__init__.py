"""Models behind measures: one file is one family, with a function ``load(path)``. They measure; checks judge."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path

from mt_qa.core import DataError, Parts, Query, WordMeasure

__all__ = (
    "ASSOCIATION",
    "CONFIGURATION",
    "WEIGHTS",
    "Parts",
    "Query",
    "WordMeasure",
    "models_folder",
    "models_signature",
    "signature_of",
    "word_measure",
)


ASSOCIATION = "association"
CONFIGURATION, WEIGHTS = "config.json", "model.safetensors"
"""The files of any model: Hugging Face's names."""


@cache
def word_measure() -> WordMeasure:
    """The shipped measure of words, loaded when it is first asked for: 0.05 s. Raises DataError where it is missing."""
    from mt_qa.backends.association import shipped

    return shipped()


def signature_of(folder: Path) -> str:
    """Name and checksum of the weights in `folder` as their configuration has them; loading refuses any others."""
    configuration = json.loads((folder / CONFIGURATION).read_text(encoding="utf-8"))
    return f"{folder.name}:{configuration['sha256'][WEIGHTS][:12]}"


@cache
def models_signature() -> str:
    """What every report says of the weights behind it: ``none`` where the shipped ones are missing."""
    try:
        return signature_of(models_folder() / ASSOCIATION)
    except (DataError, OSError, ValueError, KeyError, TypeError):
        return "none"


@cache
def models_folder() -> Path:
    """The folder of shipped weights: inside an installed wheel, or beside the package in a checkout."""
    package = Path(str(files("mt_qa")))
    for folder in (package / "models", package.parent / "models"):
        if folder.is_dir():
            return folder
    raise DataError("the folder models/ is neither in the package nor beside it: install mt_qa again")
