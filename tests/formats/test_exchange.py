"""XLIFF, TMX and PO: what is text of a unit and what is not, and what a file in another language gets."""

import pytest
from made_inputs import xliff_1

from mt_qa.core import Document, InputError
from mt_qa.formats.inputs import read_upload
from mt_qa.formats.items import Broken, Item, Kind, Limits, Readable

XLIFF_1 = "urn:oasis:names:tc:xliff:document:1.2"


def items(text: str, name: str, encoding: str = "utf-8") -> list[Item]:
    return list(read_upload(text.encode(encoding), name))


def document(text: str, name: str, encoding: str = "utf-8") -> Document:
    (item,) = items(text, name, encoding)
    assert isinstance(item, Readable), item
    return item.document


def pairs(found: Document) -> list[tuple[str, str, str | None]]:
    return [(segment.id, segment.target, segment.source) for segment in found.segments]


def units_1(units: str, attributes: str = 'target-language="ar-SA"') -> str:
    return f'<xliff version="1.2" xmlns="{XLIFF_1}"><file original="f" {attributes}><body>{units}</body></file></xliff>'


def units_2(units: str, attributes: str = 'trgLang="ar"') -> str:
    return (
        f'<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en" {attributes}>'
        f'<file id="f"><skeleton>x</skeleton>{units}</file></xliff>'
    )


def test_inline_codes_are_no_text_and_what_they_enclose_is() -> None:
    found = document(
        units_1(
            '<trans-unit id="1"><source>Hi <g id="1">all</g></source><target>مرحبا <g id="1">بكم '
            '<mrk mtype="term">جميعا</mrk></g><ph id="2">&lt;img alt="<sub>صورة</sub>"&gt;</ph>'
            '<bpt id="3">&lt;b&gt;</bpt>!<ept id="3">&lt;/b&gt;</ept>سطر<x id="4" ctype="lb"/>آخر</target></trans-unit>'
        ),
        "n.xlf",
    )
    assert pairs(found) == [("1", "مرحبا بكم جميعاصورة!سطر آخر", "Hi all")]


def test_translations_of_others_and_what_is_not_translated_are_left_out() -> None:
    found = document(
        units_1(
            '<group><trans-unit id="1"><source>A</source><target>أ</target><note>ملاحظة</note>'
            "<alt-trans><source>B</source><target>ب</target></alt-trans></trans-unit></group>"
            '<group translate="no"><trans-unit id="2"><source>C</source><target>ج</target></trans-unit>'
            '<trans-unit id="3" translate="yes"><source>D</source><target>د</target></trans-unit></group>'
            '<trans-unit id="4"><source>E</source></trans-unit><trans-unit id="5"><source/><target/></trans-unit>'
            '<bin-unit id="6"><bin-source/><trans-unit id="7"><source>F</source><target>و</target></trans-unit>'
            "</bin-unit>"
        ),
        "n.xlf",
    )
    assert pairs(found) == [("1", "أ", "A"), ("3", "د", "D"), ("4", "", "E")]


def test_marked_segments_of_a_unit_are_segments() -> None:
    marked = '<mrk mtype="seg" mid="{0}">{1}</mrk>'
    found = document(
        units_1(
            f'<trans-unit id="1"><source>A. B. C.</source><seg-source>{marked.format(0, "A.")} {marked.format(1, "B.")}'
            f" {marked.format(2, 'C.')}</seg-source><target>{marked.format(1, 'ب.')} {marked.format(0, 'أ.')}</target>"
            "</trans-unit>"
        ),
        "n.xlf",
    )
    assert pairs(found) == [("1#0", "أ.", "A."), ("1#1", "ب.", "B."), ("1#2", "", "C.")]


def test_a_target_that_is_not_marked_stays_whole() -> None:
    found = document(
        units_1(
            '<trans-unit id="1"><source>A. B.</source><seg-source><mrk mtype="seg" mid="0">A.</mrk> '
            '<mrk mtype="seg" mid="1">B.</mrk></seg-source><target>أ. ب.</target></trans-unit>'
        ),
        "n.xlf",
    )
    assert pairs(found) == [("1", "أ. ب.", "A. B.")]


