"""Histograms by what was measured, with bins said in many ways, and bare lists in few words."""

from __future__ import annotations

from random import Random
from typing import Any

from tinycall.core.dataset.synthesis.plot.charting import VERB
from tinycall.core.dataset.synthesis.plot.framing import framed
from tinycall.core.dataset.synthesis.plot.lists import listed, numbers_of, values
from tinycall.core.dataset.synthesis.plot.quantities import chart_title, series_name
from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.templates import phrase

_BINS = (
    "{n} bins", "{n} bins", "{n} buckets", "{n} bars", "{n} groups", "{n} classes", "{n} intervals", "bins = {n}", "bins={n}", "bins: {n}", "bins {n}", "bin count {n}", "nbins={n}", "number of bins {n}", "{n} bins only", "exactly {n} bins", "only {n} bins", "{n} equal bins", "{n} columns", "just {n} bins", "{n} ranges", "a bin count of {n}", "{n} bins please",
)  # fmt: skip
_TOLD = (
    "[bucket|sort|group|split|divide|put|bin|break|cut|chop|collect|arrange] [these|them|this|the data|the values|my {w}|the {w}|my numbers] [in|into|in|up into] {n}[| bins| buckets| groups| classes| bars| equal bins] [for|and make|and draw|and show|to get|as] [a|the] {c}[:|,|;|.| -| of|] {d}", "[bucket|sort|group|split|divide|put|bin|break|cut|arrange] {d} [in|into|into|up into] {n}[| bins| buckets| groups| classes| bars] [for|and make|and draw|and show|to get|,|;] [a|the] {c}", "{d}[,|;|.| -| in a {c},| as a {c},] [split|bucket|group|bin|divide|sort] [it|them|that|these|those] [in|into] {n}[| bins| buckets| groups|], {c}",
    "{n}[ |-][bin|bucket|class|bar] {c} [of|for|from|with] {d}", "{n}[ |-][bin|bucket|class|bar] {c}[:|,|;] {d}", "{n} [bins|buckets], {w} {d}, {c}", "[how many|how often]? {d}[,|;|.] {c} with {n} [bins|buckets|groups]", "{c} of {w} [with|in|using] {n} [bins|buckets|bars]: {d}", "{w} {d}[,|;|.] {c}[,|;|.] {n} [bins|buckets]", "{w}: {d}. {n} bins. {c}", "{c} ({w}, {n} bins): {d}", "{n} [bars|bins|buckets] should [do|be enough] for a {c} of {d}",
    f"{VERB} a {{c}} of {{d}} and [let it have|set the bins to|set bins to|limit it to|use only|go for] {{n}}[| bins]", "set [the |]bins to {n}[,|;| and] {c} [of|for] {d}", "[i want|use|take|let me have] {n} [bins|buckets|bars] in the {c} of {d}",
)  # fmt: skip
_UNITS = ("{} min", "{} min", "{}min", "{} kg", "{} cm", "{}cm", "{}s", "{} s", "{} sec", "{} ms", "{}ms", "{} km", "{}%", "{} %", "{} hours", "{}h", "{} days", "{} years", "{} g", "{} points", "${}", "{} euros", "{}€", "{} mph", "{}°C", "{} m", "{}m", "{} minutes", "{} lbs", "{} MB", "{} grams", "{} litres", "{} bpm", "{} C", "{} percent", "{} mm", "{} steps", "{}°")  # fmt: skip


def series(rng: Random, items: list[str], *, named: float = 0.5) -> str:
    """A list as it stands in a sentence: with units, with its name, or alone."""
    if rng.random() < 0.3:
        unit = rng.choice(_UNITS)
        join = rng.choice((", ", ", ", "; ", " and ")) if " " in unit else rng.choice((", ", " ", ", ", "; ", ","))  # fmt: skip
        text = join.join(unit.format(item) for item in items)
    else:
        text = _runs(rng, items) if rng.random() < 0.5 else listed(rng, items)
    if rng.random() >= named:
        return text
    name = series_name(rng)
    verb = "[are|were]" if name[-1] == "s" else "[is|was]"
    template = (
        f"[the |my |our |{'these ' if name[-1] == 's' else ''}|||]{{w}}[| {verb}|:| of|,] {{d}}"
    )
    return phrase(rng, template, {"w": name, "d": text})


def spread(rng: Random, chart: str) -> tuple[str, dict[str, Any]]:
    """One request for a histogram and its arguments."""
    data = values(rng, 3, 12)
    args: dict[str, Any] = {"kind": "histogram", "values": numbers_of(data)}
    title = chart_title(rng, series_name(rng)) if rng.random() < 0.22 else ""
    if rng.random() < 0.5:
        bins = numbers.count(rng, 2, 20 if rng.random() < 0.85 else 40)
        args["bins"] = int(bins.plain)
        slots = {"n": bins.text, "c": chart, "w": series_name(rng)}
        if not title and rng.random() < 0.5:
            text = phrase(rng, rng.choice(_TOLD), slots | {"d": series(rng, data, named=0)})
            return text, args
        option = phrase(rng, rng.choice(_BINS), slots)
        text = framed(rng, chart, series(rng, data, named=0.35), title, option)
    else:
        text = framed(rng, chart, series(rng, data), title)
    return text, args | {"title": title} if title else args


def _runs(rng: Random, items: list[str]) -> str:
    """A bare list, often between brackets."""
    text = rng.choice((" ", " ", ", ", ",", "; ", " / ", " | ")).join(items)
    if rng.random() < 0.35:
        return rng.choice(("({})", "[{}]", "{{{}}}", "({})")).format(text)
    return text
