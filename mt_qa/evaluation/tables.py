"""An evaluation as plain text: tables that a person can read in any terminal and paste into a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mt_qa.evaluation.evaluate import Evaluation, Group

AGREEMENT = """\
Agreement: precision, recall, F1 in per cent. WMT25 and WMT23 count characters, mpp spans. Overlap: predicted spans that
touch a judged one, judged ones that are touched. Error-free: the segments in which nothing is wrong, found as such."""

TITLES = {
    "wmt25": "WMT25",
    "wmt23": "WMT23",
    "mpp": "mpp",
    "mpp_severity": "mpp+severity",
    "overlap": "overlap",
    "error_free": "error-free",
}


def render(evaluation: Evaluation) -> str:
    """The whole evaluation as text, figures in per cent, the signature on the last line."""
    parts = [
        _head(evaluation),
        AGREEMENT + "\n" + _systems(evaluation),
        _groups("Tier", evaluation.by_tier),
        _groups("Dimension", evaluation.by_dimension),
        _groups("Category", evaluation.by_category),
        _groups("Check", evaluation.by_check),
        _suggestions(evaluation),
        evaluation.signature,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Columns as wide as their widest cell: the first flush left, the others flush right."""
    lines = [list(header), *(list(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(header))]

    def row(cells: Sequence[str]) -> str:
        padded = (cell.rjust(width) for cell, width in zip(cells[1:], widths[1:], strict=True))
        return "  ".join([cells[0].ljust(widths[0]), *padded]).rstrip()

    return "\n".join(row(line) for line in lines)


def percent(part: float, whole: float = 1.0) -> str:
    """One decimal; a dash where there is nothing to take a share of."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def _head(evaluation: Evaluation) -> str:
    return (
        f"{evaluation.name}: {evaluation.documents} documents, {evaluation.segments} segments, "
        f"{evaluation.words} words, {evaluation.gold} judged spans\n"
        f"{evaluation.findings} findings, {evaluation.findings_per_1000_words:.1f} per 1,000 words"
    )


def _systems(evaluation: Evaluation) -> str:
    """A row for each score, a column for each system."""
    columns = [system.columns() for system in evaluation.systems]
    rows = (
        [TITLES[name], *(" ".join(percent(value).rjust(5) for value in scores[name]) for scores in columns)]
        for name in TITLES
    )
    return table(["", *(system.system for system in evaluation.systems)], rows)


def _groups(title: str, groups: Sequence[Group]) -> str:
    """Recall columns where the groups hold judged spans, precision columns where they hold findings."""
    if not groups:
        return ""
    with_gold, with_findings = any(g.gold for g in groups), any(g.findings for g in groups)
    header = [title]
    header += ["judged", "found", "recall", "same category"] if with_gold else []
    header += ["findings", "right", "precision"] if with_findings else []
    rows = []
    for group in groups:
        row = [group.name]
        if with_gold:
            row += [str(group.gold), str(group.found), percent(group.found, group.gold), str(group.named)]
        if with_findings:
            row += [str(group.findings), str(group.right), percent(group.right, group.findings)]
        rows.append(row)
    return table(header, rows)


def _suggestions(evaluation: Evaluation) -> str:
    counts = evaluation.suggestions
    return (
        f"Suggestions: {counts.matched} findings match a fault that has a correction, {counts.offered} offer one;\n"
        f"the first is right in {counts.top_1} ({percent(counts.top_1, counts.matched)} %), "
        f"one of the first three in {counts.top_3} ({percent(counts.top_3, counts.matched)} %)"
    )


def met(is_met: bool, requirement: str) -> str:
    """A requirement and whether it is met."""
    return f"{'met' if is_met else 'NOT MET'}: {requirement}"
