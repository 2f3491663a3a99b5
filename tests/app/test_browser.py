"""The review desk as an editor meets it: a real headless Chromium, a real server, and no network."""

from __future__ import annotations

import json

import pytest
from desk_browser import SAMPLE, Desk, new_context, opened, reviewing, take_in, text_of
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from mt_qa.core import Span
from mt_qa.decisions import finding_key
from mt_qa.store import Store
from mt_qa.store import reviewing as rows

pytestmark = pytest.mark.browser
TEXT = SAMPLE.text


@pytest.fixture
def desk(context: BrowserContext, served_store: Store, server: str) -> Desk:
    """The sample article, taken in for this test alone."""
    return reviewing(context, served_store, server, take_in(served_store))


def number_of(desk: Desk) -> int:
    return int(desk.page.url.partition("article=")[2].partition("&")[0])


def on_disk(desk: Desk) -> rows.ReviewState:
    from desk_browser import ADMIN

    return rows.state(desk.store, number_of(desk), who=ADMIN)


def test_the_article_is_right_to_left_and_its_highlights_are_seen(desk: Desk) -> None:
    assert desk.article.evaluate("node => getComputedStyle(node).direction") == "rtl"
    leading = "node => parseFloat(getComputedStyle(node).lineHeight) / parseFloat(getComputedStyle(node).fontSize)"
    assert desk.article.evaluate(leading) >= 1.8
    paragraphs = [line for line in TEXT.split("\n") if line.strip()]
    shown = desk.page.locator(".segment p").all_text_contents()
    assert [line for line in shown if line.strip()] == paragraphs
    styles = desk.marks.evaluate_all(
        "marks => marks.map(mark => [mark.classList[1], getComputedStyle(mark).textDecorationStyle])"
    )
    assert styles
    lines = {severity: {style for name, style in styles if name == severity} for severity, _ in styles}
    assert all(len(drawn) == 1 for drawn in lines.values()), "one line style for a severity"
    assert len({style for drawn in lines.values() for style in drawn}) == len(lines), "and no style for two"
    labels = desk.marks.evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))")
    assert all(label and " · " in label for label in labels)
    scores = desk.page.locator(".score").all_text_contents()
    assert len(scores) == len(paragraphs)
    assert all(0 <= int(score) <= 100 for score in scores)


def test_click_accept_by_keyboard_undo_and_download(desk: Desk, server: str) -> None:
    key = desk.click_mark_with_suggestion()
    span = Span(*map(int, key.split(":")[1:]))
    expect(desk.card.locator("blockquote")).to_have_text(span.of(TEXT))
    fix = desk.page.locator(".st-key-suggestion-0 button p").first.evaluate("p => p.firstChild.textContent").strip()
    expected = span.replaced(TEXT, fix)

    desk.press("Digit1")
    expect(desk.page.locator(f'.article ins[data-keys~="{key}"]')).to_have_text(fix)
    assert on_disk(desk).decisions.corrected(TEXT) == expected, "on disk before the page says so"
    expect(desk.progress).to_contain_text("1 of ")
    desk.press("KeyU")
    expect(desk.progress).to_contain_text("0 of ")
    expect(desk.page.locator(".article ins")).to_have_count(0)
    desk.press("KeyU", shift=True)
    expect(desk.page.locator(".article ins")).to_have_count(1)

    corrected = desk.download("text")
    assert corrected.suggested_filename == "csto-withdrawal.corrected.txt"
    assert text_of(corrected) == expected
    report = json.loads(text_of(desk.download("json")))
    assert report["schema"] == "mt-qa/report/1"
    assert report["findings"]
    assert all(TEXT[f["start"] : f["end"]] == f["text"] for f in report["findings"])
    decisions = json.loads(text_of(desk.download("decisions")))
    assert [d["replacement"] for d in decisions["decisions"]] == [fix]
    assert desk.outside(server) == []


def test_stepping_by_keyboard_brings_the_finding_into_view(desk: Desk) -> None:
    frame = desk.article.bounding_box()
    assert frame
    seen = [desk.selected_key()]
    for code in ["KeyK"] + 7 * ["ArrowUp"]:
        desk.press(code)
        expect(desk.page.locator(f'.findings .row.selected[data-key="{seen[-1]}"]')).to_have_count(0)
        seen.append(desk.selected_key())
        expect(desk.page.locator(".article .selected").first).to_be_in_viewport()
        box = desk.page.locator(".article .selected").first.bounding_box()
        assert box
        assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]
    assert len(set(seen)) == len(seen), "another finding each time"
    desk.press("ArrowDown")
    desk.until_selected(seen[-2])


