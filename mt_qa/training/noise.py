"""Clean Arabic made into what machines write, each word labelled as sound or with the MQM dimension of its fault.

A kind of noise is one function: it looks at one place of a sentence and gives an edit, or None where it cannot be
applied. The kinds are those seen in real output (DESIGN §1) and in the field's challenge sets: SMAUG's swaps of names
and numbers, MetricX's duplications and cuts, and what a word-for-word machine does to Arabic: senses, derivations,
prepositions, the article. A third of the sentences stay untouched and most words are sound, as in real output. What is
dropped leaves its label on the word after the gap. Deliberately absent: omission of content and swaps of a name for
another one of the same kind and country, which a reader without the source cannot see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from mt_qa.arabic.words import ARABIC, LATIN, NUMBER
from mt_qa.core import Category
from mt_qa.knowledge.prepositions import governors
from mt_qa.knowledge.stems import SPELLING
from mt_qa.training.noise_edits import Edit, Piece, Sentence, arabic, instead, moved
from mt_qa.training.noise_words import Name, Words

SOUND = "sound"
UNTOUCHED = 1 / 3
RATES = (0.03, 0.06, 0.12)
"""Shares of faulty places in a touched sentence, one drawn for each."""

TRIES = 10
"""How many places are tried for one fault of a kind."""


Noise = Callable[[Sentence, int, Words, Random], Edit | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A function with the category of what it makes, and how often it is chosen."""

    make: Noise
    category: Category
    weight: float

    @property
    def dimension(self) -> str:
        return self.category.dimension


def label_of(piece: Piece) -> str:
    """What a detector should say of a piece."""
    return KINDS[piece.noise].dimension if piece.noise else SOUND


def corrupted(sentence: Sentence, words: Words, draws: Random) -> list[Piece]:
    """The sentence with faults, or as it is."""
    places = [place for place, piece in enumerate(sentence) if piece.is_word]
    if len(places) < 4 or draws.random() < UNTOUCHED:
        return list(sentence)
    faults = max(1, round(len(places) * draws.choice(RATES)))
    names, weights = list(KINDS), [kind.weight for kind in KINDS.values()]
    edits: dict[int, Edit] = {}
    taken: set[int] = set()
    for name in draws.choices(names, weights, k=faults):
        edit = _edit(name, sentence, places, words, draws)
        covered = set(range(edit.start, max(edit.end, edit.start + 1))) if edit else taken
        if edit and not covered & taken:
            edits[edit.start] = edit
            taken |= covered
    row = list(sentence)
    for start in sorted(edits, reverse=True):
        row[start : edits[start].end] = edits[start].new
    return row


def _edit(name: str, sentence: Sentence, places: Sequence[int], words: Words, draws: Random) -> Edit | None:
    """One fault of a kind at the first of some random places where it can be made, labelled."""
    for _ in range(TRIES):
        edit = KINDS[name].make(sentence, draws.choice(places), words, draws)
        if edit is not None and edit.new != tuple(sentence[edit.start : edit.end]):
            labelled = (replace(piece, noise=name) if at in edit.faulty else piece for at, piece in enumerate(edit.new))
            return edit._replace(new=tuple(labelled))
    return None


# ---------------------------------------------------------------------------------------------------------- meaning


