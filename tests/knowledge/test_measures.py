"""The table of currencies and units, and how they are found beside numbers."""

import pytest

from mt_qa.knowledge.measures import measured_in_arabic, measured_in_source, measures


def test_there_are_enough_of_each_kind() -> None:
    kinds = [measure.kind for measure in measures()]
    assert kinds.count("currency") >= 45
    assert len(kinds) - kinds.count("currency") >= 35


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("It cost $5 million and they paid it.", [(5_000_000, "dollar")]),
        ("They paid 20 euros for the ticket of the train.", [(20, "euro")]),
        ("Le trajet dure 12 heures.", [(12, "hour")]),
        ("Jaraknya 40 km dari kota.", [(40, "kilometre")]),
        ("Он заплатил 300 рублей.", [(300, "ruble")]),
        ("There were 40 people in the room.", []),
    ],
)
def test_measures_of_a_source(source: str, expected: list[tuple[int, str]]) -> None:
    assert [(m.values[0], m.measure.name) for m in measured_in_source(source)] == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("بلغت الكلفة 5 ملايين دولار.", [(5_000_000, "dollar")]),
        ("يبعد ٤٠ كيلومترا.", [(40, "kilometre")]),
        ("أبحر 12 ميلا بحريا.", [(12, "nautical mile")]),
        ("حضر 40 شخصا.", []),
    ],
)
def test_measures_of_a_target(target: str, expected: list[tuple[int, str]]) -> None:
    assert [(m.values[0], m.measure.name) for m in measured_in_arabic(target)] == expected
