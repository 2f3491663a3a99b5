"""The parts of a Word document that are the same for every article, and the small elements of those that are not."""

from __future__ import annotations

from collections.abc import Iterable

from mt_qa.render.xml_text import attribute, content

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}"'

BESIDE = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'<Override PartName="/word/comments.xml" ContentType="{_WORD}.comments+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
        f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATIONS}/comments" Target="comments.xml"/>'
        f'<Relationship Id="r3" Type="{_RELATIONS}/settings" Target="settings.xml"/></Relationships>'
    ),
    # Whoever goes on editing in Word leaves tracked changes as well.
    "word/settings.xml": f"<w:settings {NAMESPACES}><w:trackRevisions/></w:settings>",
    "word/styles.xml": (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="26"/><w:szCs w:val="28"/>'
        '<w:lang w:val="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="320" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
        '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
        '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style></w:styles>'
    ),
}
"""Part name -> XML, without its declaration."""


def core_properties(title: str, when: str) -> str:
    """docProps/core.xml. `when` is written as ``2026-11-24T16:00:00Z``."""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{content(title)}</dc:title><dc:creator>mt_qa</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created></cp:coreProperties>'
    )


def paragraph_properties(mark: str = "") -> str:
    """A right-to-left paragraph; `mark` says what was done to the paragraph's own mark."""
    return f"<w:pPr><w:bidi/>{f'<w:rPr>{mark}</w:rPr>' if mark else ''}</w:pPr>"


def run(text: str, *, deleted: bool = False) -> str:
    """A right-to-left run of text."""
    tag = "w:delText" if deleted else "w:t"
    return f'<w:r><w:rPr><w:rtl/></w:rPr><{tag} xml:space="preserve">{content(text)}</{tag}></w:r>'


def comment_xml(number: int, author: str, when: str, lines: Iterable[str], language: str) -> str:
    """A comment of one paragraph a line, right to left in Arabic."""
    bidi, rtl = ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>") if language == "ar" else ("", "")
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="CommentText"/>{bidi}</w:pPr>'
        f'<w:r>{rtl}<w:t xml:space="preserve">{content(line)}</w:t></w:r></w:p>'
        for line in lines
    )
    who = f'w:author={attribute(author)} w:date="{when}" w:initials="QA"'
    return f'<w:comment w:id="{number}" {who}>{paragraphs}</w:comment>'


def comment_reference(number: int) -> str:
    """The run at the end of a comment's range that ties the comment to it."""
    style = '<w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
    return f'<w:r>{style}<w:commentReference w:id="{number}"/></w:r>'
