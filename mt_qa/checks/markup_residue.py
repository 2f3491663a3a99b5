r"""Markup, a placeholder or a token of the machine left in the text.

``<br>``, ``[caption]``, ``{{name}}``, ``%s`` come from the page or the template the text was cut from; ``<unk>``,
``▁`` and ``@@`` are the inner tokens of a translation system. None of them is for the reader. Authority: MQM-Core,
design-and-markup/markup-tag; HTML element names; SentencePiece and subword-nmt for the tokens.

Not flagged: an editor's brackets (``[وزير الخارجية]``), angle brackets that compare numbers, mail addresses in
angle brackets, a single star or hash mark (lists, tags), and per cent signs.
"""

import re
from collections.abc import Iterator

from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong

CATEGORY = Category.MARKUP_TAG
SEVERITY = Severity.MINOR
CONFIDENCE = 0.9

EXAMPLES = (
    Wrong(
        "قال الوزير[[<br />]] إن الخطة جاهزة.",
        fixed="قال الوزير إن الخطة جاهزة.",
    ),
    Wrong(
        'انظر [[<a href="https://example.org/1">]]التقرير[[</a>]] كاملا.',
        fixed="انظر التقرير كاملا.",
    ),
    Wrong(
        "أفاد [[**المصدر**]] بذلك.",
        fixed="أفاد المصدر بذلك.",
    ),
    Wrong(
        "راسلنا على العنوان [[/* */]] قبل الأحد.",
        fixed="راسلنا على العنوان  قبل الأحد.",
    ),
    Wrong(
        "وصل [[<unk>]] إلى القاهرة.",
    ),
    Wrong(
        "أعلن [[{{speaker_name}}]] الخبر.",
    ),
    Wrong(
        "وصل ا[[@@ ]]لوزير أمس.",
        fixed="وصل الوزير أمس.",
    ),
    Wrong(
        "[[## ]]نتائج القمة",
        fixed="نتائج القمة",
    ),
    Wrong(
        "سجل [[%d]] لاعبا أهدافا.",
    ),
    Right("قال إن «[وزير الخارجية] أبلغه بذلك»."),
    Right("إذا كانت القيمة 3 < 5 أو 7 > 2 فالنتيجة صحيحة."),
    Right("للتواصل: أحمد <ahmad@example.org>."),
    Right("تصدر #كأس_العرب الوسوم بنسبة 50% د."),
    Right("* النقطة الأولى"),
    Right("** أول الكلام ** آخره"),
    Right("نال الفندق تصنيف ***** بعد التجديد."),
)

_TAGS = (
    "a|abbr|article|aside|b|big|blockquote|body|br|button|center|cite|code|dd|div|dl|dt|em|embed|figcaption|figure|font|"
    "footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|li|link|main|meta|nav|object|ol|p|param|picture|pre|"
    "script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|u|ul|video"
)
_SHORTCODES = "audio|b|caption|center|color|embed|gallery|i|img|list|quote|size|u|url|video|youtube"
_TOKENS = "unk|s|pad|eos|bos|mask|sep|cls"
_RESIDUE = re.compile(
    rf"""(?P<markup></?(?:{_TAGS})(?:\s[^<>]{{0,500}})?/?>|<!--.{{0,500}}?-->|/\*[^*]{{0,200}}\*/|<!\[CDATA\[|\]\]>
           |\[/?(?:{_SHORTCODES})(?:[\s=][^\[\]]{{0,300}})?\]
           |\A\#{{2,6}}[ ]
           |!\[[^\[\]]{{0,200}}\]\([^()\s]{{1,300}}\))
       | (?P<lost></?(?:{_TOKENS})>|__[A-Z]{{2,}}_?\d+__
           |\{{\{{[^{{}}]{{1,60}}\}}\}}|\$\{{\w{{1,40}}\}}|\{{\d{{1,2}}\}}|(?<![\w%])%(?:\d\$)?[sd](?!\w))
       | (?P<joint>@@[ ]|▁)
       | (?<!\*)\*\*(?P<bold>(?=[^\s*])[^*]{{1,200}}(?<=\S))\*\*(?!\*)""",
    re.VERBOSE | re.IGNORECASE,
)
_SUSPICIOUS = re.compile(r"[<{▁]|\*\*|@@|__|%[\dsd]|\A#|\[/?[A-Za-z]|!\[|/\*|\]\]>")
_BLOCK = re.compile(r"</?(?:br|p|div|li|tr|td|h\d)\b", re.IGNORECASE)
_REASONS = {
    "markup": ("Markup left in the text.", "وسم برمجي متروك في النص."),
    "lost": ("A placeholder stands where words belong.", "رمز نائب في موضع الكلمات."),
    "bold": ("Markup left in the text.", "وسم برمجي متروك في النص."),
    "joint": ("A token of the translation system left in the text.", "رمز داخلي من نظام الترجمة متروك في النص."),
}


def check_segment(segment: Segment) -> Iterator[Hit]:
    text = segment.target
    if not _SUSPICIOUS.search(text):
        return
    for match in _RESIDUE.finditer(text):
        kind = match.lastgroup or "markup"
        severity = Severity.MAJOR if kind == "lost" else Severity.MINOR
        yield Hit(
            Span(match.start(), match.end()), *_REASONS[kind], _without(text, match) if kind != "lost" else (), severity
        )


def _without(text: str, match: re.Match[str]) -> tuple[str, ...]:
    """What holds once the residue is gone: the bold words, a blank where words would run together, else nothing."""
    if match["bold"]:
        return (match["bold"],)
    letter_before = text[match.start() - 1 : match.start()].isalnum()
    letter_after = text[match.end() : match.end() + 1].isalnum()
    if match.group() == "▁" or _BLOCK.match(match.group()):
        return (" " if letter_before and letter_after else "",)
    return ("",)
