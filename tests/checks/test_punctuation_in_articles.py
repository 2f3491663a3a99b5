"""How the checks of punctuation look at a whole article: habits once, patchwork everywhere, marks across paragraphs."""

import pytest

from mt_qa.core import Finding, Severity
from mt_qa.engine import run
from mt_qa.registry import find_check
from mt_qa.service import document_of

CLEAN = (
    "أعلنت وزارة الصحة، أمس، خطة جديدة لتطوير المستشفيات، وقالت إنها ستبدأ في مارس.",
    'وقال الوزير: "نريد خدمة أفضل، ونعمل على ذلك، وسننجح".',
    "وأضاف أن المشروع، الذي يستمر عامين، يشمل ثلاث مدن، منها وهران.",
    'ورحبت النقابة بالخطة، ووصفتها بأنها "خطوة أولى"، ودعت إلى الحوار.',
)
TORN = 'وذكرت مصادر ان الخطة تأجلت ، بسبب " نقص المال " ، الى العام القادم .'


def findings(check: str, *paragraphs: str, verify: bool = False) -> tuple[Finding, ...]:
    found, skipped = run(document_of("\n".join(paragraphs)), [find_check(check)], verify=verify)
    assert skipped == ()
    return tuple(finding for finding in found if finding.confidence >= 0.5)


def texts(check: str, *paragraphs: str) -> list[str]:
    return [finding.text for finding in findings(check, *paragraphs)]


@pytest.mark.parametrize(
    "check",
    [
        "space-before-punctuation",
        "space-inside-quotes",
        "missing-space-after-punctuation",
        "latin-punctuation",
        "unclosed-quotation",
        "unclosed-bracket",
        "mixed-digits",
        "encoding-damage",
        "markup-residue",
        "presentation-form",
        "tatweel",
        "invisible-character",
        "repeated-punctuation",
    ],
)
def test_a_clean_article_has_no_findings(check: str) -> None:
    assert texts(check, *CLEAN) == []


def test_a_paragraph_by_another_hand_has_every_place_reported() -> None:
    assert texts("space-before-punctuation", *CLEAN, TORN) == [" ،", ' " ،', " ."]
    assert texts("space-inside-quotes", *CLEAN, TORN) == ['" ']


def test_their_suggestions_survive_the_verifier() -> None:
    found = findings("space-before-punctuation", *CLEAN, TORN, verify=True)
    assert [finding.suggestions[0].text for finding in found] == ["،", '"،', "."]


def test_a_house_style_is_reported_once() -> None:
    torn = [line.replace("،", " ،").replace(".", " .") for line in CLEAN]
    (finding,) = findings("space-before-punctuation", *torn)
    assert finding.segment == 0
    assert "whole article" in finding.message
    assert "النص كله" in finding.message_ar


def test_one_slip_in_a_long_careful_article_is_doubted() -> None:
    long = CLEAN * 3
    assert texts("space-before-punctuation", *long, "وختم كلمته ، ثم غادر.") == []


def test_slips_scattered_over_a_careless_article_are_doubted() -> None:
    careless = [line.replace("،", " ،", 1) for line in CLEAN]
    assert texts("space-before-punctuation", *careless) == []


def test_a_sentence_on_its_own_is_judged_by_itself() -> None:
    assert texts("space-before-punctuation", "وصل الوزير ، ثم غادر.") == [" ،"]


def test_an_unclosed_quotation_is_found_between_paragraphs_that_close_theirs() -> None:
    assert texts("unclosed-quotation", CLEAN[0], '"غدا يبدأ التنفيذ، ولن نتأخر', *CLEAN[1:]) == ['"غدا']


def test_a_quotation_over_several_lines_of_one_segment_is_whole() -> None:
    found, _ = run(document_of('قال: "نعم.\nولا".', "He said: “Yes. And no.”"), [find_check("unclosed-quotation")])
    assert found == ()


def test_damage_of_letters_is_major_and_that_of_a_blank_minor() -> None:
    damaged, blank = findings("encoding-damage", "وصل Ø§Ù„ÙˆØ²ÙŠØ± إلى&nbsp;القاهرة")
    assert (damaged.severity, damaged.suggestions[0].text) == (Severity.MAJOR, "الوزير")
    assert (blank.severity, blank.suggestions[0].text) == (Severity.MINOR, " ")


def test_each_habit_of_the_tatweel_and_of_invisible_characters_is_reported_once() -> None:
    stretched, _ = run(document_of("مجلـس الأمـة في الريـاض"), [find_check("tatweel")])
    unseen, _ = run(document_of("نص\u200b هنا\u200b وهنا\u200b وال\u200cيوم"), [find_check("invisible-character")])
    assert [finding.text for finding in stretched] == ["مجلـس"]
    assert [finding.text for finding in unseen] == ["\u200b", "\u200c"]


def test_board_tags_are_markup() -> None:
    assert texts("markup-residue", "نقلت [b]الوكالة[/b] الخبر [url=https://example.org]هنا[/url]") == [
        "[b]",
        "[/b]",
        "[url=https://example.org]",
        "[/url]",
    ]


def test_the_parts_of_speech_tokens_of_a_system_are_joined() -> None:
    (finding,) = findings("markup-residue", "وصل ا@@ لوزير")
    assert finding.suggestions[0].text == ""
