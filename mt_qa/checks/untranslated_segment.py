"""A whole paragraph left in another language.

The translation skipped it, or a part of the page was never sent to translation. Authority: MQM-Core, accuracy /
untranslated. A paragraph counts with no more than a stray Arabic word, at least five words, and prose in it: several
grammatical words of English, Indonesian, French or Turkish, a long row of words in lower case, or any other script.

Not flagged: bylines, datelines, captions and credits, lists of names, titles, addresses, and posts from social networks
(with a link, a handle or a hashtag), which Arabic news embeds as they are; quotations in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mt_qa.arabic.language import arabic_share
from mt_qa.arabic.latin import is_latin
from mt_qa.arabic.words import LATIN, tokens
from mt_qa.core import Category, Hit, Right, Segment, Severity, Span, Wrong
from mt_qa.knowledge.english_words import english_words
from mt_qa.knowledge.foreign_words import foreign_words

CATEGORY = Category.UNTRANSLATED
SEVERITY = Severity.MAJOR
CONFIDENCE = 0.9

EXAMPLES = (
    Wrong("وصل الوفد إلى المدينة.\n[[The ministers will meet again on Monday to discuss the prices of grain.]]"),
    Wrong("[[Warga diminta untuk tetap tenang dan tidak keluar dari rumah mereka.]]"),
    Wrong("[[Le ministre a annoncé que les écoles seraient fermées dans tout le pays.]]"),
    Wrong("[[Bakan, yeni yasanın bu yıl içinde meclise geleceğini ve çok önemli olduğunu söyledi.]]"),
    Wrong("[[Президент заявил, что переговоры продолжатся в среду.]]"),
    Wrong("[[Die Regierung will im kommenden Jahr mehr neue Wohnungen bauen lassen als bisher geplant]]"),
    Right("قال الوزير إن المحادثات مستمرة."),
    Right("By John Smith, Reuters"),
    Right("JAKARTA, Kompas"),
    Right("Photo: Anna Lee / Getty Images for the Festival"),
    Right("Real Madrid, Manchester City, Bayern Munich, Paris Saint-Germain"),
    Right("The Lord of the Rings: The Fellowship of the Ring"),
    Right("https://example.org/the-ministers-will-meet-again-on-monday"),
    Right("We are so proud of the team and of all that they did! #goteam pic.twitter.com/abcd"),
    Right("«We will meet again when the rain is over and the sun is out»"),
    Right("وأضاف: «We will meet again» ثم غادر القاعة التي كان فيها."),
)

_LEAST_WORDS = 5
_LEAST_GRAMMAR = 3
_LEAST_LOWER = 7
_MOST_ARABIC = 0.1
_LATIN = re.compile(r"[^\W\d_\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff]{2}")
_EMBEDDED = re.compile(r"https?://|www\.|[@#]\w|\w\.(?:com|org|net|co)\b|©")
_CREDIT = re.compile(r"(?:photo|image|picture|video|source|credit|by|copyright)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“«'‘].*[\"”»'’][.،]?", re.DOTALL)


def check_segment(segment: Segment) -> Iterator[Hit]:
    target = segment.target
    if _LATIN.search(target) is None or arabic_share(target) > _MOST_ARABIC:
        return
    text = target.strip()
    if _EMBEDDED.search(text) or _CREDIT.match(text) or _QUOTED.fullmatch(text):
        return
    words = [token.text for token in tokens(target) if token.kind == LATIN]
    if len(words) >= _LEAST_WORDS and _is_prose(words):
        start = target.index(text)
        yield Hit(
            Span(start, start + len(text)),
            "The whole paragraph is left in another language.",
            "بقيت الفقرة كلها بلغة أخرى بلا ترجمة.",
        )


def _is_prose(words: Sequence[str]) -> bool:
    """True for sentences, as against rows of names and titles."""
    if sum(not is_latin(word) for word in words) * 2 > len(words):
        return True
    lower = [word for word in words if word.islower()]
    if len(lower) >= _LEAST_LOWER and 2 * len(lower) > len(words):
        return True
    english, foreign = english_words(), foreign_words()
    grammar = [word for word in lower if word in foreign or (word in english and english[word].function)]
    return len(grammar) >= _LEAST_GRAMMAR and 2 * len(lower) >= len(words)
