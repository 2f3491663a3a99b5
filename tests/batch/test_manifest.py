"""A run goes on only as what it began as, and every difference is named."""

from pathlib import Path
from typing import Any

import pytest
from batch_example import profile_file, wire

from mt_qa.batch.manifest import Manifest, checksum_of_input, manifest_of, require_same
from mt_qa.batch.settings import Settings, program_fingerprint
from mt_qa.batch.shards import Cut
from mt_qa.core import InputError
from mt_qa.formats.items import Limits
from mt_qa.knowledge.termbase import Termbase, TermEntry


def manifest(folder: Path, **changed: Any) -> Manifest:
    given: dict[str, Any] = {
        "inputs": [str(folder / "wire.jsonl")],
        "settings": Settings(str(folder / "cheap.toml")),
        "columns": {},
        "limits": Limits(),
        "cut": Cut(),
    }
    return manifest_of(**given | changed)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    profile_file(tmp_path)
    wire(tmp_path)
    return tmp_path


def test_the_same_order_makes_the_same_manifest(folder: Path) -> None:
    require_same(manifest(folder), manifest(folder), "out.jsonl")


def test_each_difference_is_named(folder: Path) -> None:
    cheap = str(folder / "cheap.toml")
    terms = Termbase("house", (TermEntry("1", "ar", "مصطلح"),))
    changes: dict[str, dict[str, Any]] = {
        "profile:news-ar": {"settings": Settings()},
        "termbase:house": {"settings": Settings(cheap, termbase=terms)},
        "min_confidence 0.9": {"settings": Settings(cheap, min_confidence=0.9)},
        "max_findings_per_1000_words 3": {"settings": Settings(cheap, max_findings_per_1000_words=3)},
        "time_limit 5": {"settings": Settings(cheap, time_limit=5)},
        'columns {"target": "text"}': {"columns": {"target": "text"}},
        "longest 10": {"limits": Limits(characters=10)},
        "shards [7, 200000]": {"cut": Cut(records=7)},
        "inputs other.jsonl": {"inputs": ["other.jsonl"]},
    }
    for named, changed in changes.items():
        with pytest.raises(InputError, match="this is another run") as refused:
            require_same(manifest(folder, **changed), manifest(folder), "out.jsonl")
        assert named in str(refused.value)


def test_other_contents_of_an_input_are_another_run(folder: Path) -> None:
    before = manifest(folder)
    with (folder / "wire.jsonl").open("a") as file:
        file.write("{}\n")
    with pytest.raises(InputError, match=r"other contents of .*wire\.jsonl"):
        require_same(before, manifest(folder), "out.jsonl")


def test_a_folder_is_told_by_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    first = checksum_of_input(str(tmp_path))
    assert first == checksum_of_input(str(tmp_path))
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert checksum_of_input(str(tmp_path)) != first
    assert checksum_of_input("-") == checksum_of_input(str(tmp_path / "nowhere")) == ""


def test_the_program_has_a_fingerprint() -> None:
    assert program_fingerprint() == program_fingerprint()
    assert len(program_fingerprint()) == 12
