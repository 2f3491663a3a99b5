"""A comparison for a terminal, a pipe or a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mt_qa.compare.differences import Change, word_difference
from mt_qa.compare.result import ComparedSegment, Comparison
from mt_qa.knowledge.labels import Labels, labels
from mt_qa.render.comparison_words import (
    listed,
    measured_metrics,
    metric_name,
    not_measured,
    pairs_in_words,
    slice_name,
    with_interval,
)
from mt_qa.render.visible import visible

MOST_SEGMENTS = 5
MOST_NGRAMS = 5
RULE = "─"


def render_text(comparison: Comparison, *, language: str = "en", against: str = "") -> str:
    """The comparison in English (``en``) or Arabic (``ar``); `against` is the text that words are compared with."""
    names = labels(language)
    parts = [
        _head(comparison, names),
        _ranking(comparison, names),
        _pairs(comparison, names),
        _profile(comparison, names),
        _wins(comparison, names),
        _slices(comparison, names),
        _overused(comparison, names),
        _agreement(comparison, names),
        _segments(comparison, names, against),
        [f"{names.word('signature')}: {comparison.signature}"],
    ]
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _head(comparison: Comparison, names: Labels) -> Iterator[str]:
    reference = ", ".join(comparison.reference_names)
    known = f"{names.word('compare-reference')}: {visible(reference)}" if reference else ""
    yield (
        f"{names.word('compare-title')} · {names.word('compare-systems')}: {len(comparison.systems)} · "
        f"{names.word('segments')}: {len(comparison.segments)} · {known or names.word('compare-without-reference')}"
    )


def _ranking(comparison: Comparison, names: Labels) -> Iterator[str]:
    metrics = measured_metrics(comparison)
    header = [
        names.word("compare-system"),
        names.word("compare-rank"),
        f"{names.word('score')} [{names.word('compare-interval')}]",
        names.word("compare-critical"),
        names.word("compare-error-free"),
        names.word("compare-contradictions"),
        *(metric_name(metric, names) for metric in metrics),
    ]
    rows = [
        [
            visible(system.name),
            str(system.rank),
            with_interval(system.quality.score, 1),
            f"{100 * system.quality.critical_rate:.1f} %",
            f"{100 * system.quality.error_free_rate:.1f} %",
            str(system.quality.contradictions),
            *(with_interval(system.metrics[metric]) for metric in metrics),
        ]
        for system in comparison.systems
    ]
    lines = _table(header, rows)
    width = max(map(len, lines))
    yield from (lines[0], RULE * width)
    for place, system in enumerate(comparison.systems):
        if place and system.cluster != comparison.systems[place - 1].cluster:
            yield RULE * width
        yield lines[place + 1]
    yield RULE * width
    yield names.word("compare-clusters")
    for metric, reason in not_measured(comparison, names):
        yield f"{names.word('compare-not-measured')}: {visible(metric)}: {visible(reason)}"
    for metric in metrics:
        signature = next(s.metrics[metric].signature for s in comparison.systems if s.metrics[metric].signature)
        yield f"{metric_name(metric, names)}|{signature}"


def _pairs(comparison: Comparison, names: Labels) -> Iterator[str]:
    yield names.word("compare-differences")
    yield names.word("compare-tests").format(tests=len(comparison.pairs), alpha=f"{comparison.alpha:g}")
    for pair in pairs_in_words(comparison):
        yield f"  {visible(pair.a)} – {visible(pair.b)}"
        for name, pairs in pair.better.items():
            if pairs:
                yield f"    {names.word('compare-better').format(name=visible(name))}: {listed(pairs, names)}"
        if pair.undecided:
            undecided = listed(pair.undecided, names, p_values=False)
            yield f"    {names.word('compare-no-difference')}: {undecided}"


def _profile(comparison: Comparison, names: Labels) -> Iterator[str]:
    categories = sorted({category for system in comparison.systems for category in system.quality.findings})
    yield names.word("compare-profile")
    if not categories:
        yield names.word("no-findings")
        return
    header = [names.word("category"), *(visible(system.name) for system in comparison.systems)]
    rows = [
        [names.category(category), *(str(system.quality.findings.get(category, 0)) for system in comparison.systems)]
        for category in categories
    ]
    yield from _table(header, rows)


def _wins(comparison: Comparison, names: Labels) -> Iterator[str]:
    yield names.word("compare-wins")
    rows = [
        [f"{visible(each.a)} – {visible(each.b)}", str(each.wins), str(each.ties), str(each.losses)]
        for each in comparison.wins
    ]
    yield from _table(["", ">", "=", "<"], rows)


def _slices(comparison: Comparison, names: Labels) -> Iterator[str]:
    if not comparison.slices:
        return
    yield names.word("compare-slices")
    ordered = [system.name for system in comparison.systems]
    header = [names.word("compare-by"), names.word("segments"), *map(visible, ordered)]
    rows = [
        [
            visible(slice_name(each.by, each.value, names)),
            str(each.segments),
            *(f"{each.scores[name]['score']:.1f}" for name in ordered),
        ]
        for each in comparison.slices
    ]
    yield from _table(header, rows)


def _overused(comparison: Comparison, names: Labels) -> Iterator[str]:
    systems = [system for system in comparison.systems if system.overused]
    if systems:
        yield names.word("compare-overused")
    for system in systems:
        shown = "  ·  ".join(
            f"{visible(each.text)} ×{each.count} ({names.word('compare-others')} {each.others:.1f})"
            for each in system.overused[:MOST_NGRAMS]
        )
        yield f"  {visible(system.name)}: {shown}"


def _agreement(comparison: Comparison, names: Labels) -> Iterator[str]:
    if comparison.agreements:
        yield names.word("compare-agreement")
    for each in comparison.agreements:
        share = f"{100 * each.share:.1f} %" if each.deciding else "–"
        counts = names.word("compare-agree").format(agreeing=each.agreeing, deciding=each.deciding, ties=each.ties)
        yield f"  {metric_name(each.metric, names)}: {share}, {counts}"


def _segments(comparison: Comparison, names: Labels, against: str) -> Iterator[str]:
    differing = [segment for segment in comparison.by_disagreement if segment.disagreement > 0]
    if differing:
        yield names.word("compare-disagreement")
    for segment in differing[:MOST_SEGMENTS]:
        yield ""
        yield f"── {names.word('segment')} {segment.index + 1} · {100 * segment.disagreement:.0f} % ──"
        yield from _segment(segment, comparison, names, against)


def _segment(segment: ComparedSegment, comparison: Comparison, names: Labels, against: str) -> Iterator[str]:
    """The outputs, each with what differs from `Comparison.base_text` in brackets."""
    if segment.source:
        yield f"  {names.word('source')}: {visible(segment.source)}"
    for title, reference in zip(comparison.reference_names, segment.references, strict=True):
        yield f"  {visible(title)}: {visible(reference)}"
    base = comparison.base_text(segment, against)
    for name, output in zip(comparison.names, segment.outputs, strict=True):
        yield f"  {visible(name)} ({output.score:g}): {_marked(base, output.text)}"
        for number, finding in enumerate(output.findings):
            alone = f" · {names.word('compare-alone')}" if number in output.alone else ""
            yield (
                f"    {names.severity(finding.severity)} · {names.category(finding.category)} · {finding.check} · "
                f"{visible(finding.text)}{alone}"
            )
        for finding in output.contradictions:
            message = finding.message if names.language == "en" else finding.message_ar
            yield f"    {names.evidence(finding.evidence)} · {finding.confidence:.2f} · {visible(message)}"


def _marked(base: str, text: str) -> str:
    """`text` with brackets around what `base` does not have, and an empty pair where it lacks something."""
    if not text.strip():
        return "⟦⟧"
    shown = []
    for stretch in word_difference(base, text):
        written = visible(stretch.second)
        if stretch.change is Change.SAME:
            shown.append(written)
        else:
            bare = written.rstrip(" ")
            shown.append(f"⟦{bare}⟧{written[len(bare) :] or ' '}")
    return "".join(shown).rstrip()


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns as wide as their widest cell: the first flush left, the others flush right."""
    lines = [list(header), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    return [
        "  ".join(
            [line[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(line[1:], widths[1:], strict=True))]
        ).rstrip()
        for line in lines
    ]
