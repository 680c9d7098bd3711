"""Ranges of x: how a request writes them, and their ends as JSON holds them."""

from __future__ import annotations

import json
import math
from random import Random

from tinycall.core.dataset.synthesis.wording.numbers import in_words
from tinycall.core.dataset.synthesis.wording.templates import phrase

_BEHIND = (
    " from {a} to {b}", " from {a} to {b}", " from {a} to {b}", " from {a} to {b}", " between {a} and {b}",
    " between {a} and {b}", " for x = {a} to {b}", " for x={a} to {b}",
    " for x from {a} to {b}", " for x between {a} and {b}", " for {a} <= x <= {b}", " for {a}<=x<={b}", " {a} <= x <= {b}",
    ", {a} <= x <= {b}", " for {a} < x < {b}", " with {a} < x < {b}", " where {a} <= x <= {b}", " for {a} ≤ x ≤ {b}",
    "[ |, ][on|over|in|for x in|x in|with x in|on the interval|over the interval|over the range|on the domain|x ∈] [{a}, {b}]",
    " [on|over|in|for x in|x in|with x in] [{a},{b}]", " [on|over|for x in|on the interval] ({a}, {b})", " ({a} to {b})", " ({a}, {b})",
    " [over|on|in|in the range|over the range|on the interval|across|within] {a} to {b}", " [over|in|on] [|x =|x=]{a}..{b}",
    "[,|] x from {a} to {b}", "[,|] x between {a} and {b}", "[,|] x={a}..{b}", "[,|] x = {a} to {b}", " {a} to {b}", ", {a} to {b}",
    "[,|] x: {a} to {b}", " {a}..{b}", ", {a}..{b}", " [over|on|for] {a}..{b}", " from {a} up to {b}", " from {a} until {b}", " from {a} through {b}",
    " from x = {a} to x = {b}", " from x={a} to x={b}", " from x = {a} to {b}", " starting at {a} and ending at {b}", " starting from {a} to {b}",
    " where x [goes|runs|ranges|is] from {a} to {b}", " with x [going|running|ranging] from {a} to {b}", " with x from {a} to {b}", " with x between {a} and {b}",
    " as x goes from {a} to {b}", " for x values [from {a} to|between {a} and] {b}", " when x is between {a} and {b}", " for values of x from {a} to {b}",
    "[,|] x_min {a}[,| and] x_max {b}", " x_min={a} x_max={b}", " with x_min = {a} and x_max = {b}", " xmin {a} xmax {b}", "[,| with| and] xmin={a}, xmax={b}", " min {a} max {b}",
    "[, | ]range {a} to {b}", "[, | ]range: {a} to {b}", "[, | ]range [{a}, {b}]", "[, | ]domain [{a}, {b}]", "[, | ]domain {a} to {b}", " in the range of {a} to {b}",
    " in the range from {a} to {b}", " in the interval {a} to {b}", " in the interval from {a} to {b}", " between x = {a} and x = {b}", " between x={a} and x={b}",
    " for x >= {a} and x <= {b}", " x going from {a} to {b}", " on the range {a} to {b}", " on [|the interval ]{a} to {b}", " from {a} all the way to {b}", " x axis from {a} to {b}",
    " with the x axis from {a} to {b}", " limited to {a} to {b}", " over the domain {a} to {b}", " from {a}  to {b}", " [{a};{b}]", " from {a} -> {b}", " frm {a} to {b}", ", say from {a} to {b}", ", say {a} to {b}", ", limits {a} and {b}", " with limits {a} and {b}", ", limits {a} to {b}", " starting at {a} up to {b}", ", starting at {a}, ending at {b}", " up to {b} starting at {a}", ", {a} up to {b}", ", x in [{a}; {b}]", ", x ∈ [{a}, {b}]", "; {a} < x < {b}", "; x from {a} to {b}", ", on x from {a} to {b}", " on an interval from {a} to {b}", " within [{a}, {b}]", ", x [goes|runs] from {a} to {b}", ", x {a} to {b}", ", left end {a}, right end {b}", ", begin at {a}, end at {b}", " with x starting at {a} and ending at {b}", " with {a} as the minimum and {b} as the maximum", ", lower limit {a}, upper limit {b}", ", x axis {a} to {b}", " on the x axis from {a} to {b}", ", x [stays |]between {a} and {b}", " , {a} to {b}", ", x min {a}, x max {b}", " for x-values from {a} to {b}", ", domain {a}..{b}", ". x from {a} to {b}", ". range {a} to {b}",
)  # fmt: skip
_AHEAD = (
    "from {a} to {b}[,|] ", "between {a} and {b}[,|] ", "for x from {a} to {b}, ", "for x between {a} and {b}, ", "for x in [{a}, {b}] ",
    "over {a} to {b}, ", "on [{a}, {b}], ", "on the interval {a} to {b}, ", "with x from {a} to {b}, ", "in the range {a} to {b}, ", "for {a} <= x <= {b}, ", "x in [{a}; {b}]: ", "x from {a} to {b}: ", "on {a} to {b}: ", "with x between {a} and {b}, ", "x = {a}..{b}, ", "range {a} to {b}, ", "domain {a} to {b}: ", "limits {a} and {b}, ",
)  # fmt: skip
_BARELY = (" {a} to {b}", " {a} to {b}", " {a}..{b}", " {a}..{b}", " between {a} and {b}", " {a} ... {b}", " ({a}..{b})", " ({a} to {b})", ", {a}..{b}", ", {a} to {b}", " {a} up to {b}", " {a} until {b}", " {a} through {b}", "; {a}..{b}", " [{a}, {b}]", " x {a} to {b}", " x {a}..{b}", " from {a} to {b}", " {a} < x < {b}", " x={a}..{b}", " for x between {a} and {b}", " between {a} & {b}", " on {a}..{b}", " {a} til {b}")  # fmt: skip
_DASHED = (" {a}-{b}", " from {a}-{b}", " in the range {a}-{b}", " for x {a}-{b}", ", x {a}-{b}", " over {a}-{b}", " for x={a}-{b}", " x in {a}-{b}", " range {a}-{b}")  # fmt: skip
_PIS = (1, 1, 2, 2, 2, 2, 3, 4, 6, 0.5, 1.5)


