"""What the text of a page, a Markdown file and a Word document is, and what it is not."""

import pytest
from made_inputs import TEXTS, W, archive, docx

from mt_qa.core import InputError
from mt_qa.formats.docx import text_in_docx
from mt_qa.formats.html import text_in_html
from mt_qa.formats.items import Limits
from mt_qa.formats.markdown import text_in_markdown

LONG = "وكانت القوات قد وصلت إلى البلاد في وقت سابق من هذا الشهر بعد احتجاجات عنيفة شهدتها عدة مدن رئيسية."


def page(text: str, encoding: str = "utf-8") -> list[str]:
    return text_in_html(text.encode(encoding), "n.html", Limits()).split("\n")


def markdown(text: str) -> list[str]:
    return text_in_markdown(text.encode(), "n.md", Limits()).split("\n")


def word(body: str) -> list[str]:
    return text_in_docx(docx(body), "n.docx", Limits()).split("\n")


ARTICLE = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>عنوان - موقع</title><script>var x = "نص";</script>
<style>p {{}}</style></head><body><header><a href="/">الموقع</a></header>
<nav><ul><li><a href="/s">رياضة</a></li></ul></nav>
<article><h1>رئيس كازاخستان يعلن انسحاب القوات</h1>
<p>{LONG}</p><h2>تفاصيل</h2>
<p>وقال <b>الرئيس</b> <a href="x">في كلمة</a> أخرى<b>.</b> &laquo;نعم&raquo;&nbsp;&amp; كفى<br>سطر ثان</p>
<ul><li>البند الأول من القائمة</li><li>البند الثاني من القائمة</li></ul>
<table><tr><td>خلية أولى</td><td>خلية ثانية</td></tr></table><blockquote>اقتباس من كلام الرئيس</blockquote>
<!-- تعليق --></article><aside>إعلان</aside><footer>حقوق النشر محفوظة</footer></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_the_article_of_a_page_comes_without_its_furniture(encoding: str) -> None:
    expected = [
        "رئيس كازاخستان يعلن انسحاب القوات",
        LONG,
        "تفاصيل",
        "وقال الرئيس في كلمة أخرى. «نعم»\xa0& كفى",
        "سطر ثان",
    ]
    expected += [
        "البند الأول من القائمة",
        "البند الثاني من القائمة",
        "خلية أولى",
        "خلية ثانية",
        "اقتباس من كلام الرئيس",
    ]
    assert page(ARTICLE, encoding) == expected


def test_of_a_page_too_short_for_an_article_all_is_taken_but_what_its_tags_give_away() -> None:
    assert page("<p>نص قصير.</p>") == ["نص قصير."]
    assert page("<nav>قائمة</nav><div>نص <b>قص</b>ير.</div><script>x</script><p>أ<br>ب<footer>حقوق</footer>") == [
        "نص قصير.",
        "أ",
        "ب",
    ]
    assert page("<html><body><nav>كل ما هنا قائمة</nav></body></html>") == ["كل ما هنا قائمة"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"<html><body></body></html>", "the page holds no text"),
        (b"%PDF-1.7", "this is a PDF document"),
    ],
)
def test_a_page_without_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        text_in_html(data, "n.html", Limits())


def test_a_markdown_file_comes_without_its_marks() -> None:
    text = (
        "\ufeff---\ntitle: خبر\ndate: 2022-01-12\n---\n# عنوان **قوي**\n\n"
        "فقرة [رابط](http://x/_y_) و`نص`\nتتمة  \nسطر ثان\n\n"
        "    فقرة مزاحة\n\n- بند\n- بند *ثان*\n\n> اقتباس &amp; رد\n\n| أ | ب |\n|---|---|\n| ج | د |\n\n"
        '<div dir="rtl"><p>داخل</p>خارج<br>سطر</div>\n\n![صورة الرئيس](x.png)\n\n```\nشفرة\n```\n'
    )
    assert markdown(text) == [
        "عنوان قوي",
        "فقرة رابط ونص تتمة",
        "سطر ثان",
        "فقرة مزاحة",
        "بند",
        "بند ثان",
        "اقتباس & رد",
        *"أبجد",
        "داخل",
        "خارج",
        "سطر",
        "صورة الرئيس",
        "شفرة",
    ]


def test_marks_that_mark_nothing_and_rules_stay_as_they_are_read() -> None:
    assert markdown("قال ** نعم ** ثم 2*3*4\n\n---\n\nنص") == ["قال ** نعم ** ثم 234", "نص"]
    assert markdown("---\nليس إعدادا\n---\nنص")[-1] == "نص"
    assert markdown("---\n\nنص بعد خط") == ["نص بعد خط"]
    with pytest.raises(InputError, match="holds no text"):
        markdown("---\ntitle: x\n---\n")


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def test_a_document_reads_as_if_its_tracked_changes_were_accepted() -> None:
    body = (
        f"<w:p>{run('قال ')}<w:del>{run('المدير')}<w:r><w:delText>س</w:delText></w:r></w:del>"
        f"<w:ins>{run('الوزير')}</w:ins><w:hyperlink>{run(' أمس')}</w:hyperlink>"
        f"<w:moveFrom>{run('x')}</w:moveFrom><w:moveTo>{run('.')}</w:moveTo></w:p>"
        f"<w:p/><w:sdt><w:sdtContent><w:p>{run('في إطار')}</w:p></w:sdtContent></w:sdt>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('خلية')}</w:p></w:tc><w:tc><w:p>{run('ثانية')}</w:p></w:tc></w:tr></w:tbl>"
    )
    assert word(body) == ["قال الوزير أمس.", "في إطار", "خلية", "ثانية"]


def test_tabs_breaks_and_boxes_of_a_document_are_read_and_hidden_text_is_not() -> None:
    drawing = (
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice>'
        "<mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    ).format(f"<w:p>{run('في صندوق')}</w:p>")
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    shown = '<w:rPr><w:vanish w:val="false"/></w:rPr>'
    body = (
        f"<w:p><w:r><w:t>أ</w:t><w:tab/><w:t>ب</w:t><w:br/><w:t>ج</w:t>{drawing}<w:instrText>PAGE</w:instrText></w:r>"
        f"{run('سر', hidden)}{run('!', shown)}</w:p>"
    )
    assert word(body) == ["أ\tب", "ج!", "في صندوق"]


def test_the_main_part_of_a_document_is_where_its_relations_say() -> None:
    relations = (
        '<Relationships xmlns="urn:x"><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/'
        'officeDocument" Target="/a/text.xml"/></Relationships>'
    )
    document = f'<w:document xmlns:w="{W}"><w:body><w:p>{run(TEXTS[0])}</w:p></w:body></w:document>'
    assert text_in_docx(archive({"_rels/.rels": relations, "a/text.xml": document}), "n.docx", Limits()) == TEXTS[0]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "this is no Word document"),
        (TEXTS[0].encode(), "this is no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
        (archive({"a.txt": "x"}), "this is an archive, but no Word document"),
        (docx("<w:p/>"), "the document holds no text"),
        (docx("<w:p>"), "not XML that can be read"),
        (b"PK\x03\x04" + b"x" * 50, "cannot be unpacked"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"^n.docx.*{reason}"):
        text_in_docx(data, "n.docx", Limits())
