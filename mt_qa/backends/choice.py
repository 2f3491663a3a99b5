"""The measure that a caller names: the shipped one, or any masked language model."""

from __future__ import annotations

from importlib import import_module

from mt_qa.backends import WordMeasure

ASSOCIATION = "association"


def measure_called(named: str) -> WordMeasure:
    """``association``, or the folder or id of a masked language model. Raises BackendError, DataError.

    Looked up at run time, so that nothing here depends on torch.
    """
    if named == ASSOCIATION:
        from mt_qa.backends.association import shipped

        return shipped()
    measure: WordMeasure = import_module("mt_qa.backends.huggingface").load(named)
    return measure
