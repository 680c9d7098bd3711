"""Requests for the plot tool."""

from __future__ import annotations

from random import Random
from typing import Any

from tinycall.core.dataset.synthesis import numbers
from tinycall.core.dataset.synthesis.formulas import formula
from tinycall.core.dataset.synthesis.names import label, name_phrase
from tinycall.core.dataset.synthesis.phrasing import one_of, pick

Made = tuple[str, dict[str, Any]]

_VERB = "[plot|draw|graph|show|make|create|show me|give me|sketch|generate|display|render|produce|chart|i want|i need]"


def make_plot(rng: Random) -> Made:
    """One request and its arguments, title included where the request names one."""
    maker = rng.choices((_function, _line, _bar, _scatter, _histogram), (32, 19, 19, 15, 15))[0]
    text, args = maker(rng)
    if rng.random() < 0.17:
        title = name_phrase(rng)
        quote = rng.choice(("", "", "", '"', "'"))
        template = one_of(
            rng,
            (
                " [titled|called|named|entitled] {t}", " with [the|] title {t}", ", title {t}",
                " and [call|title|name] it {t}", ", title[:|] {t}", " [with|and] title {t}",
                " and title it {t}", ", call it {t}",
            ),
            {"t": f"{quote}{title}{quote}"},
        )  # fmt: skip
        text, args = text + template, {**args, "title": title}
    return text, args


def _limits(rng: Random) -> tuple[str, str]:
    style = rng.random()
    if style < 0.35:
        size = rng.choice(
            (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 50, 100, rng.randint(1, 200))
        )
        return f"-{size}", f"{size}"
    if style < 0.65:
        return "0", str(
            rng.choice((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, rng.randint(1, 500)))
        )
    low = rng.randint(-60, 60)
    high = low + rng.randint(1, 80)
    if rng.random() < 0.15:
        return f"{low}.{rng.randint(0, 9)}", f"{high + 1}.5"
    return str(low), str(high)


_RANGES = (
    " from {a} to {b}", " from {a} to {b}", " from {a} to {b}", " between {a} and {b}",
    " between {a} and {b}", " for x from {a} to {b}", " for x between {a} and {b}", " on [{a}, {b}]",
    " over {a} to {b}", ", x from {a} to {b}", " for x in [{a}, {b}]", " {a} to {b}",
    " with x from {a} to {b}", " on the interval {a} to {b}", " in the range {a} to {b}",
    ", {a} to {b}", " x={a}..{b}", " over [{a},{b}]", " from x = {a} to x = {b}", " ({a} to {b})",
    " from {a} up to {b}", " where x goes from {a} to {b}", " x from {a} to {b}",
)  # fmt: skip
_ANGLES = (
    ("-pi", "-3.141593"),
    ("0", "0"),
    ("pi", "3.141593"),
    ("2 pi", "6.283185"),
    ("2pi", "6.283185"),
    ("2*pi", "6.283185"),
)


def _range(rng: Random) -> tuple[str, str, str]:
    if rng.random() < 0.06:
        (a, low), (b, high) = rng.choice(_ANGLES[:2]), rng.choice(_ANGLES[2:])
    else:
        low, high = _limits(rng)
        a, b = numbers.signed(rng, low), numbers.signed(rng, high)
    template = rng.choice(_RANGES)
    return template.replace("{a}", a).replace("{b}", b), low, high


def _as_number(plain: str) -> int | float:
    return numbers.Number(plain, plain).value


