"""The one door: front ends call `review`, `review_many` or `compare` and render what comes back."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache, partial
from typing import TYPE_CHECKING

from mt_qa import __version__
from mt_qa.alignment import align
from mt_qa.arabic.words import words
from mt_qa.backends import models_signature
from mt_qa.calibration import LIMIT, calibrated
from mt_qa.core import Alignment, Coverage, Document, Finding, Report, Segment, SegmentReport
from mt_qa.core.errors import MtQaError, ProfileError
from mt_qa.engine import examine
from mt_qa.knowledge.tables import data_folder
from mt_qa.knowledge.termbase import Termbase
from mt_qa.learnt import Experience
from mt_qa.registry import Check, all_checks
from mt_qa.scoring import Profile, load_profile, reasons_in_arabic, score, verdict, within_budget

if TYPE_CHECKING:
    from mt_qa.compare.comparing import Options, Progress
    from mt_qa.compare.outputs import OutputArticle, Outputs
    from mt_qa.compare.result import Comparison

MOST_EMPTY = 3
"""Of a line-by-line translation fewer than one line in so many comes back empty."""

REVIEWED_AT_ONCE = 100
"""Segments that one process reviews before it takes others, where systems are compared."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A record that could not be reviewed: it never stops a run."""

    id: str
    kind: str
    message: str

    def to_dict(self) -> dict[str, object]:
        return {
            "schema": "mt-qa/report/1",
            "id": self.id,
            "error": {"kind": self.kind, "message": self.message},
        }


def document_of(target: str, source: str | None = None, id: str = "") -> Document:  # noqa: A002 - the field's name
    """A document whose segments are the lines of `target`, so that its text is `target` to the letter.

    A source of as many lines goes line by line, one of as many paragraphs paragraph by paragraph. Another number of
    paragraphs is aligned by length and numbers (`Document.alignment` says how); lines that belong to one part of the
    source then make one segment.
    """
    lines = target.split("\n")
    if source is None or not source.strip():
        return Document(tuple(Segment(line) for line in lines), id)
    source_lines = source.rstrip("\n").split("\n")
    if goes_line_by_line(target.rstrip("\n").split("\n"), source_lines):
        source_lines += [""] * (len(lines) - len(source_lines))
        return Document(tuple(Segment(t, s) for t, s in zip(lines, source_lines, strict=True)), id)
    return _aligned(lines, [line for line in source_lines if line.strip()], id)


def goes_line_by_line(lines: Sequence[str], source_lines: Sequence[str]) -> bool:
    """True where each line has its source beside it. Few blank ones facing text are empty segments, many are layout."""
    facing = sum(not line.strip() and bool(source.strip()) for line, source in zip(lines, source_lines, strict=False))
    return len(lines) == len(source_lines) and facing * MOST_EMPTY < len(lines)


def _aligned(lines: list[str], sources: list[str], id: str) -> Document:  # noqa: A002 - the field's name
    written = [number for number, line in enumerate(lines) if line.strip()]
    segments: list[Segment] = []
    missing: list[tuple[int, str]] = []
    added: list[int] = []
    done = 0
    for bead in align(sources, [lines[number] for number in written]):
        source = "\n".join(sources[bead.source_start : bead.source_end])
        if bead.target_start == bead.target_end:
            missing.append((len(segments), source))
            continue
        first, last = written[bead.target_start], written[bead.target_end - 1]
        segments += [Segment(line) for line in lines[done:first]]
        if not source:
            added.append(len(segments))
        segments.append(Segment("\n".join(lines[first : last + 1]), source or None))
        done = last + 1
    segments += [Segment(line) for line in lines[done:]]
    uneven = len(sources) != len(written)
    alignment = Alignment(len(sources), len(written), tuple(missing), tuple(added)) if uneven else None
    return Document(tuple(segments), id, alignment=alignment)


