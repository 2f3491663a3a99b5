"""Which faulty words do measures find, without being told where to look? A table by kind of fault.

    python -m mt_qa.evaluation.detection [FILE.jsonl ...] [--fasih v4.1-test] [--model PATH_OR_ID] [--speed]

FILE is gold as `mt-qa evaluate` takes it; a span may name its ``kind``, else its category counts (noised held-out
articles: ``python -m mt_qa.training.noised``). Each measure gives every word a suspicion. AUC: how often a faulty word
is more suspicious than a sound one (.5 is chance). Recall: the share of faults of which a word is flagged, where the
threshold is such that 100 sound sentences have one flagged word. Beside the networks stand what costs nothing: how rare
the word is (wordfreq), how odd its letters are (trigrams), and the association measure.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from mt_qa.arabic.sentences import sentences
from mt_qa.arabic.words import ARABIC, LATIN, Token, tokens
from mt_qa.backends import detector, models_folder
from mt_qa.backends.association import shipped as association
from mt_qa.backends.choice import Chooser, measure_called
from mt_qa.backends.windows import JUDGED
from mt_qa.core import MtQaError
from mt_qa.evaluation.corpora import clean_documents, corpora_folder, fasih, training_articles
from mt_qa.evaluation.tables import table
from mt_qa.formats.gold import judged
from mt_qa.formats.records import read_records
from mt_qa.knowledge.lexicon import lexicon

Suspicion = Callable[[str], Sequence[float]]
"""A paragraph's judged words in order -> how suspicious each is; only the order of the numbers matters."""

FALSE_ALARMS = 0.01
"""Flagged words a sound sentence at which recall is read."""

TRIGRAM_WORDS = 1_000_000
ALL = "all kinds"


class Fault(NamedTuple):
    """A faulty stretch of a paragraph, and its kind."""

    start: int
    end: int
    kind: str


class Paragraph(NamedTuple):
    """A text with all its faults."""

    text: str
    faults: tuple[Fault, ...]


def judged_words(text: str) -> list[Token]:
    """Arabic words, numbers, and words of other scripts."""
    return [token for token in tokens(text) if token.kind in JUDGED]


def of_gold(path: Path) -> Iterator[Paragraph]:
    """The paragraphs of a gold file."""
    for record in read_records(path):
        kinds = {item["start"]: item.get("kind") for item in record.data["gold"]}
        faults = [
            Fault(each.span.start, each.span.end, kinds.get(each.span.start) or str(each.category))
            for each in judged(record)
        ]
        document = record.document
        for start, segment in zip(document.starts, document.segments, strict=True):
            end = start + len(segment.target)
            inside = (Fault(a - start, b - start, kind) for a, b, kind in faults if start <= a < end)
            yield Paragraph(segment.target, tuple(inside))


def of_fasih(records: Iterable[Mapping[str, Any]]) -> Iterator[Paragraph]:
    """The wrong and the right side of each pair; of a missing word, the word after the gap is faulty."""
    for record in records:
        text = record["source"]
        faults = [
            Fault(each["start"], max(each["end"], each["start"] + 2), record["error_type"]) for each in record["spans"]
        ]
        yield Paragraph(text, tuple(faults))
        yield Paragraph(record["target"], ())


@dataclass(frozen=True, slots=True)
class Rows:
    """All words of a set: their fault (its number, -1 for none), and whether their sentence is sound throughout."""

    fault: NDArray[np.int64]
    calm: NDArray[np.bool_]
    kinds: Sequence[str]
    sentences: int


def rows_of(paragraphs: Sequence[Paragraph]) -> Rows:
    """The words of the paragraphs in order; `kinds` is by number of fault, `sentences` counts the sound ones."""
    fault: list[int] = []
    calm: list[bool] = []
    kinds: list[str] = []
    count = 0
    for paragraph in paragraphs:
        spans = sentences(paragraph.text)
        faulty = [any(f.start < span.end and span.start < f.end for f in paragraph.faults) for span in spans]
        count += sum(not each for each in faulty)
        for word in judged_words(paragraph.text):
            hit = [n for n, f in enumerate(paragraph.faults) if f.start < word.end and word.start < f.end]
            fault.append(len(kinds) + hit[0] if hit else -1)
            calm.append(
                not any(bad and span.start <= word.start < span.end for span, bad in zip(spans, faulty, strict=True))
            )
        kinds += [f.kind for f in paragraph.faults]
    return Rows(np.array(fault), np.array(calm), kinds, count)


