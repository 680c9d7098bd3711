"""The plot tool: five kinds of chart, each with a schema of its own."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, Final

from tinycall.core.calls import CallError, CallFailure
from tinycall.core.tools.chart import Chart, save_chart
from tinycall.core.tools.expressions import MAX_CHARACTERS, parse_expression
from tinycall.core.tools.plot_agreement import DEFAULT_RANGE, plots_agree
from tinycall.core.tools.registry import Arguments, Artifact, Tool, ToolContext, ToolOutput

DEFAULT_POINTS: Final = 120
DEFAULT_BINS: Final = 8
# An axis is as long as the difference of its ends, which must be a float as well.
LARGEST: Final = 1e300


def _one_kind(kind: str, required: Sequence[str], **properties: Any) -> dict[str, Any]:
    title = {"type": "string", "minLength": 1, "maxLength": 80}
    return {
        "type": "object",
        "properties": {"kind": {"const": kind}, **properties, "title": title},
        "required": ["kind", *required],
        "additionalProperties": False,
    }


def _list_of(items: dict[str, Any], most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": 1, "maxItems": most}


_NUMBERS: Final = _list_of({"type": "number"}, 200)
SCHEMA: Final = {
    "anyOf": [
        _one_kind(
            "function",
            ["expression"],
            expression={"type": "string", "minLength": 1, "maxLength": MAX_CHARACTERS},
            x_min={"type": "number"},
            x_max={"type": "number"},
            points={"type": "integer", "minimum": 20, "maximum": 300},
        ),
        _one_kind("line", ["y"], x=_NUMBERS, y=_NUMBERS),
        _one_kind(
            "bar",
            ["values"],
            labels=_list_of({"type": "string", "maxLength": 24}, 40),
            values=_list_of({"type": "number"}, 40),
        ),
        _one_kind("scatter", ["x", "y"], x=_NUMBERS, y=_NUMBERS),
        _one_kind(
            "histogram",
            ["values"],
            values=_NUMBERS,
            bins={"type": "integer", "minimum": 2, "maximum": 40},
        ),
    ]
}


def plot(args: Arguments, context: ToolContext) -> ToolOutput:
    """`{"kind", "title", "path", "dropped"}` and the data drawn (see `Chart`), and the PNG.

    Raises CallError where x_min is not below x_max, lengths differ, nothing finite is left to draw
    or the file cannot be written.
    """
    chart = read_chart(args)
    path = save_chart(chart, context.artifacts)
    value = {
        "kind": chart.kind,
        "title": chart.title,
        "path": str(path),
        **chart.data,
        "dropped": chart.dropped,
    }
    return ToolOutput(value, (Artifact(path, "image/png"),))


def read_chart(args: Arguments) -> Chart:
    """What a call asks to be drawn; raises CallError where it cannot be."""
    return _READ[args["kind"]](args)


def _function(args: Arguments) -> Chart:
    low = _real(args.get("x_min", DEFAULT_RANGE[0]))
    high = _real(args.get("x_max", DEFAULT_RANGE[1]))
    if not low < high:
        raise _refused(
            f"x_min {low:.6g} is not below x_max {high:.6g}", "x_min", f"a number below {high:.6g}"
        )
    expression = parse_expression(args["expression"], "plot.expression", ("x",))
    points = int(args.get("points", DEFAULT_POINTS))
    drawn: list[tuple[float, float]] = []
    problem: CallError | None = None
    for index in range(points):
        x = low + (high - low) * index / (points - 1)
        try:
            drawn.append((x, _real(expression.value(x=x))))
        except CallError as error:
            problem = error
    drawn = [pair for pair in drawn if all(map(math.isfinite, pair))]
    if not drawn and problem is not None:
        raise problem
    return _of_points("function", args, f"y = {expression.text}", drawn, points)


def _line(args: Arguments) -> Chart:
    x = args.get("x", range(1, len(args["y"]) + 1))
    return _of_points("line", args, "Line chart", _pairs(x, args["y"], "x", "y"), len(args["y"]))


def _scatter(args: Arguments) -> Chart:
    pairs = _pairs(args["x"], args["y"], "x", "y")
    return _of_points("scatter", args, "Scatter plot", pairs, len(args["y"]))


def _bar(args: Arguments) -> Chart:
    values = args["values"]
    labels = args.get("labels", [str(number) for number in range(1, len(values) + 1)])
    _same_length(labels, values, "labels", "values")
    real = [(label, _real(value)) for label, value in zip(labels, values, strict=True)]
    kept = [(label, value) for label, value in real if math.isfinite(value)]
    _something(kept, "values")
    data: dict[str, Sequence[Any]] = {
        "labels": [label for label, _ in kept],
        "values": [value for _, value in kept],
    }
    return Chart("bar", args.get("title", "Bar chart"), data, len(values) - len(kept))


def _histogram(args: Arguments) -> Chart:
    values = sorted(value for value in map(_real, args["values"]) if math.isfinite(value))
    _something(values, "values")
    bins = int(args.get("bins", DEFAULT_BINS))
    low, high = values[0], values[-1]
    if high - low <= 1e-12 * max(abs(low), abs(high), 1e-300):  # too close for floats to divide
        half = max(0.5, 1e-6 * abs(low))
        low, high = low - half, high + half
    edges = [low + (high - low) * index / bins for index in range(bins)] + [high]
    counts = [0] * bins
    for value in values:
        counts[min(int((value - low) / (high - low) * bins), bins - 1)] += 1
    data: dict[str, Sequence[Any]] = {"values": values, "bins": edges, "counts": counts}
    title = args.get("title", "Histogram")
    return Chart("histogram", title, data, len(args["values"]) - len(values))


def _pairs(
    first: Iterable[Any], second: Iterable[Any], first_name: str, second_name: str
) -> list[tuple[float, float]]:
    x, y = list(map(_real, first)), list(map(_real, second))
    _same_length(x, y, first_name, second_name)
    return [pair for pair in zip(x, y, strict=True) if all(map(math.isfinite, pair))]


def _of_points(
    kind: str, args: Arguments, title: str, pairs: Sequence[tuple[float, float]], asked: int
) -> Chart:
    _something(pairs, "expression" if kind == "function" else "y")
    data = {"x": [x for x, _ in pairs], "y": [y for _, y in pairs]}
    return Chart(kind, args.get("title", title), data, asked - len(pairs))


def _real(value: Any) -> float:
    """`value` as a float; not a number where it is too large to be drawn."""
    return float(value) if abs(value) <= LARGEST else math.nan


def _same_length(first: Sequence[Any], second: Sequence[Any], one: str, other: str) -> None:
    if len(first) != len(second):
        raise _refused(
            f"{len(first)} {one} and {len(second)} {other}", one, f"as many {one} as {other}"
        )


def _something(kept: Sequence[Any], where: str) -> None:
    if not kept:
        raise _refused("nothing finite to draw", where, "at least one finite number")


def _refused(what: str, where: str, accepted: str) -> CallError:
    return CallError(CallFailure.TOOL, what, where=f"plot.{where}", accepted=accepted)


_READ: Final = {
    "function": _function,
    "line": _line,
    "bar": _bar,
    "scatter": _scatter,
    "histogram": _histogram,
}

TOOL: Final = Tool(
    name="plot",
    description="Draw a function, a line chart, a bar chart, a scatter plot or a histogram.",
    schema=SCHEMA,
    function=plot,
    agrees=plots_agree,
    refuse=read_chart,
)
