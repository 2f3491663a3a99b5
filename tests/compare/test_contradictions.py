"""Outputs that contradict each other: exchanged numbers, names and negations are found, other wordings are not."""

from collections import Counter

import pytest
from made_outputs import WINOMT, medicine, news

from mt_qa.compare.contradictions import contradictions
from mt_qa.compare.outputs import OutputSegment
from mt_qa.core import Evidence, Finding
from mt_qa.formats.compared_texts import read_output_records


def found(*outputs: str, references: tuple[str, ...] = ()) -> list[tuple[Finding, ...]]:
    return contradictions(OutputSegment(outputs, None, references), 0)


def texts(*outputs: str, references: tuple[str, ...] = ()) -> list[list[str]]:
    return [[finding.text for finding in row] for row in found(*outputs, references=references)]


THREE_NUMBERS = (
    "قتل 15 شخصا وأصيب 40 آخرون في الحريق.",
    "لقي ١٥ شخصا حتفهم وأصيب أربعون في الحريق.",
    "قتل 51 شخصا وأصيب 40 آخرون في الحريق.",
)


def test_the_number_that_no_other_output_has_is_the_suspect() -> None:
    assert texts(*THREE_NUMBERS) == [[], [], ["51"]]
    finding = found(*THREE_NUMBERS)[2][0]
    assert finding.check == "contradicting-number"
    assert finding.evidence is Evidence.COMPARISON
    assert finding.message == "“51” stands where the others say “15”."
    assert finding.confidence == pytest.approx(2 / 3, abs=0.001)


def test_of_two_outputs_either_may_be_right() -> None:
    rows = found("زار الوزير كازاخستان.", "زار الوزير قرغيزستان.")
    assert [[f.text for f in row] for row in rows] == [["كازاخستان"], ["قرغيزستان"]]
    assert {f.confidence for row in rows for f in row} == {0.5}


def test_a_reference_decides() -> None:
    rows = found("زار الوزير كازاخستان.", "زار الوزير قرغيزستان.", references=("وصل الوزير إلى كازاخستان.",))
    assert [[f.text for f in row] for row in rows] == [[], ["قرغيزستان"]]
    assert rows[1][0].confidence == 0.8


@pytest.mark.parametrize(
    "outputs",
    [
        ("رفضت موسكو الاقتراح.", "رفضت روسيا الاقتراح.", "رفض الروس الاقتراح."),
        ("وصل الوزير إلى باريس.", "وصل الوزير أمس.", "وصل الوزير إلى باريس."),
        ("بلغ العدد ألفين.", "بلغ العدد 2000.", "بلغ العدد ٢٬٠٠٠."),
        ("حضر وزيران.", "حضر 2 من الوزراء.", "حضر وزيران اثنان."),
        ("لم يقبل الوزير الاقتراح.", "رفض الوزير الاقتراح.", "لم يوافق الوزير على الاقتراح."),
        ("لا يعرف الوزير سوى القليل.", "يعرف الوزير القليل.", "الوزير يعرف القليل."),
        ("قال إن الخطة غير جاهزة.", "قال إن الخطة ليست جاهزة.", "قال إن الخطة لم تجهز."),
    ],
)
def test_other_wordings_of_the_same_are_no_contradiction(outputs: tuple[str, ...]) -> None:
    assert texts(*outputs) == [[], [], []]


def test_a_negation_that_the_others_do_not_have() -> None:
    outputs = ("حضر الوزير الاجتماع أمس.", "حضر الوزير الاجتماع بالأمس.", "لم يحضر الوزير الاجتماع أمس.")
    rows = found(*outputs)
    assert [[f.text for f in row] for row in rows] == [[], [], ["لم يحضر"]]
    assert rows[2][0].check == "contradicting-negation"


def test_a_lost_negation() -> None:
    outputs = ("لن يحضر الوزير الاجتماع.", "لن يحضر الوزير هذا الاجتماع.", "سوف يحضر الوزير الاجتماع.")
    (_, _, (finding,)) = found(*outputs)
    assert finding.text == "يحضر"
    assert finding.message == "The other outputs negate it: “لن يحضر”."


def test_an_empty_output_contradicts_nobody() -> None:
    assert texts("قتل 15 شخصا.", "", "قتل 15 شخصا.") == [[], [], []]
    assert texts("", "") == [[], []]


@pytest.mark.parametrize("text", ["news", "medicine"])
def test_a_text_does_not_contradict_itself(text: str) -> None:
    for line in {"news": news, "medicine": medicine}[text]().split("\n"):
        assert texts(line, line, line) == [[], [], []]


def test_real_outputs_of_the_same_sentences_rarely_contradict() -> None:
    """300 sentences by four systems: what is found was read, and most of it is real."""
    outputs = read_output_records(WINOMT)
    counts = Counter(
        finding.check
        for n, segment in enumerate(outputs.segments)
        for row in contradictions(segment, n)
        for finding in row
    )
    assert counts.total() <= 8
