"""The shipped gold: spans that read what they say, twins that differ where something was judged."""

import json
import zlib
from collections import Counter
from typing import Any

import pytest

from mt_qa.evaluation.marked import SETS, built
from mt_qa.formats.gold import read_gold
from mt_qa.knowledge.tables import data_folder

GOLD = data_folder() / "gold"
FILES = [GOLD / "csto-withdrawal.jsonl", *sorted(path for name in SETS for path in (GOLD / name).glob("*.jsonl"))]


def records(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def test_the_article_is_the_one_that_was_judged() -> None:
    text = (data_folder() / "articles" / "csto-withdrawal.ar.txt").read_bytes()
    assert (len(text), zlib.crc32(text)) == (3799, 2099900852)
    (record,) = records("csto-withdrawal.jsonl")
    assert record["target"] == text.decode()
    assert Counter(span["tier"] for span in record["gold"]) == {"must": 27, "should": 3, "could": 4}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_span_reads_what_it_says(path: Any) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for span in record["gold"]:
            assert record["target"][span["start"] : span["end"]] == span["text"]
            assert span["why"]
            assert span["tier"] in ("must", "should", "could")
            assert span["text"] not in span["suggestions"]
    assert all(document.text for document, _ in read_gold(path))


@pytest.mark.parametrize("kind", SETS)
def test_the_files_are_what_the_marked_texts_say(kind: str) -> None:
    for name, text in built(GOLD / kind).items():
        assert (GOLD / kind / name).read_text(encoding="utf-8") == text, "run python -m mt_qa.evaluation.marked"


@pytest.mark.parametrize(
    ("kind", "articles", "lengths", "fewest_faults"),
    [("form", 24, (120, 250), 8), ("entities", 24, (110, 180), 5), ("entities_world", 44, (110, 200), 5)],
)
def test_every_article_has_a_clean_twin_without_its_faults(
    kind: str, articles: int, lengths: tuple[int, int], fewest_faults: int
) -> None:
    garbled = {r["id"]: r for name in (f"{kind}/dev.jsonl", f"{kind}/test.jsonl") for r in records(name)}
    twins = {r["id"]: r for r in records(f"{kind}/clean_twins.jsonl")}
    assert len(garbled) == articles
    assert list(twins) == [f"{name}-clean" for name in garbled]
    for name, record in garbled.items():
        assert lengths[0] <= len(record["target"].split()) <= lengths[1]
        assert len(record["gold"]) >= fewest_faults
        twin = twins[f"{name}-clean"]["target"]
        assert not any(mark in twin for mark in ("{", "}", "=>", "#", "  ", " ،", " .", "\ufffd", "ـ"))
        assert twin.count('"') % 2 == 0
        assert twin.count("(") == twin.count(")")


@pytest.mark.parametrize("kind", SETS)
def test_dev_and_test_share_no_paragraph(kind: str) -> None:
    dev, test = (
        {p for r in records(f"{kind}/{n}.jsonl") for p in r["target"].split("\n") if p} for n in ("dev", "test")
    )
    assert not dev & test


def test_the_right_name_of_a_body_stands_in_the_garbled_article_too() -> None:
    """Drift is drift from something, so a reader without the source can tell."""
    for record in [*records("entities/dev.jsonl"), *records("entities/test.jsonl")]:
        assert all(span["suggestions"] for span in record["gold"])
        for span in record["gold"]:
            if span["category"] == "terminology/wrong-term":
                # The first letter may have merged with a preposition: للجنة, لجنة.
                assert span["suggestions"][0][3:] in record["target"], span


def test_dev_and_test_are_about_different_entities() -> None:
    nationality = "accuracy/mistranslation"
    dev, test = (
        {
            name
            for record in records(f"entities/{n}.jsonl")
            for span in record["gold"]
            if span["category"] != nationality
            for name in span["suggestions"]
        }
        for n in ("dev", "test")
    )
    assert dev
    assert not dev & test
