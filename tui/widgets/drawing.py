"""A plot's data drawn in the terminal, as large as its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.app import RenderResult
from textual.color import Color
from textual.widget import Widget

from tinycall.core.visible import visible
from tinycall.tui.theme import MUTED, PRIMARY
from tinycall.tui.widgets.loss_chart import round_ticks

# Below this plotext has no room between its axes.
SMALLEST = (20, 6)
LONGEST_LABEL = 18
EIGHTHS = " ▏▎▍▌▋▊▉█"


class Drawing(Widget):
    """Draws the output of the plot tool; drawn anew at each size."""

    def __init__(self, output: Mapping[str, Any]) -> None:
        super().__init__()
        self._output = output

    def render(self) -> RenderResult:
        return draw(self._output, self.size.width, self.size.height)


def rows_wanted(output: Mapping[str, Any]) -> int | None:
    """How many rows a drawing in bars has; None where any height will do."""
    bars = output.get("counts", output["values"] if output["kind"] == "bar" else None)
    return None if bars is None else len(bars) + bool(output["title"])


def draw(output: Mapping[str, Any], width: int, height: int) -> Text:
    """The output of the plot tool in `width` by `height` cells; bars take the rows they need."""
    title = visible(output["title"])
    match output["kind"]:
        case "bar":
            drawing = _bars([str(label) for label in output["labels"]], output["values"], width)
        case "histogram":
            labels = [f"{low:.4g} – {high:.4g}" for low, high in pairwise(output["bins"])]
            drawing = _bars(labels, output["counts"], width)
        case kind:
            height -= bool(title)
            if width < SMALLEST[0] or height < SMALLEST[1]:
                return Text("too small for a drawing", style=MUTED)
            drawing = _axes(
                output["x"],
                output["y"],
                width,
                height,
                dots=kind == "scatter" or len(output["x"]) == 1,
            )
    if title:
        heading = Text.assemble((f"{title}\n", "bold"), no_wrap=True, overflow="ellipsis")
        drawing = heading.append_text(drawing)
    return drawing


def _axes(x: Sequence[float], y: Sequence[float], width: int, height: int, *, dots: bool) -> Text:
    # plotext is slow to import, so it waits for the first drawing.
    from plotext._figure import _figure_class

    figure = _figure_class()
    figure._limit_size(False, False)
    figure.plot_size(width, height)
    figure.theme("clear")
    color = Color.parse(PRIMARY).rgb
    if dots:
        figure.scatter(x, y, marker="●", color=color)
    else:
        figure.plot(x, y, marker="braille", color=color)
    for place, values, most in (
        (figure.xticks, x, max(2, width // 9)),
        (figure.yticks, y, max(2, height // 2)),
    ):
        marks = round_ticks(min(values), max(values), most)
        place(marks, [f"{mark:.6g}" for mark in marks])
    drawing = Text.from_ansi(figure.build().rstrip("\n"))
    drawing.no_wrap = True
    return drawing


def _bars(labels: Sequence[str], values: Sequence[float], width: int) -> Text:
    """One row a bar: its label, the bar from the common zero, its value."""
    names = [_short(label) for label in labels]
    figures = [f"{value:.6g}" for value in values]
    name_width = max(map(cell_len, names))
    space = max(4, width - name_width - max(map(len, figures)) - 3)
    low, high = min(0.0, *values), max(0.0, *values)
    span = (high - low) or 1.0
    zero = round(-low / span * space)
    rows = Text(no_wrap=True)
    for name, value, figure in zip(names, values, figures, strict=True):
        if value < 0:
            length = min(zero, max(1, round(-value / span * space)))
            bar = " " * (zero - length) + "█" * length
        else:
            whole, eighths = divmod(min(round(8 * space * (value / span)), 8 * (space - zero)), 8)
            bar = " " * zero + "█" * whole + EIGHTHS[eighths].strip()
        rows.append(" " * (name_width - cell_len(name)) + name)
        rows.append(" │", MUTED)
        rows.append(bar, PRIMARY)
        rows.append(f" {figure}\n", MUTED)
    rows.right_crop(1)
    return rows


def _short(label: str) -> str:
    text = visible(label)
    if cell_len(text) <= LONGEST_LABEL:
        return text
    return set_cell_size(text, LONGEST_LABEL - 1).rstrip() + "…"
