"""Requests for the graph of a function."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from tinycall.core.calls import CallError
from tinycall.core.dataset.synthesis.plot.charting import VERB, WISH, title_or_none, titled
from tinycall.core.dataset.synthesis.plot.formulas import formula
from tinycall.core.dataset.synthesis.plot.quantities import chart_title
from tinycall.core.dataset.synthesis.plot.ranges import bare_range, range_ahead, range_behind
from tinycall.core.dataset.synthesis.plot.spoken_formulas import spoken_formula
from tinycall.core.dataset.synthesis.wording.numbers import in_words
from tinycall.core.dataset.synthesis.wording.templates import say
from tinycall.core.tools.expressions import parse_expression
from tinycall.core.tools.plot_agreement import DEFAULT_RANGE

Made = tuple[str, dict[str, Any]]

_Y = "[y = |y=|y =|f(x) = |f(x)=|y equals |f of x equals |y is |g(x) = |y: |f(x): ]"
_GRAPH = "[graph|plot|curve|picture|chart|drawing|sketch]"
_LEADS = (
    f"{VERB} {{f}}", f"{VERB} {{f}}", f"{VERB} {{f}}", f"{VERB} {{f}}", f"{VERB} {_Y}{{f}}", f"{VERB} {_Y}{{f}}", "[plot|graph|draw] y = {f}", "[plot|graph|draw|sketch] y={f}", "{f}",
    f"{VERB} [a|the] {_GRAPH} of {{f}}", f"{VERB} [a|the] {_GRAPH} of {_Y}{{f}}", f"{VERB} [the function|the curve|function|the equation|a function|the graph] {{f}}",
    f"{VERB} the [function|curve|equation|graph of|formula] {_Y}{{f}}", f"[a |the |]{_GRAPH} [of|for] {{f}}", f"[graph|plot|curve] {_Y}{{f}}", "plot: {f}", "graph: {f}", f"{_Y}{{f}}", f"{_Y}{{f}}",
    "[plot|graph|draw] [the |][function |]{f} [as a function of x|against x|for me]", f"{WISH} [a|the] {_GRAPH} of {{f}}", f"{WISH} [a|the] {_GRAPH} of {_Y}{{f}}", f"{WISH} {{f}} [plotted|graphed|drawn]",
    "function: {f}", "function {f}", "function plot of {f}", "function plot: {f}", f"let {_Y}{{f}}, [plot it|draw it|graph it]", f"given {_Y}{{f}}, [draw|plot|show] the graph", "{f} [graph|plot|curve]", "[the |]function {f}",
    "[plot|draw|graph] the [line|parabola|cubic|curve|polynomial] {f}", "[visualize|illustrate|sketch out] [the function |]{f}", f"curve [of |]{_Y}{{f}}", "[i'm |im |]curious how {f} [looks|looks|behaves]", "[i'm |im |]curious about the [graph|plot|curve] of {f}", "[quick|rough|simple|little] [sketch|plot|graph|drawing] of {f}", "{f} please, as a [graph|plot|curve]", "{f} as a [graph|plot|curve|function plot]", "function plot, {f}", "graph please: {f}", f"function: {_Y}{{f}}", "[the |]function is {f}", "[find|get|fetch] me [the|a] [graph|plot|curve] of {f}", f"[draw|trace|graph] the [line|curve|graph] {_Y}{{f}}", "[just|simply|only] [graph|plot|draw] {f}", f"[i need|i want] a [picture|drawing|graph] of {_Y}{{f}}", "{f}, draw that [line|curve|function|graph]", "[how about|what about] [a graph of |a plot of |]{f}", "{f} [plotted|graphed|drawn] please", "[search|look] no further, [just |]draw {f}", "{f}, [plot it|draw it|graph that|plotted]",
)  # fmt: skip
_LOOKS = (
    "what does {f} look like{o}", "what does [the function |the graph of |y = |y=|f(x) = ]{f} look like{o}", "how does {f} [look|look like|behave]{o}", "what does the [graph|curve|plot] of {f} look like{o}", "show me [what|how] {f} looks [like|]{o}",
    "how does the [graph|curve] of {f} look{o}", "i want to see [what|how] {f} looks like{o}", "[wanna|want to] see {f}{o}", "what's the [graph|shape] of {f}{o}", "what is the graph of {f}{o}", "can you [show|plot|draw|graph] {f}{o}",
    "[can i see|let me see|i want to see|i'd like to see|could you draw] {f}{o}", "what shape [is|does] {f}{o}",
)  # fmt: skip
_POINTS = (
    " with {n} points", " with {n} points", " using {n} points", ", {n} points", " [with|using|at|over] {n} [points|samples|sample points|data points|steps|values]", "[,| and| with] {n} [points|samples|sample points]",
    " [,|][points|samples][ =|=|:|] {n}", ", points {n}", ", [sampled|evaluated|drawn] at {n} [points|places]", " and use {n} [points|samples]", " and {n} points", " ({n} points)", " with a resolution of {n} points", " in {n} [points|steps]", "; {n} points", " with n={n} points",  " points={n}", ", make it {n} points[| so it's smooth| please]", ", {n} points [please|will do|are enough|only]", " [drawn|computed|plotted] with {n} [points|samples]", ", number of points {n}", ", [resolution|point count|samples|n] [= |: |]{n}", ". use {n} points", " with [only |exactly |about |]{n} [points|samples]", ", [i want|take|give it|say] {n} points",
)  # fmt: skip
_POINTS_AHEAD = ("[with|using|at] {n} [points|samples|sample points][,|] ", "{n} points: ", "in {n} points, ", "take {n} points and ")  # fmt: skip
_POINTS_BETWEEN = (" with {n} points", " using {n} [points|samples]", " at {n} points", ", {n} points,", " in {n} points")  # fmt: skip
_FEW = ("{f}{r}", "{f}{r}", "[plot|graph|draw|sketch|show] {f}{r}", "{f}{r}[,| -|;|] [graph|plot|curve|draw it|plot it|please|as a graph]", "[graph|plot|curve|function]: {f}{r}", "y = {f}{r}", "y={f}{r}", "[graph|plot|curve] of {f}{r}", "f(x) = {f}{r}")  # fmt: skip
_TITLE_BEHIND = (" title {t}", " titled {t}", ", title {t}", ", titled {t}", "; title: {t}", " called {t}", ", call it {t}", " headed {t}", " title: {t}", ", heading {t}")  # fmt: skip
_TITLE_INSIDE = (
    f"{VERB} a {_GRAPH} [titled|called|named|entitled|headed|captioned|with the title|under the heading] {{t}} of {{f}}", f"{VERB} a {_GRAPH} [titled|called|named|entitled|headed|captioned] {{t}} [for|showing|from] {{f}}", f"{WISH} a {_GRAPH} [titled|called|named|headed] {{t}} [of|for|showing] {{f}}", f"a {_GRAPH} [called|titled|named] {{t}} [of|for] {{f}}", f"{_GRAPH} [titled|called|named|headed] {{t}}[:|,|;| -] {{f}}", f"{_GRAPH} ({{t}}) of {{f}}", f"{_GRAPH}, title {{t}}[:|,|;] {{f}}", "[call|title|name] it {t}[,|;|:| and] [plot|graph|draw] {f}", "title [is |= |: |]{t}[;|.|,] [plot|graph|draw|function|curve] {f}",
)  # fmt: skip
# A range that begins like one more part of the formula.
_BARE = re.compile(r"^(?= (?:x\b|[-−+]?[\d.]|minus|negative|zero|one|two|-?pi|-?π|\())")
_COUNTS = (20, 25, 30, 40, 50, 50, 60, 75, 80, 90, 100, 100, 120, 150, 200, 200, 250, 300)


def function_plot(rng: Random) -> Made:
    """One request and its arguments."""
    shown, expression = _formula(rng)
    while not _is_somewhere(expression, *DEFAULT_RANGE):
        shown, expression = _formula(rng)
    args: dict[str, Any] = {"kind": "function", "expression": expression}
    title = title_or_none(rng)
    if title and rng.random() < 0.4:
        title = chart_title(rng)
    if rng.random() < 0.08:
        return _in_few_words(rng, shown, args, title)
    ahead = behind = ""
    if rng.random() < 0.72:
        first = rng.random() < 0.07
        side, limits = _range(rng, expression, first=first)
        if first:
            ahead = side
        else:
            plain = (
                side[1:2] in "-0123456789"
                and (" to " in side or ".." in side)
                and rng.random() < 0.3
            )
            behind = side if plain else _BARE.sub(",", side, count=1)
        args |= limits
    if rng.random() < 0.16:
        args["points"] = count = rng.choice(_COUNTS) if rng.random() < 0.6 else rng.randint(20, 300)
        slots = {"n": in_words(count) if rng.random() < 0.12 else str(count)}
        placed = rng.random()
        if placed < 0.1 and not ahead:
            ahead = say(rng, _POINTS_AHEAD, slots)
        elif placed < 0.3:
            behind = say(rng, _POINTS_BETWEEN, slots) + behind
        else:
            behind += say(rng, _POINTS, slots)
    if ahead or rng.random() < 0.86:
        text = ahead + say(rng, _LEADS[:8] if ahead else _LEADS, {"f": shown}) + behind
    else:
        text = say(rng, _LOOKS, {"f": shown, "o": behind})
    if title and rng.random() < 0.25 and not ahead:
        return _title_first(rng, shown + behind, title), args | {"title": title}
    if title:
        args["title"] = title
    return titled(rng, text, title), args


def _formula(rng: Random) -> tuple[str, str]:
    return spoken_formula(rng) if rng.random() < 0.13 else formula(rng)


def _title_first(rng: Random, formula_and_rest: str, title: str) -> str:
    slots = {"t": rng.choice((f'"{title}"', f"'{title}'", title, title)), "f": formula_and_rest}
    return say(rng, _TITLE_INSIDE, slots)


def _in_few_words(rng: Random, shown: str, args: dict[str, Any], title: str) -> Made:
    """A formula with its range right behind it, and hardly a word beside."""
    doubtful = _is_doubtful(args["expression"])
    side, limits = "", {}
    for _ in range(20):
        said, ends = bare_range(rng, positive=doubtful and rng.random() < 0.5)
        if _is_somewhere(args["expression"], ends["x_min"], ends["x_max"]):
            side, limits = said, ends
            break
    beside_number = shown[-1].isdigit() and side[1:2] in "-−0123456789"
    if beside_number and (side[1:2].isdigit() or rng.random() < 0.6):
        side = f",{side}"
    text = say(rng, _FEW, {"f": shown, "r": side})
    args |= limits
    if not title:
        return text, args
    quoted = rng.choice((f'"{title}"', f"'{title}'", title))
    return text + say(rng, _TITLE_BEHIND, {"t": quoted}), args | {"title": title}


def _range(rng: Random, expression: str, *, first: bool) -> tuple[str, dict[str, int | float]]:
    make = range_ahead if first else range_behind
    doubtful = _is_doubtful(expression)
    for _ in range(20):
        side, limits = make(rng, positive=doubtful and rng.random() < 0.7)
        if _is_somewhere(expression, limits["x_min"], limits["x_max"]):
            return side, limits
    return "", {}


def _is_doubtful(expression: str) -> bool:
    """Whether the expression may have no value in places."""
    return any(name in expression for name in ("log", "sqrt", "exp", "**x", "/3"))


def _is_somewhere(expression: str, low: float, high: float) -> bool:
    """Whether the expression has a value at one of a few places of the range."""
    if not _is_doubtful(expression):
        return True
    formula = parse_expression(expression, "expression", ("x",))
    for part in (0.5, 0.9, 0.1, 0.3):
        try:
            formula.value(x=low + (high - low) * part)
        except CallError:
            continue
        return True
    return False