@pytest.mark.parametrize("arabic", [False, True], ids=["Latin layout", "Arabic layout"])
def test_the_keys_go_by_their_place_on_the_keyboard(desk: Desk, arabic: bool) -> None:
    first = desk.selected_key()
    desk.press("KeyJ", arabic="ت" if arabic else "")
    expect(desk.page.locator(f'.findings .row.selected[data-key="{first}"]')).to_have_count(0)
    desk.press("KeyK", arabic="ن" if arabic else "")
    desk.until_selected(first)
    desk.press("KeyX", arabic="ء" if arabic else "")
    expect(desk.progress).to_contain_text("1 of ")
    desk.press("KeyU", arabic="ع" if arabic else "")
    expect(desk.progress).to_contain_text("0 of ")
    desk.press("Slash", shift=True, arabic="؟" if arabic else "?")
    expect(desk.page.get_by_role("dialog")).to_contain_text("dismiss and go on")


def test_shortcuts_rest_while_the_editor_writes(desk: Desk) -> None:
    key = desk.click_mark_with_suggestion()
    span = Span(*map(int, key.split(":")[1:]))
    desk.press("KeyE")
    field = desk.page.locator(".st-key-wording textarea")
    expect(field).to_be_focused()
    desk.page.keyboard.type("x1u نص المحرر")
    expect(desk.progress).to_contain_text("0 of ")
    desk.page.keyboard.press("Control+Enter")
    expect(desk.page.locator(f'.article ins[data-keys~="{key}"]')).to_have_text("x1u نص المحرر")
    assert text_of(desk.download("text")) == span.replaced(TEXT, "x1u نص المحرر")


def test_the_corrected_view_shows_only_the_new_text(desk: Desk) -> None:
    key = desk.click_mark_with_suggestion()
    desk.press("Digit1")
    struck = desk.page.locator(f'.article del[data-keys~="{key}"]').first
    expect(struck).to_be_visible()
    desk.page.get_by_role("radio", name="Corrected text").click()
    expect(struck).to_be_hidden()
    expect(desk.page.locator(f'.article ins[data-keys~="{key}"]')).to_be_visible()


def test_an_error_that_was_missed_is_marked_by_selecting_it(desk: Desk) -> None:
    desk.page.evaluate(
        """() => {
          const { rows, article } = globalThis.mtQaDesk;
          const row = rows.find((row) => row.text.includes("جاكرتا"));
          const range = document.createRange();
          const texts = document.createTreeWalker(row.node, NodeFilter.SHOW_TEXT);
          const node = texts.nextNode();
          const start = node.data.indexOf("أكد الرئيس");
          range.setStart(node, start);
          range.setEnd(node, start + 10);
          const selection = article.getRootNode().getSelection();
          selection.removeAllRanges();
          selection.addRange(range);
          article.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
        }"""
    )
    button = desk.button("mark-these")
    expect(button).to_contain_text("أكد الرئيس")
    desk.press("KeyM")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog.locator(".st-key-error-words input")).to_have_value("أكد الرئيس")
    correction = dialog.get_by_label("Correction")
    correction.fill("قال الرئيس")
    correction.press("Enter")
    dialog.locator(".st-key-save-error button").click()
    expect(dialog).to_have_count(0)
    expect(desk.page.locator(".article ins", has_text="قال الرئيس")).to_be_visible()
    (missed,) = on_disk(desk).missed
    assert missed.span.of(TEXT) == "أكد الرئيس"


def test_the_shipped_font_draws_the_arabic(desk: Desk) -> None:
    assert desk.page.evaluate("document.fonts.check('16px \"Noto Naskh Arabic\"', 'مقال')")
    session = desk.page.context.new_cdp_session(desk.page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    session.send("DOM.getDocument", {"depth": -1, "pierce": True})
    handle = desk.page.locator(".segment p").first.element_handle()
    desk.page.evaluate("node => { window.measured = node }", handle)
    node = session.send("Runtime.evaluate", {"expression": "window.measured"})["result"]["objectId"]
    node_id = session.send("DOM.requestNode", {"objectId": node})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node_id})["fonts"]
    drawn = {font["familyName"]: font["glyphCount"] for font in fonts if font["isCustomFont"]}
    letters = sum("\u0600" <= letter <= "\u06ff" for letter in TEXT.partition("\n")[0])
    assert drawn.get("Noto Naskh Arabic", 0) > letters / 2  # ligatures draw several letters in one
    assert all(font["isCustomFont"] for font in fonts), "no letter falls back to the machine's own fonts"


