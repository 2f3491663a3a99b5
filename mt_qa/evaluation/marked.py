"""Gold written by hand: faults marked inside the text, so that nobody counts characters.

``python -m mt_qa.evaluation.marked`` turns dev.marked.txt and test.marked.txt of each set (data/gold/form,
entities, entities_world, garbled) into JSON lines with spans, and into their clean twins. A file holds articles, each
under a line ``@@ id``. What they were translated from stands in dev.sources.txt and test.sources.txt, where there are
such: under the same lines, one line a paragraph. Marks:

=========================  ========================================================================================
``{wrong=>right#fault}``   `wrong` is judged, graded as the set's faults.tsv says of `fault`; ``|`` parts several
                           corrections, the best first; ``-`` deletes; none at all where there is no safe one
``{wrong=>…#fault:major}`` another severity than the table's
``{wrong=>#fault~twin}``   what the clean twin reads there, where that is neither the first correction nor `wrong`
``{+twin}``                stands in the clean twin only, such as a missing closing quotation mark
=========================  ========================================================================================

Marks may be nested; inside a correction or a twin they may not. ``\\u200f`` and the like are decoded.
"""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from mt_qa.core import Category, DataError, Severity
from mt_qa.knowledge.tables import data_folder, read_table

SETS = ("form", "entities", "entities_world", "garbled")
DELETE = "-"
_PIECE = re.compile(r"\{\+(?P<only_twin>[^{}]*)\}|(?P<open>\{)|=>(?P<judgement>[^{}]*)\}|(?P<text>[^{}=]+|=)")
_JUDGEMENT = re.compile(r"(?P<fixes>[^#~]*)#(?P<fault>[a-z-]+)(?::(?P<severity>[a-z]+))?(?:~(?P<twin>.*))?", re.DOTALL)
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_BLANKS = re.compile(r"(?<=\S) {2,}")
_EMPTY_PARAGRAPHS = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of fault as faults.tsv grades it."""

    category: Category
    severity: Severity
    tier: str
    why: str


@dataclass(slots=True)
class _Open:
    """A mark whose end has not come yet: where it began, and what has been read since."""

    start: int
    target: str = ""
    twin: str = ""


@dataclass(slots=True)
class Article:
    """A garbled text, its judged spans in the words of a gold record, and what it should have read."""

    id: str
    target: str = ""
    twin: str = ""
    source: str = ""
    gold: list[dict[str, Any]] = field(default_factory=list)


@cache
def faults(folder: Path | None = None) -> Mapping[str, Fault]:
    """The table of faults of the set in `folder`, data/gold/form if none is given. Raises DataError."""
    rows = read_table(
        "faults.tsv",
        ("fault", "category", "severity", "tier", "why"),
        key=("fault",),
        folder=folder or data_folder() / "gold" / "form",
    )
    return {
        row["fault"]: Fault(Category(row["category"]), Severity.parse(row["severity"]), row["tier"], row["why"])
        for row in rows
    }


def articles(marked: str, graded: Mapping[str, Fault] | None = None) -> Iterator[Article]:
    """The articles of a marked file, their faults as `graded` or as data/gold/form has them.

    Raises DataError at a mark that cannot be read.
    """
    for part in re.split(r"^@@ ", marked, flags=re.MULTILINE)[1:]:
        name, _, body = part.partition("\n")
        yield article(name.strip(), body.strip(), graded)


def article(name: str, marked: str, graded: Mapping[str, Fault] | None = None) -> Article:
    """One article from its marked text. Raises DataError at a mark that cannot be read."""
    marked = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), marked)
    graded = faults() if graded is None else graded
    result = Article(name)
    still_open = [_Open(0)]
    position = 0
    while position < len(marked):
        match = _PIECE.match(marked, position)
        if match is None:
            raise DataError(f"{name}: cannot read the mark at {marked[position : position + 30]!r}")
        position = match.end()
        innermost = still_open[-1]
        if (only_twin := match["only_twin"]) is not None:
            innermost.twin += only_twin
        elif match["open"]:
            still_open.append(_Open(innermost.start + len(innermost.target)))
        elif match["judgement"] is not None:
            _close(result, still_open, match["judgement"], graded)
        else:
            innermost.target += match["text"]
            innermost.twin += match["text"]
    if len(still_open) != 1:
        raise DataError(f"{name}: a mark is never closed: {still_open[-1].target[:30]!r}")
    result.target = still_open[0].target
    result.twin = _EMPTY_PARAGRAPHS.sub("\n\n", _BLANKS.sub(" ", still_open[0].twin)).strip()
    result.gold.sort(key=lambda item: (item["start"], item["end"]))
    return result


def _close(result: Article, still_open: list[_Open], judgement: str, graded: Mapping[str, Fault]) -> None:
    mark = still_open.pop()
    match = _JUDGEMENT.fullmatch(judgement)
    if match is None or match["fault"] not in graded or not still_open or not mark.target:
        raise DataError(f"{result.id}: cannot read the mark {mark.target!r} => {judgement!r}")
    fixes = ["" if fix == DELETE else fix for fix in match["fixes"].split("|")] if match["fixes"] else []
    fault = graded[match["fault"]]
    result.gold.append(
        {
            "start": mark.start,
            "end": mark.start + len(mark.target),
            "text": mark.target,
            "category": fault.category.value,
            "severity": match["severity"] or fault.severity.label,
            "suggestions": fixes,
            "why": fault.why,
            "tier": fault.tier,
        }
    )
    outer = still_open[-1]
    outer.target += mark.target
    outer.twin += match["twin"] if match["twin"] is not None else fixes[0] if fixes else mark.twin


def gold_line(article: Article) -> str:
    """The gold record of the garbled text."""
    return _line(article.id, article.target, article.source, article.gold)


def twin_line(article: Article) -> str:
    """The gold record of the clean twin, in which nothing is wrong."""
    return _line(f"{article.id}-clean", article.twin, article.source, [])


def _line(identity: str, target: str, source: str, gold: list[dict[str, Any]]) -> str:
    record = {"id": identity, "target": target} | ({"source": source} if source else {}) | {"gold": gold}
    return json.dumps(record, ensure_ascii=False)


def sources(text: str) -> dict[str, str]:
    """By article what it was translated from, its paragraphs parted as in the targets."""
    parts = (part.partition("\n") for part in re.split(r"^@@ ", text, flags=re.MULTILINE)[1:])
    return {name.strip(): re.sub(r"\n+", "\n\n", body.strip()) for name, _, body in parts}


def built(folder: Path) -> dict[str, str]:
    """What dev.jsonl, test.jsonl and clean_twins.jsonl in `folder` should hold."""
    read = {name: _part(folder, name) for name in ("dev", "test")}
    files = {f"{name}.jsonl": [gold_line(each) for each in read[name]] for name in read}
    files["clean_twins.jsonl"] = [twin_line(each) for name in read for each in read[name]]
    return {name: "\n".join(lines) + "\n" for name, lines in files.items()}


def _part(folder: Path, name: str) -> list[Article]:
    """The articles of one part. Raises DataError where its sources are of other articles."""
    found = list(articles((folder / f"{name}.marked.txt").read_text(encoding="utf-8"), faults(folder)))
    path = folder / f"{name}.sources.txt"
    if path.exists():
        by_id = sources(path.read_text(encoding="utf-8"))
        if list(by_id) != [each.id for each in found]:
            raise DataError(f"{path}: other articles than in {name}.marked.txt")
        for each in found:
            each.source = by_id[each.id]
    return found


def main() -> int:
    parser = ArgumentParser(description="Write the JSON lines of the sets that are marked by hand.")
    parser.add_argument("sets", nargs="*", default=SETS, help=f"some of {', '.join(SETS)}; all if none is named")
    for folder in (data_folder() / "gold" / name for name in parser.parse_args().sets):
        for name, text in built(folder).items():
            (folder / name).write_text(text, encoding="utf-8")
            print(f"{folder / name}: {text.count(chr(10))} records")
    return 0


if __name__ == "__main__":
    sys.exit(main())