def range_behind(rng: Random, *, positive: bool = False) -> tuple[str, dict[str, int | float]]:
    """A range as it follows a formula, and the two arguments; `positive` wants x above zero."""
    if not positive and rng.random() < 0.02:
        return _around_zero(rng)
    ends, args = _ends(rng, positive)
    whole = all(end.isdigit() for end in ends)
    templates = _DASHED if whole and rng.random() < 0.08 else _BEHIND
    return _said(rng, templates, ends), args


def _around_zero(rng: Random) -> tuple[str, dict[str, int | float]]:
    """A range that reaches as far below zero as above it."""
    size = rng.choice((1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 50, 100))
    lead = rng.choice((" from ±{}", ", x within ±{}", " for x within ±{}", " over ±{}", ", x in ±{}", " within ±{}", " for x in ±{}", " with |x| <= {}", ", |x| <= {}", " where |x| < {}"))  # fmt: skip
    return lead.replace(" from", " on").format(size), {"x_min": -size, "x_max": size}


def bare_range(rng: Random, *, positive: bool = False) -> tuple[str, dict[str, int | float]]:
    """A range as two ends right behind a formula, without a word that begins it."""
    ends, args = _ends(rng, positive)
    return _said(rng, _BARELY, ends), args


def range_ahead(rng: Random, *, positive: bool = False) -> tuple[str, dict[str, int | float]]:
    """A range as it comes before a command."""
    ends, args = _ends(rng, positive)
    return _said(rng, _AHEAD, ends), args


def _said(rng: Random, templates: tuple[str, ...], ends: tuple[str, str]) -> str:
    template = templates[int(rng.random() ** 1.6 * len(templates))]
    slots = {"a": ends[0], "b": ends[1]}
    if "[{" in template:  # these brackets are the request's own
        for mark in (", ", ",", ";"):
            template = template.replace(f"[{{a}}{mark}{{b}}]", f"<{{a}}{mark}{{b}}>")
        return phrase(rng, template, slots).replace("<", "[", 1).replace(">", "]", 1)
    return phrase(rng, template, slots)