PLACES = """paragraphs => paragraphs.map((paragraph) => {
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const places = [];
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    for (let at = 0; at < node.length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      places.push([Math.round(box.left), Math.round(box.top), Math.round(box.width)]);
    }
  }
  return places;
})"""


def test_marks_move_no_letter_and_part_no_word(desk: Desk) -> None:
    """Every letter stands where it stands without marks, as wide as there: joined alike, and in the same order."""
    paragraphs = desk.page.locator(".segment p")
    marked = paragraphs.evaluate_all(PLACES)
    inside = desk.page.evaluate(
        """() => globalThis.mtQaDesk.rows.flatMap(({ node }) => [...node.querySelectorAll("mark")]).some((mark) =>
          /[\\u0621-\\u064a]$/.test(mark.previousSibling?.textContent ?? "") &&
          /^[\\u0621-\\u064a]/.test(mark.textContent))"""
    )
    assert inside, "the sample has a mark that begins in the middle of a word"
    desk.page.evaluate("() => globalThis.mtQaDesk.rows.forEach(({ node, text }) => { node.textContent = text; })")
    plain = paragraphs.evaluate_all(PLACES)
    assert [len(letters) for letters in marked] == [len(letters) for letters in plain]
    moved = [
        (mark, letter)
        for row, other in zip(marked, plain, strict=True)
        for mark, letter in zip(row, other, strict=True)
        if max(abs(a - b) for a, b in zip(mark, letter, strict=True)) > 1
    ]
    assert moved == []


def test_the_arabic_desk_is_mirrored(context: BrowserContext, served_store: Store, server: str) -> None:
    desk = reviewing(context, served_store, server, take_in(served_store), "ar")
    assert desk.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    expect(desk.page.locator("html")).to_have_attribute("lang", "ar")
    text, panel = desk.article.bounding_box(), desk.page.locator(".st-key-panel").bounding_box()
    assert text
    assert panel
    assert text["x"] > panel["x"] + panel["width"]
    expect(desk.button("finish")).to_contain_text("إنجاز")
    desk.page.get_by_role("radio", name="English").click()
    expect(desk.button("finish")).to_contain_text("Done")
    assert "language=en" in desk.page.url
    assert desk.outside(server) == []


def test_the_source_stands_beside_its_paragraph(context: BrowserContext, served_store: Store, server: str) -> None:
    text = "أعلنت الوزارة الوزارة خطة جديدة أمس.\nوقال الوزير إن الخطة جاهزة."
    source = "The ministry announced a new plan yesterday.\nThe minister said the plan is ready."
    desk = reviewing(context, served_store, server, take_in(served_store, text, source, "ministry"))
    targets, sources = desk.page.locator(".segment p"), desk.page.locator(".segment .source")
    expect(sources).to_have_text(source.split("\n"))
    for place in range(2):
        target, beside = targets.nth(place).bounding_box(), sources.nth(place).bounding_box()
        assert target
        assert beside
        assert beside["x"] + beside["width"] <= target["x"], "the Arabic on the right"
        assert abs(beside["y"] - target["y"]) < 20
    assert sources.first.evaluate("node => getComputedStyle(node).direction") == "ltr"


SIZES = [(1440, 900), (1024, 768)]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_desk_fits_the_screen(
    context: BrowserContext, served_store: Store, server: str, width: int, height: int, language: str
) -> None:
    desk = reviewing(context, served_store, server, take_in(served_store), language)
    desk.page.set_viewport_size({"width": width, "height": height})
    fits = "node => [node.scrollHeight <= node.clientHeight, node.scrollWidth <= node.clientWidth]"
    assert desk.page.locator(".stMain").evaluate(fits) == [True, True]
    edges = "nodes => nodes.map(node => node.getBoundingClientRect()).map(box => [box.left, box.right])"
    assert all(left >= 0 and right <= width for left, right in desk.page.locator("button:visible").evaluate_all(edges))
    names = open_names(desk, language)
    expect(desk.page.locator(".st-key-next-place")).to_be_visible()
    expect(desk.page.locator(".st-key-reject")).to_have_count(0)
    assert desk.page.locator(".stMain").evaluate(fits) == [True, True]
    assert names.evaluate("node => node.scrollWidth <= node.clientWidth")
    assert all(left >= 0 and right <= width for left, right in desk.page.locator("button:visible").evaluate_all(edges))


