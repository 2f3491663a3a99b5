"""Parquet and the data sets of `datasets`: rows stream, odd ones are broken records, no network is needed."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from made_inputs import SOURCES, TEXTS

from mt_qa.core import InputError
from mt_qa.formats.inputs import read_inputs, read_upload
from mt_qa.formats.items import Broken, Item, Kind, Readable


def table(**columns: Any) -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.table(columns), out)
    return out.getvalue()


def shown(items: Iterator[Item]) -> list[tuple[str, str]]:
    return [(i.id, i.document.text if isinstance(i, Readable) else i.kind.value) for i in items]


def test_odd_rows_of_a_table_are_broken_records() -> None:
    data = table(id=[1, 2, None, 4], target=[TEXTS[0], None, TEXTS[1], " "], other=[b"x"] * 4)
    assert shown(read_upload(data, "n.parquet")) == [
        ("1", TEXTS[0]),
        ("2", "empty"),
        ("n.parquet:3", TEXTS[1]),
        ("4", "empty"),
    ]
    assert shown(read_upload(table(target=[1.5]), "n.parquet")) == [("n.parquet:1", "record")]
    assert shown(read_upload(table(target=[b"\xff"]), "n.parquet")) == [("n.parquet:1", "record")]


def test_text_that_is_not_utf_8_is_a_broken_record() -> None:
    import pyarrow

    offsets = pyarrow.array([0, 2, 4], pyarrow.int32()).buffers()[1]
    damaged = pyarrow.Array.from_buffers(pyarrow.string(), 2, [None, offsets, pyarrow.py_buffer(b"\xff\xfeab")])
    assert shown(read_upload(table(target=damaged), "n.parquet")) == [
        ("n.parquet:1", "encoding"),
        ("n.parquet:2", "ab"),
    ]


def test_segments_of_a_table_are_segments() -> None:
    rows = [[{"target": t, "source": s} for t, s in zip(TEXTS, SOURCES, strict=True)], None, []]
    first, second, third = read_upload(table(id=["a", "b", "c"], segments=rows), "n.parquet")
    assert isinstance(first, Readable)
    assert [segment.source for segment in first.document.segments] == list(SOURCES)
    assert [item.kind for item in (second, third) if isinstance(item, Broken)] == [Kind.RECORD, Kind.RECORD]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two splits in a folder, as `save_to_disk` leaves them."""
    import datasets

    datasets.disable_progress_bars()
    folder = tmp_path_factory.mktemp("saved")
    rows: dict[str, list[Any]] = {
        "id": ["a", "b"],
        "translation": [{"ar": t, "en": s} for t, s in zip(TEXTS, SOURCES, strict=True)],
    }
    splits = {
        "dev": datasets.Dataset.from_dict(rows),
        "test": datasets.Dataset.from_dict({k: v[:1] for k, v in rows.items()}),
    }
    datasets.DatasetDict(splits).save_to_disk(str(folder / "both"))
    splits["dev"].save_to_disk(str(folder / "one"))
    return folder


def test_a_saved_data_set_is_read_split_by_split(saved: Path) -> None:
    columns = {"target": "translation.ar", "source": "translation.en"}
    items = list(read_inputs([saved / "both", saved / "one"], columns=columns))
    assert shown(iter(items)) == [("a", TEXTS[0]), ("b", TEXTS[1]), ("a", TEXTS[0]), ("a", TEXTS[0]), ("b", TEXTS[1])]
    assert [item.number for item in items] == [0, 1, 2, 3, 4]
    assert [item.place for item in items[1:4]] == [f"{saved}/both:dev:2", f"{saved}/both:test:1", f"{saved}/one:1"]
    assert isinstance(items[0], Readable)
    assert items[0].document.segments[0].source == SOURCES[0]
    with pytest.raises(InputError, match='there is no column "target"; the table has id, translation'):
        read_inputs([saved / "one"])


def test_a_data_set_of_files_is_streamed_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "train.jsonl").write_text(f'{{"id": 1, "target": "{TEXTS[0]}"}}\n', encoding="utf-8")
    (tmp_path / "test.jsonl").write_text(f'{{"id": 2, "target": "{TEXTS[1]}"}}\n', encoding="utf-8")
    name = f"hf:{tmp_path}"
    assert shown(read_inputs([f"{name}:test"])) == [("2", TEXTS[1])]
    assert sorted(shown(read_inputs([name]))) == [("1", TEXTS[0]), ("2", TEXTS[1])]
    with pytest.raises(InputError, match=r"the data set cannot be loaded: Bad split: dev\. Available splits"):
        read_inputs([f"{name}:dev"])


@pytest.mark.parametrize("name", ["hf:", "hf:a@b@c", "hf:a:b:c"])
def test_a_name_that_names_no_data_set_is_refused(name: str) -> None:
    with pytest.raises(InputError, match=r"a data set is named as hf:OWNER/NAME\[@CONFIG\]\[:SPLIT\]"):
        read_inputs([name])


def test_a_saved_data_set_that_is_damaged_is_told(saved: Path, tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="the data set cannot be loaded"):
        read_inputs([tmp_path])


def test_what_the_hub_says_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    import datasets

    def refuse(**asked: object) -> None:
        assert asked == {"path": "owner/news", "name": "ar", "split": "test", "streaming": True}
        raise ConnectionError("Couldn't reach 'owner/news' on the Hub\nand more")

    monkeypatch.setattr(datasets, "load_dataset", refuse)
    with pytest.raises(InputError) as caught:
        read_inputs(["hf:owner/news@ar:test"])
    assert str(caught.value).endswith("cannot be loaded: Couldn't reach 'owner/news' on the Hub")
