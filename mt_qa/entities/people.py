"""People that no table has, known by what stands before their names and by the words of these.

A name begins with a given name that people bear, or stands after a title (الوزير, رئيس اللجنة) or a verb of saying;
its words are given names, words that no dictionary has, and, after one of these, a last definite word (أحمد العلوي).
Two words of no dictionary alone may be anything foreign: a shop, a song, a phone.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import cache, lru_cache

from mt_qa.entities.gazetteer import proclitic_readings
from mt_qa.knowledge.body_heads import name_words
from mt_qa.knowledge.name_cues import name_cues
from mt_qa.knowledge.people import people, titles

LONGEST_NAME = 4
LONGEST_OFFICE = 5
"""Words of an office between its head and the name: وزير الشؤون الخارجية الأوكراني."""

SAYING = frozenset(
    "قال قالت أضاف أضافت أكد أكدت أوضح أوضحت صرح صرحت ذكر ذكرت أعلن أعلنت أشار أشارت رد ردت حذر حذرت "
    "دعا دعت نفى نفت".split()
)
QUOTING = "إن"
"""What follows a name in «قال الوزير فلان إن»; no other word stands before it as often."""

JOINTS = frozenset("بن ابن بنت أبو آل عبد دي دو دا دل فان فون لو لا ديل دوس".split())
"""Small words inside names, which never end one."""

NO_GIVEN_NAMES = frozenset("أبو أبي أم آل عبد بن ابن".split())


@cache
def given_names() -> frozenset[str]:
    """First names that are names whatever stands around them."""
    return frozenset({word for word, kind in name_cues().items() if kind == "given-name"} - NO_GIVEN_NAMES)


@cache
def listed_first_names() -> frozenset[str]:
    """First names of the people in the tables; some are everyday words (كامل, فتح)."""
    return frozenset(person.arabic.split()[0] for person in people() if " " in person.arabic)


@cache
def listed_family_names() -> frozenset[str]:
    """Names of one word under which papers know the people in the tables."""
    return frozenset(name for person in people() for name in person.accepted if " " not in name)


@cache
def _title_words() -> frozenset[str]:
    """Titles that are one word, with and without the article."""
    words = {form for title in titles() for form in (title.arabic, title.feminine) if form and " " not in form}
    return frozenset({*words, *("ال" + word for word in words)})


@lru_cache(maxsize=5_000)
def _is_office(word: str) -> bool:
    """True for the head of an office without the article (رئيس), with or without proclitics."""
    cues = name_cues()
    readings = [rest for _, rest, _ in proclitic_readings(word)]
    return any(
        cues.get(rest) == "office" or (rest in _title_words() and not rest.startswith("ال")) for rest in readings
    )


@lru_cache(maxsize=5_000)
def is_title(word: str) -> bool:
    """True for a word after which a name stands at once: الرئيس, والوزيرة, السيد."""
    cues = name_cues()
    readings = [rest for _, rest, _ in proclitic_readings(word)]
    return any(cues.get(rest) == "title" or (rest.startswith("ال") and rest in _title_words()) for rest in readings)


@lru_cache(maxsize=8_000)
def says(word: str) -> bool:
    """True for a verb of saying, with or without a conjunction."""
    return word in SAYING or (word[:1] in ("و", "ف") and word[1:] in SAYING)


def after_title(words: Sequence[str], index: int) -> bool:
    """True where a title ends right before ``words[index]``, or an office with what it is over (رئيس بلدية كييف)."""
    if index == 0:
        return False
    if is_title(words[index - 1]) or _is_office(words[index - 1]):
        return True
    first = index - 1
    while first > 0 and index - first < LONGEST_OFFICE and words[first].startswith(("ال", "وال")):
        first -= 1
        if is_title(words[first]) or _is_office(words[first]):
            return True
    return any(_is_office(word) for word in words[max(min(first, index - 2) - 1, 0) : index])


@lru_cache(maxsize=10_000)
def is_given_name(word: str) -> bool:
    """True for a first name, with or without proclitics."""
    return any(rest in given_names() for _, rest, _ in proclitic_readings(word))


def name_end(words: Sequence[str], index: int, taken: Container[int], is_foreign: Callable[[str], bool]) -> int:
    """Where the name of a person that begins at ``words[index]`` ends; `index` itself where none begins there.

    `taken` are the places of words in known names, `is_foreign` tells words that no dictionary has.
    """
    if index in taken or not begins_name(words[index], is_foreign):
        return index
    given = is_given_name(words[index]) or words[index] in listed_first_names()
    limit = min(len(words), index + LONGEST_NAME)
    end = index + 1
    while end < limit and end not in taken and _goes_on(words[end], is_foreign):
        end += 1
    while end > index + 1 and words[end - 1] in JOINTS:
        end -= 1
    may_go_on = end < limit and end not in taken and _may_end(words[end])
    if end == index + 1 and not may_go_on:
        return index
    before = after_title(words, index) or (index > 0 and says(words[index - 1]))
    if given and before and may_go_on:
        end += 1
    quoted = end < len(words) and words[end] == QUOTING
    announced = given or before or quoted or words[end - 1] in listed_family_names()
    return end if end - index >= 2 and announced else index


def begins_name(word: str, is_foreign: Callable[[str], bool]) -> bool:
    """True for a first name, and for a word of no dictionary without the article: الكازاخستاني is no name."""
    return is_given_name(word) or (is_foreign(word) and not word.startswith(("ال", "وال", "لل")))


def _goes_on(word: str, is_foreign: Callable[[str], bool]) -> bool:
    """True for a word inside a name; one that begins with و is the next name (جون وماري)."""
    if word in given_names() or word in JOINTS or word in listed_family_names():
        return True
    return is_foreign(word) and word[0] != "و"


def _may_end(word: str) -> bool:
    """True for a definite word that can be a family name."""
    return word.startswith("ال") and len(word) > 4 and word not in name_words("stop")
