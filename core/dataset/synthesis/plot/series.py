"""Requests for line charts, scatter plots and histograms."""

from __future__ import annotations

from random import Random
from typing import Any

from tinycall.core.dataset.synthesis.plot.charting import (
    VERB,
    WISH,
    Extra,
    charted,
    title_or_none,
    titled,
)
from tinycall.core.dataset.synthesis.plot.kinds import HISTOGRAM, LINE, SCATTER
from tinycall.core.dataset.synthesis.plot.lists import listed, numbers_of, values
from tinycall.core.dataset.synthesis.wording import numbers
from tinycall.core.dataset.synthesis.wording.templates import chosen, phrase, say

Made = tuple[str, dict[str, Any]]

_SERIES = (
    "temperatures|sales|scores|prices|visits|weights|steps|marks|times|grades|ages|heights|views|profits|"
    "downloads|rainfall|speeds|runs|losses|orders|test results|monthly costs|daily highs|users|bills|distances|"
    "lap times|heart rates|readings|counts|page views|hours of sleep|exam scores|salaries"
).split("|")
_STORIES = (
    "[my|our|the] {w} [were|are|was|went|have been] {d}[,|;|.|] [show|plot|draw|graph|make|give me|can you make] [it as |them as |this as |that as |]a {c}",
    "[plot|draw|show|graph] [my|our|the|these|] {w}[:|] {d} as [a |]{c}", "{c} of [my|our|the|] {w}[:|] {d}", "{c} for [my|our|the|these|] {w}[:|] {d}", f"{VERB} a {{c}} of [my|our|the|these|daily|] {{w}}[:|,|] {{d}}",
    "[this week|last week|this month|last year|today] [my|our|the] {w} were {d}, [draw|show|plot|make] a {c}", "{w} {d} as a {c}", "{w}: {d}, {c} please", f"{WISH} a {{c}} of [my|our|the] {{w}}[:|] {{d}}", "here are my {w}: {d}. [make|draw|plot] a {c}",
    "[show|draw|plot] the {w} {d} [in|on|as] a {c}", "i [had|got|measured|noted] {w} of {d}, [plot|show|draw] [it|them] as a {c}",
)  # fmt: skip
_LINE_ONLY = (
    "[plot|draw|make] a line through [the points |the values |]{d}", "[connect|join] {d} with a line", "line through {d}", "[show|plot|draw] the [trend|development|course] of {d}", "trend [line |]of {d}", "trend of [the values |]{d}", "plot a [curve|line] for [the values |]{d}",
    "draw a line [from|over|along] the values {d}", "time series of {d}", "[show|plot|draw] {d} [over time|as a trend|as a time series|as a curve]", "[plot|graph] [the |these ][values|numbers|data] {d}", "how did {d} develop over time", "plot the series {d}", "as a line: {d}", "[connect|join] {d} [up |]with [a line|lines]", "[chart|draw|graph] with a line[ please|]: {d}", "[show|draw] the series {d} as a line", "[lines|a line][:|,|] {d}", "line {d}", "trend [chart|graph|line chart]: {d}", "{d} as a [connected |]line", "draw how it went: {d}[,| as|] a line", "how did it go? {d}[,|;] line chart", "line[:|,] {d}",
)  # fmt: skip
_SPREAD = (
    "[show|show me|plot|draw|what is|what's|give me] the [distribution|spread|distribution|frequency distribution] of [the values |the numbers |these values |]{d}", "how are [the values |the numbers |these |]{d} [distributed|spread|spread out]", "distribution of {d}", "distribution: {d}", "frequency [chart|plot|distribution] of {d}",
    "how [is|are] [the data|the numbers|my scores|the values] {d} distributed", "[bin|bucket] [the values |the numbers |]{d}", "{d}, [show|plot|draw] the distribution", "[plot|show|draw|graph] {d} as a distribution", "distribution [plot|chart|graph] of {d}", "what does the distribution of {d} look like", "distribution of [the |my |these ][scores|ages|values|numbers|grades][:|] {d}", "[what's|what is|how is|how's] the [distribution|spread] [like |]for {d}", "[show|see|check|tell me] how [these |the |my |]{d} [are spread|are spread out|are distributed|spread]", "[show|see] how [these|the|my] [ages|scores|values|numbers|times] are [spread out|distributed|spread]: {d}", "how [often|frequent] [does each value come|is each value]: {d}", "[spread|distribution] for {d}", "frequencies of {d}, as a chart", "histogram [it|this|these|my data|the data|them]: {d}", "[i rolled|we got|i timed|we measured|i collected] {d}, [histogram it|histogram please|show the distribution|how is it spread]", "[take|use] [the numbers |the values |]{d} and [build|make|draw] a histogram[| of them]",
)  # fmt: skip
_BINS = (
    " with {n} bins", " with {n} bins", " [using|in|into] {n} [bins|buckets|bins]", ", {n} bins", ", {n} [bins|buckets|bars|groups]", " and {n} bins", "[,| with] [bins|buckets][=| = |: | ]{n}", " [with|using|in|across|split into|grouped into|divided into|sorted into] {n} [bins|buckets|bars|groups|intervals|classes|columns]",
    ", use {n} [bins|buckets]", " and use {n} bins", " ({n} bins)", "; {n} bins", " bins {n}", " bins={n}", ", number of bins {n}", ", bin count {n}", " with the number of bins set to {n}", ". {n} bins please", ", make it {n} bins", ", {n} bins please", ", i want {n} bins", ", split it in {n}", " - split it in {n}", ", split into {n}", ", {n} [bars|bins|buckets] only", " with [only |exactly |just |]{n} [bins|bars|buckets]", ", [bin count|number of bins|bins|nbins] [= |: |of |]{n}", ". use {n} bins", " / {n} bins", " w/ {n} bins", ", put them in {n} bins", " grouped in {n}", ", bucket them into {n}", ", [divide|group|sort] them into {n} [bins|groups|buckets]", ", with a bin count of {n}",
)  # fmt: skip
_BINS_INSIDE = ("{c} with {n} bins", "{c} with {n} [bins|buckets|bars|groups|intervals]", "{n}[ |-]bin {c}", "{c} ({n} bins)", "{c} in {n} [bins|buckets|groups]", "{c} using {n} [bins|buckets]", "{c}, {n} bins,", "{c} bins={n}", "{c} of {n} bins", "{c} / {n} bins /", "{c} w/ {n} [bins|bars]", "{c}, {n} [bins|buckets|bars]:", "{n} bins {c}", "{c} with [only |exactly |just |]{n} [bins|bars|buckets]", "{c} with a bin count of {n}", "{c} (bins: {n})")  # fmt: skip
_BINS_AHEAD = (
    "[with|using|in] {n} [bins|buckets][,|] ",
    "{n} bins: ",
    "{n} bins, ",
    "use {n} bins and ",
    "bins {n}, ",
    "[bin count|bins|number of bins][ =|:|] {n}[,|;] ",
    "bins={n} ",
    "{n} bins[ only|][,|;|:] ",
    "[give me|i want|take|use] {n} bins[,|:] ",
)
_POINT = (
    "({a}, {b})",
    "({a}, {b})",
    "({a},{b})",
    "({a},{b})",
    "({a} {b})",
    "({a};{b})",
    "({a}; {b})",
    "[{a}, {b}]",
    "[{a},{b}]",
    "({a}|{b})",
    "{{{a}, {b}}}",
    "<{a}, {b}>",
)
_BARE = (("{a} {b}", (", ", ", ", "; ", " / ", " | ", ",")), ("{a},{b}", (" ", " ", "; ", ", ", " / ", ";")), ("{a}, {b}", ("; ", " / ", " and ", " | ")), ("{a}:{b}", (", ", " ", ",")), ("{a}/{b}", (", ", " ")), ("{a} and {b}", ("; ",)), ("x={a} y={b}", (", ", "; ", " and ")), ("x {a} y {b}", (", ", "; ")), ("{a}->{b}", (", ", " ")), ("{a} to {b}", (", ", "; ")), ("x={a},y={b}", ("; ", " ")), ("{a},{b}", (" and ", "; ", " ", " ")), ("{a};{b}", (" ", ", ", " ")), ("{a}|{b}", (" ", ", ")), ("at x={a} it's {b}", (", ", "; ")), ("at {a} it is {b}", (", ",)), ("x={a}: {b}", (", ", "; ")), ("{a} → {b}", (", ", "; ")), ("{a}→{b}", (", ", " ")), ("{a} -> {b}", (", ", "; ")), ("{a} gives {b}", (", ", " and ")), ("{a}: {b}", (", ", "; ")), ("{a}|{b}", (" ", ", ", " ")))  # fmt: skip
_JOINS = (", ", ", ", " ", " and ", "; ", ",", " , ")
_TWO_LISTS = (
    f"{VERB} [a |]{{c}} [with|of|for|where|using] x[ =| is| =|:|] {{x}} [and|and|,|;] y[ =| is|:|] {{y}}", "{c} [with |of |for |]x[ =| is|:|=|] {x}[ and|,|;|] y[ =| is|:|=|] {y}", "{c} [with |of |for |]x[ =| is|:|=|] {x}[ and|,|;|] y[ =| is|:|=|] {y}",
    f"{VERB} [a |]{{c}} of {{y}} [against|over|versus|vs|vs.] {{x}}", "{c} [of |]{y} [against|versus|vs|over] {x}", f"{VERB} [a |]{{c}} [with |]x = [{{x}}] [and|,] y = [{{y}}]", "{c} x [{x}] y [{y}]", "{c}, x: {x}; y: {y}", "{c} x=[{x}] y=[{y}]", "{c} x=[{x}], y=[{y}]",
    "{c} with xs {x} and ys {y}", "{c} xs {x} ys {y}", f"{VERB} a {{c}} with [x values|x-values|xs|x coordinates] {{x}} and [y values|y-values|ys|y coordinates] {{y}}", "{c}[:|,|] x values {x}, y values {y}", "{c}, x values: {x}, y values: {y}", "{c} x axis {x} y axis {y}",
    "[plot|draw|show] {y} against {x} as a {c}", "[plot|graph] y = {y} [against|versus|vs|over] x = {x} [as|in|on] a {c}", "{c} of y = {y} [against|versus|over|vs] x = {x}", "{c} y: {y} x: {x}", "{c} with y {y} and x {x}", f"{VERB} a {{c}} with y = {{y}} and x = {{x}}", "{c} y values {y} x values {x}",
    "x = {x}, y = {y}, [make|draw|plot|as] a {c}", "x: {x} y: {y} {c}", "x {x} y {y} as [a |]{c}", "x={x}; y={y}; {c}", "[for|with] x {x} and y {y} [make|draw|plot] a {c}", "[plot|show|draw] x {x} and y {y} as a {c}", "[plot|draw|show] x: {x}, y: {y} as [a |]{c}", "i have x = {x} and y = {y}, [draw|make|show me] a {c}",
    "{c} of {y} at {x}", "{c} [at|for] x {x} the values {y}", "{c}: at {x} the values {y}", "{c} of the values {y} at x = {x}", "{c} of the values {y} at the x positions {x}", "{c} of points with x {x} and y {y}", "{c} where x is {x} and y is {y}", "{c} with {x} on the x axis and {y} on the y axis", "{c} with {y} on the y axis and {x} on x",
    "put {x} on the x axis and {y} on the y axis, {c}", "{c} <x: [{x}], y: [{y}]>", "{c} of [{x}] and [{y}]", "{c} [{x}], [{y}]", "{c} with the lists [{x}] and [{y}]", f"{VERB} a {{c}}: x {{x}}, y {{y}}", f"{WISH} a {{c}} with x {{x}} and y {{y}}", f"{WISH} a {{c}} of {{y}} [against|versus|over] {{x}}",
)  # fmt: skip
_LISTS_MORE = (
    "[plot|put|draw|show] {w} {x} on [the |]x[ axis|] and {v} {y} on [the |]y[ axis|][,|] [as a |]{c}", "{w} {x} on the x axis, {v} {y} on the y axis, {c}", "{c} with [horizontal|horizontally] {x} and [vertical|vertically] {y}", "{c}[, please|][:|,] first coordinates {x}[;|,| and] second coordinates {y}", "{c} where x goes {x} and y goes {y}", "x -> {x}; y -> {y}; {c}", "x: {x} / y: {y} / {c}", "xs: {x} / ys: {y} / {c}", "xs: {x}[;|,| and] ys: {y}[;|,] {c}", "the years are {x} and the {w} [were|was] {y}[;|,] [make|draw|show] a {c}", "the x [values|coords|coordinates] are {x} and the y [values|coords|coordinates] are {y}[,|;] {c}", "{w} {x} go on x and {v} {y} on y, {c}", "{w} are {x} (x) and {v} are {y} (y)[,|.] {c}", "{c} of {w} {x} [against|and|versus] {v} {y}, x is the {w}", "{c} of {v} {y} [against|and|versus] {w} {x}, y is the {v}",
    "y values {y}, x values {x}, {c} [them|please]", "y: {y}; x: {x}; {c}", "y = {y} and x = {x}[,|;] {c}", "{c}. x is {x}. y is {y}", "[draw|make|do] a {c}. x is {x}. y is {y}", "for x {x} and y {y} do a {c}", "{c} with x values of {x} [plus|and] y values of {y}", "{c} with x-coordinates {x} and y-coordinates {y}", "{c} for y values {y} over x values {x}", "{c} of y {y} [over|at|against] x {x}", "is there a correlation? x: {x} y: {y} {c}", "x {x}; y {y}; {c}", "{c}, x {x}, y {y}", "at x {x} i [measured|got|read] y {y}, {c}", "{c} [for|of] x from the list {x} and y from the list {y}", "x axis: {x}. y axis: {y}. {c}", "{c}: x axis {x}; y axis {y}", "{c}, y is {y} and x is {x}", "horizontal axis {x}, vertical axis {y}, {c}", "{c} - x: {x} - y: {y}",
)  # fmt: skip
_SEPARATORS = (", ", ", ", ",", ",", " ", " ")


