"""Is this text Arabic? Told by script, then by the letters and frequent words of other languages in Arabic script.

Persian, Urdu, Pashto, Central Kurdish, Uyghur, Sindhi and Malay in Jawi share the script; their own letters (Unicode,
chapter 9.2) and their commonest words give them away, also where they are typed with Arabic ي and ك. Names and brands
in Latin letters do not make an article another language, nor do dialects.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from mt_qa.arabic.letters import bare
from mt_qa.arabic.words import ARABIC, tokens

LEAST_ARABIC = 0.3
"""The least share of Arabic letters among all letters, web addresses apart."""

_LEAST_FOREIGN = 0.12
"""Words that are of another language, as a share of all Arabic-script words, from which the text may be in it."""

_SAMPLE = 20_000
"""Code points looked at from the start, the middle and the end of a long text."""

_OWN_LETTERS = {
    "Urdu": "ٹڈڑںےہھ",
    "Pashto": "ړښګۍځڅډټڼږې",
    "Kurdish": "ێۆڵڕە",
    "Uyghur": "ۇېەۈۋڭ",
    "Sindhi": "ڪ۾ٻڏٺڳڻڱ",
    "Malay": "ڽڠڬۏ",
    "Persian": "پچژگ",
}
"""Letters that Arabic lacks; one that several languages have counts for each of them."""

_OWN_WORDS = {
    "Persian": "است در از که این با را برای بود تا یک های شده آن شد می یا کرد خود هر نه کار باید پس داد دارد هست نیست "
    "شود کند کرده بودند هستند اند ایران آنها چه اگر نیز همه روز سال بیشتر خواهد توسط باشد گفت",
    "Urdu": "کے میں کی ہے اور سے کا کو اس پر ہیں نے بھی ایک یہ نہیں کہ تو کیا وہ تھا جو ہی گیا تھے کوئی اپنے لیے گا "
    "کسی تھی کرنے ساتھ جب رہے تک گے دیا والے ہوئے اگر ہونے",
    "Pashto": "د په او چې کې دي له ته سره هغه دا یې نه به کړي شوی شي کوي وي یو خپل باندې لپاره وو ده وویل کړل",
    "Kurdish": "لە بە و کە بۆ ئەو ئەم هەموو لەگەڵ نییە دەکات بوو هەر یان چی کرد وەک لەسەر دا بکات ئێمە",
    "Uyghur": "ۋە بۇ بىلەن ئۇ بىر دەپ ئۈچۈن كېرەك بولغان ھەم يەنە قىلىش ئۇنىڭ بولۇپ",
}
"""Frequent words; those that Arabic has too are left out below."""

_ARABIC_WORDS = frozenset(
    "في من على إلى الى أن ان عن التي الذي هذا هذه ذلك كان كانت قال وقال وقد لم لا ما كما بعد قبل بين مع أو او ثم حتى "
    "كل غير هو هي إن أنه انه وفي ومن وعلى خلال عند منذ حيث لكن أي يوم الله ولا وهو وهي فيه فيها عليه به بها له".split()
)
_LETTER_VARIANTS = str.maketrans("یکہھ", "يكهه")


def _plain(word: str) -> str:
    return word.translate(_LETTER_VARIANTS)


_SEEN_IN_ARABIC = frozenset("و د او به له با ته يا آن ايران هاي اين مي كي جو اس تو كو كا دي شي ده يو دا وي وو".split())

_WORDS = {
    language: frozenset(map(_plain, words.split())) - _ARABIC_WORDS - _SEEN_IN_ARABIC
    for language, words in _OWN_WORDS.items()
}
"""Without what Arabic news writes too, as names or in dialect (Zipf 4 and above in wordfreq's Arabic list)."""

_LETTERS = {language: frozenset(letters) for language, letters in _OWN_LETTERS.items()}
_FOREIGN_LETTERS = frozenset("".join(_OWN_LETTERS.values()))

_NO_PROSE = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,64}|[@#][\w.]+")
_UTF8_MISREAD = re.compile(r"(?:[ØÙÚÛ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]){2}")
_CP1256_MISREAD = re.compile(r"[À-ÿ]{4,}")


def is_arabic(text: str) -> bool:
    """True where `text` is written in Arabic, the language."""
    return language_problem(text) is None


def language_problem(text: str, *, language: str = "en") -> str | None:
    """Why `text` is not Arabic, in one line of English (or Arabic, with ``language="ar"``); None where it is."""
    english, arabic = _problem(_NO_PROSE.sub(" ", _sample(text))) or ("", "")
    return (arabic if language == "ar" else english) or None


def arabic_share(text: str) -> float:
    """The share of letters of the Arabic script among all letters of `text`, 0.0 where it has none."""
    scripts = _scripts(text)
    return scripts["Arabic"] / max(scripts.total(), 1)


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:_SAMPLE], text[middle : middle + _SAMPLE], text[-_SAMPLE:]))


