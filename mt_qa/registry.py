"""Finds checks by looking: every module in ``mt_qa.checks``, and the entry points of the group ``mt_qa.checks``.

The file name is the check's name (``doubled_word.py`` is ``doubled-word``). What a check must and may define is said
in docs/how-to/write-a-check.md.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from types import ModuleType
from typing import Any

import mt_qa.checks
from mt_qa.core import Category, Evidence, ProfileError, Right, Severity, Wrong

DEFAULT_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Check:
    """One check as its file describes it. `needs` are its keyword-only parameters: what the engine must provide."""

    name: str
    category: Category
    severity: Severity
    evidence: Evidence
    confidence: float
    examples: tuple[Wrong | Right, ...]
    docstring: str
    needs: frozenset[str]
    whole_document: bool
    run: Callable[..., Iterable[Any]]

    @property
    def title(self) -> str:
        """The first line of the docstring."""
        return self.docstring.partition("\n")[0]


def check_of(module: ModuleType, name: str) -> Check:
    """The check that `module` defines. Raises AttributeError where a required name is missing."""
    whole_document = hasattr(module, "check_document")
    run = module.check_document if whole_document else module.check_segment
    parameters = inspect.signature(run).parameters.values()
    return Check(
        name=name,
        category=module.CATEGORY,
        severity=module.SEVERITY,
        evidence=getattr(module, "EVIDENCE", Evidence.RULE),
        confidence=getattr(module, "CONFIDENCE", DEFAULT_CONFIDENCE),
        examples=module.EXAMPLES,
        docstring=inspect.cleandoc(module.__doc__ or ""),
        needs=frozenset(p.name for p in parameters if p.kind is p.KEYWORD_ONLY),
        whole_document=whole_document,
        run=run,
    )


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check there is, by name."""
    found: dict[str, Check] = {}
    for info in pkgutil.iter_modules(mt_qa.checks.__path__):
        if not info.name.startswith("_"):
            name = info.name.replace("_", "-")
            found[name] = check_of(import_module(f"mt_qa.checks.{info.name}"), name)
    for entry in entry_points(group="mt_qa.checks"):
        found[entry.name] = check_of(entry.load(), entry.name)
    return tuple(found[name] for name in sorted(found))


def find_check(name: str) -> Check:
    """The check called `name`. Raises ProfileError where there is none."""
    for check in all_checks():
        if check.name == name:
            return check
    raise ProfileError(f"no check is called {name!r}; `mt-qa checks` lists them")