def line_chart(rng: Random) -> Made:
    """One request and its arguments."""
    chart = chosen(rng, LINE)
    title = title_or_none(rng)
    if rng.random() < 0.33:
        x, y = _points(rng, 2, 8)
        text = _of_pairs(rng, chart, x, y, title)
        args = {"kind": "line", "x": numbers_of(x), "y": numbers_of(y)}
    else:
        y = values(rng, 2, 12)
        text = _of_values(rng, chart, listed(rng, y), _LINE_ONLY, 0.2, title)
        args = {"kind": "line", "y": numbers_of(y)}
    return text, args | {"title": title} if title else args


def scatter_plot(rng: Random) -> Made:
    """One request and its arguments."""
    x, y = _points(rng, 2, 8)
    title = title_or_none(rng)
    text = _of_pairs(rng, chosen(rng, SCATTER), x, y, title)
    args = {"kind": "scatter", "x": numbers_of(x), "y": numbers_of(y)}
    return text, args | {"title": title} if title else args


def histogram(rng: Random) -> Made:
    """One request and its arguments."""
    data = values(rng, 3, 14)
    args: dict[str, Any] = {"kind": "histogram", "values": numbers_of(data)}
    chart, title, extra = chosen(rng, HISTOGRAM), title_or_none(rng), Extra()
    shown = listed(rng, data)
    if rng.random() < 0.42:
        bins = numbers.count(rng, 2, 20 if rng.random() < 0.85 else 40)
        args["bins"] = int(bins.plain)
        slots = {"n": bins.text, "c": chart}
        extra = Extra(
            say(rng, _BINS_AHEAD, slots), say(rng, _BINS_INSIDE, slots), say(rng, _BINS, slots)
        )
        if rng.random() < 0.3:
            extra = Extra("", "", extra.behind)
        if extra.middle:
            extra = Extra(extra.ahead, extra.middle.replace(chart, "{c}", 1), extra.behind)
    if title:
        args["title"] = title
    if extra.behind or rng.random() < 0.68:
        return charted(rng, chart, shown, title, extra), args
    return _of_values(rng, chart, shown, _SPREAD, 0.85, title), args


