"""The input is cut by number and length alone, and every part knows whose it is."""

from batch_example import SLIP

from mt_qa.batch.shards import Cut, cut_into_shards, fingerprint
from mt_qa.core import Alignment, Document, Segment
from mt_qa.formats.items import Broken, Item, Kind, Readable


def readable(name: str, text: str = SLIP) -> Item:
    return Readable(f"wire:{name}", Document((Segment(text),), id=name))


def broken(name: str) -> Item:
    return Broken(f"wire:{name}", name, Kind.SYNTAX, f"wire:{name}: not JSON")


def test_a_shard_ends_by_number_or_by_length() -> None:
    items = [readable(str(n)) for n in range(5)] + [readable("long", "ب" * 300)] + [broken("b"), readable("last")]
    cut = Cut(records=3, characters=250)
    assert [[item.id for item in shard.items] for shard in cut_into_shards(items, cut)] == [
        ["0", "1", "2"],
        ["3", "4", "long"],
        ["b", "last"],
    ]
    assert [shard.number for shard in cut_into_shards(items, cut)] == [0, 1, 2]
    assert list(cut_into_shards([], cut)) == []


def test_a_shard_is_known_by_ids_and_contents() -> None:
    def of(*items: Item) -> str:
        return next(cut_into_shards(items, Cut())).fingerprint

    same = of(readable("a"), broken("b"))
    assert same == of(readable("a"), broken("b"))
    others = [
        of(readable("a", SLIP + "!"), broken("b")),
        of(readable("c"), broken("b")),
        of(broken("b"), readable("a")),
        of(readable("a")),
    ]
    assert same not in others


def test_the_fingerprint_is_of_all_that_is_reviewed_and_not_of_the_id() -> None:
    base = Document((Segment("نص", "text"), Segment("آخر")), id="one")
    assert fingerprint(base) == fingerprint(Document(base.segments, id="two"))
    others = [
        Document((Segment("نص"), Segment("آخر"))),
        Document((Segment("نص\nآخر", "text"),)),
        Document((Segment("نص", "text", "مرجع"), Segment("آخر"))),
        Document(base.segments, source_language="fr"),
        Document(base.segments, alignment=Alignment(2, 1)),
    ]
    prints = {fingerprint(document) for document in others}
    assert len(prints) == len(others)
    assert fingerprint(base) not in prints
