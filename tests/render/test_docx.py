"""The Word document: its XML says what was decided, and LibreOffice reads it so."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from reviewed_example import reviewed

from mt_qa.decisions import Decisions
from mt_qa.render.docx import render_docx
from mt_qa.render.reviewed import Reviewed
from mt_qa.render.visible import visible

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
SECONDS = 120


def document(work: Reviewed) -> Element:
    root: Element = fromstring(zipfile.ZipFile(io.BytesIO(render_docx(work))).read("word/document.xml"))
    return root


def text_of(work: Reviewed, *, accepted: bool) -> str:
    """The text as Word has it after accepting or rejecting all changes."""
    lines = [""]
    for paragraph in document(work).iter(f"{W}p"):
        for part in paragraph:
            if part.tag == (f"{W}del" if accepted else f"{W}ins"):
                continue
            lines[-1] += "".join(node.text or "" for node in part.iter() if node.tag in (f"{W}t", f"{W}delText"))
        mark = paragraph.find(f"{W}pPr/{W}rPr/{W}{'del' if accepted else 'ins'}")
        if mark is None:
            lines.append("")
    return "\n".join(lines[:-1])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_accepting_gives_the_corrected_text_and_rejecting_the_first(language: str) -> None:
    work = reviewed(language)
    assert text_of(work, accepted=True) == work.corrected.replace("\r", "")
    assert text_of(work, accepted=False) == work.text.replace("\r", "")


def test_every_part_is_well_formed_and_every_comment_stands_in_the_text() -> None:
    work = reviewed("ar")
    archive = zipfile.ZipFile(io.BytesIO(render_docx(work)))
    parts = {name: fromstring(archive.read(name)) for name in archive.namelist()}
    comments = {node.get(f"{W}id"): node for node in parts["word/comments.xml"]}
    assert len(comments) == len(work.upheld)
    body = parts["word/document.xml"]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert {node.get(f"{W}id") for node in body.iter(f"{W}{tag}")} == set(comments)
    said = ["".join(node.itertext()) for node in comments.values()]
    assert all(visible(finding.message_ar) in text for finding, text in zip(work.upheld, said, strict=True))
    numbers = [node.get(f"{W}id") for tag in ("ins", "del") for node in body.iter(f"{W}{tag}")]
    assert len(set(numbers)) == len(numbers)
    assert all(paragraph.find(f"{W}pPr/{W}bidi") is not None for paragraph in body.iter(f"{W}p"))
    assert {node.get(f"{W}author") for node in body.iter(f"{W}ins")} == {"محرر <1>"}


def test_without_decisions_there_is_no_change() -> None:
    work = replace(reviewed(), decisions=Decisions(), reviewer="")
    assert not [*document(work).iter(f"{W}ins"), *document(work).iter(f"{W}del")]
    assert text_of(work, accepted=True) == work.text.replace("\r", "")


@pytest.fixture(scope="module")
def office() -> str:
    """LibreOffice; without it the test is skipped, but never in a continuous integration run."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed: run tests/install-office.sh")
        pytest.skip("LibreOffice is not installed: tests/install-office.sh installs it")
    return found


def converted(office: str, data: bytes, form: str, folder: Path) -> Path:
    """What LibreOffice makes of a .docx file."""
    path = folder / "article.docx"
    path.write_bytes(data)
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", form]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(path)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        env={**os.environ, "HOME": str(folder)},
    )
    result = path.with_suffix(f".{form}")
    assert result.exists(), done.stdout + done.stderr
    return result


def test_libreoffice_reads_the_changes_and_the_comments(office: str, tmp_path: Path) -> None:
    work = reviewed("ar")
    result = converted(office, render_docx(work), "odt", tmp_path)
    content = fromstring(zipfile.ZipFile(result).read("content.xml"))
    regions = list(content.iter(f"{TEXT}changed-region"))
    deleted = ["".join(node.itertext()) for region in regions for node in region.iter(f"{TEXT}deletion")]
    assert sum(bool(list(region.iter(f"{TEXT}insertion"))) for region in regions) >= 2
    assert any("<script>" in text for text in deleted)
    assert any("فى" in text for text in deleted)
    comments = ["".join(node.itertext()) for node in content.iter(f"{OFFICE}annotation")]
    assert len(comments) == len(work.upheld)
    for finding in work.upheld:
        assert any(visible(finding.message_ar) in comment for comment in comments)
    body = "".join(content.find(f"{OFFICE}body/{OFFICE}text").itertext())
    assert "الرسمي" in body