def _of_values(
    rng: Random, chart: str, data: str, others: tuple[str, ...], share: float, title: str
) -> str:
    """One list, charted in the usual ways, in words of its kind alone, or as what it counts."""
    style = rng.random()
    if style < share:
        return titled(rng, say(rng, others, {"d": data}), title)
    if style < share + 0.14:
        slots = {"d": data, "c": chart, "w": rng.choice(_SERIES)}
        return titled(rng, say(rng, _STORIES, slots), title)
    return charted(rng, chart, data, title)


def _points(rng: Random, low: int, high: int) -> tuple[list[str], list[str]]:
    y = values(rng, low, high)
    count = len(y)
    if rng.random() < 0.5:
        start = rng.choice((0, 1, 1, 1, 2, 5, 10, 2018, 2020, rng.randint(1, 2000)))
        step = rng.choice((1, 1, 1, 2, 5, 10, 0.5))
        return [f"{start + at * step:g}" for at in range(count)], y
    return values(rng, count, count), y


def _of_pairs(rng: Random, chart: str, x: list[str], y: list[str], title: str) -> str:
    style = rng.random()
    if style < 0.32:
        point = rng.choice(_POINT)
        joined = _joined(rng, [point.format(a=a, b=b) for a, b in zip(x, y, strict=True)], _JOINS)
        lead = rng.choice(("", "", "", "points ", "the points "))
        return charted(rng, chart, lead + joined, title)
    if style < 0.46:
        point, joins = rng.choice(_BARE)
        joined = rng.choice(joins).join(point.format(a=a, b=b) for a, b in zip(x, y, strict=True))
        leads = ("", "", "", "", "points ", "the points ", "pairs ", "x,y pairs ", "x,y: ", "pts ")
        lead = rng.choice(leads)
        return charted(rng, chart, lead + joined, title)
    separator = rng.choice(_SEPARATORS)
    slots = {"c": chart, "x": _run(rng, x, separator), "y": _run(rng, y, separator)}
    template = _TWO_LISTS[int(rng.random() ** 1.6 * len(_TWO_LISTS))]
    if rng.random() < 0.35:
        template = rng.choice(_LISTS_MORE)
        slots["w"], slots["v"] = rng.sample(_SERIES, 2)
    if "[{x}]" in template:  # these brackets are the request's own
        slots |= {"x": f"[{separator.join(x)}]", "y": f"[{separator.join(y)}]"}
        template = template.replace("[{x}]", "{x}").replace("[{y}]", "{y}")
    text = phrase(rng, template, slots)
    if "<" in template:  # a brace in a template opens a slot
        text = text.replace("<", "{", 1).replace(">", "}", 1)
    return titled(rng, text, title)


def _joined(rng: Random, items: list[str], joins: tuple[str, ...]) -> str:
    join = rng.choice(joins)
    if join == ", " and rng.random() < 0.25:
        return join.join(items[:-1]) + rng.choice((" and ", ", and ")) + items[-1]
    return join.join(items)


def _run(rng: Random, items: list[str], separator: str) -> str:
    if separator == ", " and len(items) > 1 and rng.random() < 0.12:
        return f"{separator.join(items[:-1])} and {items[-1]}"
    return separator.join(items)
