"""Does a measure know which of two renderings of one English word belongs in a sentence?

``python -m mt_qa.evaluation.sense_choice [SET ...] [--model PATH_OR_ID] [--show] [--margins] [--speed]`` reads
data/gold/senses: sentences in which one word is rendered in another sense (court: ملعب for محكمة). Beside the measure
stands what can be had without looking at the sentence: taking the commoner word; and, if one is named, what a masked
language model chooses, alone and together with the measure.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import NamedTuple

from mt_qa.arabic.words import ARABIC, NUMBER, tokens
from mt_qa.backends import Query
from mt_qa.backends.association import Association, shipped
from mt_qa.backends.choice import Chooser, measure_called
from mt_qa.core import MtQaError
from mt_qa.evaluation.corpora import clean_documents, corpora_folder
from mt_qa.formats.gold import judged
from mt_qa.formats.records import read_records
from mt_qa.knowledge.lexicon import Lexicon, lexicon
from mt_qa.knowledge.stems import stem
from mt_qa.knowledge.tables import data_folder

MARGINS = (1, 2, 3, 4)
WEIGHTS = (0.2, 0.5, 1.0)
NEWS = ("ant", "saudinewsnet")


class Pair(NamedTuple):
    """A sentence in words, where ``words[start:end]`` is the wrong rendering."""

    words: tuple[str, ...]
    start: int
    end: int
    wrong: str
    right: str
    domain: str
    english: str


class Outcome(NamedTuple):
    """How much better the right rendering scores than the wrong one: by the measure, and by frequency (Zipf)."""

    pair: Pair
    margin: float
    commoner: float


def words_of(text: str) -> tuple[str, ...]:
    """What a measure is asked about: Arabic words, bare, and numbers."""
    return tuple(token.bare for token in tokens(text) if token.kind in (ARABIC, NUMBER))


def pairs(path: Path) -> Iterator[Pair]:
    """The pairs of one file."""
    for record in read_records(path):
        text, (fault,) = record.document.text, judged(record)
        before, wrong = words_of(text[: fault.span.start]), words_of(text[fault.span.start : fault.span.end])
        words = (*before, *wrong, *words_of(text[fault.span.end :]))
        start, end = len(before), len(before) + len(wrong)
        domain, english = record.data["domain"], record.data["english"]
        yield Pair(words, start, end, " ".join(wrong), fault.suggestions[0], domain, english)


def choose(measure: Chooser, chosen: Iterable[Pair], known: Lexicon) -> list[Outcome]:
    """Both renderings of each pair, scored in the sentence."""
    outcomes: list[Outcome] = []
    for pair in chosen:
        right, wrong = measure.scores(pair.words, pair.start, pair.end, [pair.right, pair.wrong])
        outcomes.append(Outcome(pair, right - wrong, _zipf(pair.right, known) - _zipf(pair.wrong, known)))
    return outcomes


def _zipf(phrase: str, known: Lexicon) -> float:
    words = phrase.split()
    return sum(known.zipf(word) for word in words) / len(words)


def accuracy(values: Sequence[float]) -> float:
    """The share of positive values; a tie is no choice."""
    return sum(value > 0 for value in values) / len(values)


def ranked_below(measure: Association, chosen: Iterable[Pair]) -> float:
    """How often a wrong word scores lower than a sound one, each where it stands (AUC: .5 is chance).

    Sound are the other words, and the right one, of the sentences put right; words of grammar are left out.
    """
    wrong: list[float] = []
    sound: list[float] = []
    for pair in chosen:
        wrong.append(measure.scores(pair.words, pair.start, pair.end, [pair.wrong])[0])
        right = (*pair.words[: pair.start], *pair.right.split(), *pair.words[pair.end :])
        scores = zip(right, measure.score_all(right), strict=True)
        sound += [score for word, score in scores if measure.says_something(word)]
    return sum(low < high for low in wrong for high in sound) / (len(wrong) * len(sound))


def margins(measure: Association, chosen: Sequence[Pair], texts: Iterable[str], known: Lexicon) -> list[float]:
    """In sound text, how much better than the word that stands there its rival scores: a false alarm where large."""
    rivals = _rivals(chosen, known)
    found: list[float] = []
    for text in texts:
        words = words_of(text)
        queries = [
            Query(place, place + 1, ((word,), *((rival,) for rival in sorted(rivals[form]))))
            for place, word in enumerate(words)
            if (form := stem(word, known)) in rivals
        ]
        for standing, *others in measure.batch(words, queries):
            found += [other - standing for other in others]
    return found


def _rivals(chosen: Iterable[Pair], known: Lexicon) -> dict[str, set[str]]:
    rivals: defaultdict[str, set[str]] = defaultdict(set)
    for pair in chosen:
        if " " not in pair.right + pair.wrong:
            right, wrong = stem(pair.right, known), stem(pair.wrong, known)
            rivals[right].add(wrong)
            rivals[wrong].add(right)
    return dict(rivals)


class Speed(NamedTuple):
    """Words scored where they stand, words a second of one core's time, and what the measure adds to memory."""

    words: int
    cold: float
    warm: float
    megabytes: float


