"""The loss curve, drawn with plotext."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from rich.text import Text
from textual.app import RenderResult
from textual.color import Color
from textual.reactive import reactive
from textual.widget import Widget

from tinycall.tui.theme import ACCENT, MUTED, PRIMARY

Point = tuple[float, float]

# Below this plotext has no room between its axes.
SMALLEST = (24, 5)


def decimate(points: Sequence[Point], limit: int) -> list[Point]:
    """At most `limit` points, 4 or more: the first, the last, and each stretch's extremes."""
    if len(points) <= limit:
        return list(points)
    inner = points[1:-1]
    stretches = (limit - 2) // 2
    kept = [points[0]]
    for i in range(stretches):
        stretch = inner[i * len(inner) // stretches : (i + 1) * len(inner) // stretches]
        low = min(stretch, key=_loss)
        high = max(stretch, key=_loss)
        kept += [low] if low == high else sorted((low, high))
    kept.append(points[-1])
    return kept


def _loss(point: Point) -> float:
    return point[1]


class LossChart(Widget):
    """Train loss as a line, validation loss as crosses, over the step."""

    DEFAULT_CSS = "LossChart { height: 1fr; min-height: 6; }"

    log_scale = reactive(False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._train: list[Point] = []
        self._validation: list[Point] = []

    def add(self, step: int, train: float, validation: float | None = None) -> None:
        """Add a later step's losses; a loss that is not finite has no place on the curve."""
        if self._train and step <= self._train[-1][0]:
            return
        if math.isfinite(train):
            self._train.append((step, train))
        if validation is not None and math.isfinite(validation):
            self._validation.append((step, validation))
        self.refresh()

    def recall(self, rows: Iterable[tuple[int, float, float | None]]) -> None:
        """Put the losses of a run's earlier steps before those that have come since."""
        train, validation = self._train, self._validation
        self._train, self._validation = [], []
        for step, before, checked in rows:
            if not train or step < train[0][0]:
                self.add(step, before, checked)
        self._train += train
        self._validation += validation
        self.refresh()

    def clear(self) -> None:
        """Forget every point."""
        self._train.clear()
        self._validation.clear()
        self.refresh()

    def render(self) -> RenderResult:
        legend = self._legend()
        width, height = self.size.width, self.size.height - 1
        if not self._train or width < SMALLEST[0] or height < SMALLEST[1]:
            return legend
        return Text("\n").join([legend, self._curve(width, height)])

    def _legend(self) -> Text:
        if not self._train:
            return Text("no loss yet", style=MUTED)
        legend = Text.assemble(("━ train ", PRIMARY), f"{self._train[-1][1]:.4f}")
        if self._validation:
            legend.append("   × validation ", ACCENT)
            legend.append(f"{self._validation[-1][1]:.4f}")
        if self.log_scale:
            legend.append("   log scale", MUTED)
        legend.truncate(max(1, self.size.width), overflow="ellipsis")
        return legend

    def _curve(self, width: int, height: int) -> Text:
        # plotext is slow to import, so it waits for the first curve.
        from plotext._figure import _figure_class

        figure = _figure_class()
        figure._limit_size(False, False)
        figure.plot_size(width, height)
        figure.theme("clear")
        figure.xaxes(True, False)
        figure.yaxes(True, False)
        train = self._drawn(self._train, width)
        validation = self._drawn(self._validation, width)
        losses = [loss for _, loss in train + validation]
        if not losses:
            return Text("no loss above zero to show on a log scale", style=MUTED)
        figure.plot(*zip(*train, strict=True), marker="braille", color=Color.parse(PRIMARY).rgb)
        if validation:
            figure.scatter(
                *zip(*validation, strict=True), marker="×", color=Color.parse(ACCENT).rgb
            )
        low, high = min(losses), max(losses)
        find_ticks = log_ticks if self.log_scale else round_ticks
        marks = find_ticks(low, high, max(2, height // 3))
        figure.yticks(marks, [self._label(mark) for mark in marks])
        first, last = train[0][0], max(point[0] for point in train + validation)
        steps = sorted({round(step) for step in round_ticks(first, last, max(2, width // 14))})
        figure.xticks(steps, [f"{step:,}" for step in steps])
        curve = Text.from_ansi(figure.build().rstrip("\n"))
        curve.no_wrap = True
        return curve

    def _drawn(self, points: Sequence[Point], width: int) -> list[Point]:
        few = decimate(points, 2 * width)
        if self.log_scale:
            return [(step, math.log10(loss)) for step, loss in few if loss > 0]
        return few

    def _label(self, mark: float) -> str:
        return f"{10**mark if self.log_scale else mark:.3g}"


def round_ticks(low: float, high: float, most: int) -> list[float]:
    """About `most` round numbers from `low` to `high`, or these two where fewer lie between.

    They are 1, 2 or 5 times a power of ten apart.
    """
    if low == high:
        return [low]
    rough = (high - low) / max(1, most)
    power = 10.0 ** math.floor(math.log10(rough))
    apart = next(power * factor for factor in (1, 2, 5, 10, 20) if power * factor > rough)
    first, last = math.ceil(low / apart), math.floor(high / apart)
    return [i * apart for i in range(first, last + 1)] if last > first else [low, high]


def log_ticks(low: float, high: float, most: int) -> list[float]:
    """Logarithms of 1, 2 and 5 times the powers of ten from `low` to `high`, or these two."""
    powers = range(math.floor(low), math.ceil(high) + 1)
    for factors in ((1, 2, 5), (1, 3), (1,)):
        marks = [math.log10(factor) + power for power in powers for factor in factors]
        marks = [mark for mark in marks if low <= mark <= high]
        if 2 <= len(marks) <= most:
            return marks
    return marks[:: -(-len(marks) // most)] if len(marks) > most > 1 else sorted({low, high})
