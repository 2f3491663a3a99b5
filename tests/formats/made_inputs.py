"""The same two articles in every format that is read, for tests that hold for all of them."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable

from mt_qa.formats.streams import packing

TEXTS = (
    "أعلنت وزارة الصحة أمس تسجيل إصابات جديدة، وقال الوزير إن الوضع مستقر.",
    "وصل الوزير إلى إلى العاصمة مساء، وغادر في اليوم التالي.",
)
SOURCES = ("The ministry of health announced new cases yesterday.", "The minister came to the capital.")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{MAIN}" Target="word/document.xml"/></Relationships>'
)


def jsonl() -> bytes:
    records = ({"id": str(n), "target": t, "source": s} for n, (t, s) in enumerate(zip(TEXTS, SOURCES, strict=True)))
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def csv() -> bytes:
    rows = (f'{n},"{t}",{s}\r\n' for n, (t, s) in enumerate(zip(TEXTS, SOURCES, strict=True)))
    return ("\ufeffid,target,source\r\n" + "".join(rows)).encode()


def tsv() -> bytes:
    rows = (f"{n}\t{t}\t{s}\n" for n, (t, s) in enumerate(zip(TEXTS, SOURCES, strict=True)))
    return ("id\ttarget\tsource\n" + "".join(rows)).encode()


def parquet() -> bytes:
    import pyarrow
    from pyarrow.parquet import write_table

    out = io.BytesIO()
    write_table(pyarrow.table({"id": ["0", "1"], "target": list(TEXTS), "source": list(SOURCES)}), out)
    return out.getvalue()


def xliff_1() -> bytes:
    units = "".join(
        f'<trans-unit id="{n}">\n<source>{s}</source>\n<target>{t}</target>\n</trans-unit>\n'
        for n, (t, s) in enumerate(zip(TEXTS, SOURCES, strict=True))
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        '<file original="news.html" source-language="en" target-language="ar" datatype="html"><header/>'
        f"<body>\n{units}</body></file></xliff>\n"
    ).encode()


def xliff_2() -> bytes:
    units = "".join(
        f'<unit id="u{n}"><segment><source>{s}</source><target>{t}</target></segment></unit>\n'
        for n, (t, s) in enumerate(zip(TEXTS, SOURCES, strict=True))
    )
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="ar">'
        f'<file id="f1">\n{units}</file></xliff>'
    ).encode()


def tmx() -> bytes:
    units = "".join(
        f'<tu tuid="{n}"><tuv xml:lang="en"><seg>{s}</seg></tuv><tuv xml:lang="ar-SA"><seg>{t}</seg></tuv></tu>\n'
        for n, (t, s) in enumerate(zip(TEXTS, SOURCES, strict=True))
    )
    return (
        '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="en"/>'
        f"<body>{units}</body></tmx>"
    ).encode()


def po() -> bytes:
    entries = "".join(
        f'\n#: news.py:{n}\nmsgid "{s}"\nmsgstr "{t}"\n' for n, (t, s) in enumerate(zip(TEXTS, SOURCES, strict=True))
    )
    return ('msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n' + entries).encode()


def text() -> bytes:
    return "\n".join(TEXTS).encode()


def markdown() -> bytes:
    return ("---\ntitle: news\n---\n# " + "\n\n".join(TEXTS) + "\n").encode()


def html() -> bytes:
    paragraphs = "".join(f"<p>{t}</p>" for t in TEXTS)
    return (
        '<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>أخبار</title></head>'
        f"<body><nav><a href='/'>الرئيسية</a></nav><article>{paragraphs}</article></body></html>"
    ).encode()


def docx(body: str | None = None, **others: str) -> bytes:
    """A document with `body` inside ``<w:body>``; `others` are further entries, their names with ``__`` for ``/``."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in TEXTS)
    document = f'<w:document xmlns:w="{W}"><w:body>{paragraphs if body is None else body}</w:body></w:document>'
    return archive({"_rels/.rels": RELATIONS, "word/document.xml": document} | others)


def archive(entries: dict[str, str]) -> bytes:
    """A ZIP archive, packed, of the same bytes every time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in entries.items():
            zipped.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def jsonl_gz() -> bytes:
    return gzip.compress(jsonl(), mtime=0)


def jsonl_zst() -> bytes:
    out = io.BytesIO()
    with packing(out, "news.jsonl.zst") as packed:
        packed.write(jsonl())
    return out.getvalue()


RECORDS: dict[str, Callable[[], bytes]] = {
    "news.jsonl": jsonl,
    "news.jsonl.gz": jsonl_gz,
    "news.jsonl.zst": jsonl_zst,
    "news.csv": csv,
    "news.tsv": tsv,
    "news.parquet": parquet,
    "news.tmx": tmx,
    "news.po": po,
}
"""Formats in which each article is a record."""

ARTICLES: dict[str, Callable[[], bytes]] = {
    "news.xlf": xliff_1,
    "news.xliff": xliff_2,
    "news.txt": text,
    "news.md": markdown,
    "news.html": html,
    "news.docx": docx,
}
"""Formats in which the two are paragraphs of one article."""
