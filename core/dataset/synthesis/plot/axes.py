"""Two lists or a list of points, by the names of their axes or by x and y, in either order."""

from __future__ import annotations

from random import Random

from tinycall.core.dataset.synthesis.plot.charting import VERB
from tinycall.core.dataset.synthesis.plot.framing import framed
from tinycall.core.dataset.synthesis.plot.lists import values
from tinycall.core.dataset.synthesis.plot.quantities import axes
from tinycall.core.dataset.synthesis.wording.numbers import in_words
from tinycall.core.dataset.synthesis.wording.templates import phrase

_X = "[x|x|the x axis|the x-axis|x axis|the horizontal axis|the bottom]"
_Y = "[y|y|the y axis|the y-axis|y axis|the vertical axis]"
_SEAM = "[,|,|;| and| -| /|.|, and]"
# {p} and {x}: what stands on x and its numbers; {q} and {y}: the same on y. Data for a frame.
_NAMED = (
    "{p} {x} [vs|vs.|versus] {q} {y}", "{q} {y} [against|over|against|as a function of] {p} {x}", "{p} {x} [vs|vs.|versus] {q} {y}", "{q} {y} [against|over|against|as a function of] {p} {x}", f"{{p}} {{x}} on {_X}{_SEAM} {{q}} {{y}} on {_Y}", f"{{q}} {{y}} on {_Y}{_SEAM} {{p}} {{x}} on {_X}", f"{{p}} {{x}} (x){_SEAM} {{q}} {{y}} (y)", f"{{q}} {{y}} (y){_SEAM} {{p}} {{x}} (x)",
    f"{{p}} (x) {{x}}{_SEAM} {{q}} (y) {{y}}", f"{{p}} [is|are|was|were|=|:] {{x}}{_SEAM} {{q}} [is|are|was|were|=|:] {{y}}", f"{{p}}: {{x}}{_SEAM} {{q}}: {{y}}", f"{{p}} {{x}}{_SEAM} {{q}} {{y}}", f"x is [the |]{{p}}[:|,|] {{x}}{_SEAM} y is [the |]{{q}}[:|,|] {{y}}", f"y is [the |]{{q}}[:|,|] {{y}}{_SEAM} x is [the |]{{p}}[:|,|] {{x}}",
    "{p} {x} against {q} {y}, [x is the {p}|{p} on x|{p} is x|the {p} go on x|with {p} on the x axis]", "{q} {y} against {p} {x}, [x is the {p}|{p} on x|y is the {q}|{q} on y]", "{q} {y} and {p} {x}, [{p} on x|x is the {p}|{q} on y|y is the {q}|with {q} on the y axis|{p} across]", "{p} {x} and {q} {y}, [{p} on x|x is the {p}|{q} on y|y is {q}|with {p} on the x axis]", f"{{p}} {{x}} [go|goes|belong|] on {_X}[,|;| and|] {{q}} {{y}} [go|goes|belong|] on {_Y}", f"{{q}} {{y}} [go|goes|belong|] on {_Y}[,|;| and|] {{p}} {{x}} [go|goes|belong|] on {_X}",
    "{q} {y} at {p} {x}", "{q} [was|were|of|values] {y} [at|for|when] [the |]{p} [of |was |were |]{x}", "for {p} {x} [i got|we measured|the readings were|we saw|i noted] {q} [of |]{y}", "[i measured|i noted|we logged|we recorded|they found] {q} {y} at {p} {x}", "x [axis|] = {p} {x}[,|;| and] y [axis|] = {q} {y}", "x: {p} {x}[,|;| /] y: {q} {y}", "y: {q} {y}[,|;| /] x: {p} {x}", "{q} {y} by {p} {x}", "{p} {x} across and {q} {y} up", "{p} [horizontally|across|as x] {x}, {q} [vertically|up|as y] {y}", "{q} [vertically|up|as y] {y}, {p} [horizontally|across|as x] {x}",
)  # fmt: skip
_LETTERED = (
    f"y={{y}}{_SEAM} x={{x}}", f"x={{x}}{_SEAM} y={{y}}", "y={y} x={x}", "x={x} y={y}", "y = {y} x = {x}", f"y = {{y}}{_SEAM} x = {{x}}", f"y: {{y}}{_SEAM} x: {{x}}", f"x: {{x}}{_SEAM} y: {{y}}", f"y {{y}}{_SEAM} x {{x}}", f"x {{x}}{_SEAM} y {{y}}", f"[ys|y values|y's|the ys|y-values|the y values|y list|y coords|y coordinates][:| =|=| are|] {{y}}{_SEAM} [xs|x values|x's|the xs|x-values|the x values|x list|x coords|x coordinates][:| =|=| are|] {{x}}",
    f"[xs|x values|x's|the xs|x-values|the x values|x list|x coords|x coordinates][:| =|=| are|] {{x}}{_SEAM} [ys|y values|y's|the ys|y-values|the y values|y list|y coords|y coordinates][:| =|=| are|] {{y}}", "y {y} [at|over|against|for|vs|versus] x {x}", "{y} [on|for|as|being|are|is] y{s} {x} [on|for|as|being|are|is] x", "{x} [on|for|as|being|are|is] x{s} {y} [on|for|as|being|are|is] y", f"{{x}} for {_X} and {{y}} for {_Y}", f"{{y}} for {_Y} and {{x}} for {_X}", "x from {x} and y from {y}", "horizontal {x}, vertical {y}", "vertical {y}, horizontal {x}", "{y} at x = {x}",
    "{x} (x) [and|,|/] {y} (y)", "{y} (y) [and|,|/] {x} (x)", "x [goes|runs|is] {x}[,| and|;] y [goes|runs|is] {y}", "y [goes|runs|is] {y}[,| and|;] x [goes|runs|is] {x}", "x -> {x}{s} y -> {y}", "y -> {y}{s} x -> {x}", "X {x} Y {y}", "Y {y} X {x}",
)  # fmt: skip
_WHOLE = (
    f"{VERB} {{q}} {{y}} [against|over|as a function of] {{p}} {{x}}[,| as a| in a] {{c}}", f"[put|plot|draw|show] {{p}} {{x}} on {_X} and {{q}} {{y}} on {_Y}[,| as a|,|;] {{c}}", f"[put|plot|draw|show] {{q}} {{y}} on {_Y} and {{p}} {{x}} on {_X}[,| as a|,|;] {{c}}", "{c} of {q} [vs|against|over|versus] {p}: {p} {x}, {q} {y}", "{c} of {q} [vs|against|over|versus] {p}: {q} {y}, {p} {x}", "{c} of {p} and {q}, {p} {x}, {q} {y}", "[how|does] {q} [depends|depend] on {p}: {p} {x}, {q} {y}, {c}", "{c}, {p} on x, {q} on y: {x} and {y}", "{c}, {q} on y, {p} on x: {p} {x}, {q} {y}",
    "is {q} related to {p}? {p} {x}, {q} {y}[.|,|;] {c}", "{p} [vs|versus] {q} {c}: {x} [and|vs|versus|;|/] {y}",
)  # fmt: skip
_POINT_FORMS = (
    ("({a},{b})", (" ", " ", ", ", ",", "; ", " and ", "")), ("({a}, {b})", (" ", " ", ", ", "; ", " and ")), ("{a}/{b}", (" ", " ", ", ", "; ", " and ")), ("{a} {b}", (", ", ", ", "; ", " / ", " | ", ",")), ("{a},{b}", (" ", " ", "; ", " / ", " and ", " | ")), ("[{a},{b}]", (" ", ", ", ",", "; ")), ("[{a}, {b}]", (", ", " ", " and ")), ("{a}:{b}", (" ", ", ", "; ")), ("{a}|{b}", (" ", ", ")), ("{a};{b}", (" ", " / ", " and ")),
    ("{a}->{b}", (", ", " ", "; ")), ("{a} -> {b}", (", ", "; ")), ("{a} → {b}", (", ", "; ")), ("{a}={b}", (", ", " ")), ("x={a} y={b}", (", ", "; ")), ("x={a},y={b}", ("; ", " ")), ("({a}|{b})", (" ", ", ")), ("({a};{b})", (" ", ", ")), ("({a} {b})", (" ", ", ")), ("({a}/{b})", (" ", ", ")), ("{a}, {b}", ("; ", " / ", " and ", " | ")),
)  # fmt: skip
_LEADS = ("", "", "", "", "points ", "the points ", "these points: ", "points: ", "dots at ", "the pairs ", "pairs: ", "pts ", "coordinates ", "the coordinates ", "data points ", "x y pairs: ", "(x, y) = ", "measurements ", "the pairs (x,y): ", "xy: ")  # fmt: skip
_SEPARATORS = (", ", ", ", ",", ",", " ", " ", " ", "; ")
_BRACKETS = ("[{}]", "[{}]", "({})", "{{{}}}", "[ {} ]")