def sense(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """Another sense of the same English word (data/sense_noise.tsv, data/name_senses.tsv)."""
    word = arabic(sentence, at)
    rivals = words.senses(word) if word else ()
    return instead(sentence, at, draws.choice(rivals)) if rivals else None


def wrong_word(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """Any word of the text with the same clitics and ending, about as common: senses that no table has."""
    word = arabic(sentence, at)
    others = words.alike(word) if word and len(word) > 3 else ()
    return instead(sentence, at, draws.choice(others)) if len(others) > 1 else None


def roles(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """Who does and who suffers change places: two words with the article after a verb, up to four places apart."""
    first = arabic(sentence, at)
    if first is None or not first.startswith("ال") or not _after_verb(sentence, at, words):
        return None
    for other in range(at + 1, min(at + 5, len(sentence))):
        second = arabic(sentence, other)
        if second is None:
            return None
        if second.startswith("ال") and other > at + 1 and second != first:
            middle = sentence[at + 1 : other]
            new = (moved(sentence[other], sentence[at]), *middle, moved(sentence[at], sentence[other]))
            return Edit(at, other + 1, new, (0, len(new) - 1))
    return None


def _after_verb(sentence: Sentence, at: int, words: Words) -> bool:
    before = arabic(sentence, at - 1)
    return before is not None and bool(words.known.parts_of_speech(before) & {"past", "present"})


def number(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """Another number: a digit lost, doubled or changed."""
    piece = sentence[at]
    if piece.kind != NUMBER:
        return None
    place = draws.randrange(len(piece.text))
    digit = piece.text[place]
    if not digit.isdigit():
        return None
    new = draws.choice(("", digit * 2, digit + "0", "1234567890"[int(digit)]))
    return instead(sentence, at, piece.text[:place] + new + piece.text[place + 1 :], NUMBER)


def latin(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """A name left in English."""
    name = _name_at(sentence, at, words)
    if name is None:
        return None
    new = tuple(
        Piece(sentence[at].before if not i else " ", word, LATIN) for i, word in enumerate(name.english.split())
    )
    return Edit(at, at + len(name.words), new, tuple(range(len(new))))


def repetition(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """One to three words said twice; the second time is the fault."""
    length = draws.choice((1, 1, 1, 2, 3))
    if any(arabic(sentence, each) is None for each in range(at, at + length)):
        return None
    said = tuple(sentence[at : at + length])
    again = (replace(said[0], before=" "), *said[1:])
    return Edit(at, at + length, said + again, tuple(range(length, 2 * length)))


# ------------------------------------------------------------------------------------------------------------ names


def _name_at(sentence: Sentence, at: int, words: Words) -> Name | None:
    """The longest known name whose first word stands at a place."""
    first = arabic(sentence, at)
    for name in words.names.get(first.translate(SPELLING), ()) if first else ():
        here = [arabic(sentence, at + step) or "" for step in range(len(name.words))]
        if [word.translate(SPELLING) for word in here] == [word.translate(SPELLING) for word in name.words]:
            return name
    return None


def entity(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """A name as a machine mistakes it, or another name of the same kind."""
    name = _name_at(sentence, at, words)
    if name is None:
        return None
    other = draws.choice(name.mistaken) if name.mistaken else " ".join(draws.choice(words.by_kind[name.kind]).words)
    before = sentence[at].before
    new = tuple(Piece(" " if step else before, word, ARABIC) for step, word in enumerate(other.split()))
    changed = tuple(step for step, piece in enumerate(new) if piece.text not in name.words)
    return Edit(at, at + len(name.words), new, changed) if changed else None


# ---------------------------------------------------------------------------------------------------------- grammar

GENDER = (("ة", ""), ("", "ة"), ("ت", ""), ("", "ت"), ("ته", "ه"))
NUMBER_ENDINGS = (
    ("ون", ""), ("ين", ""), ("ات", "ة"), ("ة", "ات"), ("", "ين"), ("", "ون"), ("ون", "ين"), ("ين", "ون"),
    ("وا", ""), ("", "وا"), ("ان", ""), ("ون", "وا"), ("وا", "ون"), ("", "ان"), ("ين", "ي"), ("ون", "و"),
)  # fmt: skip
PERSONS = (("ي", "ت"), ("ت", "ي"), ("ي", "ن"), ("ي", "أ"), ("ن", "ي"))


def gender(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """Masculine for feminine or the other way round, in nouns, adjectives and the past."""
    return _ending(sentence, at, words, draws, GENDER)


def plural(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """Another number or case: the endings of duals and sound plurals."""
    return _ending(sentence, at, words, draws, NUMBER_ENDINGS)


def _ending(sentence: Sentence, at: int, words: Words, draws: Random, swaps: Sequence[tuple[str, str]]) -> Edit | None:
    word = arabic(sentence, at)
    if word is None or len(word) < 4:
        return None
    fitting = [(old, new) for old, new in swaps if word.endswith(old) and len(word) - len(old) >= 3]
    draws.shuffle(fitting)
    for old, new in fitting:
        form = word[: len(word) - len(old)] + new
        if words.is_word(form):
            return instead(sentence, at, form)
    return None


def person(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """A present in another person."""
    word = arabic(sentence, at)
    if word is None or len(word) < 4:
        return None
    head = 1 if word[0] in "وفس" and word[1] in "يتن" else 0
    swaps = [new for old, new in PERSONS if word[head] == old]
    if not swaps or "present" not in words.known.parts_of_speech(word):
        return None
    form = word[:head] + draws.choice(swaps) + word[head + 1 :]
    return instead(sentence, at, form if words.is_word(form) else None)


def kin(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """Another form of the lemma, or another word of the root: انتخابي, ناخبين; its clitics may fall."""
    word = arabic(sentence, at)
    others = words.kin(word) if word else ()
    return instead(sentence, at, draws.choice(others)) if others else None


def verbal_noun(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """The verbal noun for the verb (أعلن, إعلان), more seldom the verb for the noun."""
    word = arabic(sentence, at)
    for reading in words.readings(word) if word else ():
        noun = words.nouns.get(reading.stem)
        if noun and not reading.article:
            return instead(sentence, at, reading.conjunction + noun)
        forms = words.verbs.get(reading.stem)
        if forms and draws.random() < 0.3:
            return instead(sentence, at, reading.conjunction + draws.choice(forms))
    return None


PREPOSITIONS = ("في", "من", "إلى", "على", "عن", "مع", "بعد", "قبل", "خلال")
_COMMON = PREPOSITIONS[:6]


def lost_preposition(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """No preposition where the word before wants one; elsewhere more seldom, since the rest may be sound."""
    word = arabic(sentence, at)
    if word not in _COMMON or arabic(sentence, at + 1) is None or at == 0:
        return None
    before = arabic(sentence, at - 1)
    if (before is None or before.removeprefix("و") not in governors()) and draws.random() < 0.6:
        return None
    return Edit(at, at + 2, (moved(sentence[at + 1], sentence[at]),), (0,))


def wrong_preposition(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """Another preposition, written alone or onto the word; or one where none belongs."""
    word = arabic(sentence, at)
    if word is None:
        return None
    if word in PREPOSITIONS:
        return instead(sentence, at, draws.choice([other for other in _COMMON if other != word]))
    for reading in words.readings(word):
        if reading.preposition in ("ب", "ل") and not reading.pronoun and len(reading.stem) > 2:
            other = draws.choice([each for each in ("ب", "ل", "") if each != reading.preposition])
            return instead(sentence, at, replace(reading, preposition=other).join())
    if word.startswith("ال") and draws.random() < 0.2:
        extra = Piece(sentence[at].before, draws.choice(_COMMON), ARABIC)
        return Edit(at, at + 1, (extra, replace(sentence[at], before=" ")), (0,))
    return None


def article(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """The article lost, or written where none belongs."""
    word = arabic(sentence, at)
    if word is None or len(word) < 4:
        return None
    if word.startswith("ال"):
        return instead(sentence, at, word[2:] if words.is_word(word[2:]) and len(word) > 4 else None)
    definite = "ال" + word
    return instead(sentence, at, definite if words.counts.get(definite, 0) >= 5 else None)


def pronoun(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """A pronoun lost, exchanged, or added."""
    word = arabic(sentence, at)
    if word is None or len(word) < 3:
        return None
    for reading in words.readings(word):
        if reading.article:
            return None
        if reading.pronoun in ("ه", "ها", "هم"):
            return instead(sentence, at, replace(reading, pronoun=draws.choice(["", "ه", "ها", "هم"])).join())
        if not reading.pronoun and len(reading.stem) > 2 and words.known.parts_of_speech(reading.stem) == {"noun"}:
            form = replace(reading, pronoun=draws.choice(["ه", "ها", "هم"])).join()
            return instead(sentence, at, form if words.counts.get(form, 0) >= 5 else None)
    return None


def order(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """Two neighbours in the order of the source: the adjective first, the owner first."""
    first, second = arabic(sentence, at), arabic(sentence, at + 1)
    if first is None or second is None or not second.startswith("ال") or len(first) < 4 or first == second:
        return None
    return Edit(at, at + 2, (moved(sentence[at + 1], sentence[at]), moved(sentence[at], sentence[at + 1])), (0, 1))


# --------------------------------------------------------------------------------------------------------- spelling

CONFUSED = {
    "ذ": "د",
    "د": "ذ",
    "ظ": "ض",
    "ض": "ظ",
    "ص": "س",
    "س": "ص",
    "ط": "ت",
    "ت": "ط",
    "ث": "ت",
    "ق": "ك",
    "غ": "ج",
}
SLIPS = (("أ", "ا"), ("إ", "ا"), ("ة", "ه"), ("ى", "ي"), ("ي", "ى"), ("إ", "أ"), ("ئ", "ء"), ("ؤ", "و"), ("آ", "ا"))


def slip(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """A lost hamza, ه for ة, ي for ى, and back."""
    word = arabic(sentence, at)
    fitting = [swap for swap in SLIPS if word and swap[0] in word[1 if swap[0] == "ي" else 0 :]]
    if word is None or not fitting:
        return None
    old, new = draws.choice(fitting)
    place = word.rindex(old)
    if old in "ةىي" and place != len(word) - 1:
        return None
    return instead(sentence, at, word[:place] + new + word[place + 1 :])


def letter(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """A letter taken for one that sounds or looks like it, lost, doubled, or changed with its neighbour."""
    word = arabic(sentence, at)
    if word is None or len(word) < 4:
        return None
    place = draws.randrange(1, len(word) - 1)
    confused = [spot for spot, each in enumerate(word) if each in CONFUSED]
    if confused and draws.random() < 0.6:
        place = draws.choice(confused)
        return instead(sentence, at, word[:place] + CONFUSED[word[place]] + word[place + 1 :])
    here, after = word[place], word[place + 1]
    new = draws.choice((after, here * 2 + after, after + here))
    return instead(sentence, at, word[:place] + new + word[place + 2 :])


def orphan(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """A letter cut from its word, or one that stands alone for no reason: أ إجراء."""
    word = arabic(sentence, at)
    if word is None or len(word) < 4:
        return None
    if draws.random() < 0.5 and word[0] in "وفبلكسأيت":
        cut = (replace(sentence[at], text=word[0]), replace(sentence[at], text=word[1:], before=" "))
        return Edit(at, at + 1, cut, (0, 1))
    alone = Piece(sentence[at].before, draws.choice("أوبليتن"), ARABIC)
    return Edit(at, at + 1, (alone, replace(sentence[at], before=" ")), (0,))


def truncation(sentence: Sentence, at: int, words: Words, draws: Random) -> Edit | None:
    """The sentence breaks off: its last words and its stop are gone, the word before the gap is labelled."""
    length = len(sentence)
    if at < length * 0.4 or at >= length - 2 or arabic(sentence, at) is None:
        return None
    return Edit(at, length, (sentence[at],), (0,))


KINDS: Mapping[str, Kind] = {
    "sense": Kind(sense, Category.MISTRANSLATION, 5),
    "wrong-word": Kind(wrong_word, Category.MISTRANSLATION, 4),
    "roles": Kind(roles, Category.MISTRANSLATION, 1),
    "number": Kind(number, Category.MISTRANSLATION, 0.5),
    "latin": Kind(latin, Category.UNTRANSLATED, 0.5),
    "repetition": Kind(repetition, Category.ADDITION, 1),
    "entity": Kind(entity, Category.WRONG_TERM, 2),
    "gender": Kind(gender, Category.GRAMMAR, 2),
    "plural": Kind(plural, Category.GRAMMAR, 2),
    "person": Kind(person, Category.GRAMMAR, 1),
    "kin": Kind(kin, Category.GRAMMAR, 3),
    "verbal-noun": Kind(verbal_noun, Category.GRAMMAR, 2),
    "lost-preposition": Kind(lost_preposition, Category.GRAMMAR, 1.5),
    "wrong-preposition": Kind(wrong_preposition, Category.GRAMMAR, 1.5),
    "article": Kind(article, Category.GRAMMAR, 2),
    "pronoun": Kind(pronoun, Category.GRAMMAR, 1.5),
    "order": Kind(order, Category.AWKWARD, 1.5),
    "slip": Kind(slip, Category.SPELLING, 1),
    "letter": Kind(letter, Category.SPELLING, 1),
    "orphan": Kind(orphan, Category.SPELLING, 1),
    "truncation": Kind(truncation, Category.TRUNCATION, 0.7),
}
"""Every kind of noise by name, with its category and its weight."""

LABELS = (SOUND, *sorted({kind.dimension for kind in KINDS.values()}))
"""What a detector tells apart: sound first."""