def _ends(rng: Random, positive: bool) -> tuple[tuple[str, str], dict[str, int | float]]:
    if rng.random() < 0.13:
        (low_text, low), (high_text, high) = _angles(rng)
        if positive:
            low_text, low = "0.1", 0.1
    else:
        low_plain, high_plain = _limits(rng, positive)
        low, high = json.loads(low_plain), json.loads(high_plain)
        low_text, high_text = _written(rng, low_plain, high_plain)
    return (low_text, high_text), {"x_min": low, "x_max": high}


def _limits(rng: Random, positive: bool) -> tuple[str, str]:
    style = rng.random()
    if positive:
        low = rng.choice(("0", "0", "1", "1", "0.1", "0.01", "0.5", "2", str(rng.randint(1, 40))))
        return low, str(
            int(float(low)) + rng.choice((4, 5, 10, 10, 20, 50, 100, rng.randint(1, 300)))
        )
    if style < 0.34:
        size = rng.choice(
            (1, 2, 3, 4, 5, 5, 6, 7, 8, 10, 10, 12, 15, 20, 30, 50, 100, rng.randint(1, 400))
        )
        return f"-{size}", f"{size}"
    if style < 0.56:
        return "0", str(
            rng.choice((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, rng.randint(1, 999)))
        )
    if style < 0.74:
        start = rng.randint(-12, 9)
        return str(start), str(start + rng.randint(1, 14))
    if style < 0.82:
        return rng.choice(
            (("-1.5", "1.5"), ("0", "6.28"), ("-3.14", "3.14"), ("0", "3.14"), ("-0.5", "0.5"), ("0", "0.1"), ("-2.5", "2.5"), ("0", "1.57"), ("-6.28", "6.28"), ("0", "12.57"))
        )  # fmt: skip
    start = rng.randint(-60, 60)
    end = start + rng.randint(1, 80)
    if style < 0.9:
        return f"{start}.{rng.randint(1, 9)}", f"{end + 1}.{rng.choice('12345678925')}"
    if style < 0.93:
        return str(start * 50), str(end * 50)
    return str(start), str(end)


def _written(rng: Random, low: str, high: str) -> tuple[str, str]:
    style = rng.random()
    if style < 0.06 and "." not in low + high and int(high) < 1000 and int(low) > -1000:
        minus = rng.choice(("minus ", "negative "))
        return _in_words(low, minus), _in_words(high, minus)
    if style < 0.12 and low[0] == "-":
        minus = rng.choice(("minus ", "negative ", "minus "))
        return low.replace("-", minus), high.replace("-", minus)
    if style < 0.14 and "." not in low and abs(int(low)) < 20:
        return _in_words(low, "minus "), high
    if style < 0.16 and high[0] != "-":
        return low, f"+{high}"
    if style < 0.18:
        return low.replace("-", "−"), high.replace("-", "−")
    return low, high


def _in_words(number: str, minus: str) -> str:
    words = in_words(int(number.lstrip("-")))
    return minus + words if number[0] == "-" else words


def _angles(rng: Random) -> tuple[tuple[str, float], tuple[str, float]]:
    """Two ends of which the higher is a multiple of pi, and often the lower is its opposite."""
    times = rng.choice(_PIS)
    high = _pi_text(rng, times)
    if rng.random() < 0.5:
        return ("0" if rng.random() < 0.9 else "zero", 0), (high, round(math.pi * times, 6))
    minus = rng.choice(("-", "-", "-", "minus ", "negative "))
    return (minus + high, -round(math.pi * times, 6)), (high, round(math.pi * times, 6))


def _pi_text(rng: Random, times: float) -> str:
    pi = rng.choice(("pi", "pi", "pi", "π", "Pi"))
    if times == 1:
        return pi
    if times == 0.5:
        return rng.choice((f"{pi}/2", f"{pi}/2", f"{pi} / 2", "pi over 2", f"0.5{pi}", f"0.5*{pi}"))
    if times == 1.5:
        return rng.choice((f"1.5{pi}", f"1.5*{pi}", f"1.5 {pi}", f"3{pi}/2", f"3*{pi}/2"))
    number = in_words(int(times))
    return rng.choice(
        (
            f"{times}{pi}",
            f"{times}{pi}",
            f"{times} {pi}",
            f"{times}*{pi}",
            f"{times} * {pi}",
            f"{number} pi",
        )
    )
