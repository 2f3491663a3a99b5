"""Everything that is claimed about the program, measured in one run: ``make bench``.

``python -m mt_qa.evaluation.bench [--only SECTION] [--write]``. Results go to standard output, progress to standard
error. Corpora that are not there are named and passed over. ``--write`` keeps the table of false alarms in
docs/reference/false-alarms.md.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from mt_qa import service
from mt_qa.backends.association import TOLERANCE
from mt_qa.backends.association import shipped as association
from mt_qa.core import Evidence
from mt_qa.evaluation import (
    batch_report,
    comparing,
    corrections,
    desk_speed,
    human_scores,
    sense_choice,
    serving_report,
    speed,
)
from mt_qa.evaluation.clean import FalseAlarms, false_alarms, pooled
from mt_qa.evaluation.corpora import CLEAN, clean_documents, corpora_folder
from mt_qa.evaluation.entity_cost import entity_cost
from mt_qa.evaluation.evaluate import evaluate
from mt_qa.evaluation.false_alarm_page import (
    MOST_A_SEGMENT,
    MOST_MAJOR_A_SEGMENT,
    MOST_MAJOR_OF_FORM,
    MOST_OF_FORM,
    OF_SENTENCES,
    page,
)
from mt_qa.evaluation.progress import track
from mt_qa.evaluation.scaling import MEGABYTE, Cost, cost_in_a_process, finished, news_articles, shipped, start
from mt_qa.evaluation.tables import met, percent, render, table
from mt_qa.knowledge.lexicon import lexicon
from mt_qa.knowledge.tables import data_folder
from mt_qa.scoring import load_profile

LEAST_WORDS_A_SECOND = 5_000
MOST_COLD_SECONDS = 2.0
MOST_MEGABYTES = 200.0
"""Above base, for a text of 1 MB."""

MOST_OPENING_SECONDS = 2.0
MOST_DECIDING_MILLISECONDS = 150.0
"""For an article of 1,000 segments at the desk, in the browser."""

LEAST_CHOSEN = 0.85
LEAST_SCORED_A_SECOND = 20_000
MOST_FOR_MEASURE = 40.0
"""What is asked of the association measure: choices between senses, words a second of one core, megabytes."""

MOST_TIME_RATIO = 2.6
"""How much longer twice the text may take: 2 is linear, the rest is noise."""

WORDS_OF_NAMES = (1_000, 10_000, 50_000)
MOST_FOR_NAMES = 0.3
MOST_GROWTH = 1.5
"""What linear may mean on a noisy machine."""

SIZES = (125_000, 250_000, 500_000, MEGABYTE)
ODD = ("marks", "letters", "one word")
"""Shapes that no person writes: 100,000 combining marks, a letter over and over, a word of 100,000 letters."""

PAGE = Path("docs") / "reference" / "false-alarms.md"
NO_CORPORA = "no corpora here: set MT_QA_CORPORA to their folder"


def clean_section(write: bool = False) -> Iterator[str]:
    """False alarms: findings in human Arabic."""
    profile = load_profile()
    checks = service.chosen_checks(profile)
    sets = {"clean twins": [service.document_of(text) for text in shipped("form/clean_twins")]}
    folder = corpora_folder()
    if folder is None:
        yield NO_CORPORA
    else:
        sets |= {name: list(clean_documents(name, folder)) for name in CLEAN}
    results = [
        false_alarms(name, track(documents, f"clean text: {name}"), checks, profile.min_confidence)
        for name, documents in sets.items()
    ]
    text = page(results, service.signature(profile, checks))
    yield text
    corpora = [result for result in results if result.name in CLEAN]
    results += [pooled(corpora)] if corpora else []
    yield by_evidence(results)
    for result in results:
        yield _limits(result, MOST_A_SEGMENT, MOST_MAJOR_A_SEGMENT, result.name)
        form = result.of_checks({check.name for check in checks} - OF_SENTENCES)
        yield _limits(form, MOST_OF_FORM, MOST_MAJOR_OF_FORM, f"{result.name}, without sense and agreement")
    if write and folder is not None:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
        yield f"written: {PAGE}"


def _limits(result: FalseAlarms, most: float, most_major: float, what: str) -> str:
    is_met = result.per_segment <= most and result.major_per_segment <= most_major
    return met(is_met, f"{what}: at most {most} findings a segment, {most_major} major or worse")


def by_evidence(results: Sequence[FalseAlarms]) -> str:
    """Findings a segment, and major ones, by what they rest on: form and language (rule), the article (document) …"""
    kinds = [kind for kind in Evidence if any(result.resting_on(kind).findings for result in results)]
    rows = []
    for result in results:
        parts = [*(result.resting_on(kind) for kind in kinds), result]
        figures = [f"{part.per_segment:.4f} ({part.major_per_segment:.4f})" for part in parts]
        rows.append([result.name, str(result.segments), *figures])
    return table(["findings a segment (major), by evidence", "segments", *kinds, "all"], rows)


def fasih_section() -> Iterator[str]:
    """Recall by error type on FASIH v4.1 dev, an outside set of wrong and right sentences."""
    if find_spec("mt_qa.evaluation.fasih") is None:
        yield "mt_qa.evaluation.fasih is not there"
    elif corpora_folder() is None:
        yield NO_CORPORA
    else:
        import_module("mt_qa.evaluation.fasih").main([])


def gold_section() -> Iterator[str]:
    """Agreement with judged spans: the sample article, and garbled news of our own."""
    for name in ("csto-withdrawal", "form/dev", "entities/dev"):
        yield render(evaluate(data_folder() / "gold" / f"{name}.jsonl"))


def speed_section() -> Iterator[str]:
    """Speed: words a second once warm, seconds from a cold start."""
    warm = speed.warm_speed(shipped("form/clean_twins"), _hundred_thousand_words())
    yield (
        f"warm, one core: {warm.review:,.0f} words/s over {warm.words:,} words of clean news; "
        f"a loop that only looks words up: {warm.reference:,.0f} words/s, {warm.ratio:.0f} times as fast"
    )
    yield met(warm.review >= LEAST_WORDS_A_SECOND, f"at least {LEAST_WORDS_A_SECOND:,} words a second")
    garbled = speed.warm_speed(shipped("form/clean_twins"), shipped("form/dev"))
    yield f"garbled news, suggestions verified: {garbled.review:,.0f} words/s over {garbled.words:,} words"
    cold = speed.cold_start(data_folder() / "articles" / "csto-withdrawal.ar.txt")
    yield (
        f"cold, mt-qa review of the article: {cold.review:.2f} s; python -c pass: {cold.nothing:.3f} s, "
        f"{cold.ratio:.0f} times as long"
    )
    yield met(cold.review < MOST_COLD_SECONDS, f"under {MOST_COLD_SECONDS:g} s")


def names_section() -> Iterator[str]:
    """What reading names costs on top of the other checks: the ledger and every check that asks for it."""
    costs = [entity_cost(news_articles(), words) for words in track(WORDS_OF_NAMES, "reading names")]
    rows = ([f"{c.words:,}", f"{c.added:.1f}", percent(c.with_entities - c.without, c.without)] for c in costs)
    yield table(["words", "microseconds a word", "% of the rest"], list(rows))
    yield met(costs[0].share <= MOST_FOR_NAMES, f"at most {MOST_FOR_NAMES:.0%} for an article of 1,000 words")
    growth = costs[-1].added / costs[0].added
    yield met(growth <= MOST_GROWTH, f"a word of 50,000 takes at most {MOST_GROWTH:g} times one of 1,000")


def scaling_section() -> Iterator[str]:
    """Time and memory as the text grows."""
    for shape in ("news", "one line", "garbled line"):
        costs = [cost_in_a_process(shape, size) for size in track(SIZES, f"growing text: {shape}")]
        yield _costs(costs)
        worst = max(later.seconds / earlier.seconds for earlier, later in pairwise(costs))
        yield met(worst <= MOST_TIME_RATIO, f"twice the text takes at most {MOST_TIME_RATIO:g} times as long")
        yield met(costs[-1].megabytes < MOST_MEGABYTES, f"1 MB of text takes under {MOST_MEGABYTES:g} MB above base")
    running = [start("one line", 10 * MEGABYTE), *(start(shape, 200_000) for shape in ODD)]
    yield _costs([finished(process) for process in running])


def checks_section() -> Iterator[str]:
    """The share of the time that each check takes, on clean news."""
    documents = [service.document_of(text) for text in _hundred_thousand_words()[:150]]
    checks = service.chosen_checks(load_profile())
    speed.seconds_by_check(documents[:20], checks)
    spent = speed.seconds_by_check(documents, checks)
    count = sum(len(text.split()) for document in documents for text in document.text.splitlines())
    total = sum(spent.values())
    rows = ([name, f"{1e6 * s / count:.2f}", percent(s, total)] for name, s in spent.items())
    yield table(["check", "microseconds a word", "% of all"], [*rows, ["all", f"{1e6 * total / count:.2f}", "100.0"]])


def measures_section() -> Iterator[str]:
    """The association measure: choice between senses beside the commoner word, cost, and the same scores again."""
    known = lexicon()
    for name in ("dev", "test"):
        pairs = sense_choice.pairs(data_folder() / f"gold/senses/{name}.jsonl")
        outcomes = sense_choice.choose(association(), pairs, known)
        ours = sense_choice.accuracy([outcome.margin for outcome in outcomes])
        commoner = sense_choice.accuracy([outcome.commoner for outcome in outcomes])
        yield f"{name}, {len(outcomes)} pairs: association {ours:.3f}, commoner word {commoner:.3f}"
        yield met(ours >= LEAST_CHOSEN, f"at least {LEAST_CHOSEN:g} of the {name} pairs")
    cost = sense_choice.Speed(*json.loads(_in_a_process(COST)))
    yield f"{cost.words:,} words: {cost.cold:,.0f} a second at first, {cost.warm:,.0f} again; {cost.megabytes:.1f} MB"
    yield met(cost.cold >= LEAST_SCORED_A_SECOND, f"at least {LEAST_SCORED_A_SECOND:,} scored words a second")
    yield met(cost.megabytes <= MOST_FOR_MEASURE, f"at most {MOST_FOR_MEASURE:g} MB for the measure")
    apart = sense_choice.agreement(shipped("form/dev"))
    yield f"alone and in a batch: at most {apart:.1e} apart"
    yield met(apart <= TOLERANCE, f"at most {TOLERANCE:g} apart")
    sums = {_in_a_process(SCORES, OMP_NUM_THREADS=n, OPENBLAS_NUM_THREADS=n) for n in ("1", "2", "2")}
    yield met(len(sums) == 1, "the same scores on one thread, on two, and again")


def suggestions_section() -> Iterator[str]:
    """Suggestions as the checks give them and as the verifier lets them through."""
    rows, (before, after) = corrections.rows_of(corrections.SETS, corpora_folder())
    yield table(corrections.HEADER, rows)
    yield met(after.top_1 > before.top_1, "the verifier makes more first suggestions right")
    yield met(2 * after.wrong <= before.wrong, "and drops at least half of the wrong ones")


def batch_section() -> Iterator[str]:
    """Batches: 5,000 real articles end to end on all cores, beside one process, hunspell and a large classifier."""
    folder = corpora_folder()
    if folder is None:
        yield NO_CORPORA
    else:
        yield from batch_report.report(folder)


def serve_section() -> Iterator[str]:
    """The HTTP service on loopback: 2,000 articles of 300 words at two at once, then fifty at once."""
    yield from serving_report.report(news_articles())


def desk_section() -> Iterator[str]:
    """The review desk in a browser: opening an article of 1,000 segments, and one decision."""
    if missing := desk_speed.missing():
        yield missing
        return
    found = desk_speed.measured()
    yield f"{desk_speed.SEGMENTS:,} segments, {found.findings} findings"
    yield met(
        found.opening < MOST_OPENING_SECONDS, f"opened in {found.opening:.2f} s, at most {MOST_OPENING_SECONDS:g}"
    )
    slowest = max(found.deciding)
    yield met(
        found.typical < MOST_DECIDING_MILLISECONDS,
        f"a decision answers in {found.typical:.0f} ms (median of {len(found.deciding)}, slowest {slowest:.0f}), "
        f"at most {MOST_DECIDING_MILLISECONDS:g}",
    )


def compare_section() -> Iterator[str]:
    """Comparing systems: known qualities told apart without a reference, human scores, time."""
    folder = corpora_folder()
    if folder is None:
        yield NO_CORPORA
        return
    yield from comparing.section(folder)
    yield human_scores.rendered(human_scores.correlations(human_scores.human_records(folder)))


COST = """
import json
from mt_qa.evaluation import scaling, sense_choice
print(json.dumps(sense_choice.speed([line for text in scaling.news_articles()[:150] for line in text.splitlines()])))
"""
SCORES = """
from hashlib import sha256
from mt_qa.backends import word_measure
from mt_qa.evaluation import scaling, sense_choice
rows = [word_measure().score_all(sense_choice.words_of(text)) for text in scaling.shipped("form/dev")]
print(sha256(repr(rows).encode()).hexdigest())
"""


def _in_a_process(code: str, **variables: str) -> str:
    """What `code` prints in a process of its own, with these environment variables."""
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | variables, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


SECTIONS: Mapping[str, Callable[[], Iterable[str]]] = {
    "clean": clean_section,
    "fasih": fasih_section,
    "gold": gold_section,
    "suggestions": suggestions_section,
    "measures": measures_section,
    "speed": speed_section,
    "names": names_section,
    "scaling": scaling_section,
    "checks": checks_section,
    "serve": serve_section,
    "batch": batch_section,
    "compare": compare_section,
    "desk": desk_section,
}


def _hundred_thousand_words() -> list[str]:
    """Clean news up to 100,000 words, the shipped texts over and over where there are no corpora."""
    chosen: list[str] = []
    articles = news_articles()
    words = 0
    while words < 100_000:
        article = articles[len(chosen) % len(articles)]
        chosen.append(article)
        words += len(article.split())
    return chosen


def _costs(costs: Sequence[Cost]) -> str:
    rows = []
    for i, cost in enumerate(costs):
        doubled = i > 0 and cost.shape == costs[i - 1].shape
        ratio = f"{cost.seconds / costs[i - 1].seconds:.2f}" if doubled else ""
        megabytes = f"{cost.megabytes:.1f}"
        rows.append([cost.shape, f"{cost.bytes:,}", f"{cost.seconds:.2f}", ratio, megabytes, str(cost.findings)])
    return table(["text", "bytes", "seconds", "ratio", "MB above base", "findings"], rows)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure false alarms, recall, agreement, speed and memory.")
    parser.add_argument("--only", action="append", choices=SECTIONS, help="only this section (may be repeated)")
    parser.add_argument("--write", action="store_true", help=f"keep the table of false alarms in {PAGE}")
    options = parser.parse_args(arguments)
    began, profile = perf_counter(), load_profile()
    chosen = options.only or list(SECTIONS)
    for number, name in enumerate(chosen, start=1):
        print(f"[{number}/{len(chosen)}] {name}", file=sys.stderr, flush=True)
        section = SECTIONS[name]
        print(f"\n== {name}: {section.__doc__}\n", flush=True)
        parts = clean_section(options.write) if name == "clean" else section()
        for part in parts:
            print(part, flush=True)
    print(f"\n{perf_counter() - began:.0f} s in all; {service.signature(profile, service.chosen_checks(profile))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
