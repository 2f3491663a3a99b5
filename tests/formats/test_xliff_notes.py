"""Findings in the XLIFF that came in: every byte that was there stays, notes go where the schemas allow them."""

import json
import re
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_inputs import TEXTS, xliff_1, xliff_2

from mt_qa.core import Category, Document, Evidence, Finding, InputError, Severity, Span, Suggestion
from mt_qa.formats.inputs import read_inputs, read_upload
from mt_qa.formats.items import Limits, Readable
from mt_qa.formats.streams import opened, packing
from mt_qa.formats.write_back import write_back
from mt_qa.formats.xliff_notes import with_notes
from mt_qa.knowledge.issue_types import ISSUE_SEVERITIES, ISSUE_TYPES, ITS_NAMESPACE, NOTE_PRIORITIES
from mt_qa.service import review

ONE, TWO = "urn:oasis:names:tc:xliff:document:1.2", "urn:oasis:names:tc:xliff:document:2.0"
ITS_TYPES = (
    "terminology mistranslation omission untranslated addition duplication inconsistency grammar legal register "
    "locale-specific-content locale-violation style characters misspelling typographical formatting "
    "inconsistent-entities numbers markup pattern-problem whitespace internationalization length non-conformance "
    "uncategorized other"
).split()
"""The values that ITS 2.0 knows (Recommendation of 29 October 2013, appendix C)."""


def finding(document: Document, segment: int, words: str, **changed: object) -> Finding:
    start = document.starts[segment] + document.segments[segment].target.index(words)
    values: dict[str, object] = {
        "check": "made-by-hand",
        "category": Category.WRONG_TERM,
        "severity": Severity.MAJOR,
        "confidence": 0.9,
        "evidence": Evidence.RULE,
        "message": 'Something about "this" & <that>\x07.',
        "message_ar": "ملاحظة.",
        "suggestions": (Suggestion("بدل", 0.8, "x"), Suggestion("", 0.5, "x")),
    }
    span = Span(start, start + len(words))
    return Finding(segment=segment, span=span, text=words, **(values | changed))  # type: ignore[arg-type]


def documents(data: bytes, name: str = "n.xlf") -> list[Document | None]:
    return [item.document if isinstance(item, Readable) else None for item in read_upload(data, name)]


def written(data: bytes, *words: tuple[int, str], language: str = "en") -> bytes:
    """`data` with findings in its only file, on these words of these segments."""
    (document,) = documents(data)
    assert document is not None
    return with_notes(data, "n.xlf", [[finding(document, *at) for at in words]], language=language)


def children(data: bytes, unit: str) -> list[str]:
    """The names of the unit's children, in order, their namespaces shortened."""
    element = next(item for item in fromstring(data).iter() if item.get("id") == unit)
    return [short(child) for child in element]


def short(element: Element) -> str:
    return element.tag.replace(f"{{{ITS_NAMESPACE}}}", "its:").rpartition("}")[2]


INSERTED = re.compile(
    rb'<its:locQualityIssues xmlns:its=.*?</its:locQualityIssues>|<(?:x:)?notes><(?:x:)?note appliesTo="target" '
    rb'category="mt_qa".*?</(?:x:)?notes>|<(?:x:)?note [^>]*(?:from|category)="mt_qa"[^>]*>.*?</(?:x:)?note>',
    re.DOTALL,
)

MADE_1 = f"""<?xml version='1.0' standalone="no"?>\r
<!-- كما هو -->
<x:xliff xmlns:x='{ONE}' version = "1.2" xmlns:o="urn:o"><x:file original="a" target-language='ar'  ><x:body>
<x:trans-unit   id='1' ><x:source>A &#x41; <![CDATA[<b>]]></x:source><x:target>نص <x:g id="1">أول</x:g> &amp;\r
ثان</x:target><x:note>له</x:note><x:alt-trans><x:target>غير</x:target></x:alt-trans><o:mine><x:target>س</x:target></o:mine></x:trans-unit>
<x:trans-unit id="2"><x:target>ثالث</x:target></x:trans-unit></x:body></x:file></x:xliff>
""".encode()
MADE_2 = f"""<xliff xmlns="{TWO}" version="2.1" srcLang="en" trgLang="ar"><file id="f"><unit id="1"><m:x xmlns:m="m"/>
<notes><note id="n1">له</note></notes><originalData><data id="d">x</data></originalData>
<segment><source>A</source><target>نص أول</target></segment>
<segment><source>B</source><target>ثان</target></segment></unit>
<unit id="2"><segment><source>C</source><target>ثالث</target></segment></unit></file></xliff>""".encode()


