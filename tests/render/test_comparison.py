"""A comparison as a page and as text: both languages, all parts, and nothing of a text becomes markup."""

import re
from html.parser import HTMLParser

import pytest

from mt_qa import service
from mt_qa.compare.blind import Pick
from mt_qa.compare.comparing import with_picks
from mt_qa.compare.outputs import outputs_of
from mt_qa.compare.result import Comparison
from mt_qa.render import charts
from mt_qa.render.comparison_html import render_html
from mt_qa.render.comparison_segments import difference_html
from mt_qa.render.comparison_text import render_text

EVIL = '<script>alert(1)</script> "وصل" & \u202e'
GOOD = "وصل الوزير إلى العاصمة أمس.\nوقال إن الخطة جاهزة.\nوقتل 15 شخصا في الحريق."
BAD = "وصل الوزير إلى إلى العاصمة أمس.\nوقال إن الخطة جاهزه.\nوقتل 51 شخصا في الحريق."


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    texts = {"good": GOOD, "bad": BAD, f"evil {EVIL}": GOOD + EVIL}
    outputs = outputs_of(texts, source="He came.\nHe said.\n<b>15</b> died.", references={"human": GOOD + " ثم"})
    return with_picks(service.compare(outputs), [Pick(0, "good", "bad", "good"), Pick(1, "good", "bad", "")])


class Tags(HTMLParser):
    VOID = frozenset(("meta",))

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.styled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.styled |= any(name == "style" for name, _ in attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_is_whole_and_holds_no_script_and_no_foreign_markup(language: str, comparison: Comparison) -> None:
    page = render_html(comparison, language=language)
    tags = Tags()
    tags.feed(page)
    assert not tags.open
    assert not {"script", "img", "iframe", "link"} & tags.seen
    assert not tags.styled, "the page's policy lets no style attribute in"
    assert "alert(1)" in page
    assert "\u202e" not in page
    assert "http" not in re.sub(r"http-equiv|https?://www\.w3", "", page)


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_arabic_stands_right_to_left_in_either_language(language: str, direction: str, comparison: Comparison) -> None:
    page = render_html(comparison, language=language)
    assert f'<html lang="{language}" dir="{direction}">' in page
    assert page.count('class="text" lang="ar" dir="rtl"') == len(comparison.names) * 3


def test_every_part_is_there(comparison: Comparison) -> None:
    page = render_html(comparison)
    for heading in (
        "Is the difference real?",
        "Findings by category",
        "Segments by verdict",
        "Segments won, tied and lost",
        "Scores by kind of segment",
        "Agreement with the blind picks",
        "Where they differ most",
    ):
        assert f"<h2>{heading}</h2>" in page
    assert page.count('<svg class="interval"') == 3 * (1 + 4)
    assert "no significant difference" in page
    assert "only in this output" in page
    assert "comparison of outputs" in page


def test_the_arabic_page_speaks_arabic(comparison: Comparison) -> None:
    page = render_html(comparison, language="ar")
    said = re.sub(r"<(style|code|title)[^>]*>.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    for english in ("Score", "systems", "paragraph", "significant", "findings", "reference", "no weights", "minor"):
        assert english not in said


def test_words_that_differ_are_marked_and_the_others_not() -> None:
    shown = difference_html("وصل الوزير أمس", "وصل الرئيس أمس")
    assert shown == 'وصل <ins class="changed" title="الوزير">الرئيس</ins> أمس'
    assert '<del class="left-out" title="الوزير">' in difference_html("وصل الوزير أمس", "وصل أمس")
    assert difference_html("وصل", "وصل أمس") == 'وصل <ins class="added">أمس</ins>'


def test_hints_are_escaped() -> None:
    assert '"><script>' not in difference_html('"><script>alert(1)</script>', "وصل")


def test_the_text_has_the_same_parts(comparison: Comparison) -> None:
    text = render_text(comparison)
    for part in ("Is the difference real?", "Findings by category", "Where they differ most", "Signature: "):
        assert part in text
    assert "⟦إلى⟧" in text
    assert "“51” stands where the others say “15”." in text
    assert "\u202e" not in text


def test_an_interval_is_drawn_in_its_place() -> None:
    drawn = charts.interval(50, 25, 75, 0, 100)
    assert "<title>50.00 [25.00–75.00]</title>" in drawn
    middle, left, right = (float(re.findall(f'{name}="([0-9.]+)"', drawn)[-1]) for name in ("cx", "x1", "x2"))
    assert left < middle < right
    assert middle == pytest.approx(charts.WIDTH / 2)
    assert "nan" not in charts.interval(50, 50, 50, 50, 50)


def test_parts_of_a_bar_fill_it() -> None:
    drawn = charts.stacked([("publish", 1, "a"), ("review", 3, "b")], 4)
    widths = [float(width) for width in re.findall(r'width="([0-9.]+)" height="18">', drawn)]
    assert sum(widths[-2:]) == pytest.approx(charts.WIDTH, abs=0.2)