def speed(paragraphs: Sequence[str]) -> Speed:
    """The shipped measure over `paragraphs`, once with stems to find and once with stems known.

    The lexicon, which a review loads anyway, is not counted as the measure's memory.
    """
    import psutil  # type: ignore[import-untyped]

    known = lexicon()
    rows = [words_of(text) for text in paragraphs]
    for word in {word for row in rows for word in row}:
        known.knows(word)
    process = psutil.Process()
    before = process.memory_info().rss
    measure = shipped()
    count = sum(len(row) for row in rows)
    seconds: list[float] = []
    for _ in range(2):
        began = process_time()
        for row in rows:
            measure.score_all(row)
        seconds.append(process_time() - began)
    return Speed(count, count / seconds[0], count / seconds[1], (process.memory_info().rss - before) / 1e6)


def agreement(paragraphs: Sequence[str]) -> float:
    """The largest difference between the score of a word asked alone and in a batch."""
    worst = 0.0
    for text in paragraphs:
        row = words_of(text)
        alone = (shipped().score(row, index) for index in range(len(row)))
        worst = max([worst, *(abs(one - many) for one, many in zip(alone, shipped().score_all(row), strict=True))])
    return worst


def _paragraphs(name: str, folder: Path, most: int = 2000) -> list[str]:
    documents = clean_documents(name, folder, held_out=False, most=most)
    return [segment.target for document in documents for segment in document.segments]


def _print_choices(name: str, outcomes: Sequence[Outcome], *, show: bool) -> None:
    margins_of = [outcome.margin for outcome in outcomes]
    print(
        f"{name}: {len(outcomes)} pairs, association {accuracy(margins_of):.3f}, "
        f"commoner word {accuracy([outcome.commoner for outcome in outcomes]):.3f}"
    )
    below = ranked_below(shipped(), [outcome.pair for outcome in outcomes])
    print(f"  wrong words rank below sound ones: {below:.3f}")
    for margin in MARGINS:
        print(f"  right by more than {margin}: {sum(value > margin for value in margins_of) / len(outcomes):.3f}")
    for domain, count in sorted(Counter(outcome.pair.domain for outcome in outcomes).items()):
        of_domain = [outcome.margin for outcome in outcomes if outcome.pair.domain == domain]
        print(f"  {domain:12}{accuracy(of_domain):.2f} of {count}")
    for outcome in outcomes if show else ():
        if outcome.margin <= 0:
            print(f"  {outcome.margin:6.2f}  {outcome.pair.english}: {outcome.pair.wrong} for {outcome.pair.right}")


def together(first: Sequence[Outcome], second: Sequence[Outcome], weight: float) -> list[float]:
    """Margins of two measures added up, the second one weighing `weight`."""
    return [one.margin + weight * other.margin for one, other in zip(first, second, strict=True)]


def _print_model(model: Chooser, name: str, ours: Sequence[Outcome]) -> None:
    theirs = choose(model, [outcome.pair for outcome in ours], lexicon())
    alone = accuracy([outcome.margin for outcome in theirs])
    sums = ", ".join(f"{weight}: {accuracy(together(ours, theirs, weight)):.3f}" for weight in WEIGHTS)
    print(f"{name}: {model.signature} {alone:.3f}; association and so many times its margin {sums}")


def _print_speed(folder: Path) -> None:
    result = speed(_paragraphs("ant", folder, most=1000))
    print(f"{result.words} words: {result.cold:.0f} a second at first, {result.warm:.0f} again")
    print(f"{result.megabytes:.1f} MB for the measure")


def _print_margins(folder: Path, gold: Path) -> None:
    chosen = list(pairs(gold / "dev.jsonl"))
    for name in NEWS:
        found = margins(shipped(), chosen, _paragraphs(name, folder), lexicon())
        above = ", ".join(f"above {margin} in {sum(value > margin for value in found)}" for margin in MARGINS)
        print(f"{name}: {len(found)} rivals in sound text, {above}")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Choose between renderings by association and by frequency.")
    parser.add_argument("sets", nargs="*", metavar="SET", help="dev, test or both")
    parser.add_argument("--model", metavar="PATH_OR_ID", help="a masked language model beside the shipped measure")
    parser.add_argument("--show", action="store_true", help="print the pairs that were chosen wrongly")
    parser.add_argument("--margins", action="store_true", help="false alarms of the dev pairs in sound news")
    parser.add_argument("--speed", action="store_true", help="words a second and memory")
    options = parser.parse_args(arguments)
    gold = data_folder() / "gold/senses"
    folder = corpora_folder()
    if options.margins or options.speed:
        if folder is None:
            print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
            return 2
        if options.speed:
            _print_speed(folder)
        if options.margins:
            _print_margins(folder, gold)
    try:
        model = measure_called(options.model) if options.model else None
    except MtQaError as error:
        print(error, file=sys.stderr)
        return 3
    for name in options.sets:
        outcomes = choose(shipped(), pairs(gold / f"{name}.jsonl"), lexicon())
        _print_choices(name, outcomes, show=options.show)
        if model is not None:
            _print_model(model, name, outcomes)
    return 0


if __name__ == "__main__":
    sys.exit(main())
