"""Counts which words edited news prints side by side: ``python -m mt_qa.training.printed_pairs``.

Writes data/printed_pairs.bin, the checksums of the pairs that are printed twice or more, and data/verb_genders.tsv,
the verbs after which news prints their subject. Counted are the training articles of ANT and permissive.tsv; only
counts are kept, no text.
"""

from __future__ import annotations

import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from mt_qa.evaluation.corpora import corpora_folder
from mt_qa.knowledge.attested import pair_checksum
from mt_qa.knowledge.lexicon import Lexicon, lexicon
from mt_qa.knowledge.noun_forms import Agreement, agreement
from mt_qa.knowledge.particles import particle_kind
from mt_qa.knowledge.printed_pairs import PAIRS
from mt_qa.knowledge.subject_verbs import subject_verbs
from mt_qa.knowledge.tables import data_folder
from mt_qa.training.attested import count, paragraphs

LEAST_PAIR = 2
LEAST_WORD, LEAST_NOUNS, ALIKE = 3, 10, 0.92
"""How often a form must be printed, how many nouns of known gender must follow it, which share in its own gender."""

VERBS = "verb_genders.tsv"
HEADER = """\
# Forms of verbs that stand right before their subject and agree with it, with the form for the other gender.
# Counted over the training articles of ANT 2015-2018 and permissive.tsv: of the nouns of known gender right after it,
# at least 92 in 100 (of ten or more) have the form's own gender, so the noun is the subject and not the object.
# Left out: forms that the dictionary also reads as nouns. Written by `python -m mt_qa.training.printed_pairs`.
form\tgender\tother\torigin\tlicence
"""


def checksums(pairs: Mapping[tuple[str, str], int]) -> array[int]:
    """The checksums of the pairs to ship, in ascending order."""
    return array("I", sorted({pair_checksum(*pair) for pair, number in pairs.items() if number >= LEAST_PAIR}))


def siblings(words: Mapping[str, int], known: Lexicon) -> dict[tuple[str, str], None]:
    """Forms of one verb for a masculine and a feminine subject, both printed: أعلن and أعلنت, يصل and تصل."""
    printed = [word for word, number in words.items() if number >= LEAST_WORD and len(word) > 2]
    found: dict[tuple[str, str], None] = {}
    for word in printed:
        if particle_kind(word):
            continue
        for feminine in _feminines(word, known):
            if words.get(feminine, 0) >= LEAST_WORD and not particle_kind(feminine):
                found[word, feminine] = None
    return found


def _feminines(word: str, known: Lexicon) -> Iterable[str]:
    parts = known.parts_of_speech(word)
    if parts == {"present"} and word[0] == "ي":
        yield "ت" + word[1:]
    elif parts == {"present"} and word.startswith("سي"):
        yield "ست" + word[2:]
    elif "past" in parts and word[-1] != "ت":
        feminine = word[:-1] + "ت" if word[-1] in "ىا" else word + "ت"
        of_it = known.parts_of_speech(feminine)
        if "past" in of_it and "noun" not in of_it:
            yield feminine


def genders(
    words: Mapping[str, int], pairs: Mapping[tuple[str, str], int], known: Lexicon
) -> dict[str, tuple[str, str]]:
    """Each form that agrees with the noun after it: its gender (m, f) and the form for the other one."""
    after: dict[str, Counter[Agreement]] = defaultdict(Counter)
    for (word, noun), number in pairs.items():
        agrees = agreement(noun.removeprefix("ال"))
        if agrees in (Agreement.MASCULINE, Agreement.FEMININE):
            after[word][agrees] += number
    both = siblings(words, known)
    counts: dict[str, Counter[Agreement]] = defaultdict(Counter)
    masculines: dict[str, list[str]] = defaultdict(list)
    feminines: dict[str, str] = {}
    for masculine, feminine in both:
        rest = (masculine[1:], feminine[1:])
        has_head = masculine[0] in "وف" and masculine[0] == feminine[0] and rest in both
        if masculine[-1] == "ا" and (masculine[:-1], feminine) in both:
            continue  # a dual
        one, other = rest if has_head else (masculine, feminine)
        counts[one] += after[masculine]
        counts[other] += after[feminine]
        masculines[other].append(one)
        feminines[one] = other
    found: dict[str, tuple[str, str]] = {}
    for form, nouns in counts.items():
        own = Agreement.FEMININE if form in masculines else Agreement.MASCULINE
        if nouns.total() < LEAST_NOUNS or nouns[own] < ALIKE * nouns.total() or not _is_verb(form, known):
            continue
        if form in masculines:
            found[form] = ("f", max(masculines[form], key=lambda masculine: words.get(masculine, 0)))
        else:
            found[form] = ("m", feminines[form])
    return found


def _is_verb(form: str, known: Lexicon) -> bool:
    listed = subject_verbs().get(form)
    parts = known.parts_of_speech(form)
    return (listed is not None and not listed.looks_like_noun) or (bool(parts) and "noun" not in parts)


def main() -> int:
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    words, pairs = count(paragraphs(folder))
    found = checksums(pairs)
    verbs = genders(words, pairs, lexicon())
    rows = "".join(
        f"{form}\t{gender}\t{other}\tcounted in ANT\tApache-2.0\n" for form, (gender, other) in sorted(verbs.items())
    )
    (data_folder() / VERBS).write_text(HEADER + rows, encoding="utf-8")
    if sys.byteorder == "big":
        found.byteswap()
    (data_folder() / PAIRS).write_bytes(found.tobytes())
    print(f"{len(found)} pairs, {len(verbs)} forms of verbs", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
