"""``mt-qa termbase`` and ``mt-qa review --termbase``, from a file to a finding."""

import io
import json
import os
from pathlib import Path

import pytest

from mt_qa.cli import BAD_INPUT, DONE, GATE_NOT_MET, main
from mt_qa.knowledge.tables import data_folder

EXAMPLE = data_folder() / "termbases" / "example.csv"
HEADER = "concept,language,term,status,note,project,domain\n"
BASE = (
    HEADER
    + "corridor,en,humanitarian corridor,,,,\n"
    + "corridor,ar,ممر إنساني,approved,,,conflict\n"
    + "corridor,ar,معبر بشري,forbidden,reads as a crossing for humans,,\n"
    + "bloc,ar,منظمة الأمن الجماعي,forbidden,,desk,\n"
    + "bloc,ar,منظمة معاهدة الأمن الجماعي,approved,,,\n"
)
ARTICLE = "عبرت القافلة المعبر البشري ليلا، ثم عادت إلى المدينة.\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MT_QA_TERMBASES", str(tmp_path / "kept"))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "house.csv"
    path.write_text(BASE, encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "news.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return str(path)


def out(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = DONE) -> str:
    """What the command prints, where it says nothing else and ends with `code`."""
    assert main([str(argument) for argument in arguments]) == code
    captured = capsys.readouterr()
    assert captured.err == ""
    return captured.out


def fault(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one line that says why it is bad input."""
    assert main([str(argument) for argument in arguments]) == BAD_INPUT
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def findings(capsys: pytest.CaptureFixture[str], *arguments: object) -> list[tuple[str, list[str]]]:
    report = json.loads(out(capsys, "review", *arguments, "--format", "json"))
    return [
        (finding["text"], [suggestion["text"] for suggestion in finding["suggestions"]])
        for finding in report["findings"]
        if finding["check"] == "termbase-violation"
    ]


def test_import_says_what_became_of_the_terms(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "termbase", "import", base) == "house: 5 added, 0 changed, 0 unchanged\n"
    assert out(capsys, "termbase", "import", base) == "house: 0 added, 0 changed, 5 unchanged\n"
    base.write_text(BASE.replace("معبر بشري,forbidden", "معبر بشري,admitted"), encoding="utf-8")
    assert out(capsys, "termbase", "import", base, "--into", "house") == "house: 0 added, 1 changed, 4 unchanged\n"
    assert out(capsys, "termbase", "import", base, "--into", "other") == "other: 5 added, 0 changed, 0 unchanged\n"


def test_import_puts_terms_of_no_project_into_one(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out(capsys, "termbase", "import", base, "--project", "sports")
    terms = json.loads(out(capsys, "termbase", "list", "house", "--format", "json"))
    assert [term["project"] for term in terms] == ["sports", "sports", "sports", "desk", "sports"]


def test_import_reads_standard_input_under_a_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, code in ((["--into", "house"], DONE), ([], BAD_INPUT)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BASE.encode())))
        assert main(["termbase", "import", "-", *arguments]) == code
    assert "--into NAME" in capsys.readouterr().err


def test_import_tells_what_it_cannot_keep(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "terms.tbx"
    path.write_text(
        '<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>'
        '<conceptEntry id="c1"><langSec xml:lang="ar"><termSec><term>وقف إطلاق النار</term>'
        '<descrip type="context">أعلن وقف إطلاق النار.</descrip></termSec></langSec></conceptEntry>'
        "</body></text></tbx>",
        encoding="utf-8",
    )
    assert main(["termbase", "import", str(path)]) == DONE
    captured = capsys.readouterr()
    assert captured.out == "terms: 1 added, 0 changed, 0 unchanged\n"
    assert captured.err == f"mt-qa: {path}: not kept: context (1)\n"


@pytest.mark.parametrize("ending", ["csv", "tbx"])
def test_what_is_exported_is_imported_as_it_was(
    base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    out(capsys, "termbase", "import", base)
    exported = tmp_path / f"out.{ending}"
    assert out(capsys, "termbase", "export", "house", "-o", exported) == ""
    assert out(capsys, "termbase", "import", exported, "--into", "house") == "house: 0 added, 0 changed, 5 unchanged\n"


def test_export_prints_a_table_and_can_choose_a_project(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "termbase", "export", base, "-o", "-").startswith(HEADER)
    assert "منظمة الأمن الجماعي" not in out(capsys, "termbase", "export", base, "-o", "-", "--project", "")
    assert "منظمة الأمن الجماعي" in out(capsys, "termbase", "export", base, "-o", "-", "--project", "desk")


def test_list_shows_the_termbases_and_the_terms_of_one(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(out(capsys, "termbase", "list", "--format", "json")) == []
    out(capsys, "termbase", "import", base)
    assert json.loads(out(capsys, "termbase", "list", "--format", "json")) == [
        {"name": "house", "concepts": 2, "terms": 5, "projects": ["desk"]}
    ]
    assert out(capsys, "termbase", "list").splitlines()[1].split() == ["house", "2", "5", "desk"]
    table = out(capsys, "termbase", "list", "house").splitlines()
    assert table[0].split() == ["concept", "language", "term", "status", "note", "project", "domain"]
    assert len(table) == 6


def test_check_is_a_gate(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "termbase", "check", base) == "house: 5 terms, 0 faults\n"
    broken = tmp_path / "broken.csv"
    broken.write_text(HEADER + "body,ar,هيئة الأمم,forbidden,,,\nbody,ar,UN هيئة,admitted,,,\n", encoding="utf-8")
    printed = out(capsys, "termbase", "check", broken, code=GATE_NOT_MET)
    assert printed.startswith("broken:")
    assert printed.endswith(" faults\n")
    faults = json.loads(out(capsys, "termbase", "check", broken, "--format", "json", code=GATE_NOT_MET))
    assert {"kind", "line", "message", "concept", "term"} <= faults[0].keys()


def test_the_shipped_example_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert out(capsys, "termbase", "check", EXAMPLE).endswith(" 0 faults\n")


def test_review_finds_and_mends_what_the_termbase_forbids(
    base: Path, article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert findings(capsys, article) == []
    ((text, suggestions),) = findings(capsys, article, "--termbase", base)
    assert (text, suggestions[0]) == ("المعبر البشري", "الممر الإنساني")
    out(capsys, "termbase", "import", base)
    assert len(findings(capsys, article, "--termbase", "house")) == 1


def test_review_applies_the_terms_of_a_project(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "bloc.txt"
    article.write_text("قالت منظمة الأمن الجماعي إن قواتها ستبقى في البلاد.\n", encoding="utf-8")
    assert findings(capsys, article, "--termbase", base) == []
    found = findings(capsys, article, "--termbase", base, "--project", "desk")
    assert found == [("منظمة الأمن الجماعي", ["منظمة معاهدة الأمن الجماعي"])]


def test_a_report_says_which_termbase_it_had(base: Path, article: str, capsys: pytest.CaptureFixture[str]) -> None:
    without = json.loads(out(capsys, "review", article, "--format", "json"))
    assert {"check": "termbase-violation", "reason": "no termbase"} in without["skipped"]
    assert "termbase" not in without["signature"]
    with_it = json.loads(out(capsys, "review", article, "--format", "json", "--termbase", base))
    assert "termbase-violation" not in [skipped["check"] for skipped in with_it["skipped"]]
    assert "|termbase:house@" in with_it["signature"]


def test_the_gate_counts_the_findings_of_the_termbase(
    base: Path, article: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", article, "--termbase", str(base), "--fail-on", "major"]) == GATE_NOT_MET
    assert "المعبر البشري" in capsys.readouterr().out


def test_what_no_termbase_answers_to_is_bad_input(
    base: Path, article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "'none'" in fault(capsys, "review", article, "--termbase", "none")
    assert "no such file" in fault(capsys, "review", article, "--termbase", tmp_path / "none.csv")
    assert "'sports'" in fault(capsys, "review", article, "--termbase", base, "--project", "sports")
    assert "give --termbase" in fault(capsys, "review", article, "--project", "sports")
    assert "name it" in fault(capsys, "termbase", "list", "--project", "sports")
    assert "termbase" in fault(capsys, "termbase", "export", base, "-o", tmp_path / "out.docx")
    assert "folder" in fault(capsys, "termbase", "import", tmp_path, "--into", "house")
    scoped = tmp_path / "scoped.csv"
    scoped.write_text(HEADER + "bloc,ar,منظمة الأمن الجماعي,forbidden,,desk,\n", encoding="utf-8")
    assert "--project" in fault(capsys, "review", article, "--termbase", scoped)


@pytest.mark.parametrize("name", ["../house", "a/b", "..", "", "con", "x\0y"])
def test_a_name_that_leads_out_of_the_folder_is_refused(
    base: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = sorted(os.listdir(base.parent))
    if name == "":
        assert main(["termbase", "import", str(base), "--into", name]) == DONE  # no name: the file's own
        return
    assert fault(capsys, "termbase", "import", base, "--into", name).startswith("mt-qa: ")
    assert sorted(os.listdir(base.parent)) == before


BOMB = '<?xml version="1.0"?><!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "billion laughs": ("x.tbx", f"{BOMB}]><tbx>&i;</tbx>".encode()),
    "a file outside": ("x.tbx", b'<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx>&a;</tbx>'),
    "truncated": ("x.tbx", b'<tbx><text><body><conceptEntry id="a"><langSec xml:lang="ar">'),
    "another root": ("x.tbx", b"<html><body/></html>"),
    "too deep": ("x.tbx", b"<tbx>" * 20_000),
    "an unknown encoding": ("x.tbx", b'<?xml version="1.0" encoding="klingon"?><tbx/>'),
    "TBX of nothing": ("x.tbx", b"<tbx><text><body/></text></tbx>"),
    "nothing": ("x.csv", b""),
    "nothing in TBX": ("x.tbx", b""),
    "a header alone": ("x.csv", HEADER.encode()),
    "no header": ("x.csv", b"a,ar,b\n"),
    "an open quotation": ("x.csv", (HEADER + 'a,ar,"كلمة\n').encode()),
    "too many fields": ("x.csv", (HEADER + "a,ar,كلمة,approved,,,,,,more\n").encode()),
    "an unknown status": ("x.csv", (HEADER + "a,ar,كلمة,maybe,,,\n").encode()),
    "no language": ("x.csv", (HEADER + "a,,كلمة,,,,\n").encode()),
    "a control character": ("x.csv", (HEADER + "a,ar,كل\x07مة,,,,\n").encode()),
    "a picture": ("x.csv", b"\x89PNG\r\n\x1a\n\0\0\0"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_one_line_and_keeps_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    name, data = HOSTILE[case]
    path = tmp_path / name
    path.write_bytes(data)
    assert fault(capsys, "termbase", "import", path).startswith(f"mt-qa: {path}")
    assert out(capsys, "termbase", "list", "--format", "json") == "[]\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_of_all_sorts_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str, delimiter: str
) -> None:
    path = tmp_path / "house.csv"
    path.write_bytes(BASE.replace(",", delimiter).replace("\n", "\r\n").encode(encoding))
    assert out(capsys, "termbase", "import", path) == "house: 5 added, 0 changed, 0 unchanged\n"
    terms = json.loads(out(capsys, "termbase", "list", "house", "--format", "json"))
    assert [term["term"] for term in terms if term["status"] == "forbidden"] == ["معبر بشري", "منظمة الأمن الجماعي"]


def test_ten_thousand_terms_are_no_burden(tmp_path: Path, article: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [f"c{n},ar,مصطلح {'ابتثجحخد'[n % 8] * 2} {n},forbidden,,,\n" for n in range(10_000)]
    path = tmp_path / "large.csv"
    path.write_text(BASE + "".join(rows), encoding="utf-8")
    assert out(capsys, "termbase", "import", path) == "large: 10005 added, 0 changed, 0 unchanged\n"
    assert len(findings(capsys, article, "--termbase", "large")) == 1