def auc(faulty: NDArray[np.float64], sound: NDArray[np.float64]) -> float:
    """How often a faulty word is the more suspicious one; a tie is half."""
    order = np.sort(sound)
    below, upto = (np.searchsorted(order, faulty, side=side) for side in ("left", "right"))
    return float((below + upto).mean() / 2 / len(sound))


def threshold(calm: NDArray[np.float64], count: int) -> float:
    """Above this lie as many words of `count` sound sentences as false alarms are allowed."""
    allowed = min(int(count * FALSE_ALARMS), len(calm) - 1)
    return float(np.sort(calm)[-allowed - 1])


class Outcome(NamedTuple):
    """What a measure makes of one kind of fault."""

    faults: int
    auc: float
    recall: float


def outcomes(rows: Rows, suspicion: NDArray[np.float64]) -> dict[str, Outcome]:
    """By kind of fault, and for all of them, AUC over words and recall over faults."""
    sound = suspicion[rows.fault < 0]
    line = threshold(suspicion[rows.calm], rows.sentences)
    flagged = set(rows.fault[(suspicion > line) & (rows.fault >= 0)].tolist())
    seen = set(rows.fault.tolist())
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, kind in enumerate(rows.kinds):
        if number in seen:
            groups[kind].append(number)
            groups[ALL].append(number)
    return {
        kind: Outcome(
            len(numbers),
            auc(suspicion[np.isin(rows.fault, numbers)], sound),
            sum(number in flagged for number in numbers) / len(numbers),
        )
        for kind, numbers in groups.items()
    }


# --------------------------------------------------------------------------------------------------------- measures


def rarity(text: str) -> list[float]:
    """How rare a word is in wordfreq's Arabic; a number is no rarity."""
    known = lexicon()
    return [-known.zipf(word.bare) if word.kind in (ARABIC, LATIN) else -8.0 for word in judged_words(text)]


def association_suspicion(text: str) -> list[float]:
    """How badly a word goes with its company; undecided about what is not Arabic."""
    words = judged_words(text)
    asked = [place for place, word in enumerate(words) if word.kind != LATIN]
    suspicion = [0.0] * len(words)
    for place, score in zip(asked, association().score_all([words[place].bare for place in asked]), strict=True):
        suspicion[place] = -score
    return suspicion


class Trigrams:
    """How odd the letters of a word are: the mean surprise over its trigrams, with its edges."""

    def __init__(self, texts: Iterable[str], most: int = TRIGRAM_WORDS) -> None:
        words = chain.from_iterable((w.bare for w in tokens(text) if w.kind == ARABIC) for text in texts)
        self._three: Counter[str] = Counter()
        self._two: Counter[str] = Counter()
        for word, count in Counter(islice(words, most)).items():
            for gram in _grams(word):
                self._three[gram] += count
                self._two[gram[:2]] += count

    def __call__(self, text: str) -> list[float]:
        return [self._oddness(word) for word in judged_words(text)]

    def _oddness(self, word: Token) -> float:
        if word.kind != ARABIC:
            return 0.0 if word.kind != LATIN else 20.0
        grams = _grams(word.bare)
        return -sum(math.log((self._three[g] + 0.1) / (self._two[g[:2]] + 4.0)) for g in grams) / len(grams)


def _grams(word: str) -> list[str]:
    framed = f"^^{word}$"
    return [framed[at : at + 3] for at in range(len(framed) - 2)]


def network_suspicion(model: detector.Detector) -> Suspicion:
    """The detector's probability of a fault."""

    def suspicion(text: str) -> list[float]:
        found = {verdict.start: verdict.fault for verdict in model.paragraph(text)}
        return [found.get(word.start, 0.0) for word in judged_words(text)]

    return suspicion


def language_model_suspicion(score_all: Callable[[Sequence[str]], Sequence[float]]) -> Suspicion:
    """How little a masked language model expects the word; one pass a word, so for small sets."""

    def suspicion(text: str) -> list[float]:
        return [-score for score in score_all([word.bare for word in judged_words(text)])]

    return suspicion


def both(first: Suspicion, second: Suspicion, weight: float) -> Suspicion:
    """Log-odds of the first and `weight` times the second: two opinions that err in different places."""

    def suspicion(text: str) -> list[float]:
        odds = (math.log(max(p, 1e-9) / max(1 - p, 1e-9)) for p in first(text))
        return [a + weight * b for a, b in zip(odds, second(text), strict=True)]

    return suspicion


WEIGHT_OF_ASSOCIATION = 0.25
"""Of `both`, chosen on noised validation text."""


