"""Drawings of a comparison as SVG: intervals, shares, distributions. Their colours are classes of the page's sheet.

Each has its numbers in words as well (`<title>`), for whoever cannot see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

WIDTH = 150
HEIGHT = 18


def interval(score: float, low: float, high: float, least: float, most: float) -> str:
    """A dot at the score and a line over its interval, on a scale from `least` to `most`."""
    span = most - least or 1.0

    def at(value: float) -> str:
        return f"{4 + (WIDTH - 8) * (value - least) / span:.1f}"

    middle = HEIGHT / 2
    return (
        f'<svg class="interval" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">'
        f"<title>{score:.2f} [{low:.2f}–{high:.2f}]</title>"
        f'<line class="axis" x1="4" x2="{WIDTH - 4}" y1="{middle}" y2="{middle}"/>'
        f'<line class="range" x1="{at(low)}" x2="{at(high)}" y1="{middle}" y2="{middle}"/>'
        f'<circle class="point" cx="{at(score)}" cy="{middle}" r="4"/></svg>'
    )


def stacked(parts: Sequence[tuple[str, int, str]], total: int) -> str:
    """One bar of parts beside each other: each with its class, its number and its name."""
    drawn: list[str] = []
    start = 0.0
    for kind, count, name in parts:
        width = (WIDTH * count / total) if total else 0.0
        drawn.append(
            f'<rect class="{kind}" x="{start:.1f}" y="0" width="{width:.1f}" height="{HEIGHT}">'
            f"<title>{escape(name)}: {count}</title></rect>"
        )
        start += width
    return (
        f'<svg class="stacked" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img">'
        f"{''.join(drawn)}</svg>"
    )


def histogram(counts: Sequence[int], labels: Sequence[str]) -> str:
    """Bars side by side, on a logarithmic scale: on another one the many sound segments would hide the rest."""
    height, gap = 56, 2
    width = WIDTH / len(counts)
    most = max([count.bit_length() for count in counts] + [1])
    bars = []
    for place, (count, label) in enumerate(zip(counts, labels, strict=True)):
        tall = (height - 2) * count.bit_length() / most
        bars.append(
            f'<rect x="{place * width + gap / 2:.1f}" y="{height - tall:.1f}" width="{width - gap:.1f}" '
            f'height="{tall:.1f}"><title>{escape(label)}: {count}</title></rect>'
        )
    return (
        f'<svg class="histogram" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img">'
        f"{''.join(bars)}</svg>"
    )


def bar(share: float, label: str) -> str:
    """One bar as long as its share of the longest."""
    return (
        f'<svg class="bar" viewBox="0 0 100 10" width="100" height="10" role="img"><title>{escape(label)}</title>'
        f'<rect x="0" y="0" width="{100 * share:.1f}" height="10"/></svg>'
    )
