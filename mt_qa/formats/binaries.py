"""Files that are no text, known by their first bytes, and what to do about each."""

from __future__ import annotations

from mt_qa.formats.encodings import wide_encoding

_ASK_TEXT = "save it as plain text (UTF-8) first"
_NO_TEXT = "it holds no text to review"

_BEGINNINGS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF document", "copy its text into a plain text file first"),
    (b"{\\rtf", "an RTF document", _ASK_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document", _ASK_TEXT),
    (b"\x89PNG\r\n", "a PNG image", _NO_TEXT),
    (b"\xff\xd8\xff", "a JPEG image", _NO_TEXT),
    (b"GIF8", "a GIF image", _NO_TEXT),
    (b"II*\0", "a TIFF image", _NO_TEXT),
    (b"MM\0*", "a TIFF image", _NO_TEXT),
    (b"RIFF", "a sound, film or WebP file", _NO_TEXT),
    (b"OggS", "a sound file", _NO_TEXT),
    (b"ID3", "a sound file", _NO_TEXT),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"BZh", "a bzip2 archive", "unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it first"),
    (b"Rar!\x1a", "a RAR archive", "unpack it first"),
    (b"\x7fELF", "a program", _NO_TEXT),
    (b"SQLite format 3\0", "an SQLite database", _NO_TEXT),
    (b"PAR1", "a Parquet table", "review its text column instead"),
)
_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"opendocument", "an OpenDocument file (.odt)"),
    (b"epub", "an e-book (.epub)"),
)
MOST_NULS = 0.1
"""Text may hold a stray NUL; a tenth of them is a machine's own format."""


def binary_problem(data: bytes) -> str | None:
    """What kind of file `data` is and what to do about it, None where it may be text."""
    if data.startswith(b"PK\x03\x04"):
        sample = data[:4096] + data[-65_536:]  # names stand at the start of each entry and once more at the end
        for part, kind in _IN_ZIP:
            if part in sample:
                return f"this is {kind}: {_ASK_TEXT}"
        return "this is a ZIP archive: unpack it first"
    for beginning, kind, advice in _BEGINNINGS:
        if data.startswith(beginning):
            return f"this is {kind}: {advice}"
    if data[4:8] == b"ftyp":
        return f"this is a film or sound file: {_NO_TEXT}"
    if data.count(0) > MOST_NULS * len(data) and wide_encoding(data) is None:
        return "this is a binary file, not text"
    return None
