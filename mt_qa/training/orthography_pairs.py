"""Makes data/orthography_pairs.tsv and data/orthography_contexts.tsv from edited news: which spelling was meant.

    python -m mt_qa.training.orthography_pairs

A dictionary cannot tell that انقذ is a slip of أنقذ: both are words to it. Edited news can: it prints one of them
fifty times as often. Pairs are such forms, a slip wherever they stand. Contexts are for forms that edited news
prints both ways (علي is a man's name, على a preposition): a naive Bayes classifier over the neighbours, its log
odds as table rows.

Counted are ANT (both versions) without the held-out articles, and permissive.tsv; SaudiNewsNet is not (its licence
forbids it).
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from mt_qa.arabic.variants import HAMZAT_WASL, Slip, proclitic_lengths, slip_between
from mt_qa.arabic.words import tokens, words
from mt_qa.evaluation.corpora import corpora_folder, training_articles
from mt_qa.knowledge.inna import bare_inna
from mt_qa.knowledge.lexicon import Lexicon, lexicon
from mt_qa.knowledge.orthography import PRIOR, key_after, key_before, neighbour_keys
from mt_qa.knowledge.tables import data_folder

LEAST_RIGHT = 20
"""A right form that edited news prints less often proves nothing."""

RATIO = 50
"""How many times commoner the right form must be."""

MOST_PRINTED = 10
"""A written form printed more often than this is judged by its context, not always."""

CONTESTED = 5
"""A form that edited news prints more than a fifth as often as its rival is not doubted at all."""

LEAST_IN_CONTEXT = 100
"""Occurrences that the right form needs before its neighbours are counted."""

SMOOTHING = 15.0
SLIP_RATE = 0.005
"""Edited news misspells so many: a rival that is a misspelling loses that share of the right form's neighbours."""

LEAST_SEEN = 6
LEAST_WEIGHT = 1.0
MOST_NEIGHBOURS = 15
ONE_MORE_PER = 200
"""Neighbours kept per form and side, those of the greatest weight times frequency first: at least so many, or one for
so many occurrences of the right form. على has hundreds, and tells them from those of the name علي."""


class Pair(NamedTuple):
    """`written` is a slip of `right`; the counts are of edited news."""

    written: str
    right: str
    right_count: int
    written_count: int