def test_version_2_has_segments_in_units_and_matches_beside_them() -> None:
    found = document(
        units_2(
            '<unit id="u1"><mtc:matches xmlns:mtc="urn:m"><mtc:match><source>M</source><target>م</target></mtc:match>'
            "</mtc:matches><notes><note>ملاحظة</note></notes><originalData><data id='d'>x</data></originalData>"
            '<segment id="s1"><source>One <pc id="1">two</pc></source><target>واحد <pc id="1">اثنان</pc><ph id="3"/>'
            '<cp hex="0007"/><cp hex="x"/></target></segment><ignorable><source> </source></ignorable>'
            "<segment><source>S</source><target>س</target></segment></unit>"
            '<group id="g"><unit id="u2" translate="no"><segment><source>N</source><target>ن</target></segment></unit>'
            '<unit id="u3"><segment><source>T</source></segment></unit></group>'
        ),
        "n.xliff",
    )
    assert pairs(found) == [("u1#s1", "واحد اثنان\x07", "One two"), ("u1#2", "س", "S"), ("u3", "", "T")]
    assert (found.id, found.source_language) == ("f", "en")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_a_document_in_any_encoding_that_it_names(encoding: str) -> None:
    text = xliff_1().decode().replace("UTF-8", encoding.removesuffix("-sig"))
    assert document(text, "n.xlf", encoding).text == document(xliff_1().decode(), "n.xlf").text


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        (units_1("<trans-unit id='1'><source>A</source><target>B</target></trans-unit>", 'target-language="fr"'),
         Kind.LANGUAGE, "the targets are in 'fr', not in Arabic"),
        (units_1("<trans-unit id='1'><source>A</source></trans-unit>"), Kind.EMPTY, "no unit of the file has a target"),
        (units_2("<unit id='1'><segment><source>A</source><target>B</target></segment></unit>", 'trgLang="he"'),
         Kind.LANGUAGE, "the targets are in 'he'"),
        (units_1("<trans-unit id='1'><target>س</trans-unit>"), Kind.SYNTAX, "mismatched tag"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_reviewed_is_one_broken_record(text: str, kind: Kind, reason: str) -> None:
    (item,) = items(text, "n.xlf")
    assert isinstance(item, Broken)
    assert item.kind is kind
    assert reason in item.message


def test_the_other_files_of_a_document_are_read() -> None:
    unit = '<trans-unit id="1"><target>نص</target></trans-unit>'
    one = f'<file original="{{0}}" target-language="{{1}}"><body>{unit}</body></file>'
    text = f'<xliff version="1.2">{one.format("a", "fr")}\n{one.format("b", "ar")}</xliff>'
    first, second = items(text, "n.xlf")
    assert (first.id, first.place, type(first)) == ("a", "n.xlf:1", Broken)
    assert (second.id, second.place, type(second)) == ("b", "n.xlf:2", Readable)


def test_a_file_beyond_the_limit_is_one_broken_record() -> None:
    unit = '<trans-unit id="1"><source>A</source><target>نص طويل</target></trans-unit>'
    first, second = read_upload(
        f"<xliff version='1.2'><file original='a'><body>{unit * 1000}</body></file>"
        f"<file original='b'><body>{unit}</body></file></xliff>".encode(),
        "n.xlf",
        limits=Limits(characters=100),
    )
    assert isinstance(first, Broken)
    assert first.kind is Kind.TOO_LONG
    assert isinstance(second, Readable)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<html/>", "the root element is <html>, not <xliff>"),
        ('<xliff xmlns="urn:oasis:names:tc:xliff:document:3.0"/>', "is not read, only XLIFF 1.x and 2.x"),
        ('<xliff version="1.2"/>', "there is no record in it"),
    ],
)
def test_what_is_no_xliff_is_refused(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        items(text, "n.xlf")


def test_units_of_a_memory_are_records() -> None:
    found = items(
        '<tmx version="1.4"><header srclang="en-US"/><body>'
        '<tu tuid="a"><tuv xml:lang="fr"><seg>f</seg></tuv><tuv xml:lang="EN-us"><seg>e <bpt i="1">&lt;b&gt;</bpt>b'
        '<ept i="1"/></seg></tuv><tuv xml:lang="AR"><prop>x</prop><seg>نص <hi>مهم</hi></seg></tuv></tu>\n'
        '<tu srclang="fr"><tuv lang="en"><seg>e</seg></tuv><tuv lang="fr"><seg>f</seg></tuv><tuv lang="ar_EG">'
        "<seg>ن</seg></tuv></tu>\n<tu><tuv xml:lang='en'><seg>e</seg></tuv></tu>"
        "<tu><tuv xml:lang='ar'><seg> </seg></tuv></tu>"
        "</body></tmx>",
        "n.tmx",
    )
    first, second, third, fourth = found
    assert isinstance(first, Readable)
    assert pairs(first.document) == [("", "نص مهم", "e b")]
    assert first.document.source_language == "EN-us"
    assert isinstance(second, Readable)
    assert (second.id, second.document.segments[0].source) == ("n.tmx:2", "f")
    assert isinstance(third, Broken)
    assert third.message == "n.tmx:3: the unit has no Arabic"
    assert isinstance(fourth, Broken)
    assert fourth.kind is Kind.EMPTY
    with pytest.raises(InputError, match="the root element is <xliff>, not <tmx>"):
        items('<xliff version="1.2"/>', "n.tmx")


def test_entries_of_a_catalogue_are_records() -> None:
    found = items(
        '\ufeffmsgid ""\nmsgstr ""\n"Language: ar\\n"\n\n# c\n#, fuzzy\nmsgctxt "menu"\nmsgid "File"\nmsgstr "ملف"\n'
        'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "واحد"\nmsgstr[1] ""\n"كثير \\"جدا\\"\\n"\n"\\tتتمة \\x41\\101"\n'
        '#~ msgid "old"\n#~ msgstr "قديم"\n\nmsgid "none"\nmsgstr ""\n\nmsgid "open\nmsgstr "س"\n\nهراء\n\n"تائه"\n\n'
        'msgid "x"\nmsgstr "أ"\nmsgstr "ب"\n',
        "n.po",
    )
    assert [(item.id, item.place) for item in found] == [
        ("menu | File", "n.po:7"),
        ("one", "n.po:10"),
        ("n.po:22", "n.po:22"),
        ("n.po:25", "n.po:25"),
        ("n.po:27", "n.po:27"),
        ("x", "n.po:29"),
    ]
    assert isinstance(found[1], Readable)
    assert pairs(found[1].document) == [("", "واحد", "one"), ("", 'كثير "جدا"\n\tتتمة AA', "many")]
    faults = [item.message.partition(": ")[2] for item in found if isinstance(item, Broken)]
    assert faults == [
        "a string is not closed",
        "not PO: 'هراء'",
        "a string without msgid or msgstr",
        "msgstr stands twice",
    ]


def test_a_catalogue_in_another_language_is_refused() -> None:
    with pytest.raises(InputError, match=r"n\.po: the translations are in 'fr', not in Arabic"):
        items('msgid ""\nmsgstr "Language: fr\\n"\n\nmsgid "a"\nmsgstr "b"\n', "n.po")
