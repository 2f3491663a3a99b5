"""TBX in all its dresses says the same: both styles of 2019, and the older files with tig or ntig."""

import pytest

from mt_qa.core import InputError
from mt_qa.formats.tbx import read_tbx, render_tbx
from mt_qa.knowledge.termbase import Status, TermEntry

DCA = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c5"><descrip type="subjectField">law</descrip>
<langSec xml:lang="en"><termSec><term>arrest warrant</term></termSec></langSec>
<langSec xml:lang="ar"><termSec><term>مذكرة <hi>توقيف</hi></term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
<admin type="projectSubset">desk</admin></termSec>
<termSec><term>ضمان اعتقال</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
<note>no guarantee</note></termSec></langSec></conceptEntry></body></text></tbx>"""

DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c5"><min:subjectField>law</min:subjectField>
<langSec xml:lang="en"><termSec><term>arrest warrant</term></termSec></langSec>
<langSec xml:lang="ar"><termSec><term>مذكرة توقيف</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
<basic:projectSubset>desk</basic:projectSubset></termSec>
<termSec><term>ضمان اعتقال</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus>
<note>no guarantee</note></termSec></langSec></conceptEntry></body></text></tbx>"""

TIG = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body><termEntry id="c5"><descripGrp><descrip type="subjectField">law</descrip>
</descripGrp><langSet xml:lang="en"><tig><term>arrest warrant</term></tig></langSet>
<langSet xml:lang="ar"><tig><term>مذكرة توقيف</term><admin type="projectSubset">desk</admin></tig>
<tig><term>ضمان اعتقال</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
<note>no guarantee</note></tig></langSet></termEntry></body></text></martif>"""

NTIG = TIG.replace("<tig><term>", "<ntig><termGrp><term>").replace("</term>", "</term></termGrp>")
NTIG = NTIG.replace("</tig>", "</ntig>")

ENTRIES = (
    TermEntry("c5", "en", "arrest warrant", domain="law"),
    TermEntry("c5", "ar", "مذكرة توقيف", project="desk", domain="law"),
    TermEntry("c5", "ar", "ضمان اعتقال", Status.FORBIDDEN, "no guarantee", domain="law"),
)


@pytest.mark.parametrize("text", [DCA, DCT, TIG, NTIG], ids=["DCA", "DCT", "tig", "ntig"])
def test_every_style_says_the_same(text: str) -> None:
    assert read_tbx(text.encode(), "a.tbx") == (ENTRIES, {})


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_encoding_is_the_files_own(encoding: str) -> None:
    entries, _ = read_tbx(DCA.encode(encoding), "a.tbx")
    assert entries == ENTRIES


def test_what_is_written_is_basic_in_attributes() -> None:
    text = render_tbx(ENTRIES, "house")
    assert '<tbx type="TBX-Basic" style="dca"' in text
    assert '<conceptEntry id="c5">' in text
    assert '<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>' in text
    assert read_tbx(text.encode(), "a.tbx") == (ENTRIES, {})


@pytest.mark.parametrize("concept", ["1 a", "الأمم المتحدة", "a_x0041_b", "a&b", "-", "😀"])
def test_a_concept_of_any_name_keeps_it(concept: str) -> None:
    entry = TermEntry(concept, "ar", "كلمة")
    assert read_tbx(render_tbx([entry], "t").encode(), "a.tbx")[0] == (entry,)


def test_a_term_of_two_projects_is_an_entry_of_each() -> None:
    twice = DCA.replace("desk</admin>", 'desk</admin><admin type="projectSubset">sport</admin>')
    entries, _ = read_tbx(twice.encode(), "a.tbx")
    assert [entry.project for entry in entries if entry.term == "مذكرة توقيف"] == ["desk", "sport"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("deprecatedTerm-admn-sts", "odd", "odd"),
        ("<term>ضمان اعتقال</term>", "<term> </term>", "term is missing"),
        ('<langSec xml:lang="ar">', "<langSec>", "language is missing"),
        ("</conceptEntry>", "", "not XML"),
        ("توقيف", "&unknown;", "undefined entity"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, message: str) -> None:
    with pytest.raises(InputError, match=rf"^a\.tbx:\d+: .*{message}"):
        read_tbx(DCA.replace(old, new).encode(), "a.tbx")