def _problem(text: str) -> tuple[str, str] | None:
    """The reason in English and in Arabic."""
    scripts = _scripts(text)
    if not text.strip():
        return "the text is empty", "النص فارغ"
    if not scripts:
        if text.count("?") > len(text.split()):
            return (
                "the text is question marks: its letters were lost in an earlier conversion",
                "النص علامات استفهام فقد ضاعت حروفه في تحويل سابق",
            )
        return "the text holds no letters", "لا حروف في النص"
    if scripts["Arabic"] < LEAST_ARABIC * scripts.total():
        return _other_script(text, scripts)
    other = _other_language(text)
    if other is not None:
        return f"the text is not Arabic: it looks like {other}", f"النص ليس بالعربية، بل يبدو أنه {_IN_ARABIC[other]}"
    return None


_IN_ARABIC = {
    "Persian": "بالفارسية",
    "Urdu": "بالأردية",
    "Pashto": "بالبشتوية",
    "Kurdish": "بالكردية",
    "Uyghur": "بالأويغورية",
    "Sindhi": "بالسندية",
    "Malay": "بالملايوية",
    "Latin": "اللاتينية",
    "Cyrillic": "السيريلية",
    "Greek": "اليونانية",
    "Hebrew": "العبرية",
    "Chinese": "الصينية",
}


def _scripts(text: str) -> Counter[str]:
    """How many letters of each script `text` holds, by the names Unicode gives them; CJK is called Chinese."""
    scripts: Counter[str] = Counter()
    for character, count in Counter(text).items():
        if character.isalpha():
            scripts[_script(character)] += count
    return scripts


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "UNKNOWN").partition(" ")[0].capitalize()
    return "Chinese" if name == "Cjk" else name


def _other_script(text: str, scripts: Counter[str]) -> tuple[str, str]:
    if _UTF8_MISREAD.search(text) or len(_CP1256_MISREAD.findall(text)) > len(text.split()) / 3:
        return (
            "the text is not readable Arabic: it looks like Arabic that was decoded with the wrong encoding",
            "النص غير مقروء، ويبدو أنه نص عربي قُرئ بترميز خاطئ",
        )
    name, count = max(scripts.items(), key=lambda item: item[1])
    share = round(100 * count / scripts.total())
    return (
        f"the text is not Arabic: {share} % of its letters are {name}",
        f"النص ليس بالعربية، فنسبة الحروف {_IN_ARABIC.get(name, name)} فيه {share} في المئة",
    )


def _other_language(text: str) -> str | None:
    """The other language in Arabic script that `text` is in, None where it is Arabic."""
    words = [bare(token.text) for token in tokens(text) if token.kind == ARABIC]
    signs: Counter[str] = Counter()
    arabic = foreign = 0
    for word, count in Counter(words).items():
        letters, plain = _FOREIGN_LETTERS.intersection(word), _plain(word)
        of = [name for name, own in _LETTERS.items() if letters & own] if letters else []
        of += [name for name, own in _WORDS.items() if plain in own]
        known = plain in _ARABIC_WORDS or plain.startswith(("ال", "وال", "بال", "لل"))
        if plain != word and not of and not known:
            of.append("Persian")
        for name in set(of):
            signs[name] += count
        foreign += count if of else 0
        arabic += count if known else 0
    if foreign < max(2, _LEAST_FOREIGN * len(words)) or foreign <= arabic:
        return None
    return max(signs.items(), key=lambda item: item[1])[0]
