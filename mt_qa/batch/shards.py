"""The input in pieces: records in their order, cut into shards of about a second's work each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mt_qa.core import Document
from mt_qa.formats.items import Broken, Item, Readable


@dataclass(frozen=True, slots=True)
class Cut:
    """A shard ends with the record that reaches either limit: what a killed run loses is at most a shard a worker."""

    records: int = 50
    characters: int = 200_000


@dataclass(frozen=True, slots=True)
class Shard:
    """Records that lie side by side in the input; what comes of them is one part file."""

    number: int
    items: tuple[Item, ...]

    @property
    def fingerprint(self) -> str:
        """A checksum over ids and contents, so that the part of other records is not taken for this shard's."""
        return _checksum([_identity(item) for item in self.items])


def fingerprint(document: Document) -> str:
    """A checksum over all that a review of the document depends on; its id is no part of it."""
    alignment = document.alignment
    parts = [
        [[segment.target, segment.source, segment.reference] for segment in document.segments],
        [document.source_language, document.target_language],
        alignment and [alignment.sources, alignment.targets, alignment.missing, alignment.added],
    ]
    return _checksum(parts)


def _identity(item: Item) -> list[str]:
    match item:
        case Readable():
            return [item.id, fingerprint(item.document)]
        case Broken():
            return [item.id, item.kind.value, item.message]


def _checksum(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def cut_into_shards(items: Iterable[Item], cut: Cut) -> Iterator[Shard]:
    """The items as they come, cut by number and length alone: the same input is cut the same way again."""
    number, taken, size = 0, list[Item](), 0
    for item in items:
        taken.append(item)
        size += len(item.document.text) if isinstance(item, Readable) else 0
        if len(taken) >= cut.records or size >= cut.characters:
            yield Shard(number, tuple(taken))
            number, taken, size = number + 1, [], 0
    if taken:
        yield Shard(number, tuple(taken))
