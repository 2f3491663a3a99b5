"""The gold of renderings: sound records, and the shipped measure far above the commoner word."""

import pytest

from mt_qa.backends.association import shipped
from mt_qa.evaluation.sense_choice import (
    Pair,
    accuracy,
    choose,
    main,
    margins,
    pairs,
    ranked_below,
    together,
    words_of,
)
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.tables import data_folder

GOLD = data_folder() / "gold/senses"
DOMAINS = set(
    "politics courts war economy energy health disasters sport science religion culture transport".split(),
)


@pytest.mark.parametrize("name", ["dev", "test"])
def test_every_domain_has_pairs(name: str) -> None:
    found = list(pairs(GOLD / f"{name}.jsonl"))
    assert len(found) >= 150
    assert {pair.domain for pair in found} == DOMAINS
    assert all(pair.english and pair.right != pair.wrong for pair in found)
    assert len({(pair.words, pair.start) for pair in found}) == len(found)


def test_dev_and_test_share_no_sentence() -> None:
    dev, test = ({(p.words[: p.start], p.words[p.end :]) for p in pairs(GOLD / f"{n}.jsonl")} for n in ("dev", "test"))
    assert not dev & test


def test_the_shipped_measure_beats_the_commoner_word() -> None:
    outcomes = choose(shipped(), pairs(GOLD / "dev.jsonl"), lexicon())
    association = accuracy([outcome.margin for outcome in outcomes])
    assert association >= 0.9
    assert association > accuracy([outcome.commoner for outcome in outcomes]) + 0.15


def test_margins_of_two_measures_are_added() -> None:
    outcomes = choose(shipped(), pairs(GOLD / "dev.jsonl"), lexicon())[:5]
    assert together(outcomes, outcomes, 1.0) == [2 * outcome.margin for outcome in outcomes]


def test_an_absent_model_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--model", "./none"]) == 3
    assert "./none" in capsys.readouterr().err


def test_wrong_words_rank_below_sound_ones() -> None:
    assert ranked_below(shipped(), pairs(GOLD / "dev.jsonl")) >= 0.85


def test_margins_are_of_rivals_of_words_that_stand_in_the_text() -> None:
    pair = Pair(words_of("حكم الملعب"), 1, 2, "الملعب", "المحكمة", "courts", "court")
    text = "أصدرت المحكمة حكما على المتهم، ودخل اللاعبون الملعب."
    found = margins(shipped(), [pair], [text, "نص آخر"], lexicon())
    assert len(found) == 2


def test_a_tie_is_no_choice() -> None:
    assert accuracy([1.0, 0.0, -1.0, 2.0]) == 0.5


def test_the_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dev"]) == 0
    assert "commoner word" in capsys.readouterr().out
