"""What the recipes of tokenizer, association, language model and detector depend on, read from one TOML file.

Tables and keys that no recipe knows are errors: a misspelt key would otherwise train with the default for hours.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from mt_qa.core import InputError

CORPORA = "corpora"
"""The corpus that is the folder ``$MT_QA_CORPORA``."""

_Table = TypeVar("_Table")


@dataclass(frozen=True, slots=True)
class TextSettings:
    """Which text; `field` is the key of a record that holds it, where the corpus is one of records."""

    corpus: str = CORPORA
    field: str = "text"
    split: str = "train"


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """Where intermediate files go, and where the model."""

    work: str = "local/detector"
    output: str = "models/detector"


@dataclass(frozen=True, slots=True)
class AssociationSettings:
    """What the vectors of the association measure depend on, beside the text."""

    dimensions: int = 144
    window: int = 6
    epochs: int = 6
    negative: int = 10
    subsampling: float = 1e-4
    least_count: int = 3
    seed: int = 1


@dataclass(frozen=True, slots=True)
class TokenizerSettings:
    """Pieces of words in the vocabulary, and the characters that it may be built from."""

    vocabulary: int = 10_000
    alphabet: int = 300


@dataclass(frozen=True, slots=True)
class EncoderSettings:
    """The size of the ModernBERT encoder."""

    hidden: int = 192
    layers: int = 4
    heads: int = 3
    intermediate: int = 384


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast: `rate` rises over `warm_up` steps, holds, and falls to zero over the last share of steps.

    A schedule that holds (a trapezium, Hägele et al. 2024) can be ended early or carried on: resume with other steps.
    """

    steps: int = 7_000
    batch: int = 32
    length: int = 128
    rate: float = 2e-3
    warm_up: int = 200
    cooldown: float = 0.25
    decay: float = 0.1
    seed: int = 1

    def rate_at(self, step: int) -> float:
        """The learning rate of one step."""
        falling = max(self.steps * self.cooldown, 1)
        return self.rate * min((step + 1) / max(self.warm_up, 1), 1.0, (self.steps - step) / falling)

    @property
    def tokens_a_step(self) -> int:
        return self.batch * self.length


@dataclass(frozen=True, slots=True)
class LanguageModelSettings(Schedule):
    """The share of words that are masked falls from the first to the last step (Yang et al. 2023).

    `association` begins with what the shipped association measure knows of words (mt_qa.training.vectors).
    """

    association: bool = True
    masked_first: float = 0.30
    masked_last: float = 0.15

    def masked_at(self, step: int) -> float:
        """The share of words masked at one step."""
        done = min(step / self.steps, 1.0)
        return self.masked_first + (self.masked_last - self.masked_first) * done


@dataclass(frozen=True, slots=True)
class DetectorSettings(Schedule):
    """The text is noised in `portions`; after `noised` of them, beyond `portions` with other noise, they come again.

    `fault_weight` is how much more a fault weighs than a sound word.
    """

    steps: int = 3_000
    rate: float = 1e-3
    portions: int = 4
    noised: int = 8
    fault_weight: float = 2.0


@dataclass(frozen=True, slots=True)
class Settings:
    """All tables of a recipe."""

    text: TextSettings = TextSettings()
    folders: FolderSettings = FolderSettings()
    association: AssociationSettings = AssociationSettings()
    tokenizer: TokenizerSettings = TokenizerSettings()
    encoder: EncoderSettings = EncoderSettings()
    lm: LanguageModelSettings = LanguageModelSettings()
    detector: DetectorSettings = DetectorSettings()

    @property
    def work(self) -> Path:
        return Path(self.folders.work)

    @property
    def output(self) -> Path:
        return Path(self.folders.output)

    def as_tables(self) -> dict[str, Any]:
        """What the weights depend on, as the TOML file has it: no folders, which are the machine's own affair."""
        return {name: table for name, table in asdict(self).items() if name not in ("folders", "association")}


def read_settings(path: Path) -> Settings:
    """The settings of a file. Raises InputError where it is absent, is no TOML, or has a key that nothing reads."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: {error}") from error
    kinds: dict[str, Any] = {field.name: type(field.default) for field in fields(Settings)}
    unknown = tables.keys() - kinds.keys()
    if unknown:
        raise InputError(f"{path}: no recipe reads [{min(unknown)}]; one of {sorted(kinds)}")
    return Settings(**{name: _table(kinds[name], table, f"{path}: [{name}]") for name, table in tables.items()})


def _table(kind: type[_Table], table: Mapping[str, Any], where: str) -> _Table:
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for key, value in table.items():
        if key not in known:
            raise InputError(f"{where} has a key that nothing reads: {key}; one of {sorted(known)}")
        expected = type(known[key].default)
        if not isinstance(value, expected) and not (expected is float and isinstance(value, int)):
            raise InputError(f"{where} {key}: {value!r} is not {expected.__name__}")
    return kind(**table)
