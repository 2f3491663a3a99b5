"""The page: right to left, on its own, nothing of the article alive in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

import pytest

from mt_qa.core import Report, Span
from mt_qa.core.ledger import EntityKind, Ledger, LedgerEntry, Mention, NameStatus
from mt_qa.knowledge.labels import labels
from mt_qa.render.html import render_html

VOID = {"meta", "input", "br"}


@dataclass
class Node:
    tag: str
    attributes: dict[str, str | None]
    children: list["Node | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def all(self, tag: str, **attributes: str) -> Iterator["Node"]:
        for child in self.children:
            if isinstance(child, Node):
                wanted = {key.rstrip("_"): value for key, value in attributes.items()}
                if child.tag == tag and wanted.items() <= child.attributes.items():
                    yield child
                yield from child.all(tag, **attributes)


class Tree(HTMLParser):
    """A tree of the page; a tag that is closed out of order fails."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.root = Node("", {})
        self.open = [self.root]
        self.feed(page)
        self.close()
        assert self.open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def page(report: Report, language: str = "en") -> Node:
    return Tree(render_html(report, language=language)).root


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_is_right_to_left_and_needs_nothing_else(report: Report, language: str) -> None:
    source = render_html(report, language=language)
    root = page(report, language)
    (html,) = root.all("html")
    assert html.attributes == {"lang": language, "dir": "rtl"}
    (article,) = root.all("main")
    assert article.attributes["dir"] == "rtl"
    assert article.attributes["lang"] == "ar"
    written = re.sub(r"url\(data:[\w/;,+=]*\)", "", source)
    assert not re.search(r"https?:|//[a-z]|@import|url\(", written)
    assert not [node for tag in ("link", "img", "iframe") for node in root.all(tag)]
    for node in root.all("a"):
        assert str(node.attributes["href"]).startswith("#")


def test_nothing_of_the_article_is_alive(report: Report) -> None:
    root = page(report)
    scripts = list(root.all("script"))
    assert len(scripts) == 1
    assert "alert" not in scripts[0].text
    assert not list(root.all("b", class_="")), "a message's own markup is text"
    (article,) = root.all("main")
    assert 'alert("1")</script>' in article.text
    (title,) = root.all("title")
    assert title.text.startswith("<news> & خبر")


def test_the_policy_allows_the_two_written_here_and_no_more(report: Report) -> None:
    policy = next(
        str(node.attributes["content"]) for node in page(report).all("meta") if "http-equiv" in node.attributes
    )
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert len(re.findall(r"'sha256-[A-Za-z0-9+/=]{44}'", policy)) == 2


def test_the_article_is_shown_whole(report: Report) -> None:
    (article,) = page(report).all("main")
    for node in list(article.all("sup")) + list(article.all("span")):
        if "score" in str(node.attributes.get("class")) or node.tag == "sup":
            node.children.clear()
    shown = [paragraph.text for paragraph in article.all("p")]
    assert shown == [
        'قال الوزير<script>alert("1")</script> أمس.',
        "فى اجتماع الطوارىء ، وصل ⟨U+202E⟩الوفد⟨U+202C⟩ للمدينة. لم يقل شيئا.",
    ]


def test_overlapping_spans_are_cut_into_pieces(report: Report) -> None:
    (article,) = page(report).all("main")
    cut = [(node.attributes["data-f"], node.attributes["class"]) for node in article.all("a")]
    assert cut == [
        ("1", "m critical"),
        ("2 3", "m major several"),
        ("2", "m major"),
        ("2 4", "m major several"),
        ("2", "m major"),
        ("5", "m minor"),
        ("6", "m neutral"),
    ]
    over = [node.attributes["class"] for node in article.all("span") if "over" in str(node.attributes.get("class"))]
    assert over == ["over minor", "over minor"]


def test_no_number_stands_inside_a_word(report: Report) -> None:
    (article,) = page(report).all("main")
    assert [node.text for node in article.all("sup")] == ["3", "4", "2", "5"]


