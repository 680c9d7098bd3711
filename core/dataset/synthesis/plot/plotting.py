"""Requests for the plot tool."""

from __future__ import annotations

from random import Random
from typing import Any

from tinycall.core.dataset.synthesis.plot.bars import bar_chart
from tinycall.core.dataset.synthesis.plot.functions import function_plot
from tinycall.core.dataset.synthesis.plot.measured import (
    measured_bars,
    measured_histogram,
    measured_line,
    measured_scatter,
)
from tinycall.core.dataset.synthesis.plot.series import histogram, line_chart, scatter_plot

Made = tuple[str, dict[str, Any]]

_MAKERS = (
    function_plot, line_chart, bar_chart, scatter_plot, histogram,
    measured_line, measured_bars, measured_scatter, measured_histogram,
)  # fmt: skip
# Taking labels and values apart is learnt last, and wants the most samples.
_SHARES = (22, 7, 18, 7, 6, 10, 13, 10, 7)


def make_plot(rng: Random) -> Made:
    """One request and its arguments, title included where the request names one."""
    text, args = rng.choices(_MAKERS, _SHARES)[0](rng)
    if rng.random() >= 0.03:
        return text, args
    if "title" in args and "labels" not in args and rng.random() < 0.3:
        return text.upper().replace(args["title"].upper(), args["title"]), args
    if "labels" in args:
        args["labels"] = [label.upper() for label in args["labels"]]
    if "title" in args:
        args["title"] = args["title"].upper()
    return text.upper(), args