def news(folder: Path) -> Iterator[str]:
    """Paragraphs of edited news that may be counted, each article once."""
    for article in dict.fromkeys(training_articles(folder)):
        yield from article.split("\n")
    with lzma.open(folder / "corpus/permissive.tsv.xz", "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            yield line.rstrip("\n").split("\t")[2]


def counted(paragraphs: Iterable[str]) -> Counter[str]:
    """How often each Arabic word stands in `paragraphs`."""
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        counts.update(token.bare for token in words(paragraph))
    return counts


_FIRST_PERSON = re.compile(r"ا(?:ست|ن)?[^ا]{3,4}(?:ه|ها|هم|ك|كم)?")


def misspellings(right: str) -> Iterator[str]:
    """The ways in which `right` is misspelt, for the slips that this table covers."""
    stems = set(proclitic_lengths(right))
    bare = [right]
    for index, letter in enumerate(right):
        before, after = right[:index], right[index + 1 :]
        if letter in "أآ" or (letter == "إ" and index in stems):
            bare.append(f"{before}ا{after}")
        if letter in "أإ" and index in stems:
            yield f"{before}{'إ' if letter == 'أ' else 'أ'}{after}"
        if letter == "ا" and index == max(stems, default=-1) and HAMZAT_WASL.match(right, index):
            yield f"{before}إ{after}"
            if not _FIRST_PERSON.fullmatch(right[index:]):
                yield f"{before}أ{after}"
    yield from bare[1:]
    ends = {"ي": "ى", "ى": "ي", "ه": "ة", "ة": "ه", "ئ": "ىء"}
    yield from (head[:-1] + ends[head[-1]] for head in bare if len(head) > 2 and head[-1] in ends)


def rivals(counts: Counter[str], known: Lexicon) -> dict[str, list[str]]:
    """The right forms that each misspelling may stand for, commonest first; only misspellings the dictionary accepts.

    A misspelling that it rejects needs no row: its variants are found when the text is read.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for right, count in counts.items():
        if count >= LEAST_RIGHT and len(right) > 2 and known.knows(right):
            for written in set(misspellings(right)):
                found[written].append(right)
    for rights in found.values():
        rights.sort(key=lambda right: (-counts[right], right))
    return found


def pairs(counts: Counter[str], rights: dict[str, list[str]], known: Lexicon) -> list[Pair]:
    """The misspellings that are slips wherever they stand."""
    found = []
    for written, candidates in rights.items():
        right = candidates[0]
        if counts[written] < MOST_PRINTED and known.knows(written) and _proved(written, right, counts, known):
            found.append(Pair(written, right, counts[right], counts[written]))
    slips = {pair.written for pair in found}
    return sorted(pair for pair in found if pair.right not in slips)


def _proved(written: str, right: str, counts: Counter[str], known: Lexicon) -> bool:
    """True where counts and, as a second witness, wordfreq say so; it is full of ه for ة and counts less there."""
    lead = known.zipf(right) - known.zipf(written)
    slip = slip_between(written, right)
    if slip is Slip.SEAT and right.endswith(written[-1]) and counts[written] != 0:
        return False
    if slip is Slip.TA:
        return counts[right] >= RATIO * max(counts[written], 1) and lead > 0
    if counts[right] >= RATIO * max(counts[written], 1):
        return lead > 0.5
    return counts[written] == 0 and lead > 1.5


def contested(counts: Counter[str], rights: dict[str, list[str]], known: Lexicon) -> list[tuple[str, str, str]]:
    """Written form, right form, rival: where the written form may itself be meant, and where two right forms compete.

    Of the first kind only dropped hamzas and the last letter: إعداد and أعداد are both words and seldom confused.
    """
    found = []
    for written, candidates in sorted(rights.items()):
        right = candidates[0]
        if counts[right] < LEAST_IN_CONTEXT or (bare_inna(written) and written[0] not in "فب"):
            continue
        slip = slip_between(written, right)
        both = MOST_PRINTED <= counts[written] <= counts[right] / CONTESTED and known.knows(written)
        if both and (slip in (Slip.YA, Slip.TA) or (slip is Slip.HAMZA and right[-1] != "أ")):
            found.append((written, right, written))
        if len(candidates) > 1 and counts[candidates[1]] >= max(LEAST_RIGHT, counts[right] // 20):
            found.append((written, right, candidates[1]))
    return found


def neighbours(paragraphs: Iterable[str], wanted: set[str]) -> dict[str, Counter[tuple[str, str]]]:
    """For each wanted form, how often each key (side, neighbour) goes with it."""
    found: dict[str, Counter[tuple[str, str]]] = {form: Counter() for form in wanted}
    for paragraph in paragraphs:
        row = tokens(paragraph)
        for index, token in enumerate(row):
            if (word := token.bare) in wanted:
                found[word].update(neighbour_keys("before", key_before(row, index)))
                found[word].update(neighbour_keys("after", key_after(row, index)))
    return found


def cleaned(right: Counter[tuple[str, str]], rival: Counter[tuple[str, str]]) -> Counter[tuple[str, str]]:
    """The neighbours of `rival` where it was meant: without those it has as a misspelling of `right`."""
    return Counter({key: left for key, count in rival.items() if (left := round(count - SLIP_RATE * right[key])) > 0})


def weights(right: Counter[tuple[str, str]], rival: Counter[tuple[str, str]]) -> list[tuple[str, str, float]]:
    """Side, neighbour and the log odds it lends to `right` against `rival`, for the neighbours that say something."""
    totals = [
        sum(count for (side, key), count in c.items() if side == "before" and key[0] != "~") for c in (right, rival)
    ]
    rows = []
    for key in sorted(set(right) | set(rival)):
        if right[key] + rival[key] < LEAST_SEEN:
            continue
        shares = [right[key] / totals[0], rival[key] / totals[1]]
        pooled = sum(shares) / 2
        odds = [(c[key] + SMOOTHING * pooled) / (n + SMOOTHING) for c, n in zip((right, rival), totals, strict=True)]
        weight = math.log(odds[0] / odds[1])
        if abs(weight) >= LEAST_WEIGHT:
            rows.append((abs(weight) * pooled, key, weight))
    kept = []
    for side in ("before", "after"):
        ours = sorted((row for row in rows if row[1][0] == side), reverse=True)
        kept += [(*key, round(weight, 1)) for _, key, weight in ours[: max(MOST_NEIGHBOURS, totals[0] // ONE_MORE_PER)]]
    return sorted(kept)


def prior(counts: Counter[str], written: str, right: str, rival: str) -> list[tuple[str, str, float]]:
    """Between two right forms the commoner is likelier; how likely a slip is, the article says, not this table."""
    return [] if rival == written else [(*PRIOR, round(math.log(counts[right] / counts[rival]), 1))]


def _write(path: Path, remark: str, header: str, lines: Iterable[str]) -> None:
    rows = sorted(lines)
    path.write_text(f"{remark}\n{header}\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    print(f"{path.name}: {len(rows)} rows", file=sys.stderr)


def main() -> int:
    folder = corpora_folder()
    if folder is None:
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    known = lexicon()
    counts = counted(news(folder))
    rights = rivals(counts, known)
    made_by = "# Counted in ANT (but for its held-out articles) and permissive.tsv by mt_qa.training.orthography_pairs."
    _write(
        data_folder() / "orthography_pairs.tsv",
        made_by,
        "written\tright\tright_count\twritten_count",
        ("\t".join(map(str, pair)) for pair in pairs(counts, rights, known)),
    )
    triples = contested(counts, rights, known)
    around = neighbours(news(folder), {form for _, *forms in triples for form in forms})
    _write(
        data_folder() / "orthography_contexts.tsv",
        f"{made_by}\n# Log odds for `right` against `rival` where `written` stands beside `neighbour`.",
        "written\tright\trival\tside\tneighbour\tweight",
        (
            f"{written}\t{right}\t{rival}\t{side}\t{neighbour}\t{weight:.1f}"
            for written, right, rival in triples
            for side, neighbour, weight in (
                *prior(counts, written, right, rival),
                *weights(around[right], cleaned(around[right], around[rival]) if rival == written else around[rival]),
            )
        ),
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