def test_every_link_leads_somewhere_and_back(report: Report) -> None:
    root = page(report)
    ids = re.findall(r'\bid="([^"]+)"', render_html(report))
    assert len(ids) == len(set(ids))
    for node in root.all("a"):
        assert str(node.attributes["href"]).removeprefix("#") in ids
    for number in range(1, len(report.findings) + 1):
        assert {f"f{number}", f"m{number}"} <= set(ids)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_list_says_everything_without_the_script(report: Report, language: str) -> None:
    names = labels(language)
    items = list(page(report, language).all("li", class_="critical")) + list(page(report, language).all("li"))
    listed = {str(node.attributes["id"]): node.text for node in items if "id" in node.attributes}
    for number, finding in enumerate(report.findings, start=1):
        text = listed[f"f{number}"]
        assert names.severity(finding.severity) in text
        assert names.category(finding.category) in text
        assert finding.check in text
        assert "0.90" in text
        for suggestion in finding.suggestions:
            assert (suggestion.text or names.word("delete-this")) in text
        if not finding.suggestions:
            assert names.word("no-safe-fix") in text
        message = finding.message if language == "en" else finding.message_ar
        assert message.replace("\u202e", "⟨U+202E⟩").replace("\u202c", "⟨U+202C⟩") in text


def test_runs_of_the_other_direction_are_isolated(report: Report) -> None:
    english = [node.text for node in page(report).all("bdi")]
    assert "اجتماع الطوارىء" in " ".join(english)
    arabic = [node.text for node in page(report, "ar").all("bdi")]
    assert "CSTO" in arabic


def test_a_clean_article_has_a_page_too(clean: Report) -> None:
    root = page(clean, "ar")
    assert not list(root.all("a"))
    assert labels("ar").word("no-findings") in root.text


def test_scores_and_skipped_checks_are_there(report: Report) -> None:
    root = page(report)
    assert "41.5" in root.text
    scores = [n.text for n in root.all("span") if str(n.attributes.get("class", "")).startswith("score")]
    assert scores == ["100", "40"]
    assert "number-mismatch: no source" in root.text
    assert "raised ValueError('<i>')" in root.text
    assert report.signature in root.text


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_names_are_a_table_from_right_to_left(names: Report, language: str) -> None:
    (table,) = page(names, language).all("table")
    assert table.attributes["dir"] == "rtl"
    rows = [row for row in table.all("tr") if list(row.all("td"))]
    assert ["Nairobi" in row.text for row in rows] == [True, False]
    wrong = labels(language).status(NameStatus.MISSPELT)
    assert [item.text.startswith("نيروبا ×1") and wrong in item.text for item in rows[0].all("li")] == [
        False,
        False,
        True,
    ]
    assert labels(language).entity(EntityKind.PLACE) in rows[0].text
    assert f"+ 1 {labels(language).word('ledger-others')}" in page(names, language).text


def test_every_rendering_is_linked_to_its_places(names: Report) -> None:
    source = render_html(names)
    (table,) = page(names).all("table")
    links = [str(node.attributes["href"]) for node in table.all("a")]
    assert len(links) == sum(len(entry.mentions) for entry in names.ledger.notable)
    words = [re.search(rf'id="{link[1:]}"></span>([\u0621-\u064a]+)', source) for link in links]
    # a place is the whole word, so that no element parts joined letters
    assert [found and found[1] for found in words] == [
        "نيروبي",
        "نايروبي",
        "نيروبا",
        "كينيا",
        "كينيا",
        "وكينيا",
    ]


def test_places_lie_inside_findings_too(report: Report) -> None:
    start = report.document.text.index("الطوارىء")
    mention = Mention(2, Span(start, start + 8), "الطوارىء", status=NameStatus.MISSPELT)
    entry = LedgerEntry(EntityKind.TERM, "<الطوارئ>", "", True, (mention,))
    root = page(replace(report, ledger=Ledger((entry,))))
    (article,) = root.all("main")
    (place,) = article.all("span", class_="place")
    assert place.attributes["id"] == f"p{start}"
    (around,) = [node for node in article.all("a") if list(node.all("span", class_="place"))]
    assert around.attributes["data-f"] == "2 4"
    (table,) = root.all("table")
    assert "<الطوارئ>" in table.text
