"""What the ledger and the checks that read it cost on top of the other checks, as a ratio in one run.

Checks that ask a measure are left out: they look at names only to keep away from them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from time import process_time

from mt_qa import engine, service
from mt_qa.arabic.words import words
from mt_qa.core import Document
from mt_qa.registry import Check
from mt_qa.scoring import load_profile

NEED = "entities"
LEFT_OUT = frozenset({"source", "measure"})
"""What a check may ask for that has nothing to do with reading names."""


@dataclass(frozen=True, slots=True)
class EntityCost:
    """Processor seconds of a review with and without all that reads names, over a text of so many words."""

    words: int
    without: float
    with_entities: float

    @property
    def share(self) -> float:
        """What reading names adds, as a share of a review without it."""
        return (self.with_entities - self.without) / self.without

    @property
    def added(self) -> float:
        """Microseconds a word that reading names adds."""
        return 1e6 * (self.with_entities - self.without) / self.words


def entity_cost(articles: Sequence[str], least_words: int, runs: int = 3) -> EntityCost:
    """The best of `runs` over one document of whole `articles` with at least `least_words` words; tables are warm.

    The best, because other work on the machine can only add to it. Each run reads paragraphs that end in another number
    of blanks: what is remembered of a paragraph helps the checks of one run, as it should, and no later one.
    """
    checks = [check for check in service.chosen_checks(load_profile()) if LEFT_OUT.isdisjoint(check.needs)]
    others = [check for check in checks if NEED not in check.needs]
    chosen: list[str] = []
    count = 0
    for article in articles:
        chosen.append(article)
        count += len(words(article))
        if count >= least_words:
            break
    lines = "\n".join(chosen).split("\n")
    texts = ("\n".join(line + " " * blanks for line in lines) for blanks in itertools.count())
    _seconds(service.document_of(next(texts)), checks)
    with_entities, without = (
        min(_seconds(service.document_of(next(texts)), few) for _ in range(runs)) for few in (checks, others)
    )
    return EntityCost(count, without, with_entities)


def _seconds(document: Document, checks: Sequence[Check]) -> float:
    began = process_time()
    engine.run(document, checks, verify=False)
    return process_time() - began
