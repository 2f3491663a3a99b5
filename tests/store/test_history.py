"""Reading the rows from the beginning gives what an editor with a list of states and a finger on it would have."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from store_cases import long_article

from mt_qa.core import Finding
from mt_qa.decisions import Decisions, Outcome, finding_key
from mt_qa.store.history import OUTCOMES, decisions_in, latest, open_contests, stacks, standing
from mt_qa.store.values import Entry, What

FINDINGS = long_article(4)[1]
NOW = datetime(2026, 3, 1, tzinfo=UTC)
WAYS = (What.ACCEPTED, What.REJECTED, What.EDITED, What.REOPENED, What.UNDONE, What.REDONE)

Action = tuple[What, int]


def row(
    step: int,
    what: What,
    finding: Finding,
    by: str = "samira",
    undoes: int | None = None,
    contested: bool = False,
) -> Entry:
    after = f"words {step}" if what in (What.ACCEPTED, What.EDITED) else ""
    return Entry(1, step, 1, NOW, by, what, "", finding, "", after, undoes, contested)


def with_action(entries: list[Entry], action: Action, by: str = "samira") -> list[Entry]:
    """The rows and those of one more action; one that can do nothing writes none."""
    what, number = action
    step = max((entry.step for entry in entries), default=1) + 1
    if what not in (What.UNDONE, What.REDONE):
        return [*entries, row(step, what, FINDINGS[number], by)]
    mine = stacks(entries, by)
    turned = (mine.done if what is What.UNDONE else mine.undone)[-1:]
    return [*entries, *(row(step, what, FINDINGS[number], by, undoes=each) for each in turned)]


def shape(decisions: Decisions) -> dict[str, tuple[Outcome, str]]:
    return {finding_key(made.finding): (made.outcome, made.replacement) for made in decisions.made}


actions = st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, len(FINDINGS) - 1)), max_size=30)


@given(actions)
def test_undo_and_redo_move_a_finger_along_the_states(done: list[Action]) -> None:
    entries: list[Entry] = []
    states, finger = [shape(Decisions())], 0
    for action in done:
        what, number = action
        entries = with_action(entries, action)
        if what is What.UNDONE:
            finger = max(finger - 1, 0)
        elif what is What.REDONE:
            finger = min(finger + 1, len(states) - 1)
        else:
            state = {key: value for key, value in states[finger].items() if key != finding_key(FINDINGS[number])}
            if what in OUTCOMES:
                after = f"words {entries[-1].step}" if what is not What.REJECTED else ""
                state[finding_key(FINDINGS[number])] = (OUTCOMES[what], after)
            states, finger = [*states[: finger + 1], state], finger + 1
        assert shape(decisions_in(entries)) == states[finger]
        mine = stacks(entries, "samira")
        assert (len(mine.done), len(mine.undone)) == (finger, len(states) - 1 - finger)


@given(actions, actions, st.randoms(use_true_random=False))
def test_what_one_editor_takes_back_leaves_the_others_findings_alone(
    hers: list[Action], his: list[Action], mixed: object
) -> None:
    entries: list[Entry] = []
    queue = [("samira", (what, number % 2)) for what, number in hers]
    queue += [("yusuf", (what, 2 + number % 2)) for what, number in his]
    mixed.shuffle(queue)  # type: ignore[attr-defined]
    for editor, action in queue:
        others = {key: entry for key, entry in latest(entries).items() if entry.by != editor}
        entries = with_action(entries, action, editor)
        assert {key: entry for key, entry in latest(entries).items() if entry.by != editor} == others


@given(actions)
def test_contested_rows_are_never_in_force(done: list[Action]) -> None:
    entries: list[Entry] = []
    for number, action in enumerate(done):
        entries = with_action(entries, action)
        step = max((entry.step for entry in entries), default=1) + 1
        entries.append(row(step, What.EDITED, FINDINGS[number % 4], "yusuf", contested=True))
    assert not any(entry.contested for entry in standing(entries))
    assert stacks(entries, "yusuf").done == ()
    assert all(entry.contested for entry in open_contests(entries))