def measures(
    model: detector.Detector | None, folder: Path | None, masked: Chooser | None = None
) -> dict[str, Suspicion]:
    """Everything that is compared, cheapest first; trigrams are counted on the news corpora, if they are there."""
    found: dict[str, Suspicion] = {"frequency": rarity}
    if folder is not None:
        found["trigram"] = Trigrams(training_articles(folder))
    found["association"] = association_suspicion
    if masked is not None:
        found["masked LM"] = language_model_suspicion(masked.score_all)
    if model is not None:
        found["detector"] = network_suspicion(model)
        found["detector+assoc."] = both(found["detector"], association_suspicion, WEIGHT_OF_ASSOCIATION)
    return found


def compared(paragraphs: Sequence[Paragraph], chosen: Mapping[str, Suspicion]) -> dict[str, dict[str, Outcome]]:
    """The outcomes of each measure on one set."""
    rows = rows_of(paragraphs)
    return {
        name: outcomes(rows, np.array([each for p in paragraphs for each in measure(p.text)], float))
        for name, measure in chosen.items()
    }


def report(title: str, paragraphs: Sequence[Paragraph], chosen: Mapping[str, Suspicion]) -> str:
    """The table of one set: AUC and recall of each measure by kind, the commonest kind first."""
    results = compared(paragraphs, chosen)
    rows = rows_of(paragraphs)
    counts = {kind: outcome.faults for kind, outcome in next(iter(results.values())).items()}
    head = ["AUC/recall", "n", *results]
    body = [
        [kind, str(count), *(f"{each[kind].auc:.3f}/{each[kind].recall:.2f}" for each in results.values())]
        for kind, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    summary = f"{title}: {len(rows.fault)} words, {len(rows.kinds)} faults, {rows.sentences} sound sentences"
    return summary + "\n" + table(head, body)


def speed(model: detector.Detector, texts: Sequence[str]) -> tuple[int, float, float]:
    """Words of the texts, how many a second, and a second of one core; after a warming pass over the first of them."""
    model.paragraphs(texts[:20])
    began, busy = perf_counter(), process_time()
    count = sum(len(row) for row in model.paragraphs(texts))
    return count, count / (perf_counter() - began), count / (process_time() - busy)


def steadiness(folder: Path, texts: Sequence[str]) -> float:
    """The largest difference between scores twice, one by one and together, on one thread and on two."""
    one, two = (detector.load(folder, threads=threads) for threads in (1, 2))
    runs = [
        [one.paragraph(text) for text in texts],
        one.paragraphs(texts),
        two.paragraphs(texts),
        two.paragraphs(texts),
    ]
    rows = [[verdict.fault for paragraph in run for verdict in paragraph] for run in runs]
    return max((max(each) - min(each) for each in zip(*rows, strict=True)), default=0.0)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="AUC and recall of measures by kind of fault.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="gold records")
    parser.add_argument("--fasih", metavar="SET", help="a set of FASIH, v4.1-dev or v4.1-test")
    parser.add_argument("--model", metavar="PATH_OR_ID", help="a masked language model beside the others (slow)")
    parser.add_argument("--detector", type=Path, metavar="FOLDER", help="another detector than the shipped one")
    parser.add_argument("--speed", action="store_true", help="words a second of the detector")
    options = parser.parse_args(arguments)
    folder = corpora_folder()
    if folder is None and (options.fasih or options.speed):
        print("no corpora: set MT_QA_CORPORA to their folder", file=sys.stderr)
        return 2
    try:
        place = options.detector or models_folder() / "detector"
        model = detector.load(place) if options.detector else detector.shipped()
        masked = measure_called(options.model) if options.model else None
        sets = {str(path): list(of_gold(path)) for path in options.files}
    except MtQaError as error:
        print(error, file=sys.stderr)
        return 2
    if options.fasih and folder is not None:
        sets[f"FASIH {options.fasih}"] = list(of_fasih(fasih(options.fasih, folder)))
    chosen = measures(model, folder, masked)
    for title, paragraphs in sets.items():
        print(report(title, paragraphs, chosen) + "\n")
    if options.speed and model is not None and folder is not None:
        documents = clean_documents("ant", folder, held_out=False, most=1000)
        texts = [segment.target for document in documents for segment in document.segments]
        count, pace, by_core = speed(model, texts)
        print(f"{model.signature}: {count} words, {pace:.0f} a second, {by_core:.0f} a second of one core's time")
        print(f"alone, together, on one thread and on two: {steadiness(place, texts[:200])} apart at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