def review(
    document: Document | str,
    *,
    profile: str = "news-ar",
    min_confidence: float | None = None,
    max_findings_per_1000_words: float | None = None,
    termbase: Termbase | None = None,
    experience: Experience | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Report:
    """Review one article. A plain string is taken as its target, one segment a line.

    The two limits override the profile's. The budget shortens the list of findings; score and verdict count all
    that are confident enough. `termbase` is what of one holds in the article's project (`mt_qa.formats.termbases` reads
    it); without it the checks that ask for one are skipped. `experience` is what the project's editors have taught;
    what is not shown for it is in `Report.set_aside`. `progress` is called with the number of segments done and of all.
    Raises ProfileError and DataError; a faulty text raises nothing.
    """
    if isinstance(document, str):
        document = document_of(document)
    chosen = load_profile(profile)
    least = chosen.min_confidence if min_confidence is None else min_confidence
    budget = chosen.max_findings_per_1000_words if max_findings_per_1000_words is None else max_findings_per_1000_words
    checks = chosen_checks(chosen)
    shown_from = min(least, LIMIT)  # what a check gave less is shown with no more
    outcome = examine(document, checks, least=shown_from, termbase=termbase, progress=progress)
    word_counts = [len(words(segment.target)) for segment in document.segments]
    sure = calibrated(outcome.findings)
    sure, set_aside = (sure, ()) if experience is None else experience.weighed(sure, document.text, least)
    confident = [finding for finding in sure if finding.confidence >= least]
    findings = within_budget(confident, sum(word_counts), budget)
    points = score(confident, sum(word_counts), chosen)
    decision, reasons = verdict(confident, points, chosen)
    return Report(
        document=document,
        segments=_segment_reports(document, confident, word_counts, chosen),
        findings=findings,
        score=points,
        verdict=decision,
        reasons=tuple(reason for reason in reasons if reason),
        coverage=_coverage(document),
        skipped=outcome.skipped,
        signature=signature(chosen, checks, termbase, experience),
        reasons_ar=reasons_in_arabic(decision, confident, points, chosen),
        ledger=outcome.ledger,
        set_aside=set_aside,
    )


def review_many(
    documents: Iterable[Document], *, profile: str = "news-ar", termbase: Termbase | None = None
) -> Iterator[Report | Failure]:
    """Review a stream lazily, in order; a document that fails becomes a Failure."""
    for document in documents:
        try:
            yield review(document, profile=profile, termbase=termbase)
        except MtQaError as error:
            yield Failure(document.id, type(error).__name__, str(error))


def compare(
    outputs: Outputs,
    *,
    profile: str = "news-ar",
    options: Options | None = None,
    neural: Mapping[str, str] | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Comparison:
    """Which system is better, where, and whether the difference is real; with or without references and sources.

    `mt_qa.compare.outputs.outputs_of` makes outputs of texts. `neural` names weights on this machine by metric
    (``{"comet": "FOLDER"}``). More `workers` are processes: see `mt_qa.compare.tasks`. Raises InputError for outputs
    that cannot be compared, ProfileError and DataError.
    """
    from mt_qa.compare import comparing, remarks
    from mt_qa.compare.neural import neural_metrics
    from mt_qa.compare.tasks import all_done

    remarks.require_comparable(outputs)
    chosen = load_profile(profile)
    options = options or comparing.Options()
    tell = progress or comparing.nothing
    metrics = comparing.metric_tasks(outputs, options)
    measured = all_done(metrics, sizes=[1] * len(metrics), workers=workers, progress=partial(tell, "metrics"))
    extra, of_models = neural_metrics(outputs, neural or {}, progress)
    parts = [(system, part) for system in range(len(outputs.names)) for part in _parts(outputs.articles)]
    reviews = all_done(
        [partial(_reports, [article.document(system) for article in part], profile) for system, part in parts],
        sizes=[sum(len(article.segments) for article in part) for _, part in parts],
        workers=workers,
        progress=partial(tell, "review"),
    )
    reports: list[list[Report]] = [[] for _ in outputs.names]
    for (system, _), found in zip(parts, reviews, strict=True):
        reports[system] += found
    return comparing.compared(
        outputs,
        reports,
        chosen,
        options,
        metrics=[*measured, *extra],
        remarks=[*remarks.remarks(outputs), *of_models],
        signature=signature(chosen, chosen_checks(chosen)),
        progress=progress,
    )


def _parts(articles: Sequence[OutputArticle]) -> Iterator[list[OutputArticle]]:
    """Articles in groups of about so many segments as are reviewed at once."""
    part: list[OutputArticle] = []
    for article in articles:
        part.append(article)
        if sum(len(each.segments) for each in part) >= REVIEWED_AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _reports(documents: Sequence[Document], profile: str) -> list[Report]:
    return [review(document, profile=profile, max_findings_per_1000_words=0) for document in documents]


def chosen_checks(profile: Profile) -> tuple[Check, ...]:
    """The checks that the profile's patterns name; a pattern that starts with ``!`` takes out again.

    Raises ProfileError where a pattern names no check.
    """
    chosen: dict[str, Check] = {}
    for pattern in profile.checks:
        remove = pattern.startswith("!")
        matching = [check for check in all_checks() if fnmatchcase(check.name, pattern.lstrip("!"))]
        if not matching:
            raise ProfileError(f"profile {profile.name!r} names an unknown check {pattern!r}")
        for check in matching:
            if remove:
                chosen.pop(check.name, None)
            else:
                chosen[check.name] = check
    return tuple(chosen[name] for name in sorted(chosen))


def signature(
    profile: Profile,
    checks: tuple[Check, ...],
    termbase: Termbase | None = None,
    experience: Experience | None = None,
) -> str:
    """What made the numbers. Scores may be compared only where their signatures agree."""
    names = hashlib.sha256("\n".join(check.name for check in checks).encode()).hexdigest()[:8]
    return "|".join(
        (
            f"mt_qa:{__version__}",
            f"profile:{profile.name}@{profile.fingerprint}",
            f"checks:{len(checks)}@{names}",
            f"data:{_data_fingerprint()}",
            f"models:{models_signature()}",
            *([f"termbase:{termbase.name.replace('|', '-')}@{termbase.fingerprint}"] if termbase is not None else []),
            *([experience.signature] if experience is not None and not experience.is_empty else []),
        )
    )


@cache
def _data_fingerprint() -> str:
    """Eight hexadecimal digits over every table that findings depend on; words of the page are none."""
    digest = hashlib.sha256()
    for path in sorted(path for path in data_folder().glob("*.*") if path.name not in ("labels.tsv", "ui_words.tsv")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:8]


def _coverage(document: Document) -> Coverage:
    characters = len(document.text)
    written = [segment for segment in document.segments if segment.target.strip()]
    with_source = sum(bool(segment.source) for segment in written)
    source = "none" if not with_source else "full" if with_source == len(written) else "partial"
    alignment = document.alignment
    paragraphs = None if alignment is None else (alignment.sources, alignment.targets)
    return Coverage(characters, characters, source, paragraphs)


def _segment_reports(
    document: Document, findings: list[Finding], word_counts: list[int], profile: Profile
) -> tuple[SegmentReport, ...]:
    by_segment: defaultdict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_segment[finding.segment].append(finding)
    reports = []
    for index, (start, segment) in enumerate(zip(document.starts, document.segments, strict=True)):
        points = score(by_segment[index], word_counts[index], profile)
        decision, _ = verdict(by_segment[index], points, profile)
        reports.append(SegmentReport(index, start, start + len(segment.target), points, decision))
    return tuple(reports)