def coordinates(rng: Random, low: int = 2, high: int = 7) -> tuple[list[str], list[str]]:
    """The numbers on x, regular or not, and those on y; now and then with repeats and signs."""
    y = values(rng, low, high)
    count = len(y)
    style = rng.random()
    if style < 0.3:
        start, step = rng.choice((0, 0, 1, 1, 2, 5, 10)), rng.choice((1, 1, 2, 5, 10, 20, 60, 0.5))
        x = [f"{start + at * step:g}" for at in range(count)]
    elif style < 0.4:
        start, step = rng.randint(1960, 2020), rng.choice((1, 1, 5, 10))
        x = [str(start + at * step) for at in range(count)]
    elif style < 0.75:
        at, step, x = rng.randint(0, 200), rng.choice((2, 5, 10, 30)), []
        for _ in range(count):
            x.append(str(at))
            at += rng.randint(1, step)
    else:
        x = values(rng, count, count)
    if rng.random() < 0.12:
        again = rng.randrange(count)
        y[again] = x[again]
    if rng.random() < 0.1:
        x = [f"-{item}" if rng.random() < 0.5 and item[0] not in "-0" else item for item in x]
    return x, y


def of_axes(rng: Random, chart: str, x: list[str], y: list[str], title: str) -> str:
    """A request for a chart of two lists that names what stands on the axes."""
    first, second = axes(rng)
    if rng.random() < 0.12:
        first, second = first.capitalize(), second.capitalize()
    slots = {"p": first, "q": second, "c": chart} | _lists(rng, x, y)
    if rng.random() < 0.15 and not title:
        return phrase(rng, rng.choice(_WHOLE), slots)
    template = _NAMED[int(rng.random() ** 1.6 * len(_NAMED))]
    return framed(rng, chart, phrase(rng, template, slots), title)