def open_names(desk: Desk, language: str = "en") -> Locator:
    """Bring the names beside the text; the list of them."""
    desk.page.get_by_role("radio", name={"en": "Names and terms", "ar": "الأسماء والمصطلحات"}[language]).click()
    names = desk.page.locator(".names")
    expect(names.locator(".entry").first).to_be_visible()
    return names


def test_one_click_makes_a_name_uniform_and_one_takes_it_back(desk: Desk, server: str) -> None:
    assert "المااتا" in TEXT
    entry = open_names(desk).locator(".entry", has_text="Almaty")
    entry.get_by_role("button", name="Make uniform").click()
    corrections = desk.page.locator(".article ins", has_text="ألماتي")
    expect(corrections).to_have_count(TEXT.count("المااتا"))
    expect(entry.locator(".sign")).to_have_text("✓")
    assert text_of(desk.download("text")) == TEXT.replace("المااتا", "ألماتي")
    made = json.loads(text_of(desk.download("decisions")))["decisions"]
    assert {decision["replacement"] for decision in made} == {"ألماتي"}
    desk.press("KeyU")
    expect(desk.page.locator(".article ins")).to_have_count(0)
    expect(entry.get_by_role("button", name="Make uniform")).to_be_visible()
    assert desk.outside(server) == []


def test_a_rendering_leads_from_place_to_place(desk: Desk) -> None:
    chip = open_names(desk).locator(".rendering", has_text="المااتا")
    tops: list[int] = []
    for _ in range(2):
        chip.click()
        expect(chip).to_have_attribute("aria-current", "true")
        here = desk.page.locator(".article .here")
        expect(desk.page.locator(".st-key-stepping")).to_contain_text(f"{len(tops) + 1} of {TEXT.count('المااتا')}")
        expect(here.first).to_be_in_viewport()
        assert "".join(here.all_text_contents()) == "المااتا"
        tops.append(
            here.first.evaluate("node => [...node.getRootNode().querySelectorAll('[data-spot]')].indexOf(node)")
        )
    assert tops[0] < tops[1]
    desk.press("KeyK")
    expect(desk.page.locator(".st-key-stepping")).to_contain_text("1 of ")


def test_a_click_on_a_finding_in_the_text_brings_the_findings_back(desk: Desk) -> None:
    open_names(desk)
    desk.marks.first.click()
    expect(desk.page.locator(".findings .row.selected")).to_be_visible()
    expect(desk.page.locator(".names")).to_have_count(0)


def test_two_editors_on_one_article_see_each_other(
    chromium: Browser, desk: Desk, served_store: Store, server: str
) -> None:
    """The same article in two browsers: what one decides reaches the other with their next decision."""
    other_context = new_context(chromium)
    other = reviewing(other_context, served_store, server, number_of(desk))
    first = desk.selected_key()
    other.press("KeyJ")
    expect(other.page.locator(f'.findings .row.selected[data-key="{first}"]')).to_have_count(0)
    desk.press("KeyX")
    expect(desk.progress).to_contain_text("1 of ")
    other.press("KeyX")
    expect(other.progress).to_contain_text("2 of ")
    assert {finding_key(d.finding) for d in on_disk(desk).decisions.made} >= {first}
    other_context.close()


def test_the_queue_opens_sorts_and_ticks(context: BrowserContext, served_store: Store, server: str) -> None:
    take_in(served_store, name="أول الأخبار")
    take_in(served_store, "سافر الوفد أمس إلى القاهرة.", name="آخر الأخبار")
    desk = opened(context, served_store, server)
    queue = desk.page.locator(".queue")
    expect(queue.locator(".open", has_text="أول الأخبار")).to_be_visible()
    queue.get_by_role("button", name="Score").click()
    expect(queue.locator("th.score")).to_have_attribute("aria-sort", "ascending")
    queue.get_by_role("button", name="Score").click()
    expect(queue.locator("th.score")).to_have_attribute("aria-sort", "descending")
    scores = [int(score) for score in queue.locator("td.score").all_text_contents()]
    assert scores == sorted(scores, reverse=True)
    row = queue.locator("tr", has_text="آخر الأخبار")
    row.get_by_role("checkbox").check()
    desk.button("set-done").click()
    expect(row.locator(".state")).to_have_text("done")
    queue.locator(".open", has_text="أول الأخبار").click()
    expect(desk.page.locator(".article mark").first).to_be_visible()
    expect(desk.page.locator(".desk-title bdi")).to_have_text("أول الأخبار")
    desk.page.locator(".st-key-pages").get_by_text("Queue").click()
    expect(row).to_be_visible()
    assert desk.outside(server) == []
