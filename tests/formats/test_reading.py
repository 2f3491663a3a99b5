"""What a file that is no Arabic text gets: one line that says file and reason."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mt_qa.core import InputError
from mt_qa.formats import files
from mt_qa.formats.binaries import binary_problem
from mt_qa.formats.text import identity_of, read_article, read_source

ARABIC = "أعلنت وزارة الصحة أمس تسجيل إصابات جديدة، وقال الوزير إن الوضع مستقر.\n"


def _zip(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return data.getvalue()


BAD = {
    "empty": (b"", "the file is empty"),
    "only a mark": (b"\xef\xbb\xbf", "only blanks"),
    "blanks": (" \n\t\r\n\u00a0\u200f".encode(), "only blanks"),
    "nuls": (b"\0" * 1000, "a binary file"),
    "nuls among Arabic": (ARABIC.encode("cp1256").replace(b" ", b"\0" * 9), "a binary file"),
    "image": (b"\x89PNG\r\n\x1a\n\0\0", "a PNG image"),
    "photo": (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
    "film": (b"\0\0\0\x18ftypmp42", "a film or sound file"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "a PDF document: copy its text"),
    "rtf": (b"{\\rtf1\\ansicpg1256 \\'de}", "an RTF document: save it as plain text"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "an old Microsoft Office document"),
    "docx": (_zip("[Content_Types].xml", "word/document.xml"), "a Word document"),
    "odt": (_zip("mimetype", "META-INF/opendocument.xml"), "an OpenDocument file"),
    "zip": (_zip("news.txt"), "a ZIP archive: unpack it"),
    "gzip": (b"\x1f\x8b\x08\0", "a gzip archive: unpack it"),
    "English": (b"The president said the mission was a success.\n", "not Arabic.*Latin"),
    "Russian": ("Президент заявил, что миссия успешна и завершена.\n".encode("cp1251") * 5, "not Arabic.*Cyrillic"),
    "Persian": (
        "رئیس جمهور اعلام کرد که این ماموریت پایان یافته است و نیروها را برای خروج آماده می کند.".encode(),
        "Persian",
    ),
    "misread": (ARABIC.encode().decode("cp1252", errors="ignore").encode(), "wrong encoding"),
    "digits": (b"12 345\n", "no letters"),
}


@pytest.mark.parametrize("case", BAD, ids=str)
def test_a_bad_file_is_refused_in_one_line(tmp_path: Path, case: str) -> None:
    data, reason = BAD[case]
    path = tmp_path / "news.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=reason) as caught:
        read_article(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.txt: there is no such file"):
        read_article(tmp_path / "none.txt")
    with pytest.raises(InputError, match="this is a folder"):
        read_article(tmp_path)
    with pytest.raises(InputError, match="null byte"):
        read_article("news\0.txt")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    path = tmp_path / "secret.txt"
    path.write_text(ARABIC, encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match=r"secret\.txt: no permission"):
        read_article(path)


def test_text_with_a_few_nuls_is_text(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    text = ARABIC * 3 + "قال\0الوزير.\n"
    path.write_bytes(text.encode())
    assert read_article(path) == text


def test_line_endings_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    text = "الخبر الأول.\r\nالخبر الثاني.\rالخبر الثالث.\n"
    path.write_bytes(text.encode())
    assert read_article(path) == text


def test_a_source_may_be_in_any_language(tmp_path: Path) -> None:
    path = tmp_path / "source.txt"
    path.write_text("Le ministre a déclaré…\n", encoding="utf-8")
    assert read_source(path) == "Le ministre a déclaré…\n"


def test_a_document_or_page_is_read_by_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "news.html"
    path.write_text(f"<html><body><nav>قائمة</nav><p>{ARABIC}</p></body></html>", encoding="utf-8")
    assert read_article(path) == ARABIC.strip()
    (tmp_path / "news.docx").write_bytes(_zip("a"))
    with pytest.raises(InputError, match=r"news\.docx: this is an archive, but no Word document"):
        read_source(tmp_path / "news.docx")


def test_standard_input_is_read_for_a_hyphen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ARABIC.encode("cp1256"))))
    assert read_article("-") == ARABIC
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(InputError, match=r"^standard input: the file is empty"):
        read_article("-")


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("news/csto-withdrawal.ar.txt", "csto-withdrawal"),
        ("خبر.txt", "خبر"),
        ("a.b.md", "a.b.md"),
        ("-", "stdin"),
        ("bad\udcff.txt", "bad?"),
    ],
)
def test_a_report_is_called_after_its_file(path: str, identity: str) -> None:
    assert identity_of(path) == identity


def test_utf_16_is_no_binary_file() -> None:
    assert binary_problem(ARABIC.encode("utf-16-le")) is None
    assert binary_problem("A short line of English".encode("utf-16-be")) is None


@pytest.fixture
def failing_replace(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    return lambda: monkeypatch.setattr(Path, "replace", fail)


def test_writing_is_all_or_nothing(tmp_path: Path, failing_replace: Callable[[], None]) -> None:
    path = tmp_path / "report.html"
    files.write_text(path, "قديم")
    path.chmod(0o640)
    files.write_text(path, "جديد")
    assert path.read_text(encoding="utf-8") == "جديد"
    assert path.stat().st_mode & 0o777 == 0o640
    failing_replace()
    with pytest.raises(InputError, match=r"report\.html: no space left"):
        files.write_text(path, "نصف")
    assert path.read_text(encoding="utf-8") == "جديد"
    assert [entry.name for entry in tmp_path.iterdir()] == ["report.html"], "no temporary file stays behind"


def test_writing_goes_through_a_link_and_into_a_device(tmp_path: Path) -> None:
    target, link = tmp_path / "real.txt", tmp_path / "link.txt"
    link.symlink_to(target)
    files.write_text(link, "نص")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "نص"
    files.write_text("/dev/null", "نص")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("name", ["", "nowhere/report.txt"])
def test_what_cannot_be_written_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r": (this is a folder|there is no such file)"):
        files.write_text(tmp_path / name, "نص")
