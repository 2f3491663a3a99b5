"""Whatever bytes come, a reader gives records, broken ones or an InputError: no other exception, and it ends."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_inputs import ARTICLES, RECORDS

from mt_qa.core import InputError
from mt_qa.formats.inputs import read_upload
from mt_qa.formats.items import Broken, Kind, Limits

SAMPLES = {name: make() for name, make in (RECORDS | ARTICLES).items()}
SMALL = Limits(characters=2_000, record_bytes=4_000, file_bytes=100_000)
"""So small that limits are met in every direction."""

ROUNDS = int(os.environ.get("MT_QA_FUZZ_ROUNDS", "1"))
"""More for a long search: HYPOTHESIS_FRESH=1 MT_QA_FUZZ_ROUNDS=50."""

PIECES = st.sampled_from(
    [
        b"\0",
        b"\n",
        b"\r",
        b'"',
        b"<",
        b">",
        b"&amp;",
        b"\xff\xfe",
        b"\x80",
        b"]]>",
        b"<!--",
        b"{",
        b"[",
        b"\\",
        b"\t",
        b",",
        b"<mrk mtype='seg' mid='1'>",
        b"</target>",
        b"<target>",
        b"msgid ",
        b'msgstr[1] "x"\n',
        b"PK\x01\x02",
        b"\x28\xb5\x2f\xfd",
        b"\x1f\x8b",
        b"PAR1",
        b"```",
        b"<!DOCTYPE x [",
        b"&#0;",
        b"&#xD800;",
        "\ud7ffأ".encode(),
        b'"id": 1e999,',
    ]
)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """A good file with bytes replaced, cut out, put in, repeated or cut off."""
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(len(data) - 1, 0)))
        end = min(start + draw(st.integers(0, 40)), len(data))
        match draw(st.sampled_from(("replace", "insert", "cut", "repeat", "end"))):
            case "replace":
                data = data[:start] + draw(st.binary(min_size=1, max_size=4)) + data[start + 1 :]
            case "insert":
                data = data[:start] + draw(PIECES) * draw(st.sampled_from((1, 1, 3, 2000))) + data[start:]
            case "cut":
                data = data[:start] + data[end:]
            case "repeat":
                data = data[:end] + data[start:end] * draw(st.integers(1, 50)) + data[end:]
            case "end":
                data = data[: max(start, len(data) // 2)]
    return data


def read(data: bytes, name: str) -> None:
    try:
        items = list(read_upload(data, name, limits=SMALL))
    except InputError:
        return
    assert [item.number for item in items] == list(range(len(items)))
    for item in items:
        assert item.place.startswith(name)
        assert item.id == item.id.encode().decode()
        if isinstance(item, Broken):
            assert item.kind is not Kind.FAULT, item.message
            assert item.message
        else:
            assert item.document.text.strip()
            assert len(item.document.text.encode()) > 0


@pytest.mark.parametrize("name", SAMPLES)
@settings(
    max_examples=60 * ROUNDS, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data())
def test_a_damaged_file_never_breaks_its_reader(name: str, data: st.DataObject) -> None:
    read(data.draw(damaged(SAMPLES[name])), name)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=25 * ROUNDS, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_never_break_a_reader(name: str, data: bytes) -> None:
    read(data, name)