def test_notes_stand_where_the_schema_of_1_2_allows_them() -> None:
    data = written(MADE_1, (0, "نص"), (0, "أول"), (1, "ثالث"))
    expected = ["source", "target", "note", "alt-trans", "note", "note", "mine", "its:locQualityIssues"]
    assert children(data, "1") == expected
    assert children(data, "2") == ["target", "note", "its:locQualityIssues"]
    note = fromstring(data).findall(f".//{{{ONE}}}note")[1]
    assert note.attrib == {"from": "mt_qa", "annotates": "target", "priority": "3"}
    assert note.text == (
        '⟦نص⟧ 0–2 — major · wrong term · 0.90 — Something about "this" & <that>\ufffd. — Suggestions: بدل | (delete)'
    )


def test_notes_stand_where_the_schema_of_2_allows_them() -> None:
    data = written(MADE_2, (0, "نص"), (1, "ثان"), (2, "ثالث"))
    assert children(data, "1") == ["x", "its:locQualityIssues", "notes", "originalData", "segment", "segment"]
    assert children(data, "2") == ["its:locQualityIssues", "notes", "segment"]
    notes = fromstring(data).findall(f".//{{{TWO}}}note")
    assert [note.get("category") for note in notes] == [None, "mt_qa", "mt_qa", "mt_qa"]
    assert notes[2].text is not None
    assert notes[2].text.startswith("⟦ثان⟧ 0–3 —")


@pytest.mark.parametrize("data", [MADE_1, MADE_2, xliff_1(), xliff_2()])
def test_the_issues_are_those_of_its(data: bytes) -> None:
    root = fromstring(written(data, (0, "أ"), (1, "ث") if data in (MADE_1, MADE_2) else (1, "و")))
    groups = root.findall(f".//{{{ITS_NAMESPACE}}}locQualityIssues")
    identities = [group.get("{http://www.w3.org/XML/1998/namespace}id") for group in groups]
    assert len(set(identities)) == len(identities) > 0
    for issue in root.iter(f"{{{ITS_NAMESPACE}}}locQualityIssue"):
        assert issue.get("locQualityIssueType") == "terminology"
        assert issue.get("locQualityIssueSeverity") == "50"
        assert "Something about" in (issue.get("locQualityIssueComment") or "")


@pytest.mark.parametrize("data", [MADE_1, MADE_2, xliff_1(), xliff_2()])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_else_is_touched(data: bytes, language: str) -> None:
    places = [(0, "أ"), (1, "ث")] if data in (MADE_1, MADE_2) else [(0, "الوزير"), (1, "إلى")]
    new = written(data, *places, language=language)
    assert INSERTED.sub(b"", new) == data
    assert documents(new) == documents(data), "and it is read as before"
    assert written(new, *places, language=language) == new, "written twice it is the same"
    assert with_notes(new, "n.xlf", [[]]) == data, "nothing found any more: the notes are gone"
    assert with_notes(new, "n.xlf", [None]) == new
    assert ("ملاحظة." in new.decode()) == (language == "ar")


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1256"])
def test_notes_are_written_in_the_encoding_of_the_document(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + MADE_2.decode()
    data = text.encode(encoding)
    new = written(data, (0, "نص"), (2, "ثالث"))
    assert "⟦نص⟧" in new.decode(encoding) or "&#10214;نص" in new.decode(encoding)
    assert children(new, "2") == ["its:locQualityIssues", "notes", "segment"]
    assert documents(new) == documents(data)
    assert with_notes(new, "n.xlf", [[]]) == data
    if encoding == "utf-16":
        assert INSERTED.sub(b"", new.decode(encoding).encode()).decode() == text


def test_notes_of_others_that_look_like_ours_harm_nothing() -> None:
    unit = '<trans-unit id="1"><target>نص</target><note from="mt_qa"/><note>b &gt; c</note></trans-unit>'
    data = f'<xliff version="1.2"><file><body>{unit}</body></file></xliff>'.encode()
    assert with_notes(data, "n.xlf", [[]]) == data.replace(b'<note from="mt_qa"/>', b"")
    unit = '<unit id="1"><notes/><segment><target>نص</target></segment></unit>'
    data = f'<xliff xmlns="{TWO}" version="2.0"><file id="f">{unit}</file></xliff>'.encode()
    assert b"<segment><target>\xd9\x86\xd8\xb5</target></segment>" in written(data, (0, "نص"))


def test_a_document_that_was_changed_since_is_refused() -> None:
    (document,) = documents(xliff_1())
    assert document is not None
    found = [finding(document, 1, "الوزير")]
    for changed in (TEXTS[1], TEXTS[1].replace("الوزير", "المدير")):
        data = xliff_1().decode().replace(TEXTS[1], changed if changed != TEXTS[1] else "نص").encode()
        with pytest.raises(InputError, match="'الوزير' is not where it was found: the document was changed since"):
            with_notes(data, "n.xlf", [found])
    with pytest.raises(InputError, match="the document has 1 files, the review had 2"):
        with_notes(xliff_1(), "n.xlf", [found, found])
    with pytest.raises(InputError, match="there is no segment 1"):
        with_notes(MADE_1.replace(b"<x:target>\xd8\xab\xd8\xa7\xd9\x84\xd8\xab</x:target>", b""), "n.xlf", [found])


@settings(max_examples=60, deadline=None)
@given(
    targets=st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), min_size=1), min_size=1
    ),
    data=st.data(),
)
def test_any_finding_in_any_text_is_written_and_taken_back(targets: list[str], data: st.DataObject) -> None:
    targets = [f"ن{target}" for target in targets]
    escape = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
    units = "".join(f"<trans-unit><target>{target.translate(escape)}</target></trans-unit>\n" for target in targets)
    plain = f'<xliff version="1.2"><file><body>{units}</body></file></xliff>'.encode()
    (document,) = documents(plain)
    assert document is not None
    assert [segment.target for segment in document.segments] == targets
    segment = data.draw(st.integers(0, len(targets) - 1))
    length = data.draw(st.integers(1, len(targets[segment])))
    message = data.draw(st.text(max_size=20))
    found = [finding(document, segment, targets[segment][:length], message=message)]
    new = with_notes(plain, "n.xlf", [found])
    fromstring(new)
    assert documents(new) == documents(plain)
    assert with_notes(new, "n.xlf", [[]]) == plain


