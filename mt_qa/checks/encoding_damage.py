r"""Text that was read with the wrong encoding, or escaped and never brought back.

A reader sees ``Ø§Ù„``, ``ط§ظ„``, ``ÇáÓáÇã``, ``????`` or a replacement character where a word stood; ``&nbsp;``,
``&#1575;`` and ``\u0627`` are the codes of characters instead of the characters. Authority: the Unicode standard
(chapter 5.22, U+FFFD), WHATWG Encoding and HTML (named character references); MQM-Core,
linguistic-conventions/character-encoding. Where the bytes can be read again and give nothing but Arabic, that is
the suggestion. A code that stands for a blank or a quotation mark is minor.

Not flagged: question marks for effect (``ماذا???``), accented Latin words, codes inside web addresses, and
presentation forms, which read well (see presentation-form).
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from mt_qa.arabic.decoding import ARABIC_AS_WESTERN, QUOTE_AS_WESTERN, UTF8_AS_WESTERN, UTF8_AS_WINDOWS_ARABIC, repaired
from mt_qa.arabic.letters import HARAKAT, LETTERS, has_arabic
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong

CATEGORY = Category.CHARACTER_ENCODING
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.95

EXAMPLES = (
    Wrong(
        "وصل الوفد إلى [[Ø§Ù„Ù‚Ø§Ù‡Ø±Ø©]] أمس.",
        fixed="وصل الوفد إلى القاهرة أمس.",
    ),
    Wrong(
        "[[ط§ط¬طھظ…ط¹ ط§ظ„ظˆط²ط±ط§ط،]] في عمان.",
        fixed="اجتمع الوزراء في عمان.",
    ),
    Wrong(
        "[[ÇÌÊãÚ ÇáæÒÑÇÁ]] في عمان.",
        fixed="اجتمع الوزراء في عمان.",
    ),
    Wrong(
        "أعلن [[الوز\ufffd\ufffd]] عن الخطة.",
    ),
    Wrong(
        "قال [[?????? ??????]] إن الحريق أخمد.",
    ),
    Wrong(
        "بلغ السعر 50[[&nbsp;]]دولارا بعد [[&quot;]]التصحيح[[&quot;]].",
        fixed='بلغ السعر 50 دولارا بعد "التصحيح".',
    ),
    Wrong(
        "في [[&#1605;&#1589;&#1585;]] حفل كبير.",
        fixed="في مصر حفل كبير.",
    ),
    Wrong(
        r"فاز [[\u0627\u0644\u0623\u0647\u0644\u064a]] باللقب.",
        fixed="فاز الأهلي باللقب.",
    ),
    Wrong(
        "عاصمة البلاد [[%D8%AA%D9%88%D9%86%D8%B3]] الخضراء.",
        fixed="عاصمة البلاد تونس الخضراء.",
    ),
    Wrong(
        "قال الكاتب إنه[[â€¦]] متعب.",
        fixed="قال الكاتب إنه… متعب.",
    ),
    Right("ماذا حدث؟؟؟ لا أحد يعرف??? حقا!!!"),
    Right("افتتحت مقهى Café Élysée فرعا في Besançon."),
    Right("الرابط https://example.org/wiki/%D8%AA%D9%88%D9%86%D8%B3?a=1&lt=2 متاح."),
    Right("تعاونت شركة AT&T; مع شركة P&G."),
    Right("حظ ظهر وعظ طغى طغيانا."),
)


class _Damage(NamedTuple):
    """One way in which text is damaged: how it looks, how it read before (None: unknown), and what to say."""

    pattern: re.Pattern[str]
    repair: Callable[[str], str | None]
    message: str
    message_ar: str
    severity: Severity = Severity.MAJOR


def _unescaped(text: str) -> str | None:
    characters = re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match.group(1), 16)), text)
    return characters if has_arabic(characters) else None


def _unquoted(text: str) -> str | None:
    characters = unquote(text, errors="ignore")
    return characters if has_arabic(characters) else None


_REFERENCE = r"&(?:[A-Za-z]{2,8}|\#\d{2,6}|\#[xX][0-9a-fA-F]{2,5});|&(?:nbsp|quot|amp|lt|gt)(?![\w;=])"


def _referred(text: str) -> str | None:
    """What character references stand for, a blank for a no-break space; None where there is no such name."""
    characters = html.unescape(html.unescape(text)).replace("\u00a0", " ")
    return characters if characters != text and "&" not in characters[1:] else None


def _referred_letters(text: str) -> str | None:
    characters = html.unescape(text)
    return characters if has_arabic(characters) else None


_MOJIBAKE = "Text read with the wrong encoding.", "نص قُرئ بترميز خاطئ."
_LOST = "Characters lost in a conversion of encodings.", "محارف ضاعت عند تحويل الترميز."
_CODE = "The code of a character instead of the character.", "رمز المحرف بدلا من المحرف نفسه."
_DAMAGES = (
    _Damage(UTF8_AS_WESTERN, repaired, *_MOJIBAKE),
    _Damage(UTF8_AS_WINDOWS_ARABIC, repaired, *_MOJIBAKE),
    _Damage(ARABIC_AS_WESTERN, repaired, *_MOJIBAKE),
    _Damage(QUOTE_AS_WESTERN, repaired, *_MOJIBAKE, Severity.MINOR),
    _Damage(re.compile(r"(?<!\S)([?؟])\1{1,40}(?: +\1{2,40})+(?![^\s.،])"), lambda _: None, *_LOST),
    _Damage(re.compile(rf"(?<=[{LETTERS}])\?{{2,40}}(?=[{LETTERS}])"), lambda _: None, *_LOST),
    _Damage(re.compile(r"(?:\\u[0-9a-fA-F]{4})(?:[ ]?\\u[0-9a-fA-F]{4})*"), _unescaped, *_CODE),
    _Damage(re.compile(r"(?<![\w/=.?&%-])(?:%D[89AB]%[89AB][0-9A-F]){2,}"), _unquoted, *_CODE),
    _Damage(re.compile(r"(?<![\w/=?])(?:&\#\d{3,6};|&\#[xX][0-9a-fA-F]{3,5};)+"), _referred_letters, *_CODE),
    _Damage(re.compile(rf"(?<!\w=)(?:{_REFERENCE})"), _referred, *_CODE, Severity.MINOR),
)
_MUST_REPAIR = frozenset(damage.pattern for damage in _DAMAGES[2:4] + _DAMAGES[6:])
"""Patterns so wide that only a successful repair proves them."""

_SUSPICIOUS = re.compile(rf"[À-ÿ\ufffd&\\?%\u2047]|؟ ?؟|[طظعغ][^\s{LETTERS}{HARAKAT}]")
_REPLACEMENT = re.compile(r"[\ufffd\u2047]+")
_LONGEST_WORD = 40


def check_segment(segment: Segment) -> Iterator[Hit]:
    text = segment.target
    if _SUSPICIOUS.search(text):
        yield from _damaged(text)
        yield from _replaced(text)


def _damaged(text: str) -> Iterator[Hit]:
    taken = 0
    found = [(match.start(), match.end(), damage) for damage in _DAMAGES for match in damage.pattern.finditer(text)]
    for start, end, damage in sorted(found, key=lambda place: (place[0], -place[1])):
        before = damage.repair(text[start:end])
        if start < taken or (before is None and damage.pattern in _MUST_REPAIR):
            continue
        taken = end
        yield Hit(Span(start, end), damage.message, damage.message_ar, (before,) if before else (), damage.severity)


def _replaced(text: str) -> Iterator[Hit]:
    """Words in which a replacement character stands for what was lost."""
    taken = 0
    for match in _REPLACEMENT.finditer(text):
        if match.start() < taken:
            continue
        start, end = match.span()
        while start > max(match.start() - _LONGEST_WORD, taken) and text[start - 1].isalnum():
            start -= 1
        farthest = min(match.end() + _LONGEST_WORD, len(text))
        while end < farthest and (text[end].isalnum() or text[end] in "\ufffd\u2047"):
            end += 1
        taken = end
        yield Hit(Span(start, end), *_LOST)
