"""Sentences with offsets. Arabic prose runs on with commas, so only final marks and line breaks end a sentence.

A final mark ends none where it belongs to an abbreviation or an initial (د. ق.م. جورج دبليو. بوش, U.S.), to the number
of a list (2. ثانيا), to a decimal, or where a comma follows it. An ellipsis inside a line only holds its breath. A stop
with no blank after it ends a sentence between two whole words (الدولة.وقال), which machines and hasty typists write.
"""

from __future__ import annotations

import re

from mt_qa.arabic.caching import per_paragraph
from mt_qa.core import Span

_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_CLOSERS = "\"”»’'›)\\]"
_ARABIC = "\u0621-\u064a"

_MARK = re.compile(
    rf"""(?P<break>[{_BREAKS}])
       | (?:…|\.\ ?\.)[.…\ ]*                          # an ellipsis: matched so that its dots are not stops
       | (?<![!؟?])(?:[!؟?][!؟?.…]*+|\.(?!\d)[!؟?]*+)
         (?:(?P<closers>\ ?[{_CLOSERS}]+)?(?=\s|$) | [{_CLOSERS}]?(?P<glued>(?=[{_ARABIC}])))""",
    re.VERBOSE,
)
"""A place where a sentence may end, with the quotes and brackets that close after the mark."""

_WINDOW = 60
"""How many code points before a mark are looked at for abbreviations: this keeps the time linear."""

_LONGEST_LINE = 5000
"""Quotes are counted from the start of the line, in lines up to this long."""

_INITIALS = re.compile(r"[(\[\"“«'‘]*(?:[^\W\d_]\.)*[^\W\d_]")
_LATIN_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr St No Jr Sr Prof Gov Sen Rep Gen Lt Col Capt Sgt Mt vs etc al Inc Ltd Co".split()
)
_LETTER_NAMES = frozenset(
    "إيه ايه بي سي دي إي إف اف جي جيه إتش اتش آي كيه إل إم ام أو آر ار إس اس تي دبليو إكس".split()
)
"""Names of Latin letters. After a name one is an initial; after another one (بي بي سي.) it ends a word."""

_LABELS = frozenset(
    "فيتامين المجموعة مجموعة الفئة فئة النوع نوع الحرف حرف الفريق القسم الملحق النقطة الصف التهاب".split()
)
"""Words after which a letter is a label, so that its stop is a stop: ``المجموعة ب.``"""

_LIST_NUMBER = re.compile(rf"(?:^|[{_BREAKS}]|[.!؟?:؛…]\s)\s*[(\[]?\d{{1,2}}$")
_GLUED_BEFORE = re.compile(rf"([{_ARABIC}]{{3,}})[{_CLOSERS}]?$")
_GLUED_AFTER = re.compile(rf"([{_ARABIC}]{{2,}})(?![{_ARABIC}.])")
_DOMAINS = frozenset("نت كوم أورغ أورج تي".split())
_COMMA = re.compile(r"\s*[،,؛;]")


@per_paragraph
def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, final mark and closing quotes included, white space around them left out.

    They are in order, do not overlap, and together hold every code point that is not white space.
    """
    found: list[Span] = []
    start = 0
    for match in _MARK.finditer(text):
        end = _sentence_end(text, match)
        if end:
            _add(found, text, start, end)
            start = end
    _add(found, text, start, len(text))
    return tuple(found)


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Span(begin, begin + len(stripped)))


def _sentence_end(text: str, match: re.Match[str]) -> int:
    """Where the sentence ends that `match` may close, 0 where it goes on."""
    if match["break"]:
        return match.end()
    mark = match.group()[0]
    if mark == "…" or match.group().startswith(("..", ". .")):
        return 0
    if match["glued"] is not None and not _parts_two_words(text, match):
        return 0
    if mark == "." and _belongs_to_word(text, match.start()):
        return 0
    if _COMMA.match(text, match.end()):
        return 0
    closers = match["closers"] or ""
    if closers.startswith(' "') and not _quote_is_open(text, match.start()):
        return match.start("closers")
    return match.end()


def _parts_two_words(text: str, match: re.Match[str]) -> bool:
    """True where a mark without a blank after it stands between whole words, not in أ.ف.ب or a web address."""
    before = _GLUED_BEFORE.search(text, max(match.start() - _WINDOW, 0), match.start())
    after = _GLUED_AFTER.match(text, match.end())
    if before is None or after is None:
        return False
    return before[1] not in _LETTER_NAMES and after[1] not in _LETTER_NAMES and after[1] not in _DOMAINS


def _belongs_to_word(text: str, stop: int) -> bool:
    """True where the stop at `stop` is part of an abbreviation, an initial or the number of a list."""
    start = max(stop - _WINDOW, 0)
    before = text[start:stop]
    if not before or before[-1].isspace():
        return False
    row = before.split()
    word, previous = row[-1], row[-2] if len(row) > 1 else ""
    if _INITIALS.fullmatch(word):
        return "." in word or not (previous in _LABELS or previous[-1:].isdigit())
    if word in _LATIN_ABBREVIATIONS:
        return True
    if word in _LETTER_NAMES:
        return previous.isalpha() and previous not in _LETTER_NAMES and previous not in _LABELS
    return before[-1].isdigit() and _LIST_NUMBER.search(text, start, stop) is not None


def _quote_is_open(text: str, position: int) -> bool:
    """True where an odd number of straight quotes stands before `position` on its line."""
    start = max(position - _LONGEST_LINE, 0)
    line = text[start:position].rpartition("\n")[2]
    return line.count('"') % 2 == 1 or len(line) == _LONGEST_LINE
