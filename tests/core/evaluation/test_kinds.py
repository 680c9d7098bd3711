"""What sort of request a call answers."""

from __future__ import annotations

import json
from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinycall.core.calls import Call
from tinycall.core.evaluation.kinds import kind_of
from tinycall.core.tools.registry import Tool, ToolRegistry
from tinycall.core.tools.shipped import shipped_registry

SHIPPED = shipped_registry()
LAMP = Tool("lamp", "", {"type": "object", "required": ["room"]})
OWN = ToolRegistry([LAMP, Tool("search", "", {"type": "object"})])


@pytest.mark.parametrize(
    ("expression", "sort"),
    [
        ("5 + 8 + 13", "sum"),
        ("-8 + 15", "sum"),
        ("50 - 9", "difference"),
        ("7 * 8", "product"),
        ("144 / 12", "quotient"),
        ("1200 / 100", "quotient"),
        ("144 // 12", "quotient"),
        ("47 % 5", "remainder"),
        ("2 ** 10", "power"),
        ("sqrt(196)", "function"),
        ("sin(pi / 2)", "function"),
        ("250 * 18 / 100", "percentage"),
        ("899 - 899 * 15 / 100", "percentage"),
        ("(80 + 92 + 77) / 3", "several steps"),
        ("5 ** 3 + 1", "several steps"),
        ("-42", "number"),
        ("9 +", "other"),
        ("(" * 300, "other"),
    ],
)
def test_a_calculation_is_sorted_by_its_expression(expression: str, sort: str) -> None:
    assert kind_of(Call("calculator", {"expression": expression}), SHIPPED) == f"calculator: {sort}"


@given(st.text(max_size=60))
def test_every_expression_has_a_sort(expression: str) -> None:
    kind = kind_of(Call("calculator", {"expression": expression}), SHIPPED)
    assert kind.startswith("calculator: ")


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        (Call("lamp", {"room": "hall"}), "lamp"),
        (Call("lamp", {"colour": "red", "room": "hall", "level": 2}), "lamp: with colour, level"),
        (Call("search", {"query": "a", "top_k": 2}), "search: with query, top_k"),
    ],
)
def test_a_declared_tool_is_sorted_by_its_optional_arguments(call: Call, kind: str) -> None:
    assert kind_of(call, OWN) == kind


def test_shipped_requests_fall_into_kinds_that_are_worth_a_row() -> None:
    text = files("tinycall.data").joinpath("eval.jsonl").read_text(encoding="utf-8")
    calls = [SHIPPED.parse(json.loads(line)["call"]) for line in text.splitlines()]
    kinds = Counter(kind_of(call, SHIPPED) for call in calls)
    assert {f"plot: {kind}" for kind in "function line bar scatter histogram".split()} <= set(kinds)
    assert {"search: with a count", "search: without a count"} <= set(kinds)
    assert not [kind for kind in kinds if kind.endswith(": other")]
    assert len(kinds) < 20
