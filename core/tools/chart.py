"""Drawing checked data as a chart, and saving it as a PNG."""

from __future__ import annotations

import io
import secrets
import textwrap
import threading
import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tinycall.core.calls import CallError, CallFailure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_INK: Final = "#1f2937"
_MUTED: Final = "#6b7280"
_GRID: Final = "#e5e7eb"
_ACCENT: Final = "#2563eb"
_SIZE: Final = (6.4, 4.0)
_DOTS_PER_INCH: Final = 150
# Matplotlib's own font has no Chinese, Japanese or Korean; these are what systems usually have.
_FALLBACK_FONTS: Final = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "WenQuanYi Micro Hei",
    "PingFang SC",
    "Hiragino Sans",
    "Microsoft YaHei",
    "Noto Sans",
)
# Matplotlib's font cache is shared and makes no promise to threads.
_DRAWING: Final = threading.Lock()


@dataclass(frozen=True)
class Chart:
    """Finite data ready to be drawn.

    `data` holds `x` and `y` (function, line, scatter), `labels` and `values` (bar), or `values`,
    `bins` (the n + 1 edges) and `counts` (histogram). `dropped` counts the points left out.
    """

    kind: str
    title: str
    data: Mapping[str, Sequence[Any]]
    dropped: int = 0


def save_chart(chart: Chart, folder: Path) -> Path:
    """Draw `chart` into a new PNG in `folder`; raises CallError where it cannot be written."""
    path = folder / f"plot-{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(4)}.png"
    aside = path.with_name(f".{path.name}.part")
    png = _drawn(chart)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            aside.write_bytes(png)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise CallError(
            CallFailure.TOOL,
            f"the plot cannot be saved as {path}: {error.strerror or error}",
            where="plot",
            accepted="a folder that can be written, with space left",
        ) from None
    return path


def _drawn(chart: Chart) -> bytes:
    from matplotlib import style
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    warnings.filterwarnings("ignore", message=r"Glyph .* missing from font")
    # The default style, whatever the user's matplotlibrc says: it could send text through LaTeX.
    with _DRAWING, style.context("default"):
        layout = ConstrainedLayoutEngine(w_pad=0.14, h_pad=0.12)
        figure = Figure(figsize=_SIZE, dpi=_DOTS_PER_INCH, layout=layout)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        _style(axes)
        _DRAW[chart.kind](axes, chart)
        heading = textwrap.fill(_printable(chart.title), 58)
        axes.set_title(
            heading,
            loc="left",
            pad=10,
            color=_INK,
            fontsize=12,
            fontfamily=_fonts(),
            parse_math=False,
        )
        png = io.BytesIO()
        figure.savefig(png, format="png")
        return png.getvalue()


def _style(axes: Axes) -> None:
    axes.set_axisbelow(True)
    axes.grid(axis="y", color=_GRID, linewidth=0.8)
    axes.tick_params(colors=_MUTED, labelsize=9, length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(_MUTED)
    axes.margins(x=0.03, y=0.08)


def _draw_function(axes: Axes, chart: Chart) -> None:
    x, y = list(chart.data["x"]), list(chart.data["y"])
    step = min((after - before for before, after in pairwise(x)), default=0.0)
    line_x: list[float] = []
    line_y: list[float] = []
    for at, value in zip(x, y, strict=True):
        if line_x and at - line_x[-1] > 1.5 * step:  # a gap where the function is undefined
            line_x.append(at)
            line_y.append(float("nan"))
        line_x.append(at)
        line_y.append(value)
    marker = "o" if len(x) == 1 else ""
    axes.plot(line_x, line_y, color=_ACCENT, linewidth=2, marker=marker)
    axes.grid(axis="x", color=_GRID, linewidth=0.8)
    if min(y) < 0 < max(y):
        axes.axhline(0, color=_MUTED, linewidth=0.8)


def _draw_line(axes: Axes, chart: Chart) -> None:
    x, y = chart.data["x"], chart.data["y"]
    marker = "o" if len(x) <= 60 else ""
    axes.plot(x, y, color=_ACCENT, linewidth=2, marker=marker, markersize=5)
    _whole_ticks(axes, x)


def _draw_scatter(axes: Axes, chart: Chart) -> None:
    x, y = chart.data["x"], chart.data["y"]
    axes.scatter(x, y, color=_ACCENT, s=38, alpha=0.85, edgecolors="white", linewidths=0.6)
    axes.grid(axis="x", color=_GRID, linewidth=0.8)
    _whole_ticks(axes, x)


def _draw_bar(axes: Axes, chart: Chart) -> None:
    labels, values = [_printable(label) for label in chart.data["labels"]], chart.data["values"]
    bars = axes.bar(range(len(values)), values, width=0.7, color=_ACCENT)
    axes.margins(x=0.02 + 0.5 / (len(values) + 1), y=0.1)
    if len(values) <= 12:
        axes.bar_label(bars, fmt="%.6g", padding=3, color=_INK, fontsize=9)
    level = len(labels) * max(map(len, labels)) <= 70
    slanted = not level and len(labels) <= 12
    axes.set_xticks(
        range(len(labels)),
        labels,
        parse_math=False,
        fontfamily=_fonts(),
        fontsize=9 if len(labels) <= 20 else 7,
        rotation=0 if level else 35 if slanted else 90,
        rotation_mode="anchor" if slanted else "default",
        ha="right" if slanted else "center",
    )
    if min(values) < 0:
        axes.axhline(0, color=_MUTED, linewidth=0.8)


def _draw_histogram(axes: Axes, chart: Chart) -> None:
    from matplotlib.ticker import MaxNLocator

    edges, counts = chart.data["bins"], chart.data["counts"]
    widths = [high - low for low, high in pairwise(edges)]
    axes.bar(edges[:-1], counts, width=widths, align="edge", color=_ACCENT, edgecolor="white")
    axes.yaxis.set_major_locator(MaxNLocator("auto", integer=True, steps=[1, 2, 5, 10]))


def _whole_ticks(axes: Axes, x: Sequence[float]) -> None:
    from matplotlib.ticker import MaxNLocator

    if all(float(value).is_integer() for value in x):
        axes.xaxis.set_major_locator(MaxNLocator("auto", integer=True, steps=[1, 2, 5, 10]))


def _fonts() -> list[str]:
    from matplotlib import font_manager

    installed = set(font_manager.fontManager.get_font_names())
    return ["DejaVu Sans", *(name for name in _FALLBACK_FONTS if name in installed)]


def _printable(text: str) -> str:
    """One line without control characters, which fonts have no glyphs for."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())


_DRAW: Final = {
    "function": _draw_function,
    "line": _draw_line,
    "bar": _draw_bar,
    "scatter": _draw_scatter,
    "histogram": _draw_histogram,
}