def _function(rng: Random) -> Made:
    shown, expression = formula(rng)
    args: dict[str, Any] = {"kind": "function", "expression": expression}
    lead = one_of(
        rng,
        (
            f"{_VERB} ", f"{_VERB} ", f"{_VERB} y = ", f"{_VERB} y=", f"{_VERB} [a|the] [graph|plot|curve] of ",
            f"{_VERB} [the function|the curve|function] ", f"{_VERB} f(x) = ", "[plot|graph|curve] of ",
            "y = ", "[what does|how does] ", "plot: ", "f(x)=", f"{_VERB} the function y = ",
            f"{_VERB} the function f(x) = ",
        ),
    )  # fmt: skip
    text = lead + shown
    if lead.endswith("does "):
        text += " look like"
    if rng.random() < 0.75:
        tail, low, high = _range(rng)
        text += tail
        args |= {"x_min": _as_number(low), "x_max": _as_number(high)}
    if rng.random() < 0.15:
        points = rng.choice(
            (20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, rng.randint(20, 300))
        )
        template = "[ with| using|, ] {n} [points|points|samples|sample points]"
        text += pick(rng, template, {"n": str(points)})
        args["points"] = points
    return text, args


def values(rng: Random, low: int, high: int, *, negative: bool = True) -> list[str]:
    """Numbers of one list, alike in size and in decimals."""
    count = rng.randint(low, high)
    top = rng.choice((9, 20, 50, 100, 100, 500, 2000, 10_000))
    places = rng.choices((0, 1, 2), (76, 18, 6))[0]
    minus = negative and rng.random() < 0.15
    result = []
    for _ in range(count):
        value = str(rng.randint(0, top))
        if places and rng.random() < 0.8:
            value += "." + "".join(rng.choice("0123456789") for _ in range(places))
        result.append(f"-{value}" if minus and rng.random() < 0.4 and float(value) else value)
    return result


def listed(rng: Random, items: list[str]) -> str:
    """A list as people write it."""
    style = rng.random()
    if style < 0.5 or len(items) == 1:
        return ", ".join(items)
    if style < 0.64:
        return ",".join(items)
    if style < 0.76:
        return " ".join(items)
    if style < 0.88:
        return ", ".join(items[:-1]) + rng.choice((" and ", ", and ")) + items[-1]
    return f"[{', '.join(items)}]"


def _json_numbers(items: list[str]) -> list[int | float]:
    return [_as_number(item) for item in items]


def _line(rng: Random) -> Made:
    y = values(rng, 2, 12)
    chart = pick(rng, "[line chart|line chart|line graph|line plot|line]")
    if rng.random() < 0.28:
        y = y[:8]
        x = _x_axis(rng, len(y))
        text = _pairs(rng, chart, x, y)
        return text, {"kind": "line", "x": _json_numbers(x), "y": _json_numbers(y)}
    text = _charted(rng, chart, listed(rng, y))
    return text, {"kind": "line", "y": _json_numbers(y)}


def _charted(rng: Random, chart: str, data: str) -> str:
    return one_of(
        rng,
        (
            f"{_VERB} [a |the |]{{c}} [of|for|with|from] [the |]{{d}}",
            f"{_VERB} [a |]{{c}} [of|for|with|from|using] [the |these |][values|numbers|data|points|data points|values:|numbers:] {{d}}",
            "{c} [of|for|with|from|] {d}",
            "{c}[:|] {d}",
            "{c} [of|with] [the |][values|numbers|data] {d}",
            "[plot|draw|show|graph] {d} as [a |]{c}",
            f"{_VERB} [a |]{{c}}[:|] {{d}}",
            "{d} as [a |]{c}",
        ),
        {"c": chart, "d": data},
    )


def _x_axis(rng: Random, count: int) -> list[str]:
    style = rng.random()
    if style < 0.5:
        start, step = (
            rng.choice((0, 1, 1, 1, 2, 5, 10, 2018, 2020)),
            rng.choice((1, 1, 1, 2, 5, 10)),
        )
        return [str(start + i * step) for i in range(count)]
    return (values(rng, count, count) + ["0"] * count)[:count]


