"""A sample told again says the same with other numbers and words, or is left as it is."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.calls import parse_call
from tinycall.core.dataset.reading import open_dataset
from tinycall.core.dataset.sample import Sample
from tinycall.core.dataset.variation import Variation
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

EVAL = Path(__file__).parents[3] / "data" / "eval.jsonl"
SHIPPED = shipped_registry()


def calculation(user: str, expression: str) -> Variation:
    call = f'CALL calculator {{"expression":"{expression}"}}'
    return Variation(Sample("calculator", user, call), SHIPPED)


def plot(user: str, **args: object) -> Variation:
    return Variation(Sample("plot", user, f"CALL plot {json.dumps(args)}"), SHIPPED)


def search(user: str, **args: object) -> Variation:
    return Variation(Sample("search", user, f"CALL search {json.dumps(args)}"), SHIPPED)


@pytest.mark.parametrize(
    ("variation", "numbers"),
    [
        (calculation("48 eggs in boxes of 6", "48 / 6"), {"48", "6"}),
        (calculation("15% off 899", "899 - 899 * 15 / 100"), {"15", "899"}),
        (calculation("divide 1,250.50 by 7", "1250.50 / 7"), {"1250.50", "7"}),
        (calculation("three thousand two hundred over eight", "3200 / 8"), {"3200", "8"}),
        (calculation("-15 minus -6", "-15 - -6"), {"15", "6"}),
        # A constant of the formula looks like a number of the request.
        (calculation("mean of 2 and 7", "(2 + 7) / 2"), {"7"}),
        (calculation("1 laptop at 350, 15% off", "350 * (1 - 15 / 100)"), {"350", "15"}),
        (calculation("360 degrees shared by 6", "360 / 360 * 6"), {"6"}),
        (calculation("3 squared plus 2", "3 ** 2 + 2"), {"3"}),
        # A number within a longer one, or in a date.
        (calculation("eight hundred over a spider", "800 / 8"), {"800"}),
        (calculation("days from 2024-05-17 at 07:30", "2024 - 17 + 7"), set()),
        (calculation("add 007 and 15", "007 + 15"), {"15"}),
    ],
)
def test_numbers_that_stand_for_what_was_said(variation: Variation, numbers: set[str]) -> None:
    assert set(variation.numbers) == numbers


def test_words_of_formulas_and_of_the_schema_stay() -> None:
    assert plot("plot sin(x)", kind="function", expression="sin(x)").words == ()
    bars = plot("bar chart of tea 3", kind="bar", labels=["tea"], values=[3])
    assert bars.words == ("tea",)
    assert search("search search engines", query="search engines").words == ("engines",)


def test_counts_in_words_and_their_words_change_together() -> None:
    told = search("show me three notes about kv cache", query="kv cache", top_k=3)
    made = {told.draw(Random(seed)).user for seed in range(20)}
    assert any(" seven notes " in user or " five notes " in user for user in made)
    for seed in range(20):
        sample = told.draw(Random(seed))
        assert parse_call(sample.call).args["query"] in sample.user


def test_capitals_and_separators_are_kept() -> None:
    titled = plot("bars of 5 titled Sales", kind="bar", values=[5], title="Sales").draw(Random(1))
    assert parse_call(titled.call).args["title"].istitle()
    grouped = calculation("1,000,000 over 365", "1000000 / 365").draw(Random(1))
    number = grouped.user.split()[0]
    assert number.count(",") == 2
    assert number.replace(",", "") in grouped.call


def test_values_of_a_list_may_say_anything_else_and_stay_as_they_are() -> None:
    registry = ToolRegistry([Tool("set", "Sets", {"type": "object"})])
    call = 'CALL set {"on":true,"level":null,"deep":{"at":[{"room":"kitchen"}]}}'
    told = Variation(Sample("set", "kitchen light on", call), registry).draw(Random(3))
    args = parse_call(told.call).args
    assert (args["on"], args["level"]) == (True, None)
    assert args["deep"]["at"][0]["room"] == told.user.split()[0] != "kitchen"


@given(st.integers(0, 10_000))
def test_a_varied_request_still_asks_for_its_call(seed: int) -> None:
    """Whatever the evaluation holds: the schema accepts the call, and it keeps its form."""
    rng = Random(seed)
    sample = rng.choice(open_dataset(EVAL).samples)
    told = Variation(sample, SHIPPED).draw(rng)
    before, after = SHIPPED.parse(sample.call), SHIPPED.parse(told.call)
    assert told.tool == sample.tool == after.tool
    assert list(before.args) == list(after.args)
    assert SHIPPED.format(after) == told.call
    if sample.user == told.user:
        assert told.call == sample.call
    low, high = after.args.get("x_min"), after.args.get("x_max")
    if low is not None and high is not None:
        assert low < high
    assert Variation(sample, SHIPPED).draw(Random(seed)) == Variation(sample, SHIPPED).draw(
        Random(seed)
    )