def of_letters(rng: Random, chart: str, x: list[str], y: list[str], title: str) -> str:
    """A request for a chart of two lists that are called x and y."""
    slots = {"s": rng.choice((",", ";", " and", ",")), "c": chart} | _lists(rng, x, y)
    template = _LETTERED[int(rng.random() ** 1.6 * len(_LETTERED))]
    return framed(rng, chart, phrase(rng, template, slots), title)


def of_points(rng: Random, chart: str, x: list[str], y: list[str], title: str) -> str:
    """A request for a chart of points, each with its two numbers together."""
    form, joins = _POINT_FORMS[int(rng.random() ** 1.6 * len(_POINT_FORMS))]
    points = [form.format(a=a, b=b) for a, b in zip(x, y, strict=True)]
    join = rng.choice(joins)
    text = join.join(points)
    if join == ", " and len(points) > 2 and rng.random() < 0.15:
        text = join.join(points[:-1]) + " and " + points[-1]
    return framed(rng, chart, rng.choice(_LEADS) + text, title)


def _lists(rng: Random, x: list[str], y: list[str]) -> dict[str, str]:
    if rng.random() < 0.07 and all(item.isdigit() and len(item) < 3 for item in (*x, *y)):
        x, y = [in_words(int(item)) for item in x], [in_words(int(item)) for item in y]
    separator = rng.choice(_SEPARATORS)
    if any(" " in item for item in (*x, *y)) and separator in (" ", ","):
        separator = ", "
    bracket = rng.choice(_BRACKETS) if rng.random() < 0.32 else "{}"
    shown = {}
    for name, items in (("x", x), ("y", y)):
        text = separator.join(items)
        if separator in (", ", " ") and bracket == "{}" and rng.random() < 0.12 and len(items) > 1:
            text = separator.join(items[:-1]) + f" and {items[-1]}"
        shown[name] = bracket.format(text)
    return shown