def _pairs(rng: Random, chart: str, x: list[str], y: list[str]) -> str:
    style = rng.random()
    if style < 0.4:
        shown = [f"({a}, {b})" if style < 0.25 else f"({a},{b})" for a, b in zip(x, y, strict=True)]
        joined = rng.choice((", ", " ", ", ", " and ")).join(shown)
        return _charted(rng, chart, joined)
    separator = rng.choice((", ", ",", " "))
    slots = {"c": chart, "x": separator.join(x), "y": separator.join(y)}
    return one_of(
        rng,
        (
            f"{_VERB} [a |]{{c}} [with|of|for|where] x[ =| is|:|] {{x}} [and|and|,] y[ =| is|:|] {{y}}",
            "{c} [with |of |]x[ =| is|:|=|] {x} [and|and|,|;] y[ =| is|:|=|] {y}",
            f"{_VERB} [a |]{{c}} of {{y}} [against|over|versus|vs] {{x}}",
            f"{_VERB} [a |]{{c}} [with |]x = [{{x}}] [and|,] y = [{{y}}]",
            "{c} x [{x}] y [{y}]",
            "{c}, x: {x}; y: {y}",
        ),
        slots,
    )


def _scatter(rng: Random) -> Made:
    y = values(rng, 2, 8)
    x = _x_axis(rng, len(y))
    chart = pick(rng, "[scatter plot|scatter plot|scatter chart|scatter|scatterplot|scatter graph]")
    text = _pairs(rng, chart, x, y)
    return text, {"kind": "scatter", "x": _json_numbers(x), "y": _json_numbers(y)}


def _bar(rng: Random) -> Made:
    chart = pick(rng, "[bar chart|bar chart|bar graph|bar plot|bars|barchart]")
    amounts = values(rng, 2, 8, negative=False)
    if rng.random() < 0.3:
        text = _charted(rng, chart, listed(rng, amounts))
        return text, {"kind": "bar", "values": _json_numbers(amounts)}
    names: list[str] = []
    for _ in range(20 * len(amounts)):
        name = label(rng)
        if name not in names and len(names) < len(amounts):
            names.append(name)
    amounts = amounts[: len(names)]
    args = {"kind": "bar", "labels": names, "values": _json_numbers(amounts)}
    if rng.random() < 0.25:
        separator = rng.choice((", ", ",", ", "))
        slots = {"c": chart, "l": separator.join(names), "v": separator.join(amounts)}
        text = one_of(
            rng,
            (
                f"{_VERB} [a |]{{c}} [with|of|for] [labels |]{{l}} [and|with] values {{v}}",
                "{c} [with |]labels {l} [and |][values |]{v}",
                f"{_VERB} [a |]{{c}} of {{l}} with [values |]{{v}}",
                "{c} labels: {l} values: {v}",
                f"{_VERB} [a |]{{c}} with values {{v}} [and|for] labels {{l}}",
                f"{_VERB} [a |]{{c}} of {{v}} for {{l}}",
                f"{_VERB} [a |]{{c}} of {{v}} labeled {{l}}",
            ),
            slots,
        )
        return text, args
    link = rng.choice(
        (" {}", " {}", ": {}", "={}", " = {}", " ({})", " with {}", " is {}", " at {}", ":{}")
    )
    items = [name + link.format(amount) for name, amount in zip(names, amounts, strict=True)]
    if link == " {}" and rng.random() < 0.35:
        items = [f"{amount} {name}" for name, amount in zip(names, amounts, strict=True)]
    last = rng.choice((", ", " and ", ", and ", ", "))
    joined = ", ".join(items[:-1]) + last + items[-1] if len(items) > 1 else items[0]
    return _charted(rng, chart, joined), args


def _histogram(rng: Random) -> Made:
    data = values(rng, 3, 14)
    args: dict[str, Any] = {"kind": "histogram", "values": _json_numbers(data)}
    chart = pick(rng, "[histogram|histogram|histogram|hist|distribution|histo]")
    text = _charted(rng, chart, listed(rng, data))
    if rng.random() < 0.4:
        bins = numbers.count(rng, 2, 20 if rng.random() < 0.85 else 40)
        template = "[ with| using| in|,| and|] {n} [bins|bins|buckets|bars]"
        if rng.random() < 0.2:
            template = "[, | ]bins[=| = |: | ]{n}"
        text += pick(rng, template, {"n": bins.text})
        args["bins"] = int(bins.plain)
    return text, args