def test_every_category_has_a_type_that_its_knows() -> None:
    assert set(ISSUE_TYPES) == set(Category)
    assert set(ISSUE_TYPES.values()) <= set(ITS_TYPES)
    for table in (ISSUE_SEVERITIES, NOTE_PRIORITIES):
        assert set(table) == set(Severity)
    assert sorted(ISSUE_SEVERITIES, key=ISSUE_SEVERITIES.__getitem__) == sorted(Severity)


@pytest.mark.parametrize("packed", ["", ".gz", ".zst"])
def test_a_run_is_written_back_into_its_documents(tmp_path: Path, packed: str) -> None:
    name = tmp_path / f"a.xlf{packed}"
    with name.open("wb") as file, packing(file, str(name)) as stream:
        stream.write(xliff_1())
    (tmp_path / "b.txt").write_text(TEXTS[1], encoding="utf-8")
    (tmp_path / "c.xliff").write_bytes(xliff_2().replace(b'trgLang="ar"', b'trgLang="fr"'))
    (tmp_path / "d.xliff").write_bytes(xliff_2())
    inputs = [tmp_path]
    reports = []
    for item in read_inputs(inputs):
        body = review(item.document).to_dict() if isinstance(item, Readable) else {"error": {}}
        reports.append(json.loads(json.dumps(body)))
    (tmp_path / "out").mkdir()
    outcome = write_back(inputs, reports, into=tmp_path / "out")
    assert outcome.problems == ()
    assert [path.name for path in outcome.paths] == [name.name, "c.xliff", "d.xliff"]
    assert (tmp_path / "out" / "c.xliff").read_bytes() == (tmp_path / "c.xliff").read_bytes()
    for path, plain in ((outcome.paths[0], xliff_1()), (outcome.paths[2], xliff_2())):
        with opened(path, "x", Limits()) as unpacked:
            data = unpacked.read()
        assert "⟦إلى إلى⟧".encode() in data
        assert INSERTED.sub(b"", data) == plain
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    outcome = write_back(sorted(before), reports)
    assert [path.name for path in outcome.paths] == [name.name, "c.xliff", "d.xliff"]
    changed = {path.name for path, data in before.items() if path.read_bytes() != data}
    assert changed == {name.name, "d.xliff"}


def test_what_cannot_be_written_back_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlf").write_bytes(xliff_1()[:-20])
    (tmp_path / "b.xlf").write_bytes(xliff_1())
    inputs = sorted(tmp_path.iterdir())
    error: dict[str, object] = {"error": {}}
    outcome = write_back(inputs, [error, error])
    assert [path.name for path in outcome.paths] == ["b.xlf"]
    (problem,) = outcome.problems
    assert "a.xlf:11: not XML that can be read" in problem
    with pytest.raises(InputError, match="they hold another number of records"):
        write_back(inputs, [error] * 3)
    with pytest.raises(InputError, match="standard input: it cannot be read again"):
        write_back(["-"], [])
