"""AUC and recall at a rate of false alarms, by kind of fault, on words whose suspicion is known."""

import json
from pathlib import Path

import numpy as np
import pytest

from mt_qa.evaluation.detection import (
    ALL,
    Fault,
    Paragraph,
    Trigrams,
    association_suspicion,
    auc,
    both,
    compared,
    judged_words,
    language_model_suspicion,
    main,
    of_fasih,
    of_gold,
    outcomes,
    rarity,
    report,
    rows_of,
    threshold,
)

SOUND = "وصل الوزير أمس."
FAULTY = "أصدر الملعب حكما."


def paragraphs() -> list[Paragraph]:
    place = FAULTY.index("الملعب")
    faulty = Paragraph(FAULTY, (Fault(place, place + len("الملعب"), "sense"),))
    return [Paragraph(SOUND, ()), faulty]


def test_rows_know_faults_and_sound_sentences() -> None:
    rows = rows_of([Paragraph(f"{SOUND} {FAULTY}", (Fault(21, 27, "sense"),))])
    assert rows.fault.tolist() == [-1, -1, -1, -1, 0, -1]
    assert rows.calm.tolist() == [True, True, True, False, False, False]
    assert rows.sentences == 1


def test_auc_counts_pairs() -> None:
    assert auc(np.array([3.0]), np.array([1.0, 2.0])) == 1
    assert auc(np.array([1.0]), np.array([1.0, 1.0])) == 0.5
    assert auc(np.array([0.0, 2.0]), np.array([1.0])) == 0.5


def test_one_word_in_a_hundred_sound_sentences_lies_above_the_threshold() -> None:
    calm = np.arange(1000, dtype=float)
    assert (calm > threshold(calm, 300)).sum() == 3
    assert (calm > threshold(calm, 50)).sum() == 0


def test_a_fault_is_found_if_one_of_its_words_is() -> None:
    rows = rows_of([Paragraph(SOUND, ()), Paragraph(FAULTY, (Fault(5, 16, "order"),))])
    found = outcomes(rows, np.array([0, 0, 0, 0, 1, 0], float))
    assert found["order"] == found[ALL]
    assert found["order"].recall == 1
    assert found["order"].auc == pytest.approx(0.75)


def test_every_measure_speaks_of_every_word() -> None:
    text = "وصل الوزير (BBC) في 25 مايو إلى القاهرة."
    words = judged_words(text)
    measures = (rarity, association_suspicion, Trigrams(["وصل الوزير إلى القاهرة"] * 3))
    for measure in (*measures, both(lambda _: [0.5] * len(words), rarity, 1.0)):
        assert len(measure(text)) == len(words)


def test_odd_letters_are_odd() -> None:
    trigrams = Trigrams(["وصل الوزير إلى القاهرة أمس مع الوفد الوزاري"] * 5)
    right, wrong = trigrams("الوزير غظخثق")
    assert wrong > right


def test_a_table_has_every_kind() -> None:
    result = report("set", paragraphs(), {"rarity": rarity, "association": association_suspicion})
    assert "set: 6 words, 1 faults, 1 sound sentences" in result
    assert "sense" in result
    assert set(compared(paragraphs(), {"rarity": rarity})["rarity"]) == {ALL, "sense"}


def test_of_a_missing_word_the_next_one_is_faulty() -> None:
    record = {"source": "وصل القاهرة", "target": "وصل إلى القاهرة", "error_type": "missing_preposition"}
    wrong, right = of_fasih([record | {"spans": [{"start": 4, "end": 4, "correction": "إلى"}]}])
    assert rows_of([wrong]).fault.tolist() == [-1, 0]
    assert not right.faults


def test_gold_files_give_paragraphs_with_kinds(tmp_path: Path) -> None:
    span = {"start": 21, "end": 27, "category": "accuracy/mistranslation", "severity": "major", "suggestions": []}
    record = {
        "id": "1",
        "target": f"{SOUND}\n{FAULTY}",
        "gold": [span, span | {"start": 28, "end": 32, "kind": "sense"}],
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
    first, second = of_gold(path)
    assert first == Paragraph(SOUND, ())
    assert [(FAULTY[f.start : f.end], f.kind) for f in second.faults] == [
        ("الملعب", "accuracy/mistranslation"),
        ("حكما", "sense"),
    ]


def test_what_a_language_model_does_not_expect_is_suspicious() -> None:
    expecting_long_words = language_model_suspicion(lambda words: [float(len(word)) for word in words])
    assert expecting_long_words("من القاهرة") == [-2, -7]


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["none.jsonl"]) == 2
    assert "none.jsonl" in capsys.readouterr().err
