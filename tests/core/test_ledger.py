"""The ledger: what is worth a look, what is worth a line, and its form in JSON."""

import json

import pytest

from mt_qa.core.ledger import EntityKind, Ledger, LedgerEntry, Mention, NameStatus
from mt_qa.core.span import Span

RIGHT, WRONG = NameStatus.ACCEPTED, NameStatus.MISTAKEN


def entry(*forms: tuple[str, NameStatus]) -> LedgerEntry:
    mentions = tuple(
        Mention(number, Span(10 * number, 10 * number + len(form)), form, status=status)
        for number, (form, status) in enumerate(forms)
    )
    return LedgerEntry(EntityKind.PLACE, "نيروبي", "Nairobi", True, mentions)


@pytest.mark.parametrize(
    ("found", "wavers", "notable"),
    [
        (entry(("نيروبي", RIGHT), ("نيروبي", RIGHT)), False, False),
        (entry(("نيروبي", RIGHT), ("نيروبي", RIGHT), ("نيروبي", RIGHT)), False, True),
        (entry(("نيروبي", RIGHT), ("نايروبي", RIGHT)), True, True),
        (entry(("نروبا", WRONG)), True, True),
    ],
)
def test_what_wavers_and_what_is_notable(found: LedgerEntry, wavers: bool, notable: bool) -> None:
    assert (found.wavers, found.is_notable) == (wavers, notable)
    ledger = Ledger((found,))
    assert ledger.wavering == ((found,) if wavers else ())
    assert ledger.notable == ((found,) if notable else ())


def test_renderings_are_counted_the_most_frequent_first() -> None:
    found = entry(("نايروبي", RIGHT), ("نيروبي", RIGHT), ("نيروبي", RIGHT))
    assert found.renderings == (("نيروبي", 2), ("نايروبي", 1))
    assert [len(mentions) for mentions in found.by_form.values()] == [2, 1]


def test_an_entry_survives_json() -> None:
    found = entry(("نايروبي", RIGHT), ("نيروبي", RIGHT), ("نروبا", WRONG), ("نيروبي", RIGHT))
    data = json.loads(json.dumps(found.to_dict()))
    assert data["renderings"][0] == {
        "text": "نيروبي",
        "count": 2,
        "status": "accepted",
        "positions": [[10, 16], [30, 36]],
    }
    assert LedgerEntry.from_dict(data, starts=(0, 10, 20, 30)) == found
