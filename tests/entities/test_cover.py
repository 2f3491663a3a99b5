"""Taken letters, against the set of all of them."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from mt_qa.entities.cover import Cover


@dataclass(frozen=True)
class At:
    segment: int
    start: int
    end: int


PLACES = st.builds(lambda s, a, n: At(s, a, a + n), st.integers(0, 1), st.integers(0, 30), st.integers(1, 6))


@given(st.lists(PLACES), st.lists(PLACES))
def test_a_cover_holds_just_the_letters_of_its_places(at_once: list[At], later: list[At]) -> None:
    cover = Cover(at_once)
    for place in later:
        cover.add(place)
    letters = {(p.segment, offset) for p in [*at_once, *later] for offset in range(p.start, p.end)}
    assert all(cover.holds(s, offset) is ((s, offset) in letters) for s in (0, 1, 2) for offset in range(40))


def test_a_place_is_touched_at_its_ends() -> None:
    cover = Cover([At(0, 5, 8)])
    assert cover.touches(At(0, 7, 12))
    assert cover.touches(At(0, 2, 6))
    assert not cover.touches(At(0, 8, 12))
    assert not cover.touches(At(1, 5, 8))
