"""Which name of the ledger the editor looks at, and at which of its places."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mt_qa.core import Span
from mt_qa.core.ledger import Ledger, LedgerEntry


@dataclass(frozen=True, slots=True)
class Focus:
    """An entry by its place in the ledger, one of its renderings (empty: all of them), and which mention of it."""

    entry: int
    form: str = ""
    place: int = 0

    def of(self, ledger: Ledger) -> LedgerEntry | None:
        """The entry; None where the ledger is another one by now."""
        return ledger.entries[self.entry] if self.entry < len(ledger.entries) else None

    def places(self, ledger: Ledger) -> tuple[Span, ...]:
        """Where the rendering stands, in the order of the text."""
        entry = self.of(ledger)
        mentions = () if entry is None else entry.mentions
        return tuple(sorted(mention.span for mention in mentions if self.form in ("", mention.form)))

    def moved(self, ledger: Ledger, distance: int) -> Focus:
        """On the mention `distance` further on, going round at the ends."""
        return replace(self, place=(self.place + distance) % max(len(self.places(ledger)), 1))
