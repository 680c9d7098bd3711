"""The families of phrasing that made samples hold: lists in either order, and crossed words."""

from __future__ import annotations

import re
from random import Random
from typing import Any

import pytest

from tinycall.core.calls import Call
from tinycall.core.dataset.synthesis.plot import measured
from tinycall.core.dataset.synthesis.search.compounds import several
from tinycall.core.tools.shipped import shipped_registry

REGISTRY = shipped_registry()
NUMBER = re.compile(r"(?<![\w.-])[-−]?\d+(?:\.\d+)?|(?<=[-=>/:;,|])\d+(?:\.\d+)?")


def said(request: str) -> list[float]:
    return [float(number.replace("−", "-")) for number in NUMBER.findall(request)]


def holds(numbers: list[float], wanted: list[float]) -> bool:
    """Whether `wanted` stands in `numbers` without another between."""
    last = len(numbers) - len(wanted)
    return any(numbers[at : at + len(wanted)] == wanted for at in range(last + 1))


def plotted(args: dict[str, Any]) -> list[list[float]]:
    """The orders in which a request may give the numbers of a plot of two lists."""
    x, y = args["x"], args["y"]
    return [[*x, *y], [*y, *x], [value for pair in zip(x, y, strict=True) for value in pair]]


@pytest.mark.parametrize("maker", [measured.measured_line, measured.measured_scatter])
def test_two_lists_stand_in_one_of_three_orders(maker: Any) -> None:
    rng = Random(5)
    asked = [made for made in (maker(rng) for _ in range(900)) if "x" in made[1]]
    apart = [
        text
        for text, args in asked
        if not any(holds(said(text), wanted) for wanted in plotted(args))
    ]
    spelled = [text for text in apart if len(said(text)) < 2]
    assert len(apart) - len(spelled) <= len(asked) / 50, apart[:5]


@pytest.mark.parametrize(
    "maker", [measured.measured_bars, measured.measured_histogram, measured.measured_line]
)
def test_every_plot_can_be_called(maker: Any) -> None:
    rng = Random(6)
    for _ in range(300):
        text, args = maker(rng)
        assert REGISTRY.parse(REGISTRY.format(Call("plot", args))), text


@pytest.mark.parametrize(
    ("one", "more"),
    [("barn owl", "barn owls"), ("arctic fox", "arctic foxes"), ("wisdom tooth", "wisdom teeth")],
)
def test_plurals(one: str, more: str) -> None:
    assert more in {several(Random(seed), one) for seed in range(20)}
