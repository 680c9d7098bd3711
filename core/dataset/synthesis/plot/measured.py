"""Requests for charts of what was measured: by axes, as points, in a list, or in a small story."""

from __future__ import annotations

from random import Random
from typing import Any

from tinycall.core.dataset.synthesis.plot.axes import (
    coordinates,
    of_axes,
    of_letters,
    of_points,
)
from tinycall.core.dataset.synthesis.plot.framing import framed
from tinycall.core.dataset.synthesis.plot.kinds import BAR, HISTOGRAM, LINE, SCATTER
from tinycall.core.dataset.synthesis.plot.lists import numbers_of, values
from tinycall.core.dataset.synthesis.plot.quantities import axes, chart_title
from tinycall.core.dataset.synthesis.plot.scenes import (
    counted_scene,
    numbered_labels,
    percentages,
    spending,
)
from tinycall.core.dataset.synthesis.plot.spread import series, spread
from tinycall.core.dataset.synthesis.wording.templates import chosen

Made = tuple[str, dict[str, Any]]

_LISTS = (of_axes, of_letters, of_points)
_SCENES = (counted_scene, spending, percentages, numbered_labels)


def measured_line(rng: Random) -> Made:
    """A line chart of one list or of two."""
    chart = chosen(rng, LINE)
    if rng.random() < 0.6:
        return _of_two(rng, "line", chart, (5, 4, 3))
    y = values(rng, 2, 10)
    if rng.random() < 0.1:
        y = [y[0] if at % 2 else f"-{y[0]}" for at in range(len(y))]
        y = [value.replace("--", "").replace("-0", "0") for value in y]
    title = _title(rng)
    args: dict[str, Any] = {"kind": "line", "y": numbers_of(y)}
    return framed(rng, chart, series(rng, y), title), args | ({"title": title} if title else {})


def measured_scatter(rng: Random) -> Made:
    """A scatter plot of two lists or of points."""
    return _of_two(rng, "scatter", chosen(rng, SCATTER), (4, 3, 5))


def measured_bars(rng: Random) -> Made:
    """A bar chart of what somebody counted, spent or chose."""
    return rng.choices(_SCENES, (5, 2, 2, 4))[0](rng, chosen(rng, BAR))


def measured_histogram(rng: Random) -> Made:
    """A histogram of what was measured."""
    return spread(rng, chosen(rng, HISTOGRAM))


def _of_two(rng: Random, kind: str, chart: str, shares: tuple[int, ...]) -> Made:
    x, y = coordinates(rng)
    title = _title(rng)
    text = rng.choices(_LISTS, shares)[0](rng, chart, x, y, title)
    args: dict[str, Any] = {"kind": kind, "x": numbers_of(x), "y": numbers_of(y)}
    return text, args | ({"title": title} if title else {})


def _title(rng: Random) -> str:
    return chart_title(rng, *axes(rng)) if rng.random() < 0.22 else ""
