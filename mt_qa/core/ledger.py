"""The article's ledger: who and what it names, by all the renderings it gives them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from mt_qa.core.span import Span

OFTEN = 3
"""Something named so many times is worth a line in a report even where it is always named alike."""


class EntityKind(StrEnum):
    """What a name names."""

    ORGANISATION = "organisation"
    PLACE = "place"
    PERSON = "person"
    TERM = "term"
    NAME = "name"
    """A name that no table has, of a kind that its shape does not give away."""


class NameStatus(StrEnum):
    """Whether a rendering is right for the entity, wrong for it, or only misspelt; unknown where no table says."""

    ACCEPTED = "accepted"
    MISTAKEN = "mistaken"
    MISSPELT = "misspelt"
    UNKNOWN = "unknown"

    @property
    def is_wrong(self) -> bool:
        return self in (NameStatus.MISTAKEN, NameStatus.MISSPELT)


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where something is named.

    `span` counts in the document's text and leaves out proclitics that stand apart from the name (و in وألماتي);
    `prefix` holds them. `form` is the name without them and without marks:
    ``للأمم المتحدة`` has the form الأمم المتحدة.
    """

    segment: int
    span: Span
    form: str
    prefix: str = ""
    status: NameStatus = NameStatus.UNKNOWN


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One entity or term of an article. `known` is False where no table has it and only its shape gave it away."""

    kind: EntityKind
    name: str
    english: str
    known: bool
    mentions: tuple[Mention, ...]

    @property
    def renderings(self) -> tuple[tuple[str, int], ...]:
        """Each form with its count, the most frequent first, the earlier first among equals."""
        return tuple(Counter(mention.form for mention in self.mentions).most_common())

    @property
    def by_form(self) -> dict[str, tuple[Mention, ...]]:
        """The mentions of each form, in the order of `renderings`."""
        found: dict[str, list[Mention]] = {form: [] for form, _ in self.renderings}
        for mention in self.mentions:
            found[mention.form].append(mention)
        return {form: tuple(mentions) for form, mentions in found.items()}

    @property
    def wavers(self) -> bool:
        """True where the article names the entity in several ways, or in one that is wrong: what an editor looks at."""
        return self.is_wrong or len(self.renderings) > 1

    @property
    def is_wrong(self) -> bool:
        """True where a rendering is wrong for the entity or misspelt."""
        return any(mention.status.is_wrong for mention in self.mentions)

    @property
    def is_notable(self) -> bool:
        """True where a report gives the entry a line of its own."""
        return self.wavers or len(self.mentions) >= OFTEN

    def to_dict(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "name": self.name,
            "english": self.english,
            "known": self.known,
            "renderings": [
                {
                    "text": form,
                    "count": len(mentions),
                    "status": mentions[0].status.value,
                    "positions": [[mention.span.start, mention.span.end] for mention in mentions],
                }
                for form, mentions in self.by_form.items()
            ],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any], starts: Sequence[int] = ()) -> LedgerEntry:
        """The entry that `to_dict` wrote. Prefixes are not in the contract and come back empty.

        `starts` are the offsets at which the document's segments begin: they say in which one a mention is.
        """
        mentions = [
            Mention(
                max(bisect_right(starts, start) - 1, 0),
                Span(start, end),
                rendering["text"],
                status=NameStatus(rendering["status"]),
            )
            for rendering in data["renderings"]
            for start, end in rendering["positions"]
        ]
        ordered = tuple(sorted(mentions, key=lambda mention: mention.span))
        return cls(EntityKind(data["kind"]), data["name"], data["english"], data["known"], ordered)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries of one article, in the order of their first mention."""

    entries: tuple[LedgerEntry, ...] = ()

    @property
    def wavering(self) -> tuple[LedgerEntry, ...]:
        """The entries that an editor should look at."""
        return tuple(entry for entry in self.entries if entry.wavers)

    @property
    def notable(self) -> tuple[LedgerEntry, ...]:
        """The entries that a report lists; the others it only counts."""
        return tuple(entry for entry in self.entries if entry.is_notable)

    def of_kind(self, kind: EntityKind) -> tuple[LedgerEntry, ...]:
        return tuple(entry for entry in self.entries if entry.kind is kind)


NO_NAMES = Ledger()
"""What a review without checks of names learns of an article's names."""
