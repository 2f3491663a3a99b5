"""A comparison as one page that needs nothing else: no request leaves it, and there is no script in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from mt_qa.compare.result import Comparison
from mt_qa.core import Verdict
from mt_qa.knowledge.labels import Labels, labels
from mt_qa.render import charts
from mt_qa.render.comparison_segments import segments_section
from mt_qa.render.comparison_words import (
    listed,
    measured_metrics,
    metric_name,
    not_measured,
    pairs_in_words,
    slice_name,
)
from mt_qa.render.page import font_faces, policy, prose, shown, static_text

BUCKETS = (Verdict.RETRANSLATE, Verdict.REVIEW, Verdict.PUBLISH)


def render_html(comparison: Comparison, *, language: str = "en", against: str = "") -> str:
    """The page, in English (``en``) or Arabic (``ar``); `against` is the text that words are compared with."""
    names = labels(language)
    style = "".join(font_faces()) + static_text("report.css") + static_text("comparison.css")
    title = f"{names.word('compare-title')}: {', '.join(system.name for system in comparison.systems)}"
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language}" dir="{names.direction}">',
            '<head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy(style)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{shown(title)}</title>",
            f"<style>{style}</style></head>",
            '<body class="comparison">',
            *_header(comparison, names),
            result_html(comparison, names),
            *_section(names.word("compare-disagreement"), segments_section(comparison, names, against)),
            f"<footer>{names.word('signature')}: <code>{escape(comparison.signature)}</code></footer>",
            "</body></html>",
            "",
        )
    )


def result_html(comparison: Comparison, names: Labels) -> str:
    """Everything but the segments: the ranking, and a section for each way to look at it."""
    sections = (
        (names.word("compare-differences"), _pairs(comparison, names)),
        (names.word("compare-profile"), _profile(comparison, names)),
        (names.word("compare-buckets"), _buckets(comparison, names)),
        (names.word("compare-wins"), _wins(comparison)),
        (names.word("compare-slices"), _slices(comparison, names)),
        (names.word("compare-overused"), _overused(comparison, names)),
        (names.word("compare-agreement"), _agreement(comparison, names)),
    )
    parts = [part for heading, held in sections for part in _section(heading, held)]
    return "\n".join((*_ranking(comparison, names), *parts))


def _section(heading: str, parts: Iterable[str]) -> Iterator[str]:
    """A section with its heading; nothing where it holds nothing."""
    held = list(parts)
    if held:
        yield f"<section><h2>{heading}</h2>"
        yield from held
        yield "</section>"


def _header(comparison: Comparison, names: Labels) -> Iterator[str]:
    reference = ", ".join(comparison.reference_names)
    known = f"{names.word('compare-reference')}: <bdi>{shown(reference)}</bdi>" if reference else ""
    yield f"<header><h1>{names.word('compare-title')}</h1>"
    yield (
        f'<p class="why">{names.word("compare-systems")}: {len(comparison.systems)} · {names.word("segments")}: '
        f"{len(comparison.segments)} · {known or names.word('compare-without-reference')}</p>"
    )
    if comparison.remarks:
        yield '<ul class="warnings">'
        yield from (f"<li>{prose(remark.said_in(names.language), names)}</li>" for remark in comparison.remarks)
        yield "</ul>"
    yield "</header>"


def _ranking(comparison: Comparison, names: Labels) -> Iterator[str]:
    """The table of systems: a line between those that can be told apart, and intervals drawn on one scale a metric."""
    metrics = measured_metrics(comparison)
    header = [
        names.word("compare-rank"),
        names.word("compare-system"),
        names.word("score"),
        names.word("compare-critical"),
        names.word("compare-error-free"),
        names.word("compare-contradictions"),
        *(f"<bdi>{metric_name(metric, names)}</bdi>" for metric in metrics),
    ]
    yield '<section><table class="ranking"><thead><tr>'
    yield "".join(f'<th scope="col">{title}</th>' for title in header)
    yield "</tr></thead><tbody>"
    scales = {metric: _scale(comparison, metric) for metric in (None, *metrics)}
    before = comparison.systems[0].cluster
    for system in comparison.systems:
        line = ' class="line"' if system.cluster != before else ""
        before = system.cluster
        quality = system.quality
        cells = [
            str(system.rank),
            f'<bdi class="system">{shown(system.name)}</bdi>',
            _drawn(quality.score.score, quality.score.low, quality.score.high, scales[None], 1),
            f"{100 * quality.critical_rate:.1f} %",
            f"{100 * quality.error_free_rate:.1f} %",
            str(quality.contradictions),
        ]
        for metric in metrics:
            score = system.metrics[metric]
            cells.append(_drawn(score.score, score.low, score.high, scales[metric], 2))
        yield f"<tr{line}>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    yield f'</tbody></table><p class="none">{names.word("compare-clusters")}</p>'
    yield '<ul class="skipped">'
    for metric, reason in not_measured(comparison, names):
        yield f"<li>{names.word('compare-not-measured')}: <bdi>{shown(metric)}</bdi>: {prose(reason, names)}</li>"
    for metric in metrics:
        signature = next(s.metrics[metric].signature for s in comparison.systems if s.metrics[metric].signature)
        yield f"<li><bdi>{metric_name(metric, names)}</bdi> <code>{escape(signature)}</code></li>"
    yield "</ul></section>"


def _scale(comparison: Comparison, metric: str | None) -> tuple[float, float]:
    scores = [system.quality.score if metric is None else system.metrics[metric] for system in comparison.systems]
    bounds = [bound for score in scores for bound in (score.low, score.high) if bound is not None]
    return min(bounds), max(bounds)


def _drawn(score: float | None, low: float | None, high: float | None, scale: tuple[float, float], digits: int) -> str:
    if score is None or low is None or high is None:
        return "–"
    numbers = f"{score:.{digits}f} <small>[{low:.{digits}f}–{high:.{digits}f}]</small>"
    return f'<span class="number">{numbers}</span>{charts.interval(score, low, high, *scale)}'


def _pairs(comparison: Comparison, names: Labels) -> Iterator[str]:
    tests = names.word("compare-tests").format(tests=len(comparison.pairs), alpha=f"{comparison.alpha:g}")
    yield f'<p class="none">{tests}</p><dl class="pairs">'
    for pair in pairs_in_words(comparison):
        yield f"<div><dt><bdi>{shown(pair.a)}</bdi> – <bdi>{shown(pair.b)}</bdi></dt>"
        for name, pairs in pair.better.items():
            if pairs:
                better = names.word("compare-better").format(name="\0").split("\0")
                yield (
                    f'<dd class="better"><b>{better[0]}<bdi>{shown(name)}</bdi>{better[1]}</b>: '
                    f"{prose(listed(pairs, names), names)}</dd>"
                )
        if pair.undecided:
            undecided = listed(pair.undecided, names, p_values=False)
            yield f"<dd>{names.word('compare-no-difference')}: {prose(undecided, names)}</dd>"
        yield "</div>"
    yield "</dl>"


def _profile(comparison: Comparison, names: Labels) -> Iterator[str]:
    categories = sorted({category for system in comparison.systems for category in system.quality.findings})
    if not categories:
        yield f'<p class="none">{names.word("no-findings")}</p>'
        return
    most = max(max(system.quality.findings.values(), default=1) for system in comparison.systems)
    rows = []
    for category in categories:
        counts = [system.quality.findings.get(category, 0) for system in comparison.systems]
        drawn = [f'<span class="number">{n}</span>{charts.bar(n / most, str(n))}' for n in counts]
        rows.append([names.category(category), *drawn])
    yield _table([names.word("category"), *_systems(comparison)], rows)


def _buckets(comparison: Comparison, names: Labels) -> Iterator[str]:
    """Shares of segments by verdict, and how their scores are spread."""
    total = len(comparison.segments)
    tens = [f"{10 * n}–{10 * n + 10}" for n in range(10)]
    rows = []
    for system in comparison.systems:
        quality = system.quality
        parts = [(v.value, n, names.verdict(v)) for v, n in zip(BUCKETS, quality.buckets, strict=True)]
        numbers = " · ".join(str(count) for count in quality.buckets)
        rows.append(
            [
                f'<bdi class="system">{shown(system.name)}</bdi>',
                f'<span class="number">{numbers}</span>{charts.stacked(parts, total)}',
                charts.histogram(quality.distribution, tens),
            ]
        )
    legend = " · ".join(f'<span class="sample {v.value}">{names.verdict(v)}</span>' for v in BUCKETS)
    yield f'<p class="legend">{legend}</p>'
    yield _table([names.word("compare-system"), names.word("segments"), f"{names.word('score')} 0–100"], rows)


def _wins(comparison: Comparison) -> Iterator[str]:
    """A matrix: how often the system of the row scores more, as much, and less than that of the column."""
    ordered = [system.name for system in comparison.systems]
    counts: dict[tuple[str, str], tuple[int, int, int]] = {}
    for each in comparison.wins:
        counts[each.a, each.b] = each.wins, each.ties, each.losses
        counts[each.b, each.a] = each.losses, each.ties, each.wins
    rows = []
    for a in ordered:
        cells = [f'<bdi class="system">{shown(a)}</bdi>']
        for b in ordered:
            if a == b:
                cells.append("")
                continue
            won, tied, lost = counts[a, b]
            parts = [("publish", won, ">"), ("neutral", tied, "="), ("retranslate", lost, "<")]
            cells.append(
                f'<span class="number">{won} · {tied} · {lost}</span>{charts.stacked(parts, won + tied + lost)}'
            )
        rows.append(cells)
    yield _table(["", *_systems(comparison)], rows)


def _slices(comparison: Comparison, names: Labels) -> Iterator[str]:
    ordered = [system.name for system in comparison.systems]
    rows = []
    for each in comparison.slices:
        best = max(each.scores[name]["score"] for name in ordered)
        cells = [
            f"<b>{each.scores[name]['score']:.1f}</b>"
            if each.scores[name]["score"] == best
            else f"{each.scores[name]['score']:.1f}"
            for name in ordered
        ]
        rows.append([prose(slice_name(each.by, each.value, names), names), str(each.segments), *cells])
    if rows:
        yield _table([names.word("compare-by"), names.word("segments"), *_systems(comparison)], rows)


def _overused(comparison: Comparison, names: Labels) -> Iterator[str]:
    for system in comparison.systems:
        if system.overused:
            shown_rows = "".join(
                f'<li><bdi lang="ar" dir="rtl">{shown(each.text)}</bdi> <span class="count">×{each.count} · '
                f"{names.word('compare-others')} {each.others:.1f}</span></li>"
                for each in system.overused
            )
            yield f'<h3><bdi>{shown(system.name)}</bdi></h3><ul class="ngrams">{shown_rows}</ul>'


def _agreement(comparison: Comparison, names: Labels) -> Iterator[str]:
    rows = []
    for each in comparison.agreements:
        share = f"{100 * each.share:.1f} %" if each.deciding else "–"
        counts = names.word("compare-agree").format(agreeing=each.agreeing, deciding=each.deciding, ties=each.ties)
        rows.append([metric_name(each.metric, names), share, counts])
    if rows:
        yield _table(["", "", ""], rows)


def _systems(comparison: Comparison) -> list[str]:
    return [f"<bdi>{shown(system.name)}</bdi>" for system in comparison.systems]


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Cells are HTML already."""
    titles = "".join(f'<th scope="col">{title}</th>' for title in header)
    lines = "".join(
        "<tr>" + f'<th scope="row">{row[0]}</th>' + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>"
        for row in rows
    )
    return f'<div class="scroll"><table><thead><tr>{titles}</tr></thead><tbody>{lines}</tbody></table></div>'
